"""Removing jobs, and bringing them back."""

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from finovox_desktop.engine.durable import Durable
from finovox_desktop.engine.writer import Command, Writer
from finovox_desktop.storage.job_store import JobStore

UNDO_SECONDS = 30.0
"""How long a removal can be undone; a start of the program ends it too."""


class Removals(QObject):
    """Removes jobs so that the last removal can be undone for a while. Tokens are kept until then.

    Signals:
        changed: tuple of job ids that can be brought back; empty when the undo is over.
    """

    changed = Signal(object)
    _done = Signal(object)

    def __init__(self, writer: Writer, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._removed: tuple[str, ...] = ()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._end_undo)
        self._done.connect(self._take_in)

    def remove(self, job_ids: tuple[str, ...]) -> None:
        """Remove jobs; those that were removed before cannot be brought back any more."""
        self._run(partial(_remove, job_ids))

    def remove_finished(self) -> None:
        """Remove the jobs that ended."""
        self._run(_remove_finished)

    def undo(self) -> None:
        """Bring back what was removed last."""
        removed, self._removed = self._removed, ()
        self._timer.stop()
        if removed:
            self._writer.call(partial(_undo, removed))
            self.changed.emit(())

    def _run(self, command: "Command[tuple[str, ...]]") -> None:
        self._writer.call(_purge)
        self._writer.call(command).add_done_callback(self._tell)

    def _tell(self, removal: Durable[tuple[str, ...]]) -> None:
        """Hand the result over to this object's thread. Runs in the writer's."""
        if removal.exception() is None:
            self._done.emit(removal.result())

    @Slot(object)
    def _take_in(self, job_ids: tuple[str, ...]) -> None:
        self._removed = job_ids
        self._timer.start(int(UNDO_SECONDS * 1000))
        self.changed.emit(job_ids)

    @Slot()
    def _end_undo(self) -> None:
        self._removed = ()
        self._writer.call(_purge)
        self.changed.emit(())


def _remove(job_ids: tuple[str, ...], store: JobStore) -> tuple[str, ...]:
    return store.removals.remove(job_ids)


def _remove_finished(store: JobStore) -> tuple[str, ...]:
    return store.removals.remove_finished()


def _undo(job_ids: tuple[str, ...], store: JobStore) -> None:
    store.removals.undo(job_ids)


def _purge(store: JobStore) -> None:
    store.removals.purge()
