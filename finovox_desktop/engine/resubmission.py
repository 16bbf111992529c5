"""Submitting again by itself what may have been received: a setting, off by default, that may cost a second count."""

from collections import Counter
from collections.abc import Iterable

from finovox_desktop.core.failures import FailureCode
from finovox_desktop.core.job import Job, JobState

MOST_RESUBMISSIONS = 3
"""Of one document in one run: a service that never answers must not get it for ever."""


class Resubmission:
    """Chooses the jobs that are submitted again."""

    def __init__(self) -> None:
        self._counts: Counter[str] = Counter()

    def choose(self, jobs: Iterable[Job]) -> tuple[str, ...]:
        """Give the jobs to submit again now; one that the user cancelled is never among them."""
        chosen = tuple(job.id for job in jobs if _is_lost(job) and self._counts[job.id] < MOST_RESUBMISSIONS)
        self._counts.update(chosen)
        return chosen


def _is_lost(job: Job) -> bool:
    is_cancelled = job.failure is not None and job.failure.code is FailureCode.CANCELLED_TOO_LATE
    return job.state is JobState.UNCONFIRMED and not is_cancelled
