"""All rows of the table in the order of one column; of equals the newest comes first, in either direction."""

from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter

from finovox_desktop.ui.table.job_columns import JobColumn, key_of
from finovox_desktop.ui.table.job_row import JobRow

_SHARE_WORTH_SORTING_ALL = 8

_age = attrgetter("age")
_key = attrgetter("key")


class JobOrder:
    """Keeps rows sorted. A change of a few costs no sorting of all."""

    def __init__(self) -> None:
        self.column = JobColumn.RISK
        self.is_descending = True
        self.rows: list[JobRow] = []
        self._newest_first: list[JobRow] = []
        self._key_of = key_of(self.column)

    def sort(self, column: JobColumn, *, descending: bool) -> None:
        """Sort by another column, or the other way round."""
        if column is not self.column:
            self.column, self._key_of = column, key_of(column)
            self._give_keys(self._newest_first)
        self.is_descending = descending
        self._sort_all()

    def add(self, rows: Collection[JobRow]) -> None:
        """Take in new rows."""
        self._give_keys(rows)
        self._newest_first = sorted([*rows, *self._newest_first], key=_age, reverse=True)
        self._put(rows)

    def is_moved_by(self, row: JobRow) -> bool:
        """Tell whether a row whose job has changed must be moved(); until then it keeps the key and the age of its place."""
        return self._key_of(row.job) != row.key or row.job.order != row.age

    def move(self, rows: Collection[JobRow]) -> None:
        """Bring rows whose key or age changed to their new places."""
        self.rows = self.without(rows, self.rows)
        are_ages_changed = any(row.job.order != row.age for row in rows)
        self._give_keys(rows)
        if are_ages_changed:
            self._newest_first.sort(key=_age, reverse=True)
        self._put(rows)

    def remove(self, rows: Collection[JobRow]) -> None:
        """Let rows go."""
        gone = set(map(id, rows))
        self._newest_first = [row for row in self._newest_first if id(row) not in gone]
        self.rows = self.without(rows, self.rows)

    def without(self, rows: Collection[JobRow], among: list[JobRow]) -> list[JobRow]:
        """Give a list that is in this order without some of its rows. They are looked up by their places: no pass over all."""
        left: list[JobRow] = []
        begin = 0
        for place in sorted(self._place_in(row, among) for row in rows):
            left += among[begin:place]
            begin = place + 1
        return left + among[begin:] if rows else among

    def with_rows(self, rows: Collection[JobRow], among: list[JobRow]) -> list[JobRow]:
        """Give a list that is in this order with some rows more."""
        coming = sorted(rows, key=_age, reverse=True)
        coming.sort(key=_key, reverse=self.is_descending)
        merged: list[JobRow] = []
        begin = 0
        for row in coming:
            place = self._place_of(row, among, begin)
            merged += among[begin:place]
            merged.append(row)
            begin = place
        return merged + among[begin:] if rows else among

    def _put(self, rows: Collection[JobRow]) -> None:
        if len(rows) * _SHARE_WORTH_SORTING_ALL > len(self.rows):
            self._sort_all()
        else:
            self.rows = self.with_rows(rows, self.rows)

    def _give_keys(self, rows: Iterable[JobRow]) -> None:
        key_of_job = self._key_of
        for row in rows:
            row.key = key_of_job(row.job)
            row.age = row.job.order

    def _sort_all(self) -> None:
        self.rows = sorted(self._newest_first, key=_key, reverse=self.is_descending)

    def _place_in(self, row: JobRow, among: list[JobRow]) -> int:
        """Give the place of a row that is in a list. Rows of one key and age stand in any order among each other."""
        return among.index(row, self._place_of(row, among, 0))

    def _place_of(self, row: JobRow, among: Sequence[JobRow], low: int) -> int:
        high = len(among)
        while low < high:
            middle = (low + high) // 2
            if self._comes_before(among[middle], row):
                low = middle + 1
            else:
                high = middle
        return low

    def _comes_before(self, one: JobRow, other: JobRow) -> bool:
        if one.key == other.key:
            return one.age > other.age
        # Keys of one column are of one type.
        is_less = bool(one.key < other.key)  # type: ignore[operator]
        return is_less is not self.is_descending
