"""Which queued job is submitted next: places, gates, the pauses of single jobs."""

from dataclasses import replace
from datetime import timedelta

import pytest

from finovox_desktop.core.answers import SubmissionAction, SubmissionOutcome
from finovox_desktop.core.destination import AnalysisType, Destination
from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.status import Condition
from finovox_desktop.engine.submission_queue import SubmissionQueue
from tests.unit.engine.manual_clock import START, ManualClock

SERVICE = Destination("https://one.invalid")
OTHER = Destination("https://other.invalid")

PENDING = SubmissionOutcome(SubmissionAction.PENDING, token=Secret("t"))
OFFLINE = SubmissionOutcome(SubmissionAction.QUEUE_UNTIL_ONLINE, Failure(FailureCode.OFFLINE, "reset"))
TROUBLE = SubmissionOutcome(SubmissionAction.QUEUE_AND_TRY_AGAIN, Failure(FailureCode.SERVICE_TROUBLE))
REFUSED = SubmissionOutcome(SubmissionAction.QUEUE_AND_PAUSE, Failure(FailureCode.KEY_REFUSED))
NO_FILE = SubmissionOutcome(SubmissionAction.QUEUE_UNTIL_FILE_IS_BACK, Failure(FailureCode.FILE_UNREACHABLE))
UNCONFIRMED = SubmissionOutcome(SubmissionAction.UNCONFIRMED, Failure(FailureCode.ANSWER_LOST))
CANCELLED = SubmissionOutcome(SubmissionAction.CANCEL)


def job(name: str, destination: Destination = SERVICE) -> Job:
    document = Document(f"/{name}", name, 1, "0" * 64, DocumentKind.PDF, 0)
    return Job(name, document, "", destination, (AnalysisType.RISK,), JobState.QUEUED, START + timedelta(0), 1)


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def queue(clock: ManualClock) -> SubmissionQueue:
    return SubmissionQueue(clock)


def begin(queue: SubmissionQueue, most: int = 10) -> list[str]:
    """Begin what may begin, as the engine does: the store then says that it is queued no more."""
    names = [begun.id for begun in queue.begin_ready(most, lambda _: True)]
    for name in names:
        queue.take_away(name)
    return names


def end(queue: SubmissionQueue, name: str, outcome: SubmissionOutcome, destination: Destination = SERVICE) -> object:
    """End a submission as the engine does: the store's change comes first, then how it ended."""
    if outcome.action.value.startswith("queue"):
        queue.put(job(name, destination))
    else:
        queue.take_away(name)
    return queue.end(name, destination, outcome)


def fill(queue: SubmissionQueue, count: int) -> None:
    for number in range(count):
        queue.put(job(f"{number:02}"))


def test_oldest_first_and_at_most_so_many(queue: SubmissionQueue) -> None:
    fill(queue, 12)
    assert begin(queue, 3) == ["00", "01", "02"]
    assert begin(queue, 3) == []
    end(queue, "01", PENDING)
    assert begin(queue, 3) == ["03"]
    assert begin(queue, 10) == ["04", "05", "06", "07", "08", "09", "10"]
    assert queue.in_flight() == 10


def test_without_a_key_a_job_waits_and_others_do_not(queue: SubmissionQueue) -> None:
    queue.put(job("a"))
    queue.put(job("b", OTHER))
    assert [begun.id for begun in queue.begin_ready(10, lambda destination: destination == OTHER)] == ["b"]


def test_what_only_a_person_can_lift_holds_one_destination(queue: SubmissionQueue, clock: ManualClock) -> None:
    queue.put(job("a"))
    begin(queue)
    end(queue, "a", REFUSED)
    queue.put(job("b", OTHER))
    clock.advance(24 * 3600)
    assert begin(queue) == ["b"]
    assert queue.next_wake() is None
    queue.set_gate(SERVICE, queue.gate(SERVICE).opened_by_user())
    assert begin(queue) == ["a"]


def test_offline_one_probe_for_the_whole_queue(queue: SubmissionQueue, clock: ManualClock) -> None:
    fill(queue, 12)
    names = begin(queue)
    for name in names:
        end(queue, name, OFFLINE)
    for pause in (2.0, 4.0, 8.0, 16.0, 32.0, 60.0, 60.0, 60.0):
        assert begin(queue) == []
        assert queue.next_wake() == clock.monotonic() + pause
        clock.advance(pause - 0.1)
        assert begin(queue) == []
        clock.advance(0.1)
        (probe,) = begin(queue)
        assert begin(queue) == []
        end(queue, probe, OFFLINE)
    clock.advance(60)
    (probe,) = begin(queue)
    end(queue, probe, PENDING)
    assert len(begin(queue)) == 10


