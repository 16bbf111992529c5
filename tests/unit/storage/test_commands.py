"""Commands share a commit; one that fails undoes nothing but itself."""

import gc
import sqlite3
from collections.abc import Callable

import pytest

from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.export import ReportedJob
from finovox_desktop.core.job import Move
from finovox_desktop.storage.database import transaction
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.job_store import JobStore
from tests.unit.storage.conftest import RISK, Program, document, take_in


def adding(program: Program, content: int) -> Callable[[JobStore], str]:
    drop = program.drops()
    return lambda store: take_in(store, drop, document(content=content), "")[0]


def full() -> sqlite3.OperationalError:
    """What SQLite raises when the disk is full."""
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


def failing_after(command: Callable[[JobStore], str], error: Exception) -> Callable[[JobStore], str]:
    def run(store: JobStore) -> str:
        command(store)
        raise error

    return run


def test_a_command_that_fails_leaves_the_others_of_its_commit_whole(program: Program) -> None:
    first, second = adding(program, 1), adding(program, 3)
    error = ValueError("a bug")
    failing = failing_after(adding(program, 2), error)
    with transaction(program.store.connection):
        results = [program.store.run_alone(command) for command in (first, failing, second)]
        change = program.store.ledger.take_change()
    assert [problem for _, problem in results] == [None, error, None]
    assert [job.document.sha256[-1] for job in change.added] == ["1", "3"]
    assert [job.id for job in program.store.reader.jobs()] == [results[2][0], results[0][0]]


def test_a_command_that_fails_leaves_what_is_told_of_jobs_as_it_is_stored(program: Program) -> None:
    first, second, third = (program.adds(content=content) for content in range(3))
    program.change()
    program.store.ledger.follow({job.id: job for job in program.store.reader.jobs()})

    def cancelling(*job_ids: str) -> Callable[[JobStore], None]:
        return lambda store: store.cancel_queued(job_ids)

    def failing(store: JobStore) -> None:
        store.cancel_queued([second])
        raise ValueError("a bug")

    with transaction(program.store.connection):
        results = program.store.run([cancelling(first), failing, cancelling(third)])
        change = program.store.ledger.take_change()
    assert [problem is None for _, problem in results] == [True, False, True]
    assert [job.id for job in change.changed] == [first, third]
    assert [program.job(job.id) for job in change.changed] == list(change.changed)
    assert [program.state(job_id) for job_id in (first, second, third)] == ["cancelled", "queued", "cancelled"]
    assert program.moves(second) == ["added"]
    assert program.begins(second).job.id == second


def test_a_commit_that_fails_leaves_jobs_as_they_were(program: Program) -> None:
    job_id = program.adds()
    program.change()
    program.store.ledger.follow({job.id: job for job in program.store.reader.jobs()})

    def commit() -> None:
        with transaction(program.store.connection):
            program.store.run([lambda store: store.cancel_queued([job_id])])
            raise full()

    with pytest.raises(sqlite3.OperationalError, match="full"):
        commit()
    program.store.ledger.forget_change()
    assert not program.change()
    assert program.begins(job_id).job.state.value == "queued"


def test_a_name_that_the_database_cannot_hold_fails_alone(program: Program) -> None:
    drop = program.drops()
    with transaction(program.store.connection):
        _, problem = program.store.run_alone(lambda store: take_in(store, drop, document("\ud800"), ""))
        result, nothing = program.store.run_alone(lambda store: take_in(store, drop, document("a"), ""))
    assert isinstance(problem, UnicodeEncodeError)
    assert nothing is None
    assert result is not None


def test_trouble_with_the_database_itself_undoes_the_whole_commit(program: Program) -> None:
    first = adding(program, 1)
    failing = failing_after(adding(program, 2), full())

    def commit() -> None:
        with transaction(program.store.connection):
            program.store.run_alone(first)
            program.store.run_alone(failing)

    with pytest.raises(sqlite3.OperationalError, match="full"):
        commit()
    program.store.ledger.forget_change()
    assert list(program.store.reader.jobs()) == []
    assert not program.change()


