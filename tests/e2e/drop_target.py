"""A window that takes dropped files and says their paths on standard output, as one line of JSON for each drop."""

import json
import sys

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel


class DropTarget(QLabel):
    def __init__(self) -> None:
        super().__init__("Drop")
        self.setWindowTitle("A place to drop: é")
        self.setAcceptDrops(True)
        self.resize(400, 300)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        print(json.dumps([url.toLocalFile() for url in event.mimeData().urls()]), flush=True)  # noqa: T201


if __name__ == "__main__":
    application = QApplication(sys.argv[:1])
    target = DropTarget()
    target.show()
    sys.exit(application.exec())
