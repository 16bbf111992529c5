"""The documents of a triage: which ones, which one is open, and where to go on. It knows no widget."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence

from finovox_desktop.core.job import Job, JobsChange
from finovox_desktop.core.review import Verdict
from finovox_desktop.ui.jobs.job_categories import has_open_result
from finovox_desktop.ui.jobs.job_text import has_result


class TriageList:
    """A list that is fixed when the triage begins: the documents that have a result then, in the order of the table.

    Those that get theirs meanwhile are added at the end, where `belongs` says that they are part of it; removed ones fall
    away. `handled` are those about which the user has said something in this triage: the triage does not come back to them by
    itself, also where they were left undecided.
    """

    def __init__(
        self, jobs: Iterable[Job], start: str | None = None, belongs: Callable[[Job], bool] = lambda _job: True
    ) -> None:
        self._jobs = {job.id: job for job in jobs if has_result(job)}
        self._belongs = belongs
        self._order = list(self._jobs)
        self._handled: set[str] = set()
        self._place = self._first_place(start)

    def __len__(self) -> int:
        return len(self._order)

    def __contains__(self, job_id: str) -> bool:
        return job_id in self._jobs

    def job(self, job_id: str) -> Job:
        """Give a document of the list. Raises KeyError for any other."""
        return self._jobs[job_id]

    @property
    def current(self) -> Job | None:
        """The document that is open; None where there is none left."""
        return self._jobs[self._order[self._place]] if self._order else None

    @property
    def following(self) -> Job | None:
        """The document that will probably be next: where the triage would go on by itself."""
        place = self._next_open_place()
        return self._jobs[self._order[place]] if place is not None else None

    @property
    def place(self) -> int:
        """The place of the document that is open, counted from 1."""
        return self._place + 1 if self._order else 0

    @property
    def to_review(self) -> int:
        """How many documents wait for a decision."""
        return sum(has_open_result(job) for job in self._jobs.values())

    @property
    def verdicts(self) -> Counter[Verdict]:
        """How many documents have each verdict."""
        return Counter(job.review.verdict for job in self._jobs.values() if job.review is not None)

    @property
    def job_ids(self) -> Sequence[str]:
        """The documents, in their order."""
        return tuple(self._order)

    def nearest_of(self, job_ids: Collection[str]) -> str | None:
        """Give the open document where it is one of some, else the next that is, else the last before it that is."""
        onwards = (*self._order[self._place :], *reversed(self._order[: self._place]))
        return next((job_id for job_id in onwards if job_id in job_ids), None)

    def apply(self, change: JobsChange) -> None:
        """Follow what a commit changed; the document that is open stays open as long as it is there."""
        for job in (*change.added, *change.changed):
            if job.id in self._jobs:
                self._jobs[job.id] = job
            elif has_result(job) and self._belongs(job):
                self._jobs[job.id] = job
                self._order.append(job.id)
        gone = {job_id for job_id in change.removed if job_id in self._jobs}
        gone |= {job_id for job_id, job in self._jobs.items() if not has_result(job)}
        if gone:
            self._drop(gone)

    def go_to(self, job_id: str) -> bool:
        """Open a document; tell whether it is in the list."""
        if job_id not in self._jobs:
            return False
        self._place = self._order.index(job_id)
        return True

    def step(self, places: int) -> None:
        """Open the document some places further, or before; the list has two ends."""
        if self._order:
            self._place = max(0, min(len(self._order) - 1, self._place + places))

    def go_on(self) -> bool:
        """Count the open document as handled, and open the next that waits; tell whether there was one."""
        current = self.current
        if current is not None:
            self._handled.add(current.id)
        place = self._next_open_place()
        if place is None:
            return False
        self._place = place
        return True

    def take_up_again(self, job_id: str) -> None:
        """Count a document as not handled any more: what was said of it was taken back."""
        self._handled.discard(job_id)

    def _first_place(self, start: str | None) -> int:
        if start in self._jobs:
            return self._order.index(start)
        waiting = (place for place, job_id in enumerate(self._order) if self._waits(job_id))
        return next(waiting, 0)

    def _waits(self, job_id: str) -> bool:
        return job_id not in self._handled and has_open_result(self._jobs[job_id])

    def _next_open_place(self) -> int | None:
        """Give the place of the next document that waits, those before the open one last."""
        places = (*range(self._place + 1, len(self._order)), *range(self._place))
        return next((place for place in places if self._waits(self._order[place])), None)

    def _drop(self, gone: Collection[str]) -> None:
        before = sum(job_id in gone for job_id in self._order[: self._place])
        self._order = [job_id for job_id in self._order if job_id not in gone]
        for job_id in gone:
            del self._jobs[job_id]
        self._place = max(0, min(len(self._order) - 1, self._place - before))
