"""The inspection, as the rest of the program sees it: a worker process that is started, limited and replaced.

Parsing a hostile document may crash, hang or eat memory, so it happens in another process. This module imports
none of the libraries that parse.
"""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from queue import Empty, SimpleQueue
from threading import Lock, Thread

from finovox_desktop.inspection.findings import Inspection, Obstacle, from_json, nothing_assessed

TIME_LIMIT = 20.0
"""Seconds a document may take, the start of a worker (0.2 to 0.3 s) included."""

_GREATEST_ANSWER = 4 * 1024 * 1024  # bytes
_SECONDS_TO_END = 2.0


def worker_command() -> Sequence[str]:
    """Give the command that starts a worker; the one place to change where the program starts itself instead.

    `-P` keeps the current folder, which may hold anybody's files, out of the module search path.
    """
    return (sys.executable, "-P", "-m", "finovox_desktop.inspection.worker")


class InspectionClient:
    """Inspects documents, one after the other, in one worker process that is started when it is first needed.

    May be shared by threads. `now` gives the present as an aware datetime; dates are judged against it.
    """

    def __init__(
        self,
        now: Callable[[], datetime] | None = None,
        *,
        command: Sequence[str] | None = None,
        time_limit: float = TIME_LIMIT,
    ) -> None:
        self._now = now or _utc_now
        self._command = tuple(command or worker_command())
        self._time_limit = time_limit
        self._lock = Lock()
        self._worker: _Worker | None = None
        self._closed = False

    def inspect(self, path: Path) -> Inspection:
        """Inspect a file; blocks until it is done, at most `time_limit` seconds once its turn has come.

        A document that crashes or stalls the worker has nothing assessed, and the next one gets a new worker.

        Raises:
            RuntimeError: the client is closed.

        """
        request = json.dumps({"path": str(path.absolute()), "now": self._now().isoformat()}).encode("ascii") + b"\n"
        with self._lock:
            if self._closed:
                raise RuntimeError("the inspection client is closed")
            return self._ask(request)

    def close(self) -> None:
        """End the worker. Waits for an inspection that is under way; may be called again."""
        with self._lock:
            self._closed = True
            self._end_worker()

    def _ask(self, request: bytes) -> Inspection:
        try:
            answer = self._living_worker().ask(request, self._time_limit)
            return from_json(json.loads(answer))
        except Empty:
            self._end_worker()
            return nothing_assessed(Obstacle.TOOK_TOO_LONG)
        except (OSError, ValueError, RecursionError):
            self._end_worker()
            return nothing_assessed(Obstacle.WORKER_FAILED)

    def _living_worker(self) -> "_Worker":
        if self._worker is not None and not self._worker.lives:
            self._end_worker()
        if self._worker is None:
            self._worker = _Worker(self._command)
        return self._worker

    def _end_worker(self) -> None:
        if self._worker is not None:
            self._worker.end()
            self._worker = None


class _Worker:
    """A worker process. It ends when its standard input closes, so it does not outlive a killed parent."""

    def __init__(self, command: Sequence[str]) -> None:
        self._process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, bufsize=0
        )
        # A pipe cannot be read with a time limit on every platform; a queue that a thread fills can.
        self._answers: SimpleQueue[bytes] = SimpleQueue()
        self._reader = Thread(target=self._read, name="inspection answers", daemon=True)
        self._reader.start()

    @property
    def lives(self) -> bool:
        return self._process.poll() is None

    def ask(self, request: bytes, time_limit: float) -> bytes:
        """Give the answer's line, or nothing if the process ended; raises `queue.Empty` at the time limit."""
        assert self._process.stdin is not None
        self._process.stdin.write(request)
        return self._answers.get(timeout=time_limit)

    def end(self) -> None:
        assert self._process.stdin is not None
        assert self._process.stdout is not None
        self._process.kill()
        self._process.wait()
        self._reader.join(_SECONDS_TO_END)
        self._process.stdin.close()
        self._process.stdout.close()

    def _read(self) -> None:
        assert self._process.stdout is not None
        pending = b""
        while block := self._process.stdout.read(65536):
            pending += block
            *lines, pending = pending.split(b"\n")
            for line in lines:
                self._answers.put(line)
            if len(pending) > _GREATEST_ANSWER:
                break
        self._answers.put(b"")


def _utc_now() -> datetime:
    return datetime.now(UTC)
