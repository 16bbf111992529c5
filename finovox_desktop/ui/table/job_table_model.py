"""The table's lines for Qt: the jobs of a listing, and the headings of their groups.

One model filters, sorts and groups, in Python lists. Qt's proxies would call Python once a row: at 100,000 rows that takes
seconds a keystroke.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date
from enum import IntEnum

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.status import Condition, ServiceStatus, UploadProgress
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.jobs.job_text import has_result, row_sentence
from finovox_desktop.ui.jobs.outlook import Outlook
from finovox_desktop.ui.table.job_cell import cell_text, cell_tooltip, spoken_cell
from finovox_desktop.ui.table.job_columns import CHECK_OF_COLUMN, JobColumn, column_description, column_title, sort_key
from finovox_desktop.ui.table.job_filter import Days, JobFilter
from finovox_desktop.ui.table.job_grouping import Grouping
from finovox_desktop.ui.table.job_listing import Facet, JobListing
from finovox_desktop.ui.table.job_row import NOWHERE, GroupRow, JobRow, local_date
from finovox_desktop.ui.table.job_search import JobSearch
from finovox_desktop.ui.table.job_speech import group_title, spoken_group, spoken_row
from finovox_desktop.ui.table.table_lines import TableLines
from finovox_desktop.ui.words.tooltip import as_tooltip

Index = QModelIndex | QPersistentModelIndex


class JobRole(IntEnum):
    """What a line gives besides Qt's own roles."""

    JOB = Qt.ItemDataRole.UserRole
    """The Job; None for a group's heading."""
    SORT = Qt.ItemDataRole.UserRole + 1
    """The native value a cell is sorted by."""
    SENTENCE = Qt.ItemDataRole.UserRole + 2
    """The RowSentence of a row without a result, else None."""
    PROGRESS = Qt.ItemDataRole.UserRole + 3
    """The UploadProgress of a row that is being uploaded, else None."""
    GROUP = Qt.ItemDataRole.UserRole + 4
    """The GroupRow of a group's heading, else None."""


_COLUMNS = tuple(JobColumn)
_LAST = len(_COLUMNS) - 1
_ASCENDING_FIRST = frozenset(
    {JobColumn.DOCUMENT, JobColumn.FOUND, JobColumn.QUALITY, JobColumn.CASE, JobColumn.VERDICT}
)

# Where results are refused, submissions still go out.
_LETS_SUBMISSIONS_OUT = frozenset({Condition.READY, Condition.TOKENS_REFUSED})

_ROWS_FOLDED_AT_ONCE = 1000


