"""The states of jobs: every move with its row of history, and a note of what a transaction changed."""

import functools
import sqlite3

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.failures import Failure
from finovox_desktop.core.job import JobsChange, JobState, Move, next_state
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.job_rows import time_text

SqlValue = str | int | None


class JobLedger:
    """Moves jobs from state to state, inside transactions of the writer thread."""

    def __init__(self, connection: sqlite3.Connection, clock: Clock, reader: JobReader) -> None:
        self._connection = connection
        self._clock = clock
        self._reader = reader
        self._touched: dict[str, bool] = {}  # job id -> is new, in the order of the changes
        self._removed: list[str] = []
        self._new_tokens: list[str] = []

    def state(self, job_id: str) -> JobState | None:
        """Give the state of a job, or None where it is gone."""
        row = self._connection.execute("SELECT state FROM job WHERE id = ?", [job_id]).fetchone()
        return JobState(row[0]) if row else None

    def move(self, job_id: str, move: Move, failure: Failure | None = None, **columns: SqlValue) -> None:
        """Move a job, and write that into its history; `columns` are others of the job's row that change with its state.

        Raises IllegalMoveError; a job that is gone is no error.
        """
        state = self.state(job_id)
        if state is None:
            return
        new_state = next_state(state, move)
        self._connection.execute(
            _update_of(tuple(columns)),
            [
                new_state.value, failure.code.value if failure else None, failure.words if failure else None,
                *columns.values(), job_id,
            ],
        )  # fmt: skip
        self._write_history(job_id, move, state, new_state, failure)
        self.touch(job_id)
        if new_state is JobState.PENDING:
            self.note_token(job_id)

    def begin(self, job_id: str) -> None:
        """Note a new job, in its first state."""
        self._write_history(job_id, Move.ADDED, None, JobState.QUEUED, None)
        self.touch(job_id, is_new=True)

    def touch(self, job_id: str, *, is_new: bool = False) -> None:
        """Note that a job changed; `is_new` for one that nobody knows (any more)."""
        self._touched[job_id] = self._touched.get(job_id, False) or is_new

    def note_token(self, job_id: str) -> None:
        """Note that a job's token is to be asked from now on."""
        self._new_tokens.append(job_id)

    def note_removed(self, job_id: str) -> None:
        """Note that a job is not to be shown any more."""
        self._removed.append(job_id)

    def take_change(self) -> JobsChange:
        """Give what was changed since the last call."""
        jobs = {job.id: job for job in self._reader.jobs_of(self._touched)}
        tokens = (self._reader.held_token(job_id) for job_id in dict.fromkeys(self._new_tokens))
        change = JobsChange(
            added=tuple(job for job_id, job in jobs.items() if self._touched[job_id]),
            changed=tuple(job for job_id, job in jobs.items() if not self._touched[job_id]),
            removed=tuple(self._removed),
            tokens=tuple(token for token in tokens if token is not None),
        )
        self.forget_change()
        return change

    def forget_change(self) -> None:
        """Forget what was noted, after a rollback."""
        self._touched.clear()
        self._removed.clear()
        self._new_tokens.clear()

    def _write_history(
        self, job_id: str, move: Move, from_state: JobState | None, to_state: JobState, failure: Failure | None
    ) -> None:
        self._connection.execute(
            "INSERT INTO history (job_id, at, move, from_state, to_state, failure_code, failure_words) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            [
                job_id, time_text(self._clock.now()), move.value, from_state.value if from_state else None,
                to_state.value, failure.code.value if failure else None, failure.words if failure else None,
            ],
        )  # fmt: skip


@functools.cache
def _update_of(columns: tuple[str, ...]) -> str:
    """Give the statement that changes a job's state together with other columns: there are but a few."""
    names = ("state", "failure_code", "failure_words", *columns)
    return f"UPDATE job SET {', '.join(f'{name} = ?' for name in names)} WHERE id = ?"
