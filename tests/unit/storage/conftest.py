"""A real database in an empty directory, a clock that stands until it is moved, and jobs on their way."""

import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TypeVar

import pytest

from finovox_desktop.core.answers import Answer, Exchange, RetrievalAction, read_retrieval, read_submission
from finovox_desktop.core.destination import SERVICE, AnalysisType, Destination
from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.found import Found
from finovox_desktop.core.job import Job, JobsChange
from finovox_desktop.storage.database import open_for_reading, open_for_writing, transaction
from finovox_desktop.storage.drop_store import Drop
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.job_store import Attempt, Call, JobStore
from finovox_desktop.storage.paths import DataPaths

Result = TypeVar("Result")

RISK = (AnalysisType.RISK,)
START = datetime(2026, 9, 14, 8, 40, 12, tzinfo=UTC)
RESULT = b'{"global_risk": "high", "vision_risk": "low", "software": "photoshop"}'


class StandingClock:
    """Stands until it is moved."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def now(self) -> datetime:
        return START + timedelta(seconds=self.seconds)

    def monotonic(self) -> float:
        return self.seconds

    def pass_by(self, seconds: float) -> None:
        self.seconds += seconds


def document(name: str = "invoice.pdf", content: int = 1, path: str | None = None) -> Document:
    """A document; equal `content` means the same bytes."""
    return Document(path or f"/documents/{name}", name, 184_320, f"{content:064x}", DocumentKind.PDF, 1_700_000_000_000)


def take_in(store: JobStore, drop: Drop, document: Document, case: str = "", origin: str = "") -> tuple[str, bool]:
    """Take in one document; give its job's id and whether it is new."""
    (added,) = store.drops.add(drop, [Found(document, case, origin)])
    assert added is not None
    return added.job_id, added.is_new


@dataclass
class Program:
    """One run of the program on a data directory: the writer's store, and what it commits."""

    path: Path
    clock: StandingClock
    store: JobStore

    @classmethod
    def start(cls, path: Path, clock: StandingClock) -> "Program":
        return cls(path, clock, JobStore(open_for_writing(path), clock))

    def killed_and_started(self) -> "Program":
        """The process ends without a word and the next one starts."""
        self.store.connection.close()
        program = Program.start(self.path, self.clock)
        program.does(lambda store: store.recover())
        program.change()
        return program

    def does(self, command: Callable[[JobStore], Result]) -> Result:
        """Run a command in a transaction of its own. What is told of jobs is what is stored."""
        self.store.ledger.follow({job.id: job for job in self.store.reader.jobs()})
        with transaction(self.store.connection):
            result = command(self.store)
        for job_id, job in self.store.ledger.so_far().changed.items():
            assert job is None or job == self.store.reader.job(job_id)
        return result

    def change(self) -> JobsChange:
        return self.store.ledger.take_change()

    def drops(self, *, destination: Destination = SERVICE, again: bool = False, path: str = "/documents") -> Drop:
        return self.does(lambda store: store.drops.note([path], destination, RISK, again=again))[0]

    def adds(self, name: str = "invoice.pdf", *, content: int = 1, destination: Destination = SERVICE) -> str:
        """Take a document in; give its job's id."""
        drop = self.drops(destination=destination)
        job_id, _ = self.does(lambda store: take_in(store, drop, document(name, content), ""))
        self.does(lambda store: store.drops.end(drop))
        return job_id

    def begins(self, job_id: str, key_id: str = "key-1") -> Attempt:
        attempt = self.does(lambda store: store.begin_attempt(job_id, key_id))
        assert attempt is not None
        return attempt

    def keeps(self, attempt: Attempt, call: Call, status: int, body: bytes, *, body_whole: bool = True) -> int:
        """Keep an answer without reading it, as a process that is killed right after does."""
        answer = Answer(status, body)
        number = self.does(lambda store: store.keep_answer(attempt.id, call, answer, body_whole=body_whole))
        assert number is not None
        return number

    def is_answered(self, attempt: Attempt, status: int, body: bytes = b"", *, body_whole: bool = True) -> None:
        """The submission ends with an answer."""
        number = self.keeps(attempt, Call.ANALYSE, status, body, body_whole=body_whole)
        outcome = read_submission(Exchange(Answer(status, body), None, body_whole), RISK)
        self.does(lambda store: store.end_submission(attempt.id, outcome, body_whole=body_whole, answer_number=number))

    def ends(self, attempt: Attempt, exchange: Exchange) -> None:
        """The submission ends without an answer."""
        outcome = read_submission(exchange, RISK)
        self.does(
            lambda store: store.end_submission(attempt.id, outcome, body_whole=exchange.body_whole, answer_number=None)
        )

    def checks(self, attempt: Attempt, status: int, body: bytes = b"") -> None:
        """The token is asked and the answer is taken in."""
        number = self.keeps(attempt, Call.RETRIEVE, status, body) if status == 200 else None
        outcome = read_retrieval(Exchange(Answer(status, body), None, body_whole=True), RISK)
        if outcome.action is RetrievalAction.NOT_READY:
            self.does(lambda store: store.note_not_ready([attempt.id], self.clock.now()))
        else:
            self.does(lambda store: store.end_check(attempt.id, outcome, answer_number=number))

    def makes_pending(self, job_id: str, token: str = "token-1", key_id: str = "key-1") -> Attempt:
        attempt = self.begins(job_id, key_id)
        self.is_answered(attempt, 200, f'{{"retrieve_token": "{token}"}}'.encode())
        return attempt

    def job(self, job_id: str) -> Job:
        job = self.store.reader.job(job_id)
        assert job is not None
        return job

    def state(self, job_id: str) -> str:
        return self.job(job_id).state.value

    def moves(self, job_id: str) -> list[str]:
        details = self.store.reader.details(job_id)
        assert details is not None
        return [entry.move.value for entry in details.history]

    def rows(self, query: str) -> list[tuple[object, ...]]:
        return self.store.connection.execute(query).fetchall()


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    return paths


@pytest.fixture
def program(paths: DataPaths, clock: StandingClock) -> Iterator[Program]:
    program = Program.start(paths.database, clock)
    yield program
    program.store.connection.close()


@pytest.fixture
def reader(program: Program) -> Iterator[JobReader]:
    """Another program that only reads."""
    reader = JobReader(open_for_reading(program.path))
    yield reader
    reader.close()


@pytest.fixture
def connection(program: Program) -> sqlite3.Connection:
    return program.store.connection
