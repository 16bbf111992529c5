"""What a revision did to the pages of the revision before it."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pikepdf

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.findings import Finding, FindingCode
from finovox_desktop.inspection.page_content import read_page_content
from finovox_desktop.inspection.revision import ChangedObjects, ObjectId, Revision, page_frame

# White space and punctuation do not count, but the separators inside a number do: 1.250 is not 12.50.
_WORD = re.compile(r"\d+(?:[.,]\d+)*|[^\W\d_]+")
_VISIBLE_ANNOTATIONS = ("/FreeText", "/Stamp", "/Ink")
_GREATEST_LINE = 80  # characters shown of a line of text


@dataclass(frozen=True, slots=True)
class _PagePair:
    """The same page in two revisions, by its index in each; None where the revision lacks it."""

    older: int | None
    newer: int | None

    @property
    def number(self) -> str:
        index = self.newer if self.newer is not None else self.older
        return "?" if index is None else str(index + 1)


def compare_pages(older: Revision, newer: Revision, number: int, check_time: Callable[[], None]) -> tuple[Finding, ...]:
    """Give what revision `number` (2 for the first update) did to the pages, one finding a kind of change.

    Raises:
        CutShortError: a limit was met or a page cannot be read; `check_time` raises it too.

    """
    changed = ChangedObjects(older.digests(check_time), newer.digests(check_time))
    findings: dict[FindingCode, Finding] = {}
    for pair in _pairs(older, newer) if changed else ():
        check_time()
        for level, code, evidence in _page_changes(older, newer, pair, changed):
            finding = Finding(Check.DATASTRUCTURE, level, code, (str(number), pair.number, *evidence))
            findings.setdefault(code, finding)
    return tuple(findings.values())


_Change = tuple[RiskLevel, FindingCode, tuple[str, ...]]


def _page_changes(older: Revision, newer: Revision, pair: _PagePair, changed: ChangedObjects) -> Iterator[_Change]:
    if pair.older is None:
        yield RiskLevel.MEDIUM, FindingCode.REVISION_ADDED_PAGE, ()
    elif pair.newer is None:
        yield RiskLevel.HIGH, FindingCode.REVISION_REMOVED_PAGE, ()
    else:
        old_page, new_page = older.pages[pair.older], newer.pages[pair.newer]
        if changed.shown_by(new_page) or page_frame(old_page) != page_frame(new_page):
            yield from _content_changes(older, newer, pair.older, pair.newer)
        yield from _annotation_changes(old_page, new_page, changed)


def _content_changes(older: Revision, newer: Revision, old_index: int, new_index: int) -> Iterator[_Change]:
    # The content is read first: it tells whether the page is small enough for PDFium.
    old_content = read_page_content(older.pages[old_index])
    new_content = read_page_content(newer.pages[new_index])
    changes = [*_text_changes(older.text(old_index), newer.text(new_index))]
    if old_content.images - new_content.images:
        changes.append((RiskLevel.HIGH, FindingCode.REVISION_REPLACED_IMAGE, ()))
    elif new_content.images - old_content.images:
        changes.append((RiskLevel.MEDIUM, FindingCode.REVISION_ADDED_IMAGE, ()))
    if not changes and old_content.drawing != new_content.drawing:
        changes.append((RiskLevel.MEDIUM, FindingCode.REVISION_CHANGED_DRAWING, ()))
    yield from changes


def _text_changes(old_text: str, new_text: str) -> Iterator[_Change]:
    old_words, new_words = _WORD.findall(old_text), _WORD.findall(new_text)
    if "".join(old_words) == "".join(new_words):
        return
    removed, added = Counter(old_words) - Counter(new_words), Counter(new_words) - Counter(old_words)
    old_line, new_line = _first_line_not_in(old_text, new_text), _first_line_not_in(new_text, old_text)
    if removed and added:
        yield RiskLevel.HIGH, FindingCode.REVISION_REPLACED_TEXT, (old_line, new_line)
    elif removed:
        yield RiskLevel.HIGH, FindingCode.REVISION_REMOVED_TEXT, (old_line,)
    elif added:
        yield RiskLevel.MEDIUM, FindingCode.REVISION_ADDED_TEXT, (new_line,)


def _first_line_not_in(text: str, other: str) -> str:
    known = {" ".join(line.split()) for line in other.splitlines()}
    lines = (" ".join(line.split()) for line in text.splitlines())
    return next((line[:_GREATEST_LINE] for line in lines if line and line not in known), "")


def _annotation_changes(
    old_page: pikepdf.Object, new_page: pikepdf.Object, changed: ChangedObjects
) -> Iterator[_Change]:
    old_annotations, new_annotations = _visible_annotations(old_page), _visible_annotations(new_page)
    direct: ObjectId = (0, 0)
    for each, kinds in new_annotations.items():
        known = old_annotations.get(each, Counter())
        added = kinds - known if each == direct or each not in changed else kinds
        if added:
            kind = next(iter(added)).removeprefix("/")
            yield RiskLevel.MEDIUM, FindingCode.REVISION_ADDED_ANNOTATION, (kind,)
            return


def _visible_annotations(page: pikepdf.Object) -> dict[ObjectId, Counter[str]]:
    """Give the annotations that look like content, by object; those written inside the page share the object (0, 0)."""
    annotations: dict[ObjectId, Counter[str]] = {}
    listed = page.get("/Annots")
    for annotation in listed if isinstance(listed, pikepdf.Array) else ():
        if not isinstance(annotation, pikepdf.Dictionary):
            continue
        kind = str(annotation.get("/Subtype"))
        if kind in _VISIBLE_ANNOTATIONS:
            annotations.setdefault(annotation.objgen, Counter())[kind] += 1
    return annotations


def _pairs(older: Revision, newer: Revision) -> tuple[_PagePair, ...]:
    """Match pages by their object; a page that was given a new object is matched by its place."""
    old_index = {page.objgen: index for index, page in enumerate(older.pages)}
    new_index = {page.objgen: index for index, page in enumerate(newer.pages)}
    only_old = {index for each, index in old_index.items() if each not in new_index}
    only_new = {index for each, index in new_index.items() if each not in old_index}
    moved = only_old & only_new
    return (
        *(_PagePair(old_index[each], index) for each, index in new_index.items() if each in old_index),
        *(_PagePair(index, index) for index in sorted(moved)),
        *(_PagePair(index, None) for index in sorted(only_old - moved)),
        *(_PagePair(None, index) for index in sorted(only_new - moved)),
    )
