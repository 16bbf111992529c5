"""All rows of the table in the order of one column; of equals the newest comes first, in either direction."""

from collections.abc import Collection, Iterable, Sequence
from operator import attrgetter

from finovox_desktop.ui.table.job_columns import JobColumn, key_of
from finovox_desktop.ui.table.job_row import JobRow

_SHARE_WORTH_SORTING_ALL = 8

_age = attrgetter("job.order")
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
        self._place(rows, self.rows)

    def update(self, row: JobRow) -> bool:
        """Give a changed row its new key; tell whether it must be moved()."""
        key = self._key_of(row.job)
        is_moving = key != row.key
        row.key = key
        return is_moving

    def move(self, rows: Collection[JobRow], *, ages_changed: bool) -> None:
        """Bring rows whose key or age changed to their new places."""
        if ages_changed:
            self._newest_first.sort(key=_age, reverse=True)
        self._place(rows, self._without(rows, self.rows))

    def remove(self, rows: Collection[JobRow]) -> None:
        """Let rows go."""
        self._newest_first = self._without(rows, self._newest_first)
        self.rows = self._without(rows, self.rows)

    def _give_keys(self, rows: Iterable[JobRow]) -> None:
        key_of_job = self._key_of
        for row in rows:
            row.key = key_of_job(row.job)

    def _sort_all(self) -> None:
        self.rows = sorted(self._newest_first, key=_key, reverse=self.is_descending)

    def _place(self, rows: Collection[JobRow], among: list[JobRow]) -> None:
        if len(rows) * _SHARE_WORTH_SORTING_ALL > len(among):
            self._sort_all()
            return
        moving = sorted(rows, key=_age, reverse=True)
        moving.sort(key=_key, reverse=self.is_descending)
        merged: list[JobRow] = []
        begin = 0
        for row in moving:
            place = self._place_of(row, among, begin)
            merged += among[begin:place]
            merged.append(row)
            begin = place
        self.rows = merged + among[begin:]

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
            return one.job.order > other.job.order
        # Keys of one column are of one type.
        is_less = bool(one.key < other.key)  # type: ignore[operator]
        return is_less is not self.is_descending

    @staticmethod
    def _without(rows: Collection[JobRow], among: list[JobRow]) -> list[JobRow]:
        for row in rows:
            row.is_moving = True
        left = [row for row in among if not row.is_moving]
        for row in rows:
            row.is_moving = False
        return left
