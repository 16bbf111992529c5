"""Where the sentence of a row without a result runs: over the neighbouring check columns, wherever these were moved."""

from functools import lru_cache
from os.path import commonprefix

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics
from PySide6.QtWidgets import QTableView

from finovox_desktop.ui.jobs.job_text import SEPARATOR, RowSentence
from finovox_desktop.ui.table.job_columns import CHECK_OF_COLUMN
from finovox_desktop.ui.table.job_table_header import CELL_PADDING

_LEAST_WIDTH = 160
_MOST_MEASURED = 1024


class SentenceLayout:
    """Measures sentences in a table; the painter and the mouse ask the same one, so that they agree."""

    def __init__(self, view: QTableView) -> None:
        self._view = view
        self._visible: list[int] | None = None
        # For each row what was painted of its sentence since it was last looked at.
        self._seen: dict[int, set[str]] = {}
        self._place: tuple[list[int], QRect] | None = None
        self._font = self.font
        # Of the same few countdowns in each second: laying out a text takes longer than anything else here.
        self._width = lru_cache(maxsize=_MOST_MEASURED)(self._measure)

    def forget(self) -> None:
        """Look at the columns and the font anew: to be called before each paint, within which they stand still."""
        self._visible = None
        self._place = None
        if self._font != self._view.font():
            self._font = self.font
            self._width.cache_clear()

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
        return self._run_and_span()[0]

    def span(self) -> QRect:
        """Give how far, in the viewport, a sentence may run; empty where there are no check columns."""
        return self._run_and_span()[1]

    def note_painted(self, row: int, text: str) -> None:
        """Note that a row's sentence, or a part of it, can be read so from now on."""
        self._seen.setdefault(row, set()).add(text)

    def outdated_part(self, row: int, sentence: RowSentence) -> QRect:
        """Give where, in the viewport, a row's sentence reads otherwise than it can be seen; take it as seen from now on."""
        run, span = self._run_and_span()
        if not run:
            return QRect()
        line = self._line_of(row, span)
        text = sentence.text
        seen = self._seen.pop(row, set())
        self._seen[row] = {text}
        if not seen or sentence.action_words:
            return line
        if seen == {text}:
            return QRect()
        same = commonprefix([text, *seen])  # noqa: RUF071 - letter by letter
        # Letters may reach into their neighbours.
        reach = QFontMetrics(self._font).averageCharWidth()
        begin = self._width(same) - reach
        end = max(self._width(known) for known in (text, *seen)) + reach
        return line.adjusted(max(begin, 0), 0, min(end - line.width(), 0), 0)

    def keep_seen(self, rows: range) -> None:
        """Forget what was painted of other rows: they are painted when they come into sight."""
        self._seen = {row: texts for row, texts in self._seen.items() if row in rows}

    def link_rect(self, row: int, sentence: RowSentence) -> QRect:
        """Give where the link of a row's sentence is, in the viewport; an empty rectangle where there is none."""
        run, span = self._run_and_span()
        if not run:
            return QRect()
        return self.fitted(sentence, self._line_of(row, span))[1] or QRect()

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

    def _run_and_span(self) -> tuple[list[int], QRect]:
        if self._place is None:
            run = self._first_run()
            self._place = run, self._span(run) if run else QRect()
        return self._place

    def _measure(self, text: str) -> int:
        return QFontMetrics(self._font).horizontalAdvance(text)

    def _line_of(self, row: int, span: QRect) -> QRect:
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
