"""What waits for the writer: commands on the job store, the most urgent first."""

import contextlib
from collections import deque
from collections.abc import Callable
from enum import IntEnum
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple, TypeVar

from finovox_desktop.core.clock import Clock
from finovox_desktop.engine.durable import Durable
from finovox_desktop.storage.job_store import JobStore

MOST_COMMANDS_A_COMMIT = 256

SECONDS_BETWEEN_INTAKES = 0.03
"""How long intake waits after its last commit where nothing else does: many small commits cost more, and so does showing them."""

Result = TypeVar("Result")
Command = Callable[[JobStore], Result]


class Urgency(IntEnum):
    """What is committed first when much is waiting."""

    TOKENS_AND_RESULTS = 0
    MOVES = 1
    INTAKE = 2


class Waiting(NamedTuple):
    """A command, and where what it gives is waited for."""

    command: Command[Any]
    urgency: Urgency
    end: Durable[Any]


class CommandQueue:
    """Commands of all threads, for the one thread that takes them; those of one urgency in the order they were given."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._given: SimpleQueue[Waiting | None] = SimpleQueue()
        self._waiting: dict[Urgency, deque[Waiting]] = {urgency: deque() for urgency in Urgency}
        self._is_ended = False
        self._next_intake = 0.0  # monotonic seconds

    def put(self, command: Command[Result], urgency: Urgency) -> Durable[Result]:
        """Add a command; give what says when it is durable. Thread-safe."""
        end: Durable[Result] = Durable()
        self._given.put(Waiting(command, urgency, end))
        return end

    def end(self) -> None:
        """Have nothing waited for after what was given before. Thread-safe."""
        self._given.put(None)

    def take(self, timeout: float | None) -> list[Waiting]:
        """Wait for commands; give those of the next commit, none when the end has come. Raises Empty after a timeout."""
        if not self._is_ended and not any(self._waiting.values()):
            self._sort_in(self._given.get(timeout=timeout))
        with contextlib.suppress(Empty):
            while True:
                self._sort_in(self._given.get_nowait())
        with contextlib.suppress(Empty):
            while (pause := self._pause()) > 0:
                self._sort_in(self._given.get(timeout=pause))
        group: list[Waiting] = []
        for waiting in self._waiting.values():
            while waiting and len(group) < MOST_COMMANDS_A_COMMIT:
                group.append(waiting.popleft())
        if group and group[0].urgency is Urgency.INTAKE:
            self._next_intake = self._clock.monotonic() + SECONDS_BETWEEN_INTAKES
        return group

    def _sort_in(self, waiting: Waiting | None) -> None:
        if waiting is None:
            self._is_ended = True
        else:
            self._waiting[waiting.urgency].append(waiting)

    def _pause(self) -> float:
        """Give the seconds for which more is waited for before the next commit: some, where there is but a little of intake."""
        is_intake_alone = all(
            bool(waiting) is (urgency is Urgency.INTAKE) for urgency, waiting in self._waiting.items()
        )
        if self._is_ended or not is_intake_alone or len(self._waiting[Urgency.INTAKE]) >= MOST_COMMANDS_A_COMMIT:
            return 0.0
        return self._next_intake - self._clock.monotonic()
