"""Every row of the table for checks: what becomes of the job, what the user reads, what the service saw."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.failures import FailureCode
from finovox_desktop.core.job import JobState
from finovox_desktop.core.status import Condition
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.ui.jobs.job_text import row_sentence
from finovox_desktop.ui.words.error_text import condition_text
from tests.fakes import faults
from tests.fakes.certificates import make_certificate, server_context, server_context_without_common_cipher
from tests.fakes.fault_service import Behaviour, Conversation, FaultService
from tests.unit.engine.run import KEY, MakeRun, Run, wait_until

INTERVAL = 30.0
"""Seconds between two checks of a token. The tests' clock is moved; none of them waits so long."""

KEPT = 3600.0
"""Seconds for which the service keeps a result."""

GRACE = 15 * 60.0
"""Seconds of answers past the deadline before a job expires."""

USUAL = Bounds(connecting=5.0, silence=8.0, overall=30.0)
SHORT = Bounds(connecting=0.3, silence=0.3, overall=30.0)
SMALL = Bounds(answer_bytes=8 * 1024 * 1024)


@dataclass(frozen=True, slots=True)
class Row:
    """What the service answers about a token, and what is so then: the job stays pending and is asked on after `pause` seconds.

    `banner` stands above the table.
    """

    name: str
    behaviour: Behaviour
    condition: Condition = Condition.READY
    banner: str = "Ready"
    pause: float = INTERVAL
    bounds: Bounds = USUAL


def _lost(name: str, behaviour: Behaviour, bounds: Bounds = USUAL) -> Row:
    return Row(name, behaviour, Condition.OFFLINE, "The service cannot be reached", bounds=bounds)


def _refused(status: int) -> Row:
    words = "The service refuses to show results"
    return Row(f"{status}", faults.answer(status), Condition.TOKENS_REFUSED, words)


ROWS = [
    Row("200 with a page", faults.html()),
    Row("200 with half a JSON", faults.half_json()),
    Row("200 without a result", faults.answer(200, {"status": "processing"})),
    Row("200 with nothing", faults.answer(200)),
    Row("200 with deep nesting", faults.answer(200, b"[" * 100_000)),
    Row("200 with gzip that unpacks to 2 GiB", faults.gzip_bomb(), bounds=SMALL),
    Row("200 without end", faults.drip_without_end(), bounds=Bounds(overall=0.5)),
    *[Row(f"{status}", faults.not_ready(status)) for status in (202, 400, 402, 405, 408, 409, 413, 418, 422, 425, 451)],
    *[Row(f"{status}", faults.answer(status)) for status in (201, 204, 404, 410)],
    _refused(401),
    _refused(403),
    Row("429", faults.answer(429), pause=30.0),
    Row("429 that says how long", faults.answer(429, b"", {"Retry-After": "90"}), pause=90.0),
    Row("429 that asks for a day", faults.answer(429, b"", {"Retry-After": "86400"}), pause=300.0),
    Row("429 that says nonsense", faults.answer(429, b"", {"Retry-After": "soon"}), pause=30.0),
    *[Row(f"{status}", faults.answer(status)) for status in (407, 500, 501, 502, 503, 504, 520, 599)],
    *[Row(f"{status}", faults.redirect("https://elsewhere.invalid/", status)) for status in (301, 302, 303, 307, 308)],
    _lost("closed after the request", faults.close_after_body()),
    _lost("closed in the head of the answer", faults.close_in_head()),
    _lost("closed in the middle of the answer", faults.close_in_answer(200, faults.RESULT)),
    _lost("no answer at all", faults.no_answer(), SHORT),
    _lost("an answer of unknown length without end", faults.answer_of_unknown_length_without_end(), SHORT),
]


def _submit(run: Run, path: str) -> str:
    """Have a document accepted; its first check is due after the interval."""
    (job_id,) = run.add(path)
    run.wait_for(JobState.PENDING, job_id)
    return job_id


def _check(run: Run, service: FaultService) -> None:
    """Have all tokens asked now, and wait until the engine knows what was said."""
    count = len(service.checks())
    waiting = [job_id for job_id, job in run.jobs.items() if job.state is JobState.PENDING]
    run.controller.check_now()
    wait_until(lambda: len(service.checks()) == count + len(waiting), "the checks")
    wait_until(lambda: all(run.controller.next_check_in(job_id) != 0.0 for job_id in waiting), "their ends")


