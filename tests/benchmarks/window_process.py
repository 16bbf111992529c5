"""The window over a store, in a process of its own, put together as the front door does.

`python -m tests.benchmarks.window_process BEGAN TASK DIRECTORY ROWS ROOT FILE ...`, where BEGAN is the monotonic time of this
computer at which the process was started: when all rows are shown and nothing is left to be made, it does one task, and says as
JSON what it took (`Taken`).
"""

import finovox_desktop.quick_imports  # noqa: F401  before all that is large, as the front door has it

# isort: split

import argparse
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from functools import cached_property, partial
from pathlib import Path
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication, QLineEdit

from finovox_desktop.command_line import RunOptions
from finovox_desktop.core.destination import Destination
from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import Language
from finovox_desktop.diagnostics.diagnostics import Diagnostics
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.program import Program
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.ui.look.application import make_application
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.job_table_view import JobTableView
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.benchmarks.resident_memory import resident_bytes
from tests.benchmarks.service_settings import KEY

_Found = TypeVar("_Found")

MEMORY = "memory"
MOMENTS = "moments"
BUSY = "busy"

SEARCHED = "invoice 0001"
_MOST_SECONDS = 300.0
_LOOK_MILLISECONDS = 50
_BUSY_SECONDS = 12.0
_TICK_MILLISECONDS = 1
_SCROLL_MILLISECONDS = 40
_FILTER_MILLISECONDS = 250
_CHECK_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Taken:
    """What a task took, as far as it measures that: bytes of memory, seconds, and how many results came in.

    `first_rows` is how long after its start the process had painted the first rows.
    """

    memory: int = 0
    first_rows: float = 0.0
    keystrokes: tuple[float, ...] = ()
    sorts: tuple[float, ...] = ()
    stalls: tuple[float, ...] = ()
    results: int = 0
    uploads: int = 0


def run_window(task: str, directory: Path, rows: int, root: str = "https://service.example", *files: Path) -> Taken:
    """Run a task in a new process. Raises CalledProcessError and TimeoutExpired."""
    module = "tests.benchmarks.window_process"
    command = [sys.executable, "-m", module, str(time.monotonic()), task, str(directory), str(rows), root]
    environment = os.environ | {
        "QT_QPA_PLATFORM": "offscreen",
        "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring",
    }
    done = subprocess.run(
        [*command, *map(str, files)], env=environment, stdout=subprocess.PIPE, check=True, timeout=_MOST_SECONDS
    )
    said: dict[str, Any] = json.loads(done.stdout)
    return Taken(**said)


class _Run(QObject):
    """Waits until the window shows all rows, has a task done, and ends the program."""

    def __init__(self, program: Program, began: float, rows: int, task: Callable[["_Run"], None]) -> None:
        super().__init__()
        self._began = began
        self.first_rows = 0.0
        self._rows = rows
        self._task = task
        self._timer = QTimer(self, interval=_LOOK_MILLISECONDS)
        self._timer.timeout.connect(self._begin_when_ready)
        self.taken = Taken()
        self.controller = _only(program.findChildren(JobController))
        windows = (widget for widget in QApplication.topLevelWidgets() if isinstance(widget, MainWindow))
        self.window = _only(tuple(windows))
        self.search = _only(self.window.findChildren(QLineEdit, "search"))
        self.controller.opened.connect(self._timer.start)
        # In a turn of its own: the window takes the change in behind this.
        self.controller.jobs_changed.connect(self._note_rows, Qt.ConnectionType.QueuedConnection)

    @cached_property
    def view(self) -> JobTableView:
        """The table, which comes behind the first picture."""
        return _only(self.window.findChildren(JobTableView))

    @property
    def model(self) -> JobTableModel:
        model = self.view.model()
        assert isinstance(model, JobTableModel)
        return model

    def end(self, taken: Taken) -> None:
        self.taken = taken
        self.controller.shutdown()

    @Slot()
    def _note_rows(self) -> None:
        if not self.first_rows and self.model.rowCount():
            self.view.viewport().repaint()
            self.first_rows = time.monotonic() - self._began

    @Slot()
    def _begin_when_ready(self) -> None:
        if self.model.rowCount() == self._rows and not self.model.has_idle_work:
            self._timer.stop()
            self._task(self)


def _measure_memory(run: _Run) -> None:
    run.end(Taken(memory=resident_bytes(), first_rows=run.first_rows))


