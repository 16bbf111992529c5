"""SIGINT and SIGTERM as a Qt signal: the event loop would otherwise not let Python see them."""

import signal
import socket

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot


class Interruption(QObject):
    """Tells that the process was asked to end.

    Signals:
        happened: no value.
    """

    happened = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reading, self._writing = socket.socketpair()
        self._reading.setblocking(False)
        self._writing.setblocking(False)
        self._notifier = QSocketNotifier(self._reading.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._wake)
        # Python writes the signal's number there at once, even while Qt's event loop runs.
        signal.set_wakeup_fd(self._writing.fileno(), warn_on_full_buffer=False)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._note)

    def close(self) -> None:
        """Give the signals back to the system."""
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, signal.SIG_DFL)
        self._notifier.setEnabled(False)
        self._reading.close()
        self._writing.close()

    def _note(self, _number: int, _frame: object) -> None:
        """Do nothing: having a handler is what makes Python write to the socket."""

    @Slot()
    def _wake(self) -> None:
        if self._reading.recv(64):
            self.happened.emit()