def _says(run: Run, job_id: str) -> str:
    return str(row_sentence(run.job(job_id)))


def _tokens(service: FaultService) -> list[str]:
    return [json.loads(request.body)["retrieve_token"] for request in service.checks()]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_row_of_retrieving(start: MakeRun, service: FaultService, files: list[str], row: Row) -> None:
    run = start(check_interval=INTERVAL, bounds=row.bounds)
    job_id = _submit(run, files[0])
    service.on_retrieve(row.behaviour)
    _check(run, service)
    _check_again_in(run, job_id, row.pause)
    assert run.job(job_id).state is JobState.PENDING
    assert _says(run, job_id) == "In analysis"
    assert condition_text(run.wait_for_condition(row.condition)) == row.banner
    service.on_retrieve(faults.result())
    run.advance(row.pause)
    run.controller.check_now()
    run.wait_for(JobState.DONE, job_id)
    run.wait_for_condition(Condition.READY)
    assert _tokens(service) == ["token-1", "token-1"]
    assert {request.key for request in service.requests} == {KEY.reveal()}
    assert len(service.submissions()) == 1


def _check_again_in(run: Run, job_id: str, seconds: float) -> None:
    next_check = run.controller.next_check_in(job_id)
    assert next_check is not None
    assert seconds - 5 < next_check <= seconds


RESULTS = [
    pytest.param(faults.result(), id="200"),
    pytest.param(faults.result(global_risk=None), id="200 with null"),
    pytest.param(faults.answer(200, {"vision_risk": 7}), id="200 with one field of another type"),
    pytest.param(faults.drip(faults.json_bytes(faults.RESULT)), id="200 byte by byte"),
    pytest.param(faults.zipped(200, faults.RESULT), id="200 byte by byte in gzip"),
]


@pytest.mark.parametrize("behaviour", RESULTS)
def test_200_with_a_result(start: MakeRun, service: FaultService, files: list[str], behaviour: Behaviour) -> None:
    run = start(check_interval=INTERVAL)
    job_id = _submit(run, files[0])
    service.on_retrieve(behaviour)
    run.controller.check_now()
    run.wait_for(JobState.DONE, job_id)
    assert _says(run, job_id) == "Done"
    assert run.controller.next_check_in(job_id) is None
    assert _tokens(service) == ["token-1"]


# What ends a job without a result


@dataclass(frozen=True, slots=True)
class Ending:
    """What the service answers until the deadline and past it, and how the job ends then."""

    name: str
    behaviour: Behaviour
    state: JobState
    code: FailureCode
    sentence: str


ENDINGS = [
    Ending(
        "200 that cannot be read",
        faults.html(),
        JobState.FAILED,
        FailureCode.UNREADABLE_ANSWER,
        "The service's answer cannot be read · Submit again",
    ),
    Ending("404", faults.answer(404), JobState.EXPIRED, FailureCode.EXPIRED, "Expired · Submit again"),
    Ending("410", faults.answer(410), JobState.EXPIRED, FailureCode.EXPIRED, "Expired · Submit again"),
    *[
        Ending(
            f"{status}",
            faults.answer(status),
            JobState.FAILED,
            FailureCode.TOKEN_REFUSED,
            "The service refuses to show this result · Submit again",
        )
        for status in (401, 403)
    ],
]


@pytest.mark.parametrize("ending", ENDINGS, ids=lambda ending: ending.name)
def test_what_ends_a_job_past_its_deadline(
    start: MakeRun, service: FaultService, files: list[str], ending: Ending
) -> None:
    run = start(check_interval=INTERVAL)
    job_id = _submit(run, files[0])
    service.on_retrieve(ending.behaviour)
    for _ in range(5):
        _check(run, service)
    run.advance(KEPT - INTERVAL)
    for _ in range(3):
        _check(run, service)
    assert not run.controller.may_have_expired(job_id)
    run.advance(2 * INTERVAL)
    assert run.controller.may_have_expired(job_id)
    for _ in range(4):
        _check(run, service)
    assert run.job(job_id).state is JobState.PENDING
    run.advance(GRACE)
    _check(run, service)
    job = run.wait_for(ending.state, job_id)
    assert job.failure is not None
    assert job.failure.code is ending.code
    assert _says(run, job_id) == ending.sentence
    assert set(_tokens(service)) == {"token-1"}
    assert len(service.checks()) == 13
    run.advance(KEPT)
    run.controller.check_now()
    _submit(run, files[1])
    assert len(service.checks()) == 13


