"""Under which random id each destination's key lies in the keyring. The keys themselves are nowhere here."""

import sqlite3
import uuid

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import Destination
from finovox_desktop.core.job import JobState
from finovox_desktop.storage.job_rows import time_text


class KeyEntries:
    """The table of key ids. Every writing method runs inside a transaction."""

    def __init__(self, connection: sqlite3.Connection, clock: Clock) -> None:
        self._connection = connection
        self._clock = clock

    def current(self, destination: Destination) -> str | None:
        """Give the id of a destination's key, or None."""
        row = self._connection.execute(
            "SELECT id FROM key_entry WHERE destination = ? AND replaced_at IS NULL", [destination.root]
        ).fetchone()
        return str(row[0]) if row else None

    def replace(self, destination: Destination, key_id: str | None) -> None:
        """Make a key the destination's only current one; None leaves it without."""
        now = time_text(self._clock.now())
        self._connection.execute(
            "UPDATE key_entry SET replaced_at = ? WHERE destination = ? AND replaced_at IS NULL",
            [now, destination.root],
        )
        if key_id is not None:
            self._connection.execute(
                "INSERT INTO key_entry (id, destination, added_at) VALUES (?, ?, ?)", [key_id, destination.root, now]
            )

    def no_longer_needed(self) -> tuple[str, ...]:
        """Give the ids of replaced keys that no open token needs, nor a submission that may still get one."""
        rows = self._connection.execute(
            "SELECT id FROM key_entry WHERE replaced_at IS NOT NULL AND id NOT IN (SELECT key_id FROM attempt "
            "JOIN job ON job.id = attempt.job_id WHERE (attempt.token IS NOT NULL AND job.state = ?) "
            "OR (attempt.id = job.current_attempt AND job.state = ?))",
            [JobState.PENDING.value, JobState.SUBMITTING.value],
        )
        return tuple(str(row[0]) for row in rows)

    def forget(self, key_id: str) -> None:
        """Delete an id whose key is gone from the keyring."""
        self._connection.execute("DELETE FROM key_entry WHERE id = ?", [key_id])


def new_key_id() -> str:
    """Give a random id that says nothing about its key."""
    return uuid.uuid4().hex
