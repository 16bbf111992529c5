"""What the programs do not load before they need it: each would keep people waiting for the window, or for a command's answer."""

import subprocess
import sys

import pytest

HTTP = ("requests", "urllib3", "http.cookiejar")
DOCUMENTS = ("PIL", "pikepdf", "pypdfium2", "defusedxml")
HIDDEN_PAGES = (
    "finovox_desktop.ui.first_run",
    "finovox_desktop.ui.help.window",
    "finovox_desktop.ui.settings.dialog",
    "finovox_desktop.ui.triage.page",
)
SALVAGE = ("finovox_desktop.storage.opening", "finovox_desktop.storage.salvage")


def loaded_with(program: str) -> set[str]:
    command = [sys.executable, "-c", f"import sys, {program}; print(*sys.modules)"]
    return set(subprocess.run(command, capture_output=True, check=True, encoding="utf-8").stdout.split())


@pytest.mark.parametrize(
    ("program", "late"),
    [
        ("finovox_desktop.app", (*HTTP, *DOCUMENTS, *HIDDEN_PAGES, *SALVAGE, "keyring", "werkzeug", "truststore")),
        ("finovox_desktop.cli", (*HTTP, *DOCUMENTS, *SALVAGE, "keyring", "werkzeug", "sqlite3", "PySide6.QtWidgets")),
    ],
)
def test_program_is_loaded_without(program: str, late: tuple[str, ...]) -> None:
    loaded = loaded_with(program)
    assert program in loaded
    assert not loaded & set(late)
