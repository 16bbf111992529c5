"""The table's lines for Qt: the jobs of a listing, and the headings of their groups.

One model filters, sorts and groups, in Python lists. Qt's proxies would call Python once a row: at 100,000 rows that takes
seconds a keystroke.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, Qt, QTimer, Signal, Slot

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.news import UploadProgress
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.jobs.job_text import has_result, row_sentence
from finovox_desktop.ui.jobs.outlook import Outlook
from finovox_desktop.ui.table.column_heading import heading
from finovox_desktop.ui.table.job_cell import cell_text, cell_tooltip, spoken_cell
from finovox_desktop.ui.table.job_columns import JobColumn, sort_key
from finovox_desktop.ui.table.job_filter import Days, JobFilter
from finovox_desktop.ui.table.job_grouping import Grouping
from finovox_desktop.ui.table.job_listing import Facet, JobListing, Turnover
from finovox_desktop.ui.table.job_role import JobRole
from finovox_desktop.ui.table.job_row import Entry, GroupRow, JobRow, local_date
from finovox_desktop.ui.table.job_search import JobSearch
from finovox_desktop.ui.table.job_speech import group_title, spoken_group, spoken_row
from finovox_desktop.ui.table.table_lines import TableLines

Index = QModelIndex | QPersistentModelIndex

_FLAGS_OF_HEADING = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
_FLAGS_OF_JOB = _FLAGS_OF_HEADING | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsDragEnabled

_COLUMNS = tuple(JobColumn)
_LAST = len(_COLUMNS) - 1

# Where results are refused, submissions still go out.
_LETS_SUBMISSIONS_OUT = frozenset({Condition.READY, Condition.TOKENS_REFUSED})

_ROWS_FOLDED_AT_ONCE = 1000
_MOST_TOLD_APART = 16
"""Rows that come or leave in more places are told to Qt together."""


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
        self._progress: dict[str, UploadProgress] = {}
        self._steps = QTimer(self, interval=0)
        self._steps.timeout.connect(self._go_on)

    # What is known

    @property
    def counts(self) -> Mapping[JobCategory, int]:
        """How many jobs of the chosen case and days there are of each category."""
        return self._listing.tally.by_category()

    @property
    def filter(self) -> JobFilter:
        """What is chosen above the table."""
        return self._listing.filter

    @property
    def sorting(self) -> tuple[JobColumn, bool]:
        """The column by which it is to be sorted, and whether downwards."""
        return self._listing.sorting

    @property
    def grouping(self) -> Grouping:
        """What the rows of a group share."""
        return self._listing.grouping

    @property
    def has_cases(self) -> bool:
        """Whether any document has a case reference."""
        return self._listing.tally.with_case > 0

    @property
    def has_local_results(self) -> bool:
        """Whether any result was made on this computer."""
        return self._listing.tally.with_local_result > 0

    @property
    def has_verdicts(self) -> bool:
        """Whether a person decided about any document."""
        return self._listing.tally.with_verdict > 0

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

    def entry_at(self, row: int) -> Entry | None:
        """Give what a line stands for; None where there is none."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def job_at(self, row: int) -> Job | None:
        """Give the job of a line; None for a group's heading or no line."""
        entry = self.entry_at(row)
        return entry.job if isinstance(entry, JobRow) else None

    def group_at(self, row: int) -> GroupRow | None:
        """Give the group whose heading a line is; None for a job or no line."""
        entry = self.entry_at(row)
        return entry if isinstance(entry, GroupRow) else None

    def job_by_id(self, job_id: str) -> Job | None:
        """Find a job, whether it is shown or not."""
        row = self._listing.row(job_id)
        return row.job if row is not None else None

    def row_of(self, job_id: str) -> int | None:
        """Find the line in which a job is shown; None where it is left out."""
        row = self._listing.row(job_id)
        return self._listing.line_of(row) if row is not None else None

    def shown_jobs(self) -> list[Job]:
        """Give the jobs that the filter lets through, from the top; those of collapsed groups too."""
        return self._listing.shown_jobs()

    @property
    def is_settled(self) -> bool:
        """Whether the lines are those that were chosen: with very many, they follow in some steps of the event loop."""
        return self._listing.is_settled

    @property
    def has_idle_work(self) -> bool:
        """Whether something is still worked out, or prepared in idle moments."""
        return self._steps.isActive()

    @property
    def shown_count(self) -> int:
        """How many jobs the filter lets through."""
        return self._listing.shown_count

    # What changes

    @Slot(object)
    def apply(self, change: JobsChange) -> None:
        """Take in what a commit changed; a burst repaints once. An update for a job that is not here falls away."""
        found = self._listing.take(change)
        for job in (*change.added, *change.changed):
            if job.state is not JobState.SUBMITTING:
                self._progress.pop(job.id, None)
        if self.grouping is not Grouping.NOTHING:
            self._show_all_lines()
        elif max(len(found.leaving), len(found.coming)) <= _MOST_TOLD_APART:
            self._shift(found.leaving, found.moving, found.coming, self._listing.comes_before)
        else:
            leaving = [self._entries[place] for place in found.leaving]
            self._turn_over(self._listing.entries(), leaving, found.coming, self._listing.line_of)
        self._tell_words(found.reworded)
        self._steps.start()
        self.counts_changed.emit(self.counts)

    @Slot(object)
    def show_progress(self, progress: UploadProgress) -> None:
        """Show how far an upload is."""
        row = self._listing.row(progress.job_id)
        if row is None or row.job.state is not JobState.SUBMITTING:
            return
        self._progress[progress.job_id] = progress
        line = self._listing.line_of(row)
        if line is not None:
            self.dataChanged.emit(
                self.index(line, JobColumn.SOFTWARE),
                self.index(line, JobColumn.STATE),
                [Qt.ItemDataRole.DisplayRole, JobRole.SENTENCE, JobRole.PROGRESS],
            )

    @Slot(object)
    def show_status(self, status: ServiceStatus) -> None:
        """Let the rows that are queued say what they wait for."""
        held_by = None if status.condition in _LETS_SUBMISSIONS_OUT else replace(status, until=None)
        if held_by == self._held_by:
            return
        self._held_by = held_by
        if self._entries:
            # Which of them are queued is not looked for: what cannot be seen is not painted.
            roles = [Qt.ItemDataRole.DisplayRole, JobRole.SENTENCE]
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, _LAST), roles)

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
            self._show_all_lines()
            self.grouping_changed.emit(grouping)

    def fold(self, group: GroupRow, *, collapsed: bool) -> None:
        """Hide or show the documents of a group."""
        if group.is_collapsed is not collapsed:
            group.is_collapsed = collapsed
            self._show_all_lines()
            line = self._listing.line_of(group)
            if line is not None:
                self.dataChanged.emit(self.index(line, 0), self.index(line, _LAST))

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
            self._go_on()

    def retranslate(self) -> None:
        """Say everything anew, in the language that is worn now."""
        self._listing.forget_words()
        self._go_on()
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, _LAST)
        if self._entries:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._entries) - 1, _LAST))

    # Qt's questions

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(_COLUMNS)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _FLAGS_OF_HEADING if self.group_at(index.row()) is not None else _FLAGS_OF_JOB

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(_COLUMNS):
            return None
        return heading(_COLUMNS[section], role)

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
                return cell_text(job, column, self.outlook_of(job))
            case JobRole.JOB:
                return job
            case JobRole.SENTENCE:
                return None if has_result(job) else row_sentence(job, self.outlook_of(job))
            case JobRole.PROGRESS:
                return self._progress.get(job.id)
            case JobRole.SORT:
                return sort_key(job, column)
            case Qt.ItemDataRole.ToolTipRole:
                return cell_tooltip(job, column, self.outlook_of(job))
            case Qt.ItemDataRole.AccessibleTextRole:
                spoken = spoken_row if column <= JobColumn.DOCUMENT else None
                return spoken(job, self.outlook_of(job)) if spoken else spoken_cell(job, column, self.outlook_of(job))
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return "" if column <= JobColumn.DOCUMENT else spoken_row(job, self.outlook_of(job))
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

    def outlook_of(self, job: Job) -> Outlook:
        """Give what is known of a job besides itself."""
        now = self._clock.now()
        match job.state:
            case JobState.SUBMITTING:
                return Outlook(progress=self._progress.get(job.id), now=now)
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
        if chosen != self.filter:
            self._listing.choose(chosen)
            self._go_on()

    @Slot()
    def _go_on(self) -> None:
        """Do a step of what is chosen and not shown yet, or prepare some texts of the search."""
        counts = self.counts
        turnover = self._listing.go_on()
        while turnover is not None:
            self._show_turnover(turnover)
            if self.counts != counts:
                self.counts_changed.emit(self.counts)
            self.filter_changed.emit()
            turnover = self._listing.go_on()
        if not self._listing.is_settled or self._listing.fold_some(_ROWS_FOLDED_AT_ONCE):
            self._steps.start()
        else:
            self._steps.stop()

    def _show_turnover(self, turnover: Turnover) -> None:
        if self.grouping is Grouping.NOTHING:
            self._turn_over(self._listing.entries(), turnover.leaving, turnover.coming, self._listing.line_of)
        else:
            self._show_all_lines()

    def _show_all_lines(self) -> None:
        entries = self._listing.entries()
        before, after = set(self._entries), set(entries)
        leaving = [entry for entry in self._entries if entry not in after]
        coming = [entry for entry in entries if entry not in before]
        self._turn_over(entries, leaving, coming, self._listing.line_of)

    def _tell_words(self, rows: Iterable[JobRow]) -> None:
        lines = [line for row in rows if (line := self._listing.line_of(row)) is not None]
        if lines:
            self.dataChanged.emit(self.index(min(lines), 0), self.index(max(lines), _LAST))
