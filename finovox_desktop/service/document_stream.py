"""A document's file as the body of a submission: read in blocks, hashed on the way, and known to be whole or not."""

import hashlib
import itertools
import os
import stat
import time
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from io import BufferedReader
from types import TracebackType
from typing import Self

from finovox_desktop.core.document import Document
from finovox_desktop.service.files import open_without_waiting

BLOCK_BYTES = 256 * 1024
"""What is sent at once: progress is told, and a line that stands still is noticed, from block to block."""

_PIECE_BYTES = 4 * BLOCK_BYTES
"""What is read and hashed at once: large, for each costs a turn between two threads."""

_MOST_PIECES = 3
"""How many are in memory: those that wait to be hashed, and the one that is being sent."""

PROGRESS_INTERVAL_SECONDS = 0.1
"""At most 10 signals a second: one for each block costs the window 3 ms at p99."""


class FileChangedError(Exception):
    """The file is not what intake saw: its size, time or content differ."""


class FileUnreachableError(Exception):
    """The file cannot be opened or read."""


class DocumentStream:
    """A document's bytes, exactly as many as intake saw.

    The last block is handed out only when the hash of everything before and in it is the one that intake took: a file that
    changed is broken off before the body is whole.
    """

    def __init__(self, document: Document, report_progress: Callable[[int], None]) -> None:
        """Raises FileChangedError and FileUnreachableError."""
        self._document = document
        self._report_progress = report_progress
        self._digest = hashlib.sha256()
        self._unread = document.size
        self._reported_at = 0.0
        self._file = self._open()
        self._helper: ThreadPoolExecutor | None = None
        self._left = document.size  # bytes behind the block that was handed out last

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._helper is not None:
            self._helper.shutdown(cancel_futures=True)
        self._file.close()

    def blocks(self, head: bytes = b"", tail: bytes = b"") -> Iterator[bytes | memoryview]:
        """Give the document in blocks, between a head and a tail that are given as they are.

        Each is valid until the next is asked for; that is when progress counts it as sent. Raises FileChangedError and
        FileUnreachableError.
        """
        if self._unread <= BLOCK_BYTES:
            yield self._in_one(head, tail)
            self._left = 0
            self._report()
            return
        yield head
        for piece in self._pieces():
            for start in range(0, len(piece), BLOCK_BYTES):
                block = piece[start : start + BLOCK_BYTES]
                self._left -= len(block)
                yield block
                self._report()
        yield tail

    def _in_one(self, head: bytes, tail: bytes) -> memoryview:
        """Read a small document to where it belongs, between its head and its tail: it is copied nowhere."""
        whole = memoryview(bytearray(len(head) + self._unread + len(tail)))
        end = len(whole) - len(tail)
        whole[: len(head)] = head
        whole[end:] = tail
        self._digest.update(self._read_into(whole[len(head) : end]))
        self._verify()
        return whole

    def _pieces(self) -> Iterator[memoryview]:
        """Read the file; a helper hashes what is read while it is sent, and is waited for before the last piece is given."""
        if self._unread <= _PIECE_BYTES:
            piece = self._read_into(memoryview(bytearray(self._unread)))
            self._digest.update(piece)
            self._verify()
            yield piece
            return
        self._helper = ThreadPoolExecutor(1, "hash of a document")
        hashed: deque[Future[None]] = deque()
        for buffer in itertools.cycle([memoryview(bytearray(_PIECE_BYTES)) for _ in range(_MOST_PIECES)]):
            if len(hashed) == _MOST_PIECES:
                hashed.popleft().result()
            piece = self._read_into(buffer)
            hashed.append(self._helper.submit(self._digest.update, piece))
            if self._unread == 0:
                hashed[-1].result()
                self._verify()
                yield piece
                return
            yield piece

    def _read_into(self, buffer: memoryview) -> memoryview:
        wanted = min(len(buffer), self._unread)
        piece = buffer[:wanted]
        try:
            count = self._file.readinto(piece)
        except OSError as error:
            raise FileUnreachableError(error.strerror or "") from error
        if count < wanted:
            raise FileChangedError("the file has become shorter")
        self._unread -= wanted
        return piece

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
        if self._left == 0 or now - self._reported_at >= PROGRESS_INTERVAL_SECONDS:
            self._reported_at = now
            self._report_progress(self._document.size - self._left)
