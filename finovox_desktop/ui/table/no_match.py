"""What the table says where the filters leave nothing: that, and the way back."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtWidgets import QAbstractScrollArea, QVBoxLayout, QWidget

from finovox_desktop.ui.look.theme import GAP, GAP_SMALL
from finovox_desktop.ui.widgets.makers import plain_label, push_button


class NoMatch(QWidget):
    """Lies over the viewport of an empty table.

    Signals:
        show_all_requested: no value.
    """

    show_all_requested = Signal()

    def __init__(self, table: QAbstractScrollArea) -> None:
        super().__init__(table.viewport())
        self.setObjectName("noMatch")
        self._title = plain_label("noMatchTitle", "headline")
        self._words = plain_label("noMatchWords", "dim")
        self.show_all = push_button("showAll", self.show_all_requested)
        column = QVBoxLayout(self)
        column.setSpacing(GAP_SMALL)
        column.addStretch(2)
        for widget in (self._title, self._words):
            column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(GAP)
        column.addWidget(self.show_all, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        table.viewport().installEventFilter(self)
        self.hide()
        self._retranslate()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Keep to the size of the viewport."""
        if event.type() == QEvent.Type.Resize and isinstance(watched, QWidget):
            self.setGeometry(watched.rect())
        return False

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("No document matches"))
        self._words.setText(self.tr("The search or a filter leaves all of them out."))
        self.show_all.setText(self.tr("Show all"))
