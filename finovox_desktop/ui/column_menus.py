"""The menus by which columns are shown, hidden and sorted without a mouse on the header."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QHeaderView, QMenu, QWidget

from finovox_desktop.ui.job_columns import JobColumn, column_description

translate = QCoreApplication.translate


def columns_menu(header: QHeaderView, parent: QWidget) -> QMenu:
    """Make a menu that shows and hides columns; the document's name always stays."""
    menu = QMenu(translate("JobTable", "Columns"), parent)
    for column in JobColumn:
        if column is not JobColumn.DOCUMENT:
            action = menu.addAction(column_description(column))
            action.setCheckable(True)
            action.setChecked(not header.isSectionHidden(column))
            action.setData(int(column))
    menu.triggered.connect(lambda action: header.setSectionHidden(action.data(), not action.isChecked()))
    return menu


def sort_menu(header: QHeaderView, parent: QWidget) -> QMenu:
    """Make a menu that sorts by a column, as a click on its title does: a second time the other way round."""
    menu = QMenu(translate("JobTable", "Sort by"), parent)
    group = QActionGroup(menu)
    for column in JobColumn:
        action = menu.addAction(column_description(column))
        action.setCheckable(True)
        action.setChecked(header.sortIndicatorSection() == column)
        action.setData(int(column))
        group.addAction(action)
    menu.triggered.connect(lambda action: _sort_by(header, action.data()))
    return menu


def _sort_by(header: QHeaderView, column: int) -> None:
    role = Qt.ItemDataRole.InitialSortOrderRole
    order = Qt.SortOrder(header.model().headerData(column, Qt.Orientation.Horizontal, role))
    if header.sortIndicatorSection() == column:
        descending = header.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        order = Qt.SortOrder.AscendingOrder if descending else Qt.SortOrder.DescendingOrder
    header.setSortIndicator(column, order)
