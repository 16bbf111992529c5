"""The table's rows: core's jobs, kept in the order of the column they are sorted by.

The model sorts its own rows with cached keys (a proxy that compares through Python takes seconds for 10,000 rows); the
filter above it only leaves rows out.
"""

import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from enum import IntEnum
from operator import attrgetter

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot

from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.status import Condition, ServiceStatus, UploadProgress
from finovox_desktop.ui.job_categories import JobCategory, categories_of
from finovox_desktop.ui.job_cell import as_tooltip, cell_text, cell_tooltip, has_result, spoken_cell
from finovox_desktop.ui.job_columns import CHECK_OF_COLUMN, JobColumn, column_description, column_title, sort_key
from finovox_desktop.ui.job_text import row_sentence, spoken_row
from finovox_desktop.ui.outlook import NOTHING_KNOWN, Outlook

Index = QModelIndex | QPersistentModelIndex


class JobRole(IntEnum):
    """What a row gives besides Qt's own roles."""

    JOB = Qt.ItemDataRole.UserRole
    """The Job."""
    SORT = Qt.ItemDataRole.UserRole + 1
    """The native value a cell is sorted by."""
    SENTENCE = Qt.ItemDataRole.UserRole + 2
    """The RowSentence of a row without a result, else None."""
    PROGRESS = Qt.ItemDataRole.UserRole + 3
    """The UploadProgress of a row that is being uploaded, else None."""


_COLUMNS = tuple(JobColumn)

# Where results are refused, submissions still go out.
_LETS_SUBMISSIONS_OUT = frozenset({Condition.READY, Condition.TOKENS_REFUSED})


class _Row:
    """A job, and what is worked out of it once."""

    __slots__ = ("_search_text", "categories", "job", "key", "progress")

    def __init__(self, job: Job, column: JobColumn) -> None:
        self.progress: UploadProgress | None = None
        self.take(job, column)

    def take(self, job: Job, column: JobColumn) -> None:
        self.job = job
        self.key = sort_key(job, column)
        self.categories = categories_of(job)
        self._search_text: str | None = None
        if job.state is not JobState.SUBMITTING:
            self.progress = None

    @property
    def search_text(self) -> str:
        if self._search_text is None:
            job = self.job
            software = job.risk.software if job.risk else None
            self._search_text = folded("\n".join((job.document.name, job.case, software or "")))
        return self._search_text


def folded(text: str) -> str:
    """Make a text comparable in a search: without case and without accents."""
    if text.isascii():
        return text.lower()
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(character for character in decomposed if not unicodedata.combining(character))


