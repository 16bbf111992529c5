"""The rows that commits change while a list of all rows is worked out."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from finovox_desktop.ui.table.job_columns import SortKey
from finovox_desktop.ui.table.job_order import JobOrder
from finovox_desktop.ui.table.job_row import JobRow
from finovox_desktop.ui.table.sorted_rows import places_of, take_out


@dataclass(frozen=True, slots=True)
class _Standing:
    """By what a row stood in its place when the work began."""

    key: SortKey
    age: int


class TouchedRows:
    """They are taken out of the list when it is ready, and looked at anew: by then the list may hold what they were."""

    def __init__(self) -> None:
        self._stood: dict[JobRow, _Standing] = {}
        self._added: dict[JobRow, None] = {}

    def note(self, rows: Iterable[JobRow]) -> None:
        """Note rows that are about to change or to go."""
        for row in rows:
            if row not in self._stood and row not in self._added:
                self._stood[row] = _Standing(row.key, row.age)

    def note_added(self, rows: Iterable[JobRow]) -> None:
        """Note rows that were not there when the work began."""
        self._added |= dict.fromkeys(rows)

    def known(self, by_id: Mapping[str, JobRow]) -> list[JobRow]:
        """Give those that are still there."""
        return [row for row in (*self._stood, *self._added) if by_id.get(row.job.id) is row]

    def have_new_keys(self) -> None:
        """All rows were given the keys of another column."""
        self._stood = {row: _Standing(row.key, stood.age) for row, stood in self._stood.items()}

    def take_out_of(self, rows: list[JobRow], order: JobOrder) -> None:
        """Take them out of a list in which they stand as they were."""
        stood = self._stood

        def comes_before(one: JobRow, other: JobRow) -> bool:
            return order.comes_before(stood.get(one, one), stood.get(other, other))

        take_out(places_of(stood, rows, comes_before), rows)
