"""Diagnostics for real: a log in a temporary folder, hooks in this process, all given back at the end."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from finovox_desktop.diagnostics.diagnostics import Diagnostics

if TYPE_CHECKING:
    from finovox_desktop.diagnostics.bugs import Bug

LOGGER = logging.getLogger("finovox_desktop.tests")


class Watched:
    """Diagnostics that run, and the bugs they told of."""

    def __init__(self, log: Path) -> None:
        self.log = log
        self.bugs: list[Bug] = []
        self.diagnostics = Diagnostics()
        self.diagnostics.bug_found.connect(self.bugs.append, Qt.ConnectionType.DirectConnection)
        self.diagnostics.start(log)

    def written(self) -> str:
        """What stands in the log."""
        return self.log.read_text(encoding="utf-8")


@pytest.fixture
def watched(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> Iterator[Watched]:
    """Asks for `caplog`: these tests log errors on purpose."""
    level = logging.getLogger().level
    running = Watched(tmp_path / "finovox.log")
    yield running
    running.diagnostics.stop()
    logging.getLogger().setLevel(level)
    assert caplog is not None
