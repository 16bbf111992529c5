"""What waits for the writer: the most urgent first, everything in its order, and intake in fewer commits."""

from collections.abc import Callable
from queue import Empty

import pytest

from finovox_desktop.engine.command_queue import MOST_COMMANDS_A_COMMIT, CommandQueue, Urgency
from finovox_desktop.storage.job_store import JobStore
from tests.unit.engine.manual_clock import ManualClock


def command(name: str) -> Callable[[JobStore], str]:
    return lambda _store: name


def names(queue: CommandQueue) -> list[str]:
    """Take the next group; give what its commands would give: these do not look at the store."""
    return [waiting.command(None) for waiting in queue.take(0)]  # type: ignore[arg-type]


class WatchedClock(ManualClock):
    """Has something happen when it is next asked."""

    def __init__(self) -> None:
        super().__init__()
        self._happenings: list[Callable[[], object]] = []

    def when_asked(self, happening: Callable[[], object]) -> None:
        self._happenings.append(happening)

    def monotonic(self) -> float:
        while self._happenings:
            self._happenings.pop()()
        return super().monotonic()


@pytest.fixture
def clock() -> WatchedClock:
    return WatchedClock()


@pytest.fixture
def queue(clock: WatchedClock) -> CommandQueue:
    return CommandQueue(clock)


def test_tokens_and_results_come_first_and_each_urgency_keeps_its_order(queue: CommandQueue) -> None:
    for name, urgency in (
        ("document", Urgency.INTAKE),
        ("move 1", Urgency.MOVES),
        ("token 1", Urgency.TOKENS_AND_RESULTS),
        ("move 2", Urgency.MOVES),
        ("token 2", Urgency.TOKENS_AND_RESULTS),
    ):
        queue.put(command(name), urgency)
    assert names(queue) == ["token 1", "token 2", "move 1", "move 2", "document"]


def test_a_group_is_bounded_and_what_is_more_urgent_overtakes_the_rest(queue: CommandQueue) -> None:
    for number in range(MOST_COMMANDS_A_COMMIT + 2):
        queue.put(command(str(number)), Urgency.MOVES)
    assert names(queue) == [str(number) for number in range(MOST_COMMANDS_A_COMMIT)]
    queue.put(command("token"), Urgency.TOKENS_AND_RESULTS)
    assert names(queue) == ["token", str(MOST_COMMANDS_A_COMMIT), str(MOST_COMMANDS_A_COMMIT + 1)]


def test_without_a_command_it_says_so_after_the_time(queue: CommandQueue) -> None:
    with pytest.raises(Empty):
        queue.take(0)


def test_the_end_comes_after_everything_that_was_given(queue: CommandQueue) -> None:
    for number in range(MOST_COMMANDS_A_COMMIT + 1):
        queue.put(command(str(number)), Urgency.INTAKE)
    queue.end()
    assert len(names(queue)) == MOST_COMMANDS_A_COMMIT
    assert names(queue) == [str(MOST_COMMANDS_A_COMMIT)]
    assert names(queue) == []


def test_intake_that_follows_closely_waits_for_more_of_it(queue: CommandQueue, clock: WatchedClock) -> None:
    queue.put(command("1"), Urgency.INTAKE)
    assert names(queue) == ["1"]  # the first one waits for nothing
    queue.put(command("2"), Urgency.INTAKE)
    clock.when_asked(lambda: queue.put(command("3"), Urgency.INTAKE))
    assert names(queue) == ["2", "3"]


def test_a_token_does_not_wait_for_intake(queue: CommandQueue, clock: WatchedClock) -> None:
    queue.put(command("1"), Urgency.INTAKE)
    assert names(queue) == ["1"]
    queue.put(command("2"), Urgency.INTAKE)
    clock.when_asked(lambda: queue.put(command("token"), Urgency.TOKENS_AND_RESULTS))
    assert names(queue) == ["token", "2"]
