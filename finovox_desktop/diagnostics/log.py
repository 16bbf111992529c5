"""The log: what the program did and what went wrong, without secrets."""

import logging
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from finovox_desktop.core.text import shown
from finovox_desktop.diagnostics.owner_only import owner_only
from finovox_desktop.diagnostics.redaction import Redactor

if TYPE_CHECKING:
    from finovox_desktop.diagnostics.log_file import LogFile

_GREATEST_RECORD_LENGTH = 50_000


def open_log(path: Path, redactor: Redactor) -> logging.Handler:
    """Open the log for writing. Raises OSError."""
    with open(path, "ab", opener=owner_only):
        return _Log(path, redactor)


class _Log(logging.Handler):
    """Writes records. What keeps the files is loaded with the first: a start has nothing to say until the window is there."""

    def __init__(self, path: Path, redactor: Redactor) -> None:
        super().__init__()
        self._path = path
        self._redactor = redactor

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; one that cannot be written is dropped."""
        with suppress(OSError):
            self._file.emit(record)

    def close(self) -> None:
        """Close what was opened."""
        if "_file" in vars(self):
            self._file.close()
        super().close()

    @cached_property
    def _file(self) -> "LogFile":
        from finovox_desktop.diagnostics.log_file import LogFile  # noqa: PLC0415

        file = LogFile(self._path)
        file.setFormatter(_RedactingFormatter(self._redactor))
        return file


class _RedactingFormatter(logging.Formatter):
    """Redacts the whole formatted record: message, arguments, the error's text and its stack.

    A record begins at the left edge and its further lines are indented: no text from outside can look like one.
    """

    def __init__(self, redactor: Redactor) -> None:
        super().__init__("%(asctime)s %(levelname)s %(threadName)s %(name)s: %(message)s")
        self._redactor = redactor

    def format(self, record: logging.LogRecord) -> str:
        """Give the lines of a record."""
        lines = self._redactor.redact(super().format(record))[:_GREATEST_RECORD_LENGTH].splitlines()
        return "\n    ".join(shown(line, _GREATEST_RECORD_LENGTH) for line in lines)
