"""JobController: the one object that a front door talks to."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import Destination
from finovox_desktop.core.errors import DataSalvagedError, FinovoxError
from finovox_desktop.core.job import JobsChange, Move
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import Settings
from finovox_desktop.core.status import Condition, KeyStatus, ServiceStatus
from finovox_desktop.engine.choices import Choices
from finovox_desktop.engine.engine_signals import EngineSignals
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.engine.reading_thread import ReadingThread
from finovox_desktop.storage.paths import DataPaths

if TYPE_CHECKING:
    from finovox_desktop.core.export import Exporter
    from finovox_desktop.core.news import ResultsAtStake
    from finovox_desktop.engine.edits import Edits
    from finovox_desktop.engine.parts import EngineParts
    from finovox_desktop.engine.previews import Previews
    from finovox_desktop.engine.request_pool import SandboxHost
    from finovox_desktop.storage.drop_store import Drop
    from finovox_desktop.storage.secrets import SystemKeyring


class JobController(EngineSignals):
    """The engine. Lives in the thread of the event loop; every method returns at once.

    What works is loaded and made when it is first needed, at the latest by `start()`: a window is shown before.
    """

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
        self._choices = Choices(options)
        self._status = ServiceStatus(self._choices.destination, Condition.READY)
        self._has_store = True
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
                self._choices.destination_of_environment,
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
        parts.shutdown.finished.connect(self._sandbox.stop)
        parts.shutdown.finished.connect(self.finished)

    # What a front door sees

    @property
    def settings(self) -> Settings:
        """The settings; the defaults until they were read."""
        return self._choices.settings

    @property
    def status(self) -> ServiceStatus:
        """The state of the destination in use."""
        return self._status

    @property
    def key_status(self) -> KeyStatus:
        """What is known of the key of the destination in use."""
        if self._made_parts is not None:
            return self._made_parts.keys.status(self.destination)
        return self._choices.key_before_keyring

    @property
    def destination(self) -> Destination:
        """Where new documents go."""
        return self._choices.destination

    @property
    def is_destination_fixed(self) -> bool:
        """Whether this run was told where documents go, whatever the settings say."""
        return self._choices.is_destination_fixed

    @property
    def may_have_jobs(self) -> bool:
        """Whether jobs may be stored. False where none can be: there was no store at the start."""
        return self._has_store

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

    def results_at_stake(self) -> "ResultsAtStake":
        """Give what may be lost while the program is closed."""
        return self._parts.checks.results_at_stake()

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
        self._parts.intake.drop(tuple(paths), self.destination, self._choices.analysis_types, again=again)

    def take_on(self, job_ids: Iterable[str]) -> None:
        """Submit and ask about these jobs, where the run does not take on all."""
        self._parts.workload.take_on(job_ids)

    def analyse_again(self, job_ids: Sequence[str]) -> None:
        """Make new jobs of the same files, for the destination in use."""
        self._parts.intake.drop_again(tuple(job_ids), self.destination, self._choices.analysis_types)

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
        service = self._choices.service
        key = self._parts.keys.current(service)
        if key is not None:
            self._reading.read_usage(service, key.key_id)

    def pause(self) -> None:
        """Let no further submission begin; checks go on."""
        self._parts.dispatcher.set_paused(is_paused=True)

    def resume(self) -> None:
        """Let submissions begin again."""
        self._parts.dispatcher.set_paused(is_paused=False)

    def try_again(self) -> None:
        """Open the way again after something that only a person could lift."""
        self._parts.dispatcher.open_gate(self.destination)

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
        self._parts.keys.store(self._choices.service, key)

    def delete_key(self) -> None:
        """Take the key of the service in the settings away."""
        self._parts.keys.delete(self._choices.service)

    # What comes back from the threads

    @Slot(object, bool)
    def _take_in_settings(self, settings: Settings, has_store: bool) -> None:  # noqa: FBT001 - a signal
        if self._is_stopping:
            return
        self._has_store = has_store
        self._are_settings_read = True
        self._use_settings(settings)
        if self._is_started:
            self._open_store()

    def _open_store(self) -> None:
        self._follow_settings()
        self._parts.writer.start()
        self._parts.pool.prepare()

    def _use_settings(self, settings: Settings) -> None:
        self._choices.settings = settings
        self.settings_changed.emit(settings)
        if self._is_started:
            self._follow_settings()
        self.key_changed.emit(self.key_status)

    def _follow_settings(self) -> None:
        self._parts.keys.look_for(self.destination)
        self._watch()
        self._parts.pool.reach_through(self.settings.network)
        self._parts.dispatcher.allow(self.settings.submissions_in_flight, self.settings.analyses_in_progress)

    def _watch(self) -> None:
        if self._is_open and self._options.takes_on_all and not self._is_stopping:
            self._parts.watched.watch(self.settings.watched_folder)

    @Slot(object)
    def _take_in_watched(self, files: tuple[tuple[str, str], ...]) -> None:
        if not self._is_stopping:
            self._parts.intake.drop_watched(files, self.destination, self._choices.analysis_types)

    @Slot(object)
    def _take_in_failure(self, error: FinovoxError) -> None:
        self.error_raised.emit(error)
        folder = self.settings.watched_folder
        if isinstance(error, DataSalvagedError) and folder:
            from finovox_desktop.core.watched import WatchCondition, WatchState  # noqa: PLC0415

            # What was submitted and then lost would come in once more, and be counted twice.
            self.change_settings(replace(self.settings, watched_folder=""))
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
        self._parts.workload.begin()

    @Slot(object)
    def _take_in_change(self, change: JobsChange) -> None:
        self.jobs_changed.emit(change)
        if self._is_stopping:
            return
        within = self._parts.workload.take_in(change)
        if self.settings.submit_unconfirmed_again:
            lost = self._parts.workload.lost(within)
            if lost:
                self.submit_again(lost)

    @Slot(object)
    def _take_in_key(self, status: KeyStatus) -> None:
        if status.destination == self.destination:
            self.key_changed.emit(status)
        self._parts.dispatcher.dispatch()

    @Slot()
    def _tell_status(self) -> None:
        status = self._parts.dispatcher.status(self.destination)
        if status.is_news_after(self._status):
            self._status = status
            self.status_changed.emit(status)

    def _move(self, job_ids: Iterable[str], move: Move) -> None:
        chosen = tuple(job_ids)
        self._parts.writer.call(lambda store: store.move_by_user(chosen, move))
