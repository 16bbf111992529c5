import hashlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Array, Dictionary, Name
from PIL import ExifTags, Image
from reportlab.pdfgen.canvas import Canvas

from finovox_desktop.core.preview import PagePicture, PreviewObstacle
from finovox_desktop.inspection.limits import (
    GREATEST_FORM_EXPANSION,
    GREATEST_PREVIEW_SIDE,
    GREATEST_PREVIEWED_FILE,
    GREATEST_PREVIEWED_PIXELS,
)
from finovox_desktop.inspection.rendering import RenderedPage, render_page
from tests.unit.inspection.documents import make_pdf

RED, GREEN, BLUE, WHITE = (255, 0, 0), (0, 255, 0), (0, 0, 255), (255, 255, 255)

Draw = Callable[..., RenderedPage]


@pytest.fixture
def draw(tmp_path: Path) -> Draw:
    """Renders a page of this content, which lies in a file as it was taken in."""

    def draw(content: bytes, page: int = 0, width: int = 200) -> RenderedPage:
        path = tmp_path / "document"
        path.write_bytes(content)
        return render_page(path, hashlib.sha256(content).hexdigest(), len(content), page, width)

    return draw


def picture(page: RenderedPage) -> Image.Image:
    """The picture, as the window would read its pixels."""
    assert isinstance(page.content, PagePicture)
    return Image.frombytes("RGB", (page.content.width, page.content.height), page.content.pixels)


def corners(page: RenderedPage) -> list[object]:
    """The colours of the four corners, left to right and top to bottom, each rounded to the nearest pure one."""
    shown = picture(page)
    right, bottom = shown.width - 3, shown.height - 3
    pixels = [shown.getpixel(place) for place in ((2, 2), (right, 2), (2, bottom), (right, bottom))]
    return [tuple(255 * round(value / 255) for value in pixel) for pixel in pixels if isinstance(pixel, tuple)]


