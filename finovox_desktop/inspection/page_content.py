"""What a page of a PDF shows: its drawing instructions, its images and its text, each read within limits."""

import hashlib
import re
from collections import Counter
from dataclasses import dataclass

import pikepdf

from finovox_desktop.inspection.limits import (
    GREATEST_FORM_EXPANSION,
    GREATEST_PAGE_CONTENT,
    CutShortError,
)

_DRAWN = re.compile(rb"/([^\s/<>\[\]()%]{1,127})\s+Do\b")
_ESCAPE_IN_NAME = re.compile(r"#([0-9a-fA-F]{2})")
# Spaces and the pair q Q change nothing that is seen; programs put the pair around a page's old content.
_WITHOUT_EFFECT = re.compile(rb"\s+|\b[qQ]\b")
_GREATEST_DEPTH = 40


@dataclass(frozen=True, slots=True)
class PageContent:
    """Digests of a page's drawing instructions and of the images that it draws."""

    drawing: bytes
    images: frozenset[bytes]


def read_page_content(page: pikepdf.Object) -> PageContent:
    """Read a page's content and the forms it draws.

    Raises:
        CutShortError: there is more than the limits allow, or a stream cannot be unpacked.

    """
    walk = _Walk()
    try:
        walk.draw(page_instructions(page), page.get("/Resources"), 0)
    except (pikepdf.PdfError, RuntimeError, ValueError, TypeError) as error:
        raise CutShortError("a page's content cannot be read") from error
    return PageContent(walk.drawing.digest(), frozenset(walk.images))


def page_instructions(page: pikepdf.Object) -> bytes:
    """Give the page's own instructions, unpacked; several streams count as one (ISO 32000-1, 7.8.2)."""
    contents = page.get("/Contents")
    parts = list(contents) if isinstance(contents, pikepdf.Array) else [contents]
    return b"\n".join(part.read_bytes() for part in parts if isinstance(part, pikepdf.Stream))


class _Walk:
    """One walk through a page and the forms nested in it."""

    def __init__(self) -> None:
        self.drawing = hashlib.sha256()
        self.images: set[bytes] = set()
        self._size = 0
        self._expansions: dict[tuple[int, int], int] = {}

    def draw(self, instructions: bytes, resources: object, depth: int) -> int:
        """Take in instructions; gives how many drawings of forms and images they cause."""
        self._size += len(instructions)
        if self._size > GREATEST_PAGE_CONTENT or depth > _GREATEST_DEPTH:
            raise CutShortError("a page draws too much")
        self.drawing.update(_WITHOUT_EFFECT.sub(b"", instructions))
        named = resources.get("/XObject") if isinstance(resources, pikepdf.Dictionary) else None
        if not isinstance(named, pikepdf.Dictionary):
            return 0
        total = 0
        for name, times in Counter(_DRAWN.findall(instructions)).items():
            total += times * (1 + self._target(named.get(_name(name)), resources, depth))
            if total > GREATEST_FORM_EXPANSION:
                raise CutShortError("a page draws too many forms")
        return total

    def _target(self, target: object, outer_resources: object, depth: int) -> int:
        if not isinstance(target, pikepdf.Stream):
            return 0
        if target.get("/Subtype") == pikepdf.Name.Image:
            self.images.add(_image_digest(target))
            return 0
        if target.objgen not in self._expansions:
            self._expansions[target.objgen] = 0  # a form that draws itself is drawn once
            resources = target.get("/Resources", outer_resources)
            self._expansions[target.objgen] = self.draw(target.read_bytes(), resources, depth + 1)
        return self._expansions[target.objgen]


def _name(raw: bytes) -> str:
    return "/" + _ESCAPE_IN_NAME.sub(lambda match: chr(int(match.group(1), 16)), raw.decode("latin-1"))


def _image_digest(image: pikepdf.Stream) -> bytes:
    """Digest an image as it is stored, its mask included, without unpacking it."""
    digest = hashlib.sha256(image.read_raw_bytes())
    digest.update(repr([str(image.get(key)) for key in ("/Width", "/Height", "/Decode")]).encode("utf-8", "replace"))
    mask = image.get("/SMask")
    if isinstance(mask, pikepdf.Stream):
        digest.update(mask.read_raw_bytes())
    return digest.digest()
