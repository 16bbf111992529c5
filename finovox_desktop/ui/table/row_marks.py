"""Which rows of the table are marked: the one under the mouse, the one whose link it points at, the one with the focus."""

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtWidgets import QTableView

from finovox_desktop.ui.jobs.job_text import has_result, row_sentence
from finovox_desktop.ui.look.theme import ROW_HEIGHT
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.sentence_layout import SentenceLayout

NO_ROW = -1


class RowMarks:
    """Knows the marked rows, and has them painted again when others are. Where there is none, the row is NO_ROW."""

    def __init__(self, view: QTableView, layout: SentenceLayout, jobs: JobTableModel) -> None:
        self._view = view
        self._layout = layout
        self._jobs = jobs
        self.hovered_row = NO_ROW
        self.hovered_link_row = NO_ROW
        self.focused_row = NO_ROW

    def hover(self, position: QPoint) -> None:
        """The mouse is at a place of the viewport."""
        self._hover(self._view.rowAt(position.y()), self.link_row_at(position))

    def leave(self) -> None:
        """The mouse is nowhere over the rows."""
        self._hover(NO_ROW, NO_ROW)

    def look_for_focus(self) -> None:
        """See which row has the focus. Rows move without a word, so it is asked at each paint, too."""
        self.focused_row = self._view.currentIndex().row() if self._view.hasFocus() else NO_ROW

    def move_focus(self) -> None:
        """The focus is another row's, or the table's no more."""
        old = self.focused_row
        self.look_for_focus()
        for row in {old, self.focused_row}:
            self._repaint(row)

    def link_row_at(self, position: QPoint) -> int:
        """Give the row whose link is at a place of the viewport."""
        row = self._view.rowAt(position.y())
        return row if self._link_of(row).contains(position) else NO_ROW

    def link_at(self, position: QPoint) -> str | None:
        """Give the id of the job whose link is at a place of the viewport."""
        job = self._jobs.job_at(self.link_row_at(position))
        return job.id if job is not None else None

    def _link_of(self, row: int) -> QRect:
        self._layout.forget()
        job = self._jobs.job_at(row)
        if job is None or has_result(job):
            return QRect()
        return self._layout.link_rect(row, row_sentence(job, self._jobs.outlook_of(job)))

    def _hover(self, row: int, link_row: int) -> None:
        changed = {self.hovered_row, self.hovered_link_row} ^ {row, link_row}
        self.hovered_row, self.hovered_link_row = row, link_row
        points = link_row >= 0 or self._jobs.group_at(row) is not None
        self._view.viewport().setCursor(Qt.CursorShape.PointingHandCursor if points else Qt.CursorShape.ArrowCursor)
        for one in changed | ({row} if row == link_row else set()):
            self._repaint(one)

    def _repaint(self, row: int) -> None:
        if row >= 0:
            viewport = self._view.viewport()
            viewport.update(0, self._view.rowViewportPosition(row), viewport.width(), ROW_HEIGHT)
