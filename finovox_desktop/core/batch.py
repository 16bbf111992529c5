"""A batch: from the first document in progress until nothing is in progress any more."""

from collections import Counter
from dataclasses import dataclass

from finovox_desktop.core.job import IN_PROGRESS, NEEDS_ATTENTION, Job, JobsChange, JobState
from finovox_desktop.core.risk import Check, RiskLevel


@dataclass(frozen=True, slots=True)
class BatchSummary:
    """What became of a batch, in numbers of documents. `analysed` counts every result, also one without a known level."""

    analysed: int
    high: int
    medium: int
    low: int
    needing_attention: int


class BatchWatch:
    """Follows the commits. A change costs as much as it changes, however many jobs there are."""

    def __init__(self) -> None:
        self._in_progress: set[str] = set()
        self._ended: dict[str, RiskLevel | JobState] = {}

    def remember(self, change: JobsChange) -> None:
        """Take in jobs that an earlier run stored: what was in progress still is, what had ended does not count."""
        self._in_progress.update(job.id for job in change.added if job.state in IN_PROGRESS)

    def take_in(self, change: JobsChange) -> BatchSummary | None:
        """Take in a commit. Give the summary when it ends a batch that has brought a result, else None."""
        for job in (*change.added, *change.changed):
            self._follow(job)
        for job_id in change.removed:
            self._in_progress.discard(job_id)
            self._ended.pop(job_id, None)
        if self._in_progress:
            return None
        summary = _summary(Counter(self._ended.values()))
        self._ended.clear()
        return summary if summary.analysed else None

    def _follow(self, job: Job) -> None:
        if job.state in IN_PROGRESS:
            self._in_progress.add(job.id)
            self._ended.pop(job.id, None)
        elif job.id in self._in_progress or job.id in self._ended:
            self._in_progress.discard(job.id)
            level = job.risk.level(Check.GLOBAL) if job.risk is not None else None
            self._ended[job.id] = level if job.state is JobState.DONE and level is not None else job.state


def _summary(numbers: "Counter[RiskLevel | JobState]") -> BatchSummary:
    return BatchSummary(
        analysed=numbers[JobState.DONE] + sum(numbers[level] for level in RiskLevel),
        high=numbers[RiskLevel.HIGH],
        medium=numbers[RiskLevel.MEDIUM],
        low=numbers[RiskLevel.LOW],
        needing_attention=sum(numbers[state] for state in NEEDS_ATTENTION),
    )
