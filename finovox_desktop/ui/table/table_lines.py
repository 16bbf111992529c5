"""A table model whose lines are replaced by other lines, each change told to Qt as what it is.

Selection and current row hold on: lines that leave go together, then come those that are new, and what moves takes its
persistent indexes along.
"""

from itertools import groupby
from operator import attrgetter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Signal

from finovox_desktop.ui.table.job_row import NOWHERE, Entry

Index = QModelIndex | QPersistentModelIndex

_MOST_RUNS_TOLD_APART = 8
_BLOCK = 256

_position = attrgetter("position")


class TableLines(QAbstractTableModel):
    """Holds the lines. `_show()` gives it others."""

    lines_will_leave = Signal()
    """Lines are about to leave for which is_leaving() is True."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._entries: list[Entry] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._entries)

    def is_leaving(self, row: int) -> bool:
        """Tell whether a line is about to leave."""
        return self._entries[row].is_leaving

    def _show(self, entries: list[Entry]) -> None:
        """Have these lines from now on."""
        if entries == self._entries:
            return
        new = [entry for entry in entries if entry.position == NOWHERE] if NOWHERE in map(_position, entries) else []
        if not new and len(entries) == len(self._entries):
            self._permute(entries)
            return
        kept = [entry for entry in entries if entry.position != NOWHERE] if new else entries
        if len(kept) < len(self._entries):
            self._let_go(kept)
        runs = _runs(entries, new) if len(new) < len(entries) else None
        if runs is not None:
            self._permute(kept)
            for first, run in runs:
                self._insert(first, run)
        elif new:
            self._insert(len(self._entries), new)
        self._permute(entries)

    def _let_go(self, kept: list[Entry]) -> None:
        for entry in self._entries:
            entry.is_leaving = True
        for entry in kept:
            entry.is_leaving = False
        leaving = [entry for entry in self._entries if entry.is_leaving]
        self.lines_will_leave.emit()
        runs = _runs(self._entries, leaving)
        if runs is None:
            # Lines that leave in many places are gathered at the end first.
            self._permute([*(entry for entry in self._entries if not entry.is_leaving), *leaving])
            runs = [(len(self._entries) - len(leaving), leaving)]
        for first, run in reversed(runs):
            self._remove(first, run)

    def _permute(self, entries: list[Entry]) -> None:
        if entries == self._entries:
            return
        self.layoutAboutToBeChanged.emit()
        before = self.persistentIndexList()
        moved = [(self._entries[index.row()], index.column()) for index in before]
        first, end = _changed(self._entries, entries)
        self._entries = entries
        self._number(first, end)
        self.changePersistentIndexList(before, [self.index(entry.position, column) for entry, column in moved])
        self.layoutChanged.emit()

    def _insert(self, first: int, entries: list[Entry]) -> None:
        self.beginInsertRows(QModelIndex(), first, first + len(entries) - 1)
        self._entries = [*self._entries[:first], *entries, *self._entries[first:]]
        self._number(first)
        self.endInsertRows()

    def _remove(self, first: int, entries: list[Entry]) -> None:
        self.beginRemoveRows(QModelIndex(), first, first + len(entries) - 1)
        self._entries = [*self._entries[:first], *self._entries[first + len(entries) :]]
        for entry in entries:
            entry.position = NOWHERE
            entry.is_leaving = False
        self._number(first)
        self.endRemoveRows()

    def _number(self, first: int, end: int | None = None) -> None:
        for position, entry in enumerate(self._entries[first:end], first):
            entry.position = position


def _changed(before: list[Entry], after: list[Entry]) -> tuple[int, int]:
    """Give about where two lists of one length begin and end to differ: lists are compared quickly, a block at a time."""
    blocks = range(0, len(after), _BLOCK)
    different = [place for place in blocks if before[place : place + _BLOCK] != after[place : place + _BLOCK]]
    return (different[0], different[-1] + _BLOCK) if different else (0, 0)


def _runs(entries: list[Entry], some: list[Entry]) -> list[tuple[int, list[Entry]]] | None:
    """Give the runs of neighbours that some entries make in a list, each with its place; None where they are many."""
    if len(some) > len(entries) // 2:
        return None
    chosen = {id(entry) for entry in some}
    places = [place for place, entry in enumerate(entries) if id(entry) in chosen]
    runs = [[place for _, place in run] for _, run in groupby(enumerate(places), lambda pair: pair[1] - pair[0])]
    if len(runs) > _MOST_RUNS_TOLD_APART:
        return None
    return [(run[0], entries[run[0] : run[-1] + 1]) for run in runs]