def _measure_moments(run: _Run) -> None:
    """One key after another in the search, and one column after another sorted, each until what it shows is painted."""
    keystrokes = [_seconds(run, key) for key in _keystrokes(run)]
    columns = (JobColumn.DOCUMENT, JobColumn.METADATA, JobColumn.ADDED, JobColumn.CASE, JobColumn.RISK)
    orders = (Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder)
    sorts = [_seconds(run, partial(run.view.sortByColumn, column, order)) for column in columns for order in orders]
    run.end(Taken(keystrokes=tuple(keystrokes), sorts=tuple(sorts)))


def _keystrokes(run: _Run) -> Iterator[Callable[[], None]]:
    # Not loaded where the start is measured: the program does not load it.
    from PySide6.QtTest import QTest

    for letter in SEARCHED:
        yield partial(QTest.keyClicks, run.search, letter)
    for _ in SEARCHED:
        yield partial(QTest.keyClick, run.search, Qt.Key.Key_Backspace)


def _seconds(run: _Run, act: Callable[[], None]) -> float:
    began = time.perf_counter()
    act()
    _application().processEvents()
    while not run.model.is_settled:
        _application().processEvents()
    run.view.viewport().repaint()
    return time.perf_counter() - began


class _Busy(QObject):
    """Scrolls and filters all the time, adds documents, and watches how long the event loop does not come round."""

    def __init__(self, run: _Run, files: Sequence[str]) -> None:
        super().__init__(run)
        self._run = run
        self._stalls: list[float] = []
        self._results = self._uploads = 0
        self._steps = 0
        self._texts = 0
        run.controller.jobs_changed.connect(self._count)
        for interval, act in (
            (_TICK_MILLISECONDS, self._tick),
            (_SCROLL_MILLISECONDS, self._scroll),
            (_FILTER_MILLISECONDS, self._filter),
        ):
            timer = QTimer(self, interval=interval, timerType=Qt.TimerType.PreciseTimer)
            timer.timeout.connect(act)
            timer.start()
        QTimer.singleShot(int(_BUSY_SECONDS * 1000), self._end)
        run.controller.add_paths(tuple(files))
        self._last = time.perf_counter()

    @Slot()
    def _tick(self) -> None:
        now = time.perf_counter()
        self._stalls.append(max(now - self._last - _TICK_MILLISECONDS / 1000, 0.0))
        self._last = now

    @Slot()
    def _scroll(self) -> None:
        bar = self._run.view.verticalScrollBar()
        self._steps += 1
        bar.setValue(bar.maximum() * (self._steps % 100) // 100)

    @Slot()
    def _filter(self) -> None:
        self._texts += 1
        length = self._texts % (len(SEARCHED) + 1)
        self._run.search.setText(SEARCHED[:length])

    @Slot(object)
    def _count(self, change: JobsChange) -> None:
        self._results += sum(job.state is JobState.DONE for job in change.changed)
        self._uploads += sum(job.state is JobState.SUBMITTING for job in (*change.added, *change.changed))

    @Slot()
    def _end(self) -> None:
        self._run.end(Taken(stalls=tuple(self._stalls), results=self._results, uploads=self._uploads))
        self.deleteLater()


def _application() -> QApplication:
    application = QApplication.instance()
    assert isinstance(application, QApplication)
    return application


def _only(found: Sequence[_Found]) -> _Found:
    (one,) = found
    return one


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("began", type=float)
    parser.add_argument("task", choices=[MEMORY, MOMENTS, BUSY])
    parser.add_argument("directory", type=Path)
    parser.add_argument("rows", type=int)
    parser.add_argument("root")
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    destination = Destination(options.root)
    program = Program(
        application,
        RunOptions(
            DataPaths(options.directory), destination, _CHECK_SECONDS, Bounds().silence, Language.ENGLISH, as_json=False
        ),
        EngineOptions(destination=destination, check_interval=_CHECK_SECONDS, environment_key=Secret(KEY)),
        LanguageSwitch(application),
        Diagnostics(application),
    )
    tasks: dict[str, Callable[[_Run], None]] = {
        MEMORY: _measure_memory,
        MOMENTS: _measure_moments,
        BUSY: lambda run: _keep(_Busy(run, options.files)),
    }
    run = _Run(program, options.began, options.rows, tasks[options.task])
    program.start(())
    application.exec()
    sys.stdout.write(json.dumps(asdict(run.taken)))


def _keep(_busy: QObject) -> None:
    """Its parent keeps it."""


if __name__ == "__main__":
    main()
