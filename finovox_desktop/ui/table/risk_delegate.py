"""Paints the cells of the table: badges, shapes, and the sentence that runs over the five checks."""

from collections.abc import Mapping

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from finovox_desktop.core.job import Job
from finovox_desktop.core.news import UploadProgress
from finovox_desktop.ui.jobs.job_text import has_result, local_mark
from finovox_desktop.ui.look.drawn_once import draw_once
from finovox_desktop.ui.look.risk_shapes import ShapeOn, shape_of_job, shape_of_value
from finovox_desktop.ui.look.theme import ROW_HEIGHT, Theme, current_theme, small_font
from finovox_desktop.ui.table.cell_texts import CellTexts
from finovox_desktop.ui.table.group_heading import draw_heading
from finovox_desktop.ui.table.job_columns import CHECK_OF_COLUMN, JobColumn
from finovox_desktop.ui.table.job_row import GroupRow
from finovox_desktop.ui.table.job_table_header import CELL_PADDING
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.sentence_layout import SentenceLayout
from finovox_desktop.ui.widgets.risk_badge import Badge, BadgeOn, badge_width

Index = QModelIndex | QPersistentModelIndex

_SHAPE = 16
_BAR_HEIGHT = 3
_BAR_WIDTH = 180
_FOCUS_WIDTH = 3
_MARK_GAP = 6
_COLUMNS = tuple(JobColumn)
_VERTICALLY_CENTRED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


