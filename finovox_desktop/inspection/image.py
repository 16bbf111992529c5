"""The inspection of a JPEG or PNG picture, by its headers only: nothing is decoded."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from PIL import ExifTags, Image

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.dates import DocumentDate, exif_date, future_dates, precedes
from finovox_desktop.inspection.findings import (
    DocumentKind,
    Finding,
    FindingCode,
    Inspection,
    Obstacle,
    nothing_assessed,
)
from finovox_desktop.inspection.limits import GREATEST_METADATA, GREATEST_PIXELS, GREATEST_TEXT, CutShortError
from finovox_desktop.inspection.png import read_png
from finovox_desktop.inspection.software import software_findings, software_name
from finovox_desktop.inspection.xmp import Xmp, read_xmp

_XMP_MARKER = b"http://ns.adobe.com/xap/1.0/\0"
_USER_COMMENT_PREFIX = 8  # bytes that name the comment's character code


@dataclass(frozen=True, slots=True)
class _Exif:
    """The EXIF entries that the checks look at; the size in pixels, (0, 0) where none is named."""

    programs: tuple[str, ...] = ()
    changed: DocumentDate | None = None
    taken: DocumentDate | None = None
    size: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class _Headers:
    size: tuple[int, int]
    exif: _Exif
    xmp: Xmp
    comments: tuple[str, ...]

    @property
    def programs(self) -> tuple[str, ...]:
        return (
            *self.exif.programs,
            self.xmp.creator_tool,
            self.xmp.producer,
            *self.xmp.software_agents,
            *self.comments,
        )


def inspect_image(path: Path, kind: DocumentKind, now: datetime) -> Inspection:
    """Inspect a picture as of `now` (aware): programs and dates that its headers name, and the size that EXIF names.

    Raises:
        OSError: the file cannot be read.

    """
    with path.open("rb") as file:
        try:
            headers = _png_headers(file) if kind is DocumentKind.PNG else _jpeg_headers(file)
        except (CutShortError, SyntaxError, ValueError, Image.DecompressionBombError, OSError):
            # Pillow calls a broken picture an OSError; one of the disk itself is no better known.
            return nothing_assessed(Obstacle.DAMAGED, kind)
    width, height = headers.size
    if width * height > GREATEST_PIXELS:
        return nothing_assessed(Obstacle.TOO_LARGE, kind)
    software = software_findings(headers.programs)
    findings = (*software, *_metadata_findings(headers, now))
    assessed = frozenset({Check.SOFTWARE, Check.METADATA})
    return Inspection(kind, findings, assessed, software_name(software, headers.programs))


def _metadata_findings(headers: _Headers, now: datetime) -> tuple[Finding, ...]:
    exif, xmp = headers.exif, headers.xmp
    findings = list(future_dates((exif.changed, exif.taken, xmp.created, xmp.modified), now))
    if precedes(exif.changed, exif.taken):
        findings.append(_medium(FindingCode.CHANGED_BEFORE_TAKEN, str(exif.changed), str(exif.taken)))
    # Width and height change places when a program turns the picture.
    if all(exif.size) and sorted(exif.size) != sorted(headers.size):
        findings.append(_medium(FindingCode.SIZE_DISAGREES, _size(exif.size), _size(headers.size)))
    return tuple(findings)


def _medium(code: FindingCode, *evidence: str) -> Finding:
    return Finding(Check.METADATA, RiskLevel.MEDIUM, code, evidence)


def _size(size: tuple[int, int]) -> str:
    return f"{size[0]} \N{MULTIPLICATION SIGN} {size[1]}"


def _jpeg_headers(file: IO[bytes]) -> _Headers:
    """Read up to the first scan: EXIF and XMP segments (APP1) and comments (COM)."""
    with Image.open(file, formats=("JPEG",)) as picture:
        segments: list[tuple[str, bytes]] = getattr(picture, "applist", [])
        packets = [content[len(_XMP_MARKER) :] for _, content in segments if content.startswith(_XMP_MARKER)]
        comments = tuple(_text(content) for name, content in segments if name == "COM")
        exif = _read_exif(picture.getexif())
        return _Headers(picture.size, exif, read_xmp(packets[0] if packets else b""), comments)


def _png_headers(file: IO[bytes]) -> _Headers:
    png = read_png(file)
    exif = Image.Exif()
    if png.exif:
        exif.load(png.exif)
    return _Headers(png.size, _read_exif(exif), read_xmp(png.xmp), png.texts)


def _read_exif(exif: Image.Exif) -> _Exif:
    details = exif.get_ifd(ExifTags.IFD.Exif)
    comment = details.get(ExifTags.Base.UserComment)
    names = (exif.get(ExifTags.Base.Software), exif.get(ExifTags.Base.ProcessingSoftware))
    return _Exif(
        programs=(*map(_text, names), _text(comment[_USER_COMMENT_PREFIX:] if isinstance(comment, bytes) else None)),
        changed=exif_date(_text(exif.get(ExifTags.Base.DateTime)) + _text(details.get(ExifTags.Base.OffsetTime))),
        taken=exif_date(
            _text(details.get(ExifTags.Base.DateTimeOriginal)) + _text(details.get(ExifTags.Base.OffsetTimeOriginal))
        ),
        size=(_number(details.get(ExifTags.Base.ExifImageWidth)), _number(details.get(ExifTags.Base.ExifImageHeight))),
    )


def _text(value: object) -> str:
    if isinstance(value, bytes):
        value = value[:GREATEST_METADATA].decode("utf-8", "replace")
    return value[:GREATEST_TEXT].strip("\0 \r\n\t") if isinstance(value, str) else ""


def _number(value: object) -> int:
    return value if isinstance(value, int) and value > 0 else 0