def test_a_real_full_database_undoes_the_whole_commit(program: Program) -> None:
    kept = program.adds()
    connection = program.store.connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count = {pages}")

    def fill() -> None:
        with transaction(connection):
            for _ in range(1000):
                program.store.run_alone(lambda store: store.drops.note(["/x" * 2000], SERVICE, RISK, again=False))

    with pytest.raises(sqlite3.OperationalError, match="full"):
        fill()
    assert not connection.in_transaction
    assert [job.id for job in program.store.reader.jobs()] == [kept]
    assert program.store.drops.open() == ()


def test_changes_are_told_in_the_order_in_which_they_happened(program: Program) -> None:
    first, second = program.adds(content=1), program.adds(content=2)
    program.change()
    third = program.adds(content=3)
    program.begins(second)
    program.begins(first)
    change = program.change()
    assert [job.id for job in change.added] == [third]
    assert [job.id for job in change.changed] == [second, first]
    assert not program.change()


# Reading beside the writer


def test_another_program_reads_what_is_committed_while_the_writer_is_at_work(
    program: Program, reader: JobReader
) -> None:
    job_id = program.adds()
    with transaction(program.store.connection):
        program.store.move_by_user([job_id], Move.CANCELLED_BY_USER)
        seen = reader.job(job_id)
        assert seen is not None
        assert seen.state.value == "queued"
    seen = reader.job(job_id)
    assert seen is not None
    assert seen.state.value == "cancelled"


def test_a_report_is_made_from_one_moment(program: Program, reader: JobReader) -> None:
    first, second = program.adds(content=1), program.adds(content=2)
    reported = reader.reported_jobs()
    assert next(reported).job.id == second
    program.does(lambda store: store.move_by_user([first], Move.CANCELLED_BY_USER))
    program.adds(content=3)
    assert [(entry.job.id, entry.job.state.value) for entry in reported] == [(first, "queued")]
    assert next(reader.reported_jobs()).job.document.sha256[-1] == "3"


def test_a_report_that_is_broken_off_leaves_the_reader_usable(program: Program, reader: JobReader) -> None:
    for content in range(5):
        program.adds(content=content)
    next(reader.reported_jobs())  # a generator that nobody holds is closed at once
    gc.collect()
    assert len(list(reader.reported_jobs())) == 5


def test_a_report_of_all_jobs_begins_with_the_newest_and_holds_what_the_service_sent(
    program: Program, reader: JobReader
) -> None:
    ids: list[str] = []
    answers: dict[str, bytes] = {}
    for content in range(20):
        program.clock.pass_by(-30 if content == 10 else 1)  # the computer's clock was put back
        ids.append(program.adds(content=content))
        if content % 2:
            answers[ids[-1]] = b'{"global_risk": "low", "number": %d}' % content
            program.checks(program.makes_pending(ids[-1], f"token-{content}"), 200, answers[ids[-1]])
    newest_first = [*ids[9::-1], *ids[:9:-1]]
    assert list(reader.reported_jobs()) == [
        ReportedJob(program.job(job_id), answers.get(job_id)) for job_id in newest_first
    ]


def test_a_report_of_some_jobs_keeps_their_order_and_skips_what_is_gone(program: Program, reader: JobReader) -> None:
    first, second = program.adds(content=1), program.adds(content=2)
    reported = reader.reported_jobs([first, "gone", second])
    assert [(entry.job.id, entry.answer) for entry in reported] == [(first, None), (second, None)]


def test_a_job_that_is_gone_has_no_details(reader: JobReader) -> None:
    assert reader.details("gone") is None
    assert reader.job("gone") is None


def test_nothing_can_be_written_through_a_reader(program: Program, reader: JobReader) -> None:
    program.adds()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        reader._connection.execute("DELETE FROM job")
