"""The context menus of the table: of the selected documents, and of a group's heading."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAction, QActionGroup
from PySide6.QtWidgets import QMenu

from finovox_desktop.core.job import Job
from finovox_desktop.ui.jobs.job_actions import JobAction, action_text, possible_actions
from finovox_desktop.ui.review.review_text import is_reviewable, verdict_of, verdict_text
from finovox_desktop.ui.shortcuts import Shortcut, set_keys
from finovox_desktop.ui.table.job_row import GroupRow
from finovox_desktop.ui.table.job_table_keys import VERDICT_KEYS

if TYPE_CHECKING:
    from finovox_desktop.ui.table.job_table_view import JobTableView

translate = QCoreApplication.translate

_KEYS = {
    JobAction.SHOW_DETAILS: Shortcut.OPEN_DETAILS,
    JobAction.SET_CASE: Shortcut.SET_CASE,
    JobAction.WRITE_NOTE: Shortcut.NOTE,
    JobAction.REMOVE: Shortcut.REMOVE,
}
_FOR_ONE = frozenset({JobAction.OPEN_DOCUMENT, JobAction.SHOW_IN_FOLDER, JobAction.WRITE_NOTE})
_REVIEW = (JobAction.SET_CASE, JobAction.WRITE_NOTE)
_SECTIONS = (
    (JobAction.SHOW_DETAILS, JobAction.OPEN_DOCUMENT, JobAction.SHOW_IN_FOLDER),
    _REVIEW,
    (
        JobAction.RETRY,
        JobAction.SUBMIT_AGAIN,
        JobAction.ANALYSE_AGAIN,
        JobAction.MOVE_TO_TOP,
        JobAction.CANCEL,
        JobAction.DISMISS,
        JobAction.REMOVE,
    ),
    (JobAction.EXPORT,),
)


def add_job_actions(menu: QMenu, jobs: Sequence[Job]) -> None:
    """Offer what is legal for the selected documents, in sections. Each action's data is a JobAction or a Verdict."""
    possible = set(possible_actions(jobs)) - (_FOR_ONE if len(jobs) > 1 else frozenset())
    for section in _SECTIONS:
        if section is _REVIEW and any(map(is_reviewable, jobs)):
            menu.addMenu(verdict_menu(menu, jobs))
        for action in section:
            if action in possible:
                add_action(menu, action)
        menu.addSeparator()


def add_action(menu: QMenu, action: JobAction) -> QAction:
    """Add one action, with the key that does the same in the table."""
    added = menu.addAction(action_text(action))
    added.setData(action)
    if action in _KEYS:
        set_keys(added, _KEYS[action])
    return added


def verdict_menu(parent: QMenu, jobs: Sequence[Job]) -> QMenu:
    """Make the menu of verdicts, with the one marked that all the documents have."""
    menu = QMenu(translate("JobTable", "Verdict"), parent)
    group = QActionGroup(menu)
    given = verdict_of(jobs)
    for shortcut, verdict in VERDICT_KEYS.items():
        action = menu.addAction(verdict_text(verdict))
        action.setCheckable(True)
        action.setChecked(verdict is given)
        action.setData(verdict)
        set_keys(action, shortcut)
        group.addAction(action)
    return menu


def add_copy_actions(menu: QMenu, table: "JobTableView") -> None:
    """Offer to copy the selected rows."""
    texts = (
        (translate("JobTable", "Copy"), Shortcut.COPY, table.copy_selected),
        (translate("JobTable", "Copy as sentences"), Shortcut.COPY_SENTENCES, table.copy_sentences),
    )
    for text, shortcut, copy in texts:
        action = menu.addAction(text)
        set_keys(action, shortcut)
        action.triggered.connect(copy)


def add_group_actions(menu: QMenu, group: GroupRow) -> None:
    """Offer what can be done with a whole group. Each action's data is a JobAction or a Verdict."""
    jobs = [row.job for row in group.rows]
    is_case = isinstance(group.key, str)
    if any(map(is_reviewable, jobs)):
        menu.addMenu(verdict_menu(menu, jobs))
    add_action(menu, JobAction.SET_CASE)
    export = add_action(menu, JobAction.EXPORT)
    if is_case and group.key:
        export.setText(translate("JobTable", "Export this case…"))
    elif not is_case:
        export.setText(translate("JobTable", "Export this day…"))
