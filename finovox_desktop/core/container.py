"""E-mails and archives that hold documents: how they are known, and what was found inside."""

import re
from dataclasses import dataclass
from enum import StrEnum

from finovox_desktop.core.document import RefusalReason

BYTES_THAT_TELL_A_CONTAINER = 64 * 1024
"""E-mails begin with the lines of every server on their way."""

WAY_SEPARATOR = " \N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK} "
"""Between a container's path and the names inside."""


class ContainerKind(StrEnum):
    """What documents are taken out of."""

    EMAIL = "email"
    ARCHIVE = "archive"


@dataclass(frozen=True, slots=True)
class TakenOut:
    """A document that lies in a file of its own now: `file` is its name, `way` the names inside the container."""

    way: tuple[str, ...]
    file: str


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something inside a container that was not taken out; an empty way means the container itself."""

    way: tuple[str, ...]
    reason: RefusalReason
    words: str = ""


@dataclass(frozen=True, slots=True)
class Unpacked:
    """What a container held, in its order."""

    members: tuple[TakenOut | LeftOut, ...]


class NoRoomToUnpackError(Exception):
    """What is taken out of a container could not be written; the text is the system's own word for why."""


# APPNOTE 4.3.7 and 4.3.16: a file's header, or the end of an archive without files.
_ARCHIVE_STARTS = (b"PK\x03\x04", b"PK\x05\x06")

# RFC 5322, 2.2: a name of printable characters without a colon; what begins with a space goes on.
_HEADER_LINE = re.compile(rb"([!-9;-~]+)[ \t]*:")
_USUAL_HEADERS = frozenset(
    {b"from", b"to", b"date", b"subject", b"received", b"return-path", b"message-id", b"mime-version", b"delivered-to"}
)
_CLEAR_HEADERS = frozenset({b"from", b"date", b"mime-version"})
_LEAST_USUAL_HEADERS = 2


def container_kind_of(first_bytes: bytes, name: str) -> ContainerKind | None:
    """Tell what a file is from its first bytes (give BYTES_THAT_TELL_A_CONTAINER where there are as many), or None.

    An archive is known by its first bytes alone. An e-mail is known by a head of sound lines: with two usual ones where its
    name ends with .eml, and with From, Date and MIME-Version whatever its name is.
    """
    if first_bytes.startswith(_ARCHIVE_STARTS):
        return ContainerKind.ARCHIVE
    headers = _headers(first_bytes)
    is_named_so = name.lower().endswith(".eml")
    if headers >= _CLEAR_HEADERS or (is_named_so and len(headers & _USUAL_HEADERS) >= _LEAST_USUAL_HEADERS):
        return ContainerKind.EMAIL
    return None


def _headers(first_bytes: bytes) -> frozenset[bytes]:
    """Give the names in a message's head, in small letters; none where a line of it could not stand there."""
    text = first_bytes.removeprefix(b"\xef\xbb\xbf")
    if _HEADER_LINE.match(text) is None:
        return frozenset()  # most files: no head begins so
    names: set[bytes] = set()
    for line in text.splitlines(keepends=True):
        if not line.strip(b"\r\n"):
            return frozenset(names)
        if not line.endswith((b"\r", b"\n")):
            break  # cut off: the head is longer than what is looked at, or the file ends here
        if names and line[:1] in b" \t":
            continue
        match = _HEADER_LINE.match(line)
        if match is None:
            return frozenset()
        names.add(match[1].lower())
    return frozenset(names)
