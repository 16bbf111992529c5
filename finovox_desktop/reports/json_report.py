"""The report as JSON, schema version 1: a contract with other programs (resources/schema/report-1.schema.json)."""

import base64
import json
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from typing import BinaryIO

from finovox_desktop import __version__
from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import Destination
from finovox_desktop.core.export import ReportedJob
from finovox_desktop.core.failures import FAILURE_TEXTS, Failure
from finovox_desktop.core.job import Job
from finovox_desktop.core.review import Review
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.core.text import without_lone_surrogates

SCHEMA_VERSION = 1

# Nothing that is written here holds itself: looking for that would take a seventh of the time.
_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False, check_circular=False).encode

_ESCAPES = {text.encode(): _encode(text)[1:-1].encode() for text in ("\\", '"', *map(chr, range(0x20)))}
"""What has to be escaped in a text (RFC 8259, 7), the backslash first: the others' escapes hold it."""

_Value = Mapping[str, object]


class JsonReport:
    """Writes jobs as one JSON document, one after another: memory does not grow with their number."""

    def __init__(self, destination: Destination, clock: Clock) -> None:
        self._destination = destination
        self._clock = clock

    def write(self, jobs: Iterable[ReportedJob], stream: BinaryIO) -> int:
        """Write the report; give the number of jobs. Raises OSError as the stream does."""
        head = {
            "schema_version": SCHEMA_VERSION,
            "application": {"name": "Finovox Desktop", "version": __version__},
            "service": _service(self._destination),
            "exported_at": _time(self._clock.now()),
        }
        stream.write(b'{%b, "jobs": [' % _members(head))
        count = 0
        for job in jobs:
            stream.write(b",\n" if count else b"\n")
            stream.write(_job(job))
            count += 1
        stream.write(b"\n]}\n")
        return count


def _job(reported: ReportedJob) -> bytes:
    job = reported.job
    before = {
        "id": job.id,
        "document": _document(job),
        "case": without_lone_surrogates(job.case),
        "service": _service(job.destination),
        "analysis_types": list(job.analysis_types),
        "state": job.state.value,
        "added_at": _time(job.added_at),
        "submitted_at": _time(job.submitted_at),
        "received_at": _time(job.received_at),
        "risk": _risk(job.risk or RiskReport()),
    }
    after = {
        "failure": _failure(job.failure) if job.failure is not None else None,
        "verdict": _verdict(job.review) if job.review is not None else None,
    }
    return b'{%b, "answer": %b, %b}' % (_members(before), _answer(reported.answer), _members(after))


def _members(value: _Value) -> bytes:
    """Give an object's members as JSON, without its braces."""
    return _encode(value)[1:-1].encode("utf-8")


def _document(job: Job) -> _Value:
    document = job.document
    return {
        "name": without_lone_surrogates(document.name),
        "path": without_lone_surrogates(document.path),
        "size": document.size,
        "sha256": document.sha256,
        "kind": document.kind.value,
        "origin": without_lone_surrogates(job.origin),
    }


def _service(destination: Destination) -> _Value:
    return {"root": destination.root, "sandbox": destination.is_sandbox}


def _risk(report: RiskReport) -> _Value:
    return {
        "global_risk": report.global_risk,
        "software_risk": report.software_risk,
        "metadata_risk": report.metadata_risk,
        "datastructure_risk": report.datastructure_risk,
        "vision_risk": report.vision_risk,
        "coherence_risk": report.coherence_risk,
        "document_quality": report.document_quality,
        "software": report.software,
        "not_assessed": list(report.not_assessed),
    }


def _answer(body: bytes | None) -> bytes:
    """Give what the service sent, byte for byte: as text where it is UTF-8.

    It stays bytes, for as Python's text it would take up to four bytes a character, and be copied with each step.
    """
    if body is None:
        return b"null"
    try:
        body.decode("utf-8")
    except UnicodeDecodeError:
        return b'{"encoding": "base64", "text": "%b"}' % base64.b64encode(body)
    for character, escape in _ESCAPES.items():
        body = body.replace(character, escape)
    return b'{"encoding": "utf-8", "text": "%b"}' % body


def _failure(failure: Failure) -> _Value:
    """Give the code, and in English what happened, with the service's own words where there are some."""
    message = FAILURE_TEXTS[failure.code].happened
    return {"code": failure.code.value, "message": f"{message}: {failure.words}" if failure.words else message}


def _verdict(review: Review) -> _Value:
    return {
        "value": review.verdict.value,
        "note": without_lone_surrogates(review.note),
        "by": without_lone_surrogates(review.by),
        "at": _time(review.at),
    }


def _time(moment: datetime | None) -> str | None:
    """Give a time as RFC 3339 in UTC."""
    if moment is None:
        return None
    utc = moment.astimezone(UTC)
    return f"{utc.date().isoformat()}T{utc.time().isoformat()}Z"  # isoformat() with a zone takes twice as long
