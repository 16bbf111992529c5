"""The details at the right: all that is known of the selected document, or a summary of several."""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QFrame, QLabel, QStackedLayout, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.core.job_details import JobDetails
from finovox_desktop.core.review import Verdict
from finovox_desktop.ui.jobs.job_actions import JobAction
from finovox_desktop.ui.look.theme import GAP_LARGE
from finovox_desktop.ui.widgets.makers import plain_label

if TYPE_CHECKING:
    from finovox_desktop.engine.previews import Previews
    from finovox_desktop.ui.details.pages import JobPage, SelectionPage
    from finovox_desktop.ui.details.review import ReviewFoot


class DetailsPane(QFrame):
    """A card that shows one job, a selection, or that nothing is selected.

    What shows documents is loaded and made when it is first needed, or by `complete()`: at the start none is selected.
    """

    details_requested = Signal(str)
    """The id of the job whose history and answer are wanted; show_details() takes them."""
    action_requested = Signal(object, object)
    """A JobAction, and the tuple of the ids of the jobs it is for."""
    case_given = Signal(object, str)
    """The ids of the jobs (a tuple), and their case reference."""
    verdict_given = Signal(object, object)
    """The ids of the jobs (a tuple), and their Verdict."""
    note_given = Signal(str, str)
    """The id of a job, and its note."""

    def __init__(self, previews: "Callable[[], Previews]", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self._previews = previews
        self._jobs: tuple[Job, ...] = ()
        self._details: JobDetails | None = None
        self._is_complete = False
        self._empty = self._make_empty_page()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(1, 1, 1, 1)
        self._column.setSpacing(0)
        self._pages = QStackedLayout()
        self._column.addLayout(self._pages, 1)
        # In its place first: what is shown without a parent is a window, for a moment.
        self._pages.addWidget(self._empty)
        self._show_all()

    def complete(self) -> None:
        """Make what shows documents. Idempotent."""
        if self._is_complete:
            return
        self._is_complete = True
        for page in (self._several, self._one):
            self._pages.addWidget(page)
        self._column.addWidget(self._line)
        self._column.addWidget(self.foot)
        self._show_all()

    @cached_property
    def foot(self) -> "ReviewFoot":
        """Verdict and note."""
        from finovox_desktop.ui.details.review import ReviewFoot  # noqa: PLC0415

        foot = ReviewFoot(self)
        foot.verdict_given.connect(self.verdict_given)
        foot.note_given.connect(self.note_given)
        foot.case_given.connect(self.case_given)
        foot.left.connect(self.setFocus)
        return foot

    @cached_property
    def _line(self) -> QFrame:
        line = QFrame(self)
        line.setProperty("divider", True)
        return line

    @cached_property
    def _several(self) -> "SelectionPage":
        from finovox_desktop.ui.details.pages import SelectionPage  # noqa: PLC0415

        return SelectionPage(self)

    @cached_property
    def _one(self) -> "JobPage":
        from finovox_desktop.ui.details.pages import JobPage  # noqa: PLC0415

        page = JobPage(self._previews(), self)
        page.action_requested.connect(self._request)
        page.copy_requested.connect(self.copy_details)
        page.case_given.connect(self.case_given)
        page.left.connect(page.setFocus)
        return page

    @Slot(object)
    def give_verdict(self, verdict: Verdict) -> None:
        """Give those of the shown documents a verdict that can have one."""
        if self._jobs:
            self.foot.give_verdict(verdict)

    @Slot()
    def write_note(self) -> None:
        """Go to the note, where one document is shown."""
        if self._jobs:
            self.foot.write_note()

    @Slot(object)
    def show_job(self, job: Job | None) -> None:
        """Show a job, or that nothing is selected; asks for the job's details."""
        self.show_selection(() if job is None else (job,))

    @Slot(object)
    def show_selection(self, jobs: Sequence[Job]) -> None:
        """Show what is selected: nothing, one job, or a summary of several."""
        same = len(jobs) == 1 and [job.id for job in jobs] == [job.id for job in self._jobs]
        self._jobs = tuple(jobs)
        if self._jobs:
            self.complete()
        if not same:
            self._details = None
            if self._is_complete:
                self._one.to_top()
        self._show_all()
        if len(jobs) == 1:
            self.details_requested.emit(jobs[0].id)

    @Slot(object)
    def show_details(self, details: JobDetails) -> None:
        """Add the history and the answer of the job that is shown; those of another fall away."""
        if [job.id for job in self._jobs] == [details.job.id]:
            self._jobs = (details.job,)
            self._details = details
            self._show_all()

    @Slot()
    def copy_details(self) -> None:
        """Copy what is known of the job as text, with the technical code."""
        if len(self._jobs) == 1:
            from finovox_desktop.ui.details.text import copied_details  # noqa: PLC0415

            QGuiApplication.clipboard().setText(copied_details(self._jobs[0], self._details))

    @Slot()
    def save(self) -> None:
        """Keep what was typed: note and case."""
        if self._is_complete:
            self.foot.save()
            self._one.save()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show_all()

    def _show_all(self) -> None:
        if self._is_complete:
            self.foot.show_jobs(self._jobs)
            self.foot.setVisible(bool(self._jobs))
            self._line.setVisible(bool(self._jobs))
        self.setAccessibleName(self.tr("Details"))
        self._empty.setText(self.tr("Select a document to see its details"))
        # The keyboard must not go to a page that is not shown.
        self.setFocusProxy(self._one if len(self._jobs) == 1 else None)  # type: ignore[arg-type]  # Qt takes None
        if not self._jobs:
            self._pages.setCurrentWidget(self._empty)
        elif len(self._jobs) == 1:
            self._one.show_job(self._jobs[0], self._details)
            self._pages.setCurrentWidget(self._one)
        else:
            self._several.show_jobs(self._jobs)
            self._pages.setCurrentWidget(self._several)

    @Slot(object)
    def _request(self, action: JobAction) -> None:
        self.action_requested.emit(action, tuple(job.id for job in self._jobs))

    @staticmethod
    def _make_empty_page() -> QLabel:
        label = plain_label("nothingSelected", "dim")
        label.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        label.setMargin(GAP_LARGE)
        return label
