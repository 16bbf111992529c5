"""The next run goes on where the last one ended, and each run ends in order, whatever is under way."""

import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.document import Refusal
from finovox_desktop.core.found import Found
from finovox_desktop.core.job import JobState
from finovox_desktop.service.intake import Intake
from tests.fakes import faults
from tests.fakes.fault_service import Behaviour, FaultService
from tests.unit.engine.run import MakeRun, Run, wait_until

SLOW = 3600.0
GREATEST_SECONDS = 2.0


def _stalls_in_body(service: FaultService) -> bool:
    return bool(service.submissions()) and service.submissions()[-1].body_length >= 1000


def test_pending_jobs_are_asked_at_once_and_nothing_is_submitted_twice(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    first = start(check_interval=SLOW)
    ids = first.add(*files[:5])
    wait_until(lambda: first.all_are(JobState.PENDING), "all pending")
    assert not service.checks()
    second = start(check_interval=SLOW)
    wait_until(lambda: second.all_are(JobState.DONE), "all done")
    assert set(second.jobs) == set(ids)
    assert (len(service.submissions()), len(service.checks())) == (5, 5)


def test_it_is_told_whether_jobs_may_be_stored_before_they_are_looked_for(start: MakeRun, files: list[str]) -> None:
    first = start()
    assert not first.controller.may_have_jobs, "there was no store at the start"
    first.add(files[0])
    assert start().controller.may_have_jobs


def test_queued_jobs_go_on(start: MakeRun, service: FaultService, files: list[str]) -> None:
    first = start()
    first.controller.pause()
    first.add(*files[:3])
    second = start()
    wait_until(lambda: second.all_are(JobState.DONE), "all done")
    assert len(service.submissions()) == 3


def test_jobs_that_have_ended_stay_as_they_are(start: MakeRun, service: FaultService, files: list[str]) -> None:
    first = start()
    service.on_analyse(faults.answer(413), faults.close_after_body(), faults.Tokens())
    ends = (JobState.FAILED, JobState.UNCONFIRMED, JobState.DONE)
    ids = []
    for path, state in zip(files, ends, strict=False):
        ids += first.add(path)
        first.wait_for(state, ids[-1])
    second = start()
    assert [second.job(job_id).state for job_id in ids] == list(ends)
    assert second.job(ids[2]).risk is not None
    second.shut_down()
    assert len(service.submissions()) == 3


def test_paths_that_were_dropped_before_the_start_are_taken_in(start: MakeRun, files: list[str]) -> None:
    run = start(is_open=False)
    run.controller.add_paths(files[:2])
    run.open()
    wait_until(lambda: len(run.jobs) == 2 and run.all_are(JobState.DONE), "all done")


def test_a_run_that_takes_on_named_jobs_leaves_the_others_alone(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    first = start()
    first.controller.pause()
    first.add(files[0])
    second = start(takes_on_all=False)
    ids = second.add(files[1])
    second.controller.take_on(ids)
    second.wait_for(JobState.DONE, ids[0])
    assert len(service.submissions()) == 1
    assert sorted(second.states()) == [JobState.DONE, JobState.QUEUED]


def test_an_idle_run_ends_at_once_and_only_once(run: Run) -> None:
    run.controller.shutdown()
    run.controller.shutdown()
    assert run.shut_down() < GREATEST_SECONDS
    run.controller.shutdown()
    for name in ("finished", "again"):
        wait_until(lambda: True, name)
    assert run.times_finished == 1


def test_a_run_ends_that_was_only_begun(start: MakeRun) -> None:
    run = start(is_open=False)
    run.controller.start()
    assert run.shut_down() < GREATEST_SECONDS


def test_a_run_ends_that_was_never_started(start: MakeRun) -> None:
    run = start(is_open=False)
    assert run.shut_down() < GREATEST_SECONDS


def test_a_run_ends_whose_key_was_given_before_it_was_open(start: MakeRun) -> None:
    run = start(is_open=False)
    run.controller.start()
    run.controller.delete_key()
    assert run.shut_down(GREATEST_SECONDS) < GREATEST_SECONDS


def test_what_is_asked_of_a_run_that_ends_breaks_nothing(run: Run, files: list[str]) -> None:
    run.controller.shutdown()
    run.controller.add_paths(files)
    run.controller.check_now()
    run.controller.pause()
    run.controller.resume()
    run.controller.try_again()
    run.controller.cancel(["no such job"])
    assert run.shut_down() < GREATEST_SECONDS
    assert not run.controller._parts.pool.is_running, "no thread was begun that nobody ends"


def test_quitting_in_the_middle_of_a_body_queues_the_job_again(
    start: MakeRun, service: FaultService, large_file: str
) -> None:
    first = start()
    service.on_analyse(faults.stall_in_body(), faults.Tokens())
    first.add(large_file)
    wait_until(lambda: _stalls_in_body(service), "the stall")
    assert first.shut_down() < GREATEST_SECONDS
    assert first.states() == [JobState.QUEUED]
    second = start()
    wait_until(lambda: second.all_are(JobState.DONE), "done")
    assert [request.is_whole for request in service.submissions()] == [False, True]


def test_quitting_with_ten_bodies_that_stall(start: MakeRun, service: FaultService, large_files: list[str]) -> None:
    run = start()
    service.on_analyse(faults.stall_in_body())
    run.add(*large_files[:10])
    wait_until(lambda: [request.body_length >= 1000 for request in service.submissions()].count(True) == 10, "ten")
    assert run.shut_down() < GREATEST_SECONDS
    assert run.all_are(JobState.QUEUED)


def test_quitting_waits_for_the_answer_to_a_whole_body(start: MakeRun, service: FaultService, files: list[str]) -> None:
    first = start(check_interval=SLOW)
    service.on_analyse(faults.after_release(faults.token("late")))
    first.add(files[0])
    wait_until(first.knows_of_whole_body, "the body")
    first.controller.shutdown()
    service.release()
    first.shut_down()
    assert first.states() == [JobState.PENDING]
    second = start()
    wait_until(lambda: second.all_are(JobState.DONE), "done")
    assert len(service.submissions()) == 1


def test_quitting_waits_for_that_answer_no_longer_than_said(
    start: MakeRun, service: FaultService, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("finovox_desktop.engine.shutdown.SECONDS_FOR_ANSWERS_ON_QUITTING", 0.3)
    first = start()
    service.on_analyse(faults.no_answer())
    first.add(files[0])
    wait_until(first.knows_of_whole_body, "the body")
    assert 0.3 <= first.shut_down() < GREATEST_SECONDS
    assert first.states() == [JobState.UNCONFIRMED]
    second = start()
    assert second.states() == [JobState.UNCONFIRMED]
    second.shut_down()
    assert len(service.submissions()) == 1


@pytest.mark.parametrize("behaviour", [faults.no_answer(), faults.drip_without_end()], ids=["no answer", "drips"])
def test_quitting_waits_for_no_check(run: Run, service: FaultService, files: list[str], behaviour: Behaviour) -> None:
    service.on_retrieve(behaviour)
    run.add(*files)
    wait_until(lambda: len(service.checks()) >= 10, "checks")
    assert run.shut_down() < GREATEST_SECONDS
    assert run.all_are(JobState.PENDING)


def test_quitting_in_the_middle_of_intake_keeps_what_was_dropped(
    start: MakeRun, service: FaultService, files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Intake is held at the third file; the paths were committed before."""
    first = start()
    held, go_on = threading.Event(), threading.Event()
    monkeypatch.setattr("finovox_desktop.engine.intake_thread.Intake", _held_at(files[2], held, go_on))
    first.controller.pause()
    first.controller.add_paths(files[:6])
    wait_until(held.is_set, "the third file")
    first.controller.shutdown()
    go_on.set()
    assert first.shut_down() < GREATEST_SECONDS
    assert len(first.jobs) < 6
    second = start()
    wait_until(lambda: len(second.jobs) == 6 and second.all_are(JobState.DONE), "all done")
    assert len(service.submissions()) == 6


def _held_at(path: str, held: threading.Event, go_on: threading.Event) -> object:
    class HeldIntake(Intake):
        def found(self) -> Iterator[Found | Refusal]:
            if self._path == path:
                held.set()
                assert go_on.wait(10)
            return super().found()

    return HeldIntake


def test_a_database_that_cannot_be_opened_is_said_and_the_run_ends(start: MakeRun, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "jobs.sqlite3").mkdir()
    run = start()
    assert len(run.errors) == 1
    assert run.shut_down() < GREATEST_SECONDS


def test_a_database_with_a_row_that_cannot_be_read_is_said_and_the_run_ends(
    start: MakeRun, files: list[str], tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    first = start()
    first.controller.pause()
    first.add(files[0])
    first.shut_down()
    connection = sqlite3.connect(tmp_path / "data" / "jobs.sqlite3")
    connection.execute("UPDATE job SET state = 'no such state'")
    connection.commit()
    connection.close()
    run = start(is_open=False)
    run.controller.start()
    wait_until(lambda: run.errors, "the error", 3.0)
    assert run.shut_down() < GREATEST_SECONDS
    assert caplog.records


def test_ending_at_any_moment_of_the_start_ends(start: MakeRun, files: list[str]) -> None:
    first = start()
    first.add(*files[:3])
    first.shut_down()
    for events in range(12):
        run = start(is_open=False)
        run.controller.start()
        for _ in range(events):
            QCoreApplication.processEvents()
        assert run.shut_down() < GREATEST_SECONDS
