"""Paints the lines of the table: badges, shapes, texts, and the sentence that runs over the five checks.

A delegate would be called for each cell. At each such call Python's lock is taken anew, and where other threads are at work each
of them may have to be waited for; so a screen is painted in one go, and a line is one thing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple, Self

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QRegion
from PySide6.QtWidgets import QTableView

from finovox_desktop.core.job import Job
from finovox_desktop.core.news import UploadProgress
from finovox_desktop.core.risk import Check
from finovox_desktop.ui.jobs.job_text import has_result, local_mark, row_sentence
from finovox_desktop.ui.jobs.outlook import Outlook
from finovox_desktop.ui.look.drawn_once import draw_once
from finovox_desktop.ui.look.risk_shapes import RiskShape, ShapeOn, shape_of_job, shape_of_value
from finovox_desktop.ui.look.theme import ROW_HEIGHT, Theme, current_theme, small_font
from finovox_desktop.ui.table.cell_texts import CellTexts
from finovox_desktop.ui.table.group_heading import draw_heading
from finovox_desktop.ui.table.job_cell import cell_text
from finovox_desktop.ui.table.job_columns import CHECK_OF_COLUMN, JobColumn
from finovox_desktop.ui.table.job_row import GroupRow, JobRow
from finovox_desktop.ui.table.job_table_header import CELL_PADDING
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.row_marks import RowMarks
from finovox_desktop.ui.table.sentence_layout import SentenceLayout
from finovox_desktop.ui.widgets.risk_badge import Badge, BadgeOn, badge_width

_SHAPE = 16
_BAR_HEIGHT = 3
_BAR_WIDTH = 180
_FOCUS_WIDTH = 3
_MARK_GAP = 6
_TEXT_HEIGHT = ROW_HEIGHT - 1
"""Below it is the line to the next row."""
_VERTICALLY_CENTRED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True, slots=True)
class _Line:
    """A job's line: its number, where in the viewport it begins, and what it stands on."""

    number: int
    top: int
    job: Job
    outlook: Outlook
    ground: QColor


@dataclass(frozen=True, slots=True)
class _Cell:
    """What a column shows of each line, and where in the viewport."""

    column: JobColumn
    check: Check | None
    left: int
    width: int

    def place(self, top: int) -> QRect:
        """Give where it is in a line that begins at a height, without what separates that from the next."""
        return QRect(self.left, top, self.width, _TEXT_HEIGHT)


class _Area(NamedTuple):
    """A rectangle of what is to be painted; a tuple of numbers, for each line asks all of them."""

    top: int
    bottom: int
    left: int
    right: int

    @classmethod
    def of(cls, area: QRect) -> Self:
        return cls(area.top(), area.bottom(), area.left(), area.right())

    def touches_line(self, top: int) -> bool:
        return self.top < top + ROW_HEIGHT and top <= self.bottom

    def touches(self, cell: _Cell) -> bool:
        return cell.left <= self.right and self.left < cell.left + cell.width


