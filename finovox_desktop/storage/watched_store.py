"""What was taken from the watched folder, so that nothing is taken twice: not after a restart, not after a removal."""

import os
import sqlite3

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.watched import WatchedFile
from finovox_desktop.storage.job_rows import time_text

_DONE_WITH = ""


class WatchedStore:
    """Inside transactions of the writer thread."""

    def __init__(self, connection: sqlite3.Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def done_with(self) -> frozenset[WatchedFile]:
        """Give the files that were taken in or refused, as they were then."""
        rows = self._connection.execute(
            "SELECT path, size, modified_ns FROM watched_file WHERE sha256 = ?", [_DONE_WITH]
        )
        return frozenset(WatchedFile(os.fsdecode(path), size, modified_ns) for path, size, modified_ns in rows)

    def holds(self, sha256: str) -> bool:
        """Tell whether a content was taken before, under whatever name."""
        row = self._connection.execute("SELECT 1 FROM watched_file WHERE sha256 = ? LIMIT 1", [sha256]).fetchone()
        return row is not None

    def note_content(self, file: WatchedFile, sha256: str) -> None:
        """Note a content that was taken out of a file."""
        self._connection.execute(
            "INSERT OR REPLACE INTO watched_file (path, size, modified_ns, sha256, taken_at) VALUES (?, ?, ?, ?, ?)",
            [os.fsencode(file.path), file.size, file.modified_ns, sha256, time_text(self._clock.now())],
        )

    def note_done(self, file: WatchedFile) -> None:
        """Note that nothing more is to be taken of a file as long as it is as it is."""
        self.note_content(file, _DONE_WITH)
