"""When something is due."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finovox_desktop.core.schedule import (
    READY_UNTIL_SOONER_IS_TRIED,
    FirstCheckTimes,
    earliest_deletion,
    offline_pause,
    read_retry_after,
)

NOW = datetime(2026, 9, 14, 8, 40, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("probes", "seconds"), [(1, 2), (2, 4), (3, 8), (4, 16), (5, 32), (6, 60), (7, 60), (10**9, 60), (0, 2), (-1, 2)]
)
def test_pauses_while_offline_double_up_to_a_minute(probes: int, seconds: float) -> None:
    assert offline_pause(probes) == seconds


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        ("0", 0),
        ("7", 7),
        (" 7 ", 7),
        ("0000000000007", 7),
        ("120", 120),
        ("300", 300),
        ("301", 300),
        ("9" * 5000, 300),
        (None, 30),
        ("", 30),
        ("soon", 30),
        ("-5", 30),
        ("+5", 30),
        ("1.5", 30),
        ("1e3", 30),
        ("NaN", 30),
        ("٣", 30),
        ("²", 30),
        ("7, 8", 30),
        ("Mon", 30),
        ("\x00", 30),
        ("Thu, 99 Foo 2026 99:99:99 GMT", 30),
    ],
)
def test_a_wish_to_wait_in_seconds_is_read_and_whatever_else_is_30(header: str | None, seconds: float) -> None:
    assert read_retry_after(header, NOW, greatest=300) == seconds


@pytest.mark.parametrize(
    ("later", "seconds"),
    [(timedelta(seconds=90), 90), (timedelta(0), 0), (timedelta(days=1), 300), (timedelta(-1), 30)],
)
def test_a_wish_to_wait_may_be_a_date(later: timedelta, seconds: float) -> None:
    assert read_retry_after(format_datetime(NOW + later, usegmt=True), NOW, greatest=300) == seconds


def test_a_date_without_a_zone_is_taken_as_utc() -> None:
    assert read_retry_after("Mon, 14 Sep 2026 08:41:12 -0000", NOW, greatest=300) == 60


def test_the_default_obeys_the_bound_too() -> None:
    assert read_retry_after(None, NOW, default=30, greatest=10) == 10


@given(
    st.text(max_size=60) | st.from_regex(r"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{1,6} \d\d:\d\d:\d\d [-+A-Z0-9]{1,6}")
)
def test_no_header_makes_the_reading_raise_or_wait_beyond_the_bound(header: str) -> None:
    assert 0 <= read_retry_after(header, NOW, greatest=300) <= 300


def test_a_result_may_be_deleted_an_hour_after_the_last_not_ready() -> None:
    hour, later = timedelta(hours=1), NOW + timedelta(minutes=20)
    assert earliest_deletion(NOW, None) == NOW + hour
    assert earliest_deletion(NOW, later) == later + hour


def test_a_not_ready_of_before_the_submission_does_not_count() -> None:
    assert earliest_deletion(NOW, NOW - timedelta(days=1)) == NOW + timedelta(hours=1)


AGES = st.floats(0, 100, allow_nan=False)


@given(st.lists(st.tuples(AGES, st.booleans()), max_size=200), st.lists(AGES, max_size=5))
def test_the_first_check_is_never_later_than_the_interval_nor_at_an_age_known_as_too_early(
    answers: list[tuple[float, bool]], planned: list[float]
) -> None:
    times = FirstCheckTimes.of(30)
    for age, ready in answers:
        times = times.after(age, ready=ready)
        assert times.too_early <= times.next_age(planned) <= 30


def test_the_very_first_is_asked_as_the_service_recommends_and_the_next_ones_probe() -> None:
    times = FirstCheckTimes.of(30)
    ages: list[float] = []
    for _ in range(10):
        ages.append(times.next_age(ages))
    assert ages == [30, 15, 7.5, 22.5, 3.75, 11.25, 18.75, 26.25, 30, 30]


@given(st.floats(0.1, 29))
def test_single_documents_find_out_how_long_analyses_take(seconds: float) -> None:
    """Each is asked when the one before has its answer; the check comes at most an eighth of the interval late."""
    times = FirstCheckTimes.of(30)
    in_vain = 0
    for _ in range(6):
        age = times.next_age([])
        times = times.after(age, ready=age >= seconds)
        in_vain += age < seconds
    assert 0 <= times.next_age([]) - seconds <= 30 / 8
    assert in_vain <= 3


def test_analyses_that_became_slower_are_asked_at_the_interval_again() -> None:
    times = FirstCheckTimes(30, too_early=7, soon_enough=9).after(9, ready=False)
    assert (times.too_early, times.soon_enough) == (9, 30)


def test_analyses_that_became_faster_are_noticed() -> None:
    times = FirstCheckTimes(30, too_early=20, soon_enough=22)
    for _ in range(READY_UNTIL_SOONER_IS_TRIED):
        assert times.next_age([]) == 22
        times = times.after(22, ready=True)
    assert times.next_age([]) == 11


def test_a_result_that_was_early_for_once_changes_nothing() -> None:
    times = FirstCheckTimes(30, too_early=20, soon_enough=22)
    assert times.after(10, ready=True).next_age([]) == 22


def test_where_analyses_take_longer_than_the_interval_nothing_is_probed() -> None:
    times = FirstCheckTimes.of(30).after(30, ready=False)
    assert times.next_age([]) == times.next_age([30, 30]) == 30
