"""Reports: which documents they hold, and where the user wants them."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Slot

from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.file_choice import FileChoice
from finovox_desktop.ui.toolbar_menus import ExportScope
from finovox_desktop.ui.work_page import WorkPage


class Exports(QObject):
    """Asks where a report goes, and has it written there."""

    def __init__(self, controller: JobController, page: WorkPage, files: FileChoice) -> None:
        super().__init__(page)
        self._controller = controller
        self._page = page
        self._files = files

    @Slot(object)
    def ask(self, scope: ExportScope) -> None:
        """Ask for the place of a report of the selected, the shown or all documents, as they are when it is written."""
        self._files.ask_target(lambda path: self._write(path, self._ids(scope)))

    @Slot(object)
    def ask_for(self, job_ids: tuple[str, ...]) -> None:
        """Ask for the place of a report of these documents."""
        self._files.ask_target(lambda path: self._write(path, job_ids))

    def _ids(self, scope: ExportScope) -> Sequence[str] | None:
        match scope:
            case ExportScope.SELECTED:
                return tuple(job.id for job in self._page.selected_jobs())
            case ExportScope.SHOWN:
                return self._page.shown_ids()
            case ExportScope.ALL:
                return None

    def _write(self, path: str, job_ids: Sequence[str] | None) -> None:
        from finovox_desktop.reports.json_report import JsonReport  # noqa: PLC0415

        self._controller.export(JsonReport(self._controller.destination, SystemClock()), Path(path), job_ids)
