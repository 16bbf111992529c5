"""A page of a document as a picture, for the preview. Runs in the worker only: PDFium and Pillow meet hostile files here."""

import hashlib
import math
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from stat import S_ISREG

import pikepdf
import pypdfium2  # type: ignore[import-untyped]
from PIL import ExifTags, Image

from finovox_desktop.core.document import BYTES_THAT_TELL_THE_KIND, DocumentKind, kind_of
from finovox_desktop.core.preview import PagePicture, PreviewObstacle
from finovox_desktop.inspection.limits import (
    GREATEST_PAGES,
    GREATEST_PREVIEW_SIDE,
    GREATEST_PREVIEWED_FILE,
    GREATEST_PREVIEWED_PIXELS,
    CutShortError,
)
from finovox_desktop.inspection.page_content import read_page_content

_WHITE = (255, 255, 255, 255)
# PDFium rounds sizes up: without this a width that fits would become one pixel too many.
_ALMOST_ONE = 1 - 1e-9
_LEVELS_OF_16_BITS = 256

# EXIF 2.32, 4.6.4, tag 274. Pillow turns counterclockwise.
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
_QUARTER_TURNS = frozenset(_TURNS[orientation] for orientation in (5, 6, 7, 8))


@dataclass(frozen=True, slots=True)
class RenderedPage:
    """What came of a page; `pages` is how many the document has, 0 where that is not known."""

    pages: int
    content: PagePicture | PreviewObstacle


class _ObstacleError(Exception):
    """The page cannot be shown."""

    def __init__(self, obstacle: PreviewObstacle, pages: int = 0) -> None:
        super().__init__(obstacle.value)
        self.page = RenderedPage(pages, obstacle)


def render_page(path: Path, sha256: str, size: int, page: int, width: int) -> RenderedPage:
    """Draw a page (counted from 0) about `width` pixels wide; less where it would become too large or an image is smaller.

    Only the content with this SHA-256 (hexadecimal) and size (bytes) is drawn, never what took its place.
    """
    try:
        content = _read(path, sha256, size)
        kind = kind_of(content[:BYTES_THAT_TELL_THE_KIND])
        if kind is None:
            return RenderedPage(0, PreviewObstacle.DAMAGED)
        if kind is DocumentKind.PDF:
            return _render_pdf(content, page, width)
        return RenderedPage(1, _render_image(content, kind, width))
    except _ObstacleError as error:
        return error.page