class RowPainter:
    """Paints lines of `jobs` as they stand in `view`. `layout` tells where sentences run, `marks` which rows are marked."""

    def __init__(self, view: QTableView, layout: SentenceLayout, marks: RowMarks, jobs: JobTableModel) -> None:
        self._view = view
        self._layout = layout
        self._marks = marks
        self._jobs = jobs
        self._texts = CellTexts()
        self._font = layout.font
        self._theme = current_theme()
        self._inks = _inks(self._theme)
        self._cells: list[_Cell] = []
        self._run: list[_Cell] = []
        self._touched: dict[tuple[_Area, ...], list[_Cell]] = {}
        self._has_selection = False

    def paint(self, painter: QPainter, region: QRegion) -> None:
        """Paint what of the lines lies in a region of the viewport: each line once, for its ground covers all of it."""
        self._begin()
        view, whole = self._view, region.boundingRect()
        first, last = view.rowAt(whole.top()), view.rowAt(whole.bottom())
        if first < 0:
            return
        painter.setFont(self._font)
        last = last if last >= 0 else self._jobs.rowCount() - 1
        areas = [_Area.of(area) for area in region]  # type: ignore[attr-defined]  # the stubs do not know its rectangles
        top = view.rowViewportPosition(first)
        for line in range(first, last + 1):
            cells = self._cells_in(tuple(area for area in areas if area.touches_line(top)))
            if cells:
                self._paint_line(painter, line, top, cells)
            top += ROW_HEIGHT

    def _begin(self) -> None:
        """Look at theme, font, columns and selection, which stand still within a paint."""
        self._layout.forget()
        self._font = self._layout.font
        self._texts.wear(self._font)
        theme = current_theme()
        if theme is not self._theme:
            self._theme, self._inks = theme, _inks(theme)
        view = self._view
        self._cells = [
            _Cell(column, CHECK_OF_COLUMN.get(column), view.columnViewportPosition(column), view.columnWidth(column))
            for column in map(JobColumn, self._layout.visible_columns())
        ]
        self._run = [cell for cell in self._cells if cell.column in self._layout.columns()]
        self._touched = {}
        self._has_selection = view.selectionModel().hasSelection()

    def _cells_in(self, areas: tuple[_Area, ...]) -> list[_Cell]:
        """Give the cells of a line that some areas touch: the same ones for many lines."""
        if areas not in self._touched:
            self._touched[areas] = [cell for cell in self._cells if any(area.touches(cell) for area in areas)]
        return self._touched[areas]

    def _paint_line(self, painter: QPainter, line: int, top: int, cells: list[_Cell]) -> None:
        entry, theme = self._jobs.entry_at(line), self._theme
        left = self._cells[0].left
        place = QRect(left, top, self._cells[-1].left + self._cells[-1].width - left, ROW_HEIGHT)
        ground = self._inks[self._ground(line, theme, is_heading=isinstance(entry, GroupRow))]
        painter.fillRect(place, ground)
        painter.fillRect(left, place.bottom(), place.width(), 1, self._inks[theme.line])
        if line == self._marks.focused_row:
            self._draw_focus(painter, place)
        if isinstance(entry, JobRow):
            job = entry.job
            self._draw_job(painter, _Line(line, top, job, self._jobs.outlook_of(job), ground), cells)
        elif isinstance(entry, GroupRow):
            painter.save()
            painter.setClipRect(place)
            whole = QRect(0, top, self._view.viewport().width(), _TEXT_HEIGHT)
            draw_heading(painter, whole, entry, self._jobs.today(), self._font)
            painter.restore()

    def _ground(self, line: int, theme: Theme, *, is_heading: bool) -> str:
        if self._has_selection and self._is_selected(line):
            return theme.selected_row
        is_hovered = line == self._marks.hovered_row
        if is_heading:
            return theme.neutral.ground if is_hovered else theme.background
        return theme.background if is_hovered else theme.card

    def _is_selected(self, line: int) -> bool:
        return self._view.selectionModel().isSelected(self._jobs.index(line, self._cells[0].column))

    def _draw_focus(self, painter: QPainter, place: QRect) -> None:
        accent = QColor(self._theme.accent.ink)
        painter.fillRect(place.left(), place.bottom(), place.width(), 1, accent)
        painter.fillRect(place.left(), place.top(), place.width(), 1, accent)
        painter.fillRect(place.left(), place.top(), _FOCUS_WIDTH, place.height(), accent)

    def _draw_job(self, painter: QPainter, line: _Line, cells: list[_Cell]) -> None:
        job = line.job
        report = job.risk if has_result(job) else None
        for cell in cells:
            if cell.column is JobColumn.RISK:
                self._draw_risk(painter, cell, line)
            elif cell.check is None:
                self._draw_text(painter, cell, line)
            elif report is not None:
                self._draw_shape(painter, cell, line, shape_of_value(report.value(cell.check)))
        if report is None and any(cell in self._run for cell in cells):
            painter.save()
            self._draw_sentence(painter, line)
            painter.restore()

    def _draw_risk(self, painter: QPainter, cell: _Cell, line: _Line) -> None:
        base, job, place = self._font, line.job, cell.place(line.top)
        badge = Badge(shape_of_job(job), cell_text(job, JobColumn.RISK), tinted=has_result(job))
        box = QRectF(place).adjusted(CELL_PADDING, 0, -_MARK_GAP, 0)
        if has_result(job) and job.destination.is_sandbox:
            mark_font = small_font(base)
            # However long the badge is, the mark is never pushed out.
            box.setWidth(box.width() - QFontMetrics(mark_font).horizontalAdvance(local_mark()) - _MARK_GAP)
            after = CELL_PADDING + round(min(box.width(), badge_width(badge.text, base))) + _MARK_GAP
            painter.setFont(mark_font)
            painter.setPen(self._inks[self._theme.dim_text])
            painter.drawText(place.adjusted(after, 0, 0, 0), _VERTICALLY_CENTRED, local_mark())
            painter.setFont(base)
        draw_once(painter, BadgeOn(badge, self._theme, line.ground.rgb(), base), box)

    def _draw_text(self, painter: QPainter, cell: _Cell, line: _Line) -> None:
        is_name = cell.column is JobColumn.DOCUMENT
        # The end of a file's name tells as much as its beginning.
        mode = Qt.TextElideMode.ElideMiddle if is_name else Qt.TextElideMode.ElideRight
        painter.setPen(self._inks[self._theme.text if is_name else self._theme.dim_text])
        box = QRect(cell.left + CELL_PADDING, line.top, cell.width - 2 * CELL_PADDING, _TEXT_HEIGHT)
        self._texts.draw(painter, box, cell_text(line.job, cell.column, line.outlook), mode)

    def _draw_shape(self, painter: QPainter, cell: _Cell, line: _Line, shape: RiskShape) -> None:
        box = QRect(0, 0, _SHAPE, _SHAPE)
        box.moveCenter(cell.place(line.top).center())
        draw_once(painter, ShapeOn(shape, self._theme, line.ground.rgb()), QRectF(box))

    def _draw_sentence(self, painter: QPainter, line: _Line) -> None:
        sentence = row_sentence(line.job, line.outlook)
        first, last, span = self._run[0], self._run[-1], self._layout.span()
        painter.setClipRect(first.left, line.top, last.left + last.width - first.left, ROW_HEIGHT)
        box = QRect(span.left(), line.top, span.width(), _TEXT_HEIGHT)
        progress = line.outlook.progress
        if progress is not None and progress.total > 0:
            self._draw_bar(painter, box, progress)
            box.adjust(0, 0, 0, -9)
        painter.setPen(self._inks[self._theme.dim_text])
        if not sentence.action_words:
            self._layout.note_painted(line.number, sentence.text)
            self._texts.draw(painter, box, sentence.text, Qt.TextElideMode.ElideRight)
            return
        text, link = self._layout.fitted(sentence, box)
        painter.drawText(box, _VERTICALLY_CENTRED, text)
        if link is not None:
            font = QFont(self._font)
            font.setUnderline(line.number == self._marks.hovered_link_row)
            painter.setFont(font)
            painter.setPen(QColor(self._theme.accent.ink))
            painter.drawText(link, _VERTICALLY_CENTRED, sentence.action_words)

    def _draw_bar(self, painter: QPainter, line: QRect, progress: UploadProgress) -> None:
        track = QRectF(line.left(), line.bottom() - 8, min(_BAR_WIDTH, line.width()), _BAR_HEIGHT)
        sent = QRectF(track)
        sent.setWidth(track.width() * min(1.0, progress.sent / progress.total))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for box, colour in ((track, self._theme.line), (sent, self._theme.accent.ink)):
            painter.setBrush(QColor(colour))
            painter.drawRoundedRect(box, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)


def _inks(theme: Theme) -> Mapping[str, QColor]:
    """Give the colours of cells by their names."""
    names = (
        theme.text,
        theme.dim_text,
        theme.line,
        theme.card,
        theme.background,
        theme.selected_row,
        theme.neutral.ground,
    )
    return {name: QColor(name) for name in names}
