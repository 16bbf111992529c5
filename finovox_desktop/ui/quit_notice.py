"""While quitting waits for answers: why the program still runs, and a way not to wait."""

from PySide6.QtCore import QEvent, Qt, QTimer, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE
from finovox_desktop.ui.widgets.makers import plain_label, push_button

SECONDS_BEFORE_SHOWN = 1.0
"""Quitting takes less than this as a rule; a window that flashes up would only startle."""


class QuitNotice(QWidget):
    """A small window for the seconds in which answers to whole documents are awaited.

    They were received: without the answer nobody would know what became of them.
    """

    def __init__(self, controller: JobController) -> None:
        super().__init__()
        self.setObjectName("quitNotice")
        self.setWindowFlag(Qt.WindowType.Dialog)
        self._controller = controller
        self.words = plain_label("quitWords", wraps=True)
        self.quit_now = push_button("quitNow", self._quit_now, "filled")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        column.addWidget(self.words)
        column.addWidget(self.quit_now, alignment=Qt.AlignmentFlag.AlignRight)
        self.setMinimumWidth(360)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.show_if_awaited)
        controller.finished.connect(self.hide)

    def begin(self) -> None:
        """Show it in a second, if an answer is still awaited then."""
        self._timer.start(int(SECONDS_BEFORE_SHOWN * 1000))

    @Slot()
    def show_if_awaited(self) -> None:
        """Show it if an answer is awaited."""
        if self._controller.answers_awaited():
            self._retranslate()
            self.show()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Closing it means the same as its button."""
        event.accept()
        self._quit_now()

    @Slot()
    def _quit_now(self) -> None:
        self.quit_now.setEnabled(False)
        self._controller.quit_now()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Finovox Desktop"))
        count = self._controller.answers_awaited()
        self.words.setText(self.tr("Waiting for the answer to %Ln document(s)…", None, count))
        self.quit_now.setText(self.tr("Quit now"))
