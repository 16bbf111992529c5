"""The chips above the table: each shows how many documents are in a category, and filters by one click."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QAbstractButton, QBoxLayout, QButtonGroup, QHBoxLayout, QWidget

from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.look.push_button import PushButton
from finovox_desktop.ui.look.risk_shapes import RiskShape, shape_icon
from finovox_desktop.ui.look.theme import GAP_SMALL, current_theme, strong_font
from finovox_desktop.ui.words.locale_text import number_text

_SHAPES: Mapping[JobCategory, RiskShape] = {
    JobCategory.HIGH: RiskShape.HIGH,
    JobCategory.MEDIUM: RiskShape.MEDIUM,
    JobCategory.LOW: RiskShape.LOW,
}
_ICON = 14
_ICON_GAP = 4
_PADDING = 13


_LINES = (
    (JobCategory.ALL, JobCategory.HIGH, JobCategory.MEDIUM, JobCategory.LOW),
    (JobCategory.IN_PROGRESS, JobCategory.NEEDS_ATTENTION, JobCategory.TO_REVIEW),
)
"""Which chips stay together where all of them are wider than the window: with many documents the numbers are long."""


class FilterChips(QWidget):
    """A row of chips of which one is chosen; two lines of them where one is asked to break."""

    category_chosen = Signal(object)
    """The JobCategory that is to be shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._counts: Mapping[JobCategory, int] = {}
        self._group = QButtonGroup(self)
        self._chips = {category: PushButton(self) for category in JobCategory}
        for category, chip in self._chips.items():
            chip.setCheckable(True)
            chip.setProperty("chip", True)
            chip.setObjectName(f"chip_{category.value}")
            chip.setIconSize(QSize(_ICON + _ICON_GAP, _ICON))
            self._group.addButton(chip)
        self._lay_out()
        self._chips[JobCategory.ALL].setChecked(True)
        self._group.buttonToggled.connect(self._tell)
        self._name_chips()
        self._draw_icons()

    @property
    def category(self) -> JobCategory:
        """The category that is chosen."""
        return next(category for category, chip in self._chips.items() if chip.isChecked())

    def choose(self, category: JobCategory) -> None:
        """Choose a category as if its chip were clicked."""
        self._chips[category].setChecked(True)

    @Slot(object)
    def show_counts(self, counts: Mapping[JobCategory, int]) -> None:
        """Show how many documents there are of each category."""
        if counts != self._counts:
            self._counts = counts
            self._name_chips()

    @property
    def width_in_one_line(self) -> int:
        """The room that all chips take side by side, in pixels, broken or not."""
        return sum(line.sizeHint().width() for line in self._lines) + (len(self._lines) - 1) * GAP_SMALL

    def break_line(self, *, breaks: bool) -> None:
        """Show the chips in two lines, or in one."""
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._box.setDirection(down if breaks else across)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_chips()
        elif event.type() is QEvent.Type.PaletteChange:
            self._draw_icons()

    def _lay_out(self) -> None:
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(GAP_SMALL)
        self._lines = [QHBoxLayout() for _ in _LINES]
        for line, categories in zip(self._lines, _LINES, strict=True):
            line.setSpacing(GAP_SMALL)
            for category in categories:
                line.addWidget(self._chips[category])
            self._box.addLayout(line)
            self._box.setAlignment(line, Qt.AlignmentFlag.AlignLeft)
        self._box.addStretch(1)

    def _name_chips(self) -> None:
        names = {
            JobCategory.ALL: self.tr("All"),
            JobCategory.HIGH: self.tr("High risk"),
            JobCategory.MEDIUM: self.tr("Medium"),
            JobCategory.LOW: self.tr("Low"),
            JobCategory.IN_PROGRESS: self.tr("In progress"),
            JobCategory.NEEDS_ATTENTION: self.tr("Needs attention"),
            JobCategory.TO_REVIEW: self.tr("To review"),
        }
        self.setAccessibleName(self.tr("Filter"))
        for category, chip in self._chips.items():
            count = self._counts.get(category, 0)
            chip.setText(f"{names[category]} {number_text(count)}")
            # The chosen chip is written bold: each keeps the room for it, so that choosing moves nothing.
            icon = _ICON + 2 * _ICON_GAP if category in _SHAPES else 0
            bold = QFontMetrics(strong_font(self.font())).horizontalAdvance(chip.text())
            chip.setMinimumWidth(bold + icon + 2 * _PADDING)
            documents = self.tr("%Ln document(s)", "", count)
            chip.setAccessibleName(
                self.tr("{category}: {documents}").format(category=names[category], documents=documents)
            )

    def _draw_icons(self) -> None:
        theme = current_theme()
        for category, shape in _SHAPES.items():
            self._chips[category].setIcon(shape_icon(shape, _ICON, _ICON_GAP, theme))

    @Slot(QAbstractButton, bool)
    def _tell(self, _chip: QAbstractButton, checked: bool) -> None:  # noqa: FBT001 - Qt's signal
        if checked:
            self.category_chosen.emit(self.category)
