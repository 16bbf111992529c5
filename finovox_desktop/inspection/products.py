"""Names of programs that documents carry, and what it means that a document names one. Data only.

A program that prints, scans, invoices or writes letters is no trace: it is absent from these tables.
"""

import re
from dataclasses import dataclass

from finovox_desktop.core.risk import RiskLevel
from finovox_desktop.inspection.findings import FindingCode


@dataclass(frozen=True, slots=True)
class Product:
    """A program, the pattern that recognises its name, and what finding it means."""

    name: str
    pattern: re.Pattern[str]
    code: FindingCode
    level: RiskLevel


def _product(name: str, pattern: str | None, code: FindingCode, level: RiskLevel) -> Product:
    expression = pattern or rf"(?<![a-z0-9]){re.escape(name)}(?![a-z])"
    return Product(name, re.compile(expression, re.IGNORECASE), code, level)


# A name alone is looked for as a whole word; where that is not enough, a pattern stands beside it.
_Names = tuple[str | tuple[str, str], ...]

_PRINTERS_AND_LIBRARIES_OF_EDITORS: _Names = (
    # The merging library that PDFsam and others use; its name holds Sejda's address.
    ("Sejda SAMBox", r"sambox.*sejda\.org"),
)

_GRAPHICS_PROGRAMS: _Names = (
    # Before the image editors: it develops photos and carries Photoshop in its name.
    ("Adobe Lightroom", r"\blightroom\b"),
    ("Adobe Illustrator", r"\billustrator\b"),
    "Inkscape",
    "Canva",
    "ImageMagick",
    "GraphicsMagick",
    "CorelDRAW",
    "Affinity Designer",
    "Affinity Publisher",
    "Figma",
    "Adobe Express",
    "Adobe Fireworks",
    "Vectr",
    "Sketch",
)

_IMAGE_EDITORS: _Names = (
    ("Adobe Photoshop", r"photoshop"),
    ("Adobe ImageReady", r"\bimageready\b"),
    "GIMP",
    "Photopea",
    "Pixlr",
    ("Paint.NET", r"\bpaint\.net\b"),
    "Pixelmator",
    "Affinity Photo",
    "PaintShop",
    ("Paint Shop Pro", r"\bpaint shop\b"),
    ("Corel PHOTO-PAINT", r"\bphoto-?paint\b"),
    "Krita",
    "PhotoScape",
    "Picsart",
    "Snapseed",
    "Fotor",
    "BeFunky",
    "Photolemur",
    "PhotoFiltre",
    "PhotoImpact",
    "PhotoDirector",
    "Polarr",
    "FaceApp",
    "Meitu",
    "Picasa",
    "Acorn",
    "Seashore",
    "Pinta",
)

_SCREENSHOT_TOOLS: _Names = (
    ("gnome-screenshot", r"\bgnome-screenshot\b"),
    ("Snipping Tool", r"\bsnipping ?tool\b"),
    "Greenshot",
    "ShareX",
    "Lightshot",
    "Snagit",
    "Flameshot",
    ("KDE Spectacle", r"\b(kde )?spectacle\b"),
    "Ksnip",
    "Shutter",
    "PicPick",
    "Skitch",
    "CleanShot",
    "Monosnap",
    "Gyazo",
    "FastStone Capture",
    # What macOS and iOS write into the EXIF comment of a picture of the screen.
    ("Screenshot", r"^screenshot$"),
)

_ONLINE_EDITORS: _Names = (
    "iLovePDF",
    "Smallpdf",
    ("Sejda", r"\bsejda\b"),
    "PDFescape",
    "PDF2Go",
    "DocHub",
    "pdfFiller",
    "PDFzorro",
    "PDF Candy",
    "Lumin PDF",
    "LuminPDF",
    "FormSwift",
    "DeftPDF",
    "EasePDF",
    "HiPDF",
    "PDFBuddy",
    "CocoDoc",
    "PDFSimpli",
    "AvePDF",
    ("PDF24 Tools", r"\bpdf24 tools\b"),
    "Xodo",
    "PDFfiller",
    "Kami",
    "Soda PDF Online",
)

