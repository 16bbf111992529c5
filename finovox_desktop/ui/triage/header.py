"""The line above a triage: the way back, how far it is, and what was decided last, with its undo."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from finovox_desktop.ui.jobs.job_text import SEPARATOR
from finovox_desktop.ui.look.icons import Icon, IconButton
from finovox_desktop.ui.look.theme import GAP, GAP_SMALL
from finovox_desktop.ui.review.verdict_buttons import key_text
from finovox_desktop.ui.shortcuts import Shortcut
from finovox_desktop.ui.widgets.elided_label import ElidedLabel
from finovox_desktop.ui.widgets.makers import named, plain_label, push_button
from finovox_desktop.ui.words.locale_text import number_text


class TriageHeader(QWidget):
    """Shows words only: the page counts."""

    back_requested = Signal()
    previous_requested = Signal()
    next_requested = Signal()
    undo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place, self._number, self._to_review = 0, 0, 0
        self.back = push_button("triageBack", self.back_requested)
        self.previous = named(IconButton(Icon.PAGE_PREVIOUS), "triagePrevious")
        self.next = named(IconButton(Icon.PAGE_NEXT), "triageNext")
        self.previous.clicked.connect(self.previous_requested)
        self.next.clicked.connect(self.next_requested)
        self.progress_words = plain_label("triageProgress", "strong")
        self.said = named(ElidedLabel(), "triageSaid")
        self.said.setProperty("role", "dim")
        self.said.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.undo = push_button("triageUndo", self.undo_requested, "link")
        self.bar = named(QProgressBar(), "triageBar")
        self.bar.setTextVisible(False)
        self._lay_out()
        self.say("")

    def show_progress(self, place: int, number: int, to_review: int) -> None:
        """Show at which document the triage is (counted from 1), of how many, and how many wait for a decision."""
        self._place, self._number, self._to_review = place, number, to_review
        self._name_parts()

    def say(self, words: str) -> None:
        """Say what was decided last, beside its undo; nothing hides both."""
        self.said.show_text(words)
        self.undo.setVisible(bool(words))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_parts()

    def _name_parts(self) -> None:
        self.back.setText(self.tr("Back to the table"))
        self.back.setToolTip(key_text(Shortcut.END_REVIEW))
        for button, name, shortcut in (
            (self.previous, self.tr("Previous document"), Shortcut.PREVIOUS_DOCUMENT),
            (self.next, self.tr("Next document"), Shortcut.NEXT_DOCUMENT),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({key_text(shortcut)})")
        self.previous.setEnabled(self._place > 1)
        self.next.setEnabled(self._place < self._number)
        place = self.tr("{place} of {number}").format(place=number_text(self._place), number=number_text(self._number))
        left = self.tr("%Ln to review", None, self._to_review)
        self.progress_words.setText(SEPARATOR.join((place, left)))
        self.undo.setText(self.tr("Undo"))
        self.undo.setAccessibleName(self.tr("Undo the last decision"))
        self.undo.setToolTip(key_text(Shortcut.UNDO_REVIEW))
        self.bar.setMaximum(max(1, self._number))
        self.bar.setValue(self._number - self._to_review)
        self.bar.setAccessibleName(self.tr("Documents that are decided about"))

    def _lay_out(self) -> None:
        for button in (self.previous, self.next):
            button.setProperty("compact", True)
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        row.addWidget(self.back)
        row.addSpacing(GAP)
        row.addWidget(self.previous)
        row.addWidget(self.progress_words)
        row.addWidget(self.next)
        row.addSpacing(GAP)
        row.addWidget(self.said, 1)
        row.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addLayout(row)
        column.addWidget(self.bar)
