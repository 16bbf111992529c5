"""Taking in what was dropped, off the UI thread."""

import contextlib
import logging
import os
from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from finovox_desktop.core.container import NoRoomToUnpackError
from finovox_desktop.core.destination import AnalysisType, Destination
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.found import Found
from finovox_desktop.core.news import StorageState
from finovox_desktop.core.watched import WatchedFile
from finovox_desktop.engine.durable import Durable
from finovox_desktop.engine.intake_batch import IntakeBatch
from finovox_desktop.engine.task_thread import TaskThread
from finovox_desktop.engine.writer import Command, Urgency, Writer
from finovox_desktop.inspection.client import InspectionClient
from finovox_desktop.service.intake import Intake
from finovox_desktop.storage.drop_store import Drop
from finovox_desktop.storage.job_store import JobStore
from finovox_desktop.storage.paths import DataPaths, unusable
from finovox_desktop.storage.taken_out import TakenOutInUse, folder_of_drop, sweep

_log = logging.getLogger(__name__)

SECONDS_UNTIL_ROOM_IS_LOOKED_FOR = 10.0
"""How long a container that could not be unpacked for want of room waits until it is tried again."""


class IntakeThread(TaskThread):
    """Makes jobs of dropped paths. What could not be recorded is kept, and taken in when there is room again.

    Signals:
        paths_committed: tuple of paths, when they are durable.
        taken_in: IntakeReport, for the paths that were given together.
        failed: FinovoxError, when a container cannot be unpacked for want of room; it is tried again by itself.
    """

    paths_committed = Signal(object)
    taken_in = Signal(object)
    failed = Signal(object)
    _not_recorded = Signal(object)
    _no_room = Signal(object)

    def __init__(
        self,
        writer: Writer,
        paths: DataPaths,
        parent: QObject | None = None,
        *,
        seconds_until_room: float = SECONDS_UNTIL_ROOM_IS_LOOKED_FOR,
    ) -> None:
        super().__init__(parent)
        self._writer = writer
        self._paths = paths
        self._inspector = InspectionClient()
        self._is_stopping = False
        self._short_of_room: set[int] = set()  # the numbers of drops
        self._kept: list[Callable[[], None]] = []
        self._room_timer = QTimer(self)
        self._room_timer.setSingleShot(True)
        self._room_timer.setInterval(int(seconds_until_room * 1000))
        self._room_timer.timeout.connect(self._try_again)
        self._not_recorded.connect(self._keep)
        self._no_room.connect(self._wait_for_room)
        writer.storage_changed.connect(self._go_on)

    def drop(
        self, paths: tuple[str, ...], destination: Destination, types: tuple[AnalysisType, ...], *, again: bool
    ) -> None:
        """Keep dropped paths, and take them in once they are durable; `again` for content that is known already."""
        self._note(partial(_note, paths, destination, types, again=again), paths)

    def drop_again(self, job_ids: tuple[str, ...], destination: Destination, types: tuple[AnalysisType, ...]) -> None:
        """Take in the files of jobs once more."""
        self._note(partial(_note_again, job_ids, destination, types))

    def drop_watched(
        self, files: tuple[tuple[str, str], ...], destination: Destination, types: tuple[AnalysisType, ...]
    ) -> None:
        """Take in files of the watched folder, each a path and its case; content that was taken before is passed over."""
        self._note(partial(_note_watched, files, destination, types))

    def take_in(self, drops: tuple[Drop, ...]) -> None:
        """Take in dropped paths; what came by itself apart from what a person dropped. Thread-safe."""
        for is_watched in (False, True):
            together = tuple(drop for drop in drops if drop.is_watched is is_watched)
            if together:
                self.post(partial(self._take_in, together, is_watched=is_watched))

    @Slot()
    def sweep(self) -> None:
        """Delete documents taken out of containers that no job refers to any more. Thread-safe."""
        self.post(self._sweep)

    def stop(self) -> None:
        """Stop after the document under way: what is left was noted and is taken in at the next start."""
        self._is_stopping = True
        self._room_timer.stop()
        self._inspector.close_now()
        super().stop()

    def run(self) -> None:
        """Work off tasks until stopped, then end the process that opens containers."""
        super().run()
        self._inspector.close()

    # Dropping

    def _note(self, command: "Command[tuple[Drop, ...]]", paths: tuple[str, ...] = ()) -> None:
        try_again = partial(self._note, command, paths)
        self._writer.call(command).add_done_callback(partial(self._begin, paths, try_again))

    def _begin(self, paths: tuple[str, ...], try_again: Callable[[], None], noted: Durable[tuple[Drop, ...]]) -> None:
        """Begin the intake of paths that are durable now. Runs in the writer's thread."""
        if noted.exception() is not None:
            self._not_recorded.emit(try_again)
            return
        if paths:
            self.paths_committed.emit(paths)
        self.take_in(noted.result())

    # Waiting for room

    @Slot(object)
    def _keep(self, try_again: Callable[[], None]) -> None:
        self._kept.append(try_again)

    @Slot(object)
    def _wait_for_room(self, try_again: Callable[[], None]) -> None:
        self._kept.append(try_again)
        if not self._is_stopping:
            self._room_timer.start()

    @Slot(object)
    def _go_on(self, state: StorageState) -> None:
        if state.is_writable:
            self._try_again()

    @Slot()
    def _try_again(self) -> None:
        """Try again what could not be recorded or unpacked."""
        if not self._is_stopping:
            kept, self._kept = self._kept, []
            for try_again in kept:
                try_again()

    # Taking in: in this thread

    def _take_in(self, drops: tuple[Drop, ...], *, is_watched: bool) -> None:
        batch = IntakeBatch(self._writer, is_watched=is_watched)
        for drop in drops:
            with contextlib.suppress(NoRoomToUnpackError):
                self._take_in_drop(drop, batch)
            if self._is_stopping:
                return
        try:
            report = batch.report()
        except FinovoxError as error:
            # The writer has reported it; the drops are still noted.
            _log.warning("documents could not be recorded: %s", error)
            self._not_recorded.emit(partial(self.take_in, drops))
            return
        self.taken_in.emit(report)
        if any(folder_of_drop(self._paths.taken_out, drop.id).exists() for drop in drops):
            self._sweep()

    def _take_in_drop(self, drop: Drop, batch: IntakeBatch) -> None:
        file = _as_it_is(drop.path) if drop.is_watched else None
        try:
            for found in Intake(drop.path, folder_of_drop(self._paths.taken_out, drop.id), self._inspector).found():
                if self._is_stopping:
                    return
                if isinstance(found, Found):
                    batch.add(drop, found)
                elif not drop.is_watched or file is not None:  # a file that was taken away again is no news
                    batch.refuse(found)
        except NoRoomToUnpackError as error:
            self._tell_no_room(drop, error)
            raise
        except RuntimeError:
            if not self._is_stopping:  # the process that opens containers was ended with everything else
                raise
            return
        self._short_of_room.discard(drop.id)
        self._writer.call(partial(_end, drop, file), Urgency.INTAKE)

    def _tell_no_room(self, drop: Drop, error: NoRoomToUnpackError) -> None:
        _log.warning("a container could not be unpacked: %s", error)
        if not self._short_of_room:
            self.failed.emit(unusable(self._paths.directory, error))
        self._short_of_room.add(drop.id)
        self._no_room.emit(partial(self.take_in, (drop,)))

    def _sweep(self) -> None:
        if not self._paths.taken_out.exists():
            return
        try:
            in_use = self._writer.call(_in_use).result()
        except FinovoxError:
            return  # nobody knows what is in use: another time
        sweep(self._paths.taken_out, in_use)


def _as_it_is(path: str) -> WatchedFile | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - the path may hold lone surrogates
    except (OSError, ValueError):
        return None
    return WatchedFile(path, status.st_size, status.st_mtime_ns)


def _note(
    paths: tuple[str, ...], destination: Destination, types: tuple[AnalysisType, ...], store: JobStore, *, again: bool
) -> tuple[Drop, ...]:
    return store.drops.note(paths, destination, types, again=again)


def _note_again(
    job_ids: tuple[str, ...], destination: Destination, types: tuple[AnalysisType, ...], store: JobStore
) -> tuple[Drop, ...]:
    return store.drops.note_again(job_ids, destination, types)


def _note_watched(
    files: Sequence[tuple[str, str]], destination: Destination, types: tuple[AnalysisType, ...], store: JobStore
) -> tuple[Drop, ...]:
    return store.drops.note_watched(files, destination, types)


def _end(drop: Drop, file: WatchedFile | None, store: JobStore) -> None:
    if file is None:
        store.drops.end(drop)
    else:
        store.drops.end_watched(drop, file)


def _in_use(store: JobStore) -> TakenOutInUse:
    return store.drops.taken_out_in_use()
