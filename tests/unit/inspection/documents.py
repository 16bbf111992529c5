"""Documents that the tests make: honest ones, and the same ones edited."""

from collections.abc import Mapping
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
from reportlab.pdfgen.canvas import Canvas

from finovox_desktop.inspection.document import inspect_document
from finovox_desktop.inspection.findings import FindingCode, Inspection

NOW = datetime(2025, 6, 1, 12, 0, tzinfo=UTC)


def make_pdf(*pages: str, information: Mapping[str, str] | None = None, xmp: bytes = b"") -> bytes:
    """Give a PDF with a line of text a page."""
    buffer, saved = BytesIO(), BytesIO()
    canvas = Canvas(buffer, invariant=1, pageCompression=0)
    for text in pages or ("Total due 1,284.00",):
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    with pikepdf.open(BytesIO(buffer.getvalue())) as pdf:
        entries = {"Producer": "Example Billing 4.2", "CreationDate": "D:20250314092641Z"} | dict(information or {})
        pdf.trailer.Info = pdf.make_indirect(
            pikepdf.Dictionary({f"/{key}": pikepdf.String(text) for key, text in entries.items()})
        )
        if xmp:
            pdf.Root.Metadata = pdf.make_stream(xmp)
        pdf.save(
            saved,
            deterministic_id=True,
            fix_metadata_version=False,  # which would repair the XMP packet
            object_stream_mode=pikepdf.ObjectStreamMode.disable,
        )
    return saved.getvalue()


def with_update(pdf: bytes, objects: Mapping[int, bytes]) -> bytes:
    """Append a revision by hand: objects (generation 0) replaced or added by their source text."""
    with pikepdf.open(BytesIO(pdf)) as document:
        root, information = document.Root.objgen[0], document.trailer.Info.objgen[0]
        size = max(int(document.trailer.Size), *(number + 1 for number in objects))
    previous = int(pdf.rsplit(b"startxref", 1)[1].split()[0])
    body, references = b"", b"xref\n"
    for number, source in objects.items():
        references += b"%d 1\n%010d 00000 n \n" % (number, len(pdf) + len(body))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, source)
    trailer = b"trailer\n<< /Size %d /Root %d 0 R /Info %d 0 R /Prev %d >>\n" % (size, root, information, previous)
    return pdf + body + references + trailer + b"startxref\n%d\n%%%%EOF\n" % (len(pdf) + len(body))


def with_page_content(pdf: bytes, old: bytes, new: bytes) -> bytes:
    """Append a revision in which the first page's instructions hold `new` where they held `old`."""
    with pikepdf.open(BytesIO(pdf)) as document:
        contents = document.pages[0].obj.Contents
        instructions, number = contents.read_bytes(), contents.objgen[0]
    assert old in instructions
    return with_update(pdf, {number: stream(instructions.replace(old, new))})


def with_page_entry(pdf: bytes, entry: bytes, others: Mapping[int, bytes] | None = None) -> bytes:
    """Append a revision in which the first page's object has one more entry, and other objects are added."""
    with pikepdf.open(BytesIO(pdf), inherit_page_attributes=False) as document:
        page = document.pages[0].obj
        number, source = page.objgen[0], page.unparse(resolved=True)
    return with_update(pdf, {number: source.rstrip().removesuffix(b">>") + entry + b" >>", **(others or {})})


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def inspected(folder: Path, content: bytes, name: str = "document") -> Inspection:
    path = folder / name
    path.write_bytes(content)
    return inspect_document(path, NOW)


def codes(inspection: Inspection) -> set[FindingCode]:
    return {finding.code for finding in inspection.findings}
