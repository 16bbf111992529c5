"""One file, looked at: a document, a container of documents, or a refusal with its reason. Nothing is parsed here."""

import hashlib
import os
import stat
from dataclasses import dataclass
from io import BufferedReader

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
from finovox_desktop.service.files import open_without_waiting

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
        with open_without_waiting(path) as file:
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


def _look_at_open(path: str, file: BufferedReader) -> DocumentFile | ContainerFile | Refusal:
    status = os.fstat(file.fileno())
    if not stat.S_ISREG(status.st_mode):
        return Refusal(path, RefusalReason.NOT_A_DOCUMENT, "not a regular file")
    name = os.path.basename(path)  # noqa: PTH119 - as above
    first_block = file.read(_BLOCK_BYTES)
    # An archive first: a document that is stored in it may begin within the bytes that are looked at.
    container = container_kind_of(first_block[:BYTES_THAT_TELL_A_CONTAINER], name)
    kind = kind_of(first_block[:BYTES_THAT_TELL_THE_KIND]) if container is None else None
    if container is None and kind is None:
        return Refusal(path, RefusalReason.NOT_A_DOCUMENT if first_block else RefusalReason.EMPTY)
    if container is not None and status.st_size > GREATEST_CONTAINER:
        return Refusal(path, RefusalReason.TOO_LARGE)
    content = _read(first_block, file)
    if content.size != status.st_size or os.fstat(file.fileno()).st_mtime_ns != status.st_mtime_ns:
        return Refusal(path, RefusalReason.UNREADABLE, "the file is being written")
    if container is not None:
        return ContainerFile(path, container, content.sha256)
    assert kind is not None
    document = Document(path, shown(name), content.size, content.sha256, kind, status.st_mtime_ns)
    return DocumentFile(document, content.names_encryption and kind is DocumentKind.PDF)


@dataclass(frozen=True, slots=True)
class _Content:
    size: int
    sha256: str
    names_encryption: bool


def _read(first_block: bytes, file: BufferedReader) -> _Content:
    digest = hashlib.sha256()
    size, names_encryption = 0, False
    block, end_before = first_block, b""
    while block:
        digest.update(block)
        size += len(block)
        # The end of the block before: the mark may lie across.
        names_encryption = (
            names_encryption or _MARK_OF_ENCRYPTION in block or _MARK_OF_ENCRYPTION in end_before + block[:8]
        )
        end_before = block[-len(_MARK_OF_ENCRYPTION) + 1 :]
        block = file.read(_BLOCK_BYTES)
    return _Content(size, digest.hexdigest(), names_encryption)
