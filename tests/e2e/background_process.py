"""A child process that is read line by line while it runs, and that never outlives its test."""

import queue
import subprocess
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from tests.e2e.waiting import SECONDS


class BackgroundProcess:
    """Starts with the `with` block and ends with it at the latest; also ended by the system when the tests are killed."""

    def __init__(
        self,
        command: Sequence[str | Path],
        environment: Mapping[str, str],
        log: Path | None = None,
        user: int | None = None,
    ) -> None:
        """`log` receives stderr; without it, stderr goes where that of the tests goes. `user` runs it, if root starts it."""
        self._name = str(command[0])
        self._command = ["setpriv", "--pdeathsig", "KILL", *as_user(user), *map(str, command)]
        self._environment = dict(environment)
        self._log = log
        self._lines: queue.Queue[str | None] = queue.Queue()
        self._reader: threading.Thread | None = None
        self._process: subprocess.Popen[str] | None = None

    def __enter__(self) -> Self:
        stderr = self._log.open("w", encoding="utf-8") if self._log else None
        self._process = subprocess.Popen(
            self._command,
            env=self._environment,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=stderr,
            text=True,
            encoding="utf-8",
            errors="replace",
        )
        if stderr:
            stderr.close()
        self._reader = threading.Thread(target=self._read, args=(self._process.stdout,), daemon=True)
        self._reader.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        process = self.process
        if process.poll() is None:
            process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()
        if self._reader:
            self._reader.join()
        for stream in (process.stdin, process.stdout):
            if stream:
                stream.close()

    @property
    def process(self) -> "subprocess.Popen[str]":
        if self._process is None:
            raise RuntimeError("not started")
        return self._process

    def write_and_close(self, text: str) -> None:
        """Give the process its whole standard input."""
        stdin = self.process.stdin
        if stdin is None:
            raise RuntimeError("no standard input")
        stdin.write(text)
        stdin.close()

    def next_line(self, seconds: float = SECONDS) -> str | None:
        """The next line of its standard output without its end; None when none came in that time.

        Raises EOFError when the process has closed its output: none will come.
        """
        try:
            line = self._lines.get(timeout=seconds)
        except queue.Empty:
            return None
        if line is None:
            self._lines.put(None)
            raise EOFError(f"{self._name} ended: {self._log.read_text(encoding='utf-8') if self._log else ''}")
        return line

    def wait_for_line(self, start: str, seconds: float = SECONDS) -> str:
        """What follows `start` in the next line that begins so; lines before it are passed over."""
        while (line := self.next_line(seconds)) is not None:
            if line.startswith(start):
                return line.removeprefix(start).strip()
        raise TimeoutError(f"{self._name} said nothing that begins with {start!r} for {seconds:.0f} s")

    def _read(self, stdout: IO[str]) -> None:
        for line in stdout:
            self._lines.put(line.rstrip("\n"))
        self._lines.put(None)


def as_user(user: int | None) -> list[str]:
    """Give the options of setpriv that make a process a user's, by number, instead of root's."""
    return [] if user is None else [f"--reuid={user}", f"--regid={user}", "--clear-groups"]
