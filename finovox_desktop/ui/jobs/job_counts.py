"""How many jobs are in each state, kept up to date from the commits."""

from collections import Counter
from collections.abc import Iterable

from finovox_desktop.core.job import JobsChange, JobState


class JobCounts:
    """Counts jobs by state; a change costs as much as it changes, however many jobs there are."""

    def __init__(self) -> None:
        self._states: dict[str, JobState] = {}
        self._counts: Counter[JobState] = Counter()

    def apply(self, change: JobsChange) -> None:
        """Take in what a commit changed."""
        for job in (*change.added, *change.changed):
            self._put(job.id, job.state)
        for job_id in change.removed:
            self._put(job_id, None)

    def of(self, *states: JobState) -> int:
        """Give how many jobs are in any of these states."""
        return self.of_all(states)

    def of_all(self, states: Iterable[JobState]) -> int:
        """Give how many jobs are in any of these states."""
        return sum(self._counts[state] for state in states)

    @property
    def shown(self) -> int:
        """How many jobs have a row: all but the dismissed ones."""
        return len(self._states) - self._counts[JobState.DISMISSED]

    def _put(self, job_id: str, state: JobState | None) -> None:
        before = self._states.pop(job_id, None)
        if before is not None:
            self._counts[before] -= 1
        if state is not None:
            self._states[job_id] = state
            self._counts[state] += 1
