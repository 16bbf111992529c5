"""JobController: the one object that a front door talks to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import SANDBOX, AnalysisType, Destination
from finovox_desktop.core.errors import DataSalvagedError, FinovoxError
from finovox_desktop.core.job import JobsChange, Move
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import Settings
from finovox_desktop.core.status import Condition, KeyState, KeyStatus, ResultsAtStake, ServiceStatus
from finovox_desktop.core.watched import WatchCondition, WatchState
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.engine.reading_thread import ReadingThread
from finovox_desktop.engine.resubmission import Resubmission
from finovox_desktop.engine.scope import Scope
from finovox_desktop.storage.paths import DataPaths

if TYPE_CHECKING:
    from finovox_desktop.core.export import Exporter
    from finovox_desktop.engine.edits import Edits
    from finovox_desktop.engine.parts import EngineParts
    from finovox_desktop.engine.previews import Previews
    from finovox_desktop.engine.request_pool import SandboxHost
    from finovox_desktop.storage.drop_store import Drop
    from finovox_desktop.storage.secrets import SystemKeyring


class JobController(QObject):
    """The engine. Lives in the thread of the event loop; every method returns at once.

    What works is loaded and made when it is first needed, at the latest by `start()`: a window is shown before.

    Signals, each with one frozen value:
        jobs_changed: JobsChange, after a commit; at the start all stored jobs as added, in pages.
        upload_progressed: UploadProgress, at most 10 a second a job.
        status_changed: ServiceStatus, of the destination in use.
        key_changed: KeyStatus, of the destination in use.
        settings_changed: Settings, at the start and when changed.
        paths_committed: tuple of paths, when dropped paths are durable.
        intake_finished: IntakeReport.
        details_ready: JobDetails.
        export_finished: ExportResult.
        usage_ready: KeyUsage.
        removed: tuple of job ids that can be brought back by undo_removal(); empty when the undo is over.
        undoable_changed: the UndoableEdit that `edits.undo()` would take back, or None.
        watch_changed: WatchState, of the watched folder.
        error_raised: FinovoxError.
        opened: no value, when all stored jobs have been handed out.
        finished: no value, when all threads have ended after shutdown().
    """

    jobs_changed = Signal(object)
    upload_progressed = Signal(object)
    status_changed = Signal(object)
    key_changed = Signal(object)
    settings_changed = Signal(object)
    paths_committed = Signal(object)
    intake_finished = Signal(object)
    details_ready = Signal(object)
    export_finished = Signal(object)
    usage_ready = Signal(object)
    removed = Signal(object)
    undoable_changed = Signal(object)
    watch_changed = Signal(object)
    error_raised = Signal(object)
    opened = Signal()
    finished = Signal()

    def __init__(
        self,
        paths: DataPaths,
        options: EngineOptions,
        *,
        sandbox: "SandboxHost",
        keyring: "SystemKeyring",
        clock: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._clock = clock
        self._options = options
        self._sandbox = sandbox
        self._keyring = keyring
        self._settings = Settings()
        # A key from the environment is for the destination that was named beside it, or the usual one.
        self._destination_of_environment = self._destination_in_use()
        self._status = ServiceStatus(self._destination_in_use(), Condition.READY)
        self._resubmission = Resubmission()
        self._scope = Scope(takes_on_all=options.takes_on_all)
        self._is_open = False
        self._is_stopping = False
        self._are_settings_read = False
        self._is_started = False
        self._made_parts: EngineParts | None = None
        self._reading = ReadingThread(paths, self)
        self._reading.settings_read.connect(self._take_in_settings)
        self._reading.details_read.connect(self.details_ready)
        self._reading.exported.connect(self.export_finished)
        self._reading.usage_read.connect(self.usage_ready)
        self._reading.failed.connect(self.error_raised)

    @property
    def _parts(self) -> "EngineParts":
        """All that works, loaded and made when the engine starts: the window is painted before."""
        if self._made_parts is None:
            from finovox_desktop.engine.parts import EngineParts  # noqa: PLC0415

            self._made_parts = EngineParts(
                self._paths,
                self._options,
                self._destination_of_environment,
                reading=self._reading,
                sandbox=self._sandbox,
                keyring=self._keyring,
                clock=self._clock,
                parent=self,
            )
            self._connect(self._made_parts)
        return self._made_parts

    def _connect(self, parts: "EngineParts") -> None:
        parts.writer.changed.connect(self._take_in_change)
        parts.writer.opened.connect(self._take_in_opened)
        parts.writer.failed.connect(self._take_in_failure)
        parts.intake.paths_committed.connect(self.paths_committed)
        parts.intake.taken_in.connect(self.intake_finished)
        parts.intake.failed.connect(self.error_raised)
        parts.watched.settled.connect(self._take_in_watched)
        parts.watched.state_changed.connect(self.watch_changed)
        parts.keys.changed.connect(self._take_in_key)
        parts.keys.failed.connect(self.error_raised)
        parts.pool.progressed.connect(self.upload_progressed)
        parts.dispatcher.status_may_differ.connect(self._tell_status)
        parts.removals.changed.connect(self.removed)
        parts.edits.undoable_changed.connect(self.undoable_changed)
        parts.shutdown.finished.connect(self._end)

    # What a front door sees

    @property
    def settings(self) -> Settings:
        """The settings; the defaults until they were read."""
        return self._settings

    @property
    def status(self) -> ServiceStatus:
        """The state of the destination in use."""
        return self._status

    @property
    def key_status(self) -> KeyStatus:
        """What is known of the key of the destination in use."""
        destination = self._destination_in_use()
        if self._made_parts is not None:
            return self._made_parts.keys.status(destination)
        is_given = self._options.environment_key is not None and destination == self._destination_of_environment
        return KeyStatus(destination, KeyState.FROM_ENVIRONMENT if is_given else KeyState.UNKNOWN)

    @property
    def destination(self) -> Destination:
        """Where new documents go."""
        return self._destination_in_use()

    @property
    def is_destination_fixed(self) -> bool:
        """Whether this run was told where documents go, whatever the settings say."""
        return self._options.destination is not None

    @property
    def data_directory(self) -> Path:
        """Where everything lies that the program keeps, but the keys."""
        return self._paths.directory

    @property
    def edits(self) -> "Edits":
        """What people say of documents: verdicts, notes, case references."""
        return self._parts.edits

    @property
    def previews(self) -> "Previews":
        """Pictures of the documents' pages."""
        return self._parts.previews

    def next_check_in(self, job_id: str) -> float | None:
        """Give the seconds until a job's token is asked, or None where there is none."""
        return self._made_parts.checks.next_check_in(job_id) if self._made_parts is not None else None

    def nearest_check_in(self) -> float | None:
        """Give the seconds until the next check of any token, or None."""
        return self._made_parts.checks.nearest_check_in() if self._made_parts is not None else None

    def may_have_expired(self, job_id: str) -> bool:
        """Tell whether the service may have deleted a job's result by now."""
        return self._made_parts is not None and self._made_parts.checks.may_have_expired(job_id)

    def nearest_deadline(self) -> datetime | None:
        """Give the earliest time, in UTC, at which a result that is waited for may be deleted, or None."""
        return self._made_parts.checks.nearest_deadline() if self._made_parts is not None else None

    def results_at_stake(self) -> ResultsAtStake:
        """Give what may be lost while the program is closed."""
        return self._made_parts.checks.results_at_stake() if self._made_parts is not None else ResultsAtStake()

    def read_settings(self) -> None:
        """Have the settings read, once; `settings_changed` tells."""
        if not self._reading.isRunning():
            self._reading.start()
            self._reading.read_settings()

    def start(self) -> None:
        """Open the store, once the settings are read, and go on where the last run was."""
        if self._is_stopping:
            return
        self._is_started = True
        self._parts.start()
        self.read_settings()
        if self._are_settings_read:
            self._open_store()

    def shutdown(self) -> None:
        """End in order: no new work, incomplete uploads broken off, answers to whole ones awaited. Idempotent."""
        if self._is_stopping:
            return
        self._is_stopping = True
        self._parts.watched.stop()
        self._parts.intake.stop()
        self._parts.previews.stop()
        self._parts.shutdown.begin()

    def answers_awaited(self) -> int:
        """Tell, after `shutdown()`, how many documents wait for the answers to their whole bodies."""
        return self._parts.dispatcher.answers_awaited()

    def quit_now(self) -> None:
        """Wait, after `shutdown()`, for no answer any more: those documents become unconfirmed."""
        self._parts.dispatcher.cut_off()

    # What the user wants

    def add_paths(self, paths: Sequence[str], *, again: bool = False) -> None:
        """Take in dropped paths; `again` submits content anew that is known already."""
        destination = self._destination_in_use()
        types = self._analysis_types()
        self._parts.intake.drop(tuple(paths), destination, types, again=again)

    def take_on(self, job_ids: Iterable[str]) -> None:
        """Submit and ask about these jobs, where the run does not take on all."""
        self._work_on(self._scope.name(job_ids))

    def analyse_again(self, job_ids: Sequence[str]) -> None:
        """Make new jobs of the same files, for the destination in use."""
        destination = self._destination_in_use()
        types = self._analysis_types()
        self._parts.intake.drop_again(tuple(job_ids), destination, types)

    def retry(self, job_ids: Sequence[str]) -> None:
        """Ask the token again where there is one, else submit."""
        chosen = tuple(job_ids)
        self._parts.writer.call(lambda store: store.retry(chosen))

    def retry_all_failed(self) -> None:
        """Retry every job that failed."""
        self._parts.writer.call(lambda store: store.retry_all_failed())

    def submit_again(self, job_ids: Sequence[str]) -> None:
        """Submit anew, although it may have been received before: the user has chosen so."""
        self._move(job_ids, Move.QUEUED_AGAIN)

    def dismiss(self, job_ids: Sequence[str]) -> None:
        """Put an end to jobs that wait for the user, or are waited for."""
        self._move(job_ids, Move.DISMISSED_BY_USER)

    def cancel(self, job_ids: Sequence[str]) -> None:
        """Cancel jobs that wait or are being submitted. One whose body is whole becomes unconfirmed."""
        chosen = tuple(job_ids)
        self._parts.dispatcher.cancel(chosen)
        self._parts.writer.call(lambda store: store.cancel_queued(chosen))

    def move_to_top(self, job_ids: Sequence[str]) -> None:
        """Have jobs submitted before all others that wait."""
        chosen = tuple(job_ids)
        self._parts.writer.call(lambda store: store.move_to_top(chosen))

    def remove(self, job_ids: Sequence[str]) -> None:
        """Remove jobs, except those being submitted; `removed` tells which can be brought back."""
        self._parts.removals.remove(tuple(job_ids))

    def clear_finished(self) -> None:
        """Remove the jobs that ended: done, cancelled, dismissed; `removed` tells which can be brought back."""
        self._parts.removals.remove_finished()

    def undo_removal(self) -> None:
        """Bring back what was removed last."""
        self._parts.removals.undo()

    def request_usage(self) -> None:
        """Have it counted how often the key of the service in the settings was used; `usage_ready` tells."""
        key = self._parts.keys.current(self._service_in_use())
        if key is not None:
            self._reading.read_usage(self._service_in_use(), key.key_id)

    def pause(self) -> None:
        """Let no further submission begin; checks go on."""
        self._parts.dispatcher.set_paused(is_paused=True)

    def resume(self) -> None:
        """Let submissions begin again."""
        self._parts.dispatcher.set_paused(is_paused=False)

    def try_again(self) -> None:
        """Open the way again after something that only a person could lift."""
        self._parts.dispatcher.open_gate(self._destination_in_use())

    def check_now(self) -> None:
        """Ask every token now."""
        self._parts.checks.ask_all_now()

    def request_details(self, job_id: str) -> None:
        """Have the details of a job read."""
        self._reading.read_details(job_id)

    def export(self, exporter: "Exporter", path: Path, job_ids: Sequence[str] | None) -> None:
        """Have a report written; None: all jobs."""
        self._reading.export(exporter, path, job_ids)

    def change_settings(self, settings: Settings) -> None:
        """Use settings from now on, and store them."""
        self._reading.write_settings(settings)
        self._use_settings(settings)

    def store_key(self, key: Secret) -> None:
        """Make a key the own one of the service in the settings."""
        self._parts.keys.store(self._service_in_use(), key)

    def delete_key(self) -> None:
        """Take the key of the service in the settings away."""
        self._parts.keys.delete(self._service_in_use())

    # What comes back from the threads

    @Slot(object)
    def _take_in_settings(self, settings: Settings) -> None:
        if self._is_stopping:
            return
        self._are_settings_read = True
        self._use_settings(settings)
        if self._is_started:
            self._open_store()

    def _open_store(self) -> None:
        self._follow_settings()
        self._parts.writer.start()
        self._parts.pool.prepare()

    def _use_settings(self, settings: Settings) -> None:
        self._settings = settings
        self.settings_changed.emit(settings)
        if self._is_started:
            self._follow_settings()
        self.key_changed.emit(self.key_status)

    def _follow_settings(self) -> None:
        self._parts.keys.look_for(self._destination_in_use())
        self._watch()
        self._parts.pool.reach_through(self._settings.network)
        self._parts.dispatcher.allow(self._settings.submissions_in_flight, self._settings.analyses_in_progress)

    def _watch(self) -> None:
        if self._is_open and self._options.takes_on_all and not self._is_stopping:
            self._parts.watched.watch(self._settings.watched_folder)

    @Slot(object)
    def _take_in_watched(self, files: tuple[tuple[str, str], ...]) -> None:
        if not self._is_stopping:
            self._parts.intake.drop_watched(files, self._destination_in_use(), self._analysis_types())

    @Slot(object)
    def _take_in_failure(self, error: FinovoxError) -> None:
        self.error_raised.emit(error)
        folder = self._settings.watched_folder
        if isinstance(error, DataSalvagedError) and folder:
            # What was submitted and then lost would come in once more, and be counted twice.
            self.change_settings(replace(self._settings, watched_folder=""))
            self.watch_changed.emit(WatchState(folder, WatchCondition.STOPPED))

    @Slot(object)
    def _take_in_opened(self, drops: "tuple[Drop, ...]") -> None:
        if self._is_stopping:
            return
        self._is_open = True
        self.opened.emit()
        if drops and self._options.takes_on_all:
            self._parts.intake.take_in(drops)
        self._parts.intake.sweep()
        self._watch()
        self._parts.dispatcher.start()

    @Slot(object)
    def _take_in_change(self, change: JobsChange) -> None:
        self.jobs_changed.emit(change)
        if self._is_stopping:
            return
        within = self._scope.within(change)
        self._work_on(within)
        if self._settings.submit_unconfirmed_again:
            lost = self._resubmission.choose((*within.added, *within.changed))
            if lost:
                self.submit_again(lost)

    def _work_on(self, change: JobsChange) -> None:
        for job in (*change.added, *change.changed):
            self._parts.dispatcher.take_in(job)
        for job_id in change.removed:
            self._parts.dispatcher.forget(job_id)
        for token in change.tokens:
            self._parts.dispatcher.hold(token, is_fresh=self._is_open)
        self._parts.dispatcher.dispatch_soon()

    @Slot(object)
    def _take_in_key(self, status: KeyStatus) -> None:
        if status.destination == self._destination_in_use():
            self.key_changed.emit(status)
        self._parts.dispatcher.dispatch()

    # The destination in use

    def _destination_in_use(self) -> Destination:
        return self._options.destination or self._settings.destination

    def _analysis_types(self) -> tuple[AnalysisType, ...]:
        return self._options.analysis_types or self._settings.analysis_types_for(self._destination_in_use())

    def _service_in_use(self) -> Destination:
        destination = self._destination_in_use()
        return Destination(self._settings.service_root) if destination == SANDBOX else destination

    @Slot()
    def _tell_status(self) -> None:
        status = self._parts.dispatcher.status(self._destination_in_use())
        # A time that moves by less than a second is the same news.
        if replace(status, until=None) != replace(self._status, until=None) or _differ(
            status.until, self._status.until
        ):
            self._status = status
            self.status_changed.emit(status)

    def _move(self, job_ids: Iterable[str], move: Move) -> None:
        chosen = tuple(job_ids)
        self._parts.writer.call(lambda store: store.move_by_user(chosen, move))

    @Slot()
    def _end(self) -> None:
        self._sandbox.stop()
        self.finished.emit()


def _differ(one: datetime | None, other: datetime | None) -> bool:
    if one is None or other is None:
        return one is not other
    return abs(one - other) >= timedelta(seconds=1)
