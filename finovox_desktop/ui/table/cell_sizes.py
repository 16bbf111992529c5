"""How wide a column becomes that is fitted to what its cells say."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem

from finovox_desktop.ui.look.theme import ROW_HEIGHT
from finovox_desktop.ui.table.job_table_header import CELL_PADDING


class CellSizes(QStyledItemDelegate):
    """Measures one cell; what it looks like is `RowPainter`'s."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        text = str(index.data(Qt.ItemDataRole.DisplayRole))
        return QSize(QFontMetrics(option.font).horizontalAdvance(text) + 2 * CELL_PADDING, ROW_HEIGHT)
