"""The order of the table's rows by one column; of equals the newest comes first, in either direction."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Protocol

from finovox_desktop.ui.table.job_columns import JobColumn, SortKey, key_of
from finovox_desktop.ui.table.job_row import JobRow
from finovox_desktop.ui.table.steps import ROWS_A_STEP, Steps, slices

_age = attrgetter("age")
_key = attrgetter("key")
_next_key = attrgetter("next_key")


class Standing(Protocol):
    """By what a row stands in its place."""

    @property
    def key(self) -> SortKey: ...

    @property
    def age(self) -> int: ...


def is_newer(one: JobRow, other: JobRow) -> bool:
    """Tell whether a row is newer than another."""
    return one.age > other.age


def by_age(rows: Iterable[JobRow]) -> list[JobRow]:
    """Give rows, the newest first."""
    return sorted(rows, key=_age, reverse=True)


@dataclass(frozen=True, slots=True)
class JobOrder:
    """A column, and whether downwards. Each row holds the key and the age by which it stands."""

    column: JobColumn = JobColumn.RISK
    is_descending: bool = True

    def give_keys(self, rows: Iterable[JobRow]) -> None:
        """Give rows the keys and ages of what their jobs are now."""
        key_of_job = key_of(self.column)
        for row in rows:
            row.key = key_of_job(row.job)
            row.age = row.job.order

    def is_kept_by(self, row: JobRow) -> bool:
        """Tell whether a row whose job has changed keeps its place."""
        return key_of(self.column)(row.job) == row.key and row.job.order == row.age

    def comes_before(self, one: Standing, other: Standing) -> bool:
        """Tell whether a row stands before another."""
        if one.key == other.key:
            return one.age > other.age
        # Keys of one column are of one type.
        is_less = bool(one.key < other.key)  # type: ignore[operator]
        return is_less is not self.is_descending

    def sorted_few(self, rows: Iterable[JobRow]) -> list[JobRow]:
        """Sort rows that have their keys."""
        return sorted(by_age(rows), key=_key, reverse=self.is_descending)

    def turned(self, ordered: Iterable[JobRow]) -> list[JobRow]:
        """Give rows that stand in the other direction of this column. Equals stay as they are, so there are but runs to merge."""
        return sorted(ordered, key=_key, reverse=self.is_descending)

    def sorted_all(self, rows: Sequence[JobRow], newest_first: Sequence[JobRow]) -> Steps[list[JobRow]]:
        """Sort rows that have other keys yet; each gets its `next_key`.

        Their keys are fetched in the order in which they came: so they lie in memory, and a key is four places away from its
        row. Each slice is sorted by itself: Python's sort then has only runs to merge.
        """
        key_of_job = key_of(self.column)
        for part in slices(rows):
            for row in rows[part]:
                row.next_key = key_of_job(row.job)
            if len(rows) > ROWS_A_STEP:
                yield
        keys: list[SortKey] = []
        places: list[int] = []
        for part in slices(newest_first):
            begin = len(keys)
            keys += map(_next_key, newest_first[part])
            places += sorted(range(begin, len(keys)), key=keys.__getitem__, reverse=self.is_descending)
            if part.stop < len(newest_first):
                yield
        places.sort(key=keys.__getitem__, reverse=self.is_descending)
        if len(places) > ROWS_A_STEP:
            yield
        return list(map(newest_first.__getitem__, places))
