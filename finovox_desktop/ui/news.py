"""What the engine has to tell, as lines above the table: intake, duplicates, removals, exports, errors."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal, Slot

from finovox_desktop.core.errors import DataDamagedError, DataDirectoryUnusableError, FinovoxError
from finovox_desktop.core.job import Job
from finovox_desktop.core.news import ExportResult, IntakeReport
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.core.text import shown
from finovox_desktop.core.watched import WatchCondition, WatchState
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.banner import BannerStack, Notice
from finovox_desktop.ui.duplicates_notice import duplicates_notice
from finovox_desktop.ui.refusals import RefusalList
from finovox_desktop.ui.words.error_text import error_advice, error_title


class News(QObject):
    """Hears the engine and shows its news in the banners, each until it is closed or over.

    Signals:
        said: a text for the status line.
        known_found: the id of a job that holds the content already that was dropped, and nothing else was.
        known_wanted: a tuple of such ids, when the user wants to see them.
    """

    said = Signal(str)
    known_found = Signal(str)
    known_wanted = Signal(object)

    def __init__(
        self,
        controller: JobController,
        banners: BannerStack,
        refusals: RefusalList,
        find_job: Callable[[str], Job | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._banners = banners
        self._refusals = refusals
        self._find_job = find_job
        banners.refused.closed.connect(refusals.forget)
        self._is_trouble_of_storage = False
        controller.intake_finished.connect(self.show_intake)
        controller.removed.connect(self.show_removed)
        controller.export_finished.connect(self.show_export)
        controller.error_raised.connect(self.show_error)
        controller.status_changed.connect(self.show_status)
        controller.watch_changed.connect(self.show_watch)

    @Slot(object)
    def show_intake(self, report: IntakeReport) -> None:
        """Name what was not accepted, and what was here already."""
        refused = report.refusals if report.is_watched else (*report.refusals, *report.repeated)
        if refused or report.warnings:
            self._refusals.add(refused, report.warnings)
            self._banners.show_notice(self._banners.refused, self._refused_notice)
        known = [job for job_id in report.known if (job := self._find_job(job_id)) is not None]
        if known and not report.is_watched:
            if len(known) == 1 and not report.added:
                self.known_found.emit(known[0].id)
            self._banners.show_notice(self._banners.known, lambda: self._known_notice(known))

    @Slot(object)
    def show_export(self, result: ExportResult) -> None:
        """Say that a report was written, or why it was not."""
        if result.error:
            self.show_error(result.error)
            return
        written = self.tr("%Ln document(s) written to {file}", None, result.jobs)
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
        if not job_ids:
            self._banners.removed.dismiss()
            return
        number = len(job_ids)
        self._banners.show_notice(
            self._banners.removed,
            lambda: Notice(
                self.tr("%Ln document(s) removed", None, number), "", self.tr("Undo"), self._controller.undo_removal
            ),
        )

    @Slot(object)
    def show_watch(self, state: WatchState) -> None:
        """Say that the watched folder is gone, or is not watched any more, until that is over."""
        if state.condition in {WatchCondition.GONE, WatchCondition.STOPPED}:
            self._banners.show_notice(self._banners.watched, lambda: self._watch_notice(state))
        else:
            self._banners.watched.dismiss()

    def _refused_notice(self) -> Notice:
        refused, warned = len(self._refusals.refused.lines), len(self._refusals.warned.lines)
        with_warning = self.tr("%Ln document(s) locked by a password were added", None, warned)
        if not refused:
            return Notice(
                with_warning, self.tr("The service may refuse them."), self.tr("Show the list"), self._refusals.show
            )
        title = self.tr("%Ln file(s) were not added", None, refused)
        return Notice(title, f"{with_warning}." if warned else "", self.tr("Show the list"), self._refusals.show)

    def _known_notice(self, jobs: Sequence[Job]) -> Notice:
        ids = tuple(job.id for job in jobs)
        several = self.tr("%Ln document(s) were here already", None, len(jobs))
        return duplicates_notice(jobs, several, partial(self.known_wanted.emit, ids), partial(self._analyse_known, ids))

    def _watch_notice(self, state: WatchState) -> Notice:
        if state.condition is WatchCondition.GONE:
            title = self.tr("The watched folder cannot be reached")
            words = self.tr("{folder}: it goes on by itself when it is back.")
        else:
            title = self.tr("The folder is not watched any more")
            words = self.tr(
                "{folder}: stored jobs were lost, and documents might be sent twice. Choose it again in the settings."
            )
        return Notice(title, words.format(folder=shown(state.folder)))

    def _analyse_known(self, job_ids: Sequence[str]) -> None:
        self._banners.known.dismiss()
        self._controller.analyse_again(job_ids)
