"""What a column's heading gives Qt: its title and words, where the title stands, and in which direction one sorts first."""

from PySide6.QtCore import Qt

from finovox_desktop.ui.table.job_columns import CHECK_OF_COLUMN, JobColumn, column_description, column_title
from finovox_desktop.ui.words.tooltip import as_tooltip

_ASCENDING_FIRST = frozenset(
    {JobColumn.DOCUMENT, JobColumn.FOUND, JobColumn.QUALITY, JobColumn.CASE, JobColumn.VERDICT}
)


def heading(column: JobColumn, role: int) -> object:
    """Give what a heading is for a role; None where it is nothing."""
    match role:
        case Qt.ItemDataRole.DisplayRole:
            return column_title(column)
        case Qt.ItemDataRole.AccessibleTextRole:
            return column_description(column)
        case Qt.ItemDataRole.ToolTipRole:
            return as_tooltip(column_description(column))
        case Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignHCenter if column in CHECK_OF_COLUMN else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        case Qt.ItemDataRole.InitialSortOrderRole:
            upwards = column in _ASCENDING_FIRST
            return Qt.SortOrder.AscendingOrder if upwards else Qt.SortOrder.DescendingOrder
        case _:
            return None
