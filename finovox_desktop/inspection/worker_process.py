"""A worker process and the pipes to it."""

import subprocess
import time
from collections.abc import Sequence
from queue import Empty, Queue
from threading import Thread

from finovox_desktop.core.creation_flags import creation_flags

_BLOCK = 64 * 1024  # bytes
_MOST_BLOCKS_WAITING = 64
_SECONDS_TO_END = 2.0


class NoTimeLeftError(Exception):
    """The worker did not answer in time."""


class WorkerProcess:
    """A worker process. It ends when its standard input closes, so it does not outlive a killed parent.

    One thread at a time asks; any thread may kill.
    """

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            bufsize=0,
            creationflags=creation_flags(),
        )
        # A pipe cannot be read with a time limit on every platform; a queue that a thread fills can.
        self._blocks: Queue[bytes] = Queue(_MOST_BLOCKS_WAITING)
        self._pending = bytearray()
        self._is_at_end = False
        self._is_killed = False
        self._deadline = 0.0
        self._reader = Thread(target=self._read, name="worker's answers", daemon=True)
        self._reader.start()

    @property
    def lives(self) -> bool:
        """Whether it can be asked."""
        return not self._is_killed and self._process.poll() is None

    def send(self, request: bytes, time_limit: float) -> None:
        """Send a request; the answer must have been read within `time_limit` seconds. Raises OSError."""
        assert self._process.stdin is not None
        self._deadline = time.monotonic() + time_limit
        self._process.stdin.write(request)

    def read_line(self, greatest_size: int) -> bytes:
        """Give one line without its end; less, where the process ended.

        Raises:
            NoTimeLeftError: the time is over.
            ValueError: the line is longer than `greatest_size` bytes.

        """
        looked_at = 0
        while (end := self._pending.find(b"\n", looked_at)) < 0:
            looked_at = len(self._pending)
            if looked_at > greatest_size:
                raise ValueError("the worker's line is too long")
            if not self._receive():
                return self._take(looked_at)
        return self._take(end + 1).removesuffix(b"\n")

    def read(self, size: int) -> bytes:
        """Give exactly so many bytes.

        Raises:
            NoTimeLeftError: the time is over.
            ValueError: the process ended before.

        """
        while len(self._pending) < size:
            if not self._receive():
                raise ValueError("the worker ended within its answer")
        return self._take(size)

    def kill(self) -> None:
        """Kill it; waits for nothing. Thread-safe. `end()` is still to be called."""
        self._is_killed = True
        self._process.kill()

    def end(self) -> None:
        """Kill it and give back what it held."""
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self.kill()
        self._process.wait()
        self._drain()
        self._reader.join(_SECONDS_TO_END)
        self._process.stdin.close()
        self._process.stdout.close()

    def _take(self, size: int) -> bytes:
        taken = bytes(memoryview(self._pending)[:size])
        del self._pending[:size]
        return taken

    def _receive(self) -> bool:
        """Wait for a block; tells whether there was one."""
        if self._is_at_end:
            return False
        try:
            block = self._blocks.get(timeout=max(0.0, self._deadline - time.monotonic()))
        except Empty:
            raise NoTimeLeftError from None
        self._pending += block
        self._is_at_end = not block
        return not self._is_at_end

    def _drain(self) -> None:
        """Let the reader come to its end, which may wait for room."""
        self._deadline = time.monotonic() + _SECONDS_TO_END
        try:
            while self._receive():
                self._pending.clear()
        except NoTimeLeftError:
            return

    def _read(self) -> None:
        assert self._process.stdout is not None
        while block := self._process.stdout.read(_BLOCK):
            self._blocks.put(block)
        self._blocks.put(b"")
