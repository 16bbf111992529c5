"""The writer when the disk or the database fails: tokens wait, nothing else is taken on, and it goes on by itself."""

import contextlib
import resource
import sqlite3
import threading
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from finovox_desktop.core.answers import Answer, Exchange, read_submission
from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.errors import DataDirectoryUnusableError, DataSalvagedError, FinovoxError
from finovox_desktop.core.job import JobState
from finovox_desktop.engine.command_queue import Waiting
from finovox_desktop.engine.intake_batch import IntakeBatch
from finovox_desktop.engine.writer import Urgency, Writer
from finovox_desktop.storage.ballast import BALLAST_BYTES
from finovox_desktop.storage.database import open_for_reading
from finovox_desktop.storage.job_store import Attempt, Call, JobStore
from finovox_desktop.storage.paths import DataPaths
from tests.fakes.small_disk import small_disk
from tests.unit.engine.run import wait_until
from tests.unit.engine.watched_writer import RISK, Watched, add, found

ROOM = 2 * 1024 * 1024
TOKEN = b'{"retrieve_token": "token-1"}'

pytestmark = pytest.mark.usefixtures("caplog")  # every failed commit is logged


def take_in_token(attempt: Attempt, store: JobStore) -> None:
    """Keep an answer with a token, and read it."""
    answer = Answer(200, TOKEN)
    number = store.keep_answer(attempt.id, Call.ANALYSE, answer)
    outcome = read_submission(Exchange(answer, None, body_whole=True), RISK)
    store.end_submission(attempt.id, outcome, body_whole=True, answer_number=number)


def fill(folder: Path) -> Path:
    """Take up all room; give the file that holds it."""
    file = folder / "full"
    with file.open("wb", buffering=0) as stream:
        try:
            while stream.write(bytes(1024)):
                pass
        except OSError:
            pass
    return file


@contextlib.contextmanager
def another_reads(paths: DataPaths) -> Iterator[None]:
    """Have another program read from one moment: until it ends, the log only grows."""
    connection = open_for_reading(paths.database)
    connection.execute("BEGIN")
    connection.execute("SELECT count(*) FROM job").fetchone()
    yield
    connection.close()


