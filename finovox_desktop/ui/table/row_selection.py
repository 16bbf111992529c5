"""Selecting many rows of a table at once."""

from collections.abc import Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel
from PySide6.QtWidgets import QAbstractItemView


def select_rows(view: QAbstractItemView, rows: Sequence[int]) -> None:
    """Select rows and no others, in one step; the uppermost comes into sight and is the current one."""
    if not rows:
        return
    model = view.model()
    last = model.columnCount() - 1
    selection = QItemSelection()
    for row in sorted(set(rows)):
        selection.select(model.index(row, 0), model.index(row, last))
    first = model.index(min(rows), max(view.currentIndex().column(), 0))
    view.selectionModel().setCurrentIndex(first, QItemSelectionModel.SelectionFlag.NoUpdate)
    view.selectionModel().select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)
    view.scrollTo(first)
