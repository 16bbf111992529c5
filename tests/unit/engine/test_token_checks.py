"""The tokens that are held: when each is asked, in which order, and how it ends."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import pytest

from finovox_desktop.core.answers import RetrievalAction, RetrievalOutcome
from finovox_desktop.core.destination import SANDBOX, AnalysisType, Destination
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Move
from finovox_desktop.core.job_details import HeldToken
from finovox_desktop.core.secret import Secret
from finovox_desktop.engine.token_checks import MOST_CHECKS_A_SECOND, TokenChecks
from tests.unit.engine.manual_clock import START, ManualClock

SERVICE = Destination("https://one.invalid")
OTHER = Destination("https://other.invalid")

NOT_READY = RetrievalOutcome(RetrievalAction.NOT_READY)
DONE = RetrievalOutcome(RetrievalAction.DONE)
NOT_FOUND = RetrievalOutcome(RetrievalAction.NOT_FOUND, Failure(FailureCode.EXPIRED))
REFUSED = RetrievalOutcome(RetrievalAction.TOKEN_REFUSED, Failure(FailureCode.TOKEN_REFUSED, "not yours"))
OFFLINE = RetrievalOutcome(RetrievalAction.ASK_AGAIN, Failure(FailureCode.OFFLINE))


def held(name: str, destination: Destination = SERVICE, *, minutes_old: float = 0.0, key_id: str = "key") -> HeldToken:
    submitted_at = START - timedelta(minutes=minutes_old)
    return HeldToken(name, 1, destination, Secret(name), key_id, submitted_at, None, (AnalysisType.RISK,))


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def checks(clock: ManualClock) -> Iterator[TokenChecks]:
    checks = TokenChecks(clock, None)
    yield checks
    checks.stop()


def take(checks: TokenChecks, most: int = 100) -> list[str]:
    """Have the scheduler look at the clock; give the names of what is due."""
    checks._scheduler.run_due()
    return [token.job_id for token in checks.take_due(most)]


def test_every_thirty_seconds_exactly(checks: TokenChecks, clock: ManualClock) -> None:
    token = held("a")
    checks.hold(token, at_once=False)
    clock.advance(29.9)
    assert take(checks) == []
    clock.advance(0.1)
    for _ in range(5):
        assert take(checks) == ["a"]
        assert checks.ended(token, NOT_READY) is None
        clock.advance(29.9)
        assert take(checks) == []
        clock.advance(0.1)


def test_a_token_under_way_is_not_asked_a_second_time(checks: TokenChecks, clock: ManualClock) -> None:
    checks.hold(held("a"), at_once=True)
    assert take(checks) == ["a"]
    clock.advance(3600)
    checks.ask_all_now()
    assert take(checks) == []
    assert checks.next_check_in("a") == 0.0


def test_the_most_urgent_is_first(checks: TokenChecks) -> None:
    for name, minutes in (("new", 1.0), ("old", 59.0), ("middle", 30.0)):
        checks.hold(held(name, minutes_old=minutes), at_once=True)
    answered = replace(held("answered", minutes_old=300.0), last_not_ready_at=START - timedelta(minutes=45))
    checks.hold(answered, at_once=True)
    assert checks.nearest_deadline() == START + timedelta(minutes=1)
    assert take(checks, 2) == ["old", "answered"]
    assert take(checks, 0) == []
    assert take(checks, -3) == []
    assert take(checks) == ["middle", "new"]


def test_the_sandbox_is_asked_more_often(checks: TokenChecks, clock: ManualClock) -> None:
    checks.hold(held("a", SANDBOX), at_once=False)
    clock.advance(2.0)
    assert take(checks) == ["a"]


def test_the_first_delay_shrinks_with_what_is_ready_and_doubles_with_what_is_not(
    checks: TokenChecks, clock: ManualClock
) -> None:
    expected = 30.0
    for number in range(100):
        token = held(f"ready {number}")
        checks.hold(token, at_once=False)
        assert checks.next_check_in(token.job_id) == pytest.approx(expected)
        clock.advance(30.0)
        assert take(checks) == [token.job_id]
        # The result is stored, and the job moves on, before the answer is told here.
        checks.release(token.job_id)
        assert checks.ended(token, DONE) is None
        expected = max(expected * 0.95, 3.0)
    assert expected == 3.0
    for _ in range(5):
        token = held("not ready")
        checks.hold(token, at_once=False)
        assert checks.next_check_in(token.job_id) == pytest.approx(expected)
        clock.advance(30.0)
        assert take(checks) == [token.job_id]
        checks.ended(token, NOT_READY)
        assert checks.next_check_in(token.job_id) == 30.0
        checks.release(token.job_id)
        expected = min(expected * 2, 30.0)
    assert expected == 30.0


def test_only_first_checks_are_learnt_from(checks: TokenChecks, clock: ManualClock) -> None:
    token = held("a")
    checks.hold(token, at_once=True)
    take(checks)
    checks.release("a")
    checks.ended(token, DONE)
    second = held("b")
    checks.hold(second, at_once=False)
    assert checks.next_check_in("b") == 30.0
    clock.advance(30)
    take(checks)
    checks.ended(second, OFFLINE)
    clock.advance(30)
    take(checks)
    checks.release("b")
    checks.ended(second, DONE)
    checks.hold(held("c"), at_once=False)
    assert checks.next_check_in("c") == 30.0


def test_each_destination_has_its_own_delay(checks: TokenChecks, clock: ManualClock) -> None:
    token = held("a")
    checks.hold(token, at_once=False)
    clock.advance(30)
    take(checks)
    checks.release("a")
    checks.ended(token, DONE)
    checks.hold(held("b"), at_once=False)
    checks.hold(held("c", OTHER), at_once=False)
    assert checks.next_check_in("b") == pytest.approx(28.5)
    assert checks.next_check_in("c") == 30.0


@pytest.mark.parametrize(("retry_after", "seconds"), [("60", 60.0), (None, 30.0), ("soon", 30.0), ("100000", 300.0)])
def test_slowed_down_all_tokens_of_that_service_wait(
    checks: TokenChecks, clock: ManualClock, retry_after: str | None, seconds: float
) -> None:
    first = held("a")
    checks.hold(first, at_once=True)
    assert take(checks) == ["a"]
    checks.ended(first, RetrievalOutcome(RetrievalAction.SLOW_DOWN, retry_after=retry_after))
    checks.hold(held("b"), at_once=True)
    checks.hold(held("c", OTHER), at_once=True)
    assert take(checks) == ["c"]
    clock.advance(seconds - 0.1)
    assert take(checks) == []
    clock.advance(0.1)
    assert sorted(take(checks)) == ["a", "b"]


def test_asked_now_by_the_user(checks: TokenChecks, clock: ManualClock) -> None:
    for name in ("a", "b"):
        checks.hold(held(name), at_once=False)
    checks.ask_all_now()
    assert sorted(take(checks)) == ["a", "b"]
    clock.advance(0)
    assert checks.nearest_check_in() == 0.0


def test_what_is_released_is_not_asked(checks: TokenChecks, clock: ManualClock) -> None:
    checks.hold(held("a"), at_once=True)
    checks.hold(held("b"), at_once=False)
    checks._scheduler.run_due()
    checks.release("a")
    checks.release("b")
    clock.advance(60)
    assert take(checks) == []
    assert checks.nearest_deadline() is None
    assert checks.nearest_check_in() is None
    assert checks.next_check_in("a") is None


def test_what_was_put_back_is_due_again(checks: TokenChecks, clock: ManualClock) -> None:
    checks.hold(held("a"), at_once=True)
    assert take(checks) == ["a"]
    checks.put_back("a", 1.0)
    assert take(checks) == []
    clock.advance(1.0)
    assert take(checks) == ["a"]


def test_a_refused_token_ends_only_when_its_key_works_for_another(checks: TokenChecks, clock: ManualClock) -> None:
    bad, good, other_key = held("bad"), held("good"), held("other", key_id="other")
    checks.hold(bad, at_once=True)
    checks.hold(other_key, at_once=True)
    take(checks)
    checks.ended(other_key, NOT_READY)
    for _ in range(10):
        assert checks.ended(bad, REFUSED) is None
        clock.advance(30)
        take(checks)
    checks.hold(good, at_once=True)
    take(checks)
    checks.ended(good, NOT_READY)
    ending = checks.ended(bad, REFUSED)
    assert ending is not None
    assert (ending.move, ending.failure) == (Move.ANALYSIS_ENDED, REFUSED.failure)


def test_a_late_answer_about_an_earlier_token_of_the_job_ends_nothing(checks: TokenChecks, clock: ManualClock) -> None:
    earlier = held("a")
    checks.hold(earlier, at_once=True)
    take(checks)
    checks.release("a")
    newer = replace(earlier, attempt_id=2, token=Secret("newer"))
    checks.hold(newer, at_once=False)
    for _ in range(5):
        assert checks.ended(earlier, NOT_FOUND) is None
    clock.advance(30)
    assert take(checks) == ["a"]


def test_expired_after_three_answers_over_a_quarter_of_an_hour_past_the_deadline(
    checks: TokenChecks, clock: ManualClock
) -> None:
    token = held("a")
    checks.hold(token, at_once=True)
    clock.advance(3599)
    take(checks)
    assert checks.ended(token, NOT_FOUND) is None
    clock.advance(1)
    for _ in range(2):
        assert checks.ended(token, NOT_FOUND) is None
    clock.advance(899)
    assert checks.ended(token, NOT_FOUND) is None
    clock.advance(1)
    ending = checks.ended(token, NOT_FOUND)
    assert ending is not None
    assert ending.move is Move.DELETED_BY_SERVICE


def test_thousands_that_are_due_at_once_are_spread(checks: TokenChecks, clock: ManualClock) -> None:
    for number in range(200):
        checks.hold(held(str(number)), at_once=True)
    asked = len(take(checks, most=1000))
    assert asked == MOST_CHECKS_A_SECOND
    assert take(checks, most=1000) == []
    clock.advance(0.5)
    assert len(take(checks, most=1000)) == MOST_CHECKS_A_SECOND / 2
    clock.advance(3600)
    assert len(take(checks, most=1000)) == MOST_CHECKS_A_SECOND, "a rest allows no more than a second's worth"


def test_after_sleep_everything_is_asked_at_once_most_urgent_first(checks: TokenChecks, clock: ManualClock) -> None:
    checks.hold(held("young"), at_once=False)
    clock.advance(15)
    checks.hold(held("old", minutes_old=40), at_once=False)
    assert take(checks) == []
    clock.sleep(30 * 60)
    clock.advance(15)
    assert take(checks) == ["old", "young"]


def test_a_clock_that_was_set_makes_nothing_expire(checks: TokenChecks, clock: ManualClock) -> None:
    token = held("a")
    checks.hold(token, at_once=True)
    assert take(checks) == ["a"]
    clock.sleep(3 * 3600)
    assert checks.may_have_expired("a")
    assert checks.ended(token, NOT_READY) is None
    assert not checks.may_have_expired("a")


def test_a_key_whose_tokens_are_all_refused_is_told(checks: TokenChecks) -> None:
    first, second = held("a"), held("b")
    for token in (first, second):
        checks.hold(token, at_once=True)
    take(checks)
    told = []
    for token, outcome in ((first, REFUSED), (second, REFUSED), (first, NOT_READY)):
        checks.ended(token, outcome)
        told.append(checks.are_all_refused)
        checks.ask_all_now()
        take(checks)
    assert told == [False, True, False]


def test_the_refusal_of_a_token_that_is_held_no_more_says_nothing_of_the_others(checks: TokenChecks) -> None:
    gone = held("a")
    checks.hold(gone, at_once=True)
    take(checks)
    checks.release("a")
    checks.hold(held("b"), at_once=True)
    assert checks.ended(gone, REFUSED) is None
    assert not checks.are_all_refused


def test_a_token_that_is_given_back_while_it_is_asked_is_not_asked_twice_at_a_time(
    checks: TokenChecks, clock: ManualClock
) -> None:
    """A removal that is undone while the service takes its time."""
    token = held("a")
    checks.hold(token, at_once=True)
    assert take(checks) == ["a"]
    checks.release("a")
    checks.hold(token, at_once=True)
    assert take(checks) == []
    clock.advance(3600)
    assert take(checks) == []
    assert checks.next_check_in("a") == 0.0
    checks.ended(token, NOT_READY)
    assert checks.next_check_in("a") == 30.0
    clock.advance(30.0)
    assert take(checks) == ["a"]


def test_another_token_of_a_job_is_asked_when_the_question_about_the_first_has_ended(
    checks: TokenChecks,
) -> None:
    first, second = held("a"), replace(held("a"), attempt_id=2, token=Secret("second"))
    checks.hold(first, at_once=True)
    assert take(checks) == ["a"]
    checks.release("a")
    checks.hold(second, at_once=True)
    assert take(checks) == []
    assert checks.ended(first, NOT_READY) is None
    checks._scheduler.run_due()
    assert [token.attempt_id for token in checks.take_due(100)] == [2]


def test_when_the_service_is_busy_those_that_are_due_already_wait_too(checks: TokenChecks, clock: ManualClock) -> None:
    tokens = [held(f"{number}") for number in range(20)]
    elsewhere = held("elsewhere", OTHER)
    for token in (*tokens, elsewhere):
        checks.hold(token, at_once=True)
    (asked,) = take(checks, 1)
    checks.ended(held(asked), RetrievalOutcome(RetrievalAction.SLOW_DOWN, retry_after="60"))
    assert take(checks) == ["elsewhere"]
    clock.advance(59.9)
    assert take(checks) == []
    clock.advance(0.1)
    assert len(take(checks)) == 20
