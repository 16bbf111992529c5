"""Rows of the database to values and back."""

import functools
import json
import os
import sqlite3
import sys
from collections.abc import Sequence
from dataclasses import fields
from datetime import UTC, datetime

from finovox_desktop.core.destination import AnalysisType, Destination
from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.export import ReportedJob
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job, JobState, Move
from finovox_desktop.core.job_details import HeldToken, HistoryEntry
from finovox_desktop.core.review import Edit, EditSubject, Review, Verdict
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.core.secret import Secret

_RISK_TEXTS = tuple(field.name for field in fields(RiskReport) if field.name != "not_assessed")

# Looking a member up in its class takes five times as long.
_kind_of = functools.cache(DocumentKind)
_state_of = functools.cache(JobState)

JOB_COLUMNS = (
    "job.id, path, name, size, sha256, kind, modified_ns, case_reference, destination, analysis_types, state, added_at, "
    "submission_order, submitted_at, received_at, failure_code, failure_words, "
    f"{', '.join(_RISK_TEXTS)}, not_assessed, verdict, note, reviewed_by, reviewed_at, job.origin, "
    "(SELECT token IS NOT NULL FROM attempt WHERE attempt.id = current_attempt) AS has_token"
)

REPORTED_COLUMNS = f"{JOB_COLUMNS}, (SELECT body FROM answer WHERE answer.id = result_answer)"

TOKEN_COLUMNS = (
    "attempt.job_id, attempt.id, job.destination, attempt.token, attempt.key_id, attempt.ended_at, "
    "attempt.last_not_ready_at, job.analysis_types"
)


def job_of(row: Sequence[object]) -> Job:
    """Read a job from a row of JOB_COLUMNS."""
    (
        job_id, path, name, size, sha256, kind, modified_ns, case, destination, analysis_types, state, added_at,
        order, submitted_at, received_at, failure_code, failure_words, *risks, not_assessed,
        verdict, note, reviewed_by, reviewed_at, origin, has_token,
    ) = row  # fmt: skip
    # In the order of their fields: names cost a sixth of the time, which 100,000 jobs make felt at each start.
    document = Document(
        os.fsdecode(_bytes(path)), str(name), _integer(size), str(sha256), _kind_of(str(kind)), _integer(modified_ns)
    )
    return Job(
        str(job_id),
        document,
        sys.intern(str(case)),
        _destination_of(str(destination)),
        types_of(str(analysis_types)),
        _state_of(str(state)),
        time_of(str(added_at)),
        _integer(order),
        _optional_time(submitted_at),
        _optional_time(received_at),
        failure_of(failure_code, failure_words),
        _report_of(*risks, not_assessed) if received_at is not None else None,
        bool(has_token),
        _review_of(verdict, note, reviewed_by, reviewed_at),
        str(origin),
    )


def reported_job_of(row: Sequence[object]) -> ReportedJob:
    """Read a job with its result from a row of REPORTED_COLUMNS."""
    *job, result = row
    return ReportedJob(job_of(job), _bytes(result) if result is not None else None)


def token_of(row: Sequence[object]) -> HeldToken:
    """Read a token that is to be asked from a row of TOKEN_COLUMNS."""
    job_id, attempt_id, destination, token, key_id, ended_at, last_not_ready_at, analysis_types = row
    return HeldToken(
        job_id=str(job_id),
        attempt_id=_integer(attempt_id),
        destination=Destination(str(destination)),
        token=Secret(str(token)),
        key_id=str(key_id),
        submitted_at=time_of(str(ended_at)),
        last_not_ready_at=_optional_time(last_not_ready_at),
        analysis_types=types_of(str(analysis_types)),
    )


def history_entry_of(row: Sequence[object]) -> HistoryEntry:
    """Read a row of the history: at, move, from_state, to_state, failure_code, failure_words."""
    at, move, from_state, to_state, code, words = row
    return HistoryEntry(
        at=time_of(str(at)),
        move=Move(str(move)),
        from_state=JobState(str(from_state)) if from_state is not None else None,
        to_state=JobState(str(to_state)),
        failure=failure_of(code, words),
    )


def edit_of(row: Sequence[object]) -> Edit:
    """Read a row of what people changed: at, made_by, subject, value."""
    at, made_by, subject, value = row
    return Edit(time_of(str(at)), str(made_by), EditSubject(str(subject)), _optional_text(value))


def risk_columns(report: RiskReport) -> dict[str, str | None]:
    """Give the columns of a job that hold a risk report."""
    return {name: getattr(report, name) for name in _RISK_TEXTS} | {
        "not_assessed": json.dumps(report.not_assessed, ensure_ascii=False)
    }


def failure_of(code: object, words: object) -> Failure | None:
    """Read a failure from its two columns."""
    return Failure(FailureCode(str(code)), _optional_text(words) or "") if code is not None else None


def types_text(analysis_types: Sequence[AnalysisType]) -> str:
    """Give analysis types as stored: in alphabetical order, so that equal sets are equal texts."""
    return ",".join(sorted(set(analysis_types)))


@functools.lru_cache(maxsize=64)
def types_of(text: str) -> tuple[AnalysisType, ...]:
    """Read analysis types as stored."""
    return tuple(AnalysisType(name) for name in text.split(",") if name)


@functools.lru_cache(maxsize=4096)
def _report_of(*columns: object) -> RiskReport:
    """Read a risk report from its columns. Of 100,000 reports few differ, and each takes more memory than its job."""
    *risks, not_assessed = columns
    texts = (sys.intern(str(value)) if value is not None else None for value in risks)
    return RiskReport(**dict(zip(_RISK_TEXTS, texts, strict=True)), not_assessed=tuple(json.loads(str(not_assessed))))


@functools.lru_cache(maxsize=64)
def _destination_of(root: str) -> Destination:
    """Give a destination; thousands of jobs share the same few."""
    return Destination(root)


def time_text(moment: datetime) -> str:
    """Give a time as stored: UTC, of fixed width, so that the order of texts is the order of times."""
    utc = moment.astimezone(UTC)
    # isoformat() with a zone takes twice as long.
    return f"{utc.date().isoformat()}T{utc.time().isoformat('microseconds')}+00:00"


def time_of(text: str) -> datetime:
    """Read a time as stored."""
    return datetime.fromisoformat(text)


def _review_of(verdict: object, note: object, by: object, at: object) -> Review | None:
    """Give the review, or None where nobody has said anything, or has taken it all back."""
    if at is None or (verdict is None and not note):
        return None
    return Review(
        Verdict(str(verdict)) if verdict is not None else Verdict.UNDECIDED, str(note), str(by), time_of(str(at))
    )


def _optional_time(value: object) -> datetime | None:
    return time_of(str(value)) if value is not None else None


def _optional_text(value: object) -> str | None:
    return str(value) if value is not None else None


def _integer(value: object) -> int:
    if not isinstance(value, int):
        raise sqlite3.DataError(f"a number was expected, not {type(value).__name__}")
    return value


def _bytes(value: object) -> bytes:
    if not isinstance(value, bytes):
        raise sqlite3.DataError(f"bytes were expected, not {type(value).__name__}")
    return value
