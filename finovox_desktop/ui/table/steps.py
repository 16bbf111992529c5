"""Work on all rows in steps of a few milliseconds, between which the event loop goes round."""

from collections.abc import Generator, Hashable, Sequence
from itertools import filterfalse
from typing import TypeVar

ROWS_A_STEP = 8_192
"""About 2 ms of work. What is not more is done in the step in which it begins."""

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
    left: list[Item] = []
    for part in slices(items):
        left += filterfalse(known.__contains__, items[part])
        if part.stop < len(items):
            yield
    return left


def common(items: Sequence[Item], others: Sequence[Item]) -> Steps[list[Item]]:
    """Give the items that are among others, too, in their order."""
    known = yield from _known(others)
    both: list[Item] = []
    for part in slices(items):
        both += filter(known.__contains__, items[part])
        if part.stop < len(items):
            yield
    return both


def _known(items: Sequence[Item]) -> Steps[set[Item]]:
    known: set[Item] = set()
    for part in slices(items):
        known.update(items[part])
        if part.stop < len(items):
            yield
    return known
