"""The groups of jobs that a filter chip shows, and to which of them a job belongs."""

from collections.abc import Mapping
from enum import StrEnum

from finovox_desktop.core.job import IN_PROGRESS, NEEDS_ATTENTION, Job, JobState
from finovox_desktop.core.risk import RiskLevel, known_level


class JobCategory(StrEnum):
    """A group of jobs, in the order of the chips."""

    ALL = "all"
    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    IN_PROGRESS = "in_progress"
    NEEDS_ATTENTION = "needs_attention"
    TO_REVIEW = "to_review"


_OF_LEVEL: Mapping[RiskLevel | None, frozenset[JobCategory]] = {
    RiskLevel.HIGH: frozenset({JobCategory.ALL, JobCategory.HIGH}),
    RiskLevel.MEDIUM: frozenset({JobCategory.ALL, JobCategory.MEDIUM}),
    RiskLevel.LOW: frozenset({JobCategory.ALL, JobCategory.LOW}),
    None: frozenset({JobCategory.ALL}),
}
_TO_REVIEW_OF_LEVEL = {level: categories | {JobCategory.TO_REVIEW} for level, categories in _OF_LEVEL.items()}
_RUNNING = frozenset({JobCategory.ALL, JobCategory.IN_PROGRESS})
_WAITING_FOR_THE_USER = frozenset({JobCategory.ALL, JobCategory.NEEDS_ATTENTION})
_ENDED = frozenset({JobCategory.ALL})
_NOWHERE: frozenset[JobCategory] = frozenset()


def has_open_result(job: Job) -> bool:
    """Tell whether a job has a result about which nobody has decided."""
    return job.state is JobState.DONE and (job.review is None or not job.review.is_decided)


def categories_of(job: Job) -> frozenset[JobCategory]:
    """Give the groups a job is in. A dismissed one is in none: it is not shown until a late result comes for it."""
    if job.state in IN_PROGRESS:
        return _RUNNING
    if job.state in NEEDS_ATTENTION:
        return _WAITING_FOR_THE_USER
    if job.state is JobState.DISMISSED:
        return _NOWHERE
    if job.state is not JobState.DONE:
        return _ENDED
    level = known_level(job.risk.global_risk) if job.risk is not None else None
    return (_TO_REVIEW_OF_LEVEL if has_open_result(job) else _OF_LEVEL)[level]
