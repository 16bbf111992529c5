"""The button that begins the triage, with how many documents wait for a decision."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QSize, Slot
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QWidget

from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.look.icons import Icon, icon
from finovox_desktop.ui.look.push_button import PushButton
from finovox_desktop.ui.look.theme import current_theme
from finovox_desktop.ui.shortcuts import Shortcut
from finovox_desktop.ui.words.locale_text import number_text

_ICON = 16
_ICON_GAP = 4
_WITH_RESULTS = (JobCategory.TO_REVIEW, JobCategory.HIGH, JobCategory.MEDIUM, JobCategory.LOW)


class TriageButton(PushButton):
    """Usable as long as there is a result to look at."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("beginReview")
        self.setProperty("chip", True)
        self.setIconSize(QSize(_ICON + _ICON_GAP, _ICON))
        self._number = 0
        self.setEnabled(False)
        self._show_state()

    @Slot(object)
    def show_counts(self, counts: Mapping[JobCategory, int]) -> None:
        """Show how many documents wait for a decision, of those of each category."""
        self.setEnabled(any(counts.get(category, 0) for category in _WITH_RESULTS))
        number = counts.get(JobCategory.TO_REVIEW, 0)
        if number != self._number:
            self._number = number
            self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._show_state()

    def _show_state(self) -> None:
        ink = QColor(current_theme().dim_text)
        self.setIcon(icon(Icon.REVIEW, _ICON, ink, gap=_ICON_GAP))
        words = self.tr("Review")
        self.setText(f"{words} {number_text(self._number)}" if self._number else words)
        self.setAccessibleName(self.tr("Review one by one: %Ln document(s) to decide about", None, self._number))
        keys = " / ".join(Shortcut.BEGIN_REVIEW.key_texts())
        self.setToolTip(self.tr("Review the documents shown, one by one ({keys})").format(keys=keys))