class RiskDelegate(QStyledItemDelegate):
    """Paints one cell of `jobs`. `layout` tells where a sentence runs; the view says what the mouse is over."""

    def __init__(self, layout: SentenceLayout, jobs: JobTableModel) -> None:
        super().__init__()
        self._layout = layout
        self._jobs = jobs
        self._texts = CellTexts()
        self._font = layout.font
        self._theme = current_theme()
        self._inks = _inks(self._theme)
        self.hovered_row = -1
        self.hovered_link_row = -1
        self.focused_row = -1

    def begin(self) -> None:
        """Look at theme and font: to be called before each paint, within which they stand still."""
        self._layout.forget()
        self._font = self._layout.font
        self._texts.wear(self._font)
        theme = current_theme()
        if theme is not self._theme:
            self._theme, self._inks = theme, _inks(theme)

    def sizeHint(self, _option: QStyleOptionViewItem, index: Index) -> QSize:
        text = index.data(Qt.ItemDataRole.DisplayRole)
        return QSize(self._layout.metrics.horizontalAdvance(str(text)) + 2 * CELL_PADDING, ROW_HEIGHT)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        # Whatever is asked of the index makes a way through Qt and back: a third of the time that a screen took.
        theme, rect, line, column = self._theme, option.rect, index.row(), _COLUMNS[index.column()]
        job, group = self._jobs.job_at(line), self._jobs.group_at(line)
        selected = QStyle.StateFlag.State_Selected in option.state
        ground = self._inks[theme.selected_row if selected else self._ground(line, theme, group)]
        painter.fillRect(rect, ground)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, self._inks[theme.line])
        if line == self.focused_row:
            self._draw_focus(painter, rect, column, theme)
        content = rect.adjusted(0, 0, 0, -1)
        if group is not None:
            painter.save()
            painter.setClipRect(rect)
            draw_heading(painter, self._layout.line(content), group, self._jobs.today(), self._font)
            painter.restore()
        elif job is None:
            return
        elif column is JobColumn.RISK:
            self._draw_risk(painter, content, line, job, ground)
        elif column not in CHECK_OF_COLUMN:
            self._draw_text(painter, content, self._jobs.text_at(line, column), column, theme)
        elif job.risk is not None and has_result(job):
            box = QRect(0, 0, _SHAPE, _SHAPE)
            box.moveCenter(content.center())
            shape = shape_of_value(job.risk.value(CHECK_OF_COLUMN[column]))
            draw_once(painter, ShapeOn(shape, theme, ground.rgb()), QRectF(box))
        else:
            painter.save()
            painter.setClipRect(rect)
            self._draw_sentence(painter, content, line, column, job)
            painter.restore()

    def _ground(self, row: int, theme: Theme, group: GroupRow | None) -> str:
        is_hovered = row == self.hovered_row
        if group is not None:
            return theme.neutral.ground if is_hovered else theme.background
        return theme.background if is_hovered else theme.card

    def _draw_focus(self, painter: QPainter, rect: QRect, column: int, theme: Theme) -> None:
        accent = QColor(theme.accent.ink)
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, accent)
        painter.fillRect(rect.left(), rect.top(), rect.width(), 1, accent)
        if self._layout.is_first(column):
            painter.fillRect(rect.left(), rect.top(), _FOCUS_WIDTH, rect.height(), accent)

    def _draw_risk(self, painter: QPainter, rect: QRect, line: int, job: Job, ground: QColor) -> None:
        base = self._font
        badge = Badge(shape_of_job(job), self._jobs.text_at(line, JobColumn.RISK), tinted=has_result(job))
        box = QRectF(rect).adjusted(CELL_PADDING, 0, -_MARK_GAP, 0)
        if has_result(job) and job.destination.is_sandbox:
            mark_font = small_font(base)
            # However long the badge is, the mark is never pushed out.
            box.setWidth(box.width() - QFontMetrics(mark_font).horizontalAdvance(local_mark()) - _MARK_GAP)
            after = CELL_PADDING + round(min(box.width(), badge_width(badge.text, base))) + _MARK_GAP
            painter.setFont(mark_font)
            painter.setPen(self._inks[self._theme.dim_text])
            painter.drawText(rect.adjusted(after, 0, 0, 0), _VERTICALLY_CENTRED, local_mark())
        draw_once(painter, BadgeOn(badge, self._theme, ground.rgb(), base), box)

    def _draw_text(self, painter: QPainter, rect: QRect, text: str, column: JobColumn, theme: Theme) -> None:
        is_name = column is JobColumn.DOCUMENT
        # The end of a file's name tells as much as its beginning.
        mode = Qt.TextElideMode.ElideMiddle if is_name else Qt.TextElideMode.ElideRight
        painter.setPen(self._inks[theme.text if is_name else theme.dim_text])
        self._texts.draw(painter, rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0), text, mode)

    def _draw_sentence(self, painter: QPainter, rect: QRect, line: int, column: int, job: Job) -> None:
        theme = self._theme
        place, sentence = self._layout.place(column), self._jobs.sentence_at(line)
        if place is None or sentence is None:
            return
        box = QRect(place.left(), rect.top(), place.width(), rect.height())
        progress = self._jobs.progress_of(job.id)
        if progress is not None and progress.total > 0:
            self._draw_bar(painter, box, progress, theme)
            box.adjust(0, 0, 0, -9)
        painter.setPen(self._inks[theme.dim_text])
        if not sentence.action_words:
            self._layout.note_painted(line, sentence.text)
            self._texts.draw(painter, box, sentence.text, Qt.TextElideMode.ElideRight)
            return
        text, link = self._layout.fitted(sentence, box)
        painter.setFont(self._font)
        painter.drawText(box, _VERTICALLY_CENTRED, text)
        if link is not None:
            font = QFont(self._font)
            font.setUnderline(line == self.hovered_link_row)
            painter.setFont(font)
            painter.setPen(QColor(theme.accent.ink))
            painter.drawText(link, _VERTICALLY_CENTRED, sentence.action_words)

    def _draw_bar(self, painter: QPainter, line: QRect, progress: UploadProgress, theme: Theme) -> None:
        track = QRectF(line.left(), line.bottom() - 8, min(_BAR_WIDTH, line.width()), _BAR_HEIGHT)
        sent = QRectF(track)
        sent.setWidth(track.width() * min(1.0, progress.sent / progress.total))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for box, colour in ((track, theme.line), (sent, theme.accent.ink)):
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