class JobTableModel(QAbstractTableModel):
    """The jobs as a table.

    `next_check_in` gives the seconds until a job is asked for again, or None, and `may_have_expired` whether the service may
    have deleted its result by now; both from memory: they are called at each paint.
    """

    counts_changed = Signal(object)
    """How many jobs there are of each JobCategory (a mapping)."""

    def __init__(
        self,
        next_check_in: Callable[[str], float | None],
        may_have_expired: Callable[[str], bool],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._next_check_in = next_check_in
        self._may_have_expired = may_have_expired
        self._held_by: ServiceStatus | None = None
        self._rows: list[_Row] = []
        self._position: dict[str, int] = {}
        self._counts: Counter[JobCategory] = Counter()
        self._column = JobColumn.RISK
        self._order = Qt.SortOrder.DescendingOrder

    @property
    def counts(self) -> Mapping[JobCategory, int]:
        """How many jobs there are of each category."""
        return {category: self._counts[category] for category in JobCategory}

    def job(self, row: int) -> Job:
        """Give the job of a row."""
        return self._rows[row].job

    def job_by_id(self, job_id: str) -> Job | None:
        """Find a job."""
        position = self._position.get(job_id)
        return None if position is None else self._rows[position].job

    def row_of(self, job_id: str) -> int | None:
        """Find the row of a job."""
        return self._position.get(job_id)

    def categories(self, row: int) -> frozenset[JobCategory]:
        """Give the groups the job of a row is in."""
        return self._rows[row].categories

    def search_text(self, row: int) -> str:
        """Give the folded text in which a search looks."""
        return self._rows[row].search_text

    @Slot(object)
    def apply(self, change: JobsChange) -> None:
        """Take in what a commit changed; a burst repaints once. An update for a job that is not here falls away."""
        known = [job for job in change.added if job.id in self._position]
        new = {job.id: job for job in change.added if job.id not in self._position}
        later = {job.id: job for job in change.changed if job.id in new}
        moved = self._update([*known, *change.changed])
        self._insert([later.get(job_id, job) for job_id, job in new.items()])
        self._remove(change.removed)
        if moved:
            self._sort()
        self.counts_changed.emit(self.counts)

    @Slot(object)
    def show_progress(self, progress: UploadProgress) -> None:
        """Show how far an upload is."""
        position = self._position.get(progress.job_id)
        if position is None or self._rows[position].job.state is not JobState.SUBMITTING:
            return
        self._rows[position].progress = progress
        self.dataChanged.emit(
            self.index(position, JobColumn.SOFTWARE),
            self.index(position, JobColumn.STATE),
            [Qt.ItemDataRole.DisplayRole, JobRole.SENTENCE, JobRole.PROGRESS],
        )

    @Slot(object)
    def show_status(self, status: ServiceStatus) -> None:
        """Let the rows that are queued say what they wait for."""
        held_by = None if status.condition in _LETS_SUBMISSIONS_OUT else replace(status, until=None)
        if held_by == self._held_by:
            return
        self._held_by = held_by
        queued = [position for position, row in enumerate(self._rows) if row.job.state is JobState.QUEUED]
        if queued:
            self.dataChanged.emit(
                self.index(queued[0], 0),
                self.index(queued[-1], len(_COLUMNS) - 1),
                [Qt.ItemDataRole.DisplayRole, JobRole.SENTENCE],
            )

    def retranslate(self) -> None:
        """Say everything anew, in the language that is worn now."""
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_COLUMNS) - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, len(_COLUMNS) - 1))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        return 0 if parent.isValid() else len(_COLUMNS)

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
                return (
                    Qt.AlignmentFlag.AlignHCenter if centred else Qt.AlignmentFlag.AlignLeft
                ) | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.InitialSortOrderRole:
                text_like = column in {JobColumn.DOCUMENT, JobColumn.FOUND, JobColumn.QUALITY}
                return Qt.SortOrder.AscendingOrder if text_like else Qt.SortOrder.DescendingOrder
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:  # noqa: PLR0911 - one line a role
        if not index.isValid():
            return None
        row = self._rows[index.row()]
        job = row.job
        column = _COLUMNS[index.column()]
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
                return self._spoken(row, column)
            case Qt.ItemDataRole.AccessibleDescriptionRole:
                return "" if column <= JobColumn.DOCUMENT else spoken_row(job, self._outlook(row))
            case _:
                return None

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Sort by a column; of equals the newest comes first. Descending by risk is "worst first"."""
        if column not in JobColumn.__members__.values():
            return
        if (column, order) == (self._column, self._order):
            return
        self._column, self._order = JobColumn(column), order
        for row in self._rows:
            row.key = sort_key(row.job, self._column)
        self._sort()

    def _spoken(self, row: _Row, column: JobColumn) -> str:
        if column <= JobColumn.DOCUMENT:
            return spoken_row(row.job, self._outlook(row))
        return spoken_cell(row.job, column, self._outlook(row))

    def _outlook(self, row: _Row) -> Outlook:
        job = row.job
        match job.state:
            case JobState.SUBMITTING:
                return Outlook(progress=row.progress)
            case JobState.PENDING:
                return Outlook(
                    next_check_in=self._next_check_in(job.id), may_have_expired=self._may_have_expired(job.id)
                )
            case JobState.QUEUED if self._held_by is not None and self._held_by.destination == job.destination:
                return Outlook(held_by=self._held_by)
            case _:
                return NOTHING_KNOWN

    def _update(self, jobs: Iterable[Job]) -> bool:
        """Take in jobs that are here already; tell whether one has to move."""
        moved = False
        positions = []
        for job in jobs:
            position = self._position.get(job.id)
            if position is None:
                continue
            row = self._rows[position]
            old_key = row.key
            self._counts.subtract(row.categories)
            row.take(job, self._column)
            self._counts.update(row.categories)
            moved = moved or row.key != old_key
            positions.append(position)
        if positions:
            self.dataChanged.emit(self.index(min(positions), 0), self.index(max(positions), len(_COLUMNS) - 1))
        return moved

    def _insert(self, jobs: list[Job]) -> None:
        if not jobs:
            return
        first = len(self._rows)
        rows = [_Row(job, self._column) for job in jobs]
        merged = self._in_order([*self._rows, *rows])
        self.beginInsertRows(QModelIndex(), first, first + len(rows) - 1)
        stays = merged[:first] == self._rows
        self._rows = merged if stays else [*self._rows, *rows]
        self._index_positions(first)
        for row in rows:
            self._counts.update(row.categories)
        self.endInsertRows()
        if not stays:
            self._sort()

    def _remove(self, job_ids: Iterable[str]) -> None:
        positions = sorted({self._position[job_id] for job_id in job_ids if job_id in self._position}, reverse=True)
        while positions:
            # Neighbours go together, from the end, so that the positions before them stay true.
            last = first = positions.pop(0)
            while positions and positions[0] == first - 1:
                first = positions.pop(0)
            self.beginRemoveRows(QModelIndex(), first, last)
            for row in self._rows[first : last + 1]:
                del self._position[row.job.id]
                self._counts.subtract(row.categories)
            del self._rows[first : last + 1]
            self._index_positions(first)
            self.endRemoveRows()

    def _sort(self) -> None:
        merged = self._in_order(self._rows)
        if merged == self._rows:
            return
        self.layoutAboutToBeChanged.emit()
        old_rows = self._rows
        self._rows = merged
        self._index_positions(0)
        old = self.persistentIndexList()
        new = [self.index(self._position[old_rows[index.row()].job.id], index.column()) for index in old]
        self.changePersistentIndexList(old, new)
        self.layoutChanged.emit()

    def _in_order(self, rows: Iterable[_Row]) -> list[_Row]:
        # Two stable sorts: the newest first among equals, in either direction.
        newest_first = sorted(rows, key=attrgetter("job.order"), reverse=True)
        newest_first.sort(key=attrgetter("key"), reverse=self._order is Qt.SortOrder.DescendingOrder)
        return newest_first

    def _index_positions(self, first: int) -> None:
        for position in range(first, len(self._rows)):
            self._position[self._rows[position].job.id] = position