_PDF_EDITORS: _Names = (
    ("Foxit PDF Editor", r"\bfoxit (pdf editor|phantom ?pdf|editor)\b(?!.*printer)"),
    ("PDF-XChange Editor", r"\bpdf-?xchange (pro |plus )?(editor|viewer)\b"),
    ("Nitro PDF", r"\bnitro (pdf )?(pro|pdf)\b(?!.*printer)"),
    ("PDFelement", r"\bpdf ?element\b"),
    "Soda PDF",
    "Master PDF Editor",
    "PDF Expert",
    ("Infix PDF Editor", r"\binfix\b"),
    "PDF Annotator",
    "PDF Architect",
    ("Movavi PDF Editor", r"\bmovavi pdf\b"),
    ("Power PDF", r"\bpower pdf\b"),
    "CutePDF Editor",
    "Icecream PDF Editor",
    ("UPDF", r"\bupdf\b"),
    "ApowerPDF",
    ("Xournal", r"\bxournal(pp|\+\+)?(?![a-z])"),
    "VeryPDF PDF Editor",
    "PDFill",
    "Flexcil",
    "PDF Studio",
    "Able2Extract",
    "Scribus",
)

_PDF_LIBRARIES: _Names = (
    ("PyPDF", r"\bpypdf\d*\b"),
    "pikepdf",
    "qpdf",
    "pdf-lib",
    "pdftk",
    ("iText", r"\bi ?text(sharp|7)?(?![a-z])"),
    "PDFBox",
    "OpenPDF",
    "ReportLab",
    ("FPDF", r"\bt?c?fpdf\d*\b"),
    "TCPDF",
    "mPDF",
    "dompdf",
    ("MuPDF", r"\b(py)?mupdf\b"),
    "PDFsharp",
    "Ghostscript",
    "Aspose",
    "PDFKit",
    "HexaPDF",
    "Prawn",
    "Spire.PDF",
    "gd-jpeg",
)


def _products(names: _Names, code: FindingCode, level: RiskLevel) -> tuple[Product, ...]:
    pairs = ((name, None) if isinstance(name, str) else name for name in names)
    return tuple(_product(name, pattern, code, level) for name, pattern in pairs)


PRODUCTS = (
    *_products(_PRINTERS_AND_LIBRARIES_OF_EDITORS, FindingCode.PDF_LIBRARY, RiskLevel.LOW),
    *_products(_GRAPHICS_PROGRAMS, FindingCode.GRAPHICS_PROGRAM, RiskLevel.MEDIUM),
    *_products(_IMAGE_EDITORS, FindingCode.IMAGE_EDITOR, RiskLevel.HIGH),
    *_products(_SCREENSHOT_TOOLS, FindingCode.SCREENSHOT_TOOL, RiskLevel.HIGH),
    *_products(_ONLINE_EDITORS, FindingCode.ONLINE_EDITOR, RiskLevel.MEDIUM),
    *_products(_PDF_EDITORS, FindingCode.PDF_EDITOR, RiskLevel.MEDIUM),
    *_products(_PDF_LIBRARIES, FindingCode.PDF_LIBRARY, RiskLevel.LOW),
)
"""In the order in which they are tried: the first that matches a text names the product."""

LIBREOFFICE_DRAW = Product(
    "LibreOffice Draw", re.compile("^draw$", re.IGNORECASE), FindingCode.PDF_EDITOR, RiskLevel.MEDIUM
)
"""Named by the creator; only where the producer is an office suite of this family, since the word alone says nothing."""

OFFICE_SUITE = re.compile(r"(libre|open)office", re.IGNORECASE)


def recognise(text: str) -> Product | None:
    """Give the product that a text from a document names, or None."""
    return next((product for product in PRODUCTS if product.pattern.search(text)), None)
