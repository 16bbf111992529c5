"""One run of the program's engine, as a front door sees it: what it says is kept, what it promises is waited for."""

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NoReturn, Protocol

import shiboken6
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, QTimer, Slot

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.job_details import JobDetails
from finovox_desktop.core.news import IntakeReport, UploadProgress
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.engine.request_pool import SubmissionEnd
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.secrets import SystemKeyring

KEY = Secret("engine-test-key-5d1c")

_TICK_MILLISECONDS = 5


def wait_until(condition: Callable[[], object], what: str = "", seconds: float = 10.0) -> None:
    """Handle events until the condition holds. Raises TimeoutError."""
    ticks = QTimer()
    ticks.start(_TICK_MILLISECONDS)  # so that a condition that no event tells of is looked at, too
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            ticks.stop()
            raise TimeoutError(f"waited {seconds} s{f' for {what}' if what else ''}")
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    ticks.stop()


class AdjustableClock:
    """The system's clocks, and what the test adds to them."""

    def __init__(self) -> None:
        self._added = 0.0

    def now(self) -> datetime:
        return datetime.now(UTC) + timedelta(seconds=self._added)

    def monotonic(self) -> float:
        return time.monotonic() + self._added

    def advance(self, seconds: float) -> None:
        """Let time pass at once."""
        self._added += seconds


class NoSandbox:
    """A sandbox that must not be used."""

    def ensure_running(self) -> NoReturn:
        raise AssertionError("the sandbox was started")

    def stop(self) -> None:
        """Nothing runs."""


