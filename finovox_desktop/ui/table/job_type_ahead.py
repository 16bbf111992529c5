"""Going to a document by typing the beginning of its name."""

from collections.abc import Callable

from finovox_desktop.core.text import folded
from finovox_desktop.ui.table.job_table_model import JobTableModel

PAUSE_SECONDS = 1.0
"""After this long without a key another name begins."""


class TypeAhead:
    """Keeps what was typed. `now` gives monotonic seconds."""

    def __init__(self, jobs: JobTableModel, now: Callable[[], float]) -> None:
        self._jobs = jobs
        self._now = now
        self._typed = ""
        self._last = 0.0

    @property
    def is_under_way(self) -> bool:
        """Whether a name was begun just now."""
        return bool(self._typed) and self._now() - self._last < PAUSE_SECONDS

    def go_on(self, text: str, current: int) -> int | None:
        """Take a key in; give the row to go to: the next, from the current one on, whose name begins so."""
        begun = self._typed if self.is_under_way else ""
        self._typed, self._last = begun + folded(text), self._now()
        # The same letter over and over goes from one to the next.
        repeated = len(set(self._typed)) == 1
        wanted = self._typed[:1] if repeated else self._typed
        start = current + (1 if repeated else 0)
        rows = self._jobs.rowCount()
        for step in range(rows):
            row = (start + step) % rows
            job = self._jobs.job_at(row)
            if job is not None and folded(job.document.name).startswith(wanted):
                return row
        return None
