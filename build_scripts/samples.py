"""Make the sample documents: what a new user sees first, honest and edited side by side.

The companies are invented. The same bytes come out of each run.
"""

import random
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.colors import Color, HexColor
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

SAMPLES = Path(__file__).resolve().parent.parent / "resources" / "samples"

_WIDTH, _HEIGHT = A4
_LEFT, _RIGHT = 22 * mm, _WIDTH - 22 * mm
_INK, _GREY, _LINE = HexColor("#1f2933"), HexColor("#6b7785"), HexColor("#d5dbe1")
_BLUE, _GREEN = HexColor("#1d4f91"), HexColor("#2f6f4f")

_PAPER = (252, 251, 247)
_PRINT = (58, 56, 60)


def main() -> int:
    """Make all samples in the project's folder for them."""
    make_samples(SAMPLES)
    return 0


def make_samples(folder: Path) -> None:
    """Make the six documents in a folder, which is made if it does not exist; existing ones are replaced."""
    folder.mkdir(parents=True, exist_ok=True)
    invoice = _with_metadata(_invoice(), "Example Billing 4.2", datetime(2025, 3, 14, 9, 26, 41, tzinfo=UTC))
    moment = datetime(2025, 3, 31, 7, 2, 10, tzinfo=UTC)
    (folder / "invoice-original.pdf").write_bytes(invoice)
    (folder / "invoice-edited.pdf").write_bytes(_with_replaced_text(invoice, b"EUR 1,284.00", b"EUR 7,284.00"))
    (folder / "payslip.pdf").write_bytes(_with_metadata(_payslip(net="1 912,29"), "Example Payroll 11.0", moment))
    (folder / "payslip-saved-by-online-editor.pdf").write_bytes(
        _with_metadata(_payslip(net="2 612,29"), "Example Payroll 11.0", moment, producer="Sejda")
    )
    (folder / "receipt-photo.jpg").write_bytes(_receipt_photo())
    (folder / "proof-of-address.png").write_bytes(_proof_of_address())


def _invoice() -> bytes:
    page, buffer = _new_page("Invoice 2025-0314")
    _letterhead(page, _BLUE, "Example Ltd", "12 Sample Street · Anytown · company no. 0000000")
    _text(page, _RIGHT, 268, "INVOICE", size=22, color=_BLUE, bold=True, align="right")
    for row, (label, value) in enumerate(
        (("Invoice number", "2025-0314"), ("Invoice date", "14 March 2025"), ("Due date", "13 April 2025"))
    ):
        _text(page, _RIGHT - 32 * mm, 258 - 5.5 * row, label, color=_GREY, align="right")
        _text(page, _RIGHT, 258 - 5.5 * row, value, align="right")
    _text(page, _LEFT, 240, "BILL TO", size=8, color=_GREY, bold=True)
    for row, line in enumerate(("Sample Trading SARL", "Accounts payable", "4 rue de l'Exemple", "00000 Exempleville")):
        _text(page, _LEFT, 234 - 5 * row, line)
    _table(
        page,
        top=202,
        color=_BLUE,
        headings=("Description", "Quantity", "Unit price", "Amount"),
        rows=(
            ("Maintenance of office printers, March", "1", "480.00", "480.00"),
            ("Toner cartridge, black", "6", "62.50", "375.00"),
            ("Delivery and installation", "1", "95.00", "95.00"),
            ("Support by telephone, hours", "2", "60.00", "120.00"),
        ),
    )
    for row, (label, value) in enumerate((("Subtotal", "EUR 1,070.00"), ("VAT 20 %", "EUR 214.00"))):
        _text(page, _RIGHT - 40 * mm, 148 - 6 * row, label, color=_GREY, align="right")
        _text(page, _RIGHT, 148 - 6 * row, value, align="right")
    page.setFillColor(HexColor("#eef3fa"))
    page.rect(_RIGHT - 82 * mm, 128.5 * mm, 82 * mm, 10 * mm, stroke=0, fill=1)
    _text(page, _RIGHT - 78 * mm, 132, "Total due", size=12, bold=True)
    _text(page, _RIGHT - 2 * mm, 132, "EUR 1,284.00", size=12, bold=True, align="right")
    _text(page, _LEFT, 108, "PAYMENT", size=8, color=_GREY, bold=True)
    _text(page, _LEFT, 102, "By bank transfer within 30 days, quoting the invoice number.")
    _text(page, _LEFT, 96.5, "Account: XX00 0000 0000 0000 0000 00 · Example Bank")
    _footer(page, "Example Ltd · VAT XX000000000 · accounts@example.com · www.example.com")
    return _finished(page, buffer)


