"""What the engine has to tell, as lines above the table: intake, duplicates, removals, exports, errors."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot

from finovox_desktop.core.errors import DataDamagedError, DataDirectoryUnusableError, FinovoxError
from finovox_desktop.core.status import Condition, ExportResult, IntakeReport, ServiceStatus
from finovox_desktop.core.text import shown
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.banner import BannerStack, Notice
from finovox_desktop.ui.error_text import error_advice, error_title
from finovox_desktop.ui.refusals import RefusalList


class News(QObject):
    """Hears the engine and shows its news in the banners, each until it is closed or over.

    Signals:
        said: a text for the status line.
        known_found: the id of a job that holds the content already that was dropped.
        undoable_changed: whether a removal can be undone.
    """

    said = Signal(str)
    known_found = Signal(str)
    undoable_changed = Signal(bool)

    def __init__(
        self, controller: JobController, banners: BannerStack, refusals: RefusalList, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._banners = banners
        self._refusals = refusals
        self._is_trouble_of_storage = False
        controller.intake_finished.connect(self.show_intake)
        controller.removed.connect(self.show_removed)
        controller.export_finished.connect(self.show_export)
        controller.error_raised.connect(self.show_error)
        controller.status_changed.connect(self.show_status)

    @Slot(object)
    def show_intake(self, report: IntakeReport) -> None:
        """Name what was not accepted, and what was here already."""
        if report.refusals:
            self._refusals.set_refusals(report.refusals)
            self._banners.show_notice(self._banners.refused, lambda: self._refused_notice(report))
        if report.known:
            self.known_found.emit(report.known[0])
            self._banners.show_notice(self._banners.known, lambda: self._known_notice(report.known))

    @Slot(object)
    def show_export(self, result: ExportResult) -> None:
        """Say that a report was written, or why it was not."""
        if result.error:
            self.show_error(result.error)
            return
        written = self.tr("%n document(s) written to {file}", None, result.jobs)
        self.said.emit(written.format(file=shown(result.path.name)))

    @Slot(object)
    def show_error(self, error: FinovoxError) -> None:
        """Say what went wrong and what can be done, until it is closed.

        That nothing can be recorded is said by the line of that condition, and only there.
        """
        is_of_storage = isinstance(error, DataDirectoryUnusableError) and not isinstance(error, DataDamagedError)
        if is_of_storage and self._controller.status.condition is Condition.STORAGE:
            return
        self._is_trouble_of_storage = is_of_storage
        self._banners.show_notice(
            self._banners.trouble, lambda: Notice(shown(error_title(error)), shown(error_advice(error)))
        )

    @Slot(object)
    def show_status(self, status: ServiceStatus) -> None:
        """Take an error back that the line of the condition says from now on."""
        if self._is_trouble_of_storage and status.condition is Condition.STORAGE:
            self._is_trouble_of_storage = False
            self._banners.trouble.dismiss()

    @Slot(object)
    def show_removed(self, job_ids: Sequence[str]) -> None:
        """Offer to bring back what was removed; no ids: that is over."""
        self.undoable_changed.emit(bool(job_ids))
        if not job_ids:
            self._banners.removed.dismiss()
            return
        number = len(job_ids)
        self._banners.show_notice(
            self._banners.removed,
            lambda: Notice(
                self.tr("%n document(s) removed", None, number), "", self.tr("Undo"), self._controller.undo_removal
            ),
        )

    def _refused_notice(self, report: IntakeReport) -> Notice:
        title = self.tr("%n file(s) were not added", None, len(report.refusals))
        words = self.tr("%n document(s) were.", None, len(report.added)) if report.added else ""
        return Notice(title, words, self.tr("Show the list"), self._refusals.show)

    def _known_notice(self, job_ids: Sequence[str]) -> Notice:
        title = self.tr("%n document(s) were here already", None, len(job_ids))
        words = self.tr("The same content is not submitted twice.")
        return Notice(title, words, self.tr("Analyse again"), lambda: self._analyse_known(job_ids))

    def _analyse_known(self, job_ids: Sequence[str]) -> None:
        self._banners.known.dismiss()
        self._controller.analyse_again(job_ids)