class Run(QObject):
    """One run. `jobs` holds what was last said of each job, in the order of their arrival."""

    def __init__(self, directory: Path, options: EngineOptions, clock: AdjustableClock) -> None:
        super().__init__()
        self.clock = clock
        self.jobs: dict[str, Job] = {}
        self.moves: list[tuple[str, JobState]] = []
        self.statuses: list[ServiceStatus] = []
        self.reports: list[IntakeReport] = []
        self.errors: list[FinovoxError] = []
        self.progress: list[UploadProgress] = []
        self.details: list[JobDetails] = []
        self.is_open = False
        self.submissions_ended = 0
        self.times_finished = 0
        paths = DataPaths(directory)
        paths.prepare()
        self.controller = JobController(
            paths, options, sandbox=NoSandbox(), keyring=SystemKeyring(deadline_seconds=0.1), clock=clock
        )
        self.controller.jobs_changed.connect(self._take_in_change)
        self.controller.status_changed.connect(self._take_in_status)
        self.controller.intake_finished.connect(self._take_in_report)
        self.controller.error_raised.connect(self._take_in_error)
        self.controller.upload_progressed.connect(self._take_in_progress)
        self.controller.details_ready.connect(self._take_in_details)
        # After the engine's own: the test moves its clock only when the engine knows how a submission ended.
        self.controller._parts.pool.submission_ended.connect(self._count_submission)
        self.controller.opened.connect(self._take_in_opened)
        self.controller.finished.connect(self._take_in_finished)

    def open(self) -> None:
        """Start, and wait until all that is stored was handed out."""
        self.controller.start()
        wait_until(lambda: self.is_open or self.errors, "the start")

    def add(self, *paths: str, again: bool = False) -> list[str]:
        """Drop paths; wait for intake; give the ids of the new jobs."""
        count = len(self.reports)
        self.controller.add_paths(paths, again=again)
        wait_until(lambda: len(self.reports) > count, "intake")
        return list(self.reports[-1].added)

    def job(self, job_id: str | None = None) -> Job:
        """Give a job; the only one, where none is named."""
        return self.jobs[job_id] if job_id is not None else next(iter(self.jobs.values()))

    def states(self) -> list[JobState]:
        """Give the state of each job."""
        return [job.state for job in self.jobs.values()]

    def all_are(self, state: JobState) -> bool:
        """Tell whether there are jobs and all are in this state."""
        return bool(self.jobs) and set(self.states()) == {state}

    def wait_for(self, state: JobState, job_id: str | None = None, seconds: float = 10.0) -> Job:
        """Wait until a job (the only one, where none is named) is in a state."""
        wait_until(lambda: self.jobs and self.job(job_id).state is state, f"{state} ({self.states()})", seconds)
        return self.job(job_id)

    def wait_for_condition(self, condition: Condition) -> ServiceStatus:
        """Wait until the engine says so of the service."""
        wait_until(lambda: self.controller.status.condition is condition, f"{condition}")
        return self.controller.status

    def advance(self, seconds: float) -> None:
        """Let time pass at once, and have the engine look at its clock."""
        self.clock.advance(seconds)
        self.controller.resume()

    def knows_of_whole_body(self) -> bool:
        """Tell whether the engine knows that the body of a submission was handed over: its answer is awaited."""
        return any(upload._is_body_whole for upload in self.controller._parts.dispatcher._uploads.values())

    def is_asking(self) -> bool:
        """Tell whether an answer about a token is waited for, whatever became of its job."""
        return bool(self.controller._parts.dispatcher._questions)

    def read_details(self, job_id: str) -> JobDetails:
        """Have the details of a job read."""
        count = len(self.details)
        self.controller.request_details(job_id)
        wait_until(lambda: len(self.details) > count, "details")
        return self.details[-1]

    def history(self, job_id: str | None = None) -> list[JobState]:
        """Give the states a job has been in, from its stored history."""
        details = self.read_details(job_id or self.job().id)
        return [entry.to_state for entry in details.history]

    def shut_down(self, seconds: float = 10.0) -> float:
        """End the engine; give the seconds it took."""
        before = time.monotonic()
        self.controller.shutdown()
        wait_until(lambda: self.times_finished, "the end", seconds)
        return time.monotonic() - before

    # Slots of an object that lives in this thread: what other threads say is handed over here.

    @Slot(object)
    def _take_in_change(self, change: JobsChange) -> None:
        for job in (*change.added, *change.changed):
            if job.id not in self.jobs or self.jobs[job.id].state is not job.state:
                self.moves.append((job.id, job.state))
            self.jobs[job.id] = job
        for job_id in change.removed:
            del self.jobs[job_id]

    @Slot(object)
    def _take_in_status(self, status: ServiceStatus) -> None:
        self.statuses.append(status)

    @Slot(object)
    def _take_in_report(self, report: IntakeReport) -> None:
        self.reports.append(report)

    @Slot(object)
    def _take_in_error(self, error: FinovoxError) -> None:
        self.errors.append(error)

    @Slot(object)
    def _take_in_progress(self, progress: UploadProgress) -> None:
        self.progress.append(progress)

    @Slot(object)
    def _take_in_details(self, details: JobDetails) -> None:
        self.details.append(details)

    @Slot(object)
    def _count_submission(self, _end: SubmissionEnd) -> None:
        self.submissions_ended += 1

    @Slot()
    def _take_in_opened(self) -> None:
        self.is_open = True

    @Slot()
    def _take_in_finished(self) -> None:
        self.times_finished += 1


class MakeRun(Protocol):
    """Starts the program."""

    def __call__(self, *, is_open: bool = True, **options: object) -> Run:
        """Start it with these engine options, and wait until it is open unless told not to."""


class RunMaker:
    """Starts the program on one data directory, one run after the other."""

    def __init__(self, root: str, directory: Path) -> None:
        self._options = EngineOptions(
            destination=Destination(root),
            check_interval=0.05,
            bounds=Bounds(connecting=5.0, silence=8.0, overall=30.0),
            environment_key=KEY,
        )
        self._directory = directory
        self._clock = AdjustableClock()
        self._run: Run | None = None

    def __call__(self, *, is_open: bool = True, **options: object) -> Run:
        self.end()
        changed = replace(self._options, **options)  # type: ignore[arg-type] # the tests name its fields
        self._run = Run(self._directory, changed, self._clock)
        if is_open:
            self._run.open()
        return self._run

    def end(self) -> None:
        """End the run, where one is under way."""
        if self._run is not None:
            run, self._run = self._run, None
            run.shut_down(15.0)
            # Here and now, in its own thread: the collector of garbage might do it in a thread of the fault service.
            shiboken6.delete(run.controller)
