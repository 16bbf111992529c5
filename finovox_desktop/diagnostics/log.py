"""The log file: what the program did and what went wrong, readable by its owner only, without secrets."""

import logging
import logging.handlers
import os
from io import TextIOWrapper
from pathlib import Path

from finovox_desktop.core.text import shown
from finovox_desktop.diagnostics.redaction import Redactor

_BYTES = 1024 * 1024
_EARLIER_FILES = 3
_GREATEST_RECORD_LENGTH = 50_000


def open_log(path: Path, redactor: Redactor) -> logging.Handler:
    """Open the log for writing. Raises OSError."""
    handler = _LogFile(path, maxBytes=_BYTES, backupCount=_EARLIER_FILES, encoding="utf-8", errors="backslashreplace")
    handler.setFormatter(_RedactingFormatter(redactor))
    return handler


class _LogFile(logging.handlers.RotatingFileHandler):
    """Rotates by size; a record that cannot be written is dropped."""

    def _open(self) -> TextIOWrapper:
        file = open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=_owner_only)  # noqa: SIM115
        assert isinstance(file, TextIOWrapper)
        return file

    def handleError(self, _record: logging.LogRecord) -> None:
        """Say nothing: the usual words on stderr would quote the record as it was before secrets were taken out."""


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


def _owner_only(path: str, flags: int) -> int:
    descriptor = os.open(path, flags, 0o600)
    if hasattr(os, "fchmod"):
        os.fchmod(descriptor, 0o600)
    return descriptor
