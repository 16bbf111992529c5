"""Leaves out the rows that the chosen chip or the search does not want. The order is the model's."""

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QSortFilterProxyModel, Qt, Slot

from finovox_desktop.core.job import Job
from finovox_desktop.ui.job_categories import JobCategory
from finovox_desktop.ui.job_table_model import JobTableModel, folded


class JobTableFilter(QSortFilterProxyModel):
    """The rows of one category in which every word of the search is found."""

    def __init__(self, model: JobTableModel, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self._category = JobCategory.ALL
        self._words: tuple[str, ...] = ()
        self.setSourceModel(model)

    @property
    def jobs(self) -> JobTableModel:
        """The model with all rows."""
        return self._model

    @property
    def category(self) -> JobCategory:
        """The category that is shown."""
        return self._category

    @Slot(object)
    def show_category(self, category: JobCategory) -> None:
        """Show one category."""
        if category is not self._category:
            self.beginFilterChange()
            self._category = category
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    @Slot(str)
    def search(self, text: str) -> None:
        """Show what holds every word of a text: in the name, the case or the software found."""
        words = tuple(folded(text).split())
        if words != self._words:
            self.beginFilterChange()
            self._words = words
            self.endFilterChange(QSortFilterProxyModel.Direction.Rows)

    def job_at(self, row: int) -> Job:
        """Give the job of a row that is shown."""
        return self._model.job(self.mapToSource(self.index(row, 0)).row())

    def shown_jobs(self) -> list[Job]:
        """Give the jobs that are shown, from the top."""
        return [self.job_at(row) for row in range(self.rowCount())]

    def row_of(self, job_id: str) -> int | None:
        """Find the row in which a job is shown; None where it is left out."""
        row = self._model.row_of(job_id)
        index = self.mapFromSource(self._model.index(row, 0)) if row is not None else QModelIndex()
        return index.row() if index.isValid() else None

    def filterAcceptsRow(self, source_row: int, _parent: QModelIndex | QPersistentModelIndex) -> bool:
        if self._category not in self._model.categories(source_row):
            return False
        if not self._words:
            return True
        text = self._model.search_text(source_row)
        return all(word in text for word in self._words)

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """Let the model sort: it has the keys."""
        self._model.sort(column, order)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        # Without this an empty proxy would number the sections by itself.
        return self._model.headerData(section, orientation, role)
