"""How many jobs there are of each kind that the window asks for, kept up to date row by row."""

from collections import Counter
from collections.abc import Iterable, Mapping
from operator import attrgetter

from finovox_desktop.core.job import JobState
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.table.job_row import JobRow

_categories = attrgetter("categories")


class JobTally:
    """Counts rows: those in scope by category, and all by what columns need room for."""

    def __init__(self) -> None:
        self._in_scope: Counter[JobCategory] = Counter()
        self.with_case = 0
        self.with_local_result = 0
        self.with_verdict = 0

    def by_category(self) -> Mapping[JobCategory, int]:
        """Give how many rows in scope there are of each category."""
        return {category: self._in_scope[category] for category in JobCategory}

    def count(self, row: JobRow, difference: int, *, is_in_scope: bool) -> None:
        """Count a row in (1) or out (-1)."""
        job = row.job
        if row.categories and job.case:
            self.with_case += difference
        if job.state is JobState.DONE and job.destination.is_sandbox:
            self.with_local_result += difference
        if job.review is not None:
            self.with_verdict += difference
        if is_in_scope:
            for category in row.categories:
                self._in_scope[category] += difference

    def count_scope(self, rows: Iterable[JobRow]) -> None:
        """Count the rows of another scope."""
        self._in_scope = Counter()
        for categories, number in Counter(map(_categories, rows)).items():
            for category in categories:
                self._in_scope[category] += number
