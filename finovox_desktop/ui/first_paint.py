"""Tells when a window is there: what nobody sees in its first picture can wait until then."""

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

MILLISECONDS_WITHOUT_PAINT = 500
"""A window that is minimized or covered at its start is never painted; what waits goes on all the same."""


class FirstPaint(QObject):
    """Watches a window until it is painted.

    Signals:
        happened: no value, once, when the picture is on its way to the screen.
    """

    happened = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._has_happened = False
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self._tell)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Wait for a painting; all widgets are painted and shown together before the next timer."""
        if event.type() is QEvent.Type.Paint:
            self._patience.start(0)
        elif event.type() is QEvent.Type.Show:
            self._patience.start(MILLISECONDS_WITHOUT_PAINT)
        return False

    @Slot()
    def _tell(self) -> None:
        self._window.removeEventFilter(self)
        if not self._has_happened:
            self._has_happened = True
            self.happened.emit()
