"""The hooks of last resort: errors that nothing caught go to the log, a crash of the process into a file."""

import faulthandler
import logging
import os
import sys
import threading
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from io import FileIO

_log = logging.getLogger(__name__)

_GREATEST_CRASH_BYTES = 64 * 1024


class ErrorHooks:
    """Sends uncaught errors of the main thread, of slots, of other threads and of finalizers to the log, as CRITICAL."""

    def install(self) -> None:
        """Catch them from now on."""
        sys.excepthook = _log_uncaught
        threading.excepthook = _log_uncaught_in_thread
        sys.unraisablehook = _log_unraisable

    def remove(self) -> None:
        """Give them back to Python."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        sys.unraisablehook = sys.__unraisablehook__


class CrashFile:
    """Holds the stacks of a process that crashed (a fault in a library, an abort); empty after an orderly end."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._kept = path.with_name("last-" + path.name)
        self._file: FileIO | None = None

    def take_last(self) -> str:
        """Give what the last run left, empty if nothing. Once: it is kept beside, under another name."""
        try:
            if not self._path.stat().st_size:
                return ""
            self._path.replace(self._kept)
            with self._kept.open("rb") as file:
                return file.read(_GREATEST_CRASH_BYTES).decode("utf-8", "replace")
        except OSError:
            return ""

    def watch(self) -> None:
        """Write there from now on. Raises OSError."""
        # A file of its own: a program without a console has no stderr.
        self._file = open(self._path, "wb", buffering=0, opener=_owner_only)  # noqa: SIM115 - open until close()
        faulthandler.enable(self._file)

    def close(self) -> None:
        """Stop watching: the program ends in order."""
        if self._file is not None:
            faulthandler.disable()
            self._file.close()
            self._file = None


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Log an error that a slot let through. The rest of that slot was skipped; the event loop goes on."""
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, error, trace)
        return
    _log.critical("uncaught error", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(arguments: threading.ExceptHookArgs) -> None:
    if arguments.exc_value is not None:
        _log_uncaught(arguments.exc_type, arguments.exc_value, arguments.exc_traceback)


def _log_unraisable(unraisable: "sys.UnraisableHookArgs") -> None:
    if unraisable.exc_value is not None:
        _log_uncaught(unraisable.exc_type, unraisable.exc_value, unraisable.exc_traceback)


def _owner_only(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
