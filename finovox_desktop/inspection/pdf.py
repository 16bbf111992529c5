"""The inspection of a PDF: which checks run, and which count as assessed."""

import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pikepdf

from finovox_desktop.core.risk import Check
from finovox_desktop.inspection.actions import action_findings
from finovox_desktop.inspection.findings import DocumentKind, Finding, Inspection, Obstacle, nothing_assessed
from finovox_desktop.inspection.limits import (
    GREATEST_FILE,
    GREATEST_JPEG_STREAM,
    GREATEST_OBJECTS,
    GREATEST_PAGES,
    GREATEST_STREAM,
    STRUCTURE_TIME,
    CutShortError,
)
from finovox_desktop.inspection.metadata import metadata_findings, read_metadata
from finovox_desktop.inspection.revisions import revision_findings
from finovox_desktop.inspection.software import software_findings, software_name


def is_locked(path: Path) -> bool:
    """Tell whether a PDF cannot be opened without a password; what cannot be opened for other reasons is not locked."""
    try:
        pikepdf.open(path).close()
    except pikepdf.PasswordError:
        return True
    except (pikepdf.PdfError, OSError, ValueError, RuntimeError):
        return False
    return False


def limit_parser() -> None:
    """Bound what qpdf unpacks and parses in this process; called once, before the first document."""
    pikepdf.settings.set_qpdf_limits(
        flate_max_memory=GREATEST_STREAM,
        run_length_max_memory=GREATEST_STREAM,
        png_max_memory=GREATEST_STREAM,
        tiff_max_memory=GREATEST_STREAM,
        dct_max_memory=GREATEST_JPEG_STREAM,
        max_stream_filters=4,
        doc_max_warnings=200,
        parser_max_container_size=200_000,
    )


def inspect_pdf(path: Path, now: datetime, clock: Callable[[], float] = time.monotonic) -> Inspection:
    """Inspect a PDF as of `now` (aware). `clock` gives seconds.

    Raises:
        OSError: the file cannot be read.

    """
    try:
        # Recovery would guess at what the file held; a guess is no evidence.
        with pikepdf.open(path, attempt_recovery=False, suppress_warnings=True) as pdf:
            if pdf.is_encrypted:
                return nothing_assessed(Obstacle.ENCRYPTED, DocumentKind.PDF)
            return _inspect(pdf, path, now, _Deadline(clock, STRUCTURE_TIME))
    except pikepdf.PasswordError:
        return nothing_assessed(Obstacle.ENCRYPTED, DocumentKind.PDF)
    except (pikepdf.PdfError, RuntimeError, ValueError):
        return nothing_assessed(Obstacle.DAMAGED, DocumentKind.PDF)


def _inspect(pdf: pikepdf.Pdf, path: Path, now: datetime, deadline: "_Deadline") -> Inspection:
    findings: list[Finding] = []
    assessed: set[Check] = set()
    software: str | None = None
    try:
        metadata = read_metadata(pdf)
    except CutShortError:
        pass
    else:
        programs = software_findings(metadata.programs)
        software = software_name(programs, metadata.programs)
        findings += (*programs, *metadata_findings(metadata, now))
        assessed |= {Check.SOFTWARE, Check.METADATA}
    if pdf.get_warnings():
        # What the parser could not read it takes as absent, and absent metadata would pass for harmless.
        return nothing_assessed(Obstacle.DAMAGED, DocumentKind.PDF)
    try:
        findings += _structure_findings(pdf, path, deadline)
    except CutShortError:
        pass
    else:
        assessed.add(Check.DATASTRUCTURE)
    obstacle = None if assessed else Obstacle.DAMAGED
    return Inspection(DocumentKind.PDF, tuple(findings), frozenset(assessed), software, obstacle)


def _structure_findings(pdf: pikepdf.Pdf, path: Path, deadline: "_Deadline") -> tuple[Finding, ...]:
    size: object = pdf.trailer.get("/Size")
    if path.stat().st_size > GREATEST_FILE or not isinstance(size, int) or size > GREATEST_OBJECTS:
        raise CutShortError("too large")
    if not 0 < len(pdf.pages) <= GREATEST_PAGES:
        raise CutShortError("no pages, or too many")
    findings = (*action_findings(pdf, deadline.check), *revision_findings(path.read_bytes(), deadline.check))
    if pdf.get_warnings():
        raise CutShortError("a part of the structure could not be read")
    return findings


class _Deadline:
    """Raises CutShortError once the time is over."""

    def __init__(self, clock: Callable[[], float], seconds: float) -> None:
        self._clock = clock
        self._end = clock() + seconds

    def check(self) -> None:
        if self._clock() > self._end:
            raise CutShortError("the time is over")
