"""Verdicts, notes and case references: given for one document or many at once, and taken back one change after the other."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.news import StorageState
from finovox_desktop.core.review import EditSubject, UndoableEdit, Verdict
from finovox_desktop.core.text import without_lone_surrogates
from finovox_desktop.engine.durable import Durable
from finovox_desktop.engine.writer import Writer
from finovox_desktop.storage.job_store import JobStore

GREATEST_NOTE = 4_000
GREATEST_CASE_REFERENCE = 200
MOST_UNDO_STEPS = 200

Before = tuple[tuple[str, str | None], ...]
"""Job ids, each with the value that it had."""


class Edits(QObject):
    """Changes what people say of documents. `user` is who does: the system's user name.

    The last MOST_UNDO_STEPS changes of this run can be undone; undoing is a change of its own in the history. What could not
    be recorded is kept, and recorded when there is room again.

    Signals:
        undoable_changed: the UndoableEdit that undo() would take back, or None.
    """

    undoable_changed = Signal(object)
    _done = Signal(object, object)
    _not_recorded = Signal(object)

    def __init__(self, writer: Writer, user: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._user = user
        self._steps: list[tuple[UndoableEdit, Before]] = []
        self._under_way = 0
        self._undo_wanted = 0
        self._kept: list[UndoableEdit] = []
        self._done.connect(self._take_in)
        self._not_recorded.connect(self._keep)
        writer.storage_changed.connect(self._go_on)

    @property
    def undoable(self) -> UndoableEdit | None:
        """The change that undo() would take back."""
        return self._steps[-1][0] if self._steps else None

    def set_verdict(self, job_ids: Sequence[str], verdict: Verdict) -> None:
        """Give documents a verdict."""
        self._change(job_ids, EditSubject.VERDICT, verdict.value)

    def set_note(self, job_ids: Sequence[str], note: str) -> None:
        """Give documents a note, cut at GREATEST_NOTE characters; empty: none."""
        self._change(job_ids, EditSubject.NOTE, without_lone_surrogates(note).strip()[:GREATEST_NOTE])

    def set_case(self, job_ids: Sequence[str], case: str) -> None:
        """Give documents a case reference of one line, cut at GREATEST_CASE_REFERENCE characters; empty: none."""
        line = " ".join(without_lone_surrogates(case).split())
        self._change(job_ids, EditSubject.CASE, line[:GREATEST_CASE_REFERENCE])

    def undo(self) -> None:
        """Take the last change back: each document has the value again that it had."""
        if self._under_way:
            # Otherwise the change before the last one would be taken back.
            self._undo_wanted += 1
        elif self._steps:
            self._take_back(*self._steps.pop())

    def _take_back(self, edit: UndoableEdit, before: Before) -> None:
        by_value: dict[str | None, list[str]] = {}
        for job_id, value in before:
            by_value.setdefault(value, []).append(job_id)
        for value, job_ids in by_value.items():
            self._writer.call(partial(_change, tuple(job_ids), edit.subject, value, self._user))
        self.undoable_changed.emit(self.undoable)

    def _change(self, job_ids: Sequence[str], subject: EditSubject, value: str) -> None:
        self._record(UndoableEdit(subject, value, tuple(job_ids)))

    def _record(self, edit: UndoableEdit) -> None:
        self._under_way += 1
        command = partial(_change, edit.job_ids, edit.subject, edit.value, self._user)
        self._writer.call(command).add_done_callback(partial(self._tell, edit))

    def _tell(self, edit: UndoableEdit, change: Durable[Before]) -> None:
        """Hand the result over to this object's thread. Runs in the writer's."""
        if isinstance(change.exception(), FinovoxError):
            self._not_recorded.emit(edit)
        self._done.emit(edit, change.result() if change.exception() is None else ())

    @Slot(object)
    def _keep(self, edit: UndoableEdit) -> None:
        self._kept.append(edit)

    @Slot(object)
    def _go_on(self, state: StorageState) -> None:
        """Record what could not be recorded, in its order: the last one counts."""
        if state.is_writable:
            kept, self._kept = self._kept, []
            for edit in kept:
                self._record(edit)

    @Slot(object, object)
    def _take_in(self, edit: UndoableEdit, before: Before) -> None:
        self._under_way -= 1
        if before:
            changed = UndoableEdit(edit.subject, edit.value, tuple(job_id for job_id, _ in before))
            self._steps = [*self._steps, (changed, before)][-MOST_UNDO_STEPS:]
            self.undoable_changed.emit(changed)
        while self._undo_wanted and not self._under_way:
            self._undo_wanted -= 1
            self.undo()


def _change(job_ids: Sequence[str], subject: EditSubject, value: str | None, user: str, store: JobStore) -> Before:
    return store.edits.change(job_ids, subject, value, user)
