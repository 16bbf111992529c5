"""What the pages of the settings dialog have in common."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from finovox_desktop.core.settings import Settings
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.widgets.makers import card, named


class SettingsPage(QWidget):
    """A page of cards. It shows settings, and gives them back as the user changed them.

    Signals:
        words_changed: no value, when there is more or less to read, which may need another height.
    """

    words_changed = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, GAP, 0, 0)
        self._column.setSpacing(GAP)
        self._column.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._cards: list[QFrame] = []
        self._is_made = False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange and self._is_made:
            self.retranslate()

    def title(self) -> str:
        """Give the words of the page's tab."""
        raise NotImplementedError

    def show_settings(self, settings: Settings) -> None:
        """Fill in what is set."""
        raise NotImplementedError

    def applied_to(self, settings: Settings) -> Settings:
        """Give settings with what stands on this page; only where `faulty_field()` gives none."""
        raise NotImplementedError

    def height_needed(self, width: int) -> int:
        """Give the height in which all words can be read, both in pixels."""
        for frame in self._cards:
            # What is inside has changed since it was laid out, perhaps on a page that is not shown.
            frame.updateGeometry()
        return self._column.totalHeightForWidth(width)

    def faulty_field(self) -> QWidget | None:
        """Give the field that has to be corrected before anything is saved."""
        return None

    def show_faults(self) -> None:
        """Say what is wrong, also with what the user has not touched yet: it is to be saved."""

    def retranslate(self) -> None:
        """Say everything anew."""
        raise NotImplementedError

    def _ready(self) -> None:
        """Say everything for the first time, once all widgets are there."""
        self._is_made = True
        self.retranslate()

    def _card(self, name: str) -> QVBoxLayout:
        frame = card(name)
        self._column.addWidget(frame)
        self._cards.append(frame)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP)
        inside.setSpacing(GAP_SMALL)
        return inside


def line(*widgets: QWidget, stretched: QWidget) -> QHBoxLayout:
    """Put widgets side by side; one takes the room."""
    row = QHBoxLayout()
    row.setSpacing(GAP_SMALL)
    for widget in widgets:
        row.addWidget(widget, 1 if widget is stretched else 0)
    return row


def indented(*widgets: QWidget) -> QHBoxLayout:
    """Put widgets under the words of a radio button or a check box."""
    row = line(*widgets, stretched=widgets[0])
    row.setContentsMargins(GAP_LARGE + GAP_SMALL, 0, 0, 0)
    return row


def explained(choice: QWidget, words: QWidget) -> QVBoxLayout:
    """Put words close under the radio button or the check box that they explain."""
    both = QVBoxLayout()
    both.setSpacing(0)
    both.addWidget(choice)
    both.addLayout(indented(words))
    both.addSpacing(GAP_SMALL // 2)
    return both


def fault_label(name: str) -> QLabel:
    """Make the hidden label that says what is wrong with a field."""
    label = named(QLabel(), name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setProperty("tone", "high")
    label.hide()
    return label
