"""What can be read in a window: every visible text, and what a screen reader or a tooltip would add."""

import html
import re
from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QPlainTextEdit,
    QTabWidget,
    QTextEdit,
    QWidget,
)

_TAG = re.compile(r"<[^<>]*>")
_CELL_ROLES = (
    Qt.ItemDataRole.DisplayRole,
    Qt.ItemDataRole.ToolTipRole,
    Qt.ItemDataRole.AccessibleTextRole,
    Qt.ItemDataRole.AccessibleDescriptionRole,
)


def texts(window: QWidget) -> Iterator[tuple[str, str]]:
    """Give each text of a window with the name of the widget that has it."""
    yield window.objectName(), window.windowTitle()
    for widget in (window, *window.findChildren(QWidget)):
        is_menu = isinstance(widget, QMenu)
        if not is_menu and not widget.isVisibleTo(window):
            continue
        name = widget.objectName() or type(widget).__name__
        for text in (*_own_texts(widget), widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()):
            yield name, html.unescape(_TAG.sub("\n", text))


def _own_texts(widget: QWidget) -> Iterator[str]:
    match widget:
        case QLabel() | QAbstractButton():
            yield widget.text()
        case QLineEdit():
            yield from (widget.placeholderText(), widget.text())
        case QPlainTextEdit() | QTextEdit():
            yield from (widget.placeholderText(), widget.toPlainText())
        case QComboBox():
            yield from (widget.itemText(number) for number in range(widget.count()))
        case QTabWidget():
            yield from (widget.tabText(number) for number in range(widget.count()))
        case QMenu():
            yield from (text for action in widget.actions() for text in (action.text(), action.toolTip()))
        case QAbstractItemView():
            yield from _cells(widget)


def _cells(view: QAbstractItemView) -> Iterator[str]:
    model = view.model()
    # A list's own count of its columns is private.
    columns = 1 if isinstance(model, QAbstractListModel) else model.columnCount(view.rootIndex())
    for column in range(columns):
        for role in _CELL_ROLES:
            yield str(model.headerData(column, Qt.Orientation.Horizontal, role) or "")
        for row in range(model.rowCount(view.rootIndex())):
            yield from (str(model.index(row, column).data(role) or "") for role in _CELL_ROLES)
