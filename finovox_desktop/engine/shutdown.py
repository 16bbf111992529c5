"""How the engine ends: what is under way is finished or broken off in order, and recorded. It waits for no thread."""

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from finovox_desktop.engine.dispatcher import Dispatcher
from finovox_desktop.engine.request_pool import RequestPool
from finovox_desktop.engine.task_thread import TaskThread
from finovox_desktop.engine.writer import Writer
from finovox_desktop.storage.secrets import SystemKeyring

SECONDS_FOR_KEYRING_ON_QUITTING = 1.5
"""How long quitting waits for the keyring: a key that was just given is stored, a locked keyring holds nobody up."""

SECONDS_FOR_ANSWERS_ON_QUITTING = 10.0
"""How long quitting waits for the answers to bodies that were handed over whole."""


class Shutdown(QObject):
    """Ends the threads, one kind after the other: what the earlier ones still tell is recorded by the later ones.

    Requests and the threads of `first` end at once, those of `then` when these have ended, and the writer last.

    Signals:
        finished: every thread has ended.
    """

    finished = Signal()

    def __init__(
        self,
        dispatcher: Dispatcher,
        pool: RequestPool,
        keyring: SystemKeyring,
        *,
        first: tuple[QThread, ...],
        then: tuple[TaskThread, ...],
        writer: Writer,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._dispatcher = dispatcher
        self._pool = pool
        self._keyring = keyring
        self._first = first
        self._then = then
        self._writer = writer
        self._is_finished = False
        self._answers_timer = QTimer(self)
        self._answers_timer.setSingleShot(True)
        self._answers_timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._answers_timer.timeout.connect(dispatcher.cut_off)
        self._patience_timer = QTimer(self)
        self._patience_timer.setSingleShot(True)
        self._patience_timer.timeout.connect(self._lose_patience)

    def begin(self) -> None:
        """Go on from one kind of thread to the next; those of `first` were asked to stop."""
        # Whoever waits for it gets an answer, also where the program ends before it had begun.
        self._writer.start()
        self._dispatcher.stop()
        self._answers_timer.start(int(SECONDS_FOR_ANSWERS_ON_QUITTING * 1000))
        self._patience_timer.start(int(SECONDS_FOR_KEYRING_ON_QUITTING * 1000))
        for thread in self._threads():
            thread.finished.connect(self._go_on)
        self._go_on()

    def _threads(self) -> tuple[QThread, ...]:
        return (*self._pool.threads(), *self._first, *self._then, self._writer)

    @Slot()
    def _lose_patience(self) -> None:
        """Let neither a locked keyring nor a full disk hold the end up."""
        self._keyring.give_up()
        self._writer.lose_patience()

    @Slot()
    def _go_on(self) -> None:
        if self._pool.is_running or any(thread.isRunning() for thread in self._first):
            return
        self._answers_timer.stop()
        if any(thread.isRunning() for thread in self._then):
            for thread in self._then:
                thread.stop()
        elif self._writer.isRunning():
            self._writer.stop()
        elif not self._is_finished:
            self._is_finished = True
            # They have ended; this only makes sure that the system has seen it too.
            for ended in self._threads():
                ended.wait()
            self.finished.emit()
