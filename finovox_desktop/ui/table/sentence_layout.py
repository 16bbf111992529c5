"""Where the sentence of a row without a result runs: over the neighbouring check columns, wherever these were moved."""

from os.path import commonprefix

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from finovox_desktop.ui.jobs.job_text import SEPARATOR, RowSentence
from finovox_desktop.ui.table.job_columns import CHECK_OF_COLUMN
from finovox_desktop.ui.table.job_table_header import CELL_PADDING

_LEAST_WIDTH = 160


class SentenceLayout:
    """Measures sentences in a table; the painter and the mouse ask the same one, so that they agree."""

    def __init__(self, view: QTableView) -> None:
        self._view = view
        self._visible: list[int] | None = None
        # For each row what was painted of its sentence since it was last looked at.
        self._seen: dict[int, set[str]] = {}
        self._run: list[int] | None = None

    def forget(self) -> None:
        """Look at the columns anew: to be called before each paint, within which they stand still."""
        self._visible = None
        self._run = None

    @property
    def font(self) -> QFont:
        """The table's font."""
        return QFont(self._view.font())

    @property
    def metrics(self) -> QFontMetrics:
        """The measures of the table's font."""
        return QFontMetrics(self._view.font())

    def columns(self) -> list[int]:
        """Give the first run of check columns that stand side by side, from the left."""
        if self._run is None:
            self._run = self._first_run()
        return self._run

    def span(self) -> QRect:
        """Give how far, in the viewport, a sentence may run to the left and to the right; there is a run of check columns."""
        return self._span(self.columns())

    def note_painted(self, row: int, text: str) -> None:
        """Note that a row's sentence, or a part of it, can be read so from now on."""
        self._seen.setdefault(row, set()).add(text)

    def outdated_part(self, row: int, sentence: RowSentence) -> QRect:
        """Give where, in the viewport, a row's sentence reads otherwise than it can be seen; take it as seen from now on."""
        run = self.columns()
        if not run:
            return QRect()
        line = self._line_of(row, run)
        text = sentence.text
        seen = self._seen.pop(row, set())
        self._seen[row] = {text}
        if not seen or sentence.action_words:
            return line
        if seen == {text}:
            return QRect()
        metrics = self.metrics
        # Letters may reach into their neighbours.
        same = commonprefix([text, *seen])  # noqa: RUF071 - letter by letter
        begin = metrics.horizontalAdvance(same) - metrics.averageCharWidth()
        end = max(metrics.horizontalAdvance(known) for known in (text, *seen)) + metrics.averageCharWidth()
        return line.adjusted(max(begin, 0), 0, min(end - line.width(), 0), 0)

    def keep_seen(self, rows: range) -> None:
        """Forget what was painted of other rows: they are painted when they come into sight."""
        self._seen = {row: texts for row, texts in self._seen.items() if row in rows}

    def link_rect(self, row: int, sentence: RowSentence) -> QRect:
        """Give where the link of a row's sentence is, in the viewport; an empty rectangle where there is none."""
        run = self.columns()
        if not run:
            return QRect()
        return self.fitted(sentence, self._line_of(row, run))[1] or QRect()

    def fitted(self, sentence: RowSentence, line: QRect) -> tuple[str, QRect | None]:
        """Give the sentence's text, cut so that its link keeps its place in the line, and where the link is."""
        metrics = self.metrics
        if not sentence.action_words:
            return metrics.elidedText(sentence.text, Qt.TextElideMode.ElideRight, line.width()), None
        link_width = metrics.horizontalAdvance(sentence.action_words)
        separator_width = metrics.horizontalAdvance(SEPARATOR)
        room = line.width() - link_width - separator_width
        text = metrics.elidedText(sentence.text, Qt.TextElideMode.ElideRight, max(0, room))
        start = metrics.horizontalAdvance(text) + separator_width
        link = QRect(line.left() + start, line.top(), min(link_width, line.width() - start), line.height())
        return text + SEPARATOR, link

    def _line_of(self, row: int, run: list[int]) -> QRect:
        span = self._span(run)
        return QRect(span.left(), self._view.rowViewportPosition(row), span.width(), self._view.rowHeight(row))

    def _span(self, run: list[int]) -> QRect:
        left = self._view.columnViewportPosition(run[0]) + CELL_PADDING
        right = self._view.columnViewportPosition(run[-1]) + self._view.columnWidth(run[-1])
        # Where the table is scrolled sideways, the link stays in sight as long as there is some room.
        right = max(min(right, self._view.viewport().width()), left + _LEAST_WIDTH) - CELL_PADDING
        return QRect(left, 0, max(0, right - left), 1)

    def _first_run(self) -> list[int]:
        run: list[int] = []
        for column in self.visible_columns():
            if column in CHECK_OF_COLUMN:
                run.append(column)
            elif run:
                break
        return run

    def visible_columns(self) -> list[int]:
        """Give the columns that are shown, from the left."""
        if self._visible is None:
            header = self._view.horizontalHeader()
            columns = (header.logicalIndex(position) for position in range(header.count()))
            self._visible = [column for column in columns if not header.isSectionHidden(column)]
        return self._visible