@contextlib.contextmanager
def no_room(paths: DataPaths) -> Iterator[None]:
    """Let no file grow beyond the log's present size, not even when the ballast was given up."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    log = paths.database.with_name("jobs.sqlite3-wal")
    with another_reads(paths):
        resource.setrlimit(resource.RLIMIT_FSIZE, (log.stat().st_size, before[1]))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_FSIZE, before)


def paths_in(folder: Path) -> DataPaths:
    paths = DataPaths(folder / "data")
    paths.prepare()
    return paths


@contextlib.contextmanager
def watched_in(folder: Path) -> Iterator[Watched]:
    watched = Watched(paths_in(folder))
    yield watched
    watched.end()


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    return paths_in(tmp_path)


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watched]:
    with watched_in(tmp_path) as watched:
        yield watched


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", ROOM) as folder:
        yield folder


@pytest.fixture
def on_small_disk(disk: Path) -> Iterator[Watched]:
    with watched_in(disk) as watched:
        yield watched


def test_a_ballast_is_kept(watch: Watched) -> None:
    watch.opens().adds(1)
    assert watch.paths.ballast.stat().st_size == BALLAST_BYTES
    assert watch.paths.ballast.stat().st_blocks * 512 >= BALLAST_BYTES
    assert not watch.states


def test_when_the_disk_is_full_tokens_go_through_nothing_else_is_taken_on_and_it_goes_on(
    on_small_disk: Watched,
) -> None:
    watch = on_small_disk.opens()
    attempts = [watch.begins(watch.adds(content)) for content in range(4)]
    waiting = watch.adds(10)
    with another_reads(watch.paths):
        filler = fill(watch.paths.directory)
        refused = watch.writer.call(lambda store: [add(content, store) for content in range(100, 200)])
        with pytest.raises(DataDirectoryUnusableError):
            refused.result(10)
        for attempt in attempts:
            watch.writer.call(partial(take_in_token, attempt), Urgency.TOKENS_AND_RESULTS).result(10)
        with pytest.raises(DataDirectoryUnusableError):
            watch.begins(waiting)
        wait_until(lambda: not watch.paths.ballast.exists(), "the ballast to go")
        wait_until(
            lambda: all(watch.jobs.get(attempt.job.id) is JobState.PENDING for attempt in attempts), "the tokens"
        )
        assert [state.is_writable for state in watch.states] == [False]
        assert len(watch.errors) == 1
    filler.unlink()
    wait_until(lambda: watch.states[-1].is_writable, "room")
    assert watch.paths.ballast.stat().st_size == BALLAST_BYTES
    assert watch.begins(waiting).job.id == waiting


def test_tokens_wait_until_there_is_room_when_not_even_the_ballast_was_enough(watch: Watched) -> None:
    attempt = watch.opens().begins(watch.adds(1))
    with no_room(watch.paths):
        token = watch.writer.call(partial(take_in_token, attempt), Urgency.TOKENS_AND_RESULTS)
        wait_until(watch.has_trouble, "the trouble")
        with pytest.raises(DataDirectoryUnusableError):
            watch.adds(2)
        assert not token.done()
    assert token.result(10) is None
    wait_until(lambda: watch.states[-1].is_writable, "room")
    assert [state.is_writable for state in watch.states] == [False, True]
    wait_until(lambda: watch.jobs.get(attempt.job.id) is JobState.PENDING, "the token")


class ReadOnlyAtTimes(Writer):
    """A writer whose store is read-only while the test says so. The connection is asked in its own thread alone."""

    is_read_only = False

    def _commit(self, group: list[Waiting]) -> FinovoxError | None:
        if self._store is not None:
            self._store.connection.execute(f"PRAGMA query_only = {self.is_read_only}")
        return super()._commit(group)


def test_a_store_that_becomes_read_only_keeps_tokens_and_goes_on_when_it_can_be_written(paths: DataPaths) -> None:
    watch = Watched(paths, ReadOnlyAtTimes)
    attempt = watch.opens().begins(watch.adds(1))
    waiting = watch.adds(2)
    assert isinstance(watch.writer, ReadOnlyAtTimes)
    watch.writer.is_read_only = True
    token = watch.writer.call(partial(take_in_token, attempt), Urgency.TOKENS_AND_RESULTS)
    wait_until(watch.has_trouble, "the trouble")
    with pytest.raises(DataDirectoryUnusableError):
        watch.begins(waiting)
    assert not token.done()
    watch.writer.is_read_only = False
    wait_until(lambda: watch.states[-1].is_writable, "the end of the trouble")
    token.result(10)
    wait_until(lambda: watch.jobs.get(attempt.job.id) is JobState.PENDING, "the token")
    assert watch.begins(waiting).job.id == waiting
    watch.end()


def test_when_the_program_ends_without_room_tokens_fail_and_the_job_says_that_it_may_have_been_received(
    watch: Watched,
) -> None:
    attempt = watch.opens().begins(watch.adds(1))
    with no_room(watch.paths):
        token = watch.writer.call(partial(take_in_token, attempt), Urgency.TOKENS_AND_RESULTS)
        wait_until(watch.has_trouble, "the trouble")
        watch.end()
        with pytest.raises(DataDirectoryUnusableError):
            token.result(0)
    again = Watched(watch.paths).opens()
    assert again.jobs[attempt.job.id] is JobState.UNCONFIRMED
    again.end()


def test_a_start_without_room_is_said_and_goes_on_when_there_is_room(disk: Path) -> None:
    paths = DataPaths(disk / "data")
    paths.prepare()
    filler = fill(disk)
    watch = Watched(paths)
    wait_until(watch.has_trouble, "the trouble")
    with pytest.raises(DataDirectoryUnusableError):
        watch.adds(1)
    assert not watch.is_open
    filler.unlink()
    watch.opens()
    job_id = watch.adds(1)
    wait_until(lambda: watch.jobs.get(job_id) is JobState.QUEUED, "the job")
    watch.end()


def test_a_store_that_is_damaged_while_it_is_used_is_salvaged_and_the_token_is_kept(watch: Watched) -> None:
    attempt = watch.opens().begins(watch.adds(1))
    others = [watch.adds(content) for content in range(2, 6)]
    watch.writer.call(lambda store: store.connection.execute("PRAGMA cache_size=0").fetchall()).result(10)

    def damaged(store: JobStore) -> None:
        if not watch.errors:
            error = sqlite3.DatabaseError("database disk image is malformed")
            error.sqlite_errorcode = sqlite3.SQLITE_CORRUPT
            raise error
        take_in_token(attempt, store)

    watch.writer.call(damaged, Urgency.TOKENS_AND_RESULTS)
    wait_until(lambda: watch.jobs.get(attempt.job.id) is JobState.PENDING, "the token")
    assert isinstance(watch.errors[0], DataSalvagedError)
    assert watch.jobs.keys() == {attempt.job.id, *others}
    assert sorted(watch.new) == sorted(watch.jobs)  # no job is told as a new one twice


def test_documents_that_are_found_while_the_writer_is_at_work_are_one_change_and_recorded_once(watch: Watched) -> None:
    drop, other = (
        watch.opens()
        .writer.call(lambda store: store.drops.note(["/one", "/other"], SERVICE, RISK, again=False))
        .result(10)
    )
    go_on = threading.Event()
    held = watch.writer.call(lambda _store: go_on.wait(10), Urgency.TOKENS_AND_RESULTS)
    batch = IntakeBatch(watch.writer, is_watched=False)
    for content in range(3):
        batch.add(drop, found(content))
    batch.add(other, found(3))

    def fail(_store: JobStore) -> None:
        raise ValueError("a bug")

    failed = watch.writer.call(fail, Urgency.INTAKE)  # all of its commit is undone, and run once more without it
    go_on.set()
    assert held.result(10)
    report = batch.report()
    assert isinstance(failed.exception(10), ValueError)
    wait_until(lambda: watch.changes, "the jobs")
    assert [tuple(job.id for job in change.added) for change in watch.changes] == [report.added]
    assert len(report.added) == 4
    rows = watch.writer.call(
        lambda store: store.connection.execute("SELECT drop_id FROM job ORDER BY rowid").fetchall()
    )
    assert [number for (number,) in rows.result(10)] == [drop.id] * 3 + [other.id]
    batch.add(drop, found(4))  # the group before is closed
    assert batch.report().added[:4] == report.added
    assert len(batch.report().added) == 5


def test_a_database_of_a_newer_version_is_refused_for_good(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path)
    connection = sqlite3.connect(paths.database)
    connection.execute("PRAGMA user_version = 1000")
    connection.close()
    watch = Watched(paths)
    wait_until(lambda: watch.errors, "the refusal")
    assert "newer version" in str(watch.errors[0])
    with pytest.raises(DataDirectoryUnusableError):
        watch.adds(1)
    watch.end()


def test_whoever_waits_is_told_when_the_database_turns_out_to_be_of_a_newer_version(tmp_path: Path) -> None:
    """What can never be written is refused, even a token: nobody waits for ever, and the program can end."""
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    paths.database.mkdir()
    watch = Watched(paths)
    wait_until(watch.has_trouble, "the trouble")
    token = watch.writer.call(lambda _store: None, Urgency.TOKENS_AND_RESULTS)
    newer = tmp_path / "newer.sqlite3"
    with contextlib.closing(sqlite3.connect(newer)) as connection:
        connection.execute("PRAGMA user_version = 1000000")
    paths.database.rmdir()
    newer.rename(paths.database)
    with pytest.raises(DataDirectoryUnusableError, match="newer version"):
        token.result(10)
    watch.end()
