"""A controller that does nothing but write down what the window asks of it; the test says what the engine would."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any, cast

from PySide6.QtCore import QCoreApplication, QObject, Signal

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.export import Exporter
from finovox_desktop.core.job import JobsChange
from finovox_desktop.core.news import ResultsAtStake
from finovox_desktop.core.preview import PageRequest
from finovox_desktop.core.review import UndoableEdit, Verdict
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import Settings
from finovox_desktop.core.status import Condition, KeyState, KeyStatus, ServiceStatus
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.engine_signals import EngineSignals


class RecordingEdits(QObject):
    """The signals and methods of Edits; calls are written down as the controller's, with "edits." before the name."""

    undoable_changed = Signal(object)

    def __init__(self, calls: list[tuple[Any, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._calls = calls
        self.undoable: UndoableEdit | None = None

    def set_verdict(self, job_ids: Sequence[str], verdict: Verdict) -> None:
        self._calls.append(("edits.set_verdict", tuple(job_ids), verdict))

    def set_note(self, job_ids: Sequence[str], note: str) -> None:
        self._calls.append(("edits.set_note", tuple(job_ids), note))

    def set_case(self, job_ids: Sequence[str], case: str) -> None:
        self._calls.append(("edits.set_case", tuple(job_ids), case))

    def undo(self) -> None:
        self._calls.append(("edits.undo",))

    def say_undoable(self, edit: UndoableEdit | None) -> None:
        """Have a change that can be taken back, or none."""
        self.undoable = edit
        self.undoable_changed.emit(edit)


class RecordingPreviews(QObject):
    """The signal and methods of Previews; calls are written down as "previews." before the name."""

    ready = Signal(object)

    def __init__(self, calls: list[tuple[Any, ...]], parent: QObject) -> None:
        super().__init__(parent)
        self._calls = calls

    def request(self, request: PageRequest) -> None:
        self._calls.append(("previews.request", request))

    def forget(self, request: PageRequest) -> None:
        self._calls.append(("previews.forget", request))

    def expect(self, request: PageRequest) -> None:
        self._calls.append(("previews.expect", request))


class RecordingController(EngineSignals):
    """The signals and methods of JobController. `calls` holds each call's name and arguments, in order."""

    def __init__(self, settings: Settings | None = None) -> None:
        super().__init__()
        self.calls: list[tuple[Any, ...]] = []
        self.edits = RecordingEdits(self.calls, self)
        self.edits.undoable_changed.connect(self.undoable_changed)
        self.previews = RecordingPreviews(self.calls, self)
        self.settings = settings or Settings()
        self.status = ServiceStatus(self.destination, Condition.READY)
        self.key_status = KeyStatus(self.destination, KeyState.NONE)
        self.is_destination_fixed = False
        self.may_have_jobs = True
        self.data_directory = Path("/data/finovox-desktop")
        self.deadline: datetime | None = None
        self.check_in: float | None = None
        self.awaited = 0
        self.at_stake = ResultsAtStake()
        self.overdue: set[str] = set()

    @property
    def as_controller(self) -> JobController:
        """This object, as the widgets' type."""
        return cast("JobController", self)

    @property
    def destination(self) -> Destination:
        return self.settings.destination

    def called(self, name: str) -> list[tuple[Any, ...]]:
        """Give the arguments of each call of a method."""
        return [call[1:] for call in self.calls if call[0] == name]

    def open(self) -> None:
        """Say what the engine says at the start, of an empty store."""
        self.settings_changed.emit(self.settings)
        self.opened.emit()

    def say_jobs(self, change: JobsChange) -> None:
        """Tell of a commit, and let the event loop go round before the next."""
        self.jobs_changed.emit(change)
        QCoreApplication.processEvents()

    def say_status(self, status: ServiceStatus) -> None:
        """Be in another condition."""
        self.status = status
        self.status_changed.emit(status)

    def next_check_in(self, _job_id: str) -> float | None:
        return self.check_in

    def nearest_check_in(self) -> float | None:
        return self.check_in

    def may_have_expired(self, job_id: str) -> bool:
        return job_id in self.overdue

    def nearest_deadline(self) -> datetime | None:
        return self.deadline

    def results_at_stake(self) -> ResultsAtStake:
        return self.at_stake

    def change_settings(self, settings: Settings) -> None:
        self.calls.append(("change_settings", settings))
        self.settings = settings
        self.settings_changed.emit(settings)

    def store_key(self, key: Secret) -> None:
        self.calls.append(("store_key", key))

    def delete_key(self) -> None:
        self.calls.append(("delete_key",))

    def add_paths(self, paths: Sequence[str], *, again: bool = False) -> None:
        self.calls.append(("add_paths", tuple(paths), again))

    def analyse_again(self, job_ids: Sequence[str]) -> None:
        self.calls.append(("analyse_again", tuple(job_ids)))

    def retry(self, job_ids: Sequence[str]) -> None:
        self.calls.append(("retry", tuple(job_ids)))

    def submit_again(self, job_ids: Sequence[str]) -> None:
        self.calls.append(("submit_again", tuple(job_ids)))

    def cancel(self, job_ids: Sequence[str]) -> None:
        self.calls.append(("cancel", tuple(job_ids)))

    def dismiss(self, job_ids: Sequence[str]) -> None:
        self.calls.append(("dismiss", tuple(job_ids)))

    def move_to_top(self, job_ids: Sequence[str]) -> None:
        self.calls.append(("move_to_top", tuple(job_ids)))

    def remove(self, job_ids: Sequence[str]) -> None:
        self.calls.append(("remove", tuple(job_ids)))

    def clear_finished(self) -> None:
        self.calls.append(("clear_finished",))

    def undo_removal(self) -> None:
        self.calls.append(("undo_removal",))

    def request_usage(self) -> None:
        self.calls.append(("request_usage",))

    def retry_all_failed(self) -> None:
        self.calls.append(("retry_all_failed",))

    def pause(self) -> None:
        self.calls.append(("pause",))

    def resume(self) -> None:
        self.calls.append(("resume",))

    def try_again(self) -> None:
        self.calls.append(("try_again",))

    def check_now(self) -> None:
        self.calls.append(("check_now",))

    def request_details(self, job_id: str) -> None:
        self.calls.append(("request_details", job_id))

    def export(self, exporter: Exporter, path: Path, job_ids: Sequence[str] | None) -> None:
        self.calls.append(("export", exporter, path, None if job_ids is None else tuple(job_ids)))

    def shutdown(self) -> None:
        self.calls.append(("shutdown",))

    def answers_awaited(self) -> int:
        return self.awaited

    def quit_now(self) -> None:
        self.calls.append(("quit_now",))
