"""What becomes of a token over its checks."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

import pytest

from finovox_desktop.core.answers import RetrievalAction, RetrievalOutcome
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Move
from finovox_desktop.core.token_watch import Ending, TokenWatch

START = datetime(2026, 9, 14, 8, 40, 12, tzinfo=UTC)
NOT_READY = RetrievalOutcome(RetrievalAction.NOT_READY)
NOT_FOUND = RetrievalOutcome(RetrievalAction.NOT_FOUND, Failure(FailureCode.EXPIRED))
REFUSED = RetrievalOutcome(RetrievalAction.TOKEN_REFUSED, Failure(FailureCode.TOKEN_REFUSED, "not yours"))
SLOW_DOWN = RetrievalOutcome(RetrievalAction.SLOW_DOWN)
ANALYSIS_FAILED = RetrievalOutcome(
    RetrievalAction.ANALYSIS_FAILED, Failure(FailureCode.ANALYSIS_FAILED, "cannot parse")
)
OFFLINE = RetrievalOutcome(RetrievalAction.ASK_AGAIN, Failure(FailureCode.OFFLINE))
UNREADABLE = RetrievalOutcome(RetrievalAction.KEEP_AS_EVIDENCE, Failure(FailureCode.UNREADABLE_ANSWER, "<html>"))
HOUR = 3600.0
MINUTE = 60.0
EXPIRED = Ending(Move.DELETED_BY_SERVICE, Failure(FailureCode.EXPIRED))


@dataclass
class Watched:
    """A token submitted at START, whose answers come when the test says."""

    watch: TokenWatch = field(default_factory=lambda: TokenWatch(START, None, watched_since=0.0))
    key_works: bool = False

    def answers(self, outcome: RetrievalOutcome, at: float, *, running: float | None = None) -> Ending | None:
        """Take in an answer `at` seconds after START; `running` is the running time where sleep made it shorter."""
        monotonic = at if running is None else running
        self.watch, ending = self.watch.after(
            outcome, START + timedelta(seconds=at), monotonic, key_works=self.key_works
        )
        return ending

    def endings(self, outcome: RetrievalOutcome, times: Iterable[float]) -> list[Ending | None]:
        return [self.answers(outcome, at) for at in times]


def test_not_ready_moves_the_deadline_and_not_found_does_not() -> None:
    token = Watched()
    assert token.watch.deadline == START + timedelta(minutes=60)
    token.answers(NOT_READY, 10 * MINUTE)
    token.answers(NOT_FOUND, 20 * MINUTE)
    assert token.watch.deadline == START + timedelta(minutes=70)


def test_not_found_before_the_deadline_means_not_ready() -> None:
    assert Watched().endings(NOT_FOUND, range(0, int(HOUR), 30)) == [None] * 120


def test_a_token_expires_after_three_answers_over_15_minutes_past_the_deadline() -> None:
    token = Watched()
    assert token.endings(NOT_FOUND, [HOUR, HOUR + 7 * MINUTE, HOUR + 15 * MINUTE]) == [None, None, EXPIRED]


def test_three_answers_over_less_than_15_minutes_are_too_few() -> None:
    token = Watched()
    assert token.endings(NOT_FOUND, [HOUR + 30 * n for n in range(30)]) == [None] * 30
    assert token.answers(NOT_FOUND, HOUR + 15 * MINUTE) == EXPIRED


def test_two_answers_over_more_than_15_minutes_are_too_few() -> None:
    token = Watched()
    assert token.endings(NOT_FOUND, [HOUR, 5 * HOUR]) == [None, None]
    assert token.answers(NOT_FOUND, 5 * HOUR + 30) == EXPIRED


def test_nothing_expires_by_the_clock_alone() -> None:
    token = Watched()
    assert token.endings(OFFLINE, [HOUR, 10 * HOUR, 100 * HOUR, 1000 * HOUR]) == [None] * 4
    assert token.endings(SLOW_DOWN, [1001 * HOUR, 1002 * HOUR, 1003 * HOUR, 1004 * HOUR]) == [None] * 4


def test_sleep_is_no_running_time() -> None:
    token = Watched()
    asleep = 8 * HOUR
    assert [token.answers(NOT_FOUND, asleep + 30 * n, running=30 * n) for n in range(30)] == [None] * 30
    assert token.answers(NOT_FOUND, asleep + 15 * MINUTE, running=15 * MINUTE) == EXPIRED


def test_a_check_that_did_not_come_through_expires_nothing() -> None:
    token = Watched()
    assert token.endings(NOT_FOUND, [HOUR, HOUR + 30, HOUR + 60]) == [None] * 3
    assert token.answers(OFFLINE, HOUR + 16 * MINUTE) is None
    assert token.answers(SLOW_DOWN, HOUR + 17 * MINUTE) is None


def test_not_ready_past_the_deadline_begins_the_count_anew() -> None:
    token = Watched()
    token.endings(NOT_FOUND, [HOUR, HOUR + 30])
    assert token.answers(NOT_READY, HOUR + 60) is None
    assert token.answers(NOT_FOUND, 2 * HOUR + 90) is None
    assert token.answers(NOT_FOUND, 2 * HOUR + 10 * MINUTE) is None
    assert token.answers(NOT_FOUND, 2 * HOUR + 20 * MINUTE) == EXPIRED


def test_a_token_that_is_not_ready_through_24_hours_expires() -> None:
    token = Watched()
    assert token.endings(NOT_READY, range(0, 24 * 3600, 600)) == [None] * 144
    assert token.answers(NOT_READY, 24 * HOUR) == EXPIRED


def test_a_failed_analysis_is_asked_again_at_the_next_three_checks() -> None:
    ending = Ending(Move.ANALYSIS_ENDED, Failure(FailureCode.ANALYSIS_FAILED, "cannot parse"))
    assert Watched().endings(ANALYSIS_FAILED, [0, 30, 60, 90]) == [None, None, None, ending]


def test_a_failed_analysis_that_recovers_is_forgotten() -> None:
    token = Watched()
    token.endings(ANALYSIS_FAILED, [0, 30, 60])
    token.answers(NOT_READY, 90)
    assert token.endings(ANALYSIS_FAILED, [120, 150, 180]) == [None] * 3


def test_a_lost_connection_neither_counts_as_a_failed_analysis_nor_forgets_one() -> None:
    token = Watched()
    token.endings(ANALYSIS_FAILED, [0, 30])
    assert token.endings(OFFLINE, [60, 90, 120]) == [None] * 3
    assert token.answers(ANALYSIS_FAILED, 150) is None
    assert token.answers(ANALYSIS_FAILED, 180) is not None


def test_a_token_refused_three_times_fails_while_its_key_works_for_another() -> None:
    token = Watched(key_works=True)
    ending = Ending(Move.ANALYSIS_ENDED, Failure(FailureCode.TOKEN_REFUSED, "not yours"))
    assert token.endings(REFUSED, [0, 30, 60]) == [None, None, ending]


def test_a_token_is_asked_on_until_the_deadline_while_its_key_works_for_none() -> None:
    assert Watched().endings(REFUSED, range(0, int(HOUR), 30)) == [None] * 120


def test_refusals_count_in_a_row_only() -> None:
    token = Watched(key_works=True)
    token.endings(REFUSED, [0, 30])
    token.answers(NOT_READY, 60)
    assert token.endings(REFUSED, [90, 120]) == [None, None]


def test_a_token_that_was_refused_is_not_called_offline() -> None:
    token = Watched()
    token.endings(REFUSED, [0, 30, 60])
    token.key_works = True
    assert token.answers(OFFLINE, 90) is None
    ending = token.answers(REFUSED, 120)
    assert ending is not None
    assert ending.failure.code is FailureCode.TOKEN_REFUSED


@pytest.mark.parametrize(
    ("outcome", "code"), [(UNREADABLE, FailureCode.UNREADABLE_ANSWER), (REFUSED, FailureCode.TOKEN_REFUSED)]
)
def test_what_was_said_last_is_the_reason_past_the_deadline(outcome: RetrievalOutcome, code: FailureCode) -> None:
    endings = Watched().endings(outcome, [0, 30, HOUR, HOUR + 8 * MINUTE, HOUR + 15 * MINUTE])
    assert endings[:-1] == [None] * 4
    assert endings[-1] is not None
    assert (endings[-1].move, endings[-1].failure.code) == (Move.ANALYSIS_ENDED, code)
