"""Questions to the disk that nobody waits for, not even the end of the program."""

import queue
import socket
import threading
from collections.abc import Callable
from contextlib import suppress
from typing import TypeVar

from PySide6.QtCore import QObject, QSocketNotifier, Slot

Answer = TypeVar("Answer")


class Errands(QObject):
    """Runs functions in threads of their own and hands what they give to the thread that this object lives in.

    A network folder that is gone may hold a thread for minutes. These threads know no Qt and are left behind at the end,
    so that quitting never waits for them; a QThread that still runs then would abort the process.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._answers: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._bell, self._ringer = socket.socketpair()
        self._bell.setblocking(False)
        self._notifier = QSocketNotifier(self._bell.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hand_over)

    def run(self, ask: Callable[[], Answer], answered: Callable[[Answer], None]) -> None:
        """Have `ask` called elsewhere, and `answered` here with what it gave. `ask` raises nothing and touches no Qt."""

        def run() -> None:
            answer = ask()
            self._answers.put(lambda: answered(answer))
            with suppress(OSError):  # nobody listens any more
                self._ringer.send(b"\0")

        threading.Thread(target=run, name="errand", daemon=True).start()

    def close(self) -> None:
        """Hand nothing over any more."""
        self._notifier.setEnabled(False)
        self._bell.close()
        self._ringer.close()

    @Slot()
    def _hand_over(self) -> None:
        self._bell.recv(1)
        self._answers.get()()
