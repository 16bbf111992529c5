"""What people change of a job: verdict, note, case reference; each change is a row of an append-only table."""

import sqlite3
from collections.abc import Iterable

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.review import EditSubject
from finovox_desktop.storage.job_ledger import JobLedger
from finovox_desktop.storage.job_rows import time_text

_COLUMNS = {EditSubject.VERDICT: "verdict", EditSubject.NOTE: "note", EditSubject.CASE: "case_reference"}


class EditStore:
    """Writes what people change; inside transactions of the writer thread."""

    def __init__(self, connection: sqlite3.Connection, clock: Clock, ledger: JobLedger) -> None:
        self._connection = connection
        self._clock = clock
        self._ledger = ledger

    def change(
        self, job_ids: Iterable[str], subject: EditSubject, value: str | None, by: str
    ) -> tuple[tuple[str, str | None], ...]:
        """Give jobs a new value; give the id and the value before of each that had another one."""
        before = []
        for job_id in job_ids:
            row = self._connection.execute(
                f"SELECT {_COLUMNS[subject]} FROM job WHERE id = ? AND removed_at IS NULL",  # noqa: S608 - a name of our own
                [job_id],
            ).fetchone()
            if row is not None and row[0] != value:
                before.append((job_id, row[0]))
                self._write(job_id, subject, value, by)
        return tuple(before)

    def _write(self, job_id: str, subject: EditSubject, value: str | None, by: str) -> None:
        now = time_text(self._clock.now())
        self._connection.execute(
            "INSERT INTO edit (job_id, at, made_by, subject, value) VALUES (?, ?, ?, ?, ?)",
            [job_id, now, by, subject.value, value],
        )
        self._connection.execute(
            f"UPDATE job SET {_COLUMNS[subject]} = ? WHERE id = ?",  # noqa: S608 - a name of our own
            [value, job_id],
        )
        if subject is not EditSubject.CASE:
            self._connection.execute("UPDATE job SET reviewed_by = ?, reviewed_at = ? WHERE id = ?", [by, now, job_id])
        self._ledger.touch(job_id)
