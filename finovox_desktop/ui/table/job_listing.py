"""Which lines the table has, in which order: the jobs that are known, filtered, sorted and grouped. Knows no Qt model.

What a commit changes is a few rows: they are found by halving. Another filter or another order concerns all rows: it is worked
out in steps, while the lines stay as they are and go on following the commits.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from finovox_desktop.core.job import Job, JobsChange
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_filter import JobFilter
from finovox_desktop.ui.table.job_grouping import Grouping, JobGroups
from finovox_desktop.ui.table.job_order import JobOrder, by_age, is_newer
from finovox_desktop.ui.table.job_row import NOWHERE, Entry, GroupRow, JobRow
from finovox_desktop.ui.table.job_search import Finder, SharedTexts
from finovox_desktop.ui.table.job_tally import JobTally
from finovox_desktop.ui.table.sorted_rows import place_of, places_of, put_in, take_out
from finovox_desktop.ui.table.steps import ROWS_A_STEP, Steps, common, difference, slices
from finovox_desktop.ui.table.touched_rows import TouchedRows


@dataclass(frozen=True, slots=True)
class Facet:
    """A value that one can filter by, and how many documents have it."""

    value: str | date
    count: int


@dataclass(frozen=True, slots=True)
class Change:
    """What a commit changed of the rows that are shown.

    `leaving` and `moving` are places as they were, from the first to the last; `coming` are rows in their order; `reworded` are
    all rows whose words changed.
    """

    leaving: list[int]
    moving: list[int]
    coming: list[JobRow]
    reworded: list[JobRow]


@dataclass(frozen=True, slots=True)
class Turnover:
    """Another filter or order is worn: which rows are shown no more, and which were not before."""

    leaving: list[JobRow]
    coming: list[JobRow]


class JobListing:
    """Keeps every job, and the list of those that are shown."""

    def __init__(self) -> None:
        self._by_id: dict[str, JobRow] = {}
        self._newest_first: list[JobRow] = []
        self._ordered: list[JobRow] = []
        self._shown: list[JobRow] = []
        self._order = self._chosen_order = JobOrder()
        self._filter = self._chosen_filter = JobFilter()
        self._are_words_new = False
        self._steps: Steps[Turnover] | None = None
        self._touched = TouchedRows()
        self._groups = JobGroups()
        self._shared = SharedTexts()
        self._unfolded: list[JobRow] = []
        self.tally = JobTally()

    # What is known

    @property
    def filter(self) -> JobFilter:
        """What is chosen above the table. It is worn once all `is_settled`."""
        return self._chosen_filter

    @property
    def sorting(self) -> tuple[JobColumn, bool]:
        """The column by which it is to be sorted, and whether downwards."""
        return self._chosen_order.column, self._chosen_order.is_descending

    @property
    def is_settled(self) -> bool:
        """Whether what is shown is what was chosen."""
        return self._steps is None

    @property
    def grouping(self) -> Grouping:
        """What the rows of a group share."""
        return self._groups.grouping

    def row(self, job_id: str) -> JobRow | None:
        """Find a job."""
        return self._by_id.get(job_id)

    def group_of(self, row: JobRow) -> GroupRow | None:
        """Give the group that a row stands in."""
        return self._groups.group_of(row)

    @property
    def shown_count(self) -> int:
        """How many jobs are shown; those of collapsed groups too."""
        return len(self._shown)

    def shown_jobs(self) -> list[Job]:
        """Give the jobs that are shown, from the top; those of collapsed groups too."""
        if self._groups.shown:
            return [row.job for group in self._groups.shown for row in group.rows]
        return [row.job for row in self._shown]

    def comes_before(self, one: JobRow, other: JobRow) -> bool:
        """Tell whether a row stands before another, by the order that is worn."""
        return self._order.comes_before(one, other)

    def entries(self) -> list[Entry]:
        """Give the lines of the table."""
        return self._groups.arranged(self._shown)

    def line_of(self, entry: Entry) -> int | None:
        """Give the line in which a job or a heading stands; None where it does not."""
        if isinstance(entry, GroupRow):
            return entry.position if entry.position != NOWHERE else None
        if not isinstance(entry, JobRow):
            return None
        if self.grouping is Grouping.NOTHING:
            return place_of(entry, self._shown, self._order.comes_before)
        group = self._groups.group_of(entry)
        if group is None or group.is_collapsed or group.position == NOWHERE:
            return None
        place = place_of(entry, group.rows, self._order.comes_before)
        return group.position + 1 + place if place is not None else None

    def case_facets(self) -> list[Facet]:
        """Give every case reference with its number of documents, in no order; the empty one stands for none."""
        return _facets(row.job.case for row in self._by_id.values() if row.categories)

    def day_facets(self) -> list[Facet]:
        """Give every local date on which documents were added, in no order."""
        return _facets(row.day for row in self._by_id.values() if row.categories)

    # A few rows change

    def take(self, change: JobsChange) -> Change:
        """Take in what a commit changed. An update for a job that is not here falls away."""
        gone = dict.fromkeys(change.removed)
        last = {job.id: job for job in change.added}
        last |= {job.id: job for job in change.changed if job.id in self._by_id or job.id in last}
        left = [job for job_id, job in last.items() if job_id not in gone]
        return self._rearrange(
            added=[JobRow(job, self._shared.note(job)) for job in left if job.id not in self._by_id],
            changed={self._by_id[job.id]: job for job in left if job.id in self._by_id},
            gone=[self._by_id[job_id] for job_id in gone if job_id in self._by_id],
        )

    def _rearrange(self, added: list[JobRow], changed: Mapping[JobRow, Job], gone: list[JobRow]) -> Change:
        order = self._order
        # What stands somewhere is looked up by its key and its age, before these become others.
        if not self.is_settled:
            self._touched.note((*changed, *gone))
            self._touched.note_added(added)
        places = {row: place_of(row, self._shown, order.comes_before) for row in (*changed, *gone)}
        moved = [row for row, job in changed.items() if not self._update(row, job)]
        for rows, comes_before in ((self._ordered, order.comes_before), (self._newest_first, is_newer)):
            take_out(places_of((*moved, *gone), rows, comes_before), rows)
        for row in gone:
            del self._by_id[row.job.id]
            self._count(row, -1)
        for row in added:
            self._by_id[row.job.id] = row
            self._count(row, 1)
        self._unfolded += (*changed, *added)
        standing = [*moved, *added]
        order.give_keys(standing)
        put_in(order.sorted_few(standing), self._ordered, order.comes_before)
        put_in(by_age(standing), self._newest_first, is_newer)
        return self._change_shown(added, changed, moved, places)

    def _change_shown(
        self,
        added: list[JobRow],
        changed: Iterable[JobRow],
        moved: list[JobRow],
        places: Mapping[JobRow, int | None],
    ) -> Change:
        """Follow in the rows that are shown; `places` is where each stood among them."""
        order = self._order
        matching = dict.fromkeys(self._matching([*changed, *added]))
        moving = [row for row in moved if row in matching and places[row] is not None]
        leaving = sorted(place for row, place in places.items() if place is not None and row not in matching)
        from_places = sorted(place for row in moving if (place := places[row]) is not None)
        coming = order.sorted_few(row for row in matching if places.get(row) is None)
        take_out(sorted((*leaving, *from_places)), self._shown)
        put_in(order.sorted_few((*moving, *coming)), self._shown, order.comes_before)
        return Change(leaving, from_places, coming, list(changed))

    def _update(self, row: JobRow, job: Job) -> bool:
        """Take in a job that is here already; tell whether it keeps its place."""
        self._count(row, -1)
        row.take(job, self._shared.note(job))
        self._count(row, 1)
        return self._order.is_kept_by(row)

    # All rows are looked at

    def sort(self, column: JobColumn, *, descending: bool) -> None:
        """Sort by a column; of equals the newest comes first. `go_on()` does it."""
        self._chosen_order = JobOrder(column, descending)
        self._begin()

    def choose(self, chosen: JobFilter) -> None:
        """Show what a filter lets through. `go_on()` does it."""
        self._chosen_filter = chosen
        self._begin()

    def forget_words(self) -> None:
        """Another language is worn: what was found may not be found any more. `go_on()` sees to it."""
        self._shared.forget()
        self._are_words_new = bool(self._filter.search)
        self._begin()

    def group_by(self, grouping: Grouping) -> None:
        """Put the rows under headings."""
        self._groups.grouping = grouping

    def go_on(self) -> Turnover | None:
        """Do a step of what is chosen and not shown yet; give what changed where that is shown now."""
        if self._steps is None:
            return None
        try:
            next(self._steps)
        except StopIteration as end:
            turnover: Turnover = end.value
            self._begin()
            return turnover
        return None

    def fold_some(self, number: int) -> bool:
        """Prepare the texts of some rows for the search; tell whether there are more. To be called in idle moments."""
        if number:
            for row in self._unfolded[-number:]:
                row.fold()
            del self._unfolded[-number:]
        return bool(self._unfolded)

    def _begin(self) -> None:
        if self._chosen_filter != self._filter or self._are_words_new:
            self._steps = self._filtering(self._chosen_filter)
        elif self._chosen_order != self._order:
            self._steps = self._sorting(self._chosen_order)
        else:
            self._steps = None

    def _filtering(self, chosen: JobFilter) -> Steps[Turnover]:
        """Wear another filter. One that goes on from the last looks only at what that one left, as when one types."""
        self._touched = TouchedRows()
        earlier, shown = self._filter, list(self._shown)
        narrows = chosen.narrows(earlier) and not self._are_words_new
        widens = earlier.narrows(chosen) and not self._are_words_new
        while chosen.search and self.fold_some(ROWS_A_STEP):
            yield
        rows = shown if narrows else list(self._ordered)
        if len(rows) > ROWS_A_STEP:
            yield  # a copy of all rows is a step already: Python counts the references of each
        finder = chosen.search.finder(self._shared)
        in_scope: list[JobRow] = []
        found: list[JobRow] = []
        for part in slices(rows):
            candidates = chosen.in_scope(rows[part])
            found += _found_in(candidates, chosen.category, finder)
            if not chosen.has_scope_of(earlier):
                in_scope += candidates
            if part.stop < len(rows):
                yield
        is_same = (narrows or widens) and len(found) == len(shown)
        leaving = [] if widens or is_same else (yield from difference(shown, found))
        coming = [] if narrows or is_same else (yield from difference(found, shown))
        # What commits changed meanwhile is put right in the last step, and all is as chosen.
        for some in (in_scope, found, leaving, coming):
            self._touched.take_out_of(some, self._order)
        self._filter, self._are_words_new = chosen, False
        touched = self._touched.known(self._by_id)
        before = {row: None for row in touched if place_of(row, self._shown, self._order.comes_before) is not None}
        after = dict.fromkeys(self._matching(touched))
        leaving += [row for row in before if row not in after]
        coming += [row for row in after if row not in before]
        put_in(self._order.sorted_few(after), found, self._order.comes_before)
        self._shown = found
        if not chosen.has_scope_of(earlier):
            self.tally.count_scope((*in_scope, *chosen.in_scope(touched)))
        return Turnover(leaving, coming)

    def _sorting(self, order: JobOrder) -> Steps[Turnover]:
        """Wear another order. The other direction of a column is a moment: the rows have their keys."""
        if order.column is self._order.column:
            self._order, self._ordered, self._shown = order, order.turned(self._ordered), order.turned(self._shown)
            return Turnover([], [])
        self._touched = TouchedRows()
        rows, newest_first = list(self._by_id.values()), list(self._newest_first)
        is_all = len(self._shown) == len(newest_first)
        shown_before = [] if is_all else list(self._shown)
        ordered = yield from order.sorted_all(rows, newest_first)
        shown = list(ordered) if is_all else (yield from common(ordered, shown_before))
        touched = self._touched.known(self._by_id)
        touched_shown = [row for row in touched if place_of(row, self._shown, self._order.comes_before) is not None]
        for row in rows:
            row.key, row.next_key = row.next_key, 0
        self._touched.have_new_keys()
        for some in (ordered, shown):
            self._touched.take_out_of(some, order)
        order.give_keys(touched)
        put_in(order.sorted_few(touched), ordered, order.comes_before)
        put_in(order.sorted_few(touched_shown), shown, order.comes_before)
        self._order, self._ordered, self._shown = order, ordered, shown
        return Turnover([], [])

    def _matching(self, rows: list[JobRow]) -> list[JobRow]:
        """Give those of a few rows that are shown."""
        search = self._filter.search
        if search:
            for row in rows:
                row.fold()
        return _found_in(self._filter.in_scope(rows), self._filter.category, search.finder(self._shared))

    def _count(self, row: JobRow, difference: int) -> None:
        self.tally.count(row, difference, is_in_scope=self._filter.holds(row))


def _found_in(rows: list[JobRow], category: JobCategory, finder: Finder) -> list[JobRow]:
    return finder.found_in([row for row in rows if category in row.categories])


def _facets(values: Iterable[str] | Iterable[date]) -> list[Facet]:
    return [Facet(value, count) for value, count in Counter[str | date](values).items()]
