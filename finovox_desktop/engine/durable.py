"""The result of a command of the writer, once it is durable."""

import logging
import threading
from collections.abc import Callable
from typing import Generic, TypeVar

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Durable(Generic[Result]):
    """What a command gave or raised, for whoever waits for its commit. Thread-safe.

    As much of concurrent.futures.Future as is needed: that has a condition with a queue each, and takes as long as a statement
    of SQLite.
    """

    __slots__ = ("_callbacks", "_error", "_is_done", "_latch", "_value")
    _value: Result

    def __init__(self) -> None:
        self._latch = threading.Lock()  # held until there is a result
        self._latch.acquire()
        self._is_done = False
        self._error: Exception | None = None
        self._callbacks: list[Callable[[Durable[Result]], None]] | None = None

    def set_result(self, value: Result) -> None:
        """Give the result; for the writer, once."""
        self._value = value
        self._end()

    def set_exception(self, error: Exception) -> None:
        """Say that there is none; for the writer, once."""
        self._error = error
        self._end()

    def done(self) -> bool:
        """Tell whether the command is durable, or has failed."""
        return self._is_done

    def exception(self, timeout: float | None = None) -> Exception | None:
        """Wait for the end; give why the command failed, or None. Raises TimeoutError."""
        if not self._is_done:
            if not self._latch.acquire(timeout=-1 if timeout is None else timeout):
                raise TimeoutError
            self._latch.release()
        return self._error

    def result(self, timeout: float | None = None) -> Result:
        """Wait for the end; give the result, or raise why the command failed. Raises TimeoutError."""
        error = self.exception(timeout)
        if error is not None:
            raise error
        return self._value

    def add_done_callback(self, callback: Callable[["Durable[Result]"], None]) -> None:
        """Have something called when the command has ended: in the writer's thread, or at once. For whoever gave it."""
        if self._callbacks is None:
            self._callbacks = []
        self._callbacks.append(callback)
        if self._is_done:
            self._call_back()

    def _end(self) -> None:
        self._is_done = True
        self._latch.release()
        if self._callbacks is not None:
            self._call_back()

    def _call_back(self) -> None:
        """Call what is to be called. Both threads may come here: what one of them has taken, the other does not find."""
        while self._callbacks:
            try:
                callback = self._callbacks.pop(0)
            except IndexError:
                return
            try:
                callback(self)
            except Exception:  # noqa: BLE001 - a bug of whoever waits; the writer goes on
                _log.critical("what follows a command failed", exc_info=True)
