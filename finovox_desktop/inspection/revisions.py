"""The revisions of a PDF: an incremental update (ISO 32000-1, 7.5.6) leaves each earlier state of the file readable."""

import re
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.findings import Finding, FindingCode
from finovox_desktop.inspection.limits import GREATEST_REVISIONS, CutShortError
from finovox_desktop.inspection.page_comparison import compare_pages
from finovox_desktop.inspection.revision import Revision

_END_OF_REVISION = re.compile(rb"startxref\s{1,20}(\d{1,12})\s{1,20}%%EOF\r?\n?")
_CROSS_REFERENCES = re.compile(rb"\s{0,20}(xref|\d+\s+\d+\s+obj)")
_OBJECT = re.compile(rb"\d\s+obj\b")
_HEADER_SEARCHED = 1024  # bytes; a reader accepts so many before the header, and offsets count from the header


@dataclass(frozen=True, slots=True)
class Cut:
    """Where a revision ends, in bytes, and where its cross-references start."""

    end: int
    cross_references: int


def revision_findings(data: bytes, check_time: Callable[[], None]) -> tuple[Finding, ...]:
    """Compare each revision of a file with the one before it.

    `check_time` is called often and raises CutShortError when the time is over.

    Raises:
        CutShortError: there are too many revisions, or one cannot be read.

    """
    document = data[max(data.find(b"%PDF-", 0, _HEADER_SEARCHED), 0) :]
    cuts = revision_cuts(document)
    if not cuts or _OBJECT.search(document, cuts[-1].end):
        raise CutShortError("the file goes on after its last revision")
    if len(cuts) > GREATEST_REVISIONS:
        raise CutShortError("too many revisions")
    findings: list[Finding] = []
    for number in range(2, len(cuts) + 1):
        with ExitStack() as stack:
            older = stack.enter_context(Revision(document[: cuts[number - 2].end]))
            newer = stack.enter_context(Revision(document[: cuts[number - 1].end]))
            changes = compare_pages(older, newer, number, check_time)
        findings.extend(changes or (_pages_kept(number),))
    return tuple(findings)


def revision_cuts(document: bytes) -> tuple[Cut, ...]:
    """Find where revisions end: at each `startxref N %%EOF` whose N is not 0, as it is in a linearised file's first part.

    An end that does not point at cross-references belongs to another file that is embedded in this one.
    """
    cuts: dict[int, Cut] = {}
    for match in _END_OF_REVISION.finditer(document):
        offset = int(match.group(1))
        if 0 < offset < match.start() and _CROSS_REFERENCES.match(document, offset):
            cuts[offset] = Cut(match.end(), offset)
    return tuple(sorted(cuts.values(), key=lambda cut: cut.end))


def _pages_kept(number: int) -> Finding:
    return Finding(Check.DATASTRUCTURE, RiskLevel.LOW, FindingCode.REVISION_KEPT_PAGES, (str(number),))
