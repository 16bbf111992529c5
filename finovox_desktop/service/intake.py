"""From a path that was dropped to documents, or to refusals with their reasons. Nothing is parsed in this process."""

import hashlib
import os
import stat
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from finovox_desktop.core.container import WAY_SEPARATOR, ContainerKind, TakenOut, Unpacked
from finovox_desktop.core.document import Refusal, RefusalReason
from finovox_desktop.core.found import Found
from finovox_desktop.core.text import shown, without_lone_surrogates
from finovox_desktop.service.document_file import ContainerFile, DocumentFile, look_at, refusal_of_missing

_LONGEST_FOLDER_NAME = 32


class Inspector(Protocol):
    """Opens what strangers made, in another process."""

    def unpack(self, path: str, kind: ContainerKind, folder: Path) -> Unpacked:
        """Take documents out of a container into files of a folder. Raises NoRoomToUnpackError."""

    def is_locked(self, path: str) -> bool:
        """Tell whether a PDF needs a password."""


class Intake:
    """Takes in what lies under one dropped path. `taken_out` is the folder for documents out of containers.

    Raises NoRoomToUnpackError from `found()` where that folder cannot be written; it may be begun anew then, and gives the same.
    """

    def __init__(self, path: str, taken_out: Path, inspector: Inspector) -> None:
        self._path = os.path.abspath(path)
        self._taken_out = taken_out
        self._inspector = inspector

    def found(self) -> Iterator[Found | Refusal]:
        """Give the documents, folders walked in the order of names, each hashed; refusals with their reason.

        Within a folder, what is no document is refused by name too: nothing is left out silently.
        """
        try:
            mode = os.stat(self._path).st_mode  # noqa: PTH116 - the path may hold lone surrogates; os takes them as they are
        except OSError as error:
            yield refusal_of_missing(self._path, error)
            return
        except ValueError as error:
            yield Refusal(self._path, RefusalReason.GONE, str(error))  # a NUL in the path: no file can have that name
            return
        if not stat.S_ISDIR(mode):
            yield from self._in_file(self._path, case="")
            return
        is_empty = True
        case = shown(Path(self._path).name)
        for file in _files_under(self._path):
            is_empty = False
            if isinstance(file, Refusal):
                yield file
            else:
                yield from self._in_file(file, case)
        if is_empty:
            yield Refusal(self._path, RefusalReason.EMPTY_FOLDER)

    def _in_file(self, path: str, case: str) -> Iterator[Found | Refusal]:
        file = look_at(path)
        if isinstance(file, Refusal):
            yield file
        elif isinstance(file, ContainerFile):
            yield from self._in_container(file, case or shown(Path(path).stem))
        else:
            yield self._found(file, case)

    def _found(self, file: DocumentFile, case: str) -> Found:
        is_locked = file.may_be_locked and self._inspector.is_locked(file.document.path)
        return Found(file.document, case, is_locked=is_locked)

    def _in_container(self, container: ContainerFile, case: str) -> Iterator[Found | Refusal]:
        folder = self._taken_out / _folder_name(container)
        for member in self._inspector.unpack(container.path, container.kind, folder).members:
            place = WAY_SEPARATOR.join((container.path, *member.way))
            if not isinstance(member, TakenOut):
                yield Refusal(place, member.reason, member.words)
                continue
            file = look_at(str(folder / member.file))
            if isinstance(file, DocumentFile):
                found = self._found(file, case)
                document = replace(found.document, name=shown(_last_part(member.way[-1])))
                yield replace(found, document=document, origin=without_lone_surrogates(place))
            else:
                # It was a document when it was written a moment ago.
                yield Refusal(place, RefusalReason.UNREADABLE, file.words if isinstance(file, Refusal) else "")


def _folder_name(container: ContainerFile) -> str:
    """Give the name of a container's folder: the same for the same content at the same place, and no other."""
    name = hashlib.sha256(os.fsencode(container.path) + b"\0" + container.sha256.encode())
    return name.hexdigest()[:_LONGEST_FOLDER_NAME]


def _last_part(name: str) -> str:
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2] or name


def _files_under(folder: str) -> Iterator[str | Refusal]:
    """Walk a folder. Links to folders are not followed: they may lead round in a circle."""
    refusals: list[Refusal] = []

    def note(error: OSError) -> None:
        refusals.append(Refusal(str(error.filename), RefusalReason.UNREADABLE, error.strerror or ""))

    for directory, folders, names in os.walk(folder, onerror=note):
        folders[:] = sorted(name for name in folders if not is_clutter(name))
        yield from refusals
        refusals.clear()
        for name in sorted(names):
            if not is_clutter(name):
                yield os.path.join(directory, name)  # noqa: PTH118 - as above
    yield from refusals


def is_clutter(name: str) -> bool:
    """Tell whether a file or folder in a folder was put there by the system and not by a person."""
    return name.startswith(".") or name.lower() in {"thumbs.db", "desktop.ini"}
