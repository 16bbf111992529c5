"""A drop on the window, as Qt tells it."""

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from finovox_desktop.ui.main_window import MainWindow


def drop(application: QApplication, window: MainWindow, *paths: str) -> None:
    """Drop files on the window."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    copy, left, no_key = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    application.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copy, data, left, no_key))
    application.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, left, no_key))
