"""What an inspection of a document found, as values that cross the pipe between two processes.

An inspection proves *edited*, never *forged*, and its "low" means that no trace was found. What was not read has no
level.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from finovox_desktop.core.risk import FIVE_CHECKS, Check, RiskLevel


class DocumentKind(StrEnum):
    """What a document is, judged by its first bytes."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"


class FindingCode(StrEnum):
    """The outcome of one check."""

    # Software
    IMAGE_EDITOR = "image_editor"
    SCREENSHOT_TOOL = "screenshot_tool"
    ONLINE_EDITOR = "online_editor"
    PDF_EDITOR = "pdf_editor"
    GRAPHICS_PROGRAM = "graphics_program"
    PDF_LIBRARY = "pdf_library"
    # Metadata
    DATE_IN_FUTURE = "date_in_future"
    MODIFIED_BEFORE_CREATED = "modified_before_created"
    DATES_DISAGREE = "dates_disagree"
    PRODUCERS_DISAGREE = "producers_disagree"
    CHANGED_BEFORE_TAKEN = "changed_before_taken"
    SIZE_DISAGREES = "size_disagrees"
    # Structure
    REVISION_REPLACED_TEXT = "revision_replaced_text"
    REVISION_REMOVED_TEXT = "revision_removed_text"
    REVISION_REPLACED_IMAGE = "revision_replaced_image"
    REVISION_REMOVED_PAGE = "revision_removed_page"
    REVISION_ADDED_TEXT = "revision_added_text"
    REVISION_ADDED_IMAGE = "revision_added_image"
    REVISION_ADDED_PAGE = "revision_added_page"
    REVISION_ADDED_ANNOTATION = "revision_added_annotation"
    REVISION_CHANGED_DRAWING = "revision_changed_drawing"
    REVISION_KEPT_PAGES = "revision_kept_pages"
    LAUNCH_ACTION = "launch_action"
    JAVASCRIPT = "javascript"
    XFA_FORM = "xfa_form"


class Obstacle(StrEnum):
    """Why nothing of a document was assessed."""

    NOT_A_DOCUMENT = "not_a_document"
    """Empty, or neither PDF nor JPEG nor PNG."""
    UNREADABLE = "unreadable"
    """The file cannot be opened or read."""
    ENCRYPTED = "encrypted"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"
    """More pages, objects or pixels than the limits allow."""
    TOOK_TOO_LONG = "took_too_long"
    WORKER_FAILED = "worker_failed"
    """The process that inspects ended or answered nonsense."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One trace. The evidence is plain text from outside, such as a product's name or two dates."""

    check: Check
    level: RiskLevel
    code: FindingCode
    evidence: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Inspection:
    """All that was found in one document, and what was looked at.

    `assessed` holds those of the five checks that were carried through; `obstacle` says why it is empty. `software` is
    the product found, or the program that the document names, as plain text from outside.
    """

    kind: DocumentKind | None
    findings: tuple[Finding, ...] = ()
    assessed: frozenset[Check] = frozenset()
    software: str | None = None
    obstacle: Obstacle | None = None

    def level(self, check: Check) -> RiskLevel | None:
        """Give the highest level found by a check, low if it found nothing, None if it was not assessed."""
        if check is Check.GLOBAL:
            levels = [level for level in map(self.level, self.assessed) if level]
            return max(levels, key=lambda level: level.severity, default=None)
        if check not in self.assessed:
            return None
        found = (finding.level for finding in self.findings if finding.check is check)
        return max(found, key=lambda level: level.severity, default=RiskLevel.LOW)

    @property
    def not_assessed(self) -> tuple[Check, ...]:
        """Those of the five checks that have no level, in their usual order."""
        return tuple(check for check in FIVE_CHECKS if check not in self.assessed)


def nothing_assessed(obstacle: Obstacle, kind: DocumentKind | None = None) -> Inspection:
    """Give the inspection of a document that could not be looked at."""
    return Inspection(kind=kind, obstacle=obstacle)


def to_json(inspection: Inspection) -> dict[str, object]:
    """Give an inspection as an object that `json` can write."""
    return {
        "kind": inspection.kind,
        "findings": [
            {"check": finding.check, "level": finding.level, "code": finding.code, "evidence": list(finding.evidence)}
            for finding in inspection.findings
        ],
        "assessed": sorted(inspection.assessed),
        "software": inspection.software,
        "obstacle": inspection.obstacle,
    }


def from_json(value: object) -> Inspection:
    """Read what `to_json` gave.

    Raises:
        ValueError: the value is anything else.

    """
    entry = _object(value)
    kind, obstacle, software = entry.get("kind"), entry.get("obstacle"), entry.get("software")
    return Inspection(
        kind=None if kind is None else DocumentKind(_text(kind)),
        findings=tuple(map(_finding, _list(entry.get("findings")))),
        assessed=frozenset(Check(_text(check)) for check in _list(entry.get("assessed"))),
        software=None if software is None else _text(software),
        obstacle=None if obstacle is None else Obstacle(_text(obstacle)),
    )


def _finding(value: object) -> Finding:
    entry = _object(value)
    return Finding(
        check=Check(_text(entry.get("check"))),
        level=RiskLevel(_text(entry.get("level"))),
        code=FindingCode(_text(entry.get("code"))),
        evidence=tuple(map(_text, _list(entry.get("evidence")))),
    )


def _object(value: object) -> Mapping[str, object]:
    if not isinstance(value, dict):
        raise ValueError("an object was expected")  # noqa: TRY004  one kind of error for every wrong value
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise ValueError("a list was expected")  # noqa: TRY004
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise ValueError("a text was expected")  # noqa: TRY004
    return value
