"""Reading jobs: for the window's start, the details pane and exports. Works beside the process that writes."""

import json
import sqlite3
from collections.abc import Collection, Generator, Iterable, Iterator, Sequence

from finovox_desktop.core.answers import read_explanations, read_json_object
from finovox_desktop.core.export import ReportedJob
from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.job_details import HeldToken, JobDetails
from finovox_desktop.storage.job_rows import (
    JOB_COLUMNS,
    REPORTED_COLUMNS,
    TOKEN_COLUMNS,
    edit_of,
    history_entry_of,
    job_of,
    reported_job_of,
    token_of,
)


class JobReader:
    """Reads through any connection to the database. Not thread-safe: one thread at a time."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def close(self) -> None:
        """Close the connection."""
        self._connection.close()

    def jobs(self) -> Iterator[Job]:
        """Give every job, those that were stored last first: in this order SQLite needs to sort nothing."""
        rows = self._connection.execute(
            f"SELECT {JOB_COLUMNS} FROM job WHERE removed_at IS NULL ORDER BY job.rowid DESC"
        )
        return map(job_of, rows)

    def last_jobs(self, states: Collection[JobState], most: int) -> tuple[Job, ...]:
        """Give the jobs in some states that were stored last, at most so many. Takes milliseconds however many there are."""
        rows = self._connection.execute(
            f"SELECT {JOB_COLUMNS} FROM job WHERE removed_at IS NULL "
            "AND +state IN (SELECT value FROM json_each(?)) ORDER BY job.rowid DESC LIMIT ?",
            [json.dumps(sorted(states)), most],
        )
        return tuple(map(job_of, rows))

    def job(self, job_id: str) -> Job | None:
        """Give one job, or None where it is gone or removed."""
        row = self._connection.execute(
            f"SELECT {JOB_COLUMNS} FROM job WHERE id = ? AND removed_at IS NULL", [job_id]
        ).fetchone()
        return job_of(row) if row else None

    def jobs_of(self, job_ids: Iterable[str]) -> Iterator[Job]:
        """Give these jobs, in this order, without those that are gone or removed."""
        wanted = tuple(job_ids)
        rows = self._connection.execute(
            f"SELECT {JOB_COLUMNS} FROM job WHERE id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL",
            [json.dumps(wanted)],
        )
        jobs = {job.id: job for job in map(job_of, rows)}
        return (jobs[job_id] for job_id in wanted if job_id in jobs)

    def submissions_by_month(self, key_id: str) -> tuple[tuple[str, int], ...]:
        """Give how many submissions the service received with a key, or may have, by month (2026-11), newest first."""
        rows = self._connection.execute(
            "SELECT month, submissions FROM submission_count WHERE key_id = ? ORDER BY month DESC", [key_id]
        )
        return tuple((str(month), int(number)) for month, number in rows)

    def held_tokens(self) -> tuple[HeldToken, ...]:
        """Give the tokens of all pending jobs."""
        rows = self._connection.execute(
            f"SELECT {TOKEN_COLUMNS} FROM job JOIN attempt ON attempt.id = job.current_attempt "
            "WHERE job.state = ? AND attempt.token IS NOT NULL AND removed_at IS NULL",
            [JobState.PENDING.value],
        )
        return tuple(map(token_of, rows))

    def held_token(self, job_id: str) -> HeldToken | None:
        """Give the token of a job that is pending, or None."""
        row = self._connection.execute(
            f"SELECT {TOKEN_COLUMNS} FROM job JOIN attempt ON attempt.id = job.current_attempt "
            "WHERE job.id = ? AND job.state = ? AND attempt.token IS NOT NULL AND removed_at IS NULL",
            [job_id, JobState.PENDING.value],
        ).fetchone()
        return token_of(row) if row else None

    def details(self, job_id: str) -> JobDetails | None:
        """Give a job with its history and its newest answer (the result, where there is one), or None where it is gone."""
        job = self.job(job_id)
        if job is None:
            return None
        rows = self._connection.execute(
            "SELECT at, move, from_state, to_state, failure_code, failure_words FROM history WHERE job_id = ? ORDER BY id",
            [job_id],
        )
        edits = self._connection.execute(
            "SELECT at, made_by, subject, value FROM edit WHERE job_id = ? ORDER BY id", [job_id]
        )
        answer = self._result(job_id) or self._newest_evidence(job_id)
        return JobDetails(
            job=job,
            history=tuple(map(history_entry_of, rows)),
            answer=answer,
            explanations=read_explanations(read_json_object(answer)) if answer is not None else {},
            edits=tuple(map(edit_of, edits)),
        )

    def reported_jobs(self, job_ids: Sequence[str] | None = None) -> Generator[ReportedJob, None, None]:
        """Give jobs with their results, one by one, in the order given (None: all, newest first), from one snapshot."""
        self._connection.execute("BEGIN")
        try:
            wanted = self._ids() if job_ids is None else list(job_ids)
            # CROSS JOIN: SQLite follows the list. It never sorts rows that hold answers, for which it would write files.
            rows = self._connection.execute(
                f"SELECT {REPORTED_COLUMNS} FROM (SELECT value FROM json_each(?)) AS wanted "
                "CROSS JOIN job ON job.id = wanted.value WHERE removed_at IS NULL",
                [json.dumps(wanted)],
            )
            yield from map(reported_job_of, rows)
        finally:
            self._connection.execute("COMMIT")

    def _ids(self) -> Sequence[str]:
        """Give the ids of every job, newest first."""
        rows = self._connection.execute(
            "SELECT id FROM job WHERE removed_at IS NULL ORDER BY added_at DESC, rowid DESC"
        )
        return [job_id for (job_id,) in rows]

    def _newest_evidence(self, job_id: str) -> bytes | None:
        """Give the newest answer that was no result: unreadable, or a refusal. One that holds a token is not shown."""
        row = self._connection.execute(
            "SELECT body FROM answer JOIN attempt ON attempt.id = answer.attempt_id "
            "WHERE job_id = ? AND (call = 'retrieve' OR token IS NULL) ORDER BY answer.id DESC LIMIT 1",
            [job_id],
        ).fetchone()
        return bytes(row[0]) if row and row[0] else None

    def _result(self, job_id: str) -> bytes | None:
        row = self._connection.execute(
            "SELECT body FROM answer JOIN job ON job.result_answer = answer.id WHERE job.id = ?", [job_id]
        ).fetchone()
        return bytes(row[0]) if row else None
