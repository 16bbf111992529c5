"""A writer at work, what it says, and documents for it."""

from functools import partial

from PySide6.QtCore import QObject, Slot

from finovox_desktop.core.destination import SERVICE, AnalysisType
from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.found import Found
from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.core.news import StorageState
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.writer import Writer
from finovox_desktop.storage.job_store import Attempt, JobStore
from finovox_desktop.storage.paths import DataPaths
from tests.unit.engine.run import wait_until

RISK = (AnalysisType.RISK,)


class Watched(QObject):
    """A writer, and what it says."""

    def __init__(self, paths: DataPaths, kind: type[Writer] = Writer) -> None:
        super().__init__()
        self.paths = paths
        self.states: list[StorageState] = []
        self.errors: list[FinovoxError] = []
        self.jobs: dict[str, JobState] = {}
        self.new: list[str] = []
        self.changes: list[JobsChange] = []
        self.said: list[JobsChange | FinovoxError] = []
        self.is_open = False
        self.writer = kind(paths, SystemClock(), self, seconds_between_tries=0.02)
        self.writer.storage_changed.connect(self._take_in_state)
        self.writer.failed.connect(self._take_in_error)
        self.writer.changed.connect(self._take_in_change)
        self.writer.opened.connect(self._take_in_opened)
        self.writer.start()

    def end(self) -> None:
        self.writer.lose_patience()
        self.writer.stop()
        assert self.writer.wait(10_000)

    def opens(self) -> "Watched":
        wait_until(lambda: self.is_open, "the start")
        return self

    def adds(self, content: int) -> str:
        return self.writer.call(partial(add, content)).result(10)

    def begins(self, job_id: str) -> Attempt:
        attempt = self.writer.call(partial(JobStore.begin_attempt, job_id=job_id, key_id="key-1")).result(10)
        assert attempt is not None
        return attempt

    def has_trouble(self) -> bool:
        return bool(self.states) and not self.states[-1].is_writable

    @Slot(object)
    def _take_in_state(self, state: StorageState) -> None:
        self.states.append(state)

    @Slot(object)
    def _take_in_error(self, error: FinovoxError) -> None:
        self.errors.append(error)
        self.said.append(error)

    @Slot(object)
    def _take_in_change(self, change: JobsChange) -> None:
        self.changes.extend([change] if change else [])
        self.said.append(change)
        self.new.extend(job.id for job in change.added)
        for job in (*change.added, *change.changed):
            self.jobs[job.id] = job.state
        for job_id in change.removed:
            del self.jobs[job_id]

    @Slot(object)
    def _take_in_opened(self, _drops: object) -> None:
        self.is_open = True


def add(content: int, store: JobStore) -> str:
    """Take in a document."""
    (drop,) = store.drops.note([f"/documents/{content}.pdf"], SERVICE, RISK, again=False)
    (added,) = store.drops.add(drop, [found(content)])
    assert added is not None
    store.drops.end(drop)
    return added.job_id


def found(content: int) -> Found:
    """Give a document that intake found; those of one number have the same content."""
    return Found(Document(f"/{content}.pdf", f"{content}.pdf", 1, f"{content:064x}", DocumentKind.PDF, 1), "")
