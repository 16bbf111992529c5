"""Every row of the table for submissions: what becomes of the job, what the user reads, what the service saw."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto
from functools import partial

import pytest

from finovox_desktop.core.failures import FailureCode
from finovox_desktop.core.job import JobState
from finovox_desktop.core.status import Condition
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.ui.jobs.job_text import row_sentence
from finovox_desktop.ui.words.error_text import condition_text
from tests.fakes import faults
from tests.fakes.fault_service import Behaviour, FaultService
from tests.unit.engine.run import KEY, MakeRun, Run, wait_until

NEVER = 1e6
"""A check interval, in seconds, that no test lives to see: only submissions matter here."""

HOUR = 3600.0
USUAL = Bounds(connecting=5.0, silence=8.0, overall=30.0)
SHORT = Bounds(connecting=0.3, silence=0.3, overall=30.0)
SMALL = Bounds(answer_bytes=8 * 1024 * 1024)


class Way(Enum):
    """How a document goes on after what the service did to it."""

    ENDED_WELL = auto()
    BY_ITSELF = auto()
    WHEN_A_PERSON_TRIES_AGAIN = auto()
    WHEN_SUBMITTED_AGAIN = auto()


@dataclass(frozen=True, slots=True)
class Row:
    """What the service does to a submission, and what is so then.

    `sentence` stands in the document's row, `banner` above the table; `wait` is how long it takes, in seconds, until the
    document goes on by itself; `is_whole` None: the service may have seen all of the body or not.
    """

    name: str
    behaviour: Behaviour
    state: JobState
    sentence: str
    way: Way
    code: FailureCode | None = None
    condition: Condition = Condition.READY
    banner: str = "Ready"
    wait: float = 0.0
    is_large: bool = False
    is_whole: bool | None = True
    bounds: Bounds = USUAL


def _unconfirmed(name: str, behaviour: Behaviour, bounds: Bounds = USUAL) -> Row:
    return Row(
        name,
        behaviour,
        JobState.UNCONFIRMED,
        "May have been received · Submit again?",
        Way.WHEN_SUBMITTED_AGAIN,
        FailureCode.ANSWER_LOST,
        bounds=bounds,
    )


def _failed(name: str, behaviour: Behaviour, code: FailureCode, sentence: str) -> Row:
    return Row(name, behaviour, JobState.FAILED, sentence, Way.WHEN_SUBMITTED_AGAIN, code)


def _waiting_for(banner: str) -> str:
    """What the row says for a banner: the same words, begun small because they stand within a sentence."""
    return f"Waiting · {banner[0].lower()}{banner[1:]}"


def _held(name: str, behaviour: Behaviour, code: FailureCode, banner: str) -> Row:
    way = Way.WHEN_A_PERSON_TRIES_AGAIN
    return Row(name, behaviour, JobState.QUEUED, _waiting_for(banner), way, code, Condition.BLOCKED, banner)


def _busy(name: str, behaviour: Behaviour, wait: float) -> Row:
    words = "The service asks to wait"
    code = FailureCode.SERVICE_BUSY
    return Row(
        name, behaviour, JobState.QUEUED, _waiting_for(words), Way.BY_ITSELF, code, Condition.WAITING, words, wait
    )


def _cut_off(name: str, behaviour: Behaviour, bounds: Bounds = USUAL) -> Row:
    words = "The service cannot be reached"
    return Row(
        name,
        behaviour,
        JobState.QUEUED,
        _waiting_for(words),
        Way.BY_ITSELF,
        FailureCode.OFFLINE,
        Condition.OFFLINE,
        words,
        wait=2.0,
        is_large=True,
        is_whole=False,
        bounds=bounds,
    )


def _in_trouble(status: int) -> Row:
    words = "The service is in trouble"
    return Row(
        f"{status} before the body was whole",
        faults.answer_and_reset(status),
        JobState.QUEUED,
        _waiting_for(words),
        Way.BY_ITSELF,
        FailureCode.SERVICE_TROUBLE,
        wait=2.0,
        is_large=True,
        is_whole=False,
    )


def _pending(name: str, behaviour: Behaviour) -> Row:
    return Row(name, behaviour, JobState.PENDING, "In analysis", Way.ENDED_WELL)


_REJECTED = "The service did not accept this document · Show details"
_ELSEWHERE = "The service answers from another address"

ROWS = [
    _cut_off("closed in the middle of the body", faults.close_in_body()),
    _cut_off("closed before the body", faults.close_in_body(0)),
    _cut_off("a reader that stalls", faults.stall_in_body(), SHORT),
    *[
        _held(f"{status}", faults.redirect("https://elsewhere.invalid/", status), FailureCode.REDIRECTED, _ELSEWHERE)
        for status in (300, 301, 302, 303, 304, 307, 308)
    ],
    _held("407", faults.answer(407), FailureCode.PROXY_PASSWORD, "The proxy asks for a password"),
    _busy("429", faults.answer(429), 30.0),
    _busy("429 that says how long", faults.answer(429, b"", {"Retry-After": "90"}), 90.0),
    _busy("429 that says nonsense", faults.answer(429, b"", {"Retry-After": "soon"}), 30.0),
    _busy("503", faults.answer(503), 30.0),
    _busy("503 that asks for a day", faults.answer(503, b"", {"Retry-After": "86400"}), 900.0),
    _held("401", faults.answer(401), FailureCode.KEY_REFUSED, "The service refused the API key"),
    _held("403", faults.answer(403), FailureCode.KEY_REFUSED, "The service refused the API key"),
    _held("402", faults.answer(402), FailureCode.ACCOUNT, "The service asks you to look at your account"),
    *[_in_trouble(status) for status in (408, 500, 502, 504, 520)],
    _failed(
        "500 after the body",
        faults.answer(500),
        FailureCode.ANALYSIS_FAILED,
        "The service could not analyse this document · Submit again",
    ),
    *[
        _unconfirmed(f"{status} after the body", faults.answer(status))
        for status in (408, 501, 502, 504, 505, 520, 599)
    ],
    _unconfirmed("closed after the body", faults.close_after_body()),
    _unconfirmed("closed in the head of the answer", faults.close_in_head()),
    _unconfirmed("closed in the middle of the answer", faults.close_in_answer()),
    _unconfirmed("no answer at all", faults.no_answer(), SHORT),
    _unconfirmed("an answer without end", faults.drip_without_end(), Bounds(overall=0.5)),
    _unconfirmed("an answer of unknown length without end", faults.answer_of_unknown_length_without_end(), SHORT),
    *[_failed(f"{status}", faults.answer(status), FailureCode.REJECTED, _REJECTED) for status in (400, 404, 409)],
    *[_failed(f"{status}", faults.answer(status), FailureCode.REJECTED, _REJECTED) for status in (410, 418, 422, 451)],
    _failed("413", faults.answer(413), FailureCode.TOO_LARGE, "The document is too large for the service · Dismiss"),
    _failed(
        "415", faults.answer(415), FailureCode.UNSUPPORTED_FORMAT, "The service does not accept this format · Dismiss"
    ),
    _pending("200 with a token", faults.token("t")),
    _pending("201 with a token", faults.token("t", 201)),
    _pending("202 with a token", faults.token("t", 202)),
    _pending("a token of 16 KiB", faults.token("t" * 16 * 1024)),
    _pending("a token byte by byte", faults.drip(faults.json_bytes({"retrieve_token": "t"}))),
    _pending("a token byte by byte in gzip", faults.zipped(200, {"retrieve_token": "t"})),
    Row("200 with a result", faults.result(), JobState.DONE, "Done", Way.ENDED_WELL),
    _unconfirmed("200 with a page", faults.html()),
    _unconfirmed("202 with a page", faults.html(202)),
    _unconfirmed("200 with half a JSON", faults.half_json()),
    _unconfirmed("200 with an empty token", faults.token(" ")),
    _unconfirmed("200 with a token that is no text", faults.answer(200, {"retrieve_token": 7})),
    _unconfirmed("200 with a token of 1 MB", faults.token("t" * 1024 * 1024)),
    _unconfirmed("200 with nothing", faults.answer(200)),
    _unconfirmed("204", faults.answer(204)),
    _unconfirmed("200 with deep nesting", faults.answer(200, b"[" * 100_000)),
    _unconfirmed("200 with gzip that unpacks to 2 GiB", faults.gzip_bomb(), SMALL),
]


def _has_tried(run: Run, times: int) -> bool:
    return run.submissions_ended == times


def _reads(run: Run, job_id: str, sentence: str) -> bool:
    return str(row_sentence(run.job(job_id))) == sentence


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)
def test_each_row_of_submitting(
    start: MakeRun, service: FaultService, files: list[str], large_file: str, row: Row
) -> None:
    run = start(check_interval=NEVER, bounds=row.bounds)
    service.on_analyse(row.behaviour)
    (job_id,) = run.add(large_file if row.is_large else files[0])
    wait_until(lambda: run.submissions_ended == 1 and run.job(job_id).state is row.state, row.state)
    job = run.job(job_id)
    assert (job.failure.code if job.failure else None) is row.code
    wait_until(lambda: _reads(run, job_id, row.sentence), row.sentence)
    assert condition_text(run.wait_for_condition(row.condition)) == row.banner
    (seen,) = service.submissions()
    assert seen.key == KEY.reveal()
    assert row.is_whole is None or seen.is_whole is row.is_whole
    assert not service.checks()
    _WAYS[row.way](run, service, job_id, files[1], row)


def _ends_well(run: Run, service: FaultService, job_id: str, other: str, row: Row) -> None:
    """It is not sent again, and others go out."""
    service.on_analyse(faults.token("other"))
    run.advance(HOUR)
    (other_id,) = run.add(other)
    run.wait_for(JobState.PENDING, other_id)
    assert run.job(job_id).state is row.state
    assert len(service.submissions()) == 2


def _goes_on_by_itself(run: Run, service: FaultService, job_id: str, _other: str, row: Row) -> None:
    """It waits as long as it should, then it is sent once more."""
    service.on_analyse(faults.token("at last"))
    run.advance(row.wait - 1)
    assert run.job(job_id).state is JobState.QUEUED
    assert len(service.submissions()) == 1
    run.advance(1)
    run.wait_for(JobState.PENDING, job_id)
    assert [request.is_whole for request in service.submissions()] == [row.is_whole, True]
    run.wait_for_condition(Condition.READY)


def _waits_for_a_person(run: Run, service: FaultService, job_id: str, other: str, _row: Row) -> None:
    """Nothing is sent any more, of other documents neither, until someone says so."""
    run.add(other)
    run.advance(HOUR)
    wait_until(lambda: run.states() == [JobState.QUEUED] * 2, "both wait")
    assert run.controller.status.condition is Condition.BLOCKED
    service.on_analyse(faults.Tokens())
    run.controller.try_again()
    wait_until(lambda: run.all_are(JobState.PENDING), "both pending")
    assert run.job(job_id).failure is None
    run.wait_for_condition(Condition.READY)
    assert len(service.submissions()) == 3


def _is_sent_again_when_asked(run: Run, service: FaultService, job_id: str, other: str, row: Row) -> None:
    """It never goes out by itself; when the user says so, it does."""
    _ends_well(run, service, job_id, other, row)
    run.controller.try_again()
    run.controller.submit_again([job_id])
    run.wait_for(JobState.PENDING, job_id)
    first, _, again = service.submissions()
    assert again.is_whole
    assert again.announced_length == first.announced_length


_WAYS: dict[Way, Callable[[Run, FaultService, str, str, Row], None]] = {
    Way.ENDED_WELL: _ends_well,
    Way.BY_ITSELF: _goes_on_by_itself,
    Way.WHEN_A_PERSON_TRIES_AGAIN: _waits_for_a_person,
    Way.WHEN_SUBMITTED_AGAIN: _is_sent_again_when_asked,
}


def test_trouble_before_the_body_was_whole_fails_at_the_fourth_time(
    start: MakeRun, service: FaultService, large_file: str
) -> None:
    run = start(check_interval=NEVER)
    service.on_analyse(faults.answer_and_reset(504))
    (job_id,) = run.add(large_file)
    for number, pause in enumerate((2.0, 8.0, 30.0), start=1):
        wait_until(partial(_has_tried, run, number), f"try {number}")
        run.advance(pause)
    run.wait_for(JobState.FAILED, job_id)
    assert str(row_sentence(run.job(job_id))) == "The service is in trouble · Try again"
    assert [request.is_whole for request in service.submissions()] == [False] * 4
