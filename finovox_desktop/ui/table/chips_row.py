"""The line above the table: the chips at its left, filters and switches at its right; more lines where one is too narrow."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSize, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from finovox_desktop.ui.look.theme import GAP, GAP_SMALL
from finovox_desktop.ui.table.case_day_filters import CaseDayFilters
from finovox_desktop.ui.table.filter_chips import FilterChips


class ChipsRow(QWidget):
    """Puts the chips, the filters and further buttons side by side.

    First the filters' words give way, then the line breaks, then the line of the chips.
    """

    def __init__(self, chips: FilterChips, filters: CaseDayFilters, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self._chips = chips
        self._filters = filters
        self._tools = QWidget()
        tools = QHBoxLayout(self._tools)
        tools.setContentsMargins(0, 0, 0, 0)
        tools.setSpacing(GAP)
        tools.addWidget(filters)
        tools.addStretch(1)
        for button in buttons:
            tools.addWidget(button)
        self._fitted: tuple[object, ...] = ()
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP)
        self._box.addWidget(chips, 1)
        self._box.addWidget(self._tools)
        for part in (chips, filters, *buttons):
            part.installEventFilter(self)

    def minimumSizeHint(self) -> QSize:
        """Give the least size: the line breaks before it asks for more room than the window has."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """See what fits."""
        super().resizeEvent(event)
        self.fit()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """See what fits when a count, a language or a choice changes the words."""
        if event.type() == QEvent.Type.LayoutRequest:
            self.fit()
        return False

    @Slot()
    def fit(self) -> None:
        """Take one line with all words, one with signs for the filters, or two or three lines."""
        # Trying changes the words, which asks for another look: without an end, were it not known that all is as it was.
        if self._situation() == self._fitted:
            return
        self._filters.shorten(short=False)
        if not self._fits():
            self._filters.shorten(short=True)
        breaks = not self._fits()
        if breaks:
            self._filters.shorten(short=False)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if breaks else across)
        self._box.setSpacing(GAP_SMALL if breaks else GAP)
        self._chips.break_line(breaks=self._chips_width() > self.width())
        self._fitted = self._situation()

    def _situation(self) -> tuple[object, ...]:
        """Give what decides what fits."""
        return (self.width(), self._chips_width(), self._tools_width(), self._filters.words())

    def _fits(self) -> bool:
        return self._chips_width() + GAP + self._tools_width() <= self.width()

    def _chips_width(self) -> int:
        return self._chips.width_in_one_line

    def _tools_width(self) -> int:
        self._tools.layout().invalidate()  # type: ignore[union-attr]  # it has one
        return self._tools.sizeHint().width()
