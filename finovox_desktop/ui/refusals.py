"""What was dropped and not accepted, each with its reason, in one list that can be copied. Blocks nothing."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from finovox_desktop.core.document import Refusal
from finovox_desktop.core.text import shown
from finovox_desktop.ui.error_text import refusal_text
from finovox_desktop.ui.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.widgets import named, plain_label, push_button


class RefusalList(QDialog):
    """Shown with `show()`. A line is the reason and the path, then the system's own words where there are any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("refusalList")
        self.setModal(False)
        self.resize(640, 360)
        self._refusals: tuple[Refusal, ...] = ()
        self.title = plain_label("refusalTitle", "headline")
        self.words = plain_label("refusalWords", "dim", wraps=True)
        self.list = named(QPlainTextEdit(), "refusals")
        self.list.setReadOnly(True)
        self.list.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.list.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.copy = push_button("copyRefusals", self._copy)
        self.close_button = push_button("closeRefusals", self.close, "filled")
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.copy)
        buttons.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        for widget in (self.title, self.words, self.list):
            column.addWidget(widget)
        column.addLayout(buttons)
        self._retranslate()

    def set_refusals(self, refusals: Sequence[Refusal]) -> None:
        """Show what was refused, in the order in which it was found."""
        self._refusals = tuple(refusals)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _line(self, refusal: Refusal) -> str:
        parts = [refusal_text(refusal.reason), shown(refusal.path)]
        if refusal.words:
            parts.append(shown(refusal.words))
        return "\t".join(parts)

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self.list.toPlainText())

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Not added"))
        self.title.setText(self.tr("%n file(s) were not added", None, len(self._refusals)))
        self.words.setText(self.tr("Nothing was moved, changed or sent."))
        self.list.setAccessibleName(self.tr("What was not added, and why"))
        self.list.setPlainText("\n".join(map(self._line, self._refusals)))
        self.copy.setText(self.tr("Copy the list"))
        self.close_button.setText(self.tr("Close"))
