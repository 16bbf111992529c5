"""The chunks of a PNG picture that hold no pixels.

Pillow finds texts that stand after the pixels only by decoding them; walking from chunk to chunk needs no decoding.
"""

import struct
import zlib
from dataclasses import dataclass
from typing import IO

from finovox_desktop.inspection.limits import GREATEST_METADATA, GREATEST_TEXT, CutShortError

_SIGNATURE_LENGTH = 8
_CHECKSUM_LENGTH = 4
_GREATEST_NUMBER_OF_CHUNKS = 100_000
_XMP_KEYWORD = b"XML:com.adobe.xmp"
_PROGRAM_KEYWORDS = frozenset({b"software", b"comment", b"creator", b"creator tool", b"source", b"description"})
"""Keywords, in small letters, under which programs write their own name. A title or an author is no program."""


@dataclass(frozen=True, slots=True)
class Png:
    """Size in pixels, texts that may name programs, and the raw EXIF and XMP blocks (empty where there is none)."""

    size: tuple[int, int]
    texts: tuple[str, ...]
    exif: bytes
    xmp: bytes


def read_png(file: IO[bytes]) -> Png:
    """Walk through the chunks (PNG specification, 11.3) of a file that starts with PNG's signature.

    Raises:
        CutShortError: the chunks are broken, end too early, or are too many or too large.

    """
    file.seek(_SIGNATURE_LENGTH)
    size: tuple[int, int] | None = None
    texts: list[str] = []
    blocks = {b"eXIf": b"", b"xmp": b""}
    for _ in range(_GREATEST_NUMBER_OF_CHUNKS):
        kind, length = _chunk_header(file)
        if kind == b"IEND":
            break
        if kind not in {b"IHDR", b"tEXt", b"zTXt", b"iTXt", b"eXIf"}:
            file.seek(length + _CHECKSUM_LENGTH, 1)
            continue
        content = _chunk_content(file, length)
        if kind == b"IHDR":
            size = _size(content)
        elif kind == b"eXIf":
            blocks[kind] = content
        else:
            keyword, text = _keyword_and_text(kind, content)
            if keyword == _XMP_KEYWORD:
                blocks[b"xmp"] = text
            elif keyword.lower() in _PROGRAM_KEYWORDS:
                texts.append(text[:GREATEST_TEXT].decode("utf-8" if kind == b"iTXt" else "latin-1", "replace"))
    else:
        raise CutShortError("too many chunks")
    if size is None:
        raise CutShortError("no header")
    return Png(size, tuple(texts), blocks[b"eXIf"], blocks[b"xmp"])


def _chunk_header(file: IO[bytes]) -> tuple[bytes, int]:
    header = file.read(8)
    if len(header) < 8:  # noqa: PLR2004  length and type of a chunk take four bytes each
        raise CutShortError("the picture ends too early")
    length, kind = struct.unpack(">I4s", header)
    return kind, length


def _chunk_content(file: IO[bytes], length: int) -> bytes:
    if length > GREATEST_METADATA:
        raise CutShortError("a chunk is too large")
    content = file.read(length)
    if len(content) < length:
        raise CutShortError("the picture ends too early")
    file.seek(_CHECKSUM_LENGTH, 1)
    return content


def _size(header: bytes) -> tuple[int, int]:
    try:
        width, height = struct.unpack(">II", header[:8])
    except struct.error as error:
        raise CutShortError("no size") from error
    return width, height


def _keyword_and_text(kind: bytes, content: bytes) -> tuple[bytes, bytes]:
    keyword, _, rest = content.partition(b"\0")
    if kind == b"tEXt":
        return keyword, rest
    if kind == b"zTXt":
        return keyword, _unpacked(rest[1:])
    compressed = rest[:1] == b"\x01"
    _language, _, rest = rest[2:].partition(b"\0")
    _translated, _, text = rest.partition(b"\0")
    return keyword, _unpacked(text) if compressed else text


def _unpacked(packed: bytes) -> bytes:
    unpacker = zlib.decompressobj()
    try:
        text = unpacker.decompress(packed, GREATEST_METADATA)
    except zlib.error as error:
        raise CutShortError("a text cannot be unpacked") from error
    if unpacker.unconsumed_tail:
        raise CutShortError("a text is too large")
    return text
