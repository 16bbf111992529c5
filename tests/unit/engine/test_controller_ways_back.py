"""Lost connections, lost answers, cancelling, and the user's ways back: nothing lost, nothing sent twice unasked."""

import sqlite3
from functools import partial
from pathlib import Path

import pytest

from finovox_desktop.core.failures import FailureCode
from finovox_desktop.core.job import JobState
from finovox_desktop.core.status import Condition
from finovox_desktop.service.client import Bounds
from tests.fakes import faults
from tests.fakes.fault_service import Behaviour, Conversation, FaultService
from tests.unit.engine.run import MakeRun, Run, RunMaker, wait_until

SLOW = 3600.0


def _whole(service: FaultService, count: int = 1) -> bool:
    return sum(request.is_whole for request in service.submissions()) == count


def _stalls_in_body(service: FaultService) -> bool:
    return bool(service.submissions()) and service.submissions()[-1].body_length >= 1000


def _is_tried(run: Run, service: FaultService, tries: int) -> bool:
    return service.connections == run.submissions_ended == tries and run.all_are(JobState.QUEUED)


def _waits(run: Run, seconds: float) -> bool:
    until = run.controller.status.until
    return until is not None and seconds - 1 < (until - run.clock.now()).total_seconds() <= seconds


def test_offline_one_probe_and_not_ten(start: MakeRun, service: FaultService, large_files: list[str]) -> None:
    run = start(check_interval=SLOW)
    service.on_analyse(faults.close_in_body())
    run.controller.pause()
    run.add(*large_files)
    run.controller.resume()
    run.wait_for_condition(Condition.OFFLINE)
    wait_until(lambda: run.all_are(JobState.QUEUED) and run.submissions_ended == service.connections, "all queued")
    tries = service.connections
    assert tries <= 10
    for probes, pause in enumerate((2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0)):
        wait_until(partial(_waits, run, pause), f"the pause after probe {probes}")
        assert service.connections == tries + probes
        run.advance(pause - 1)
        assert run.all_are(JobState.QUEUED)
        run.advance(1)
        wait_until(partial(_is_tried, run, service, tries + probes + 1), f"probe {probes + 1}")
    wait_until(partial(_waits, run, 60.0), "the last pause")
    service.on_analyse(faults.Tokens())
    run.advance(60)
    wait_until(lambda: run.all_are(JobState.PENDING), "all pending")
    assert run.controller.status.condition is Condition.READY
    assert _whole(service, 12)


def test_nobody_listens_and_then_somebody_does(tmp_path_factory: pytest.TempPathFactory, files: list[str]) -> None:
    with faults.good_service() as gone:
        port = gone.port
    start = RunMaker(gone.root, tmp_path_factory.mktemp("data"))
    try:
        run = start()
        run.add(*files[:3])
        status = run.wait_for_condition(Condition.OFFLINE)
        assert status.failure is not None
        assert status.failure.code is FailureCode.OFFLINE
        wait_until(lambda: run.all_are(JobState.QUEUED), "queued")
        with FaultService(faults.answer(404), port=port) as back:
            back.on_analyse(faults.Tokens())
            back.on_retrieve(faults.result())
            run.advance(2)
            wait_until(lambda: run.all_are(JobState.DONE), "all done")
            run.shut_down()
    finally:
        start.end()


def test_a_lost_answer_is_unconfirmed_and_never_sent_again_by_itself(
    run: Run, service: FaultService, files: list[str]
) -> None:
    service.on_analyse(faults.close_after_body(), faults.Tokens())
    (job_id,) = run.add(files[0])
    job = run.wait_for(JobState.UNCONFIRMED)
    assert job.failure is not None
    assert job.failure.code is FailureCode.ANSWER_LOST
    assert job.submitted_at is not None
    run.advance(24 * 3600)
    run.controller.try_again()
    run.controller.retry_all_failed()
    run.add(files[1])
    wait_until(lambda: JobState.DONE in run.states(), "another is done")
    assert run.job(job_id).state is JobState.UNCONFIRMED
    assert len(service.submissions()) == 2
    run.controller.submit_again([job_id])
    run.wait_for(JobState.DONE, job_id)
    assert len(service.submissions()) == 3


