"""Ending exchanges that take too long in all: an answer that drips never trips the limit on silence."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

from finovox_desktop.service.cancellation import Cancellation


class Deadline:
    """When an exchange is ended, in monotonic seconds, and whether it was."""

    def __init__(self, cancellation: Cancellation, at: float) -> None:
        self.cancellation = cancellation
        self.at = at
        self.has_passed = False


class Deadlines:
    """The deadlines of all exchanges under way, watched by one thread. Thread-safe.

    A thread for each exchange costs more than asking for a result does. This one begins with the first exchange and is woken
    by a deadline only, or by an exchange where there was none to wait for.
    """

    def __init__(self) -> None:
        self._changed = threading.Condition()
        self._open: set[Deadline] = set()
        self._looks_at: float | None = None  # when the thread will look again by itself
        self._thread: threading.Thread | None = None

    @contextmanager
    def ending(self, cancellation: Cancellation, seconds: float) -> Iterator[Deadline]:
        """Cancel what is done within the body, should it last so many seconds."""
        deadline = Deadline(cancellation, time.monotonic() + seconds)
        with self._changed:
            self._open.add(deadline)
            self._watch(deadline.at)
        try:
            yield deadline
        finally:
            with self._changed:
                self._open.discard(deadline)

    def _watch(self, at: float) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="deadlines", daemon=True)
            self._thread.start()
        elif self._looks_at is None or at < self._looks_at:
            self._changed.notify()

    def _run(self) -> None:
        with self._changed:
            while True:
                now = time.monotonic()
                for deadline in [deadline for deadline in self._open if deadline.at <= now]:
                    self._open.discard(deadline)
                    deadline.has_passed = True
                    deadline.cancellation.cancel()
                self._looks_at = min((deadline.at for deadline in self._open), default=None)
                self._changed.wait(None if self._looks_at is None else self._looks_at - now)
