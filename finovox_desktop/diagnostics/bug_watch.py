"""Bugs in the log: told once each, however often they happen."""

import logging
import threading
from collections import Counter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from finovox_desktop.diagnostics.bugs import Bug


class BugWatch(logging.Filter):
    """Sees bugs in the log: records of the level CRITICAL with an error. On the log's handler, it lets each pass once.

    `found` is called with each new Bug, in the thread where it happened. One that happens again, in a repaint say, is
    counted, and passes only the tenth, the hundredth time and so on: it must not push everything else out of the log.
    """

    def __init__(self, found: "Callable[[Bug], None]") -> None:
        super().__init__()
        self._found = found
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record is to be written."""
        error = record.exc_info[1] if record.exc_info else None
        if record.levelno < logging.CRITICAL or error is None:
            return True
        from finovox_desktop.diagnostics.bugs import read_bug  # noqa: PLC0415 - no error, no need

        bug = read_bug(error)
        with self._lock:
            self._counts[bug.title] += 1
            count = self._counts[bug.title]
        if count == 1:
            self._found(bug)
        return str(count).strip("0") == "1"

    def count_of(self, bug: "Bug") -> int:
        """Tell how often a bug has happened."""
        with self._lock:
            return self._counts[bug.title]
