"""Work on all rows in steps of a few milliseconds, between which the event loop goes round."""

from collections.abc import Callable, Generator, Hashable, Iterable, Sequence
from itertools import filterfalse
from typing import TypeVar

ROWS_A_STEP = 4_096
"""About 1 ms of work. What is not more is done in the step in which it begins."""

Item = TypeVar("Item", bound=Hashable)
Result = TypeVar("Result")

Steps = Generator[None, None, Result]
"""Each `yield` ends a step."""


def slices(items: Sequence[Item]) -> list[slice]:
    """Give the parts of a list that a step takes each."""
    return [slice(begin, begin + ROWS_A_STEP) for begin in range(0, len(items), ROWS_A_STEP)]


def difference(items: Sequence[Item], others: Sequence[Item]) -> Steps[list[Item]]:
    """Give the items that are not among others, in their order."""
    known = yield from _known(others)
    return (yield from _passed(items, lambda some: filterfalse(known.__contains__, some)))


def common(items: Sequence[Item], others: Sequence[Item]) -> Steps[list[Item]]:
    """Give the items that are among others, too, in their order."""
    known = yield from _known(others)
    return (yield from _passed(items, lambda some: filter(known.__contains__, some)))


def _passed(items: Sequence[Item], let_through: Callable[[Iterable[Item]], Iterable[Item]]) -> Steps[list[Item]]:
    passed: list[Item] = []
    for part in slices(items):
        passed += let_through(items[part])
        if part.stop < len(items):
            yield
    return passed


def _known(items: Sequence[Item]) -> Steps[set[Item]]:
    known: set[Item] = set()
    for part in slices(items):
        known.update(items[part])
        if part.stop < len(items):
            yield
    return known
