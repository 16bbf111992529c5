"""Watching a folder: told by the system where it tells, and looked at from time to time where it does not (network shares)."""

import logging
import os
import time

from PySide6.QtCore import QFileSystemWatcher, QObject, QThread, QTimer, Signal, Slot

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.watched import WatchCondition, WatchedFile, WatchState
from finovox_desktop.engine.durable import Durable
from finovox_desktop.engine.folder_scan import FolderScan, Scan
from finovox_desktop.engine.writer import Writer
from finovox_desktop.storage.job_store import JobStore

_log = logging.getLogger(__name__)

SECONDS_BETWEEN_LOOKS = 30.0
SECONDS_WHILE_AWAITING = 2.0
"""Between looks at a folder in which a file may still grow."""

_SECONDS_AFTER_A_CHANGE = 0.5
_PAUSE_FOR_EACH_LOOK = 20
"""A look that takes a second has 20 s of rest after it: large folders must not keep the disk busy."""
_MOST_FOLDERS_TOLD_OF = 200
"""Folders that the system is asked to tell of; it has few to give. The others are looked at."""


class WatchedFolder(QObject):
    """Finds documents that come into a folder. Lives in the thread of the event loop; the disk is read in `thread_of_disk`.

    Signals:
        settled: tuple of (path, case), files that have stopped growing and were not taken before.
        state_changed: WatchState.
    """

    settled = Signal(object)
    state_changed = Signal(object)
    _folder_chosen = Signal(str, object)
    _known = Signal(str, object)

    def __init__(
        self,
        writer: Writer,
        clock: Clock,
        parent: QObject | None = None,
        *,
        seconds_between_looks: float = SECONDS_BETWEEN_LOOKS,
        seconds_while_awaiting: float = SECONDS_WHILE_AWAITING,
    ) -> None:
        super().__init__(parent)
        self._writer = writer
        self._folder = ""
        self.thread_of_disk = QThread(self)
        self._watch = _Watch(clock, seconds_between_looks, seconds_while_awaiting)
        self._watch.moveToThread(self.thread_of_disk)
        self._watch.settled.connect(self._take_in_settled)
        self._watch.state_changed.connect(self._take_in_state)
        self.thread_of_disk.finished.connect(self._watch.end)
        self._folder_chosen.connect(self._watch.begin)
        self._known.connect(self._take_in_known)

    def watch(self, folder: str) -> None:
        """Watch a folder from now on, and no other; empty: none."""
        if folder == self._folder:
            return
        self._folder = folder
        if not folder:
            self._folder_chosen.emit("", frozenset())
            self.state_changed.emit(WatchState("", WatchCondition.OFF))
            return
        self._writer.call(_done_with).add_done_callback(lambda known: self._tell(folder, known))

    def stop(self) -> None:
        """End for good; `thread_of_disk.finished` tells. A look that is under way is ended first."""
        self._folder = ""
        self._watch.is_stopping = True
        self.thread_of_disk.quit()

    def _tell(self, folder: str, known: Durable[frozenset[WatchedFile]]) -> None:
        """Hand over what was taken before. Runs in the writer's thread."""
        error = known.exception()
        if error is None:
            self._known.emit(folder, known.result())
        elif isinstance(error, FinovoxError):
            # Without that knowledge nothing is taken: it might be the second time.
            self._known.emit(folder, None)

    @Slot(str, object)
    def _take_in_known(self, folder: str, done_with: frozenset[WatchedFile] | None) -> None:
        if folder != self._folder:
            return
        if done_with is None:
            self._folder = ""  # the next change of the settings, or the next start, tries again
            return
        self._folder_chosen.emit(folder, done_with)

    @Slot(str, object)
    def _take_in_settled(self, folder: str, files: tuple[tuple[str, str], ...]) -> None:
        if folder == self._folder:
            self.settled.emit(files)

    @Slot(object)
    def _take_in_state(self, state: WatchState) -> None:
        if state.folder == self._folder:
            self.state_changed.emit(state)


class _Watch(QObject):
    """Looks at the folder, in the thread of the disk."""

    settled = Signal(str, object)
    state_changed = Signal(object)

    def __init__(self, clock: Clock, seconds_between_looks: float, seconds_while_awaiting: float) -> None:
        super().__init__()
        self.is_stopping = False
        self._clock = clock
        self._seconds_between_looks = seconds_between_looks
        self._seconds_while_awaiting = seconds_while_awaiting
        self._folder = ""
        self._scan: FolderScan | None = None
        self._condition = WatchCondition.OFF
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self._look_soon)

    @Slot(str, object)
    def begin(self, folder: str, done_with: frozenset[WatchedFile]) -> None:
        """Look at a folder from now on."""
        self._timer.stop()
        self._tell_me_of(())
        self._folder = folder
        self._condition = WatchCondition.OFF
        self._scan = FolderScan(folder, done_with) if folder else None
        if folder:
            self._look()

    @Slot()
    def end(self) -> None:
        """Give the timer and the system's watching back: only this thread may."""
        self._timer.stop()
        self._tell_me_of(())

    @Slot()
    def _look_soon(self) -> None:
        if self._scan is not None:
            self._timer.start(int(min(_SECONDS_AFTER_A_CHANGE, self._seconds_between_looks) * 1000))

    @Slot()
    def _look(self) -> None:
        if self._scan is None or self.is_stopping:
            return
        began = time.perf_counter()
        try:
            scan = self._scan.look(self._clock.monotonic())
        except OSError as error:
            self._lose_folder(error)
            return
        self._set_condition(WatchCondition.WATCHING)
        self._tell_me_of(scan.folders)
        if scan.settled:
            self.settled.emit(self._folder, scan.settled)
        self._rest(scan, time.perf_counter() - began)

    def _rest(self, scan: Scan, seconds_taken: float) -> None:
        pause = self._seconds_while_awaiting if scan.is_something_awaited else self._seconds_between_looks
        self._timer.start(int(max(pause, seconds_taken * _PAUSE_FOR_EACH_LOOK) * 1000))

    def _lose_folder(self, error: OSError) -> None:
        if self._condition is not WatchCondition.GONE:
            _log.warning("the watched folder cannot be read: %s", error.strerror)
        self._set_condition(WatchCondition.GONE)
        self._tell_me_of(())
        self._timer.start(int(self._seconds_between_looks * 1000))

    def _set_condition(self, condition: WatchCondition) -> None:
        if condition is not self._condition:
            self._condition = condition
            self.state_changed.emit(WatchState(self._folder, condition))

    def _tell_me_of(self, folders: tuple[str, ...]) -> None:
        wanted = {os.path.normpath(folder) for folder in folders[:_MOST_FOLDERS_TOLD_OF]}
        present = set(self._watcher.directories())
        if gone := present - wanted:
            self._watcher.removePaths(list(gone))
        if new := wanted - present:
            # Some systems do not tell of network shares; those are looked at all the same.
            self._watcher.addPaths(list(new))


def _done_with(store: JobStore) -> frozenset[WatchedFile]:
    return store.watched.done_with()