def _payslip(*, net: str) -> bytes:
    page, buffer = _new_page("Bulletin de paie - mars 2025")
    _letterhead(
        page, _GREEN, "Exemple Services SAS", "8 avenue du Modèle · 00000 Exempleville · SIRET 000 000 000 00000"
    )
    _text(page, _RIGHT, 268, "BULLETIN DE PAIE", size=18, color=_GREEN, bold=True, align="right")
    _text(page, _RIGHT, 261, "Période : 1er au 31 mars 2025", color=_GREY, align="right")
    for row, (label, value) in enumerate(
        (
            ("Salarié", "Employee 0001"),
            ("Emploi", "Gestionnaire de clientèle"),
            ("Convention collective", "Exemple"),
            ("Ancienneté", "3 ans et 2 mois"),
        )
    ):
        _text(page, _LEFT, 244 - 6 * row, label, color=_GREY)
        _text(page, _LEFT + 45 * mm, 244 - 6 * row, value)
    _table(
        page,
        top=212,
        color=_GREEN,
        headings=("Rubrique", "Base", "Taux", "Montant"),
        rows=(
            ("Salaire de base (151,67 h)", "2 450,00", "", "2 450,00"),
            ("Prime d'ancienneté", "2 450,00", "3,00 %", "73,50"),
            ("Salaire brut", "", "", "2 523,50"),
            ("Santé, maladie", "2 523,50", "0,00 %", "0,00"),
            ("Retraite de base", "2 523,50", "7,30 %", "-184,22"),
            ("Retraite complémentaire", "2 523,50", "4,15 %", "-104,73"),
            ("CSG et CRDS", "2 479,34", "9,70 %", "-240,50"),
            ("Impôt prélevé à la source", "1 994,05", "4,10 %", "-81,76"),
        ),
    )
    page.setFillColor(HexColor("#edf5f0"))
    page.rect(_LEFT, 123.5 * mm, _RIGHT - _LEFT, 12 * mm, stroke=0, fill=1)
    _text(page, _LEFT + 3 * mm, 128, "Net à payer", size=12, bold=True)
    _text(page, _RIGHT - 3 * mm, 128, f"{net} EUR", size=12, bold=True, align="right")
    _text(page, _LEFT, 112, "Payé par virement le 31 mars 2025", color=_GREY)
    _text(page, _LEFT, 104, "Congés payés : acquis 22,50 · pris 10,00 · solde 12,50 jours", color=_GREY)
    _footer(page, "Dans votre intérêt, conservez ce bulletin de paie sans limitation de durée.")
    return _finished(page, buffer)


def _new_page(title: str) -> tuple[Canvas, BytesIO]:
    buffer = BytesIO()
    page = Canvas(buffer, pagesize=A4, invariant=1, pageCompression=1)
    page.setTitle(title)
    return page, buffer


def _finished(page: Canvas, buffer: BytesIO) -> bytes:
    page.showPage()
    page.save()
    return buffer.getvalue()


