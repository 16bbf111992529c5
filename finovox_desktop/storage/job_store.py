"""Writing jobs. Every method runs inside a transaction of the writer thread and notes what it changed."""

import itertools
import json
import sqlite3
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, TypeVar, Unpack

from finovox_desktop.core.answers import (
    Answer,
    Exchange,
    RetrievalAction,
    RetrievalOutcome,
    SubmissionAction,
    SubmissionOutcome,
    read_json_object,
    read_retrieval,
    read_submission,
)
from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import SANDBOX
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job, JobState, Move, is_legal
from finovox_desktop.core.risk import read_risk_report
from finovox_desktop.storage.drop_store import DropStore
from finovox_desktop.storage.edit_store import EditStore
from finovox_desktop.storage.job_ledger import JobLedger, Progress
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.job_rows import time_of, time_text, types_of
from finovox_desktop.storage.key_entries import KeyEntries
from finovox_desktop.storage.removal_store import RemovalStore
from finovox_desktop.storage.transactions import is_about_file, is_damage
from finovox_desktop.storage.watched_store import WatchedStore

MOST_EVIDENCE_ANSWERS = 5
"""Unreadable answers kept of one attempt: the first, and the newest ones."""


Result = TypeVar("Result")
Command = Callable[["JobStore"], Result]


class Call(StrEnum):
    """The service's two calls."""

    ANALYSE = "analyse"
    RETRIEVE = "retrieve"


@dataclass(frozen=True, slots=True)
class Attempt:
    """A submission that may begin: "submitting" is noted with it."""

    id: int
    job: Job


# What a submission's end does to its job.
_SUBMISSION_MOVES = {
    SubmissionAction.PENDING: Move.TOKEN_RECEIVED,
    SubmissionAction.DONE: Move.RESULT_RECEIVED,
    SubmissionAction.FAIL: Move.REFUSED,
    SubmissionAction.UNCONFIRMED: Move.ANSWER_LOST,
    SubmissionAction.CANCEL: Move.CANCELLED_BY_USER,
    SubmissionAction.QUEUE_UNTIL_ONLINE: Move.NOT_RECEIVED,
    SubmissionAction.QUEUE_AND_PAUSE: Move.NOT_RECEIVED,
    SubmissionAction.QUEUE_AND_WAIT: Move.NOT_RECEIVED,
    SubmissionAction.QUEUE_AND_TRY_AGAIN: Move.NOT_RECEIVED,
    SubmissionAction.QUEUE_UNTIL_FILE_IS_BACK: Move.NOT_RECEIVED,
    SubmissionAction.QUEUE_FOR_NEXT_START: Move.NOT_RECEIVED,
}

# Those that the service received, or may have: it may count them.
_COUNTED_MOVES = frozenset({Move.TOKEN_RECEIVED, Move.RESULT_RECEIVED, Move.ANSWER_LOST})