class JobTableModel(TableLines):
    """The lines of the table.

    `next_check_in` gives the seconds until a job is asked for again, or None, and `may_have_expired` whether the service may
    have deleted its result by now; both from memory: they are called at each paint.
    """

    counts_changed = Signal(object)
    """How many jobs there are of each JobCategory (a mapping)."""
    filter_changed = Signal()
    """Other rows are shown, because the user chose so."""
    grouping_changed = Signal(object)
    """The Grouping that is worn from now on."""

    def __init__(
        self,
        next_check_in: Callable[[str], float | None],
        may_have_expired: Callable[[str], bool],
        parent: QObject | None = None,
        *,
        clock: Clock | None = None,
    ) -> None:
        super().__init__(parent)
        self._next_check_in = next_check_in
        self._may_have_expired = may_have_expired
        self._clock: Clock = clock or SystemClock()
        self._held_by: ServiceStatus | None = None
        self._listing = JobListing()
        self._folding = QTimer(self)
        self._folding.setInterval(0)
        self._folding.timeout.connect(self._fold_some)

    # What is known

    @property
    def counts(self) -> Mapping[JobCategory, int]:
        """How many jobs of the chosen case and days there are of each category."""
        return self._listing.counts

    @property
    def filter(self) -> JobFilter:
        """What is chosen above the table."""
        return self._listing.filter

    @property
    def grouping(self) -> Grouping:
        """What the rows of a group share."""
        return self._listing.grouping

    @property
    def has_cases(self) -> bool:
        """Whether any document has a case reference."""
        return self._listing.has_cases

    @property
    def has_local_results(self) -> bool:
        """Whether any result was made on this computer."""
        return self._listing.has_local_results

    @property
    def has_verdicts(self) -> bool:
        """Whether a person decided about any document."""
        return self._listing.has_verdicts

    @property
    def clock(self) -> Clock:
        """What tells how old a row is."""
        return self._clock

    def today(self) -> date:
        """Give the local date."""
        return local_date(self._clock.now())

    def case_facets(self) -> list[Facet]:
        """Give every case reference with its number of documents."""
        return self._listing.case_facets()

    def day_facets(self) -> list[Facet]:
        """Give every local date on which documents were added, with their number."""
        return self._listing.day_facets()

    def job_at(self, row: int) -> Job | None:
        """Give the job of a line; None for a group's heading or no line."""
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        return entry.job if isinstance(entry, JobRow) else None

    def group_at(self, row: int) -> GroupRow | None:
        """Give the group whose heading a line is; None for a job or no line."""
        entry = self._entries[row] if 0 <= row < len(self._entries) else None
        return entry if isinstance(entry, GroupRow) else None

    def job_by_id(self, job_id: str) -> Job | None:
        """Find a job, whether it is shown or not."""
        row = self._listing.row(job_id)
        return row.job if row is not None else None

    def row_of(self, job_id: str) -> int | None:
        """Find the line in which a job is shown; None where it is left out."""
        row = self._listing.row(job_id)
        return row.position if row is not None and row.position != NOWHERE else None

    def shown_jobs(self) -> list[Job]:
        """Give the jobs that the filter lets through, from the top; those of collapsed groups too."""
        return self._listing.shown_jobs()

    @property
    def has_idle_work(self) -> bool:
        """Whether something is still prepared in idle moments."""
        return self._folding.isActive()

    @property
    def shown_count(self) -> int:
        """How many jobs the filter lets through."""
        return self._listing.shown_count

    # What changes

    @Slot(object)
    def apply(self, change: JobsChange) -> None:
        """Take in what a commit changed; a burst repaints once. An update for a job that is not here falls away."""
        touched = self._listing.take(change)
        self._show(self._listing.entries())
        self._tell_words(touched)
        self._folding.start()
        self.counts_changed.emit(self.counts)

    @Slot(object)
    def show_progress(self, progress: UploadProgress) -> None:
        """Show how far an upload is."""
        row = self._listing.row(progress.job_id)
        if row is None or row.job.state is not JobState.SUBMITTING:
            return
        row.progress = progress
        if row.position != NOWHERE:
            self.dataChanged.emit(
                self.index(row.position, JobColumn.SOFTWARE),
                self.index(row.position, JobColumn.STATE),
                [Qt.ItemDataRole.DisplayRole, JobRole.SENTENCE, JobRole.PROGRESS],
            )

    @Slot(object)
    def show_status(self, status: ServiceStatus) -> None:
        """Let the rows that are queued say what they wait for."""
        held_by = None if status.condition in _LETS_SUBMISSIONS_OUT else replace(status, until=None)
        if held_by == self._held_by:
            return
        self._held_by = held_by
        queued = [e.position for e in self._entries if isinstance(e, JobRow) and e.job.state is JobState.QUEUED]
        if queued:
            roles = [Qt.ItemDataRole.DisplayRole, JobRole.SENTENCE]
            self.dataChanged.emit(self.index(queued[0], 0), self.index(queued[-1], _LAST), roles)

    @Slot(object)
    def show_category(self, category: JobCategory) -> None:
        """Show one category."""
        self._choose(replace(self.filter, category=category))

    @Slot(str)
    def search(self, text: str) -> None:
        """Show what holds every word of a text in any of its columns."""
        self._choose(replace(self.filter, search=JobSearch(text)))

    def show_case(self, case: str | None) -> None:
        """Show the documents of one case; empty: those without one; None: all."""
        self._choose(replace(self.filter, case=case))

    def show_days(self, days: Days | None) -> None:
        """Show the documents that were added on some days; None: all."""
        self._choose(replace(self.filter, days=days))

    def show_all(self) -> None:
        """Leave nothing out."""
        self._choose(JobFilter())

    def group_by(self, grouping: Grouping) -> None:
        """Put the rows under headings."""
        if grouping is not self.grouping:
            self._listing.group_by(grouping)
            self._show(self._listing.entries())
            self.grouping_changed.emit(grouping)

    def fold(self, group: GroupRow, *, collapsed: bool) -> None:
        """Hide or show the documents of a group."""
        if group.is_collapsed is not collapsed:
            group.is_collapsed = collapsed
            self._show(self._listing.entries())
            if group.position != NOWHERE:
                self.dataChanged.emit(self.index(group.position, 0), self.index(group.position, _LAST))

    def unfold_for(self, job_id: str) -> None:
        """Open the group in which a job stands."""
        row = self._listing.row(job_id)
        group = self._listing.group_of(row) if row is not None and self.grouping is not Grouping.NOTHING else None
        if group is not None:
            self.fold(group, collapsed=False)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; of equals the newest comes first. Descending by risk is "worst first"."""
        descending = order is Qt.SortOrder.DescendingOrder
        if column in _COLUMNS and (column, descending) != self._listing.sorting:
            self._listing.sort(JobColumn(column), descending=descending)
            self._show(self._listing.entries())

    def retranslate(self) -> None:
        """Say everything anew, in the language that is worn now."""
        self._listing.forget_words()
        self._show(self._listing.entries())
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _LAST)
        if self._entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, _LAST))

    # Qt's questions

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(_COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        if self.group_at(index.row()) is not None:
            return usual
        return usual | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

    def headerData(  # noqa: PLR0911 - one line a role
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(_COLUMNS):
            return None
        column = _COLUMNS[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return column_title(column)
            case Qt.ItemDataRole.AccessibleTextRole:
                return column_description(column)
            case Qt.ItemDataRole.ToolTipRole:
                return as_tooltip(column_description(column))
            case Qt.ItemDataRole.TextAlignmentRole:
                centred = column in CHECK_OF_COLUMN
                side = Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
                return side | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.InitialSortOrderRole:
                upwards = column in _ASCENDING_FIRST
                return Qt.SortOrder.AscendingOrder if upwards else Qt.SortOrder.DescendingOrder
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        entry = self._entries[index.row()]
        if isinstance(entry, JobRow):
            return self._data_of_job(entry, _COLUMNS[index.column()], role)
        return self._data_of_group(entry, role) if isinstance(entry, GroupRow) else None

    def _data_of_job(self, row: JobRow, column: JobColumn, role: int) -> object:  # noqa: PLR0911 - one line a role
        job = row.job
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return cell_text(job, column, self._outlook(row))
            case JobRole.JOB:
                return job
            case JobRole.SENTENCE:
                return None if has_result(job) else row_sentence(job, self._outlook(row))
            case JobRole.PROGRESS:
                return row.progress
            case JobRole.SORT:
                return sort_key(job, column)
            case Qt.ItemDataRole.ToolTipRole:
                return cell_tooltip(job, column, self._outlook(row))
            case Qt.ItemDataRole.AccessibleTextRole:
                spoken = spoken_row if column <= JobColumn.DOCUMENT else None
                return spoken(job, self._outlook(row)) if spoken else spoken_cell(job, column, self._outlook(row))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return "" if column <= JobColumn.DOCUMENT else spoken_row(job, self._outlook(row))
            case _:
                return None

    def _data_of_group(self, group: GroupRow, role: int) -> object:
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return group_title(group.key, self.today())
            case JobRole.GROUP:
                return group
            case Qt.ItemDataRole.AccessibleTextRole:
                return spoken_group(group, self.today())
            case _:
                return None

    def _outlook(self, row: JobRow) -> Outlook:
        job = row.job
        now = self._clock.now()
        match job.state:
            case JobState.SUBMITTING:
                return Outlook(progress=row.progress, now=now)
            case JobState.PENDING:
                return Outlook(
                    next_check_in=self._next_check_in(job.id), may_have_expired=self._may_have_expired(job.id), now=now
                )
            case JobState.QUEUED if self._held_by is not None and self._held_by.destination == job.destination:
                return Outlook(held_by=self._held_by, now=now)
            case _:
                return Outlook(now=now)

    # Telling Qt

    def _choose(self, chosen: JobFilter) -> None:
        if chosen == self.filter:
            return
        counts = self.counts
        self._listing.choose(chosen)
        self._show(self._listing.entries())
        if self.counts != counts:
            self.counts_changed.emit(self.counts)
        self.filter_changed.emit()

    @Slot()
    def _fold_some(self) -> None:
        if not self._listing.fold_some(_ROWS_FOLDED_AT_ONCE):
            self._folding.stop()

    def _tell_words(self, rows: Iterable[JobRow]) -> None:
        positions = [row.position for row in rows if row.position != NOWHERE]
        if positions:
            self.dataChanged.emit(self.index(min(positions), 0), self.index(max(positions), _LAST))
