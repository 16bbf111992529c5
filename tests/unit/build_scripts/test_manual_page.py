"""The manual page names every command and option that the terminal program has."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

_PAGE = Path(__file__).resolve().parents[3] / "build_scripts" / "linux" / "finovox.1"


@pytest.mark.parametrize("command", [(), ("analyse",), ("export",), ("key", "set"), ("sandbox",)])
def test_the_manual_page_names_every_option(command: tuple[str, ...]) -> None:
    page = _PAGE.read_text(encoding="utf-8").replace("\\-", "-")
    said = subprocess.run(
        [sys.executable, "-P", "-m", "finovox_desktop.cli", *command, "--help"],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    ).stdout

    options = set(re.findall(r"^  (?:-\w(?: \w+)?, )?(--[\w-]+)", said, re.MULTILINE))

    assert "--help" in options
    assert [option for option in sorted(options) if option not in page] == []
    assert all(word in page for word in command)
