"""Which lines the table has, in which order: the jobs that are known, filtered, sorted and grouped. Knows no Qt model."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_filter import JobFilter
from finovox_desktop.ui.table.job_grouping import Grouping, JobGroups
from finovox_desktop.ui.table.job_order import JobOrder
from finovox_desktop.ui.table.job_row import Entry, GroupRow, JobRow
from finovox_desktop.ui.table.job_search import KindTexts


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that one can filter by, and how many documents have it."""

    value: str | date
    count: int


class JobListing:
    """Keeps every job, and the list of those that are shown. `entries()` gives the lines after each change."""

    def __init__(self) -> None:
        self._by_id: dict[str, JobRow] = {}
        self._order = JobOrder()
        self._groups = JobGroups()
        self._kinds = KindTexts()
        self._filter = JobFilter()
        self._shown: list[JobRow] = []
        self._candidates: list[JobRow] | None = None
        self._counts: Counter[JobCategory] = Counter()
        self._with_case = 0
        self._with_local_result = 0
        self._with_verdict = 0
        self._unfolded: list[JobRow] = []

    @property
    def filter(self) -> JobFilter:
        """What is chosen above the table."""
        return self._filter

    @property
    def grouping(self) -> Grouping:
        """What the rows of a group share."""
        return self._groups.grouping

    @property
    def sorting(self) -> tuple[JobColumn, bool]:
        """The column by which it is sorted, and whether downwards."""
        return self._order.column, self._order.is_descending

    @property
    def counts(self) -> Mapping[JobCategory, int]:
        """How many jobs of the chosen case and days there are of each category."""
        return {category: self._counts[category] for category in JobCategory}

    @property
    def has_cases(self) -> bool:
        """Whether any document has a case reference."""
        return self._with_case > 0

    @property
    def has_local_results(self) -> bool:
        """Whether any result was made on this computer."""
        return self._with_local_result > 0

    @property
    def has_verdicts(self) -> bool:
        """Whether a person decided about any document."""
        return self._with_verdict > 0

    def row(self, job_id: str) -> JobRow | None:
        """Find a job."""
        return self._by_id.get(job_id)

    def group_of(self, row: JobRow) -> GroupRow | None:
        """Give the group that a row stands in."""
        return self._groups.group_of(row)

    @property
    def shown_count(self) -> int:
        """How many jobs the filter lets through."""
        return len(self._shown)

    def shown_jobs(self) -> list[Job]:
        """Give the jobs that the filter lets through, from the top; those of collapsed groups too."""
        if self._groups.shown:
            return [row.job for group in self._groups.shown for row in group.rows]
        return [row.job for row in self._shown]

    def entries(self) -> list[Entry]:
        """Give the lines of the table."""
        return self._groups.arranged(self._shown)

    def case_facets(self) -> list[Facet]:
        """Give every case reference with its number of documents, in no order; the empty one stands for none."""
        return _facets(row.job.case for row in self._by_id.values() if row.categories)

    def day_facets(self) -> list[Facet]:
        """Give every local date on which documents were added, in no order."""
        return _facets(row.day for row in self._by_id.values() if row.categories)

    def take(self, change: JobsChange) -> list[JobRow]:
        """Take in what a commit changed; give the rows whose words did. An update for a job that is not here falls away."""
        new = {job.id: job for job in change.added if job.id not in self._by_id}
        last: dict[str, Job] = {}
        for job in (*change.added, *change.changed):
            if job.id in self._by_id:
                last[job.id] = job
            elif job.id in new:
                new[job.id] = job
        touched = [self._by_id[job_id] for job_id in last]
        moving = [row for row, job in zip(touched, last.values(), strict=True) if self._update(row, job)]
        added = [self._made(job) for job in new.values()]
        self._unfolded += added
        gone = [row for job_id in dict.fromkeys(change.removed) if (row := self._by_id.pop(job_id, None)) is not None]
        self._rearrange(added, moving, gone, touched)
        return touched

    def sort(self, column: JobColumn, *, descending: bool) -> None:
        """Sort by a column; of equals the newest comes first."""
        self._order.sort(column, descending=descending)
        self._candidates = None
        self._collect()

    def choose(self, chosen: JobFilter) -> None:
        """Show what a filter lets through. One that goes on from the last looks only at what that one left."""
        earlier, self._filter = self._filter, chosen
        if not chosen.has_scope_of(earlier):
            for row in self._by_id.values():
                row.in_scope = chosen.holds(row)
            self._count_all()
        if chosen.category != earlier.category or not chosen.has_scope_of(earlier):
            self._candidates = None
            self._show(self._matching(self._shown if chosen.narrows(earlier) else self._order.rows))
        else:
            # While one types, the search alone changes.
            self._show(self._found_in(self._shown if chosen.narrows(earlier) else self._all_candidates()))

    def group_by(self, grouping: Grouping) -> None:
        """Put the rows under headings."""
        self._groups.grouping = grouping

    def fold_some(self, number: int) -> bool:
        """Prepare the texts of some rows for the search; tell whether there are more. To be called in idle moments."""
        if number:
            for row in self._unfolded[-number:]:
                row.fold()
            del self._unfolded[-number:]
        return bool(self._unfolded)

    def forget_words(self) -> None:
        """Another language is worn: what was found may not be found any more."""
        self._kinds.forget()
        if self._filter.search:
            self._show(self._matching(self._order.rows))

    def _made(self, job: Job) -> JobRow:
        row = JobRow(job, self._kinds.number_of(job))
        self._by_id[job.id] = row
        row.in_scope = self._filter.holds(row)
        self._count(row, 1)
        return row

    def _update(self, row: JobRow, job: Job) -> bool:
        """Take in a job that is here already; tell whether it has to move."""
        self._count(row, -1)
        self._unfolded.append(row)
        row.take(job, self._kinds.number_of(job))
        row.in_scope = self._filter.holds(row)
        self._count(row, 1)
        return self._order.is_moved_by(row)

    def _rearrange(self, added: list[JobRow], moving: list[JobRow], gone: list[JobRow], touched: list[JobRow]) -> None:
        """Bring what changed to its place in the order and in what is shown."""
        self._candidates = None
        # What leaves its place is looked up by it: first of all.
        self._hide([row for row in (*moving, *gone) if row.is_shown])
        if gone:
            self._order.remove(gone)
            for row in gone:
                self._count(row, -1)
        if moving:
            self._order.move([row for row in moving if row.job.id in self._by_id])
        if added:
            self._order.add(added)
        matching = set(map(id, self._matching([*touched, *added])))
        self._hide([row for row in touched if row.is_shown and id(row) not in matching])
        self._bring([row for row in (*touched, *added) if id(row) in matching and row.job.id in self._by_id])

    def _hide(self, rows: list[JobRow]) -> None:
        leaving = list(dict.fromkeys(rows))
        self._shown = self._order.without(leaving, self._shown)
        for row in leaving:
            row.is_shown = False

    def _bring(self, rows: list[JobRow]) -> None:
        """Show rows that match; some of them are shown already."""
        coming = [row for row in rows if not row.is_shown]
        for row in coming:
            row.is_shown = True
        if len(coming) > len(self._shown):
            self._collect()
        else:
            self._shown = self._order.with_rows(coming, self._shown)

    def _matching(self, rows: Iterable[JobRow]) -> list[JobRow]:
        return self._found_in(self._in_category(rows))

    def _in_category(self, rows: Iterable[JobRow]) -> list[JobRow]:
        category = self._filter.category
        return [row for row in rows if row.in_scope and category in row.categories]

    def _all_candidates(self) -> list[JobRow]:
        """Give what would be shown without a search; kept until something else than the search changes."""
        if self._candidates is None:
            self._candidates = self._in_category(self._order.rows)
        return self._candidates

    def _found_in(self, rows: list[JobRow]) -> list[JobRow]:
        if not self._filter.search:
            return rows
        self.fold_some(len(self._unfolded))
        return self._filter.search.found_in(rows, self._kinds.texts())

    def _show(self, rows: list[JobRow]) -> None:
        if rows == self._shown:
            return
        for row in self._shown:
            row.is_shown = False
        for row in rows:
            row.is_shown = True
        self._shown = rows

    def _collect(self) -> None:
        self._shown = [row for row in self._order.rows if row.is_shown]

    def _count(self, row: JobRow, difference: int) -> None:
        if row.categories and row.job.case:
            self._with_case += difference
        if row.job.state is JobState.DONE and row.job.destination.is_sandbox:
            self._with_local_result += difference
        if row.job.review is not None:
            self._with_verdict += difference
        if row.in_scope:
            for category in row.categories:
                self._counts[category] += difference

    def _count_all(self) -> None:
        self._counts = Counter()
        for categories, number in Counter(row.categories for row in self._by_id.values() if row.in_scope).items():
            for category in categories:
                self._counts[category] += number


def _facets(values: Iterable[str] | Iterable[date]) -> list[Facet]:
    return [Facet(value, count) for value, count in Counter[str | date](values).items()]
