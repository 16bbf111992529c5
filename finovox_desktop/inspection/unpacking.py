"""Taking documents out of e-mails and archives, byte for byte and within limits. Runs in the worker process."""

import hashlib
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from finovox_desktop.core.container import (
    BYTES_THAT_TELL_A_CONTAINER,
    ContainerKind,
    LeftOut,
    NoRoomToUnpackError,
    TakenOut,
    Unpacked,
    container_kind_of,
)
from finovox_desktop.core.document import BYTES_THAT_TELL_THE_KIND, RefusalReason, kind_of
from finovox_desktop.core.text import shown
from finovox_desktop.inspection.archive import archive_members
from finovox_desktop.inspection.limits import (
    DEEPEST_CONTAINER,
    GREATEST_EXPANSION,
    GREATEST_TAKEN_OUT,
    GREATEST_TAKEN_OUT_IN_ALL,
    LEAST_EXPANSION,
    LONGEST_MEMBER_NAME,
    MOST_MEMBERS,
    MOST_TAKEN_OUT,
)
from finovox_desktop.inspection.mail import mail_members
from finovox_desktop.inspection.member import Member, MemberError

_LONGEST_FILE_NAME = 120
"""Bytes of the name on the disk: the data directory's path is before it, and Windows counts both."""

_Members = Callable[[], Iterator[Member]]


def unpack(path: Path, kind: ContainerKind, folder: Path) -> Unpacked:
    """Take the documents out of a container into files of a folder, which is made; give them and what was left out.

    Their names are the same each time. A file that is there already with the same content is left as it is, so that what
    was begun and broken off can be begun again. Raises NoRoomToUnpackError; OSError, where the container cannot be read.
    """
    with path.open("rb") as file:
        unpacking = _Unpacking(folder, os.fstat(file.fileno()).st_size)
        unpacking.take_all(file, kind)
    return Unpacked(tuple(unpacking.members))


class _EnoughError(Exception):
    """A limit of the whole container is reached: nothing more is taken out."""


