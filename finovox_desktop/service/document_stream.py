"""A document's file as the body of a submission: read in blocks, hashed on the way, and known to be whole or not."""

import hashlib
import os
import stat
import time
from collections.abc import Callable
from io import BufferedReader
from types import TracebackType
from typing import Self

from finovox_desktop.core.document import Document
from finovox_desktop.service.files import open_without_waiting

PROGRESS_INTERVAL_SECONDS = 0.1
"""At most 10 signals a second: one for each block costs the window 3 ms at p99."""


class FileChangedError(Exception):
    """The file is not what intake saw: its size, time or content differ."""


class FileUnreachableError(Exception):
    """The file cannot be opened or read."""


class DocumentStream:
    """A file-like object of exactly the document's size.

    The last block is handed out only when the hash of everything before and in it is the one that intake took: a file that
    changed is broken off before the body is whole. Raises FileChangedError and FileUnreachableError when read.
    """

    def __init__(self, document: Document, report_progress: Callable[[int], None]) -> None:
        self._document = document
        self._report_progress = report_progress
        self._digest = hashlib.sha256()
        self._read = 0
        self._reported_at = 0.0
        self._file = self._open()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._file.close()

    @property
    def len(self) -> int:
        """Bytes that are left, as the multipart encoder asks for them."""
        return self._document.size - self._read

    def read(self, size: int = -1) -> bytes:
        """Give at most `size` bytes (all that is left where negative)."""
        wanted = self.len if size < 0 else min(size, self.len)
        try:
            block = self._file.read(wanted)
        except OSError as error:
            raise FileUnreachableError(error.strerror or "") from error
        if len(block) < wanted:
            raise FileChangedError("the file has become shorter")
        self._digest.update(block)
        self._read += len(block)
        if block and self.len == 0:
            self._verify()
        self._report()
        return block

    def _open(self) -> BufferedReader:
        try:
            file = open_without_waiting(self._document.path)
        except OSError as error:
            raise FileUnreachableError(error.strerror or "") from error
        try:
            self._compare(os.fstat(file.fileno()))
        except FileChangedError:
            file.close()
            raise
        return file

    def _verify(self) -> None:
        self._compare(os.fstat(self._file.fileno()))
        if self._digest.hexdigest() != self._document.sha256:
            raise FileChangedError("the file's content has changed")

    def _compare(self, status: os.stat_result) -> None:
        if not stat.S_ISREG(status.st_mode) or status.st_size != self._document.size:
            raise FileChangedError("the file's size has changed")
        if status.st_mtime_ns != self._document.modified_ns:
            raise FileChangedError("the file was saved again")

    def _report(self) -> None:
        now = time.monotonic()
        if self.len == 0 or now - self._reported_at >= PROGRESS_INTERVAL_SECONDS:
            self._reported_at = now
            self._report_progress(self._read)
