"""The inspection of a file: what it is by its first bytes, and which inspection that calls for."""

from datetime import datetime
from pathlib import Path

from finovox_desktop.inspection.findings import DocumentKind, Inspection, Obstacle, nothing_assessed
from finovox_desktop.inspection.image import inspect_image
from finovox_desktop.inspection.pdf import inspect_pdf

_FIRST_BYTES = 1024
_PNG_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_JPEG_SIGNATURE = b"\xff\xd8\xff"


def inspect_document(path: Path, now: datetime) -> Inspection:
    """Inspect a file as of `now` (aware). What cannot be read has nothing assessed; never raises OSError."""
    try:
        if not path.is_file():
            return nothing_assessed(Obstacle.UNREADABLE)
        kind = _kind(path)
        if kind is None:
            return nothing_assessed(Obstacle.NOT_A_DOCUMENT)
        if kind is DocumentKind.PDF:
            return inspect_pdf(path, now)
        return inspect_image(path, kind, now)
    except OSError:
        return nothing_assessed(Obstacle.UNREADABLE)


def _kind(path: Path) -> DocumentKind | None:
    with path.open("rb") as file:
        first = file.read(_FIRST_BYTES)
    if first.startswith(_PNG_SIGNATURE):
        return DocumentKind.PNG
    if first.startswith(_JPEG_SIGNATURE):
        return DocumentKind.JPEG
    return DocumentKind.PDF if b"%PDF-" in first else None
