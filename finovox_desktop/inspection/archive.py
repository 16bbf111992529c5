"""The files in a ZIP archive. Nothing that its headers say of sizes is believed."""

import lzma
import stat
import zipfile
import zlib
from collections.abc import Iterator
from functools import partial
from pathlib import PurePosixPath
from typing import BinaryIO

from finovox_desktop.core.document import RefusalReason
from finovox_desktop.inspection.member import Member, MemberError

_BLOCK = 64 * 1024  # bytes
_IS_ENCRYPTED = 0x1  # APPNOTE 4.4.4
_IS_UTF8 = 0x800
_DRIVE = ":"

# Office documents, e-books and programs are ZIP files too; what they hold is theirs.
_MARKS_OF_A_DOCUMENT = frozenset({"[Content_Types].xml", "mimetype", "META-INF/MANIFEST.MF"})

_DAMAGE = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, NotImplementedError, ValueError, OverflowError)


def archive_members(file: BinaryIO) -> Iterator[Member]:
    """Give the files in an archive, without folders and what systems put there; raises MemberError."""
    try:
        archive = zipfile.ZipFile(file)
    except (*_DAMAGE, OSError) as error:
        raise MemberError(RefusalReason.DAMAGED, str(error)) from error
    with archive:
        if _MARKS_OF_A_DOCUMENT & set(archive.namelist()):
            raise MemberError(RefusalReason.NOT_A_DOCUMENT)
        for entry in archive.infolist():
            name = _name(entry)
            if not entry.is_dir() and (_is_unsafe(name) or not _is_clutter(name)):
                yield Member(name, partial(_blocks, archive, entry, name))


def _blocks(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, name: str) -> Iterator[bytes]:
    if _is_unsafe(name) or stat.S_ISLNK(entry.external_attr >> 16):
        raise MemberError(RefusalReason.UNSAFE_NAME)
    if entry.flag_bits & _IS_ENCRYPTED:
        raise MemberError(RefusalReason.ENCRYPTED)
    try:
        with archive.open(entry) as content:
            while block := content.read(_BLOCK):
                yield block
    except (*_DAMAGE, OSError, RuntimeError) as error:
        raise MemberError(RefusalReason.DAMAGED, str(error)) from error


def _name(entry: zipfile.ZipInfo) -> str:
    """Give the name; where it is UTF-8 and the archive does not say so, as older ones of macOS, that is read as such."""
    if entry.flag_bits & _IS_UTF8:
        return entry.filename
    try:
        return entry.filename.encode("cp437").decode("utf-8")
    except UnicodeError:
        return entry.filename


def _is_unsafe(name: str) -> bool:
    """Tell whether a name leads out of the archive. It never becomes a path; who writes such names means harm."""
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return not parts or parts[0] == "/" or ".." in parts or _DRIVE in parts[0]


def _is_clutter(name: str) -> bool:
    parts = PurePosixPath(name).parts
    is_hidden = any(part.startswith(".") and part != ".." for part in parts)
    return is_hidden or "__MACOSX" in parts or bool(parts and parts[-1].lower() in {"thumbs.db", "desktop.ini"})
