"""Errors that are nobody's but the program's own, as they may be shown to others."""

import traceback
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

_GREATEST_CHAIN = 8
_MOST_FRAMES = 40


@dataclass(frozen=True, slots=True)
class BugError:
    """One error of a chain: its type and where it came from, innermost last. Not its text: that may hold anything."""

    kind: str
    frames: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Bug:
    """An error that nothing in the program expected, with those that led to it, the first cause last."""

    errors: tuple[BugError, ...]

    @property
    def title(self) -> str:
        """Its type and its place, in a line."""
        error = self.errors[0]
        return f"{error.kind} in {error.frames[-1]}" if error.frames else error.kind


def read_bug(error: BaseException) -> Bug:
    """Give of an error what may be shown to others: types, base names of program files, lines, names of functions."""
    return Bug(tuple(BugError(_kind_of(link), _frames_of(link)) for link in _chain_of(error)))


def _kind_of(error: BaseException) -> str:
    kind = type(error)
    return kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"


def _frames_of(error: BaseException) -> tuple[str, ...]:
    frames = traceback.extract_tb(error.__traceback__, limit=-_MOST_FRAMES)
    return tuple(f"{PurePath(frame.filename).name}, line {frame.lineno}, {frame.name}" for frame in frames)


def _chain_of(error: BaseException) -> Iterator[BaseException]:
    link: BaseException | None = error
    for _ in range(_GREATEST_CHAIN):
        if link is None:
            return
        yield link
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
