"""Errors that are nobody's but the program's own: told once each, however often they happen."""

import logging
import threading
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
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


class BugWatch(logging.Filter):
    """Sees bugs in the log: records of the level CRITICAL with an error. On the log's handler, it lets each pass once.

    `found` is called with each new Bug, in the thread where it happened. One that happens again, in a repaint say, is
    counted, and passes only the tenth, the hundredth time and so on: it must not push everything else out of the log.
    """

    def __init__(self, found: Callable[[Bug], None]) -> None:
        super().__init__()
        self._found = found
        self._lock = threading.Lock()
        self._counts: Counter[str] = Counter()

    def filter(self, record: logging.LogRecord) -> bool:
        """Tell whether a record is to be written."""
        error = record.exc_info[1] if record.exc_info else None
        if record.levelno < logging.CRITICAL or error is None:
            return True
        bug = read_bug(error)
        with self._lock:
            self._counts[bug.title] += 1
            count = self._counts[bug.title]
        if count == 1:
            self._found(bug)
        return str(count).strip("0") == "1"

    def count_of(self, bug: Bug) -> int:
        """Tell how often a bug has happened."""
        with self._lock:
            return self._counts[bug.title]


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
