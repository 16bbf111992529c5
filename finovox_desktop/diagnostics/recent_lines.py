"""The last lines of the log as they may be shown to others: what happened, without the values it happened to."""

import logging
import re
from collections import deque

from finovox_desktop.core.errors import FinovoxError

MOST_LINES = 50
_GREATEST_TEMPLATE_LENGTH = 200
_PLACEHOLDER = re.compile(r"%[-+ #0-9.]*[a-zA-Z]")


class RecentLines(logging.Handler):
    """Keeps the last lines in memory.

    A line is written anew from its record: the message without its arguments, of errors only the type and the place. So it
    holds no file name and no path, whatever was logged; taking them out of the formatted text would be guesswork.
    """

    def __init__(self) -> None:
        super().__init__()
        self._lines: deque[str] = deque(maxlen=MOST_LINES)
        self._times = logging.Formatter()

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a record's line."""
        error = record.exc_info[1] if record.exc_info else None
        parts = [self._times.formatTime(record), record.levelname, f"{record.name}:", _message(record)]
        if error is not None:
            from finovox_desktop.diagnostics.bugs import read_bug  # noqa: PLC0415 - no error, no need

            parts.append(f"[{read_bug(error).title}]")
        self._lines.append(" ".join(parts))

    def lines(self) -> tuple[str, ...]:
        """Give the lines, the oldest first."""
        return tuple(self._lines)


def _message(record: logging.LogRecord) -> str:
    template = " ".join(str(record.msg).split())[:_GREATEST_TEMPLATE_LENGTH]
    arguments = iter(record.args if isinstance(record.args, tuple) else ())
    return _PLACEHOLDER.sub(lambda _: _shown(next(arguments, None)), template)


def _shown(argument: object) -> str:
    if isinstance(argument, FinovoxError):
        return f"{type(argument).__name__} ({argument.title})"
    if isinstance(argument, BaseException):
        return type(argument).__name__
    if isinstance(argument, bool | int | float):
        return str(argument)
    return "[...]"
