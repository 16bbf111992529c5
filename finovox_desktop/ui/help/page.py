"""What the pages of the help have in common: headings, paragraphs and cards that say themselves anew in another language."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.widgets.makers import card, plain_label

Words = Callable[[], str]

_MARGIN = GAP_LARGE


class HelpPage(QWidget):
    """A column of plain texts. Each is given as a function, which is asked again when the language changes."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setProperty("page", True)
        self._said: list[tuple[QLabel, Words]] = []
        self._column = QVBoxLayout()
        self._column.setSpacing(GAP)
        # A stretch, not an alignment: only so wrapped texts get the height that they need in this width.
        whole = QVBoxLayout(self)
        whole.setContentsMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        whole.addLayout(self._column)
        whole.addStretch(1)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()

    def title(self) -> str:
        """Give the name of the page."""
        raise NotImplementedError

    def retranslate(self) -> None:
        """Say everything anew."""
        for label, words in self._said:
            label.setText(words())

    def _label(self, words: Words, role: str = "") -> QLabel:
        """Make a text that wraps and can be selected with the mouse."""
        label = plain_label(f"{self.objectName()}Text{len(self._said)}", role, wraps=True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setText(words())
        self._said.append((label, words))
        return label

    def _heading(self, words: Words, role: str = "headline") -> None:
        if self._column.count():
            self._column.addSpacing(GAP_SMALL)
        self._column.addWidget(self._label(words, role))

    def _paragraph(self, words: Words, role: str = "") -> None:
        self._column.addWidget(self._label(words, role))

    def _card(self) -> QVBoxLayout:
        frame = card(f"{self.objectName()}Card{self._column.count()}")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP)
        inside.setSpacing(GAP)
        self._column.addWidget(frame)
        return inside
