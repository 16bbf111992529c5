"""Asked before quitting while results are waited for: what may be lost, until when, and what goes on by itself."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QDate, QEvent, Qt, Slot
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from finovox_desktop.core.news import ResultsAtStake
from finovox_desktop.ui.look.theme import GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.widgets.makers import dialog_buttons, plain_label, push_button
from finovox_desktop.ui.words.locale_text import moment_text

_WIDTH = 460


class QuitWarning(QDialog):
    """A sheet of the window; it does not block the program, so results still come while it is open.

    `accepted`: quit. `rejected`, also by Esc: stay.
    """

    def __init__(self, at_stake: Callable[[], ResultsAtStake], waiting: Callable[[], int], window: QWidget) -> None:
        """`waiting` gives how many documents wait or are being uploaded."""
        super().__init__(window)
        self.setObjectName("quitWarning")
        self.setModal(True)
        self._at_stake = at_stake
        self._waiting = waiting
        self.headline = plain_label("quitWarningTitle", "headline", wraps=True)
        self.words = plain_label("quitWarningWords", "dim", wraps=True)
        self.waiting_words = plain_label("quitWarningWaiting", "dim", wraps=True)
        self.quit = push_button("quitAnyway", self.accept)
        self.stay = push_button("quitStay", self.reject, "filled")
        self.stay.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE + 4, GAP_LARGE + 4, GAP_LARGE + 4, GAP_LARGE)
        column.setSpacing(GAP_SMALL)
        for label in (self.headline, self.words, self.waiting_words):
            column.addWidget(label)
        column.addSpacing(GAP_LARGE)
        column.addStretch(1)
        column.addLayout(dialog_buttons(self.quit, self.stay))
        self.setFixedWidth(_WIDTH)

    def ask(self) -> bool:
        """Open where something may be lost, and tell whether it did. Returns at once."""
        if not self._at_stake().number:
            return False
        self.refresh()
        self.open()
        self.stay.setFocus(Qt.FocusReason.OtherFocusReason)
        return True

    @Slot()
    def refresh(self) -> None:
        """Say what is so now."""
        at_stake, waiting = self._at_stake(), self._waiting()
        self.setWindowTitle(self.tr("Quit Finovox Desktop?"))
        self.headline.setText(self._headline(at_stake))
        self.words.setText(
            self.tr("The service deletes results after a while. What is not lost continues at the next start.")
        )
        self.waiting_words.setVisible(waiting > 0)
        self.waiting_words.setText(self.tr("%Ln document(s) wait; they go on at the next start.", None, waiting))
        self.quit.setText(self.tr("Quit"))
        self.stay.setText(self.tr("Stay"))
        # Read out when the sheet opens.
        self.setAccessibleName(self.headline.text())
        self.setAccessibleDescription(f"{self.words.text()} {self.waiting_words.text() if waiting else ''}".strip())
        self.stay.setAccessibleDescription(self.headline.text())
        self.adjustSize()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self.isVisible():
            self.refresh()

    def _headline(self, at_stake: ResultsAtStake) -> str:
        if not at_stake.number or at_stake.lost_after is None:
            return self.tr("All results are here now")
        if at_stake.lost_after <= datetime.now(UTC):
            return self.tr("%Ln result(s) may be lost if this is closed now", None, at_stake.number)
        words = self.tr("%Ln result(s) may be lost if this stays closed after {time}", None, at_stake.number)
        return words.format(time=moment_text(at_stake.lost_after, QDate.currentDate()))
