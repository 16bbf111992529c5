"""While the window is made nothing else shows for a moment."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from finovox_desktop.ui.main_window import MainWindow
from tests.fakes.recording_controller import RecordingController


class ShownWindows(QObject):
    """Keeps the names of the widgets that were shown as windows."""

    def __init__(self, application: QApplication) -> None:
        super().__init__()
        self.names: list[str] = []
        application.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.names.append(watched.objectName())
        return False


def test_the_window_alone_is_shown(application: QApplication) -> None:
    shown = ShownWindows(application)
    window = MainWindow(RecordingController().as_controller, ("/samples/invoice.pdf",))
    window.complete()
    assert not shown.names
    window.show()
    application.processEvents()
    assert shown.names == ["mainWindow"]
    application.removeEventFilter(shown)
