"""What the user does with the queue: order, removing and bringing back, limits; and what is counted."""

from typing import TYPE_CHECKING

import pytest

from finovox_desktop.core.failures import FailureCode
from finovox_desktop.core.job import JobState
from finovox_desktop.core.settings import Settings
from tests.fakes import faults
from tests.fakes.fault_service import FaultService
from tests.unit.engine.run import MakeRun, Run, wait_until

if TYPE_CHECKING:
    from finovox_desktop.core.news import KeyUsage

SLOW = 3600.0


def removed_in(run: Run) -> list[tuple[str, ...]]:
    told: list[tuple[str, ...]] = []
    run.controller.removed.connect(told.append)
    return told


def names_seen(service: FaultService) -> list[str]:
    return [request.form()[1]["file"].name for request in service.submissions()]


def test_a_job_moved_to_the_top_is_submitted_next(start: MakeRun, service: FaultService, files: list[str]) -> None:
    run = start(check_interval=SLOW)
    run.controller.change_settings(Settings(submissions_in_flight=1))
    run.controller.pause()
    jobs = run.add(*files[:4])
    run.controller.move_to_top([jobs[2], jobs[3]])
    wait_until(lambda: run.job(jobs[3]).order < run.job(jobs[0]).order, "the new order")
    run.controller.resume()
    wait_until(lambda: run.all_are(JobState.PENDING), "all pending")
    assert names_seen(service) == ["02.pdf", "03.pdf", "00.pdf", "01.pdf"]


def test_a_removed_job_comes_back_with_its_token(start: MakeRun, service: FaultService, files: list[str]) -> None:
    run = start(check_interval=SLOW)
    told = removed_in(run)
    (job,) = run.add(files[0])
    run.wait_for(JobState.PENDING)
    run.controller.remove([job])
    wait_until(lambda: told == [(job,)], "the word that it can be undone")
    assert run.jobs == {}
    assert run.controller.nearest_check_in() is None
    run.controller.undo_removal()
    wait_until(lambda: job in run.jobs, "the job")
    run.controller.check_now()
    run.wait_for(JobState.DONE)
    assert told[-1] == ()
    assert len(service.submissions()) == 1


def test_a_removed_job_is_gone_after_the_next_start(start: MakeRun, files: list[str]) -> None:
    run = start()
    told = removed_in(run)
    kept, removed = run.add(*files[:2])
    wait_until(lambda: run.all_are(JobState.DONE), "all done")
    run.controller.remove([removed])
    wait_until(lambda: bool(told), "the removal")
    run.shut_down()
    again = start()
    assert list(again.jobs) == [kept]
    (anew,) = again.add(files[1])
    assert anew != removed


def test_a_queued_job_that_is_removed_is_not_submitted(run: Run, service: FaultService, files: list[str]) -> None:
    told = removed_in(run)
    run.controller.pause()
    first, second = run.add(*files[:2])
    run.controller.remove([first])
    wait_until(lambda: bool(told), "the removal")
    run.controller.resume()
    run.wait_for(JobState.DONE, second)
    assert names_seen(service) == ["01.pdf"]


def test_what_is_being_submitted_cannot_be_removed(start: MakeRun, service: FaultService, large_file: str) -> None:
    run = start()
    told = removed_in(run)
    service.on_analyse(faults.stall_in_body())
    (job,) = run.add(large_file)
    run.wait_for(JobState.SUBMITTING)
    run.controller.remove([job])
    wait_until(lambda: told == [()], "the word that nothing was removed")
    assert job in run.jobs
    run.controller.cancel([job])
    run.wait_for(JobState.CANCELLED)


