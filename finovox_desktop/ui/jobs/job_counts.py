"""How many jobs are in each state, kept up to date from the commits."""

from collections import Counter
from collections.abc import Callable, Iterable

from finovox_desktop.core.job import Job, JobsChange, JobState


class JobCounts:
    """Counts jobs by state; a change costs as much as it changes, however many jobs there are.

    `is_complete` says that all stored jobs were told of, or that none are stored: until then nothing counted means nothing.
    `find_job` gives what is known of a job until the change that is told to `apply()`: nothing of it is kept here once more.
    """

    def __init__(self, find_job: Callable[[str], Job | None]) -> None:
        self.is_complete = False
        self._find_job = find_job
        self._counts: Counter[JobState] = Counter()

    def apply(self, change: JobsChange) -> None:
        """Take in what a commit changed, before others do. An update for a job that is not here falls away."""
        after: dict[str, JobState] = {job.id: job.state for job in change.added}
        after |= {job.id: job.state for job in change.changed if job.id in after or self._find_job(job.id) is not None}
        for job_id in (*after, *(job_id for job_id in change.removed if job_id not in after)):
            before = self._find_job(job_id)
            if before is not None:
                self._counts[before.state] -= 1
        gone = set(change.removed)
        self._counts.update(state for job_id, state in after.items() if job_id not in gone)

    def of(self, *states: JobState) -> int:
        """Give how many jobs are in any of these states."""
        return self.of_all(states)

    def of_all(self, states: Iterable[JobState]) -> int:
        """Give how many jobs are in any of these states."""
        return sum(self._counts[state] for state in states)

    @property
    def shown(self) -> int:
        """How many jobs have a row: all but the dismissed ones."""
        return self._counts.total() - self._counts[JobState.DISMISSED]
