"""The window: puts its parts together, and stands between them and the engine."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QDate, QEvent, QSize, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication
from PySide6.QtWidgets import QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.core.status import Condition, KeyStatus, ServiceStatus
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.gathered_changes import GatheredChanges
from finovox_desktop.ui.jobs.job_counts import JobCounts
from finovox_desktop.ui.status_line import StatusLine
from finovox_desktop.ui.toolbar import Toolbar
from finovox_desktop.ui.widgets.widget_state import restored_bytes, state_text
from finovox_desktop.ui.words.locale_text import moment_text
from finovox_desktop.ui.work_area import WorkArea

if TYPE_CHECKING:
    from finovox_desktop.core.news import UploadProgress
    from finovox_desktop.ui.first_run import FirstRun
    from finovox_desktop.ui.quit_notice import QuitNotice
    from finovox_desktop.ui.quit_warning import QuitWarning
    from finovox_desktop.ui.settings.dialog import SettingsDialog
    from finovox_desktop.ui.window_parts import WindowParts
    from finovox_desktop.ui.work_page import WorkPage

_FINISHED = (JobState.DONE, JobState.CANCELLED, JobState.DISMISSED)
_CONDITIONS_WITH_DEADLINE = (Condition.BLOCKED, Condition.TOKENS_REFUSED, Condition.STORAGE)
_SIZE = QSize(1440, 900)
_LEAST_SIZE = QSize(880, 480)
"""Fits a screen of 1920 x 1080 pixels at 200 %, with a panel and a title bar."""
_SHARE_OF_SCREEN = 0.96


class MainWindow(QMainWindow):
    """Shows the first start, then the work. `samples` are the paths of the sample documents, where there are any.

    Closing hides it and lets the engine end; the application quits once the engine has.

    Signals:
        diagnostics_requested: no value, when the user wants to copy them.
    """

    diagnostics_requested = Signal()

    def __init__(self, controller: JobController, samples: Sequence[str] = ()) -> None:
        super().__init__()
        self.setObjectName("mainWindow")
        self.setMinimumSize(_LEAST_SIZE)
        self.resize(_SIZE.boundedTo(self.screen().availableSize() * _SHARE_OF_SCREEN))
        self._controller = controller
        self._samples = tuple(samples)
        self._held_paths: list[str] = []
        self._is_laid_out = False
        self._is_painted = False
        self._is_complete = False
        self._is_closing = False
        self._gathered = GatheredChanges(self)
        # What is told of jobs finds them shown.
        for told in (controller.opened, controller.intake_finished, controller.removed):
            told.connect(self._gathered.hand_on)
        self.toolbar = Toolbar()
        self.area = WorkArea(controller, with_samples=bool(self._samples))
        self._counts = JobCounts(self.find_job)
        self.status_line = StatusLine(self._counts, controller.nearest_check_in, controller.nearest_deadline)
        self._first_run: FirstRun | None = None
        self._quit_warning: QuitWarning | None = None
        self._quit_notice: QuitNotice | None = None
        self._settings_dialog: SettingsDialog | None = None
        self._lay_out()
        self._connect_engine()
        self.show_status(controller.status)
        self.toolbar.set_key(controller.key_status)
        self._retranslate()

    # What others may ask of the window

    def show_work_page(self) -> None:
        """Show where documents will be, unless there are none. It comes behind the first picture, which it would hold up."""
        self._is_painted = True
        self._show_page()

    def complete(self) -> None:
        """Load and make what is not seen in the first picture, before the engine begins to tell. Idempotent."""
        if self._is_complete:
            return
        self._is_complete = True
        self.show_work_page()
        self.toolbar.complete()
        self.area.complete()
        self.work.details.complete()
        self.parts  # noqa: B018  made by asking for it
        self.show_status(self._controller.status)
        self._take_drops()
        self._hand_over_held()

    @property
    def work(self) -> "WorkPage":
        """Chips, table and details."""
        return self.area.page

    @cached_property
    def parts(self) -> "WindowParts":
        """What the first picture does not show."""
        from finovox_desktop.ui.window_parts import WindowParts  # noqa: PLC0415

        return WindowParts(self, self._controller, self._samples)

    def find_job(self, job_id: str) -> Job | None:
        """Give what is known of a job."""
        return self.work.model.job_by_id(job_id)

    @Slot(object)
    def add_paths(self, paths: Sequence[str]) -> None:
        """Take paths in as if dropped; those that come before the user has chosen where documents go are held."""
        self._held_paths += paths
        self._hand_over_held()

    def _hand_over_held(self) -> None:
        if self._held_paths and self._is_complete and self._is_laid_out and self._first_run is None:
            held, self._held_paths = self._held_paths, []
            self._controller.add_paths(held)

    @Slot()
    def come_to_front(self) -> None:
        """Show the window above the others."""
        self.setWindowState(self.windowState() & ~self.windowState().WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    @Slot()
    def open_settings(self) -> "SettingsDialog":
        """Open the settings, without blocking."""
        from finovox_desktop.ui.settings.dialog import SettingsDialog  # noqa: PLC0415 - loaded when first opened

        if self._settings_dialog is None:
            self._settings_dialog = SettingsDialog(self._controller, self)
            self._settings_dialog.diagnostics_requested.connect(self.diagnostics_requested)
        self._settings_dialog.begin()
        return self._settings_dialog

    def job_counts(self) -> Mapping[JobState, int]:
        """Give how many jobs are in each state."""
        return {state: self._counts.of(state) for state in JobState}

    @Slot()
    def show_contents(self) -> None:
        """Say how much is in sight, and offer the exports that would hold something."""
        shown, stored = self.work.shown_count(), self._counts.shown
        self.toolbar.set_exportable(self.work.selected_count(), shown, stored)
        self.status_line.show_shown(shown, stored)

    @Slot()
    def confirm_diagnostics(self) -> None:
        """Say that the diagnostics were copied."""
        self.status_line.tell(self.tr("The diagnostics were copied: no key, no file name"))

    # Qt's events

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_status(self._controller.status)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Hide at once, remember the layout, let the engine end; `finished` ends the application.

        Closed by the user, it asks first where results may be lost. A signal or the end of the session asks nobody.
        """
        from finovox_desktop.ui.quit_notice import QuitNotice  # noqa: PLC0415

        event.ignore()
        is_by_user = event.spontaneous() and not _is_session_ending()
        if self._is_closing or (is_by_user and self._has_asked()):
            return
        self._is_closing = True
        self.work.review.save()
        if self._is_laid_out:
            layout = replace(self.work.layout_state(), geometry=state_text(self.saveGeometry()))
            self._controller.change_settings(replace(self._controller.settings, layout=layout))
        self.hide()
        self._controller.shutdown()
        self._quit_notice = QuitNotice(self._controller)
        self._quit_notice.begin()

    @Slot()
    def ask_to_quit(self) -> None:
        """Quit as the user does: asked first where results may be lost."""
        if not self._has_asked():
            self.close()

    def _has_asked(self) -> bool:
        """Ask where results may be lost; tell whether there was anything to ask."""
        if self._quit_warning is None:
            from finovox_desktop.ui.quit_warning import QuitWarning  # noqa: PLC0415

            self._quit_warning = QuitWarning(self._controller.results_at_stake, self._count_waiting, self)
            self._quit_warning.accepted.connect(self.close)
        return self._quit_warning.ask()

    # What the engine says

    @Slot(object)
    def show_jobs(self, change: JobsChange) -> None:
        """Show what a commit changed."""
        self._counts.apply(change)
        self.work.apply(change)
        self.status_line.refresh()
        self.toolbar.set_retryable(self._counts.of(JobState.FAILED))
        self.toolbar.set_clearable(self._counts.of(*_FINISHED))
        self.show_contents()
        self._show_page()
        self.follow_deadline()

    @Slot()
    def follow_deadline(self) -> None:
        """Name the nearest deadline wherever one is named: it may be another now."""
        if self._quit_warning is not None and self._quit_warning.isVisible():
            self._quit_warning.refresh()
        if self._controller.status.condition in _CONDITIONS_WITH_DEADLINE:
            self.show_status(self._controller.status)

    @Slot(object)
    def show_status(self, status: ServiceStatus) -> None:
        """Show whether submissions go out."""
        deadline = self._controller.nearest_deadline()
        words = moment_text(deadline, QDate.currentDate()) if deadline is not None else ""
        if self._is_complete or status.destination.is_sandbox or status.condition is not Condition.READY:
            self.area.banners.show_status(status, words)
        self.toolbar.set_status(status)
        self.setWindowTitle(
            self.tr("Finovox Desktop — sandbox") if status.destination.is_sandbox else self.tr("Finovox Desktop")
        )

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """Put the layout back, the first time; show the first start while nothing is decided."""
        if not self._is_laid_out:
            self._is_laid_out = True
            self.area.restore_layout(settings.layout)
            if settings.layout.geometry:
                self.restoreGeometry(restored_bytes(settings.layout.geometry))
            if not self._controller.may_have_jobs:
                self._know_all()
        self.toolbar.set_key_name(settings.key_name)
        undecided = settings.mode is Mode.UNDECIDED and not self._controller.is_destination_fixed
        if undecided and self._first_run is None:
            from finovox_desktop.ui.first_run import FirstRun  # noqa: PLC0415 - needed in the first start only

            self._first_run = FirstRun(self._controller)
            self._pages.addWidget(self._first_run)
        elif not undecided and self._first_run is not None:
            self._first_run.deleteLater()
            self._first_run = None
        self._take_drops()
        self._show_page()
        self._hand_over_held()

    @Slot()
    def _show_opened(self) -> None:
        self._know_all()
        self._show_page()

    def _know_all(self) -> None:
        """Take what is counted for all there is."""
        self._counts.is_complete = True
        self.status_line.refresh()

    @Slot(object)
    def _show_progress(self, progress: "UploadProgress") -> None:
        self.status_line.show_upload(progress)

    @Slot(object)
    def _show_key(self, key: KeyStatus) -> None:
        self.toolbar.set_key(key)

    # Putting together

    def _lay_out(self) -> None:
        work = QWidget()
        column = QVBoxLayout(work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.toolbar)
        column.addWidget(self.area, 1)
        column.addWidget(self.status_line)
        self._work_frame = work
        # Until the settings are read nothing is asked and nothing promised.
        self._pages = QStackedWidget()
        self._pages.addWidget(QWidget())
        self._pages.addWidget(work)
        self.setCentralWidget(self._pages)

    def _connect_engine(self) -> None:
        controller = self._controller
        controller.jobs_changed.connect(self._gathered.take)
        self._gathered.changed.connect(self.show_jobs)
        controller.upload_progressed.connect(self._show_progress)
        controller.status_changed.connect(self.show_status)
        controller.key_changed.connect(self._show_key)
        controller.settings_changed.connect(self.show_settings)
        controller.opened.connect(self._show_opened)
        controller.finished.connect(QCoreApplication.quit)

    def _count_waiting(self) -> int:
        return self._counts.of(JobState.QUEUED, JobState.SUBMITTING)

    def _take_drops(self) -> None:
        self.setAcceptDrops(self._first_run is None)

    def _show_page(self) -> None:
        # Stored jobs come a moment later than the settings: no invitation before it is sure that there are none.
        is_empty = self._counts.is_complete and not self._counts.shown
        if self._first_run is None and (is_empty or self._is_painted):
            self.area.show_empty(empty=is_empty)
        if self._first_run is not None and self._pages.currentWidget() is not self._first_run:
            self._pages.setCurrentWidget(self._first_run)
            self._first_run.take_focus()
        elif self._first_run is None and self._is_laid_out and self._pages.currentWidget() is not self._work_frame:
            self._pages.setCurrentWidget(self._work_frame)
            self.area.take_focus()

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Finovox Desktop"))
        if self._is_complete:
            self.parts.undo.retranslate()


def _is_session_ending() -> bool:
    application = QGuiApplication.instance()
    return isinstance(application, QGuiApplication) and application.isSavingSession()
