"""The states of jobs: every move with its row of history, and the values that a transaction changed."""

import functools
import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TypedDict, Unpack

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.failures import Failure
from finovox_desktop.core.job import Job, JobsChange, JobState, Move, next_state
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.job_rows import risk_columns, time_text

SqlValue = str | int | None
Columns = Mapping[str, SqlValue]

_NO_COLUMNS: Columns = {}
_WRITE_MOVE = "INSERT INTO history (job_id, at, move, from_state, to_state) VALUES (?, ?, ?, ?, ?)"
_WRITE_FAILURE = """
    INSERT INTO history (job_id, at, move, from_state, to_state, failure_code, failure_words) VALUES (?, ?, ?, ?, ?, ?, ?)
"""


class Progress(TypedDict, total=False):
    """What changes of a job, beside its state, as it goes on: fields of Job. Whether there is a token, its attempt holds."""

    submitted_at: datetime
    received_at: datetime
    risk: RiskReport
    has_token: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """What a transaction has changed up to a point: values of jobs (None: to be read), which are new, which are gone."""

    changed: Mapping[str, Job | None]
    new: frozenset[str]
    removed: tuple[str, ...]
    new_tokens: tuple[str, ...]


_NOTHING = Changes({}, frozenset(), (), ())


class JobLedger:
    """Moves jobs from state to state, inside transactions of the writer thread.

    A job's new value is made from its last one with the very fields that are written, and is not read back. What is changed
    otherwise is noted by touch(), and read when the change is taken.
    """

    def __init__(self, connection: sqlite3.Connection, clock: Clock, reader: JobReader) -> None:
        self._connection = connection
        self._cursor = connection.cursor()  # one for all moves: a new one for each costs a tenth of its statement
        self._clock = clock
        self._reader = reader
        self._durable: Mapping[str, Job] = {}
        self._changed: dict[str, Job | None] = {}  # in the order of the changes; None: to be read
        self._new: set[str] = set()
        self._removed: list[str] = []
        self._new_tokens: list[str] = []

    def follow(self, durable: Mapping[str, Job]) -> None:
        """Take the values of jobs from here: whoever tells of commits keeps them as the last commit left them."""
        self._durable = durable

    def job(self, job_id: str) -> Job | None:
        """Give a job as it is within this transaction, or None where it is gone or removed."""
        return self._value(job_id) or self._reader.job(job_id)

    def state(self, job_id: str) -> JobState | None:
        """Give the state of a job, or None where it is gone."""
        job = self._value(job_id)
        return job.state if job is not None else self._stored_state(job_id)

    def move(
        self,
        job_id: str,
        move: Move,
        failure: Failure | None = None,
        columns: Columns = _NO_COLUMNS,
        *,
        at: str | None = None,
        **progress: Unpack[Progress],
    ) -> None:
        """Move a job, and write that into its history; `columns` are others of its row, which are no field of Job.

        `at` is the time as stored, where the caller has it. Raises IllegalMoveError; a job that is gone is no error.
        """
        job = self._value(job_id)
        state = job.state if job is not None else self._stored_state(job_id)
        if state is None:
            return
        new_state = next_state(state, move)
        to = new_state.value
        values: dict[str, SqlValue] = {"state": to, **columns, **_columns_of(progress)}
        entry = (job_id, at or time_text(self._clock.now()), move.value, state.value, to)
        if failure is not None:
            values |= {"failure_code": failure.code.value, "failure_words": failure.words}
            self._cursor.execute(_WRITE_FAILURE, (*entry, failure.code.value, failure.words))
        else:
            if job is None or job.failure is not None:
                values |= {"failure_code": None, "failure_words": None}
            self._cursor.execute(_WRITE_MOVE, entry)
        self._cursor.execute(_update_of(tuple(values)), (*values.values(), job_id))
        self._changed[job_id] = job and _moved(job, new_state, failure, progress)
        if new_state is JobState.PENDING:
            self.note_token(job_id)

    def begin(self, jobs: Sequence[Job]) -> None:
        """Note new jobs, just as they were written, in their first state."""
        self._connection.executemany(
            _WRITE_MOVE,
            [(job.id, time_text(job.added_at), Move.ADDED.value, None, job.state.value) for job in jobs],
        )
        self._changed.update((job.id, job) for job in jobs)
        self._new.update(job.id for job in jobs)

    def touch(self, job_id: str, *, is_new: bool = False) -> None:
        """Note that a job was changed by other means; `is_new` for one that nobody knows (any more)."""
        self._changed[job_id] = None
        if is_new:
            self._new.add(job_id)

    def note_token(self, job_id: str) -> None:
        """Note that a job's token is to be asked from now on."""
        self._new_tokens.append(job_id)

    def note_removed(self, job_id: str) -> None:
        """Note that a job is not to be shown any more."""
        self._changed[job_id] = None
        self._removed.append(job_id)

    def take_change(self) -> JobsChange:
        """Give what was changed since the last call."""
        unread = [job_id for job_id, job in self._changed.items() if job is None]
        if unread:
            self._changed.update((job.id, job) for job in self._reader.jobs_of(unread))
        jobs = [job for job in self._changed.values() if job is not None]
        tokens = (self._reader.held_token(job_id) for job_id in dict.fromkeys(self._new_tokens))
        change = JobsChange(
            added=tuple(job for job in jobs if job.id in self._new),
            changed=tuple(job for job in jobs if job.id not in self._new),
            removed=tuple(self._removed),
            tokens=tuple(token for token in tokens if token is not None),
        )
        self.forget_change()
        return change

    def forget_change(self) -> None:
        """Forget what was changed, after a rollback."""
        self.go_back(_NOTHING)

    def so_far(self) -> Changes:
        """Give what was changed so far, to go back to it."""
        return Changes(dict(self._changed), frozenset(self._new), tuple(self._removed), tuple(self._new_tokens))

    def go_back(self, changes: Changes) -> None:
        """Forget what was changed since, after a rollback to that point."""
        self._changed = dict(changes.changed)
        self._new = set(changes.new)
        self._removed = list(changes.removed)
        self._new_tokens = list(changes.new_tokens)

    def _value(self, job_id: str) -> Job | None:
        """Give a job as it is within this transaction, where that is known without reading."""
        return self._changed[job_id] if job_id in self._changed else self._durable.get(job_id)

    def _stored_state(self, job_id: str) -> JobState | None:
        row = self._connection.execute("SELECT state FROM job WHERE id = ?", [job_id]).fetchone()
        return JobState(row[0]) if row else None


def _moved(job: Job, state: JobState, failure: Failure | None, progress: Progress) -> Job:
    """Give a job's next value: written out, for replace() looks up each field by its name and takes twice as long."""
    return Job(
        job.id,
        job.document,
        job.case,
        job.destination,
        job.analysis_types,
        state,
        job.added_at,
        job.order,
        progress.get("submitted_at", job.submitted_at),
        progress.get("received_at", job.received_at),
        failure,
        progress.get("risk", job.risk),
        progress.get("has_token", job.has_token),
        job.review,
        job.origin,
    )


def _columns_of(progress: Progress) -> dict[str, SqlValue]:
    columns: dict[str, SqlValue] = {}
    for name, value in progress.items():
        if isinstance(value, datetime):
            columns[name] = time_text(value)
        elif isinstance(value, RiskReport):
            columns.update(risk_columns(value))
    return columns


@functools.cache
def _update_of(columns: tuple[str, ...]) -> str:
    """Give the statement that changes these columns of a job: there are but a few."""
    return f"UPDATE job SET {', '.join(f'{name} = ?' for name in columns)} WHERE id = ?"