def test_clearing_takes_what_ended_and_leaves_what_needs_attention(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    run = start()
    told = removed_in(run)
    service.on_analyse(faults.answer(422, {"detail": "no"}), faults.Tokens())
    run.controller.change_settings(Settings(submissions_in_flight=1))
    failed, done = run.add(*files[:2])
    run.wait_for(JobState.DONE, done)
    run.controller.clear_finished()
    wait_until(lambda: told == [(done,)], "the removal")
    assert list(run.jobs) == [failed]


def test_only_so_many_analyses_are_in_progress(start: MakeRun, service: FaultService, files: list[str]) -> None:
    run = start(check_interval=SLOW)
    run.controller.change_settings(Settings(analyses_in_progress=3))
    run.add(*files[:8])
    wait_until(lambda: run.states().count(JobState.PENDING) == 3, "three pending")
    assert run.states().count(JobState.QUEUED) == 5
    assert len(service.submissions()) == 3
    # One that is not ready after ten minutes no longer counts.
    run.advance(10 * 60 + 1)
    run.controller._parts.checks._progress_scheduler.run_due()
    wait_until(lambda: run.states().count(JobState.PENDING) == 6, "three more")
    # A result makes room for another.
    run.controller.check_now()
    wait_until(lambda: run.states().count(JobState.QUEUED) == 0, "the rest")


def test_what_may_have_been_received_is_submitted_again_where_the_user_wants_it(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    run = start()
    run.controller.change_settings(Settings(submit_unconfirmed_again=True))
    service.on_analyse(faults.close_after_body(), faults.Tokens())
    run.add(files[0])
    run.wait_for(JobState.DONE)
    assert len(service.submissions()) == 2
    assert JobState.UNCONFIRMED in run.history()


def test_a_service_that_never_answers_does_not_get_it_for_ever(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    run = start()
    run.controller.change_settings(Settings(submit_unconfirmed_again=True))
    service.on_analyse(faults.close_after_body())
    run.add(files[0])
    wait_until(lambda: run.submissions_ended == 4 and run.all_are(JobState.UNCONFIRMED), "the last try")
    assert len(service.submissions()) == 4


def test_what_the_user_cancelled_is_not_submitted_again(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    run = start()
    run.controller.change_settings(Settings(submit_unconfirmed_again=True))
    service.on_analyse(faults.no_answer())
    (job,) = run.add(files[0])
    wait_until(run.knows_of_whole_body, "the body")
    wait_until(lambda: bool(service.submissions()), "the service, which may read it later")
    run.controller.cancel([job])
    failure = run.wait_for(JobState.UNCONFIRMED).failure
    assert failure is not None
    assert failure.code is FailureCode.CANCELLED_TOO_LATE
    assert len(service.submissions()) == 1


def test_submissions_are_counted_by_key_and_month(start: MakeRun, service: FaultService, files: list[str]) -> None:
    run = start()
    usages: list[KeyUsage] = []
    run.controller.usage_ready.connect(usages.append)
    run.controller.change_settings(Settings(submissions_in_flight=1))
    # Received, refused, and lost after the whole body: the second was not received.
    service.on_analyse(faults.Tokens(), faults.answer(422), faults.close_after_body())
    jobs = run.add(*files[:3])
    wait_until(lambda: run.job(jobs[2]).state is JobState.UNCONFIRMED, "the last one")
    run.wait_for(JobState.DONE, jobs[0])
    run.controller.remove(jobs[:1])
    run.controller.request_usage()
    wait_until(lambda: bool(usages), "the count")
    month = run.clock.now().strftime("%Y-%m")
    assert usages[0].submissions_by_month == ((month, 2),)


@pytest.mark.parametrize("order", ["first", "second"])
def test_settings_that_lower_a_limit_hold_at_once(
    start: MakeRun, service: FaultService, files: list[str], order: str
) -> None:
    run = start(check_interval=SLOW)
    run.controller.pause()
    run.add(*files[:6])
    settings = Settings(submissions_in_flight=2, analyses_in_progress=4)
    if order == "first":
        run.controller.change_settings(settings)
        run.controller.resume()
    else:
        run.controller.resume()
        run.controller.change_settings(settings)
    wait_until(lambda: run.states().count(JobState.PENDING) >= 4, "four pending")
    if order == "first":
        assert run.states().count(JobState.PENDING) == 4
        assert len(service.submissions()) == 4
