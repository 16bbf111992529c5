"""One file, looked at: a document, a container of documents, or a refusal with its reason. Nothing is parsed here."""

import hashlib
import os
import stat
from dataclasses import dataclass
from io import FileIO

from finovox_desktop.core.container import BYTES_THAT_TELL_A_CONTAINER, ContainerKind, container_kind_of
from finovox_desktop.core.document import (
    BYTES_THAT_TELL_THE_KIND,
    Document,
    DocumentKind,
    Refusal,
    RefusalReason,
    kind_of,
)
from finovox_desktop.core.text import shown
from finovox_desktop.service.files import open_raw

GREATEST_CONTAINER = 4 * 1024 * 1024 * 1024
"""Bytes of an e-mail or archive that is opened."""

_BLOCK_BYTES = 1024 * 1024

# ISO 32000-1, 7.6.1: a trailer, which is never compressed, names the encryption; whether a password is needed it does not say.
_MARK_OF_ENCRYPTION = b"/Encrypt"


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A file that is a document; `may_be_locked` where it is a PDF that names an encryption."""

    document: Document
    may_be_locked: bool


@dataclass(frozen=True, slots=True)
class ContainerFile:
    """A file that may hold documents; `sha256` in hexadecimal."""

    path: str
    kind: ContainerKind
    sha256: str


def look_at(path: str) -> DocumentFile | ContainerFile | Refusal:
    """Read a file once, from its beginning to its end. Blocks as long as the disk does."""
    try:
        with open_raw(path) as file:
            return _look_at_open(path, file)
    except OSError as error:
        return refusal_of_missing(path, error)


def refusal_of_missing(path: str, error: OSError) -> Refusal:
    """Word why a path cannot be read."""
    words = error.strerror or ""
    if isinstance(error, FileNotFoundError):
        reason = RefusalReason.BROKEN_LINK if os.path.islink(path) else RefusalReason.GONE  # noqa: PTH114 - the path may hold lone surrogates
        return Refusal(path, reason, words)
    return Refusal(path, RefusalReason.UNREADABLE, words)


def _look_at_open(path: str, file: FileIO) -> DocumentFile | ContainerFile | Refusal:
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        return Refusal(path, RefusalReason.NOT_A_DOCUMENT, "not a regular file")
    name = os.path.basename(path)  # noqa: PTH119 - as above
    first_block = _read_block(file, status.st_size)
    # An archive first: a document that is stored in it may begin within the bytes that are looked at.
    container = container_kind_of(first_block[:BYTES_THAT_TELL_A_CONTAINER], name)
    kind = kind_of(first_block[:BYTES_THAT_TELL_THE_KIND]) if container is None else None
    if container is None and kind is None:
        return Refusal(path, RefusalReason.NOT_A_DOCUMENT if first_block else RefusalReason.EMPTY)
    if container is not None and status.st_size > GREATEST_CONTAINER:
        return Refusal(path, RefusalReason.TOO_LARGE)
    content = _read(first_block, file, status.st_size, _MARK_OF_ENCRYPTION if kind is DocumentKind.PDF else None)
    if content is None or os.fstat(file.fileno()).st_mtime_ns != status.st_mtime_ns:
        return Refusal(path, RefusalReason.UNREADABLE, "the file is being written")
    if container is not None:
        return ContainerFile(path, container, content.sha256)
    assert kind is not None
    document = Document(path, shown(name), status.st_size, content.sha256, kind, status.st_mtime_ns)
    return DocumentFile(document, content.holds_mark)


@dataclass(frozen=True, slots=True)
class _Content:
    sha256: str
    holds_mark: bool


def _read(first_block: bytes, file: FileIO, size: int, mark: bytes | None) -> _Content | None:
    """Read the rest, look for a mark in it all, and hash it; None where the file is not of that size any more."""
    digest = hashlib.sha256(first_block)
    holds_mark = mark is not None and mark in first_block
    left = size - len(first_block)
    before = first_block
    while left > 0:
        block = _read_block(file, left)
        if not block:
            return None
        digest.update(block)
        # The end of the block before: the mark may lie across.
        holds_mark = holds_mark or (
            mark is not None and (mark in block or mark in before[1 - len(mark) :] + block[: len(mark) - 1])
        )
        left -= len(block)
        before = block
    return _Content(digest.hexdigest(), holds_mark) if left == 0 else None


def _read_block(file: FileIO, left: int) -> bytes:
    """Read a block, or what is left and one byte more: so the end is seen, and whether the file has grown."""
    size = min(left + 1, _BLOCK_BYTES)
    block = file.read(size)
    while len(block) < size and (more := file.read(size - len(block))):
        block += more
    return block