def _text(
    page: Canvas,
    x: float,
    y_in_mm: float,
    text: str,
    *,
    size: float = 9.5,
    color: Color = _INK,
    bold: bool = False,
    align: str = "left",
) -> None:
    page.setFont("Helvetica-Bold" if bold else "Helvetica", size)
    page.setFillColor(color)
    (page.drawRightString if align == "right" else page.drawString)(x, y_in_mm * mm, text)


def _letterhead(page: Canvas, color: Color, company: str, address: str) -> None:
    page.setFillColor(color)
    page.rect(0, _HEIGHT - 6 * mm, _WIDTH, 6 * mm, stroke=0, fill=1)
    page.roundRect(_LEFT, 265 * mm, 10 * mm, 10 * mm, 2 * mm, stroke=0, fill=1)
    _text(page, _LEFT + 3.1 * mm, 268, company[0], size=15, color=HexColor("#ffffff"), bold=True)
    _text(page, _LEFT + 14 * mm, 270.5, company, size=13, bold=True)
    _text(page, _LEFT + 14 * mm, 265.8, address, size=7.5, color=_GREY)


def _table(
    page: Canvas, *, top: float, color: Color, headings: tuple[str, ...], rows: tuple[tuple[str, ...], ...]
) -> None:
    ends = (_LEFT + 3 * mm, _LEFT + 100 * mm, _LEFT + 130 * mm, _RIGHT - 3 * mm)
    page.setFillColor(color)
    page.rect(_LEFT, (top - 2.5) * mm, _RIGHT - _LEFT, 8 * mm, stroke=0, fill=1)
    page.setStrokeColor(_LINE)
    for number, row in enumerate((headings, *rows)):
        y = top - 8.5 * number
        for column, cell in enumerate(row):
            text_color = HexColor("#ffffff") if number == 0 else _INK
            align = "right" if column else "left"
            _text(page, ends[column], y, cell, size=9, color=text_color, bold=number == 0, align=align)
        if number:
            page.line(_LEFT, (y - 3) * mm, _RIGHT, (y - 3) * mm)


def _footer(page: Canvas, text: str) -> None:
    page.setStrokeColor(_LINE)
    page.line(_LEFT, 22 * mm, _RIGHT, 22 * mm)
    _text(page, _LEFT, 17, text, size=7.5, color=_GREY)


