"""Tells of a finished batch: to screen readers at once, and with a notification where the window is not in front."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication

from finovox_desktop.core.batch import BatchSummary, BatchWatch
from finovox_desktop.core.job import JobsChange
from finovox_desktop.desktop.notifications import Notifications
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.main_window import MainWindow


class BatchNews(QObject):
    """Names no document: a notification stands on screens that others see."""

    def __init__(self, controller: JobController, window: MainWindow, notifications: Notifications) -> None:
        super().__init__(window)
        self._controller = controller
        self._window = window
        self._notifications = notifications
        self._watch = BatchWatch()
        self._is_open = False
        controller.opened.connect(self._begin)
        controller.jobs_changed.connect(self.take_in)
        notifications.clicked.connect(window.come_to_front)

    @Slot()
    def _begin(self) -> None:
        self._is_open = True

    @Slot(object)
    def take_in(self, change: JobsChange) -> None:
        """Follow a commit; those before the engine has opened hand out what an earlier run stored."""
        if not self._is_open:
            self._watch.remember(change)
            return
        summary = self._watch.take_in(change)
        if summary is not None:
            self._tell(summary)

    def _tell(self, summary: BatchSummary) -> None:
        words = self.summary_text(summary)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._window, words))
        is_in_front = QGuiApplication.focusWindow() is not None
        if self._controller.settings.notify_of_batches and not is_in_front:
            self._notifications.show(self.tr("Finovox Desktop"), words, self.tr("Show the window"))

    def summary_text(self, summary: BatchSummary) -> str:
        """Say what became of a batch, such as "12 documents analysed: 2 high risk, 7 no strong signal found"."""
        numbers = (
            (summary.high, self.tr("%Ln high risk", None, summary.high)),
            (summary.medium, self.tr("%Ln medium risk", None, summary.medium)),
            (summary.low, self.tr("%Ln no strong signal found", None, summary.low)),
        )
        levels = ", ".join(words for number, words in numbers if number)
        text = self.tr("%Ln document(s) analysed", None, summary.analysed)
        if levels:
            text = self.tr("{documents}: {levels}").format(documents=text, levels=levels)
        if summary.needing_attention:
            attention = self.tr("%Ln need attention", None, summary.needing_attention)
            text = self.tr("{summary}; {attention}").format(summary=text, attention=attention)
        return text
