"""The menus by which columns are shown, hidden and sorted without a mouse on the header."""

from functools import partial

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from finovox_desktop.ui.table.column_state import ColumnState
from finovox_desktop.ui.table.job_columns import FIRST_ORDER, JobColumn, column_description
from finovox_desktop.ui.table.job_grouping import Grouping
from finovox_desktop.ui.table.job_table_model import JobTableModel

translate = QCoreApplication.translate


def columns_menu(columns: ColumnState, parent: QWidget) -> QMenu:
    """Make a menu that shows and hides columns; the document's name always stays."""
    menu = QMenu(translate("JobTable", "Columns"), parent)
    for column in FIRST_ORDER:
        if column is not JobColumn.DOCUMENT:
            action = menu.addAction(column_description(column))
            action.setCheckable(True)
            action.setChecked(columns.is_shown(column))
            action.toggled.connect(partial(_choose, columns, column))
    return menu


def group_menu(jobs: JobTableModel, parent: QWidget) -> QMenu:
    """Make a menu that puts the rows under headings."""
    menu = QMenu(translate("JobTable", "Group by"), parent)
    group = QActionGroup(menu)
    for grouping in Grouping:
        action = menu.addAction(grouping_text(grouping))
        action.setCheckable(True)
        action.setChecked(jobs.grouping is grouping)
        action.setData(grouping)
        group.addAction(action)
    menu.triggered.connect(lambda action: jobs.group_by(Grouping(action.data())))
    return menu


def grouping_text(grouping: Grouping) -> str:
    """Name what rows are grouped by."""
    match grouping:
        case Grouping.NOTHING:
            return translate("JobTable", "Nothing")
        case Grouping.CASE:
            return translate("JobTable", "Case")
        case Grouping.DAY:
            return translate("JobTable", "Day")


def sort_menu(header: QHeaderView, parent: QWidget) -> QMenu:
    """Make a menu that sorts by a column, as a click on its title does: a second time the other way round."""
    menu = QMenu(translate("JobTable", "Sort by"), parent)
    group = QActionGroup(menu)
    for column in FIRST_ORDER:
        action = menu.addAction(column_description(column))
        action.setCheckable(True)
        action.setChecked(header.sortIndicatorSection() == column)
        action.setData(int(column))
        group.addAction(action)
    menu.triggered.connect(lambda action: _sort_by(header, action.data()))
    return menu


def _choose(columns: ColumnState, column: JobColumn, shown: bool) -> None:  # noqa: FBT001 - Qt's signal
    columns.choose(column, shown=shown)


def _sort_by(header: QHeaderView, column: int) -> None:
    role = Qt.ItemDataRole.InitialSortOrderRole
    order = Qt.SortOrder(header.model().headerData(column, Qt.Orientation.Horizontal, role))
    if header.sortIndicatorSection() == column:
        descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        order = Qt.SortOrder.AscendingOrder if descending else Qt.SortOrder.DescendingOrder
    header.setSortIndicator(column, order)
