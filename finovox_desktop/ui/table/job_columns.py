"""The columns of the table: their titles, and by what each is sorted."""

from collections.abc import Callable, Mapping
from datetime import datetime
from enum import IntEnum
from functools import lru_cache, partial
from operator import attrgetter

from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.review import Verdict
from finovox_desktop.core.risk import Check, RiskLevel, RiskReport, known_level
from finovox_desktop.ui.jobs.job_text import check_name

translate = QCoreApplication.translate


class JobColumn(IntEnum):
    """The columns by number; where they stand, how wide and whether at all is the user's."""

    RISK = 0
    DOCUMENT = 1
    SOFTWARE = 2
    METADATA = 3
    STRUCTURE = 4
    VISION = 5
    COHERENCE = 6
    FOUND = 7
    QUALITY = 8
    STATE = 9
    ADDED = 10
    CASE = 11
    VERDICT = 12


FIRST_ORDER = (
    JobColumn.RISK,
    JobColumn.DOCUMENT,
    JobColumn.CASE,
    JobColumn.SOFTWARE,
    JobColumn.METADATA,
    JobColumn.STRUCTURE,
    JobColumn.VISION,
    JobColumn.COHERENCE,
    JobColumn.FOUND,
    JobColumn.QUALITY,
    JobColumn.STATE,
    JobColumn.ADDED,
    JobColumn.VERDICT,
)
"""How the columns stand from the left until the user moves them."""

CHECK_OF_COLUMN: Mapping[int, Check] = {
    JobColumn.SOFTWARE: Check.SOFTWARE,
    JobColumn.METADATA: Check.METADATA,
    JobColumn.STRUCTURE: Check.DATASTRUCTURE,
    JobColumn.VISION: Check.VISION,
    JobColumn.COHERENCE: Check.COHERENCE,
}

# Rows that move stand on top, then the worst; what has no result comes last.
_RANK_OF_STATE: Mapping[JobState, int] = {
    JobState.SUBMITTING: 102,
    JobState.PENDING: 101,
    JobState.QUEUED: 100,
    JobState.UNCONFIRMED: 4,
    JobState.FAILED: 3,
    JobState.EXPIRED: 2,
    JobState.CANCELLED: 1,
    JobState.DISMISSED: 0,
}
_RANK_OF_LEVEL: Mapping[RiskLevel, int] = {RiskLevel.HIGH: 40, RiskLevel.MEDIUM: 30, RiskLevel.LOW: 10}
_RANK_OF_UNKNOWN = 20
_RANK_OF_NOT_ASSESSED = 5
_STATES = tuple(JobState)


def column_title(column: JobColumn) -> str:
    """Give the title of a column, as short as it stands in the header."""
    check = CHECK_OF_COLUMN.get(column)
    if check is not None:
        return check_name(check)
    titles = {
        JobColumn.RISK: translate("JobTable", "Risk"),
        JobColumn.DOCUMENT: translate("JobTable", "Document"),
        JobColumn.FOUND: translate("JobTable", "Found"),
        JobColumn.QUALITY: translate("JobTable", "Quality"),
        JobColumn.STATE: translate("JobTable", "State"),
        JobColumn.ADDED: translate("JobTable", "Added"),
        JobColumn.CASE: translate("JobTable", "Case"),
        JobColumn.VERDICT: translate("JobTable", "Verdict"),
    }
    return titles[column]


def column_description(column: JobColumn) -> str:
    """Give the full name of a column, where its title is short."""
    return translate("JobTable", "Software found") if column is JobColumn.FOUND else column_title(column)


SortKey = int | str | datetime


def key_of(column: JobColumn) -> Callable[[Job], SortKey]:
    """Give what makes the native value by which a column is sorted. Keys of one column are of one type."""
    check = CHECK_OF_COLUMN.get(column)
    return _KEYS[column] if check is None else partial(_rank_of_check, attrgetter(check.field))


def sort_key(job: Job, column: JobColumn) -> SortKey:
    """Give the native value by which a column is sorted."""
    return key_of(column)(job)


def severity_of(job: Job) -> int:
    """Tell how grave a job's result is; what has none comes below every result."""
    if job.state is not JobState.DONE or job.risk is None:
        return -1
    return _rank_of_value(job.risk.global_risk)


def _rank_of_job(job: Job) -> int:
    # Python works out the hash of an enum's member at each look into a mapping: nearly all jobs are done.
    if job.state is not JobState.DONE:
        return _RANK_OF_STATE[job.state]
    return _rank_of_value(None if job.risk is None else job.risk.global_risk)


def _rank_of_check(value_in: Callable[[RiskReport], str | None], job: Job) -> int:
    return -1 if job.risk is None else _rank_of_value(value_in(job.risk))


@lru_cache(maxsize=1024)
def _rank_of_value(value: str | None) -> int:
    if value is None:
        return _RANK_OF_NOT_ASSESSED
    level = known_level(value)
    return _RANK_OF_UNKNOWN if level is None else _RANK_OF_LEVEL[level]


_VERDICTS = tuple(Verdict)
_KEYS: Mapping[JobColumn, Callable[[Job], SortKey]] = {
    JobColumn.RISK: _rank_of_job,
    JobColumn.DOCUMENT: lambda job: job.document.name.casefold(),
    JobColumn.FOUND: lambda job: ((job.risk.software if job.risk else None) or "").casefold(),
    JobColumn.QUALITY: lambda job: ((job.risk.document_quality if job.risk else None) or "").casefold(),
    JobColumn.STATE: lambda job: _STATES.index(job.state),
    JobColumn.ADDED: attrgetter("added_at"),
    JobColumn.CASE: lambda job: job.case.casefold(),
    # What waits for a verdict comes first when sorted upwards, and undecided is nearer to that than any decision.
    JobColumn.VERDICT: lambda job: (
        -1 if job.review is None else (_VERDICTS.index(job.review.verdict) + 1) % len(_VERDICTS)
    ),
}
