"""Taking in what was dropped, off the UI thread."""

import logging
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from finovox_desktop.core.destination import AnalysisType, Destination
from finovox_desktop.core.document import Refusal
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.status import IntakeReport, StorageState
from finovox_desktop.engine.task_thread import TaskThread
from finovox_desktop.engine.writer import Urgency, Writer
from finovox_desktop.service.intake import Found, take_in
from finovox_desktop.storage.drop_store import Drop
from finovox_desktop.storage.job_store import JobStore

if TYPE_CHECKING:
    from concurrent.futures import Future

_log = logging.getLogger(__name__)


class IntakeThread(TaskThread):
    """Makes jobs of dropped paths. What could not be recorded is kept, and taken in when there is room again.

    Signals:
        paths_committed: tuple of paths, when they are durable.
        taken_in: IntakeReport, for the paths that were given together.
    """

    paths_committed = Signal(object)
    taken_in = Signal(object)
    _not_recorded = Signal(object)

    def __init__(self, writer: Writer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._is_stopping = False
        self._kept: list[Callable[[], None]] = []
        self._not_recorded.connect(self._keep)
        writer.storage_changed.connect(self._go_on)

    def drop(
        self, paths: tuple[str, ...], destination: Destination, types: tuple[AnalysisType, ...], *, again: bool
    ) -> None:
        """Keep dropped paths, and take them in once they are durable; `again` for content that is known already."""
        note = self._writer.call(partial(_note, paths, destination, types, again=again))
        note.add_done_callback(partial(self._begin, paths, partial(self.drop, paths, destination, types, again=again)))

    def drop_again(self, job_ids: tuple[str, ...], destination: Destination, types: tuple[AnalysisType, ...]) -> None:
        """Take in the files of jobs once more."""
        note = self._writer.call(partial(_note_again, job_ids, destination, types))
        note.add_done_callback(partial(self._begin, (), partial(self.drop_again, job_ids, destination, types)))

    def take_in(self, drops: tuple[Drop, ...]) -> None:
        """Take in dropped paths. Thread-safe."""
        self.post(partial(self._take_in, drops))

    def stop(self) -> None:
        """Stop after the document under way: what is left was noted and is taken in at the next start."""
        self._is_stopping = True
        super().stop()

    def _begin(self, paths: tuple[str, ...], try_again: Callable[[], None], noted: "Future[tuple[Drop, ...]]") -> None:
        """Begin the intake of paths that are durable now. Runs in the writer's thread."""
        if noted.exception() is not None:
            self._not_recorded.emit(try_again)
            return
        if paths:
            self.paths_committed.emit(paths)
        if drops := noted.result():
            self.take_in(drops)

    @Slot(object)
    def _keep(self, try_again: Callable[[], None]) -> None:
        self._kept.append(try_again)

    @Slot(object)
    def _go_on(self, state: StorageState) -> None:
        """Try again what could not be recorded."""
        if state.is_writable and not self._is_stopping:
            kept, self._kept = self._kept, []
            for try_again in kept:
                try_again()

    def _take_in(self, drops: tuple[Drop, ...]) -> None:
        refusals: list[Refusal] = []
        futures: list[Future[tuple[str, bool]]] = []
        for drop in drops:
            for found in take_in(drop.path):
                if self._is_stopping:
                    return
                if isinstance(found, Refusal):
                    refusals.append(found)
                else:
                    futures.append(self._writer.call(partial(_add, drop, found), Urgency.INTAKE))
            self._writer.call(partial(_end, drop), Urgency.INTAKE)
        try:
            results = [future.result() for future in futures]
        except FinovoxError as error:
            # The writer has reported it; the drop is still noted.
            _log.warning("documents could not be recorded: %s", error)
            self._not_recorded.emit(partial(self.take_in, drops))
            return
        added = tuple(job_id for job_id, is_new in results if is_new)
        known = tuple(dict.fromkeys(job_id for job_id, is_new in results if not is_new and job_id not in added))
        self.taken_in.emit(IntakeReport(added, known, tuple(refusals)))


def _note(
    paths: tuple[str, ...], destination: Destination, types: tuple[AnalysisType, ...], store: JobStore, *, again: bool
) -> tuple[Drop, ...]:
    return store.drops.note(paths, destination, types, again=again)


def _note_again(
    job_ids: tuple[str, ...], destination: Destination, types: tuple[AnalysisType, ...], store: JobStore
) -> tuple[Drop, ...]:
    return store.drops.note_again(job_ids, destination, types)


def _add(drop: Drop, found: Found, store: JobStore) -> tuple[str, bool]:
    return store.drops.add_document(drop, found.document, found.case)


def _end(drop: Drop, store: JobStore) -> None:
    store.drops.end(drop)
