"""PDFs whose only page is too much for whoever draws it."""

from io import BytesIO

import pikepdf
from pikepdf import Array, Dictionary, Name

_PAGE_WIDTH, _PAGE_HEIGHT = 500, 2_000
_LAYERS = 38
_SUMS = 2_000  # of the stalling page's function, for each of its pixels
_NESTED_FUNCTIONS = 60_000  # each is read within the one before: more than a stack of 8 MiB holds


def stalling_pdf() -> bytes:
    """Give a PDF whose page takes minutes: each pixel is the outcome of thousands of sums."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page().obj
    function = pdf.make_stream(
        b"{ " + b"2 copy sin exch cos mul pop " * _SUMS + b"pop }",
        FunctionType=4,
        Domain=Array([0, 1, 0, 1]),
        Range=Array([0, 1]),
    )
    shading = Dictionary(
        ShadingType=1, ColorSpace=Name.DeviceGray, Matrix=Array([612, 0, 0, 792, 0, 0]), Function=function
    )
    page.Resources = Dictionary(Shading=Dictionary(S=shading))
    page.Contents = pdf.make_stream(b"/S sh")
    return _saved(pdf)


def greedy_pdf() -> bytes:
    """Give a PDF whose page is as tall as three, and two pictures of all of it are kept for each of its nested layers."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(_PAGE_WIDTH, _PAGE_HEIGHT)).obj
    whole_page = Array([0, 0, _PAGE_WIDTH, _PAGE_HEIGHT])
    fill = b"0 0 %d %d re f" % (_PAGE_WIDTH, _PAGE_HEIGHT)
    group = Dictionary(S=Name.Transparency, CS=Name.DeviceRGB)
    mask = pdf.make_stream(fill, Subtype=Name.Form, BBox=whole_page, Group=group)
    state = Dictionary(S=Dictionary(ca=0.9, SMask=Dictionary(S=Name.Luminosity, G=mask)))
    drawing, resources = b"/S gs " + fill, Dictionary(ExtGState=state)
    for _ in range(_LAYERS):
        layer = pdf.make_stream(drawing, Subtype=Name.Form, BBox=whole_page, Group=group, Resources=resources)
        drawing = b"/S gs " + fill + b" /L Do"
        resources = Dictionary(ExtGState=state, XObject=Dictionary(L=layer))
    page.Contents, page.Resources = pdf.make_stream(drawing), resources
    return _saved(pdf)


def crashing_pdf() -> bytes:
    """Give a PDF whose page ends the process that draws it: its one colour stands behind tens of thousands of functions."""
    pdf = pikepdf.new()
    page = pdf.add_blank_page().obj
    one = Array([0, 1])
    function = pdf.make_indirect(Dictionary(FunctionType=2, Domain=one, C0=Array([0]), C1=Array([1]), N=1))
    for _ in range(_NESTED_FUNCTIONS):
        function = pdf.make_indirect(
            Dictionary(FunctionType=3, Domain=one, Functions=Array([function]), Bounds=Array(), Encode=one)
        )
    shading = Dictionary(ShadingType=2, ColorSpace=Name.DeviceGray, Coords=Array([0, 0, 612, 792]), Function=function)
    page.Resources = Dictionary(Shading=Dictionary(S=shading))
    page.Contents = pdf.make_stream(b"/S sh")
    return _saved(pdf)


def _saved(pdf: pikepdf.Pdf) -> bytes:
    saved = BytesIO()
    pdf.save(saved, deterministic_id=True)
    return saved.getvalue()
