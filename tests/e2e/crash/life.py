"""One run of the driver, from its start to its death."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.e2e.crash.driver import Moment
from tests.fakes.fault_service import FaultService

ROOT = Path(__file__).parents[3]
GREATEST_SECONDS = 90.0


class Life:
    """Runs within its `with` block and is killed at its end. What it says wakes those who wait on the service."""

    def __init__(
        self,
        directory: Path,
        service: FaultService,
        documents: Sequence[Path] = (),
        moment: Moment | None = None,
        number: int = 1,
    ) -> None:
        self._service = service
        driver = [sys.executable, "-m", "tests.e2e.crash.driver"]
        arguments = [str(directory), service.root, moment or "none", str(number), *map(str, documents)]
        # The system kills it, too, when the tests are killed.
        self._process = subprocess.Popen(
            ["setpriv", "--pdeathsig", "KILL", *driver, *arguments],
            cwd=ROOT,
            env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        )
        self._other_lines: list[str] = []
        self.has_started = False
        self.has_committed = not documents
        self.idle_jobs: int | None = None
        """The number of jobs, while none of them goes on by itself."""
        self.is_over = False
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.send_signal(signal.SIGKILL)
        self.wait_for_death()

    def wait_for_death(self) -> int:
        """Wait until the process has ended; give its status."""
        status = self._process.wait(GREATEST_SECONDS)
        self._reader.join()
        if self._process.stdout:
            self._process.stdout.close()
        return status

    @property
    def other_words(self) -> str:
        """What it said besides: an error, most likely."""
        return "".join(self._other_lines)

    def must_live(self) -> None:
        """Raise AssertionError where the process has ended by itself."""
        if self.is_over:
            raise AssertionError(f"ended with {self.wait_for_death()}: {self.other_words}")

    def _read(self) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            self._service.change(partial(self._take_in, line))
        self._service.change(self._note_end)

    def _take_in(self, line: str) -> None:
        match line.split():
            case ["started"]:
                self.has_started = True
            case ["committed"]:
                self.has_committed = True
            case ["idle", number]:
                self.idle_jobs = int(number)
            case _:
                self._other_lines.append(line)

    def _note_end(self) -> None:
        self.is_over = True
