"""Documents that the system asks the running program to open: on macOS they come as events, not as arguments."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication


class OpenedDocuments(QObject):
    """Listens on the application from its first event on. What comes before `begin` is held until then."""

    paths_opened = Signal(object)
    """Tuple of absolute paths: all that were opened together, in their order."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._paths: list[str] = []
        self._has_begun = False
        # The system tells each document of a selection by an event of its own; they are one drop all the same.
        self._together = QTimer(self)
        self._together.setSingleShot(True)
        self._together.setInterval(0)
        self._together.timeout.connect(self._emit)
        application.installEventFilter(self)

    def begin(self) -> None:
        """Give on what was held, and from now on what comes."""
        self._has_begun = True
        if self._paths:
            self._together.start()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QFileOpenEvent) or not event.file():  # an address of the web is no document here
            return super().eventFilter(watched, event)
        self._paths.append(event.file())
        if self._has_begun:
            self._together.start()
        return True

    @Slot()
    def _emit(self) -> None:
        paths, self._paths = tuple(self._paths), []
        self.paths_opened.emit(paths)
