"""Where the work is seen: chips, the table, the details at its right."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QSplitter, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job, JobsChange
from finovox_desktop.core.settings import WindowLayout
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.details.pane import DetailsPane
from finovox_desktop.ui.details.toggle import DetailsToggle
from finovox_desktop.ui.job_requests import JobRequests
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.look.theme import GAP
from finovox_desktop.ui.review_mode import ReviewMode
from finovox_desktop.ui.table.case_day_filters import CaseDayFilters
from finovox_desktop.ui.table.chips_row import ChipsRow
from finovox_desktop.ui.table.filter_chips import FilterChips
from finovox_desktop.ui.table.job_grouping import Grouping
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.job_table_view import JobTableView
from finovox_desktop.ui.table.no_match import NoMatch
from finovox_desktop.ui.table.row_selection import select_rows
from finovox_desktop.ui.widgets.makers import card, named
from finovox_desktop.ui.widgets.widget_state import restored_bytes, state_text

_DETAILS_WIDTH = 352
_NARROW_DETAILS_WIDTH = 304
_WIDTH_FOR_WIDE_DETAILS = 1300
_WIDTH_FOR_DETAILS = 1080


class WorkPage(QWidget):
    """Hands to the engine what rows and details ask for."""

    contents_changed = Signal()
    """What is selected or shown is another."""
    filters_cleared = Signal()
    """Everything is shown again: the search field is to be emptied."""
    export_requested = Signal(object)
    """The ids of the jobs that are to be exported, a tuple."""

    def __init__(self, controller: JobController) -> None:
        super().__init__()
        self.setObjectName("workPage")
        self._controller = controller
        self.chips = named(FilterChips(), "chips")
        self.model = JobTableModel(controller.next_check_in, controller.may_have_expired, self)
        self.table = named(JobTableView(self.model), "jobTable")
        self.no_match = NoMatch(self.table)
        self.filters = CaseDayFilters(self.model)
        self.requests = JobRequests(controller, self.model, self)
        self.details = named(DetailsPane(lambda: controller.previews), "detailsPane")
        self.review = ReviewMode(controller, self.table, self.model, self.details, self)
        self.details_toggle = DetailsToggle()
        self._are_details_placed = False
        self._lay_out()
        self._connect()

    @Slot(object)
    def apply(self, change: JobsChange) -> None:
        """Show what a commit changed."""
        self.model.apply(change)
        self.review.apply(change)

    @Slot()
    def take_focus(self) -> None:
        """Go to the table, so that no button looks chosen."""
        self.table.setFocus()

    def selected_jobs(self) -> tuple[Job, ...]:
        """Give the selected jobs, from the top."""
        return self.table.selected_jobs()

    def shown_ids(self) -> tuple[str, ...]:
        """Give the ids of the jobs that pass the filters and the search, from the top; those of folded groups too."""
        return tuple(job.id for job in self.model.shown_jobs())

    def shown_count(self) -> int:
        """Give how many jobs are shown."""
        return self.model.shown_count

    def selected_count(self) -> int:
        """Give how many jobs are selected."""
        return self.table.selected_count()

    def reveal(self, job_id: str) -> None:
        """Select a job and bring it into sight, whatever is filtered."""
        self.model.unfold_for(job_id)
        if self.model.row_of(job_id) is None:
            self.show_all()
        self.table.select_job(job_id)

    @Slot(object)
    def reveal_all(self, job_ids: Sequence[str]) -> None:
        """Select jobs and bring the first into sight, whatever is filtered or folded."""
        if any(self.model.row_of(job_id) is None for job_id in job_ids):
            self.show_all()
        for job_id in job_ids:
            self.model.unfold_for(job_id)
        select_rows(self.table, [row for job_id in job_ids if (row := self.model.row_of(job_id)) is not None])

    @Slot(str)
    def search(self, text: str) -> None:
        """Show what holds every word of a text."""
        self.model.search(text)

    @Slot()
    def go_to_first(self) -> None:
        """Go to the table: to what is selected there, else to the first document."""
        first = next((row for row in range(self.model.rowCount()) if self.model.job_at(row) is not None), None)
        if first is None:
            return
        self.take_focus()
        if not self.table.selected_count():
            self.table.go_to(first)

    @Slot()
    def show_all(self) -> None:
        """Leave nothing out."""
        self.model.show_all()
        self.chips.choose(JobCategory.ALL)
        self.filters_cleared.emit()
        self.take_focus()

    def layout_state(self) -> WindowLayout:
        """Give the columns, the grouping, and the splitter where the user moved it; the geometry is the window's."""
        splitter = state_text(self.splitter.saveState()) if self._are_details_placed else ""
        return WindowLayout(columns=self.table.columns.text(), splitter=splitter, grouping=self.model.grouping.value)

    def restore_layout(self, layout: WindowLayout) -> None:
        """Put the columns and the splitter where they were."""
        self.table.columns.restore(layout.columns)
        if layout.grouping in Grouping.__members__.values():
            self.model.group_by(Grouping(layout.grouping))
        if layout.splitter and self.splitter.restoreState(restored_bytes(layout.splitter)):
            self._place_details()

    @property
    def are_details_open(self) -> bool:
        """Whether the details have room beside the table."""
        return self.splitter.sizes()[1] > 0

    @Slot()
    def toggle_details(self) -> None:
        """Fold the details away, or open them."""
        self._give_details(0 if self.are_details_open else self._details_width())
        self._place_details()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Until the user places the details, they take what the window can spare, which may be nothing."""
        super().resizeEvent(event)
        if not self._are_details_placed:
            self._give_details(self._details_width() if self.width() >= _WIDTH_FOR_DETAILS else 0)

    def _lay_out(self) -> None:
        table_card = card("tableCard")
        inside = QVBoxLayout(table_card)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.addWidget(self.table)
        self.table.setFrameShape(QFrame.Shape.NoFrame)
        self.splitter = named(QSplitter(Qt.Orientation.Horizontal), "splitter")
        self.splitter.setHandleWidth(GAP)
        self.splitter.addWidget(table_card)
        self.splitter.addWidget(self.details)
        self.splitter.setCollapsible(0, False)
        self.splitter.setStretchFactor(0, 1)
        self._chips_row = ChipsRow(self.chips, self.filters, (self.review.button, self.details_toggle))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self._chips_row)
        column.addWidget(self.splitter, 1)

    def _connect(self) -> None:
        controller = self._controller
        self.model.counts_changed.connect(self.chips.show_counts)
        self.splitter.splitterMoved.connect(self._place_details)
        self.details_toggle.clicked.connect(self.toggle_details)
        self.chips.category_chosen.connect(self.model.show_category)
        self.table.selection_changed.connect(self.details.show_selection)
        for asking in (self.table, self.requests):
            asking.details_requested.connect(self._open_details)
            asking.note_requested.connect(self._write_note)
        self.requests.export_requested.connect(self.export_requested)
        self.review.export_requested.connect(self.export_requested)
        self.review.triage_ended.connect(self.table.select_job)
        self.table.action_requested.connect(self.requests.do)
        self.table.verdict_requested.connect(self.requests.give_verdict)
        self.no_match.show_all_requested.connect(self.show_all)
        self.details.action_requested.connect(self.requests.do)
        self.details.details_requested.connect(controller.request_details)
        controller.details_ready.connect(self.details.show_details)
        self.model.filter_changed.connect(self._chips_row.fit)
        self.model.counts_changed.connect(self._chips_row.fit)
        controller.upload_progressed.connect(self.model.show_progress)
        controller.status_changed.connect(self.model.show_status)
        self.model.show_status(controller.status)
        for changed in (self.table.selection_changed, self.model.rowsInserted, self.model.rowsRemoved):
            changed.connect(self._tell_contents)

    @Slot()
    def _tell_contents(self) -> None:
        self.no_match.setVisible(self.model.rowCount() == 0)
        self.contents_changed.emit()

    @Slot(str)
    def _open_details(self, job_id: str) -> None:
        """Open the details where they are folded away, and go there."""
        if not self.are_details_open:
            self.toggle_details()
        self.table.select_job(job_id)
        self.details.setFocus(Qt.FocusReason.OtherFocusReason)

    def _details_width(self) -> int:
        return _DETAILS_WIDTH if self.width() >= _WIDTH_FOR_WIDE_DETAILS else _NARROW_DETAILS_WIDTH

    def _give_details(self, width: int) -> None:
        self.splitter.setSizes([max(1, self.splitter.width() - width), width])
        self._follow_splitter()

    @Slot()
    def _place_details(self) -> None:
        self._are_details_placed = True
        self._follow_splitter()

    def _follow_splitter(self) -> None:
        is_open = self.are_details_open
        self.details_toggle.setChecked(is_open)
        self.splitter.setHandleWidth(GAP if is_open else 0)
        # What is folded away takes no focus.
        self.details.setEnabled(is_open)

    @Slot(str)
    def _write_note(self, job_id: str) -> None:
        self._open_details(job_id)
        self.details.write_note()
