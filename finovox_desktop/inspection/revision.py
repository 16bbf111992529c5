"""One revision of a PDF, opened: its objects, its pages and their text."""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from io import BytesIO
from types import TracebackType
from typing import Self

import pikepdf
import pypdfium2  # type: ignore[import-untyped]

from finovox_desktop.inspection.limits import CutShortError

ObjectId = tuple[int, int]
"""Number and generation of an indirect object."""

_SHOWN_ENTRIES = ("/Contents", "/Resources", "/MediaBox", "/CropBox", "/Rotate")
_OBJECTS_BETWEEN_CHECKS = 500
_GREATEST_DEPTH = 100


class Revision:
    """A state of the file. Close it after use.

    Raises:
        CutShortError: it cannot be opened.

    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._drawn: pypdfium2.PdfDocument | None = None
        try:
            # Recovery would guess at what the file held; a guess is no evidence.
            self._pdf = pikepdf.open(BytesIO(data), attempt_recovery=False, suppress_warnings=True)
            self.pages = tuple(page.obj for page in self._pdf.pages)
        except (pikepdf.PdfError, RuntimeError, ValueError) as error:
            raise CutShortError("a revision cannot be opened") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Give back the memory."""
        if self._drawn is not None:
            self._drawn.close()
        self._pdf.close()

    def digests(self, check_time: Callable[[], None]) -> dict[ObjectId, bytes]:
        """Digest each object, its stored stream included."""
        digests: dict[ObjectId, bytes] = {}
        try:
            for count, each in enumerate(indirect_objects(self._pdf)):
                if count % _OBJECTS_BETWEEN_CHECKS == 0:
                    check_time()
                digests[each.objgen] = _digest(each)
        except (pikepdf.PdfError, RuntimeError) as error:
            raise CutShortError("an object of a revision cannot be read") from error
        if self._pdf.get_warnings():
            raise CutShortError("an object of a revision cannot be read")
        return digests

    def text(self, index: int) -> str:
        """Give the text of a page, as PDFium reads it. The page's content must have been found within the limits."""
        try:
            if self._drawn is None:
                self._drawn = pypdfium2.PdfDocument(self._data)
            page = self._drawn[index]
            text_page = page.get_textpage()
            text: str = text_page.get_text_range()
            text_page.close()
            page.close()
        except (pypdfium2.PdfiumError, IndexError, ValueError) as error:
            raise CutShortError("the text of a page cannot be read") from error
        return text


class ChangedObjects:
    """The objects of which two revisions hold different states, and which pages show one of them."""

    def __init__(self, older: dict[ObjectId, bytes], newer: dict[ObjectId, bytes]) -> None:
        self._ids = {key for key in older.keys() | newer.keys() if older.get(key) != newer.get(key)}
        self._clean: set[ObjectId] = set()

    def __bool__(self) -> bool:
        return bool(self._ids)

    def __contains__(self, each: ObjectId) -> bool:
        return each in self._ids

    def shown_by(self, page: pikepdf.Object) -> bool:
        """Say whether a page shows a changed object. Its annotations and the link to its parent do not count."""
        visited: set[ObjectId] = set()
        waiting = [value for key in _SHOWN_ENTRIES if isinstance(value := page.get(key), pikepdf.Object)]
        while waiting:
            value = waiting.pop()
            if value.is_indirect:
                if value.objgen in self._ids:
                    return True
                if value.objgen in self._clean or value.objgen in visited:
                    continue
                visited.add(value.objgen)
            waiting.extend(_referred_objects(value, _GREATEST_DEPTH))
        self._clean |= visited
        return False


def indirect_objects(pdf: pikepdf.Pdf) -> Iterator[pikepdf.Object]:
    """Give every object but plain numbers and truth values, which pikepdf turns into Python's and which hide nothing."""
    values: Iterable[object] = pdf.objects
    return (value for value in values if isinstance(value, pikepdf.Object))


def page_frame(page: pikepdf.Object) -> bytes:
    """Give what a page's own object says about what it shows, as text of a PDF; references stay references."""
    values = (page.get(key) for key in _SHOWN_ENTRIES)
    return b" ".join(
        (b"%d %d R" % value.objgen if value.is_indirect else value.unparse())
        if isinstance(value, pikepdf.Object)
        else str(value).encode()
        for value in values
    )


def _referred_objects(value: pikepdf.Object, depth: int) -> Iterator[pikepdf.Object]:
    """Give the objects that a value refers to directly, or through containers written inside it."""
    if depth == 0:
        raise CutShortError("containers nested too deeply")
    children: list[object] = []
    if isinstance(value, pikepdf.Dictionary | pikepdf.Stream):
        children = [child for key, child in value.items() if key != "/Parent"]
    elif isinstance(value, pikepdf.Array):
        children = list(value)
    for child in children:
        if not isinstance(child, pikepdf.Object):
            continue
        if child.is_indirect:
            yield child
        else:
            yield from _referred_objects(child, depth - 1)


def _digest(each: pikepdf.Object) -> bytes:
    if isinstance(each, pikepdf.Stream):
        return hashlib.sha256(each.stream_dict.unparse(resolved=True) + each.read_raw_bytes()).digest()
    return hashlib.sha256(each.unparse(resolved=True)).digest()
