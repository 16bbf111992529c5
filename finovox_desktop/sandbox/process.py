"""The sandbox as a child process of the program that embeds it."""

import subprocess
import tempfile
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import IO

from finovox_desktop.core.child_program import ChildProgram
from finovox_desktop.core.creation_flags import creation_flags
from finovox_desktop.core.errors import SandboxUnavailableError
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP

_SECONDS_TO_START = 20.0
_SECONDS_TO_STOP = 2.0
_GREATEST_WORDS_LENGTH = 2000
_SCHEME = "http://"


def sandbox_command() -> Sequence[str]:
    """Give the command that starts a sandbox."""
    return (*ChildProgram.SANDBOX.command(), "--port", "0", "--until-stdin-closes")


class SandboxProcess:
    """Starts and stops one sandbox, and may do so again. Safe to use from several threads.

    The child ends when the pipe to its stdin closes: with `stop`, and with this process however it ends.
    """

    def __init__(
        self, command: Callable[[], Sequence[str]] = sandbox_command, *, start_limit: float = _SECONDS_TO_START
    ) -> None:
        """`start_limit` is in seconds."""
        self._command = command
        self._start_limit = start_limit
        self._starting = threading.Lock()
        self._lock = threading.Lock()  # never held while waiting for a child to listen, so that `stop` can come between
        self._child: _Child | None = None
        self._root: str | None = None

    @property
    def root(self) -> str:
        """The root address, such as `http://127.0.0.1:40123`. Raises SandboxUnavailableError unless it was started."""
        root = self._root
        if root is None:
            raise _did_not_start("It is not running.")
        return root

    @property
    def is_running(self) -> bool:
        """Whether it was started and has not ended since, be it by itself."""
        child = self._child
        return self._root is not None and child is not None and child.is_alive

    def start(self) -> None:
        """Start it and wait until it listens; does nothing if it runs.

        Raises SandboxUnavailableError, with the child's own words, if it does not listen in time or `stop` comes first.
        """
        with self._starting:
            if not self.is_running:
                self._start()

    def stop(self) -> None:
        """End it and wait until it has ended, at most about 2 seconds; does nothing if it does not run."""
        with self._lock:
            self._discard_child()

    def _start(self) -> None:
        with self._lock:
            self._discard_child()
            try:
                child = self._child = _Child(self._command())
            except OSError as error:
                raise _did_not_start(str(error)) from error
        first_line = child.first_line(self._start_limit)
        with self._lock:
            if child is not self._child:
                raise _did_not_start("It was stopped.")
            if first_line.startswith(_SCHEME):
                self._root = first_line
                return
            self._child = None
            raise _did_not_start(child.end() or f"It gave no address within {self._start_limit:g} seconds.")

    def _discard_child(self) -> None:
        child, self._child, self._root = self._child, None, None
        if child is not None:
            child.end()


class _Child:
    """A running sandbox with the pipes to it."""

    def __init__(self, command: Sequence[str]) -> None:
        # A file, not a pipe: nobody has to read it for the child to go on.
        self._words: IO[bytes] = tempfile.TemporaryFile()  # noqa: SIM115  closed with the child
        try:
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=self._words,
                creationflags=creation_flags(),
            )
        except BaseException:
            self._words.close()
            raise

    @property
    def is_alive(self) -> bool:
        return self._process.poll() is None

    def first_line(self, limit: float) -> str:
        """Wait for the first line on stdout; empty if the child ends or does not write one within `limit` seconds."""
        assert self._process.stdout is not None
        timer = threading.Timer(limit, self._process.kill)
        timer.daemon = True
        timer.start()
        try:
            return self._process.stdout.readline().decode("utf-8", "replace").strip()
        except ValueError:  # `end` came first and closed the pipe
            return ""
        finally:
            timer.cancel()

    def end(self) -> str:
        """End the child, by force after 2 seconds. Gives the last words it wrote to stderr."""
        with self._process as process, self._words as words:
            assert process.stdin is not None
            with suppress(OSError):
                process.stdin.close()
            try:
                process.wait(_SECONDS_TO_STOP)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            return _last_words(words)


def _last_words(file: IO[bytes]) -> str:
    length = file.seek(0, 2)
    file.seek(max(0, length - _GREATEST_WORDS_LENGTH))
    return file.read().decode("utf-8", "replace").strip()


def _did_not_start(words: str) -> SandboxUnavailableError:
    return SandboxUnavailableError(
        QT_TRANSLATE_NOOP("Error", "The sandbox did not start: {reason}"),
        QT_TRANSLATE_NOOP("Error", "Try again, or use a key of the service."),
        reason=words,
    )
