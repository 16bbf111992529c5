"""The program's engine, put together as its front doors do, in a process of its own: takes a folder in and submits it.

Arguments: the service's root, the data directory, the folder, what to wait for (a JobState), how many documents reach it, the
seconds between two checks, and whether each document is added when the one before has its result (`one-by-one`) or all are
added at once (`together`).
Says as JSON what it took (`Taken`).
"""

import itertools
import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot

from finovox_desktop import collector
from finovox_desktop.command_line import EmbeddedSandbox
from finovox_desktop.core.destination import Destination
from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import Settings
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.secrets import SystemKeyring
from finovox_desktop.storage.settings import write_settings
from tests.benchmarks.light_service import seconds_since_ready
from tests.benchmarks.service_settings import ANALYSES_IN_PROGRESS, KEY

_ROOT = Path(__file__).parents[2]
_STATUS = Path("/proc/self/status")
_MOST_SECONDS = 120.0
TOGETHER = "together"
ONE_BY_ONE = "one-by-one"


@dataclass(frozen=True, slots=True)
class Taken:
    """What a run took.

    `seconds` from the drop until the last document was where it was to be; `upload_seconds` from the first "submitting";
    `lateness` for each result the seconds from "ready at the service" until it was shown; `grown` the bytes by which the
    memory grew at its greatest.
    """

    seconds: float
    upload_seconds: float
    lateness: tuple[float, ...]
    grown: int


def run_program(
    root: str,
    data: Path,
    folder: Path,
    state: JobState,
    count: int,
    *,
    check_interval: float = 30.0,
    order: str = TOGETHER,
) -> Taken:
    """Run the program, and wait until so many documents are in a state."""
    command = [
        sys.executable, "-m", "tests.benchmarks.submitting_program", root, str(data), str(folder), state, str(count),
        str(check_interval), order,
    ]  # fmt: skip
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    done = subprocess.run(
        command, cwd=_ROOT, env=environment, stdout=subprocess.PIPE, check=True, timeout=_MOST_SECONDS
    )
    said = json.loads(done.stdout)
    return Taken(said["seconds"], said["upload_seconds"], tuple(said["lateness"]), said["grown"])


class _Run(QObject):
    def __init__(
        self, controller: JobController, turns: Iterable[tuple[str, ...]], state: JobState, count: int
    ) -> None:
        super().__init__()
        self._controller = controller
        self._turns = iter(turns)
        self._state = state
        self._missing = count
        self._tokens: dict[str, str] = {}
        self._began = self._uploads_began = 0.0
        self._before = 0
        self._lateness: list[float] = []
        self.taken: Taken | None = None
        controller.opened.connect(self._begin)
        controller.jobs_changed.connect(self._take_in)
        controller.finished.connect(QCoreApplication.quit)

    @Slot()
    def _begin(self) -> None:
        self._before = _begin_peak()
        self._began = time.monotonic()
        self._add_next()

    def _add_next(self) -> None:
        for paths in itertools.islice(self._turns, 1):
            self._controller.add_paths(paths)

    @Slot(object)
    def _take_in(self, change: JobsChange) -> None:
        self._tokens.update((token.job_id, token.token.reveal()) for token in change.tokens)
        for job in (*change.added, *change.changed):
            if job.state is JobState.SUBMITTING and not self._uploads_began:
                self._uploads_began = time.monotonic()
            if job.state is JobState.DONE:
                self._lateness.append(seconds_since_ready(self._tokens[job.id]))
                self._add_next()
            if job.state is self._state:
                self._missing -= 1
        if self._missing == 0 and self.taken is None:
            now = time.monotonic()
            grown = _bytes("VmHWM") - self._before
            self.taken = Taken(now - self._began, now - self._uploads_began, tuple(self._lateness), grown)
            self._controller.shutdown()


def _begin_peak() -> int:
    """Have the system count the greatest size anew from here; give the size that the process has."""
    Path("/proc/self/clear_refs").write_text("5", encoding="ascii")
    return _bytes("VmRSS")


def _bytes(field: str) -> int:
    (line,) = (line for line in _STATUS.read_text(encoding="utf-8").splitlines() if line.startswith(f"{field}:"))
    return int(line.split()[1]) * 1024


def main() -> None:
    root, data, folder, state, count, check_interval, order = sys.argv[1:]
    collector.begin()  # as the front doors have it
    application = QCoreApplication(["finovox"])
    paths = DataPaths(Path(data))
    paths.prepare()
    write_settings(paths.settings, Settings(analyses_in_progress=ANALYSES_IN_PROGRESS))
    controller = JobController(
        paths,
        EngineOptions(destination=Destination(root), check_interval=float(check_interval), environment_key=Secret(KEY)),
        sandbox=EmbeddedSandbox(),
        keyring=SystemKeyring(),
        clock=SystemClock(),
    )
    turns = [(str(path),) for path in sorted(Path(folder).iterdir())] if order == ONE_BY_ONE else [(folder,)]
    run = _Run(controller, turns, JobState(state), int(count))
    controller.start()
    application.exec()
    assert run.taken is not None
    sys.stdout.write(json.dumps(asdict(run.taken)))


if __name__ == "__main__":
    main()
