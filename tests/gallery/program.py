"""The program for pictures of it: the real engine, sandbox and window, on a data directory of their own."""

import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtWidgets import QLabel, QPushButton

from finovox_desktop.command_line import EmbeddedSandbox
from finovox_desktop.core.destination import SANDBOX
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.preview import PagePreview
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.program import sample_documents
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.secrets import SystemKeyring
from finovox_desktop.ui.main_window import MainWindow

SIZE = QSize(1440, 900)
USER = "analyst"
_SECONDS = 60


@dataclass
class RunningProgram:
    """The engine and the window; `jobs` are the newest by their ids, `drawn` the pages that were drawn at last."""

    controller: JobController
    window: MainWindow
    folder: Path
    samples: tuple[str, ...]
    jobs: dict[str, Job] = field(default_factory=dict)
    drawn: list[PagePreview] = field(default_factory=list)

    def wait(self, condition: Callable[[], bool], urge: Callable[[], None] | None = None) -> None:
        """Wait until something is so; `urge` is called again and again."""
        deadline = time.monotonic() + _SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError("the program did not get into the state for a picture")
            if urge is not None:
                urge()
            QCoreApplication.processEvents()
            time.sleep(0.02)
        self.settle()

    def settle(self) -> None:
        """Let the widgets take their places: each layout may ask for another one."""
        for _ in range(20):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()

    def count(self, *states: JobState) -> int:
        """Tell how many jobs are in one of these states."""
        return sum(1 for job in self.jobs.values() if job.state in states)

    def follow(self, change: JobsChange) -> None:
        """Take over what a commit changed."""
        self.jobs |= {job.id: job for job in (*change.added, *change.changed)}
        for job_id in change.removed:
            self.jobs.pop(job_id, None)

    def wait_for_page(self, show: Callable[[], object]) -> None:
        """Do something that shows a page of a document, and wait until the page is drawn."""
        self.drawn.clear()
        show()
        self.wait(lambda: bool(self.drawn))

    def press(self, name: str) -> None:
        """Press a button of the window."""
        button = self.window.findChild(QPushButton, name)
        if button is None:
            raise LookupError(name)
        button.click()
        self.settle()

    def details_text(self) -> str:
        """Give all words of the details."""
        return "\n".join(label.text() for label in self.window.work.details.findChildren(QLabel))


@contextmanager
def running_program(*, is_decided: bool, size: QSize = SIZE) -> Iterator[RunningProgram]:
    """Run it on the sandbox, or, where nothing `is_decided`, at its first start."""
    with tempfile.TemporaryDirectory() as folder:
        paths = DataPaths(Path(folder) / "data")
        paths.prepare()
        # Half a minute between checks: time for the picture of documents in analysis.
        options = EngineOptions(destination=SANDBOX if is_decided else None, check_interval=30, user=USER)
        controller = JobController(
            paths, options, sandbox=EmbeddedSandbox(), keyring=SystemKeyring(), clock=SystemClock()
        )
        window = MainWindow(controller, sample_documents())
        window.complete()
        program = RunningProgram(controller, window, Path(folder), sample_documents())
        opened: list[bool] = []
        finished: list[bool] = []
        controller.opened.connect(lambda: opened.append(True))
        controller.finished.connect(lambda: finished.append(True))
        controller.jobs_changed.connect(program.follow)
        controller.previews.ready.connect(program.drawn.append)
        window.resize(size)
        window.show()
        controller.start()
        program.wait(lambda: bool(opened))
        try:
            yield program
        finally:
            window.hide()
            controller.shutdown()
            program.wait(lambda: bool(finished))
            window.deleteLater()
            program.settle()
