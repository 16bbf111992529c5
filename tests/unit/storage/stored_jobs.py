"""A store with 200 jobs in every state, made once, to be damaged again and again."""

import contextlib
import shutil
from dataclasses import dataclass
from pathlib import Path

from finovox_desktop.core.answers import Exchange, Trouble
from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.errors import DataDamagedError
from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.review import EditSubject, Verdict
from finovox_desktop.storage.database import in_words
from finovox_desktop.storage.job_store import JobStore
from finovox_desktop.storage.opening import OpenedStore, open_store
from finovox_desktop.storage.transactions import transaction
from tests.unit.storage.conftest import Program, StandingClock

JOBS = 200
FIRST_IN_LOG = 180
READ_IN_FULL = 30
KEY = "key-1"
REVIEWER = "analyst"


@dataclass(frozen=True)
class Stored:
    """What is known to be stored: the files, the jobs by id, and the tokens of pending and of other jobs by job id."""

    folder: Path
    jobs: dict[str, Job]
    tokens: dict[str, str]
    spent_tokens: dict[str, str]

    @property
    def database(self) -> Path:
        return self.folder / "jobs.sqlite3"

    @property
    def log(self) -> Path:
        return self.folder / "jobs.sqlite3-wal"

    def copied_to(self, folder: Path) -> Path:
        """Copy the database, with its log if there is one; give its path."""
        folder.mkdir(parents=True)
        for file in (self.database, self.log):
            if file.exists():
                shutil.copy(file, folder)
        return folder / self.database.name


@dataclass(frozen=True)
class Found:
    """What a start finds."""

    jobs: dict[str, Job]
    tokens: dict[str, str]
    is_salvaged: bool
    notice: str


def store_jobs(folder: Path, *, keeps_log: bool) -> Stored:
    """Store 200 jobs; with `keeps_log`, the files are those of a process that lives, and the last jobs stand in the log."""
    folder.mkdir()
    working = folder / "working"
    working.mkdir()
    program = Program.start(working / "jobs.sqlite3", StandingClock())
    program.does(lambda store: store.keys.replace(SERVICE, KEY))
    if keeps_log:
        program.store.connection.execute("PRAGMA wal_autocheckpoint=0")
    for number in range(JOBS):
        if number == FIRST_IN_LOG:
            program.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        _store_job(program, number)
    if not keeps_log:
        program.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    for file in working.iterdir():
        if file.stat().st_size and not file.name.endswith("-shm"):
            shutil.copy(file, folder)
    jobs = {job.id: job for job in program.store.reader.jobs()}
    tokens = {token.job_id: token.token.reveal() for token in program.store.reader.held_tokens()}
    every = program.rows("SELECT job_id, token FROM attempt WHERE token IS NOT NULL")
    program.store.connection.close()
    spent = {str(job_id): str(token) for job_id, token in every if job_id not in tokens}
    return Stored(folder, jobs, tokens, spent)


def _store_job(program: Program, number: int) -> None:
    """One job of five ends in each way: waits, is pending, is done, is unconfirmed, is refused."""
    job_id = program.adds(f"document {number}.pdf", content=number)
    if number % 5 == 0:
        return
    attempt = program.begins(job_id, KEY)
    if number % 5 == 1:
        program.is_answered(attempt, 200, f'{{"retrieve_token": "token-of-{number:04}"}}'.encode())
    elif number % 5 == 2:
        program.is_answered(attempt, 200, f'{{"retrieve_token": "token-of-{number:04}"}}'.encode())
        program.checks(attempt, 200, b'{"global_risk": "high", "words": "%s"}' % (b"x" * 100 * (number % 60)))
        verdict = (Verdict.REJECTED, Verdict.ACCEPTED)[number % 2].value
        program.does(lambda store: store.edits.change([job_id], EditSubject.VERDICT, verdict, REVIEWER))
        program.does(lambda store: store.edits.change([job_id], EditSubject.NOTE, f"note {number}", REVIEWER))
    elif number % 5 == 3:
        program.ends(attempt, Exchange(None, Trouble.NO_ANSWER, body_whole=True))
    else:
        program.is_answered(attempt, 400, b'{"message": "no"}')


def start(path: Path) -> Found:
    """Start the program on a database as the writer does, and read everything."""
    opened: OpenedStore = open_store(path, StandingClock())
    try:
        store = JobStore(opened.connection, StandingClock())
        with transaction(opened.connection):
            store.recover()
        jobs = {job.id: job for job in store.reader.jobs()}
        reader = store.reader
        for job_id in [*jobs][:READ_IN_FULL]:
            # A damaged character in a time is not seen by SQLite; reading that job alone fails, with words.
            with contextlib.suppress(DataDamagedError), in_words(path.parent):
                reader.details(job_id)
        tokens = {token.job_id: token.token.reveal() for token in reader.held_tokens()}
        if opened.notice is not None:  # else a byte that the quick check does not look at may still be wrong
            assert opened.connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    finally:
        opened.connection.close()
    return Found(jobs, tokens, opened.notice is not None, str(opened.notice or ""))


def none_would_be_sent_by_itself(stored: Stored, found: Found) -> bool:
    """Tell whether only jobs wait to be submitted that did so before."""
    return all(
        stored.jobs[job.id].state is JobState.QUEUED
        for job in found.jobs.values()
        if job.state is JobState.QUEUED and job.id in stored.jobs
    )
