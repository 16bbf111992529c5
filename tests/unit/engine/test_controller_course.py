"""A document's way from the drop to its result, and what each answer of the service does to it."""

import json
from functools import partial
from pathlib import Path

import pytest

from finovox_desktop.core.document import Refusal, RefusalReason
from finovox_desktop.core.failures import FailureCode
from finovox_desktop.core.job import JobState
from finovox_desktop.core.status import Condition
from tests.fakes import faults
from tests.fakes.fault_service import Behaviour, Conversation, FaultService
from tests.unit.engine.run import KEY, MakeRun, Run, wait_until

SLOW = 3600.0
"""A check interval that no test lives to see: only the submission matters."""


def test_from_the_drop_to_the_result(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_retrieve(faults.not_ready(), faults.not_ready(404), faults.not_ready(425), faults.result())
    (job_id,) = run.add(files[0])
    job = run.wait_for(JobState.DONE)
    assert [state for _, state in run.moves] == [
        JobState.QUEUED, JobState.SUBMITTING, JobState.PENDING, JobState.DONE,
    ]  # fmt: skip
    assert run.history() == [state for _, state in run.moves]
    assert job.risk is not None
    assert job.risk.global_risk == "high"
    assert (len(service.submissions()), len(service.checks())) == (1, 4)
    assert {request.key for request in service.requests} == {KEY.reveal()}
    assert {json.loads(check.body)["retrieve_token"] for check in service.checks()} == {"token-1"}
    details = run.read_details(job_id)
    assert details.answer == faults.json_bytes(faults.RESULT)


def test_every_document_of_a_folder_is_done(run: Run, service: FaultService, files: list[str]) -> None:
    run.add(files[0].rsplit("/", 1)[0])
    wait_until(lambda: len(run.jobs) == 12 and run.all_are(JobState.DONE), "all done")
    assert len({request.body_sha256 for request in service.submissions()}) == 12
    assert len(service.submissions()) == 12


def test_a_path_that_no_file_can_have_does_not_cost_the_others(
    run: Run, files: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = str(tmp_path_factory.mktemp("other") / "nul\0.pdf")
    assert len(run.add(other, files[0])) == 1
    assert [refusal.path for refusal in run.reports[-1].refusals] == [other]


def test_the_same_content_is_known(run: Run, files: list[str]) -> None:
    (job_id,) = run.add(files[0])
    assert run.add(files[0]) == []
    assert run.reports[-1].known == (job_id,)
    assert len(run.add(files[0], again=True)) == 1


def test_of_the_same_content_twice_in_a_drop_one_is_named_that_has_no_row(
    run: Run, files: list[str], tmp_path: Path
) -> None:
    copy = tmp_path / "copy of it.pdf"
    copy.write_bytes(Path(files[0]).read_bytes())
    assert len(run.add(files[0], str(copy), files[1], files[1])) == 2
    assert run.reports[-1].repeated == (Refusal(str(copy), RefusalReason.REPEATED, files[0]),)
    assert run.reports[-1].refusals == ()


def test_at_most_ten_submissions_are_under_way(start: MakeRun, service: FaultService, files: list[str]) -> None:
    run = start(check_interval=SLOW)
    service.on_analyse(faults.after_release(faults.Tokens()))
    run.add(*files)
    wait_until(lambda: sum(request.is_whole for request in service.submissions()) == 10, "ten")
    assert run.states().count(JobState.SUBMITTING) == 10
    assert len(service.submissions()) == 10
    service.release()
    wait_until(lambda: run.all_are(JobState.PENDING), "all pending")


def test_checks_have_two_places_while_uploads_stall(start: MakeRun, service: FaultService, files: list[str]) -> None:
    run = start(check_interval=0.3)
    service.on_analyse(faults.Tokens(), faults.Tokens(), faults.after_release(faults.Tokens()))
    service.on_retrieve(faults.not_ready())
    run.add(*files[:2])
    wait_until(lambda: run.all_are(JobState.PENDING), "two pending")
    run.add(*files[2:])
    wait_until(lambda: sum(request.is_whole for request in service.submissions()) == 12, "ten stall")
    checks = len(service.checks())
    wait_until(lambda: len(service.checks()) >= checks + 4, "checks go on")
    service.release()


def test_pause_holds_submissions_and_not_checks(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_retrieve(faults.not_ready())
    (first,) = run.add(files[0])
    run.wait_for(JobState.PENDING)
    run.controller.pause()
    (second,) = run.add(files[1])
    checks = len(service.checks())
    wait_until(lambda: len(service.checks()) > checks + 2, "checks go on")
    assert run.job(second).state is JobState.QUEUED
    assert run.controller.status.condition is Condition.PAUSED
    run.controller.resume()
    run.wait_for(JobState.PENDING, second)
    assert run.job(first).state is JobState.PENDING


ENDS = [
    pytest.param((faults.result(), JobState.DONE, None), id="200 with a result"),
    pytest.param((faults.token("t", 202), JobState.PENDING, None), id="202 with a token"),
    pytest.param((faults.token("t" * 16 * 1024), JobState.PENDING, None), id="a token of 16 KiB"),
    pytest.param(
        (faults.token("t" * 1024 * 1024), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="a token of 1 MB"
    ),
    pytest.param((faults.token(" "), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="an empty token"),
    pytest.param(
        (faults.answer(200, {"retrieve_token": 7}), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="no text"
    ),
    pytest.param((faults.html(), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="a page with 200"),
    pytest.param((faults.half_json(), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="half a JSON"),
    pytest.param((faults.answer(204), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="204"),
    pytest.param(
        (faults.answer(200, b"[" * 100_000), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="deep nesting"
    ),
    pytest.param((faults.answer(408), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="408"),
    pytest.param((faults.answer(502), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="502"),
    pytest.param((faults.answer(504), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="504"),
    pytest.param((faults.answer(599), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="599"),
    pytest.param((faults.close_after_body(), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="no answer"),
    pytest.param((faults.close_in_head(), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="half a head"),
    pytest.param((faults.close_in_answer(), JobState.UNCONFIRMED, FailureCode.ANSWER_LOST), id="half an answer"),
    pytest.param((faults.answer(500), JobState.FAILED, FailureCode.ANALYSIS_FAILED), id="500"),
    pytest.param((faults.answer(400), JobState.FAILED, FailureCode.REJECTED), id="400"),
    pytest.param((faults.answer(404), JobState.FAILED, FailureCode.REJECTED), id="404"),
    pytest.param((faults.answer(409), JobState.FAILED, FailureCode.REJECTED), id="409"),
    pytest.param((faults.answer(413), JobState.FAILED, FailureCode.TOO_LARGE), id="413"),
    pytest.param((faults.answer(415), JobState.FAILED, FailureCode.UNSUPPORTED_FORMAT), id="415"),
    pytest.param((faults.answer(422), JobState.FAILED, FailureCode.REJECTED), id="422"),
    pytest.param((faults.answer(451), JobState.FAILED, FailureCode.REJECTED), id="451"),
]


@pytest.fixture(params=ENDS)
def end(request: pytest.FixtureRequest) -> tuple[Behaviour, JobState, FailureCode | None]:
    """What the service does to a submission; the state of the job, and its failure."""
    behaviour, state, code = request.param
    return behaviour, state, code


def test_each_end_of_a_submission(
    start: MakeRun, service: FaultService, files: list[str], end: tuple[Behaviour, JobState, FailureCode | None]
) -> None:
    behaviour, state, code = end
    run = start(check_interval=SLOW)
    service.on_analyse(behaviour)
    run.add(files[0])
    job = run.wait_for(state)
    assert (job.failure.code if job.failure else None) is code
    # What ended is not begun again, however long one waits.
    run.advance(3600.0)
    run.add(files[0])
    assert len(service.submissions()) == 1


HELD = [
    pytest.param(faults.answer(401), FailureCode.KEY_REFUSED, id="401"),
    pytest.param(faults.answer(403), FailureCode.KEY_REFUSED, id="403"),
    pytest.param(faults.answer(402), FailureCode.ACCOUNT, id="402"),
    pytest.param(faults.answer(407), FailureCode.PROXY_PASSWORD, id="407"),
    pytest.param(faults.redirect("https://elsewhere.invalid/", 301), FailureCode.REDIRECTED, id="301"),
    pytest.param(faults.redirect("https://elsewhere.invalid/", 307), FailureCode.REDIRECTED, id="307"),
]


@pytest.mark.parametrize(("behaviour", "code"), HELD)
def test_what_only_a_person_can_lift_holds_all_submissions(
    start: MakeRun, service: FaultService, files: list[str], behaviour: Behaviour, code: FailureCode
) -> None:
    run = start(check_interval=SLOW)
    service.on_analyse(behaviour)
    run.add(files[0])
    status = run.wait_for_condition(Condition.BLOCKED)
    assert status.failure is not None
    assert status.failure.code is code
    run.add(files[1])
    run.advance(3600.0)
    wait_until(lambda: run.all_are(JobState.QUEUED), "both queued")
    assert len(service.submissions()) == 1
    service.on_analyse(faults.Tokens())
    run.controller.try_again()
    wait_until(lambda: run.all_are(JobState.PENDING), "both pending")
    assert run.controller.status.condition is Condition.READY
    assert len(service.submissions()) == 3


def test_checks_go_on_while_the_key_is_refused(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_analyse(faults.Tokens(), faults.answer(401))
    service.on_retrieve(faults.not_ready())
    (first,) = run.add(files[0])
    run.wait_for(JobState.PENDING, first)
    run.add(files[1])
    run.wait_for_condition(Condition.BLOCKED)
    service.on_retrieve(faults.result())
    run.wait_for(JobState.DONE, first)
    assert run.controller.status.condition is Condition.BLOCKED


WAITS = {"60": 60.0, "": 30.0, "soon": 30.0, "-5": 30.0, "99999999": 900.0}
"""Seconds that are waited for each `Retry-After`; "": there is none."""


@pytest.mark.parametrize("status", [429, 503])
@pytest.mark.parametrize("retry_after", WAITS)
def test_a_busy_service_is_left_alone_as_long_as_it_asks(
    start: MakeRun, service: FaultService, files: list[str], status: int, retry_after: str
) -> None:
    run = start(check_interval=SLOW)
    seconds = WAITS[retry_after]
    headers = {"Retry-After": retry_after} if retry_after else {}
    service.on_analyse(faults.answer(status, b"", headers), faults.Tokens())
    (job_id,) = run.add(files[0])
    until = run.wait_for_condition(Condition.WAITING).until
    assert until is not None
    assert seconds - 5 < (until - run.clock.now()).total_seconds() <= seconds
    run.wait_for(JobState.QUEUED, job_id)
    run.advance(seconds - 5)
    run.add(files[1])
    assert len(service.submissions()) == 1
    run.advance(5)
    wait_until(lambda: run.all_are(JobState.PENDING), "both pending")


def test_a_check_that_is_answered_does_not_shorten_the_wait(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_analyse(faults.Tokens(), faults.answer(429, b"", {"Retry-After": "60"}))
    service.on_retrieve(faults.not_ready())
    run.add(files[0])
    run.wait_for(JobState.PENDING)
    run.add(files[1])
    run.wait_for_condition(Condition.WAITING)
    checks = len(service.checks())
    wait_until(lambda: len(service.checks()) > checks + 3, "checks go on")
    assert len(service.submissions()) == 2


def test_another_submission_that_ends_well_does_not_shorten_the_wait(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    run = start(check_interval=SLOW)
    service.on_analyse(
        faults.after_release(faults.Tokens()), faults.answer(429, b"", {"Retry-After": "60"}), faults.Tokens()
    )
    run.add(files[0])
    wait_until(lambda: bool(service.submissions()) and service.submissions()[0].is_whole)
    run.add(files[1])
    run.wait_for_condition(Condition.WAITING)
    service.release()
    wait_until(lambda: JobState.PENDING in run.states(), "the first is pending")
    run.controller.resume()
    run.add(files[2])
    assert len(service.submissions()) == 2


def test_a_check_that_is_answered_429_slows_all_checks_down(run: Run, service: FaultService, files: list[str]) -> None:
    service.on_retrieve(faults.answer(429, b"", {"Retry-After": "60"}))
    run.add(*files[:3])
    wait_until(lambda: run.all_are(JobState.PENDING) and service.checks(), "a check")
    wait_until(lambda: (run.controller.nearest_check_in() or 0) > 50, "slower checks")
    assert len(service.checks()) <= 3
    service.on_retrieve(faults.result())
    run.clock.advance(60)
    run.controller.check_now()
    wait_until(lambda: run.all_are(JobState.DONE), "all done")


@pytest.mark.parametrize("status", [408, 500, 502])
def test_trouble_before_the_body_was_whole_is_tried_three_times(
    start: MakeRun, service: FaultService, large_file: str, status: int
) -> None:
    run = start(check_interval=SLOW)
    service.on_analyse(faults.answer_and_reset(status))
    run.add(large_file)
    for number, pause in enumerate((2.0, 8.0, 30.0), start=1):
        wait_until(partial(_have_ended, run, number), f"try {number}")
        run.advance(pause - 1)
        assert run.all_are(JobState.QUEUED)
        run.advance(1)
    job = run.wait_for(JobState.FAILED)
    assert job.failure is not None
    assert job.failure.code is FailureCode.SERVICE_TROUBLE
    assert len(service.submissions()) == 4
    assert not any(request.is_whole for request in service.submissions())


def _have_ended(run: Run, submissions: int) -> bool:
    return run.submissions_ended == submissions


def test_a_body_that_is_always_cut_off_fails_when_others_pass(
    start: MakeRun, service: FaultService, large_file: str, files: list[str]
) -> None:
    run = start(check_interval=SLOW)
    cut_off, accept = faults.close_in_body(), faults.Tokens()

    def cut_off_the_large_one(conversation: Conversation) -> None:
        (cut_off if conversation.request.announced_length > 1_000_000 else accept)(conversation)

    service.on_analyse(cut_off_the_large_one)
    (bad,) = run.add(large_file)
    run.wait_for_condition(Condition.OFFLINE)
    (good,) = run.add(files[0])

    def has_failed_in_time() -> bool:
        run.advance(60)
        return run.job(bad).state is JobState.FAILED

    wait_until(has_failed_in_time, "the failure")
    failure = run.job(bad).failure
    assert failure is not None
    assert failure.code is FailureCode.CUT_OFF
    assert len(service.submissions()) == 6
    assert run.job(good).state is JobState.PENDING


def test_a_file_that_changed_since_it_was_dropped_is_never_sent(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    run = start(check_interval=SLOW)
    run.controller.pause()
    run.add(files[0])
    with Path(files[0]).open("ab") as file:
        file.write(b"saved again")
    run.controller.resume()
    job = run.wait_for(JobState.FAILED)
    assert job.failure is not None
    assert job.failure.code is FailureCode.FILE_CHANGED
    assert not any(request.is_whole for request in service.submissions())
    assert run.controller.status.condition is Condition.READY
