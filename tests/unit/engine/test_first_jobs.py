"""The start of the writer with a store: what is shown before all of it is looked at, and what is told when that is done."""

import sqlite3
from functools import partial
from pathlib import Path

import pytest

from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.errors import DataSalvagedError
from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.writer import JOBS_A_PAGE
from finovox_desktop.storage.database import open_for_writing, transaction
from finovox_desktop.storage.job_store import JobStore
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.schema import PAGE_SIZE
from tests.unit.engine.watched_writer import RISK, Watched, found


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    paths = DataPaths(tmp_path / "data")
    paths.prepare()
    return paths


def store_cancelled(paths: DataPaths, count: int) -> tuple[str, ...]:
    """Store jobs that the user cancelled, and that nothing acts on; give their ids as they were stored."""
    store = JobStore(open_for_writing(paths.database), SystemClock())
    with transaction(store.connection):
        (drop,) = store.drops.note(["/documents"], SERVICE, RISK, again=False)
        job_ids = [added.job_id for added in store.drops.add(drop, list(map(found, range(count)))) if added is not None]
        store.drops.end(drop)
        store.cancel_queued(job_ids)
    store.connection.close()
    return tuple(job_ids)


def told(change: object) -> tuple[str, ...]:
    assert isinstance(change, JobsChange)
    return tuple(job.id for job in change.added)


def test_the_jobs_that_were_stored_last_are_shown_before_a_damage_is_looked_for(
    paths: DataPaths, caplog: pytest.LogCaptureFixture
) -> None:
    one, other = store_cancelled(paths, 2)
    with sqlite3.connect(paths.database) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'job_by_content'").fetchone()
    connection.close()
    with paths.database.open("r+b") as file:
        file.seek((page - 1) * PAGE_SIZE)
        file.write(bytes(PAGE_SIZE))
    watch = Watched(paths).opens()
    first, damage, *rest = watch.said
    assert told(first) == (other, one)
    assert isinstance(damage, DataSalvagedError)
    assert [job_id for change in rest for job_id in told(change)] == []  # they were salvaged, and are known
    assert watch.jobs == dict.fromkeys((one, other), JobState.CANCELLED)
    watch.end()
    assert caplog.records


def test_what_the_program_would_act_on_is_told_when_all_was_looked_at_and_settled(paths: DataPaths) -> None:
    before = Watched(paths).opens()
    cancelled, queued, cut_off = (before.adds(number) for number in range(3))
    before.writer.call(partial(JobStore.cancel_queued, job_ids=[cancelled])).result(10)
    before.begins(cut_off)
    before.end()  # as if it was killed: nobody said how the submission ended
    watch = Watched(paths).opens()
    assert [told(change) for change in watch.changes] == [(cancelled,), (cut_off, queued)]
    assert [job.state for job in watch.changes[1].added] == [JobState.UNCONFIRMED, JobState.QUEUED]
    watch.end()


def test_many_jobs_come_in_pages_each_once(paths: DataPaths) -> None:
    job_ids = store_cancelled(paths, 2 * JOBS_A_PAGE + 1)
    watch = Watched(paths).opens()
    assert tuple(watch.new) == job_ids[::-1]
    assert [len(change.added) for change in watch.changes] == [JOBS_A_PAGE, JOBS_A_PAGE, 1]
    assert {job_id for change in watch.changes for job_id in told(change)} == set(job_ids)
    watch.end()


def test_who_does_not_listen_holds_up_nothing(paths: DataPaths) -> None:
    store_cancelled(paths, 2 * JOBS_A_PAGE)
    watch = Watched(paths)
    # This thread, to which the pages are told, waits for a command.
    assert watch.writer.call(lambda store: store.ledger.state("nothing")).result(10) is None
    watch.opens().end()
