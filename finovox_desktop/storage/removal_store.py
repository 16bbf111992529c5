"""Removed jobs: kept, with their tokens, until the undo is over."""

import sqlite3
from collections.abc import Iterable

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.job import JobState
from finovox_desktop.storage.job_ledger import JobLedger
from finovox_desktop.storage.job_rows import time_text


class RemovalStore:
    """Removes jobs and brings them back; inside transactions of the writer thread."""

    def __init__(self, connection: sqlite3.Connection, clock: Clock, ledger: JobLedger) -> None:
        self._connection = connection
        self._clock = clock
        self._ledger = ledger

    def remove(self, job_ids: Iterable[str]) -> tuple[str, ...]:
        """Remove jobs, except those being submitted, so that it can be undone; give which were."""
        now = time_text(self._clock.now())
        removed = []
        for job_id in job_ids:
            changed = self._connection.execute(
                "UPDATE job SET removed_at = ? WHERE id = ? AND removed_at IS NULL AND state <> ?",
                [now, job_id, JobState.SUBMITTING.value],
            )
            if changed.rowcount:
                removed.append(job_id)
                self._ledger.note_removed(job_id)
        return tuple(removed)

    def remove_finished(self) -> tuple[str, ...]:
        """Remove the jobs that ended: done, cancelled, dismissed; give which were."""
        states = [JobState.DONE.value, JobState.CANCELLED.value, JobState.DISMISSED.value]
        rows = self._connection.execute("SELECT id FROM job WHERE state IN (?, ?, ?) AND removed_at IS NULL", states)
        return self.remove([job_id for (job_id,) in rows.fetchall()])

    def undo(self, job_ids: Iterable[str]) -> None:
        """Bring removed jobs back, as they are by now; a token that is still waited for is asked again."""
        for job_id in job_ids:
            self._connection.execute("UPDATE job SET removed_at = NULL WHERE id = ?", [job_id])
            self._ledger.touch(job_id, is_new=True)
            if self._ledger.state(job_id) is JobState.PENDING:
                self._ledger.note_token(job_id)

    def purge(self) -> None:
        """Delete what was removed: the undo is over."""
        self._connection.execute(
            "UPDATE job SET current_attempt = NULL, result_answer = NULL WHERE removed_at IS NOT NULL"
        )
        self._connection.execute("DELETE FROM job WHERE removed_at IS NOT NULL")
