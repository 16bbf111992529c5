"""The log's files: rotated by size, readable by their owner only."""

import logging
import logging.handlers
from io import TextIOWrapper
from pathlib import Path

from finovox_desktop.diagnostics.owner_only import owner_only

_BYTES = 1024 * 1024
_EARLIER_FILES = 3


class LogFile(logging.handlers.RotatingFileHandler):
    """Rotates by size; a record that cannot be written is dropped."""

    def __init__(self, path: Path) -> None:
        super().__init__(path, maxBytes=_BYTES, backupCount=_EARLIER_FILES, encoding="utf-8", errors="backslashreplace")

    def _open(self) -> TextIOWrapper:
        file = open(self.baseFilename, self.mode, encoding=self.encoding, errors=self.errors, opener=owner_only)  # noqa: SIM115
        assert isinstance(file, TextIOWrapper)
        return file

    def handleError(self, _record: logging.LogRecord) -> None:
        """Say nothing: the usual words on stderr would quote the record as it was before secrets were taken out."""
