"""What the table's lines give besides what Qt asks for."""

from enum import IntEnum

from PySide6.QtCore import Qt


class JobRole(IntEnum):
    """What a line gives besides Qt's own roles."""

    JOB = Qt.ItemDataRole.UserRole
    """The Job; None for a group's heading."""
    SORT = Qt.ItemDataRole.UserRole + 1
    """The native value a cell is sorted by."""
    SENTENCE = Qt.ItemDataRole.UserRole + 2
    """The RowSentence of a row without a result, else None."""
    PROGRESS = Qt.ItemDataRole.UserRole + 3
    """The UploadProgress of a row that is being uploaded, else None."""
    GROUP = Qt.ItemDataRole.UserRole + 4
    """The GroupRow of a group's heading, else None."""
