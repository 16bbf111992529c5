"""Where the work is seen: chips, the table, the details at its right; or the drop area while there is nothing."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSplitter, QStackedWidget, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job, JobsChange
from finovox_desktop.core.settings import WindowLayout
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.banner import BannerStack
from finovox_desktop.ui.details_pane import DetailsPane
from finovox_desktop.ui.details_toggle import DetailsToggle
from finovox_desktop.ui.drop_area import DropArea
from finovox_desktop.ui.filter_chips import FilterChips
from finovox_desktop.ui.job_actions import JobAction
from finovox_desktop.ui.job_categories import JobCategory
from finovox_desktop.ui.job_table_filter import JobTableFilter
from finovox_desktop.ui.job_table_model import JobTableModel
from finovox_desktop.ui.job_table_view import JobTableView
from finovox_desktop.ui.theme import GAP, GAP_LARGE
from finovox_desktop.ui.widget_state import restored_bytes, state_text
from finovox_desktop.ui.widgets import card, named

_DETAILS_WIDTH = 352
_NARROW_DETAILS_WIDTH = 304
_WIDTH_FOR_WIDE_DETAILS = 1300
_WIDTH_FOR_DETAILS = 1080


class WorkPage(QWidget):
    """Banners over the table or the drop area; hands to the engine what rows and details ask for."""

    contents_changed = Signal()
    """What is selected or shown is another."""

    def __init__(self, controller: JobController, *, with_samples: bool) -> None:
        super().__init__()
        self.setObjectName("workPage")
        self._controller = controller
        self.banners = BannerStack()
        self.chips = named(FilterChips(), "chips")
        self.model = JobTableModel(controller.next_check_in, controller.may_have_expired, self)
        self.filter = JobTableFilter(self.model, self)
        self.table = named(JobTableView(self.filter), "jobTable")
        self.details = named(DetailsPane(controller.previews), "detailsPane")
        self.details_toggle = DetailsToggle()
        self.drop_area = DropArea(with_samples=with_samples)
        self._are_details_placed = False
        self._lay_out()
        self._connect()

    @Slot(object)
    def apply(self, change: JobsChange) -> None:
        """Show what a commit changed."""
        self.model.apply(change)

    def show_empty(self, *, empty: bool) -> None:
        """Show the drop area, or the table."""
        if empty is not self.is_empty:
            self._pages.setCurrentWidget(self.drop_area if empty else self._table_page)
            if self.isVisible():
                self.take_focus()

    def take_focus(self) -> None:
        """Go to the table or the drop area, so that no button looks chosen."""
        (self.drop_area if self.is_empty else self.table).setFocus()

    @property
    def is_empty(self) -> bool:
        """Whether the drop area is shown."""
        return self._pages.currentWidget() is self.drop_area

    def selected_jobs(self) -> tuple[Job, ...]:
        """Give the selected jobs, from the top."""
        return self.table.selected_jobs()

    def shown_ids(self) -> tuple[str, ...]:
        """Give the ids of the jobs that pass the chip and the search, from the top."""
        return tuple(job.id for job in self.filter.shown_jobs())

    def reveal(self, job_id: str) -> None:
        """Select a job and bring it into sight, whatever is filtered."""
        if self.filter.row_of(job_id) is None:
            self.chips.choose(JobCategory.ALL)
        self.table.select_job(job_id)

    def layout_state(self) -> WindowLayout:
        """Give the columns, and the splitter where the user moved it; the geometry is the window's."""
        splitter = state_text(self.splitter.saveState()) if self._are_details_placed else ""
        return WindowLayout(columns=self.table.columns_state(), splitter=splitter)

    def restore_layout(self, layout: WindowLayout) -> None:
        """Put the columns and the splitter where they were."""
        self.table.restore_columns(layout.columns)
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
        chips_row = QHBoxLayout()
        chips_row.setSpacing(GAP)
        chips_row.addWidget(self.chips, 1)
        chips_row.addWidget(self.details_toggle)
        self._table_page = QWidget()
        table_column = QVBoxLayout(self._table_page)
        table_column.setContentsMargins(0, 0, 0, 0)
        table_column.setSpacing(GAP)
        table_column.addLayout(chips_row)
        table_column.addWidget(self.splitter, 1)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._table_page)
        self._pages.addWidget(self.drop_area)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP)
        column.setSpacing(GAP)
        column.addWidget(self.banners)
        column.addWidget(self._pages, 1)

    def _connect(self) -> None:
        controller = self._controller
        self.model.counts_changed.connect(self.chips.show_counts)
        self.splitter.splitterMoved.connect(self._place_details)
        self.details_toggle.clicked.connect(self.toggle_details)
        self.chips.category_chosen.connect(self.filter.show_category)
        self.table.selection_changed.connect(self.details.show_selection)
        self.table.details_requested.connect(self._open_details)
        self.table.action_requested.connect(self._do)
        self.details.action_requested.connect(self._do)
        self.details.details_requested.connect(controller.request_details)
        controller.details_ready.connect(self.details.show_details)
        controller.upload_progressed.connect(self.model.show_progress)
        controller.status_changed.connect(self.model.show_status)
        self.model.show_status(controller.status)
        for changed in (self.table.selection_changed, self.filter.rowsInserted, self.filter.rowsRemoved):
            changed.connect(self._tell_contents)

    @Slot()
    def _tell_contents(self) -> None:
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

    @Slot(object, object)
    def _do(self, action: JobAction, job_ids: tuple[str, ...]) -> None:
        controller = self._controller
        match action:
            case JobAction.SHOW_DETAILS:
                self._open_details(job_ids[0])
            case JobAction.RETRY:
                controller.retry(job_ids)
            case JobAction.SUBMIT_AGAIN:
                controller.submit_again(job_ids)
            case JobAction.ANALYSE_AGAIN:
                controller.analyse_again(job_ids)
            case JobAction.CANCEL:
                controller.cancel(job_ids)
            case JobAction.DISMISS:
                controller.dismiss(job_ids)
            case JobAction.MOVE_TO_TOP:
                controller.move_to_top(job_ids)
            case JobAction.REMOVE:
                controller.remove(job_ids)
