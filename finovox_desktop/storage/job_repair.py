"""Making salvaged rows fit together again: what is known of a job is kept, what is doubtful is not submitted by itself."""

import re
import sqlite3
from collections.abc import Callable

from finovox_desktop.core.answers import read_json_object
from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.document import DocumentKind
from finovox_desktop.core.job import JobState
from finovox_desktop.core.review import Verdict
from finovox_desktop.storage.job_rows import (
    JOB_COLUMNS,
    TOKEN_COLUMNS,
    edit_of,
    history_entry_of,
    job_of,
    time_of,
    token_of,
)

_ID = re.compile(r"[0-9a-f]{32}")
_NO_NAME = "?"
_OPEN = (JobState.QUEUED.value, JobState.SUBMITTING.value, JobState.PENDING.value)


class Repair:
    """Works on the new database, inside one transaction and without foreign keys; gives jobs salvaged and known losses."""

    def __init__(self, connection: sqlite3.Connection, *, is_log_damaged: bool) -> None:
        self._connection = connection
        self._is_log_damaged = is_log_damaged

    def run(self) -> tuple[int, int]:
        """Repair; give the number of jobs and the number of jobs and tokens that are known to be lost."""
        self._delete_unreadable(
            "history", "at, move, from_state, to_state, failure_code, failure_words", history_entry_of
        )
        self._delete_unreadable("edit", "at, made_by, subject, value", edit_of)
        self._delete_unreadable("attempt", "began_at", lambda row: time_of(str(row[0])))
        self._reunite_garbled_ids()
        known = self._known_ids()
        self._make_states_readable()
        self._make_verdicts_readable()
        self._delete_unreadable("job", JOB_COLUMNS, job_of)
        self._give_attempts_to_answers()
        lost_tokens = self._rebuild_jobs_of_tokens()
        self._delete_orphans()
        self._point_to_what_is_there()
        self._read_answers_again()
        self._doubt()
        self._delete_unaskable_tokens()
        present = {job_id for (job_id,) in self._rows("SELECT id FROM job")}
        return len(present), len(known - present) + lost_tokens

    def _rows(self, query: str, *values: object) -> list[tuple[object, ...]]:
        return self._connection.execute(query, values).fetchall()

    def _delete_unreadable(self, table: str, columns: str, read: Callable[[tuple[object, ...]], object]) -> None:
        for rowid, *row in self._rows(f"SELECT {table}.rowid, {columns} FROM {table}"):
            try:
                read(tuple(row))
            except (ValueError, TypeError, KeyError, sqlite3.DataError):
                self._connection.execute(f"DELETE FROM {table} WHERE rowid = ?", [rowid])

    def _known_ids(self) -> set[object]:
        return {
            job_id
            for (job_id,) in self._rows(
                "SELECT id FROM job UNION SELECT job_id FROM attempt UNION SELECT job_id FROM history"
            )
        }

    def _reunite_garbled_ids(self) -> None:
        """Give a row whose job's id has a damaged character the id back that other rows of that job bear."""
        jobs = {str(job_id) for (job_id,) in self._rows("SELECT id FROM job")}
        others = {str(i) for (i,) in self._rows("SELECT job_id FROM attempt UNION SELECT job_id FROM history")}
        for orphan in sorted(others - jobs):
            twin = next((job_id for job_id in sorted(jobs) if _differ_in_one(job_id, orphan)), None)
            if twin in others or not _ID.fullmatch(orphan):
                for table in ("attempt", "history", "edit"):
                    self._connection.execute(f"UPDATE {table} SET job_id = ? WHERE job_id = ?", [twin or "", orphan])
            elif twin is not None:
                self._connection.execute("UPDATE job SET id = ? WHERE id = ?", [orphan, twin])
        for (job_id,) in self._rows("SELECT id FROM job"):
            if not _ID.fullmatch(str(job_id)):
                self._connection.execute("DELETE FROM job WHERE id = ?", [job_id])

    def _make_states_readable(self) -> None:
        """Take a state that is none from the job's history, where that says it."""
        self._connection.execute(
            "UPDATE job SET state = coalesce((SELECT to_state FROM history WHERE job_id = job.id ORDER BY id DESC LIMIT 1), "
            f"'{JobState.SUBMITTING.value}') WHERE state NOT IN ({', '.join(repr(state.value) for state in JobState)})"
        )

    def _make_verdicts_readable(self) -> None:
        """Take a verdict that is none from what people changed, where that says it: a job is not lost for it."""
        verdicts = ", ".join(repr(verdict.value) for verdict in Verdict)
        self._connection.execute(
            "UPDATE job SET verdict = (SELECT value FROM edit WHERE job_id = job.id AND subject = 'verdict' "
            f"AND value IN ({verdicts}) ORDER BY id DESC LIMIT 1) WHERE verdict NOT IN ({verdicts})"
        )

    def _give_attempts_to_answers(self) -> None:
        """Make the attempt again that a job points to and that is lost: its answers hang on it."""
        self._connection.execute(
            "INSERT INTO attempt (id, job_id, key_id, began_at, ended_at) "
            "SELECT current_attempt, id, '', added_at, submitted_at FROM job WHERE current_attempt IS NOT NULL "
            "AND current_attempt NOT IN (SELECT id FROM attempt) GROUP BY current_attempt"
        )

    def _rebuild_jobs_of_tokens(self) -> int:
        """Make a job of a token whose job is lost, where its key tells where it goes; give the number of the others."""
        lost = 0
        for job_id, began_at, ended_at, attempt, root in self._rows(
            "SELECT job_id, began_at, ended_at, attempt.id, destination FROM attempt LEFT JOIN key_entry "
            "ON key_entry.id = key_id WHERE token IS NOT NULL AND job_id NOT IN (SELECT id FROM job) ORDER BY attempt.id DESC"
        ):
            if root is None or not _ID.fullmatch(str(job_id)):
                # A token is shown to its own destination only, and nobody knows which that is.
                lost += 1
                continue
            self._connection.execute(
                "INSERT OR IGNORE INTO job (id, submission_order, path, name, size, sha256, kind, modified_ns, "
                "case_reference, destination, analysis_types, state, added_at, submitted_at, current_attempt) VALUES "
                "(?, (SELECT coalesce(max(submission_order), 0) + 1 FROM job), x'', ?, 0, '', ?, 0, '', ?, ?, ?, ?, ?, ?)",
                [
                    job_id, _NO_NAME, DocumentKind.PDF.value, root, AnalysisType.RISK.value, JobState.PENDING.value,
                    began_at, ended_at, attempt,
                ],
            )  # fmt: skip
        return lost

    def _delete_orphans(self) -> None:
        for table, column, other in (
            ("attempt", "job_id", "job"),
            ("answer", "attempt_id", "attempt"),
            ("history", "job_id", "job"),
            ("edit", "job_id", "job"),
        ):
            self._connection.execute(f"DELETE FROM {table} WHERE {column} NOT IN (SELECT id FROM {other})")
        if self._is_log_damaged:
            # What was taken in and then forgotten in the lost part would be submitted once more.
            self._connection.execute("DELETE FROM dropped_path")

    def _point_to_what_is_there(self) -> None:
        for number, body in self._rows("SELECT answer.id, body FROM answer JOIN job ON result_answer = answer.id"):
            if not isinstance(body, bytes) or read_json_object(body) is None:
                self._connection.execute("DELETE FROM answer WHERE id = ?", [number])
        self._connection.execute(
            "UPDATE job SET result_answer = NULL WHERE result_answer NOT IN (SELECT id FROM answer)"
        )
        self._connection.execute(
            "UPDATE job SET current_attempt = (SELECT id FROM attempt WHERE job_id = job.id AND token IS NOT NULL "
            "ORDER BY id DESC LIMIT 1) WHERE current_attempt IS NULL OR current_attempt NOT IN "
            "(SELECT id FROM attempt WHERE job_id = job.id)"
        )

    def _read_answers_again(self) -> None:
        """Have answers to open jobs read once more at the start: they may hold the token or the result that is lost."""
        self._connection.execute(
            "UPDATE answer SET is_read = 0 WHERE attempt_id IN (SELECT attempt.id FROM attempt JOIN job "
            "ON job.id = job_id WHERE token IS NULL AND state IN (?, ?, ?))",
            _OPEN,
        )

    def _doubt(self) -> None:
        """Have doubtful jobs settled at the start, as interrupted submissions: they become unconfirmed.

        A pending job without a token; a queued one that history or an attempt says more of; every queued one, where
        commits are lost that may have noted its submission. One with a token is pending.
        """
        self._connection.execute(
            "UPDATE job SET state = ? WHERE (state = ? AND NOT EXISTS "
            "(SELECT 1 FROM attempt WHERE attempt.id = current_attempt AND token IS NOT NULL)) OR (state = ? AND "
            "(? OR EXISTS (SELECT 1 FROM attempt WHERE job_id = job.id AND ended_at IS NULL) OR "
            "coalesce((SELECT to_state FROM history WHERE job_id = job.id ORDER BY id DESC LIMIT 1), 'queued') "
            "<> 'queued'))",
            [JobState.SUBMITTING.value, JobState.PENDING.value, JobState.QUEUED.value, self._is_log_damaged],
        )
        self._connection.execute(
            "UPDATE job SET state = ?, current_attempt = (SELECT max(id) FROM attempt WHERE job_id = job.id AND token "
            "IS NOT NULL) WHERE state = ? AND EXISTS (SELECT 1 FROM attempt WHERE job_id = job.id AND token IS NOT NULL)",
            [JobState.PENDING.value, JobState.SUBMITTING.value],
        )

    def _delete_unaskable_tokens(self) -> None:
        """A pending job needs the time of its submission: the token's deadline counts from it."""
        self._connection.execute("UPDATE attempt SET ended_at = began_at WHERE token IS NOT NULL AND ended_at IS NULL")
        self._delete_unreadable_tokens()

    def _delete_unreadable_tokens(self) -> None:
        for number, *row in self._rows(
            f"SELECT attempt.id, {TOKEN_COLUMNS} FROM attempt JOIN job ON job.id = job_id WHERE token IS NOT NULL"
        ):
            try:
                token_of(row)
            except (ValueError, TypeError, sqlite3.DataError):
                # The token is whole; the times beside it are not.
                self._connection.execute(
                    "UPDATE attempt SET ended_at = began_at, last_not_ready_at = NULL WHERE id = ?", [number]
                )


def _differ_in_one(one: str, other: str) -> bool:
    return len(one) == len(other) and sum(a != b for a, b in zip(one, other, strict=True)) == 1
