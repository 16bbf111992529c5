"""The lines of what was not added, or added with a warning: reason, name, place. Words are made when they are shown."""

import os
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import IntEnum

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from finovox_desktop.core.container import WAY_SEPARATOR
from finovox_desktop.core.document import DocumentWarning, Refusal, RefusalReason, WarningReason
from finovox_desktop.core.text import shown
from finovox_desktop.ui.words.error_text import refusal_text, warning_text
from finovox_desktop.ui.words.tooltip import as_tooltip

Index = QModelIndex | QPersistentModelIndex

_NO_INDEX = QModelIndex()


class RefusalColumn(IntEnum):
    """The columns, from the left."""

    REASON = 0
    NAME = 1
    PLACE = 2


@dataclass(frozen=True, slots=True)
class RefusalLine:
    """A refusal or a warning."""

    reason: RefusalReason | WarningReason
    path: str
    words: str = ""

    @classmethod
    def of(cls, told: Refusal | DocumentWarning) -> "RefusalLine":
        """Make a line of what intake told."""
        return cls(told.reason, told.path, told.words if isinstance(told, Refusal) else "")

    def reason_text(self) -> str:
        """Say why, in the language that is worn."""
        return refusal_text(self.reason) if isinstance(self.reason, RefusalReason) else warning_text(self.reason)

    def name_and_place(self) -> tuple[str, str]:
        """Give the last name, and the folder or the e-mail or archive that it lies in."""
        place, inside, name = self.path.rpartition(WAY_SEPARATOR)
        if not inside:
            place, name = os.path.split(self.path)
        return shown(name or self.path), shown(place)

    def copied(self) -> str:
        """Give the line for the clipboard: fields with tabs between them, as spreadsheets take them.

        What the system said stands behind: in its own language, for those who help and not for everybody.
        """
        words = [shown(self.words)] if self.words else []
        return "\t".join((self.reason_text(), shown(self.path, len(self.path) * 8), *words))


class RefusalModel(QAbstractTableModel):
    """Any number of lines: only those in sight are worded."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lines: list[RefusalLine] = []

    @property
    def lines(self) -> Sequence[RefusalLine]:
        """All lines, in their order."""
        return self._lines

    def add(self, lines: Iterable[RefusalLine]) -> None:
        """Add lines at the end; one that is there already is not added twice."""
        present = set(self._lines)
        new = [line for line in dict.fromkeys(lines) if line not in present]
        if new:
            self.beginInsertRows(_NO_INDEX, len(self._lines), len(self._lines) + len(new) - 1)
            self._lines += new
            self.endInsertRows()

    def clear(self) -> None:
        """Forget all lines."""
        self.beginResetModel()
        self._lines = []
        self.endResetModel()

    def retranslate(self) -> None:
        """Word everything anew."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(RefusalColumn) - 1)
        if self._lines:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._lines) - 1, len(RefusalColumn) - 1))

    def counts(self) -> list[tuple[RefusalReason | WarningReason, int]]:
        """Give how often each reason stands here, the most frequent first."""
        return Counter(line.reason for line in self._lines).most_common()

    # Qt's own

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(RefusalColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> str | int | None:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if role != Qt.ItemDataRole.DisplayRole:
            return None
        return (self.tr("Reason"), self.tr("Name"), self.tr("Where"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> str | None:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{line.reason_text()}: {shown(line.path)}"
        if role not in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole}:
            return None
        text = self._text(line, RefusalColumn(index.column()))
        return as_tooltip(text) if role == Qt.ItemDataRole.ToolTipRole else text

    @staticmethod
    def _text(line: RefusalLine, column: RefusalColumn) -> str:
        if column is RefusalColumn.REASON:
            return line.reason_text()
        name, place = line.name_and_place()
        return name if column is RefusalColumn.NAME else place
