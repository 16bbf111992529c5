"""Which columns are shown, and the header's state from one start to the next."""

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtWidgets import QTableView

from finovox_desktop.ui.table.column_widths import ColumnWidths
from finovox_desktop.ui.table.job_columns import FIRST_ORDER, JobColumn
from finovox_desktop.ui.table.job_grouping import Grouping
from finovox_desktop.ui.table.job_table_header import JobTableHeader
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.widgets.widget_state import restored_bytes, state_text

VERSION = "3"
"""To be raised whenever the columns' number or meaning changes, or the text's form: one of another version is not taken up."""

_HIDDEN_AT_FIRST = (JobColumn.QUALITY, JobColumn.STATE, JobColumn.CASE)
_BY_ITSELF = "by-itself"
_CHOSEN = "chosen"


class ColumnState(QObject):
    """Shows and hides columns. Case shows itself as soon as a document has one, unless the user chose otherwise."""

    def __init__(self, view: QTableView, header: JobTableHeader, widths: ColumnWidths, jobs: JobTableModel) -> None:
        super().__init__(view)
        self._header = header
        self._widths = widths
        self._jobs = jobs
        self._is_case_chosen = False
        for place, column in enumerate(FIRST_ORDER):
            header.moveSection(header.visualIndex(column), place)
        for column in _HIDDEN_AT_FIRST:
            header.setSectionHidden(column, True)
        widths.fit()
        jobs.counts_changed.connect(self._show_case)
        jobs.grouping_changed.connect(self._show_case)
        self._show_case()

    def is_shown(self, column: JobColumn) -> bool:
        """Tell whether a column is shown."""
        return not self._header.isSectionHidden(column)

    def choose(self, column: JobColumn, *, shown: bool) -> None:
        """Show or hide a column, as the user wants it."""
        if column is JobColumn.CASE:
            self._is_case_chosen = True
        self._header.setSectionHidden(column, not shown)
        self._widths.fit()

    def text(self) -> str:
        """Give the columns' order, sizes, visibility and the sort, for the next start."""
        case = _CHOSEN if self._is_case_chosen else _BY_ITSELF
        sized = ",".join(str(int(column)) for column in self._widths.sized_by_user)
        return ":".join((VERSION, case, sized, state_text(self._widths.state())))

    def restore(self, text: str) -> None:
        """Take up what text() gave; anything else changes nothing."""
        version, _, rest = text.partition(":")
        case, _, rest = rest.partition(":")
        sized, _, state = rest.partition(":")
        if version != VERSION or case not in {_CHOSEN, _BY_ITSELF}:
            return
        if not self._widths.restore(restored_bytes(state), _columns(sized)):
            return
        self._is_case_chosen = case == _CHOSEN
        if not self._is_case_chosen:
            self._show_case()
        self._widths.fit()
        self._jobs.sort(self._header.sortIndicatorSection(), Qt.SortOrder(self._header.sortIndicatorOrder()))

    @Slot()
    def _show_case(self) -> None:
        # Under headings that are cases the column would say the same once more.
        shown = self._jobs.has_cases and self._jobs.grouping is not Grouping.CASE
        if not self._is_case_chosen and shown is not self.is_shown(JobColumn.CASE):
            self._header.setSectionHidden(JobColumn.CASE, not shown)
            self._widths.fit()


def _columns(numbers: str) -> list[JobColumn]:
    known = {str(int(column)): column for column in JobColumn}
    return [known[number] for number in numbers.split(",") if number in known]