def _with_metadata(pdf: bytes, program: str, moment: datetime, producer: str | None = None) -> bytes:
    """Name the program that would have made the document, and when; `producer` is the one that saved it last."""
    saved = BytesIO()
    date = pikepdf.String(f"D:{moment:%Y%m%d%H%M%S}Z")
    with pikepdf.open(BytesIO(pdf)) as document:
        title = document.docinfo.Title
        document.trailer.Info = document.make_indirect(
            pikepdf.Dictionary(
                Title=title, Creator=program, Producer=producer or program, CreationDate=date, ModDate=date
            )
        )
        document.save(saved, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return saved.getvalue()


def _with_replaced_text(pdf: bytes, old: bytes, new: bytes) -> bytes:
    """Replace text of the first page by an incremental update (ISO 32000-1, 7.5.6), as editors save a change.

    Raises:
        ValueError: the text is not on the page.

    """
    with pikepdf.open(BytesIO(pdf)) as document:
        contents = document.pages[0].obj.Contents
        instructions, (number, generation) = contents.read_bytes(), contents.objgen
        root, size = document.Root.objgen, int(document.trailer.Size)
    if old not in instructions:
        raise ValueError("the text to replace is not on the page")
    edited = instructions.replace(old, new)
    offset = len(pdf)
    update = b"%d %d obj\n<< /Length %d >>\nstream\n%s\nendstream\nendobj\n" % (number, generation, len(edited), edited)
    previous = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    references = b"xref\n%d 1\n%010d %05d n \n" % (number, offset, generation)
    with pikepdf.open(BytesIO(pdf)) as document:
        information = document.trailer.Info.objgen
    trailer = b"trailer\n<< /Size %d /Root %d %d R /Info %d %d R /Prev %d >>\n" % (size, *root, *information, previous)
    return pdf + update + references + trailer + b"startxref\n%d\n%%%%EOF\n" % (offset + len(update))


def _receipt_photo() -> bytes:
    """Draw a till receipt lying on a table; its EXIF names the program that saved it last."""
    receipt = _receipt()
    photo = _table_top((1200, 1600))
    shadow = Image.new("L", receipt.size, 150).rotate(-4, expand=True)
    photo.paste((20, 14, 10), (262, 132), shadow.filter(ImageFilter.GaussianBlur(14)))
    mask = Image.new("L", receipt.size, 255).rotate(-4, expand=True, resample=Image.Resampling.BICUBIC)
    photo.paste(receipt.rotate(-4, expand=True, resample=Image.Resampling.BICUBIC), (246, 110), mask)
    light = Image.linear_gradient("L").resize(photo.size).rotate(180)
    photo = Image.composite(photo, photo.point(lambda value: int(value * 0.72)), light.point(lambda v: 90 + v * 2 // 3))
    grain = Image.frombytes("L", photo.size, random.Random(7).randbytes(photo.width * photo.height))  # noqa: S311
    photo = Image.blend(photo, Image.merge("RGB", (grain,) * 3), 0.05).filter(ImageFilter.GaussianBlur(0.8))
    exif = Image.Exif()
    exif[0x010F], exif[0x0110] = "Example", "Example Phone"
    exif[0x0131], exif[0x0132] = "Adobe Photoshop 25.0 (Windows)", "2025:02:11 18:40:02"
    exif.get_ifd(0x8769).update({0x9003: "2025:02:09 12:31:55", 0xA002: photo.width, 0xA003: photo.height})
    return _saved(photo, "JPEG", quality=86, exif=exif)


def _receipt() -> Image.Image:
    receipt = Image.new("RGB", (620, 1240), _PAPER)
    draw = ImageDraw.Draw(receipt)
    draw.text((310, 70), "EXAMPLE MARKET", _PRINT, _font(46), anchor="mm")
    draw.text((310, 122), "1 Sample Square · Anytown", _PRINT, _font(24), anchor="mm")
    draw.text((310, 158), "09/02/2025  12:28   till 03", _PRINT, _font(24), anchor="mm")
    items = (
        ("Bread", "2.40"),
        ("Coffee, ground", "5.90"),
        ("Apples 1.2 kg", "3.36"),
        ("Printer paper", "6.50"),
        ("Batteries AA x8", "9.95"),
        ("USB cable", "14.90"),
        ("Notebook A5 x3", "8.70"),
        ("Ballpoint pens", "4.20"),
    )
    for row, (name, price) in enumerate(items):
        draw.text((50, 240 + 58 * row), name, _PRINT, _font(30))
        draw.text((570, 240 + 58 * row), price, _PRINT, _font(30), anchor="ra")
    draw.line((50, 728, 570, 728), _PRINT, 3)
    draw.text((50, 752), "TOTAL EUR", _PRINT, _font(44))
    draw.text((570, 752), "355.91", _PRINT, _font(44), anchor="ra")
    draw.text((50, 830), "Card payment", _PRINT, _font(28))
    draw.text((50, 872), "VAT 20 % included", _PRINT, _font(28))
    bars = random.Random(42)  # noqa: S311  a pattern, no secret
    x, end = 90, 520
    while x < end:
        width = bars.choice((3, 5, 8))
        draw.rectangle((x, 980, x + width, 1090), _PRINT)
        x += width + bars.choice((4, 6, 9))
    draw.text((310, 1150), "Thank you for your visit", _PRINT, _font(28), anchor="mm")
    return receipt


def _table_top(size: tuple[int, int]) -> Image.Image:
    """Draw boards of wood: streaks of noise, stretched along the grain."""
    noise = random.Random(3)  # noqa: S311  a pattern, no secret
    streaks = Image.frombytes("L", (size[0] // 6, 14), noise.randbytes(size[0] // 6 * 14))
    grain = streaks.resize(size, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(2))
    wood = Image.merge("RGB", tuple(grain.point(lambda v, base=base: base + v // 5) for base in (104, 70, 44)))
    draw = ImageDraw.Draw(wood)
    for x in range(0, size[0], 240):
        draw.line((x, 0, x, size[1]), (52, 34, 22), 4)
    return wood


def _proof_of_address() -> bytes:
    """Draw an electricity bill as a web page would offer it for download."""
    page = Image.new("RGB", (1240, 1754), "white")
    draw = ImageDraw.Draw(page)
    ink, grey, orange = (32, 38, 46), (112, 122, 133), (214, 110, 24)
    draw.rectangle((0, 0, 1240, 26), orange)
    draw.ellipse((110, 100, 200, 190), orange)
    draw.polygon(((160, 112), (132, 152), (154, 152), (148, 180), (178, 138), (156, 138)), "white")
    draw.text((226, 112), "Example Energy", ink, _font(44))
    draw.text((228, 166), "Customer service · www.example.com", grey, _font(22))
    draw.text((1130, 118), "Electricity bill", ink, _font(40), anchor="ra")
    draw.text((1130, 172), "5 February 2025 · No. 000 482 913", grey, _font(22), anchor="ra")
    for row, line in enumerate(("Customer 0001", "27 Sample Street, flat 3", "00000 Exempleville")):
        draw.text((700, 300 + 40 * row), line, ink, _font(30))
    draw.text((110, 300), "Address of supply", grey, _font(24))
    for row, line in enumerate(("27 Sample Street, flat 3", "00000 Exempleville", "Meter 00 000 000")):
        draw.text((110, 340 + 38 * row), line, ink, _font(27))
    draw.rounded_rectangle((110, 540, 1130, 720), 18, (253, 243, 233))
    draw.text((150, 578), "Amount due", grey, _font(28))
    draw.text((150, 622), "EUR 86.42", ink, _font(58))
    draw.text((1090, 640), "Debited on 20 February 2025", ink, _font(28), anchor="ra")
    rows = (
        ("Standing charge", "1 month", "12.60"),
        ("Consumption", "318 kWh at 0.1842", "58.58"),
        ("Taxes and contributions", "", "15.24"),
    )
    for row, cells in enumerate(rows):
        y = 800 + 70 * row
        draw.text((110, y), cells[0], ink, _font(28))
        draw.text((760, y), cells[1], grey, _font(26), anchor="ra")
        draw.text((1130, y), cells[2], ink, _font(28), anchor="ra")
        draw.line((110, y + 50, 1130, y + 50), (221, 226, 231), 2)
    draw.text((110, 1080), "Your consumption over six months (kWh)", grey, _font(24))
    for column, (month, kilowatt_hours) in enumerate(
        (("Sep", 174), ("Oct", 203), ("Nov", 261), ("Dec", 330), ("Jan", 344), ("Feb", 318))
    ):
        x = 150 + 165 * column
        draw.rounded_rectangle((x, 1480 - kilowatt_hours, x + 90, 1480), 10, orange)
        draw.text((x + 45, 1512), month, grey, _font(24), anchor="mm")
    draw.line((110, 1620, 1130, 1620), (221, 226, 231), 2)
    draw.text((110, 1644), "Example Energy Ltd · this bill may serve as a proof of address.", grey, _font(21))
    return _saved(page, "PNG", optimize=True)


def _font(size: int) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
    return ImageFont.load_default(size)


def _saved(picture: Image.Image, kind: str, **options: object) -> bytes:
    buffer = BytesIO()
    picture.save(buffer, kind, **options)
    return buffer.getvalue()


if __name__ == "__main__":
    sys.exit(main())
