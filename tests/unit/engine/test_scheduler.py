"""The scheduler: each name once, in the order of the times, at no cost for names that are not due."""

import random
from collections.abc import Iterator

import pytest

from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.scheduler import Scheduler
from tests.unit.engine.manual_clock import ManualClock
from tests.unit.engine.run import wait_until


@pytest.fixture
def clock() -> ManualClock:
    return ManualClock()


@pytest.fixture
def scheduler(clock: ManualClock) -> Iterator[Scheduler]:
    scheduler = Scheduler(clock)
    yield scheduler
    scheduler.stop()


@pytest.fixture
def due(scheduler: Scheduler) -> list[tuple[str, ...]]:
    told: list[tuple[str, ...]] = []
    scheduler.due.connect(told.append)
    return told


def test_ten_thousand_names_come_once_each_in_the_order_of_their_times(
    scheduler: Scheduler, clock: ManualClock, due: list[tuple[str, ...]]
) -> None:
    names = [f"{number:05}" for number in range(10_000)]
    shuffled = names.copy()
    random.Random(7).shuffle(shuffled)
    for name in shuffled:
        scheduler.schedule(name, 1000.0 + int(name) / 100)
    for _ in range(101):
        scheduler.run_due()
        clock.advance(1.0)
    assert [name for told in due for name in told] == names
    assert all(len(told) <= 101 for told in due)
    assert scheduler.next_due_at() is None


def test_nothing_is_told_before_its_time(scheduler: Scheduler, clock: ManualClock, due: list[tuple[str, ...]]) -> None:
    scheduler.schedule("a", 1010.0)
    clock.advance(9.999)
    scheduler.run_due()
    assert due == []
    clock.advance(0.001)
    scheduler.run_due()
    scheduler.run_due()
    assert due == [("a",)]


def test_a_name_that_is_scheduled_again_comes_at_its_new_time_only(
    scheduler: Scheduler, clock: ManualClock, due: list[tuple[str, ...]]
) -> None:
    scheduler.schedule("later", 1001.0)
    scheduler.schedule("sooner", 1090.0)
    scheduler.schedule("later", 1060.0)
    scheduler.schedule("sooner", 1002.0)
    assert scheduler.due_at("later") == 1060.0
    assert scheduler.next_due_at() == 1002.0
    clock.advance(30)
    scheduler.run_due()
    assert due == [("sooner",)]
    clock.advance(30)
    scheduler.run_due()
    clock.advance(60)
    scheduler.run_due()
    assert due == [("sooner",), ("later",)]


def test_a_forgotten_name_does_not_come(scheduler: Scheduler, clock: ManualClock, due: list[tuple[str, ...]]) -> None:
    scheduler.schedule("a", 1001.0)
    scheduler.schedule("b", 1001.0)
    scheduler.forget("a")
    scheduler.forget("never heard of")
    assert scheduler.due_at("a") is None
    clock.advance(1)
    scheduler.run_due()
    assert due == [("b",)]


def test_a_name_may_be_scheduled_again_while_it_is_told(scheduler: Scheduler, clock: ManualClock) -> None:
    told: list[str] = []

    def again(names: tuple[str, ...]) -> None:
        told.extend(names)
        scheduler.schedule("a", clock.monotonic() + 30)

    scheduler.due.connect(again)
    scheduler.schedule("a", 1000.0)
    for _ in range(3):
        scheduler.run_due()
        clock.advance(30)
    assert told == ["a", "a", "a"]


def test_rescheduling_without_end_does_not_grow_the_heap_without_end(scheduler: Scheduler, clock: ManualClock) -> None:
    scheduler.schedule("kept", 2000.0)
    for _ in range(1000):
        scheduler.schedule("moved", clock.monotonic() + 30)
        clock.advance(30)
        scheduler.run_due()
    assert len(scheduler._heap) < 10


def test_stopped_nothing_comes(scheduler: Scheduler, clock: ManualClock, due: list[tuple[str, ...]]) -> None:
    scheduler.schedule("a", 1001.0)
    scheduler.stop()
    clock.advance(10)
    scheduler.run_due()
    assert due == []


def test_the_timer_tells_by_itself() -> None:
    clock = SystemClock()
    scheduler = Scheduler(clock)
    told: list[tuple[str, ...]] = []
    scheduler.due.connect(told.append)
    scheduler.schedule("a", clock.monotonic() + 0.02)
    scheduler.schedule("b", clock.monotonic() + 3600)
    wait_until(lambda: told)
    assert told == [("a",)]
    scheduler.stop()


def test_names_with_patience_come_together(
    scheduler: Scheduler, clock: ManualClock, due: list[tuple[str, ...]]
) -> None:
    began = clock.monotonic()
    scheduler.schedule("a", began + 1.0, patience=0.5)
    scheduler.schedule("b", began + 1.3, patience=0.5)
    scheduler.schedule("c", began + 1.6, patience=0.5)
    assert scheduler._timer.remainingTime() > 1400, "it wakes when the patience of the first ends"
    assert scheduler.due_at("a") == began + 1.0
    clock.advance(1.5)
    scheduler.run_due()
    assert due == [("a", "b")]


def test_a_name_without_patience_comes_at_its_time(scheduler: Scheduler, clock: ManualClock) -> None:
    scheduler.schedule("patient", clock.monotonic() + 1.0, patience=5.0)
    scheduler.schedule("urgent", clock.monotonic() + 1.2)
    assert scheduler._timer.remainingTime() <= 1201
