"""When something is due."""

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finovox_desktop.core.schedule import FirstCheckDelay, earliest_deletion, offline_pause, read_retry_after

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


@given(st.lists(st.booleans(), max_size=200))
def test_the_first_check_stays_between_a_tenth_of_the_interval_and_the_interval(answers: list[bool]) -> None:
    delay = FirstCheckDelay.of(30)
    for ready in answers:
        delay = delay.after(ready=ready)
        assert 3 <= delay.seconds <= 30


def test_the_first_check_comes_sooner_where_results_are_ready_and_later_where_not() -> None:
    start = FirstCheckDelay.of(30)
    sooner = start.after(ready=True)
    assert sooner.seconds == pytest.approx(28.5)
    assert sooner.after(ready=False).seconds == 30