class _Unpacking:
    def __init__(self, folder: Path, size: int) -> None:
        self.members: list[TakenOut | LeftOut] = []
        self._folder = folder
        self._bytes_left = min(GREATEST_TAKEN_OUT_IN_ALL, max(LEAST_EXPANSION, size * GREATEST_EXPANSION))
        self._seen = 0
        self._taken_out = 0
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise NoRoomToUnpackError(error.strerror or str(error)) from error

    def take_all(self, file: BinaryIO, kind: ContainerKind) -> None:
        try:
            self._open(file, kind, ())
        except _EnoughError:
            return
        except MemoryError:
            self._leave_out((), RefusalReason.TOO_LARGE)

    def _open(self, file: BinaryIO, kind: ContainerKind, way: tuple[str, ...]) -> None:
        def members() -> Iterator[Member]:
            return archive_members(file) if kind is ContainerKind.ARCHIVE else mail_members(file)

        self._take_members(members, way, depth=len(way) + 1)

    def _take_members(self, members: _Members, way: tuple[str, ...], depth: int) -> None:
        if depth > DEEPEST_CONTAINER:
            self._leave_out(way, RefusalReason.TOO_DEEP)
            return
        before = len(self.members)
        try:
            for member in members():
                self._seen += 1
                if self._seen > MOST_MEMBERS:
                    self._leave_out((), RefusalReason.TOO_MANY)
                    raise _EnoughError
                self._take_member(member, (*way, shown(member.name, LONGEST_MEMBER_NAME)))
        except MemberError as error:
            self._leave_out(way, error.reason, str(error))
        else:
            if len(self.members) == before:
                self._leave_out(way, RefusalReason.NO_DOCUMENTS)

    def _take_member(self, member: Member, way: tuple[str, ...]) -> None:
        try:
            if member.members is not None:
                self._take_members(member.members, way, depth=len(way) + 1)
            elif member.blocks is not None:
                self._take_blocks(member.blocks(), way)
        except MemberError as error:
            self._leave_out(way, error.reason, str(error))

    def _take_blocks(self, blocks: Iterator[bytes], way: tuple[str, ...]) -> None:
        first = b""
        for block in blocks:
            first += block
            if len(first) >= BYTES_THAT_TELL_A_CONTAINER:
                break
        container = container_kind_of(first[:BYTES_THAT_TELL_A_CONTAINER], way[-1])
        if not first:
            self._leave_out(way, RefusalReason.EMPTY)
        elif container is not None and len(way) >= DEEPEST_CONTAINER:
            self._leave_out(way, RefusalReason.TOO_DEEP)
        elif container is not None:
            self._take_container(first, blocks, container, way)
        elif kind_of(first[:BYTES_THAT_TELL_THE_KIND]) is None:
            self._leave_out(way, RefusalReason.NOT_A_DOCUMENT)
        else:
            self._take_document(first, blocks, way)

    def _take_container(self, first: bytes, rest: Iterator[bytes], kind: ContainerKind, way: tuple[str, ...]) -> None:
        file = self._new_file()
        try:
            self._write(file, first, rest, way)
            with file.open("rb") as content:
                self._open(content, kind, way)
        finally:
            file.unlink(missing_ok=True)

    def _take_document(self, first: bytes, rest: Iterator[bytes], way: tuple[str, ...]) -> None:
        if self._taken_out == MOST_TAKEN_OUT:
            self._leave_out((), RefusalReason.TOO_MANY)
            raise _EnoughError
        file = self._new_file()
        try:
            digest = self._write(file, first, rest, way)
            name = f"{self._taken_out + 1:04}-{_file_name(way[-1])}"
            self._put(file, self._folder / name, digest)
        finally:
            file.unlink(missing_ok=True)
        self._taken_out += 1
        self.members.append(TakenOut(way, name))

    def _new_file(self) -> Path:
        try:
            handle, name = tempfile.mkstemp(prefix=".partial-", dir=self._folder)
        except OSError as error:
            raise NoRoomToUnpackError(error.strerror or str(error)) from error
        os.close(handle)
        return Path(name)

    def _write(self, file: Path, first: bytes, rest: Iterator[bytes], way: tuple[str, ...]) -> bytes:
        """Write a member, make it durable, and give its SHA-256. Raises MemberError, NoRoomToUnpackError, _EnoughError."""
        digest = hashlib.sha256()
        size = 0
        try:
            with file.open("wb") as target:
                for block in _chain(first, rest):
                    size += len(block)
                    self._bytes_left -= len(block)
                    if self._bytes_left < 0:
                        self._leave_out(way, RefusalReason.TOO_LARGE)
                        raise _EnoughError
                    if size > GREATEST_TAKEN_OUT:
                        raise MemberError(RefusalReason.TOO_LARGE)
                    digest.update(block)
                    target.write(block)
                target.flush()
                os.fsync(target.fileno())
        except OSError as error:
            raise NoRoomToUnpackError(error.strerror or str(error)) from error
        return digest.digest()

    def _put(self, file: Path, place: Path, digest: bytes) -> None:
        """Give a file its name, unless its content is there already: a job may know that file's time by now."""
        try:
            if not place.exists() or _digest(place) != digest:
                file.replace(place)
        except OSError as error:
            raise NoRoomToUnpackError(error.strerror or str(error)) from error

    def _leave_out(self, way: tuple[str, ...], reason: RefusalReason, words: str = "") -> None:
        self.members.append(LeftOut(way, reason, shown(words)))


def _chain(first: bytes, rest: Iterator[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").digest()


def _file_name(name: str) -> str:
    """Give a name that every system takes: the last part, letters and digits and little else, its ending kept."""
    last = name.replace("\\", "/").rpartition("/")[2]
    safe = "".join(character if character.isalnum() or character in "._- " else "_" for character in last)
    stem, dot, ending = safe.strip(". ").rpartition(".")
    if not dot or len(ending.encode()) >= _LONGEST_FILE_NAME // 2:
        return _cut(safe.strip(". "), _LONGEST_FILE_NAME) or "document"
    return f"{_cut(stem, _LONGEST_FILE_NAME - len(ending.encode()) - 1)}.{ending}"


def _cut(text: str, greatest_size: int) -> str:
    return text.encode()[:greatest_size].decode("utf-8", "ignore").rstrip(". ")
