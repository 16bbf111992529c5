"""All that watches the program itself, begun and ended together."""

import logging
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from finovox_desktop.core.secret import Secret
from finovox_desktop.diagnostics.bug_watch import BugWatch
from finovox_desktop.diagnostics.crash_hooks import CrashFile, ErrorHooks
from finovox_desktop.diagnostics.log import open_log
from finovox_desktop.diagnostics.qt_messages import hand_qt_messages_to_log, leave_qt_messages_to_qt
from finovox_desktop.diagnostics.recent_lines import RecentLines
from finovox_desktop.diagnostics.redaction import Redactor

if TYPE_CHECKING:
    from finovox_desktop.diagnostics.bugs import Bug


class Diagnostics(QObject):
    """The log, and what catches errors that nothing else caught. Each front door makes one and confides secrets to it.

    Signals:
        bug_found: Bug, once for each kind and place of error, from whichever thread it happened in.
    """

    bug_found = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._redactor = Redactor()
        self._recent = RecentLines()
        self._watch = BugWatch(self._tell)
        self._hooks = ErrorHooks()
        self._log: logging.Handler | None = None
        self._crash_file: CrashFile | None = None
        self._last_crash = ""

    @property
    def last_crash(self) -> str:
        """What a crash of the last run left; empty where it ended in order, or was only killed."""
        return self._last_crash

    def confide(self, secret: Secret) -> None:
        """Keep a secret out of the log from now on. Thread-safe."""
        self._redactor.add(secret)

    def recent_lines(self) -> tuple[str, ...]:
        """Give the last lines of the log, without values."""
        return self._recent.lines()

    def start(self, log: Path) -> None:
        """Watch from now on; the folder of the log exists. Raises OSError."""
        self._log = open_log(log, self._redactor)
        self._log.addFilter(self._watch)
        root = logging.getLogger()
        root.addHandler(self._log)
        root.addHandler(self._recent)
        root.setLevel(logging.INFO)
        self._crash_file = CrashFile(log.with_name("crash.txt"))
        self._last_crash = self._crash_file.take_last()
        self._crash_file.watch()
        self._hooks.install()
        hand_qt_messages_to_log()

    def stop(self) -> None:
        """End in order; idempotent."""
        if self._log is None:
            return
        leave_qt_messages_to_qt()
        self._hooks.remove()
        if self._crash_file is not None:
            self._crash_file.close()
        root = logging.getLogger()
        root.removeHandler(self._recent)
        root.removeHandler(self._log)
        self._log.close()
        self._log = None

    def _tell(self, bug: "Bug") -> None:
        with suppress(RuntimeError):  # the application is being taken down: the log has it
            self.bug_found.emit(bug)
