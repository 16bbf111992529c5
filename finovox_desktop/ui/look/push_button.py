"""The button that all buttons of the program are."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton

_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})


class PushButton(QPushButton):
    """Enter presses the button that has the focus, as Space does; Qt would press the dialog's default one, or none."""

    def __init__(self, *arguments: object, **properties: object) -> None:
        super().__init__(*arguments, **properties)  # type: ignore[call-overload]  # as Qt's own
        self.setAutoDefault(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take Enter, once for each time that it is pressed."""
        if event.key() not in _ENTER:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()