def _read(path: Path, sha256: str, size: int) -> bytes:
    try:
        status = path.stat()
        if not S_ISREG(status.st_mode) or status.st_size != size:
            raise _ObstacleError(PreviewObstacle.CHANGED)
        if size > GREATEST_PREVIEWED_FILE:
            raise _ObstacleError(PreviewObstacle.TOO_LARGE)
        with path.open("rb") as file:
            content = file.read(size + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise _ObstacleError(PreviewObstacle.GONE) from None
    except (OSError, ValueError):
        raise _ObstacleError(PreviewObstacle.UNREADABLE) from None
    if hashlib.sha256(content).hexdigest() != sha256:
        raise _ObstacleError(PreviewObstacle.CHANGED)
    return content


# PDF


def _render_pdf(content: bytes, page: int, width: int) -> RenderedPage:
    pages = _pages_fit_for_drawing(content, page)
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        raise _ObstacleError(PreviewObstacle.DAMAGED, pages) from None
    try:
        return RenderedPage(pages, _draw(document, page, width))
    except (pypdfium2.PdfiumError, IndexError, ValueError):
        raise _ObstacleError(PreviewObstacle.DAMAGED, pages) from None
    finally:
        document.close()


def _pages_fit_for_drawing(content: bytes, page: int) -> int:
    """Count the pages, and make sure that PDFium may be asked for this one."""
    pages = 0
    try:
        # What a damaged file held is guessed at, as PDFium does: this picture is no evidence.
        with pikepdf.open(BytesIO(content), suppress_warnings=True) as pdf:
            pages = len(pdf.pages)
            if pages > GREATEST_PAGES:
                raise _ObstacleError(PreviewObstacle.TOO_LARGE)
            read_page_content(pdf.pages[page].obj)
    except pikepdf.PasswordError:
        raise _ObstacleError(PreviewObstacle.LOCKED) from None
    except CutShortError as error:
        # Only what cannot be read has a cause; a limit has none.
        raise _ObstacleError(
            PreviewObstacle.DAMAGED if error.__cause__ else PreviewObstacle.TOO_COMPLEX, pages
        ) from None
    except (pikepdf.PdfError, IndexError, RuntimeError, ValueError, TypeError):
        raise _ObstacleError(PreviewObstacle.DAMAGED, pages) from None
    return pages


def _draw(document: pypdfium2.PdfDocument, index: int, width: int) -> PagePicture:
    document.init_forms()  # what was typed into a form is part of what the page shows
    page = document[index]
    page_width, page_height = page.get_size()
    if not (0 < page_width < math.inf and 0 < page_height < math.inf):
        raise _ObstacleError(PreviewObstacle.DAMAGED, len(document))
    scale = min(_within_limit(width) / page_width, GREATEST_PREVIEW_SIDE / page_height) * _ALMOST_ONE
    bitmap = page.render(scale=scale, fill_color=_WHITE, rev_byteorder=True)
    picture = bitmap.to_pil()
    bitmap.close()
    return _picture(picture)


# JPEG and PNG


def _render_image(content: bytes, kind: DocumentKind, width: int) -> PagePicture:
    try:
        with Image.open(BytesIO(content), formats=(kind.value,)) as image:
            return _picture(_shrunk(image, width))
    except Image.DecompressionBombError:
        raise _ObstacleError(PreviewObstacle.TOO_LARGE, 1) from None
    except (OSError, SyntaxError, ValueError):
        # Pillow calls a broken picture an OSError; the file itself has been read before.
        raise _ObstacleError(PreviewObstacle.DAMAGED, 1) from None


def _shrunk(image: Image.Image, width: int) -> Image.Image:
    """Give the image on white, turned as EXIF says, at most as wide as wanted and never larger than it is."""
    limit = _within_limit(width)
    # A JPEG is unpacked at a half, a quarter or an eighth where that is enough. Its width may be its height once turned.
    image.draft("RGB", (limit, limit))
    if image.width * image.height > GREATEST_PREVIEWED_PIXELS:
        raise _ObstacleError(PreviewObstacle.TOO_LARGE, 1)
    turn = _TURNS.get(_orientation(image))
    width_once_turned, height_once_turned = reversed(image.size) if turn in _QUARTER_TURNS else image.size
    scale = min(1.0, limit / width_once_turned, GREATEST_PREVIEW_SIDE / height_once_turned)
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    common = _in_common_mode(image)
    shrunk = common if size == common.size else common.resize(size, Image.Resampling.LANCZOS, reducing_gap=2.0)
    # Turned once it is small: a copy of the whole could be too much.
    return _on_white(shrunk if turn is None else shrunk.transpose(turn))


def _orientation(image: Image.Image) -> int:
    """Give EXIF's number for how the picture is to be turned; 1, as it is, where there is none that can be read."""
    try:
        orientation: object = image.getexif().get(ExifTags.Base.Orientation)
    except Exception:  # noqa: BLE001  Pillow raises errors of many kinds for EXIF; the picture itself is sound
        return 1
    return orientation if isinstance(orientation, int) else 1


def _on_white(shrunk: Image.Image) -> Image.Image:
    if not shrunk.has_transparency_data:
        return shrunk.convert("RGB")
    paper = Image.new("RGBA", shrunk.size, _WHITE)
    return Image.alpha_composite(paper, shrunk.convert("RGBA"))


def _in_common_mode(image: Image.Image) -> Image.Image:
    """Give an image that can be made smaller and turned into RGB without loss: no palette, no 16 bits a pixel."""
    if image.mode.startswith(("I", "F")):
        return image.convert("F").point(lambda value: value * (1 / _LEVELS_OF_16_BITS) + 0).convert("L")
    if image.mode in {"1", "P", "PA"}:
        return image.convert("RGBA" if image.has_transparency_data else "RGB")
    return image


def _picture(image: Image.Image) -> PagePicture:
    return PagePicture(image.width, image.height, image.convert("RGB").tobytes())


def _within_limit(width: int) -> int:
    return max(1, min(width, GREATEST_PREVIEW_SIDE))