def test_a_wait_that_the_service_asked_for(queue: SubmissionQueue, clock: ManualClock) -> None:
    fill(queue, 3)
    begin(queue, 2)
    busy = Failure(FailureCode.SERVICE_BUSY)
    end(queue, "00", SubmissionOutcome(SubmissionAction.QUEUE_AND_WAIT, busy, retry_after="60"))
    end(queue, "01", PENDING)
    assert queue.gate(SERVICE).condition is Condition.WAITING
    clock.advance(59.9)
    assert begin(queue) == []
    clock.advance(0.1)
    assert len(begin(queue)) == 1


def test_trouble_is_tried_after_2_8_and_30_seconds_and_then_fails(queue: SubmissionQueue, clock: ManualClock) -> None:
    fill(queue, 2)
    assert begin(queue, 1) == ["00"]
    for pause in (2.0, 8.0, 30.0):
        assert end(queue, "00", TROUBLE) is None
        assert queue.next_wake() == clock.monotonic() + pause
        clock.advance(pause - 0.1)
        assert "00" not in begin(queue)
        clock.advance(0.1)
        assert "00" in begin(queue)
    assert end(queue, "00", TROUBLE) == TROUBLE.failure


def test_trouble_of_one_job_does_not_hold_the_others(queue: SubmissionQueue) -> None:
    fill(queue, 2)
    begin(queue, 1)
    end(queue, "00", TROUBLE)
    assert begin(queue) == ["01"]


def test_a_file_that_cannot_be_reached_is_tried_each_minute(queue: SubmissionQueue, clock: ManualClock) -> None:
    fill(queue, 1)
    begin(queue)
    for _ in range(20):
        assert end(queue, "00", NO_FILE) is None
        clock.advance(59.9)
        assert begin(queue) == []
        clock.advance(0.1)
        assert begin(queue) == ["00"]
    assert queue.gate(SERVICE).condition is Condition.READY


def test_five_bodies_cut_off_while_others_pass_fail(queue: SubmissionQueue, clock: ManualClock) -> None:
    queue.put(job("bad"))
    begin(queue)
    assert end(queue, "bad", OFFLINE) is None
    queue.put(job("good"))
    failures: list[object] = []
    for _ in range(5):
        clock.advance(60)
        for name in begin(queue):
            failures += filter(None, [end(queue, name, OFFLINE if name == "bad" else PENDING)])
    assert failures == [Failure(FailureCode.CUT_OFF, "reset")]


def test_bodies_cut_off_while_nothing_passes_never_fail(queue: SubmissionQueue, clock: ManualClock) -> None:
    fill(queue, 2)
    begin(queue)
    for name in ("00", "01"):
        end(queue, name, OFFLINE)
    for _ in range(50):
        clock.advance(60)
        (probe,) = begin(queue)
        assert end(queue, probe, OFFLINE) is None


@pytest.mark.parametrize("outcome", [UNCONFIRMED, CANCELLED])
def test_what_says_nothing_of_the_service_opens_and_closes_no_gate(
    queue: SubmissionQueue, outcome: SubmissionOutcome
) -> None:
    fill(queue, 3)
    begin(queue, 2)
    end(queue, "00", OFFLINE)
    end(queue, "01", outcome)
    assert queue.gate(SERVICE).condition is Condition.OFFLINE


def test_a_submission_that_did_not_begin_gives_its_place_back(queue: SubmissionQueue) -> None:
    fill(queue, 1)
    begin(queue)
    queue.take_away("00")
    assert queue.end("00", SERVICE, None) is None
    assert queue.in_flight() == 0
    assert queue.gate(SERVICE).condition is Condition.READY


def test_a_job_that_was_submitted_again_begins_with_clean_hands(queue: SubmissionQueue, clock: ManualClock) -> None:
    fill(queue, 1)
    for _ in range(2):
        begin(queue)
        for pause in (2.0, 8.0, 30.0):
            assert end(queue, "00", TROUBLE) is None
            clock.advance(pause)
            assert begin(queue) == ["00"]
        assert end(queue, "00", TROUBLE) == TROUBLE.failure
        queue.take_away("00")
        queue.put(job("00"))


def test_jobs_that_wait_for_a_key_are_not_looked_at_one_by_one(queue: SubmissionQueue) -> None:
    for number in range(100):
        queue.put(job(str(number)))
        queue.put(job(f"other {number}", OTHER))
    asked: list[Destination] = []

    def has_key(destination: Destination) -> bool:
        asked.append(destination)
        return destination == OTHER

    assert [begun.destination for begun in queue.begin_ready(3, has_key)] == [OTHER] * 3
    assert sorted(destination.root for destination in asked) == sorted([SERVICE.root, OTHER.root])


def test_a_job_of_an_earlier_place_that_comes_later_goes_first(queue: SubmissionQueue) -> None:
    queue.put(replace(job("second"), order=2))
    queue.put(replace(job("third"), order=3))
    queue.put(replace(job("first"), order=1))
    queue.put(replace(job("fourth"), order=4))
    assert begin(queue) == ["first", "second", "third", "fourth"]
