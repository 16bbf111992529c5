"""From a path that was dropped to documents, or to a refusal with its reason. Nothing is parsed here."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from finovox_desktop.core.document import BYTES_THAT_TELL_THE_KIND, Document, Refusal, RefusalReason, kind_of
from finovox_desktop.core.text import shown
from finovox_desktop.service.files import open_without_waiting

_BLOCK_BYTES = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Found:
    """A document that was found under a dropped path; `case` is the dropped folder's name, or empty."""

    document: Document
    case: str


def take_in(path: str) -> Iterator[Found | Refusal]:
    """Give the documents under a path, folders walked in the order of names, each hashed; refusals with their reason.

    Within a folder, what is no PDF, JPEG or PNG is refused by name too: nothing is left out silently.
    """
    absolute = os.path.abspath(path)
    try:
        mode = os.stat(absolute).st_mode  # noqa: PTH116 - the path may hold lone surrogates; os takes them as they are
    except OSError as error:
        yield _refusal_of_missing(absolute, error)
        return
    except ValueError as error:
        yield Refusal(absolute, RefusalReason.GONE, str(error))  # a NUL in the path: no file can have that name
        return
    if not stat.S_ISDIR(mode):
        yield _take_in_file(absolute, case="")
        return
    is_empty = True
    for file in _files_under(absolute):
        is_empty = False
        yield file if isinstance(file, Refusal) else _take_in_file(file, case=shown(Path(absolute).name))
    if is_empty:
        yield Refusal(absolute, RefusalReason.EMPTY_FOLDER)


def _files_under(folder: str) -> Iterator[str | Refusal]:
    """Walk a folder. Links to folders are not followed: they may lead round in a circle."""
    refusals: list[Refusal] = []

    def note(error: OSError) -> None:
        refusals.append(Refusal(str(error.filename), RefusalReason.UNREADABLE, error.strerror or ""))

    for directory, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not _is_clutter(name))
        yield from refusals
        refusals.clear()
        for name in sorted(names):
            if not _is_clutter(name):
                yield os.path.join(directory, name)  # noqa: PTH118 - as above
    yield from refusals


def _is_clutter(name: str) -> bool:
    """Tell whether a file or folder in a folder was put there by the system and not by a person."""
    return name.startswith(".") or name.lower() in {"thumbs.db", "desktop.ini"}


def _take_in_file(path: str, case: str) -> Found | Refusal:
    try:
        with open_without_waiting(path) as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return Refusal(path, RefusalReason.NOT_A_DOCUMENT, "not a regular file")
            if status.st_size == 0:
                return Refusal(path, RefusalReason.EMPTY)
            first_block = file.read(_BLOCK_BYTES)
            kind = kind_of(first_block[:BYTES_THAT_TELL_THE_KIND])
            if kind is None:
                return Refusal(path, RefusalReason.NOT_A_DOCUMENT)
            digest = hashlib.sha256(first_block)
            size = len(first_block)
            while block := file.read(_BLOCK_BYTES):
                digest.update(block)
                size += len(block)
            after = os.fstat(file.fileno())
    except OSError as error:
        return _refusal_of_missing(path, error)
    if size != status.st_size or after.st_mtime_ns != status.st_mtime_ns:
        return Refusal(path, RefusalReason.UNREADABLE, "the file is being written")
    document = Document(path, shown(os.path.basename(path)), size, digest.hexdigest(), kind, status.st_mtime_ns)  # noqa: PTH119 - as above
    return Found(document, case)


def _refusal_of_missing(path: str, error: OSError) -> Refusal:
    words = error.strerror or ""
    if isinstance(error, FileNotFoundError):
        reason = RefusalReason.BROKEN_LINK if os.path.islink(path) else RefusalReason.GONE  # noqa: PTH114 - as above
        return Refusal(path, reason, words)
    return Refusal(path, RefusalReason.UNREADABLE, words)
