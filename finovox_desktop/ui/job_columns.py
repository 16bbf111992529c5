"""The columns of the table: their titles, and by what each is sorted."""

from collections.abc import Mapping
from enum import IntEnum

from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.risk import Check, RiskLevel, known_level
from finovox_desktop.ui.job_text import check_name

translate = QCoreApplication.translate


class JobColumn(IntEnum):
    """The columns as they come; the user may move, size and hide them."""

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
    }
    return titles[column]


def column_description(column: JobColumn) -> str:
    """Give the full name of a column, where its title is short."""
    return translate("JobTable", "Software found") if column is JobColumn.FOUND else column_title(column)


def sort_key(job: Job, column: JobColumn) -> int | float | str:  # noqa: PLR0911 - one line a column
    """Give the native value by which a column is sorted. Keys of one column are of one type."""
    risk = job.risk
    match column:
        case JobColumn.RISK:
            return _rank_of_job(job)
        case JobColumn.DOCUMENT:
            return job.document.name.casefold()
        case JobColumn.FOUND:
            return ((risk.software if risk else None) or "").casefold()
        case JobColumn.QUALITY:
            return ((risk.document_quality if risk else None) or "").casefold()
        case JobColumn.STATE:
            return _STATES.index(job.state)
        case JobColumn.ADDED:
            return job.added_at.timestamp()
        case _:
            return -1 if risk is None else _rank_of_value(risk.value(CHECK_OF_COLUMN[column]))


def _rank_of_job(job: Job) -> int:
    rank = _RANK_OF_STATE.get(job.state)
    return _rank_of_value(job.risk.global_risk if job.risk else None) if rank is None else rank


def _rank_of_value(value: str | None) -> int:
    if value is None:
        return _RANK_OF_NOT_ASSESSED
    level = known_level(value)
    return _RANK_OF_UNKNOWN if level is None else _RANK_OF_LEVEL[level]
