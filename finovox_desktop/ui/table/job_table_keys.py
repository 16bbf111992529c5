"""The table's own keys: details, links, verdicts, copies, groups, and going to a document by its name."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from finovox_desktop.core.review import Verdict
from finovox_desktop.ui.jobs.job_actions import JobAction
from finovox_desktop.ui.shortcuts import Shortcut
from finovox_desktop.ui.table.job_type_ahead import TypeAhead

if TYPE_CHECKING:
    from finovox_desktop.ui.table.job_row import GroupRow
    from finovox_desktop.ui.table.job_table_model import JobTableModel
    from finovox_desktop.ui.table.job_table_view import JobTableView

VERDICT_KEYS = {
    Shortcut.ACCEPT: Verdict.ACCEPTED,
    Shortcut.REJECT: Verdict.REJECTED,
    Shortcut.ASK_ORIGINAL: Verdict.ORIGINAL_REQUESTED,
    Shortcut.LEAVE_UNDECIDED: Verdict.UNDECIDED,
}


class TableKeys:
    """Says what a key does in the table."""

    def __init__(self, view: JobTableView, jobs: JobTableModel) -> None:
        self._view = view
        self._jobs = jobs
        self._type_ahead = TypeAhead(jobs, time.monotonic)

    def take(self, event: QKeyEvent) -> bool:
        """Do what a key stands for; tell whether it stands for anything."""
        view = self._view
        group = self._jobs.group_at(view.currentIndex().row())
        if group is not None and self._take_for_group(event, group):
            return True
        if self.is_typing(event):
            self.search(event.text())
            return True
        shortcut = next((one for one in Shortcut if _stands_for(event, one)), None)
        if shortcut in VERDICT_KEYS:
            view.request_verdict(VERDICT_KEYS[shortcut], view.selected_jobs())
            return True
        return self._take_for_rows(event, shortcut)

    def is_typing(self, event: QKeyEvent) -> bool:
        """Tell whether a digit or letter belongs to a name that is being typed, and so is no key of the window."""
        return self._type_ahead.is_under_way and bool(event.text().strip())

    def search(self, text: str) -> None:
        """Go to the document whose name begins with what is typed."""
        row = self._type_ahead.go_on(text, max(0, self._view.currentIndex().row()))
        if row is not None:
            self._view.go_to(row)

    def _take_for_rows(self, event: QKeyEvent, shortcut: Shortcut | None) -> bool:
        view = self._view
        current = view.currentIndex().row()
        job = self._jobs.job_at(current)
        match shortcut:
            case Shortcut.COPY:
                view.copy_selected()
            case Shortcut.COPY_SENTENCES:
                view.copy_sentences()
            case Shortcut.REMOVE:
                view.request(JobAction.REMOVE, view.selected_jobs())
            case Shortcut.SET_CASE:
                view.request(JobAction.SET_CASE, view.selected_jobs())
            case Shortcut.NOTE if job is not None:
                view.request(JobAction.WRITE_NOTE, (job,))
            case Shortcut.FOLLOW_LINK if view.follow_link(current):
                pass
            case Shortcut.OPEN_DETAILS if job is not None:
                view.request(JobAction.SHOW_DETAILS, (job,))
            case _:
                return self._move(event)
        return True

    def _move(self, event: QKeyEvent) -> bool:
        rows = self._jobs.rowCount()
        if not rows or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        match event.key():
            case Qt.Key.Key_Home:
                self._view.go_to(0)
            case Qt.Key.Key_End:
                self._view.go_to(rows - 1)
            case Qt.Key.Key_Left if (heading := self._heading_above()) is not None:
                self._view.go_to(heading)
            case _:
                return False
        return True

    def _take_for_group(self, event: QKeyEvent, group: GroupRow) -> bool:
        match event.key():
            case Qt.Key.Key_Left:
                self._jobs.fold(group, collapsed=True)
            case Qt.Key.Key_Right:
                self._jobs.fold(group, collapsed=False)
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter if (
                event.modifiers() & Qt.KeyboardModifier.ShiftModifier
            ):
                self._view.select_group(group)
            case Qt.Key.Key_Space | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self._view.toggle_group(group)
            case Qt.Key.Key_F2:
                self._view.request(JobAction.SET_CASE, [row.job for row in group.rows])
            case _:
                return False
        return True

    def _heading_above(self) -> int | None:
        current = self._view.currentIndex().row()
        return next((row for row in range(current, -1, -1) if self._jobs.group_at(row) is not None), None)


def _stands_for(event: QKeyEvent, shortcut: Shortcut) -> bool:
    # A key of the number block is the same key.
    modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
    pressed = QKeySequence(modifiers.value | event.key())
    return pressed in shortcut.sequences()