class JobStore:
    """The jobs, their attempts, answers and history, through the one connection that writes."""

    def __init__(self, connection: sqlite3.Connection, clock: Clock) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self._clock = clock
        self.reader = JobReader(connection)
        self.ledger = JobLedger(connection, clock, self.reader)
        self.watched = WatchedStore(connection, clock)
        self.drops = DropStore(connection, clock, self.reader, self.ledger, self.watched)
        self.edits = EditStore(connection, clock, self.ledger)
        self.removals = RemovalStore(connection, clock, self.ledger)
        self.keys = KeyEntries(connection, clock)
        (last_attempt,) = connection.execute("SELECT max(id) FROM attempt").fetchone()
        # Never one twice in a run, as SQLite's own would be once the job of the last is deleted: an answer that comes late to
        # that one's attempt would be taken for another document's.
        self._attempt_numbers = itertools.count((last_attempt or 0) + 1)

    @property
    def connection(self) -> sqlite3.Connection:
        """The connection, for the transaction around the commands."""
        return self._connection

    def run(self, commands: Sequence[Command[Any]]) -> list[tuple[Any, Exception | None]]:
        """Run all commands of a transaction, each as run_alone() does; give the result or the error of each, in their order.

        Failures are rare, and under a savepoint SQLite keeps a copy of each page that is changed: only after a failure all are
        undone, and run one by one.
        """
        try:
            return [(command(self), None) for command in commands]
        except Exception as error:
            if is_about_file(error) or is_damage(error):
                raise
            self._connection.execute("ROLLBACK")
            self.ledger.forget_change()
            self._connection.execute("BEGIN IMMEDIATE")
            return [self.run_alone(command) for command in commands]

    def run_alone(self, command: Command[Result]) -> tuple[Result | None, Exception | None]:
        """Run a command so that its failure undoes nothing but itself; give its result or its error.

        Raises sqlite3.Error where that concerns the whole transaction (disk full, no permission, a damaged file).
        """
        before = self.ledger.so_far()
        self._connection.execute("SAVEPOINT command")
        try:
            result = command(self)
        except Exception as error:
            if is_about_file(error) or is_damage(error):
                raise
            self._connection.execute("ROLLBACK TO command")
            self.ledger.go_back(before)
            return None, error
        finally:
            if self._connection.in_transaction:
                self._connection.execute("RELEASE command")
        return result, None

    # Submission

    def begin_attempt(self, job_id: str, key_id: str) -> Attempt | None:
        """Note "submitting" before the first byte leaves; None where the job is no longer queued."""
        job = self.ledger.job(job_id)
        if job is None or job.state is not JobState.QUEUED:
            return None
        now = time_text(self._clock.now())
        attempt_id = next(self._attempt_numbers)
        self._cursor.execute(
            "INSERT INTO attempt (id, job_id, key_id, began_at) VALUES (?, ?, ?, ?)", (attempt_id, job_id, key_id, now)
        )
        self.ledger.move(
            job_id, Move.SUBMISSION_BEGAN, columns={"current_attempt": attempt_id}, at=now, has_token=False
        )
        return Attempt(attempt_id, job)

    def keep_answer(self, attempt_id: int, call: Call, answer: Answer, *, body_whole: bool = True) -> int | None:
        """Keep an answer byte for byte, before it is read; give its number, or None where its job was deleted meanwhile."""
        kept = self._cursor.execute(
            "INSERT INTO answer (attempt_id, call, received_at, status, body_whole, body) "
            "SELECT id, ?, ?, ?, ?, ? FROM attempt WHERE id = ?",
            (call.value, time_text(self._clock.now()), answer.status, body_whole, answer.body, attempt_id),
        )
        return kept.lastrowid if kept.rowcount else None

    def end_submission(
        self, attempt_id: int, outcome: SubmissionOutcome, *, body_whole: bool, answer_number: int | None
    ) -> None:
        """Note how a submission ended. A late token or result moves the job on, whatever it had become.

        A job that was deleted meanwhile is no error.
        """
        now = self._clock.now()
        row = self._connection.execute(
            "UPDATE attempt SET ended_at = ?, body_whole = ?, token = ? WHERE id = ? RETURNING job_id",
            [time_text(now), body_whole, outcome.token.reveal() if outcome.token else None, attempt_id],
        ).fetchone()
        if row is None:
            return
        job_id = row[0]
        self._mark_read(answer_number)
        move = _SUBMISSION_MOVES[outcome.action]
        if move in _COUNTED_MOVES:
            self._count_submission(attempt_id)
        if move is Move.RESULT_RECEIVED and answer_number is not None:
            self._accept_result(job_id, attempt_id, answer_number, submitted_at=now)
        elif move in {Move.TOKEN_RECEIVED, Move.RESULT_RECEIVED}:
            columns, has_token = {"current_attempt": attempt_id}, outcome.token is not None
            self.ledger.move(job_id, move, outcome.failure, columns, has_token=has_token, submitted_at=now)
        elif not self._is_current(attempt_id) or self.ledger.state(job_id) is not JobState.SUBMITTING:
            # The job went another way while this attempt ended without a token: nothing is left to say.
            return
        elif move is Move.ANSWER_LOST:
            self.ledger.move(job_id, move, outcome.failure, submitted_at=now)
        else:
            self.ledger.move(job_id, move, outcome.failure)

    # Retrieval

    def end_check(self, attempt_id: int, outcome: RetrievalOutcome, *, answer_number: int | None) -> None:
        """Note what the answer about a token said, where it changes what is known. A job that was deleted is no error."""
        job_id = self._job_id(attempt_id)
        if job_id is None:
            return
        self._mark_read(answer_number)
        if outcome.action is RetrievalAction.DONE and answer_number is not None:
            self._accept_result(job_id, attempt_id, answer_number)
        elif outcome.action is RetrievalAction.KEEP_AS_EVIDENCE:
            self._thin_out_evidence(attempt_id)

    def note_not_ready(self, attempt_ids: Sequence[int], at: datetime) -> None:
        """Note when the service last said of tokens that their results are not ready. That moves deadlines and shows nowhere."""
        self._connection.execute(
            "UPDATE attempt SET last_not_ready_at = ? WHERE id IN (SELECT value FROM json_each(?))",
            [time_text(at), json.dumps(attempt_ids)],
        )

    def end_pending(self, attempt_id: int, move: Move, failure: Failure) -> None:
        """End a pending job without a result: the analysis failed, or the service deleted the result."""
        job_id = self._job_id(attempt_id) if self._is_current(attempt_id) else None
        if job_id is not None and self.ledger.state(job_id) is JobState.PENDING:
            self.ledger.move(job_id, move, failure)

    # What the user wants

    def cancel_queued(self, job_ids: Iterable[str]) -> None:
        """Cancel jobs that wait. One that is being submitted is cancelled on the line: only there is known what was sent."""
        for job_id in job_ids:
            if self.ledger.state(job_id) is JobState.QUEUED:
                self.ledger.move(job_id, Move.CANCELLED_BY_USER)

    def leave_unconfirmed(self, job_id: str, code: FailureCode) -> None:
        """Have nobody wait for the answer to a submission any more. Should it come late, it counts."""
        if self.ledger.state(job_id) is JobState.SUBMITTING:
            self.ledger.move(job_id, Move.ANSWER_LOST, Failure(code), submitted_at=self._clock.now())

    def move_by_user(self, job_ids: Iterable[str], move: Move) -> None:
        """Make a user's move with each job for which it is legal."""
        for job_id in job_ids:
            state = self.ledger.state(job_id)
            if state is not None and is_legal(state, move):
                self.ledger.move(job_id, move)

    def fail_queued(self, job_id: str, failure: Failure) -> None:
        """End a queued job that cannot be submitted."""
        if self.ledger.state(job_id) is JobState.QUEUED:
            self.ledger.move(job_id, Move.REFUSED, failure)

    def move_to_top(self, job_ids: Sequence[str]) -> None:
        """Have jobs submitted before all others, in the order given."""
        for job_id in reversed(job_ids):
            self._connection.execute(
                "UPDATE job SET submission_order = (SELECT min(submission_order) - 1 FROM job) WHERE id = ?", [job_id]
            )
            self.ledger.touch(job_id)

    def retry(self, job_ids: Iterable[str]) -> None:
        """Ask the token again where there is one, else queue the job again."""
        for job_id in job_ids:
            job = self.ledger.job(job_id)
            if job is None:
                continue
            # The service has said that it could not analyse the document, or deleted the result: its token says no more.
            is_token_spent = job.failure is not None and job.failure.code in {
                FailureCode.ANALYSIS_FAILED,
                FailureCode.EXPIRED,
            }
            move = Move.ASKED_AGAIN if job.has_token and not is_token_spent else Move.QUEUED_AGAIN
            if is_legal(job.state, move):
                self.ledger.move(job_id, move)

    def retry_all_failed(self) -> None:
        """Retry every job that failed."""
        rows = self._connection.execute("SELECT id FROM job WHERE state = ?", [JobState.FAILED.value]).fetchall()
        self.retry([job_id for (job_id,) in rows])

    # Start

    def recover(self) -> None:
        """Go on where the last run was stopped: read answers that were kept but not read, then settle what is open."""
        self.removals.purge()
        rows = self._connection.execute(
            "SELECT answer.id, attempt_id, call, status, answer.body_whole, body, analysis_types FROM answer "
            "JOIN attempt ON attempt.id = attempt_id JOIN job ON job.id = job_id WHERE NOT is_read ORDER BY answer.id"
        ).fetchall()
        for number, attempt_id, call, status, body_whole, body, types in rows:
            exchange = Exchange(Answer(status, body), None, bool(body_whole))
            if call == Call.ANALYSE:
                outcome = read_submission(exchange, types_of(types))
                self.end_submission(attempt_id, outcome, body_whole=bool(body_whole), answer_number=number)
            else:
                self.end_check(attempt_id, read_retrieval(exchange, types_of(types)), answer_number=number)
        self.end_sandbox()
        for (job_id,) in self._connection.execute(
            "SELECT id FROM job WHERE state = ?", [JobState.SUBMITTING.value]
        ).fetchall():
            attempt_id = self._connection.execute("SELECT current_attempt FROM job WHERE id = ?", [job_id]).fetchone()[
                0
            ]
            self._count_submission(attempt_id)
            self.ledger.move(job_id, Move.ANSWER_LOST, Failure(FailureCode.INTERRUPTED))

    def end_sandbox(self) -> None:
        """Queue the sandbox's open jobs again: its tokens ended with it, and asking it twice costs nothing."""
        without_token = self._connection.execute(
            "UPDATE attempt SET token = NULL WHERE token IS NOT NULL "
            "AND job_id IN (SELECT id FROM job WHERE destination = ?) RETURNING job_id",
            [SANDBOX.root],
        ).fetchall()
        for (job_id,) in without_token:
            self.ledger.touch(job_id)
        rows = self._connection.execute(
            "SELECT id FROM job WHERE destination = ? AND state IN (?, ?)",
            [SANDBOX.root, JobState.SUBMITTING.value, JobState.PENDING.value],
        ).fetchall()
        for (job_id,) in rows:
            self.ledger.move(job_id, Move.SANDBOX_ENDED)

    # Inside

    def _count_submission(self, attempt_id: int) -> None:
        """Count a submission that the service received, or may have."""
        self._connection.execute(
            "INSERT INTO submission_count (key_id, month, submissions) "
            "SELECT key_id, substr(began_at, 1, 7), 1 FROM attempt WHERE id = ? "
            "ON CONFLICT (key_id, month) DO UPDATE SET submissions = submissions + 1",
            [attempt_id],
        )

    def _accept_result(self, job_id: str, attempt_id: int, answer_number: int, **progress: Unpack[Progress]) -> None:
        body, received_at, has_token = self._connection.execute(
            "SELECT body, received_at, token IS NOT NULL FROM answer JOIN attempt ON attempt.id = ? WHERE answer.id = ?",
            [attempt_id, answer_number],
        ).fetchone()
        progress |= {
            "received_at": time_of(received_at),
            "risk": read_risk_report(read_json_object(bytes(body)) or {}),
            "has_token": bool(has_token),
        }
        columns = {"current_attempt": attempt_id, "result_answer": answer_number}
        self.ledger.move(job_id, Move.RESULT_RECEIVED, None, columns, **progress)

    def _thin_out_evidence(self, attempt_id: int) -> None:
        rows = self._connection.execute(
            "SELECT id FROM answer WHERE attempt_id = ? AND call = ? "
            "AND id NOT IN (SELECT result_answer FROM job WHERE result_answer IS NOT NULL) ORDER BY id",
            [attempt_id, Call.RETRIEVE.value],
        ).fetchall()
        for row in rows[1 : 1 - MOST_EVIDENCE_ANSWERS]:
            self._connection.execute("DELETE FROM answer WHERE id = ?", row)

    def _mark_read(self, answer_number: int | None) -> None:
        self._connection.execute("UPDATE answer SET is_read = 1 WHERE id = ?", [answer_number])

    def _job_id(self, attempt_id: int) -> str | None:
        """Give the job of an attempt, or None where it was deleted."""
        row = self._connection.execute("SELECT job_id FROM attempt WHERE id = ?", [attempt_id]).fetchone()
        return row[0] if row else None

    def _is_current(self, attempt_id: int) -> bool:
        row = self._connection.execute("SELECT 1 FROM job WHERE current_attempt = ?", [attempt_id]).fetchone()
        return row is not None