def pdf_in_colours(*colours: tuple[int, int, int], size: tuple[float, float] = (200, 300)) -> bytes:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=size)
    for red, green, blue in colours:
        canvas.setFillColorRGB(red / 255, green / 255, blue / 255)
        canvas.rect(0, 0, *size, stroke=0, fill=1)
        canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def image_of_quarters(mode: str = "RGB", size: int = 64) -> Image.Image:
    """Red and green over blue and white."""
    image = Image.new("RGB", (2 * size, size), WHITE)
    for colour, place in ((RED, (0, 0)), (GREEN, (size, 0)), (BLUE, (0, size // 2))):
        image.paste(colour, (*place, place[0] + size, place[1] + size // 2))
    return image.convert(mode)


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    image.save(buffer, kind, **options)
    return buffer.getvalue()


def test_each_page_of_a_pdf_is_drawn(draw: Draw) -> None:
    content = pdf_in_colours(RED, GREEN, BLUE)
    pages = [draw(content, page) for page in range(3)]
    assert [page.pages for page in pages] == [3, 3, 3]
    assert [corners(page)[0] for page in pages] == [RED, GREEN, BLUE]
    assert picture(pages[0]).size == (200, 300)


def test_text_is_drawn_black_on_white(draw: Draw) -> None:
    levels = picture(draw(make_pdf(), width=600)).convert("L").getextrema()
    assert levels == (0, 255)


def test_a_turned_page_is_drawn_as_readers_show_it(draw: Draw) -> None:
    with pikepdf.open(BytesIO(pdf_in_colours(RED, size=(200, 300)))) as pdf:
        pdf.pages[0].obj.Rotate = 90
        pdf.save(buffer := BytesIO())
    assert picture(draw(buffer.getvalue(), width=300)).size == (300, 200)


def test_what_was_typed_into_a_form_is_drawn(draw: Draw) -> None:
    buffer = BytesIO()
    canvas = Canvas(buffer, pagesize=(200, 100))
    canvas.acroForm.textfield(
        name="amount", value="MMMMMM", x=10, y=30, width=180, height=40, borderWidth=0, fontSize=30
    )
    canvas.showPage()
    canvas.save()
    page = draw(buffer.getvalue())
    assert isinstance(page.content, PagePicture)
    assert min(page.content.pixels) < 128


@pytest.mark.parametrize("size", [(0.5, 0.5), (14_400, 14_400), (10, 14_400), (14_400, 10)])
def test_pages_of_any_size_stay_within_the_limits(draw: Draw, size: tuple[float, float]) -> None:
    shown = picture(draw(pdf_in_colours(RED, size=size), width=1_000_000))
    assert 0 < shown.width <= GREATEST_PREVIEW_SIDE
    assert 0 < shown.height <= GREATEST_PREVIEW_SIDE


def test_a_width_of_nothing_gives_a_picture_all_the_same(draw: Draw) -> None:
    assert picture(draw(make_pdf(), width=0)).width == 1
    assert picture(draw(saved(image_of_quarters(), "PNG"), width=-4)).width == 1


def test_a_pdf_with_a_password_is_locked(draw: Draw) -> None:
    with pikepdf.open(BytesIO(make_pdf())) as pdf:
        pdf.save(buffer := BytesIO(), encryption=pikepdf.Encryption(owner="owner", user="user"))
    assert draw(buffer.getvalue()).content is PreviewObstacle.LOCKED


def test_a_pdf_that_anybody_may_read_is_drawn_though_it_is_encrypted(draw: Draw) -> None:
    with pikepdf.open(BytesIO(pdf_in_colours(GREEN))) as pdf:
        pdf.save(buffer := BytesIO(), encryption=pikepdf.Encryption(owner="owner", user=""))
    assert corners(draw(buffer.getvalue()))[0] == GREEN


@pytest.mark.parametrize(
    "content",
    [
        b"%PDF-1.7\n",
        b"%PDF-1.7\nnothing of the kind\n%%EOF",
        b"\xff\xd8\xff\xe0 no JPEG",
        b"\x89PNG\r\n\x1a\n",
        b"text",
    ],
)
def test_what_is_broken_is_damaged(draw: Draw, content: bytes) -> None:
    assert draw(content).content is PreviewObstacle.DAMAGED


def test_half_a_jpeg_is_damaged(draw: Draw) -> None:
    whole = saved(Image.effect_noise((200, 200), 90), "JPEG")
    assert draw(whole[: len(whole) // 2]).content is PreviewObstacle.DAMAGED


def test_a_pdf_without_its_table_of_objects_is_drawn_as_readers_do(draw: Draw) -> None:
    content = pdf_in_colours(BLUE)
    assert corners(draw(content[: content.rindex(b"startxref")]))[0] == BLUE


def test_a_page_that_is_not_there_is_damaged(draw: Draw) -> None:
    assert draw(make_pdf(), page=7) == RenderedPage(1, PreviewObstacle.DAMAGED)


def test_a_page_that_draws_forms_without_end_is_not_given_to_pdfium(draw: Draw) -> None:
    pdf = pikepdf.new()
    page = pdf.add_blank_page().obj
    form = pdf.make_stream(b"0 0 1 1 re f", Subtype=Name.Form, BBox=Array([0, 0, 1, 1]))
    page.Resources = Dictionary(XObject=Dictionary(F=form))
    page.Contents = pdf.make_stream(b"/F Do " * (GREATEST_FORM_EXPANSION + 1))
    pdf.save(buffer := BytesIO())
    assert draw(buffer.getvalue()) == RenderedPage(1, PreviewObstacle.TOO_COMPLEX)


def test_an_image_is_made_smaller_but_never_larger(draw: Draw) -> None:
    content = saved(image_of_quarters(), "PNG")
    assert picture(draw(content, width=32)).size == (32, 16)
    assert picture(draw(content, width=5_000)).size == (128, 64)
    assert corners(draw(content)) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize("mode", ["RGB", "CMYK"])
def test_a_jpeg_is_drawn_in_its_colours(draw: Draw, mode: str) -> None:
    content = saved(image_of_quarters(mode, 400), "JPEG", quality=95, subsampling=0)
    page = draw(content, width=100)
    assert picture(page).size == (100, 50)
    assert corners(page) == [RED, GREEN, BLUE, WHITE]


@pytest.mark.parametrize(
    ("orientation", "seen"),
    [
        (1, [RED, GREEN, BLUE, WHITE]),
        (2, [GREEN, RED, WHITE, BLUE]),
        (3, [WHITE, BLUE, GREEN, RED]),
        (4, [BLUE, WHITE, RED, GREEN]),
        (5, [RED, BLUE, GREEN, WHITE]),
        (6, [BLUE, RED, WHITE, GREEN]),
        (7, [WHITE, GREEN, BLUE, RED]),
        (8, [GREEN, WHITE, RED, BLUE]),
        (9, [RED, GREEN, BLUE, WHITE]),
    ],
)
@pytest.mark.parametrize("kind", ["JPEG", "PNG"])
def test_a_picture_is_turned_as_its_exif_says(draw: Draw, kind: str, orientation: int, seen: list[object]) -> None:
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    page = draw(saved(image_of_quarters(size=400), kind, exif=exif), width=100)
    assert picture(page).size == ((100, 200) if 5 <= orientation <= 8 else (100, 50))
    assert corners(page) == seen


def test_exif_that_cannot_be_read_costs_no_picture(draw: Draw) -> None:
    content = saved(image_of_quarters(), "JPEG", exif=b"Exif\0\0II*\0\xff\xff\xff\x7f")
    with pytest.warns(UserWarning, match="EXIF"):  # of Pillow's own
        page = draw(content)
    assert corners(page) == [RED, GREEN, BLUE, WHITE]


def test_what_can_be_seen_through_lies_on_white(draw: Draw) -> None:
    image = Image.new("RGBA", (64, 64), (0, 0, 0, 0))
    image.paste((*RED, 255), (32, 0, 64, 64))
    assert corners(draw(saved(image, "PNG"))) == [WHITE, RED, WHITE, RED]
    indexed = Image.new("P", (64, 64), 0)
    indexed.putpalette([0, 0, 0, 0, 0, 255])
    indexed.paste(1, (32, 0, 64, 64))
    assert corners(draw(saved(indexed, "PNG", transparency=0))) == [WHITE, BLUE, WHITE, BLUE]


def test_sixteen_bits_a_pixel_keep_their_shades(draw: Draw) -> None:
    image = Image.new("I;16", (64, 64), 128 * 256)
    assert picture(draw(saved(image, "PNG"))).getpixel((32, 32)) == (128, 128, 128)


@pytest.mark.parametrize("mode", ["1", "L", "LA"])
def test_pictures_without_colours_are_drawn(draw: Draw, mode: str) -> None:
    assert corners(draw(saved(Image.new(mode, (64, 64), 0), "PNG"))) != []


def test_an_image_of_too_many_pixels_is_not_unpacked(draw: Draw) -> None:
    side = int(GREATEST_PREVIEWED_PIXELS**0.5) + 1
    content = saved(Image.new("1", (side, side)), "PNG")
    assert draw(content) == RenderedPage(1, PreviewObstacle.TOO_LARGE)


def test_a_photo_of_fifty_megapixels_is_drawn_small(draw: Draw) -> None:
    photo = saved(Image.new("RGB", (8_160, 6_120), (200, 30, 30)), "JPEG")
    picture = draw(photo).content
    assert isinstance(picture, PagePicture)
    assert picture.width * 3 == pytest.approx(picture.height * 4, abs=4)


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.truncate(GREATEST_PREVIEWED_FILE + 1)
    assert render_page(path, "", GREATEST_PREVIEWED_FILE + 1, 0, 100).content is PreviewObstacle.TOO_LARGE


def test_only_the_document_that_was_taken_in_is_drawn(tmp_path: Path) -> None:
    path = tmp_path / "invoice.pdf"
    taken_in, other = make_pdf("Total due 1,284.00"), make_pdf("Total due 7,284.00")
    assert len(taken_in) == len(other)
    sha256 = hashlib.sha256(taken_in).hexdigest()
    assert render_page(path, sha256, len(taken_in), 0, 100).content is PreviewObstacle.GONE
    assert render_page(path / "inside", sha256, len(taken_in), 0, 100).content is PreviewObstacle.GONE
    path.write_bytes(other)
    assert render_page(path, sha256, len(taken_in), 0, 100).content is PreviewObstacle.CHANGED
    path.write_bytes(taken_in + b"\n")
    assert render_page(path, sha256, len(taken_in), 0, 100).content is PreviewObstacle.CHANGED
    path.unlink()
    path.mkdir()
    assert render_page(path, sha256, len(taken_in), 0, 100).content is PreviewObstacle.CHANGED
