"""The engine in a process of its own, put together as both front doors do: `python -m tests.benchmarks.engine_process TASK ...`.

Does one task and prints what it took, as one line of JSON.
"""

import argparse
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Slot

from finovox_desktop import collector
from finovox_desktop.command_line import EmbeddedSandbox
from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.news import ExportResult, IntakeReport
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.reports.json_report import JsonReport
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.secrets import SystemKeyring
from tests.benchmarks.resident_memory import forget_peak, peak_bytes, resident_bytes


@dataclass(frozen=True, slots=True)
class Done:
    """What a task took: seconds, and the bytes that memory grew by at its peak; `jobs` is how many it concerned."""

    seconds: float
    jobs: int
    growth: int


def run_engine(task: str, directory: Path, path: Path) -> Done:
    """Have a task done in a new process, on a data directory. Raises CalledProcessError."""
    command = [sys.executable, "-m", "tests.benchmarks.engine_process", task, str(directory), str(path)]
    output = subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout
    return Done(**json.loads(output))


class Engine(QObject):
    """The engine without a key: what is taken in stays queued. When the store is open, `task` begins."""

    def __init__(self, directory: Path, task: Callable[["Engine"], None]) -> None:
        super().__init__()
        paths = DataPaths(directory)
        paths.prepare()
        self._task = task
        self._began = 0.0
        self._resident = 0
        self.controller = JobController(
            paths,
            EngineOptions(destination=SERVICE),
            sandbox=EmbeddedSandbox(),
            keyring=SystemKeyring(),
            clock=SystemClock(),
            parent=self,
        )
        self.controller.opened.connect(self._begin)
        self.controller.intake_finished.connect(self._end_intake)
        self.controller.export_finished.connect(self._end_export)
        self.controller.error_raised.connect(self._fail)
        self.controller.finished.connect(QCoreApplication.quit)
        self.controller.start()

    @Slot()
    def _begin(self) -> None:
        forget_peak()
        self._resident = resident_bytes()
        self._began = time.perf_counter()
        self._task(self)

    @Slot(object)
    def _end_intake(self, report: IntakeReport) -> None:
        self._tell(len(report.added))

    @Slot(object)
    def _end_export(self, result: ExportResult) -> None:
        self._tell(result.jobs)

    @Slot(object)
    def _fail(self, error: FinovoxError) -> None:
        raise error

    def _tell(self, jobs: int) -> None:
        done = Done(time.perf_counter() - self._began, jobs, peak_bytes() - self._resident)
        sys.stdout.write(json.dumps(asdict(done)) + "\n")
        self.controller.shutdown()


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("task", choices=["intake", "export"])
    parser.add_argument("directory", type=Path)
    parser.add_argument("path", help="to take in, or to write the report to")
    options = parser.parse_args()
    collector.begin()  # as the front doors have it
    application = QCoreApplication([])
    if options.task == "intake":
        engine = Engine(options.directory, lambda engine: engine.controller.add_paths([options.path]))
    else:
        exporter = JsonReport(SERVICE, SystemClock())
        engine = Engine(options.directory, lambda engine: engine.controller.export(exporter, Path(options.path), None))
    status = application.exec()
    del engine
    return status


if __name__ == "__main__":
    sys.exit(main())
