"""A table model whose lines are replaced by other lines, each change told to Qt as what it is.

Selection and current row hold on: what is new comes first, what leaves goes last, and what moves takes its persistent indexes
along. Qt's part in this costs next to nothing with 100,000 lines; what would cost is Python that looks at each of them. So no
line knows its place: those that are asked for are looked up.
"""

from collections.abc import Callable, Collection, Iterator, Sequence
from contextlib import contextmanager
from typing import cast

from PySide6.QtCore import QAbstractItemModel, QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from finovox_desktop.ui.table.job_row import Entry, JobRow
from finovox_desktop.ui.table.sorted_rows import ComesBefore, place_for, place_of, take_out

Index = QModelIndex | QPersistentModelIndex
LineOf = Callable[[Entry], int | None]

# Rows move, and no columns: Qt then remembers a selected row by one index and not by one for each column.
_SIGNATURE = ("QList<QPersistentModelIndex>", "QAbstractItemModel::LayoutChangeHint")
_HINT = QAbstractItemModel.LayoutChangeHint.VerticalSortHint


class TableLines(QAbstractTableModel):
    """Holds the lines. `_turn_over()` gives it others, `_shift()` changes a few that are sorted."""

    lines_will_leave = Signal()
    """Lines are about to leave for which is_leaving() is True."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []
        self._leaving: Collection[Entry] = ()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def is_leaving(self, row: int) -> bool:
        """Tell whether a line is about to leave."""
        if not isinstance(self._leaving, frozenset):
            self._leaving = frozenset(self._leaving)
        return self._entries[row] in self._leaving

    def _turn_over(
        self,
        entries: list[Entry],
        leaving: Sequence[Entry],
        coming: Sequence[Entry],
        line_of: LineOf,
    ) -> None:
        """Have these lines from now on: of the earlier ones some leave, others come, and all may stand otherwise."""
        self._announce(leaving)
        end = len(self._entries)
        if coming:
            self.beginInsertRows(QModelIndex(), end, end + len(coming) - 1)
            self._entries += coming
            self.endInsertRows()
        # What leaves is gathered at the end.
        count = len(entries)
        entries += leaving
        if entries != self._entries:
            with self._rows_moving(_with_those_at_the_end(line_of, leaving, count)):
                self._entries = entries
        if leaving:
            self.beginRemoveRows(QModelIndex(), count, len(self._entries) - 1)
            del self._entries[count:]
            self.endRemoveRows()

    def _shift(
        self, leaving: Sequence[int], moving: Sequence[int], coming: Sequence[JobRow], comes_before: ComesBefore
    ) -> None:
        """Let lines leave and move that stand at some places, from the first to the last, and others come in their order.

        All lines are documents, and sorted but for those that move.
        """
        rows = cast("list[JobRow]", self._entries)
        moving = [place - sum(gone < place for gone in leaving) for place in moving]
        self._announce([rows[place] for place in leaving])
        for place in reversed(leaving):
            self.beginRemoveRows(QModelIndex(), place, place)
            del rows[place]
            self.endRemoveRows()
        if moving:
            with self._rows_moving(lambda entry: place_of(cast("JobRow", entry), rows, comes_before)):
                moved = [rows[place] for place in moving]
                take_out(moving, rows)
                for row in moved:
                    rows.insert(place_for(row, rows, comes_before), row)
        for row in coming:
            place = place_for(row, rows, comes_before)
            self.beginInsertRows(QModelIndex(), place, place)
            rows.insert(place, row)
            self.endInsertRows()

    def _announce(self, leaving: Sequence[Entry]) -> None:
        if leaving:
            self._leaving = leaving
            self.lines_will_leave.emit()
            self._leaving = ()

    @contextmanager
    def _rows_moving(self, line_of: LineOf) -> Iterator[None]:
        """Move rows; `line_of` tells where each stands afterwards."""
        self.layoutAboutToBeChanged[_SIGNATURE].emit([], _HINT)  # type: ignore[index]  # the stubs know no overloads of signals
        before = self.persistentIndexList()
        standing = [(self._entries[index.row()], index.column()) for index in before]
        yield
        lines = [(line_of(entry), column) for entry, column in standing]
        after = [QModelIndex() if line is None else self.index(line, column) for line, column in lines]
        self.changePersistentIndexList(before, after)
        self.layoutChanged[_SIGNATURE].emit([], _HINT)  # type: ignore[index]  # the stubs know no overloads of signals


def _with_those_at_the_end(line_of: LineOf, leaving: Sequence[Entry], count: int) -> LineOf:
    """Let `line_of` know the lines, too, that are gathered behind the first ones; they are asked for where one is selected."""
    ends: dict[Entry, int] = {}

    def line(entry: Entry) -> int | None:
        found = line_of(entry)
        if found is not None:
            return found
        if not ends:
            ends.update(zip(leaving, range(count, count + len(leaving)), strict=True))
        return ends.get(entry)

    return line
