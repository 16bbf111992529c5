"""The four buttons by which a person decides. What was chosen is filled softly, in the accent: a verdict is no risk."""

from PySide6.QtCore import QEvent, QSize, Signal
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from finovox_desktop.core.review import Verdict
from finovox_desktop.ui.look.icons import IconButton
from finovox_desktop.ui.look.push_button import PushButton
from finovox_desktop.ui.look.theme import GAP_SMALL, strong_font
from finovox_desktop.ui.review.review_text import VERDICT_ICONS, verdict_action
from finovox_desktop.ui.shortcuts import Shortcut

VERDICT_SHORTCUTS = {
    Verdict.ACCEPTED: Shortcut.ACCEPT,
    Verdict.REJECTED: Shortcut.REJECT,
    Verdict.ORIGINAL_REQUESTED: Shortcut.ASK_ORIGINAL,
    Verdict.UNDECIDED: Shortcut.LEAVE_UNDECIDED,
}
_ICON = 16
_PADDING = 6
_GOOD_PADDING = 10
_ICON_ROOM = 6


class VerdictButtons(QWidget):
    """A row of four where they fit, else two rows of two. `is_large`: with icons and keys, for the triage."""

    verdict_chosen = Signal(object)
    """The Verdict that was pressed, also where it is the one that counts already."""

    def __init__(self, parent: QWidget | None = None, *, is_large: bool = False) -> None:
        super().__init__(parent)
        self._is_large = is_large
        self._number = 1
        self._chosen: Verdict | None = None
        self._columns = 0
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_SMALL)
        self._buttons = {verdict: self._make_button(verdict) for verdict in Verdict}
        self._name_buttons()

    def show_verdict(self, verdict: Verdict | None, number: int = 1) -> None:
        """Show which verdict counts, or none, and for how many documents the buttons are."""
        self._chosen = verdict
        for one, button in self._buttons.items():
            button.setChecked(one is verdict)
        if number != self._number:
            self._number = number
            self._name_buttons()

    def sizeHint(self) -> QSize:
        # Two rows are what it can always be had with; a wide parent gives it the whole width anyway.
        return QSize(2 * self._widest() + GAP_SMALL, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:
        return QSize(sum(self._narrow_columns()) + GAP_SMALL, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_buttons()
        elif event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._arrange()

    def _make_button(self, verdict: Verdict) -> QPushButton:
        button = IconButton(VERDICT_ICONS[verdict], _ICON) if self._is_large else PushButton()
        button.setObjectName(f"verdict_{verdict.value}")
        button.setCheckable(True)
        button.setProperty("verdict", True)
        button.setProperty("large", self._is_large)
        button.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        button.clicked.connect(lambda: self._choose(verdict))
        return button

    def _choose(self, verdict: Verdict) -> None:
        # What counts is shown once it is recorded; pressing the one that counts takes nothing back.
        self.show_verdict(self._chosen, self._number)
        self.verdict_chosen.emit(verdict)

    def _word_widths(self) -> list[int]:
        # The chosen one is written bold: each keeps the room for it.
        metrics = QFontMetrics(strong_font(self.font()))
        return [metrics.horizontalAdvance(button.text()) for button in self._buttons.values()]

    def _widest(self) -> int:
        return max(self._word_widths()) + 2 * _GOOD_PADDING + (_ICON + _ICON_ROOM if self._is_large else 0)

    def _least_widths(self) -> list[int]:
        sign = _ICON + _ICON_ROOM if self._is_large else 0
        return [width + sign + 2 * _PADDING for width in self._word_widths()]

    def _narrow_columns(self) -> tuple[int, int]:
        """Give the widths of two columns, each as wide as its words ask for."""
        first, second, third, fourth = self._least_widths()
        return max(first, third), max(second, fourth)

    def _arrange(self) -> None:
        widths = self._least_widths()
        fit_in_a_row = not self._is_large and sum(widths) + 3 * GAP_SMALL <= self.width()
        columns = 4 if fit_in_a_row else 2
        if columns != self._columns:
            self._columns = columns
            for place, button in enumerate(self._buttons.values()):
                self._grid.addWidget(button, place // columns, place % columns)
        # Two columns are of one width, unless the room is scarce: then each is as wide as its words ask for.
        least = widths if fit_in_a_row else [*self._narrow_columns(), 0, 0]
        stretches = widths if fit_in_a_row else [1, 1, 0, 0]
        for column in range(4):
            self._grid.setColumnMinimumWidth(column, least[column])
            self._grid.setColumnStretch(column, stretches[column])
        # Another stretch alone asks for no new layout.
        self._grid.activate()

    def _name_buttons(self) -> None:
        self.setAccessibleName(self.tr("Verdict"))
        for verdict, button in self._buttons.items():
            key = key_text(VERDICT_SHORTCUTS[verdict])
            words = verdict_action(verdict)
            # The style leaves too little between the sign and what follows.
            button.setText(f" {key}  {words}" if self._is_large else words)
            button.setAccessibleName(words if self._number == 1 else self._action(verdict))
            button.setAccessibleDescription(self.tr("Key {key}").format(key=key))
            button.setToolTip(f"{self._action(verdict)} ({key})")
        self._arrange()
        self.updateGeometry()

    def _action(self, verdict: Verdict) -> str:
        """Say what a button does, with the number of documents, such as "Reject 3 documents"."""
        match verdict:
            case Verdict.ACCEPTED:
                return self.tr("Accept %Ln document(s)", None, self._number)
            case Verdict.REJECTED:
                return self.tr("Reject %Ln document(s)", None, self._number)
            case Verdict.ORIGINAL_REQUESTED:
                return self.tr("Ask for the original of %Ln document(s)", None, self._number)
            case Verdict.UNDECIDED:
                return self.tr("Leave %Ln document(s) undecided", None, self._number)


def key_text(shortcut: Shortcut) -> str:
    """Give the first key of a shortcut as this platform writes it."""
    return shortcut.key_texts()[0]
