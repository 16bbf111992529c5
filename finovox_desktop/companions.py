"""What goes with the window: notifications, a computer that stays awake, and second starts that hand over their files."""

import logging
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from finovox_desktop.desktop.notifications import system_notifications
from finovox_desktop.desktop.wakefulness import WakefulUploads, system_sleep_lock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.batch_news import BatchNews
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.single_instance import HandedOver, InstanceServer

_log = logging.getLogger(__name__)


class Companions(QObject):
    """Connects the window and the engine to the system around them. Made once the window is there."""

    def __init__(self, controller: JobController, window: MainWindow, data_directory: Path, parent: QObject) -> None:
        super().__init__(parent)
        self._window = window
        self._notifications = system_notifications(self)
        self._batch_news = BatchNews(controller, window, self._notifications)
        self._wakefulness = WakefulUploads(system_sleep_lock(self), self)
        self._instances = InstanceServer(data_directory, self)
        self._unacknowledged: list[HandedOver] = []
        controller.paths_committed.connect(self._acknowledge)
        controller.jobs_changed.connect(self._wakefulness.take_in)
        controller.finished.connect(self._leave)
        self._instances.paths_received.connect(self._take_in_handed_over)
        if not self._instances.listen():
            _log.warning("second starts cannot be heard on this system")

    @Slot()
    def _leave(self) -> None:
        self._wakefulness.close()
        self._notifications.close()

    @Slot(object)
    def _take_in_handed_over(self, handed_over: HandedOver) -> None:
        self._window.come_to_front()
        if handed_over.paths:
            self._unacknowledged.append(handed_over)
            self._window.add_paths(handed_over.paths)
        else:
            self._instances.acknowledge(handed_over.number)

    @Slot(object)
    def _acknowledge(self, paths: tuple[str, ...]) -> None:
        """Tell the second start whose files these are that they are committed."""
        for handed_over in self._unacknowledged:
            if handed_over.paths == paths:
                self._unacknowledged.remove(handed_over)
                self._instances.acknowledge(handed_over.number)
                return