def test_no_answer_at_all_is_unconfirmed(start: MakeRun, service: FaultService, files: list[str]) -> None:
    run = start(bounds=Bounds(silence=0.3))
    service.on_analyse(faults.no_answer())
    run.add(files[0])
    run.wait_for(JobState.UNCONFIRMED)
    assert len(service.submissions()) == 1


def test_an_unconfirmed_job_can_be_dismissed_for_good(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_analyse(faults.close_after_body())
    (job_id,) = run.add(files[0])
    run.wait_for(JobState.UNCONFIRMED)
    run.controller.dismiss([job_id])
    run.wait_for(JobState.DISMISSED)
    run.controller.submit_again([job_id])
    run.controller.retry([job_id])
    run.add(files[1])
    assert run.job(job_id).state is JobState.DISMISSED


def test_a_queued_job_is_cancelled_and_never_sent(run: Run, service: FaultService, files: list[str]) -> None:
    run.controller.pause()
    first, second = run.add(*files[:2])
    run.controller.cancel([first])
    run.wait_for(JobState.CANCELLED, first)
    run.controller.resume()
    run.wait_for(JobState.DONE, second)
    assert len(service.submissions()) == 1
    run.controller.retry([first])
    run.wait_for(JobState.DONE, first)


def test_cancel_before_the_body_is_whole_is_cancelled(run: Run, service: FaultService, large_file: str) -> None:
    service.on_analyse(faults.stall_in_body())
    (job_id,) = run.add(large_file)
    wait_until(lambda: _stalls_in_body(service), "the stall")
    run.controller.cancel([job_id])
    run.wait_for(JobState.CANCELLED, seconds=1.0)
    assert run.progress
    assert run.controller.status.condition is Condition.READY
    assert len(service.submissions()) == 1


def test_cancel_after_the_body_was_whole_is_unconfirmed(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_analyse(faults.no_answer())
    (job_id,) = run.add(files[0])
    wait_until(run.knows_of_whole_body, "the body")
    # The engine's threads know of it a moment before the window is told.
    wait_until(lambda: any(progress.sent == progress.total for progress in run.progress), "the word of it")
    run.controller.cancel([job_id])
    run.wait_for(JobState.UNCONFIRMED, seconds=1.0)


def test_a_late_token_after_a_cancel_still_counts(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_analyse(faults.after_release(faults.token("late")))
    service.on_retrieve(faults.not_ready())
    (job_id,) = run.add(files[0])
    wait_until(run.knows_of_whole_body, "the body")
    run.controller.cancel([job_id])
    run.wait_for(JobState.UNCONFIRMED, seconds=1.0)
    service.release()
    run.wait_for(JobState.PENDING, seconds=3.0)
    assert run.history() == [
        JobState.QUEUED, JobState.SUBMITTING, JobState.UNCONFIRMED, JobState.PENDING,
    ]  # fmt: skip


def test_a_failed_analysis_is_submitted_anew_by_retry(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_analyse(faults.answer(500), faults.Tokens())
    (job_id,) = run.add(files[0])
    run.wait_for(JobState.FAILED)
    run.controller.retry([job_id])
    run.wait_for(JobState.DONE)
    assert len(service.submissions()) == 2


def test_an_analysis_that_stays_failed_ends_at_the_fourth_answer(
    run: Run, service: FaultService, files: list[str]
) -> None:
    service.on_retrieve(faults.answer(500))
    run.add(files[0])
    job = run.wait_for(JobState.FAILED)
    assert job.failure is not None
    assert job.failure.code is FailureCode.ANALYSIS_FAILED
    assert len(service.checks()) == 4


def test_a_token_that_is_refused_while_its_key_works_fails(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_analyse(faults.token("bad"), faults.token("good"))
    refuse, find = faults.answer(401), faults.not_ready()

    def refuse_one(conversation: Conversation) -> None:
        conversation.read_body()
        (refuse if b'"bad"' in conversation.request.body else find)(conversation)

    service.on_retrieve(refuse_one)
    (bad,) = run.add(files[0])
    run.wait_for(JobState.PENDING)
    wait_until(lambda: len(service.checks()) > 5, "checks")
    assert run.job(bad).state is JobState.PENDING
    (good,) = run.add(files[1])
    job = run.wait_for(JobState.FAILED, bad)
    assert job.failure is not None
    assert job.failure.code is FailureCode.TOKEN_REFUSED
    assert run.job(good).state is JobState.PENDING


@pytest.mark.parametrize(
    "behaviour",
    [
        faults.close_in_answer(200, faults.RESULT),
        faults.close_after_body(),
        faults.answer(503),
        faults.answer(407),
        faults.redirect("https://elsewhere.invalid/"),
        faults.html(),
        faults.half_json(),
        faults.answer(404),
        faults.answer(410),
        faults.answer(401),
        faults.answer(500),
        faults.answer(418),
    ],
    ids=[
        "half an answer",
        "no answer",
        "503",
        "407",
        "307",
        "a page",
        "half a JSON",
        "404",
        "410",
        "401",
        "500",
        "418",
    ],
)
def test_after_any_other_answer_about_a_token_it_is_asked_on(
    run: Run, service: FaultService, files: list[str], behaviour: Behaviour
) -> None:
    service.on_retrieve(behaviour, behaviour, behaviour, faults.result())
    run.add(files[0])
    run.wait_for(JobState.DONE)
    assert len(service.submissions()) == 1
    assert len(service.checks()) == 4


def test_what_was_unreadable_until_the_deadline_is_kept_and_fails(
    run: Run, service: FaultService, files: list[str], tmp_path: Path
) -> None:
    service.on_retrieve(faults.html())
    run.add(files[0])
    run.wait_for(JobState.PENDING)
    run.advance(3601)
    count = len(service.checks())
    wait_until(lambda: len(service.checks()) > count + 3, "answers past the deadline")
    assert run.job().state is JobState.PENDING
    run.advance(901)
    job = run.wait_for(JobState.FAILED)
    assert job.failure is not None
    assert job.failure.code is FailureCode.UNREADABLE_ANSWER
    connection = sqlite3.connect(tmp_path / "data" / "jobs.sqlite3")
    kept = connection.execute("SELECT body FROM answer WHERE call = 'retrieve'").fetchall()
    connection.close()
    assert 1 < len(kept) <= 5
    assert all(b"Log in" in body for (body,) in kept)


def test_past_the_deadline_it_expires_after_three_answers_over_a_quarter_of_an_hour(
    run: Run, service: FaultService, files: list[str]
) -> None:
    service.on_retrieve(faults.answer(404))
    run.add(files[0])
    run.wait_for(JobState.PENDING)
    run.advance(3601)
    count = len(service.checks())
    wait_until(lambda: len(service.checks()) > count + 4, "answers past the deadline")
    assert run.job().state is JobState.PENDING
    run.advance(901)
    job = run.wait_for(JobState.EXPIRED)
    assert job.failure is not None
    assert job.failure.code is FailureCode.EXPIRED


def test_answers_about_the_clock_do_not_expire_anything(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_retrieve(faults.close_after_body())
    run.add(files[0])
    run.wait_for(JobState.PENDING)
    run.advance(7 * 24 * 3600)
    count = len(service.checks())
    wait_until(lambda: len(service.checks()) > count + 5, "unanswered checks")
    assert run.job().state is JobState.PENDING
    service.on_retrieve(faults.result())
    run.wait_for(JobState.DONE)


def test_the_first_check_comes_sooner_when_results_are_ready(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    run = start(check_interval=0.2)
    for path in files[:10]:
        (job_id,) = run.add(path)
        run.wait_for(JobState.DONE, job_id)
    service.on_retrieve(faults.not_ready())
    (job_id,) = run.add(files[10])
    run.wait_for(JobState.PENDING, job_id)
    delay = run.controller.next_check_in(job_id)
    assert delay is not None
    assert delay <= 0.2 / 4
