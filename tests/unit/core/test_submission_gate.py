"""Whether submissions go out."""

from datetime import UTC, datetime

import pytest

from finovox_desktop.core.answers import SubmissionAction, SubmissionOutcome
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.status import Condition
from finovox_desktop.core.submission_gate import SubmissionGate

NOW = datetime(2026, 9, 14, 8, 40, 12, tzinfo=UTC)
OFFLINE = SubmissionOutcome(SubmissionAction.QUEUE_UNTIL_ONLINE, Failure(FailureCode.OFFLINE))
KEY_REFUSED = SubmissionOutcome(SubmissionAction.QUEUE_AND_PAUSE, Failure(FailureCode.KEY_REFUSED))
ACCEPTED = SubmissionOutcome(SubmissionAction.PENDING)
READY = SubmissionGate()


def asked_to_wait(retry_after: str | None = None) -> SubmissionOutcome:
    return SubmissionOutcome(
        SubmissionAction.QUEUE_AND_WAIT, Failure(FailureCode.SERVICE_BUSY), retry_after=retry_after
    )


def test_an_open_gate_fills_the_places_that_are_free() -> None:
    assert READY.places(0, in_flight=3, most=10) == 7
    assert READY.places(0, in_flight=12, most=10) == 0


def test_offline_lets_one_probe_through_when_its_pause_is_over() -> None:
    gate = READY.after(OFFLINE, NOW, 100)
    assert (gate.condition, gate.opens_at) == (Condition.OFFLINE, 102)
    assert gate.places(101.9, in_flight=0, most=10) == 0
    assert gate.places(102, in_flight=0, most=10) == 1
    assert gate.places(102, in_flight=1, most=10) == 0


def test_pauses_grow_with_each_failed_probe_without_limit_of_number() -> None:
    gate, monotonic, pauses = READY, 0.0, []
    for _ in range(9):
        gate = gate.after(OFFLINE, NOW, monotonic)
        assert gate.opens_at is not None
        pauses.append(gate.opens_at - monotonic)
        monotonic = gate.opens_at
    assert pauses == [2, 4, 8, 16, 32, 60, 60, 60, 60]


def test_ten_submissions_that_were_cut_off_together_count_as_one_probe() -> None:
    gate = READY
    for _ in range(10):
        gate = gate.after(OFFLINE, NOW, 100)
    assert (gate.opens_at, gate.failed_probes) == (102, 1)


@pytest.mark.parametrize(
    "action",
    [SubmissionAction.PENDING, SubmissionAction.DONE, SubmissionAction.FAIL, SubmissionAction.QUEUE_AND_TRY_AGAIN],
)
def test_any_answer_ends_being_offline(action: SubmissionAction) -> None:
    gate = READY.after(OFFLINE, NOW, 100)
    assert gate.after(SubmissionOutcome(action), NOW, 103) == READY
    assert gate.reached() == READY


@pytest.mark.parametrize(("header", "seconds"), [("120", 120), (None, 30), ("soon", 30), ("100000", 900)])
def test_the_queue_waits_as_long_as_the_service_asks(header: str | None, seconds: float) -> None:
    gate = READY.after(asked_to_wait(header), NOW, 100)
    assert (gate.condition, gate.opens_at) == (Condition.WAITING, 100 + seconds)
    assert gate.places(99 + seconds, in_flight=0, most=10) == 0
    assert gate.places(100 + seconds, in_flight=0, most=10) == 1


def test_a_check_that_is_answered_does_not_shorten_the_wait() -> None:
    gate = READY.after(asked_to_wait("120"), NOW, 100)
    assert gate.reached() == gate


def test_submissions_that_were_under_way_do_not_shorten_the_wait() -> None:
    gate = READY.after(asked_to_wait("120"), NOW, 100)
    assert gate.after(ACCEPTED, NOW, 101) == gate
    assert gate.after(OFFLINE, NOW, 101) == gate
    assert gate.after(asked_to_wait("5"), NOW, 101).opens_at == 220
    assert gate.after(asked_to_wait("300"), NOW, 101).opens_at == 401


def test_the_wait_ends_with_the_first_that_passes_after_it() -> None:
    gate = READY.after(asked_to_wait("120"), NOW, 100)
    assert gate.after(ACCEPTED, NOW, 221) == READY


def test_what_only_a_person_can_lift_stays_until_a_person_acts() -> None:
    gate = READY.after(KEY_REFUSED, NOW, 100)
    assert (gate.condition, gate.failure, gate.opens_at) == (Condition.BLOCKED, KEY_REFUSED.failure, None)
    for outcome in (ACCEPTED, OFFLINE, asked_to_wait("1")):
        assert gate.after(outcome, NOW, 200) == gate
    assert gate.reached() == gate
    assert gate.found_offline(Failure(FailureCode.OFFLINE), 200) == gate
    assert gate.places(10**9, in_flight=0, most=10) == 0
    assert gate.opened_by_user() == READY


@pytest.mark.parametrize(
    "outcome",
    [
        SubmissionOutcome(SubmissionAction.CANCEL),
        SubmissionOutcome(SubmissionAction.QUEUE_FOR_NEXT_START),
        SubmissionOutcome(SubmissionAction.QUEUE_UNTIL_FILE_IS_BACK, Failure(FailureCode.FILE_UNREACHABLE)),
        SubmissionOutcome(SubmissionAction.UNCONFIRMED, Failure(FailureCode.ANSWER_LOST)),
        SubmissionOutcome(SubmissionAction.FAIL, Failure(FailureCode.FILE_CHANGED)),
    ],
)
def test_what_concerns_one_document_only_says_nothing_about_the_next(outcome: SubmissionOutcome) -> None:
    for gate in (READY, READY.after(OFFLINE, NOW, 100), READY.after(asked_to_wait(), NOW, 100)):
        assert gate.after(outcome, NOW, 500) == gate


def test_a_check_that_finds_the_service_out_of_reach_closes_an_open_gate_only() -> None:
    failure = Failure(FailureCode.OFFLINE)
    offline = READY.found_offline(failure, 100)
    assert (offline.condition, offline.opens_at) == (Condition.OFFLINE, 102)
    assert offline.found_offline(failure, 150) == offline
