"""A window from which files can be dragged away: `drag_source.py FILE...`.

Says on standard output, a line each: `ready X Y` (where to press), `dragging`, `action NAME` (what the window below the
pointer would do), `dropped NAME` (what became of it).
"""

import sys
from functools import partial

from PySide6.QtCore import QMimeData, QPoint, Qt, QTimer, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QPaintEvent
from PySide6.QtWidgets import QApplication, QLabel
from shiboken6 import isValid

_EDGE = 60


def say(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201  the tests read it


class DragSource(QLabel):
    """In the screen's lower right corner and above everything, without a window manager's help."""

    def __init__(self, files: list[str]) -> None:
        super().__init__("Drag")
        self._files = files
        self._is_ready = False
        self.setWindowFlags(
            Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.X11BypassWindowManagerHint
        )
        corner = self.screen().geometry().bottomRight()
        self.setGeometry(corner.x() - _EDGE, corner.y() - _EDGE, _EDGE, _EDGE)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._is_ready:
            self._is_ready = True
            # The picture is on the screen only after this event.
            QTimer.singleShot(0, self._say_ready)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if not event.buttons() & Qt.MouseButton.LeftButton:
            return
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(file) for file in self._files])
        drag = QDrag(self)
        drag.setMimeData(data)
        drag.actionChanged.connect(self._say_action)
        say("dragging")
        action = drag.exec(Qt.DropAction.CopyAction)
        # The target asks for the data after this; Qt keeps the drag until the target has said that it is done.
        if isValid(drag):
            drag.destroyed.connect(partial(say, "dropped", action.name))
        else:
            say("dropped", action.name)

    def _say_ready(self) -> None:
        centre = self.mapToGlobal(QPoint(_EDGE // 2, _EDGE // 2))
        say("ready", centre.x(), centre.y())

    def _say_action(self, action: Qt.DropAction) -> None:
        say("action", action.name)


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    source = DragSource(sys.argv[1:])
    source.show()
    sys.exit(application.exec())