def test_not_ready_moves_the_deadline_and_expires_after_a_day(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    run = start(check_interval=INTERVAL)
    job_id = _submit(run, files[0])
    service.on_retrieve(faults.not_ready())
    for _ in range(24):
        run.advance(KEPT - INTERVAL)
        _check(run, service)
        assert run.job(job_id).state is JobState.PENDING
        assert not run.controller.may_have_expired(job_id)
    run.advance(KEPT - INTERVAL)
    _check(run, service)
    run.wait_for(JobState.EXPIRED, job_id)
    assert _says(run, job_id) == "Expired · Submit again"
    assert len(service.checks()) == 25


def test_a_500_is_asked_again_at_three_checks_and_then_failed(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    run = start(check_interval=INTERVAL)
    job_id = _submit(run, files[0])
    service.on_retrieve(faults.answer(500))
    for _ in range(3):
        _check(run, service)
        assert run.job(job_id).state is JobState.PENDING
        _check_again_in(run, job_id, INTERVAL)
    _check(run, service)
    run.wait_for(JobState.FAILED, job_id)
    assert _says(run, job_id) == "The service could not analyse this document · Submit again"
    assert _tokens(service) == ["token-1"] * 4


def test_a_token_refused_three_times_in_a_row_fails_where_its_key_works_for_another(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    refuse, find = faults.answer(403), faults.not_ready()

    def refuse_the_first(conversation: Conversation) -> None:
        conversation.read_body()
        (refuse if b'"token-1"' in conversation.request.body else find)(conversation)

    service.on_retrieve(refuse_the_first)
    run = start(check_interval=INTERVAL)
    first = _submit(run, files[0])
    second = _submit(run, files[1])
    for _ in range(2):
        _check(run, service)
    assert run.states() == [JobState.PENDING] * 2
    _check(run, service)
    run.wait_for(JobState.FAILED, first)
    assert _says(run, first) == "The service refuses to show this result · Submit again"
    assert run.job(second).state is JobState.PENDING
    assert condition_text(run.wait_for_condition(Condition.READY)) == "Ready"


def test_checks_of_others_wait_too_when_the_service_asks_to_slow_down(
    start: MakeRun, service: FaultService, files: list[str]
) -> None:
    run = start(check_interval=INTERVAL)
    _submit(run, files[0])
    service.on_retrieve(faults.answer(429, b"", {"Retry-After": "120"}), faults.result())
    _check(run, service)
    second = _submit(run, files[1])
    run.controller.check_now()
    run.advance(110)
    run.controller.check_now()
    _check_again_in(run, second, 10)
    assert len(service.checks()) == 1
    run.advance(10)
    run.controller.check_now()
    wait_until(lambda: run.all_are(JobState.DONE), "both done")


# What happens before the service sees a request


@pytest.mark.parametrize("fault", ["nobody listens", "hangs", "fails", "is not trusted"])
def test_a_check_that_does_not_come_through(
    start: MakeRun, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: str
) -> None:
    """The certificate changes, the service ends or its TLS fails between the submission and the check."""
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with FaultService(faults.Tokens(), context=server_context(certificate)) as service:
        run = start(check_interval=INTERVAL, destination=Destination(service.root), bounds=SHORT)
        job_id = _submit(run, files[0])
    if fault == "nobody listens":
        run.controller.check_now()
        _does_not_come_through(run, job_id, fault)
        return
    (tmp_path / "other").mkdir()
    other = make_certificate(tmp_path / "other") if fault == "is not trusted" else certificate
    context = (server_context_without_common_cipher if fault == "fails" else server_context)(other)
    with FaultService(
        faults.Tokens(), context=context, shakes_hands=fault != "hangs", port=service.port
    ) as other_service:
        run.controller.check_now()
        _does_not_come_through(run, job_id, fault)
        assert other_service.connections == 1
        assert not other_service.requests
        run.shut_down()


def _does_not_come_through(run: Run, job_id: str, fault: str) -> None:
    wait_until(lambda: run.controller.next_check_in(job_id) != 0.0, "the check")
    _check_again_in(run, job_id, INTERVAL)
    assert run.job(job_id).state is JobState.PENDING
    condition = Condition.READY if fault == "is not trusted" else Condition.OFFLINE
    run.wait_for_condition(condition)
