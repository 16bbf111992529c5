"""Hands on what the user asks for rows: to the engine, to the desktop, or to the page that shows them."""

from collections.abc import Callable, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from finovox_desktop.core.review import Verdict
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.jobs.job_actions import JobAction
from finovox_desktop.ui.table.job_table_model import JobTableModel

if TYPE_CHECKING:
    from finovox_desktop.desktop.documents import DocumentOpener
    from finovox_desktop.ui.review.case_dialog import CaseDialog

Act = Callable[[tuple[str, ...]], object]


class JobRequests(QWidget):
    """Carries out JobActions. It is never shown; its dialogs lie over its parent.

    Signals:
        details_requested, note_requested: the id of a job.
        export_requested: the ids of jobs (a tuple).
    """

    details_requested = Signal(str)
    note_requested = Signal(str)
    export_requested = Signal(object)

    def __init__(self, controller: JobController, jobs: JobTableModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._controller = controller
        self._jobs = jobs
        self._dialogs_parent = parent
        self._acts: Mapping[JobAction, Act] = {
            JobAction.SHOW_DETAILS: lambda ids: self.details_requested.emit(ids[0]),
            JobAction.OPEN_DOCUMENT: lambda ids: self._opener.open_document(self._path(ids)),
            JobAction.SHOW_IN_FOLDER: lambda ids: self._opener.show_in_folder(self._path(ids)),
            JobAction.SET_CASE: self._ask_case,
            JobAction.WRITE_NOTE: lambda ids: self.note_requested.emit(ids[0]),
            JobAction.RETRY: controller.retry,
            JobAction.SUBMIT_AGAIN: controller.submit_again,
            JobAction.ANALYSE_AGAIN: controller.analyse_again,
            JobAction.MOVE_TO_TOP: controller.move_to_top,
            JobAction.CANCEL: controller.cancel,
            JobAction.DISMISS: controller.dismiss,
            JobAction.REMOVE: controller.remove,
            JobAction.EXPORT: self.export_requested.emit,
        }

    @Slot(object, object)
    def do(self, action: JobAction, job_ids: tuple[str, ...]) -> None:
        """Carry out an action."""
        self._acts[action](job_ids)

    @Slot(object, object)
    def give_verdict(self, verdict: Verdict, job_ids: tuple[str, ...]) -> None:
        """Have a verdict recorded."""
        self._controller.edits.set_verdict(job_ids, verdict)

    @Slot(object, str)
    def give_case(self, job_ids: tuple[str, ...], case: str) -> None:
        """Have a case reference recorded."""
        self._controller.edits.set_case(job_ids, case)

    def _ask_case(self, job_ids: tuple[str, ...]) -> None:
        jobs = [job for job_id in job_ids if (job := self._jobs.job_by_id(job_id)) is not None]
        self.case_dialog.ask(jobs, [str(facet.value) for facet in self._jobs.case_facets()])

    @cached_property
    def case_dialog(self) -> "CaseDialog":
        """What asks for a case reference."""
        from finovox_desktop.ui.review.case_dialog import CaseDialog  # noqa: PLC0415

        dialog = CaseDialog(self._dialogs_parent)
        dialog.case_given.connect(self.give_case)
        return dialog

    @cached_property
    def _opener(self) -> "DocumentOpener":
        """What opens documents: a connection to the desktop."""
        from finovox_desktop.desktop.documents import DocumentOpener  # noqa: PLC0415

        opener = DocumentOpener(self)
        opener.failed.connect(self._controller.error_raised)
        return opener

    def _path(self, job_ids: tuple[str, ...]) -> str:
        job = self._jobs.job_by_id(job_ids[0])
        return job.document.path if job is not None else ""
