"""`finovox analyse`: takes documents in, submits them, waits for their results. Concerns its arguments only."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Qt, QTimer, Slot

from finovox_desktop.command_line import EmbeddedSandbox, ExitStatus, RunOptions, start_diagnostics
from finovox_desktop.commands.output import print_table, problem_of, progress_line, refusal_line, say, warning_line
from finovox_desktop.commands.reporting import write_report
from finovox_desktop.core.destination import SERVICE, AnalysisType, Destination
from finovox_desktop.core.errors import DataDirectoryUnusableError, FinovoxError
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.news import IntakeReport
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.status import Condition, KeyState, KeyStatus, ServiceStatus
from finovox_desktop.diagnostics.bugs import Bug
from finovox_desktop.diagnostics.diagnostics import Diagnostics
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.interruption import Interruption
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.storage.directory_lock import DataDirectoryLock
from finovox_desktop.storage.secrets import SystemKeyring
from finovox_desktop.ui.words.error_text import condition_text, error_text

translate = QCoreApplication.translate

_WAITING = frozenset({JobState.QUEUED, JobState.SUBMITTING, JobState.PENDING})


@dataclass(frozen=True, slots=True)
class AnalyseOptions:
    """What this command was told; `give_up_after` is in seconds."""

    run: RunOptions
    files: tuple[str, ...]
    types: tuple[AnalysisType, ...]
    again: bool
    give_up_after: float | None
    output: Path | None

    @property
    def destination(self) -> Destination:
        """Where the documents go."""
        return self.run.destination or SERVICE


def analyse(options: AnalyseOptions, environment_key: Secret | None, diagnostics: Diagnostics) -> ExitStatus:
    """Run the command; give its exit status. The report is written in every case."""
    lock = DataDirectoryLock(options.run.paths)
    job_ids: tuple[str, ...] = ()
    try:
        options.run.paths.prepare()
        lock.acquire()
        start_diagnostics(diagnostics, options.run.paths)
        run = AnalyseRun(options, environment_key, diagnostics)
        run.start()
        QCoreApplication.exec()
        job_ids, status = run.job_ids, run.exit_status
    except FinovoxError as error:
        say(error_text(error))
        status = ExitStatus.DATA_DIRECTORY
    finally:
        lock.release()
    return _report(options, job_ids, status)


def _report(options: AnalyseOptions, job_ids: Sequence[str], status: ExitStatus) -> ExitStatus:
    try:
        if options.output is not None:
            write_report(options.run.paths, options.destination, job_ids, options.output)
        if options.run.as_json:
            write_report(options.run.paths, options.destination, job_ids, None)
    except OSError as error:
        say(translate("Command", "The report could not be written: {reason}").format(reason=error.strerror or error))
        return ExitStatus.SOME_NOT_DONE if status is ExitStatus.ALL_DONE else status
    return status


def _ending_of(failure: Failure | None) -> ExitStatus:
    is_about_key = failure is not None and failure.code is FailureCode.KEY_REFUSED
    return ExitStatus.NO_KEY if is_about_key else ExitStatus.SOME_NOT_DONE


class AnalyseRun(QObject):
    """One run of the command, driven by the engine's signals."""

    def __init__(self, options: AnalyseOptions, environment_key: Secret | None, diagnostics: Diagnostics) -> None:
        super().__init__()
        self._diagnostics = diagnostics
        self._options = options
        self._jobs: dict[str, Job] = {}
        self._others: dict[str, Job] = {}
        self._refusals = 0
        self._is_intake_over = False
        self._is_open = False
        self._is_asked_in = False
        self._awaiting_retry: set[str] = set()
        self._status = ServiceStatus(options.destination, Condition.READY)
        self._ending: ExitStatus | None = None
        self._controller = JobController(
            options.run.paths,
            EngineOptions(
                destination=options.destination,
                analysis_types=options.types,
                check_interval=options.run.check_interval,
                bounds=Bounds(silence=options.run.silence),
                environment_key=environment_key,
                takes_on_all=False,
            ),
            sandbox=EmbeddedSandbox(),
            keyring=SystemKeyring(confide=diagnostics.confide),
            clock=SystemClock(),
            parent=self,
        )
        self._interruption = Interruption(self)
        self._interruption.happened.connect(self._interrupt)
        self._give_up_timer = QTimer(self)
        self._give_up_timer.setSingleShot(True)
        self._give_up_timer.timeout.connect(self._give_up)
        self._connect()

    @property
    def job_ids(self) -> tuple[str, ...]:
        """The jobs of the arguments, in their order."""
        return tuple(self._jobs)

    @property
    def exit_status(self) -> ExitStatus:
        """How the command ends."""
        if self._ending is not None:
            return self._ending
        are_done = all(job.state is JobState.DONE for job in self._jobs.values())
        return ExitStatus.ALL_DONE if are_done and not self._refusals else ExitStatus.SOME_NOT_DONE

    def start(self) -> None:
        """Begin; the application's event loop does the rest."""
        if self._options.give_up_after is not None:
            self._give_up_timer.start(int(self._options.give_up_after * 1000))
        self._controller.start()

    def _connect(self) -> None:
        controller = self._controller
        controller.opened.connect(self._begin)
        controller.key_changed.connect(self._take_in_key)
        controller.jobs_changed.connect(self._take_in_jobs)
        controller.intake_finished.connect(self._take_in_intake)
        controller.status_changed.connect(self._take_in_status)
        controller.error_raised.connect(self._take_in_error)
        controller.finished.connect(self._finish)
        # Queued: the slot that broke is left first.
        self._diagnostics.bug_found.connect(self._take_in_bug, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _begin(self) -> None:
        self._is_open = True
        self._take_in_key(self._controller.key_status)

    @Slot(object)
    def _take_in_key(self, status: KeyStatus) -> None:
        """Hand the arguments in as soon as there is a key; without one nothing is queued."""
        if not self._is_open or self._is_asked_in:
            return
        if status.state is KeyState.NONE and not self._options.destination.is_sandbox:
            say(
                translate(
                    "Command", "There is no API key for {root}: nothing was queued. Store one with: finovox key set"
                ).format(root=self._options.destination.root)
            )
            self._end(ExitStatus.NO_KEY)
        elif status.state is not KeyState.UNKNOWN or self._options.destination.is_sandbox:
            self._is_asked_in = True
            self._controller.add_paths(self._options.files, again=self._options.again)

    @Slot(object)
    def _take_in_jobs(self, change: JobsChange) -> None:
        for token in change.tokens:
            self._diagnostics.confide(token.token)
        for job in (*change.added, *change.changed):
            self._awaiting_retry.discard(job.id)
            if job.id in self._jobs:
                self._jobs[job.id] = job
                say(progress_line(job))
            else:
                self._others[job.id] = job
        self._end_if_over()

    @Slot(object)
    def _take_in_intake(self, report: IntakeReport) -> None:
        for refusal in report.refusals:
            self._refusals += 1
            say(refusal_line(refusal))
        for repeated in report.repeated:
            say(refusal_line(repeated))
        for warning in report.warnings:
            say(warning_line(warning))
        for job_id in (*report.added, *report.known):
            self._jobs[job_id] = self._others.pop(job_id)
        failed = [job_id for job_id in report.known if self._jobs[job_id].state is JobState.FAILED]
        self._awaiting_retry = set(failed)
        self._controller.take_on(self._jobs)
        self._controller.retry(failed)
        self._is_intake_over = True
        self._end_if_over()

    @Slot(object)
    def _take_in_status(self, status: ServiceStatus) -> None:
        self._status = status
        if status.condition is not Condition.READY:
            say(condition_text(status))
        self._end_if_over()

    @Slot(object)
    def _take_in_error(self, error: FinovoxError) -> None:
        say(error_text(error))
        if isinstance(error, DataDirectoryUnusableError):
            self._end(ExitStatus.DATA_DIRECTORY)

    @Slot(object)
    def _take_in_bug(self, bug: Bug) -> None:
        """End in order: after an error that nobody expected, what is waited for may never come."""
        say(translate("Command", "Internal error, please report it: {error}").format(error=bug.title))
        self._ending = ExitStatus.INTERNAL_ERROR
        self._controller.shutdown()

    def _end_if_over(self) -> None:
        if not self._is_intake_over or self._awaiting_retry:
            return
        states = {job.state for job in self._jobs.values()}
        if self._status.condition is Condition.BLOCKED and not states & {JobState.SUBMITTING, JobState.PENDING}:
            self._end(_ending_of(self._status.failure))
        elif not states & _WAITING:
            self._controller.shutdown()

    @Slot()
    def _give_up(self) -> None:
        say(
            translate(
                "Command", "Given up after the time that was set; everything is kept and goes on with the next start."
            )
        )
        self._end(ExitStatus.SOME_NOT_DONE)

    @Slot()
    def _interrupt(self) -> None:
        say(translate("Command", "Interrupted; everything is kept and goes on with the next start."))
        self._end(ExitStatus.INTERRUPTED)

    def _end(self, status: ExitStatus) -> None:
        if self._ending is None:
            self._ending = status
        self._controller.shutdown()

    @Slot()
    def _finish(self) -> None:
        QCoreApplication.quit()  # the event loop ends when this slot has, even if it breaks
        for job in self._jobs.values():
            if job.state is not JobState.DONE:
                say(problem_of(job))
        if not self._options.run.as_json and self._jobs:
            print_table(list(self._jobs.values()))
