"""Paints the heading of a group: an arrow, the worst shape, its name, how many documents it has and how many wait."""

from datetime import date

from PySide6.QtCore import QCoreApplication, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from finovox_desktop.ui.jobs.job_text import SEPARATOR
from finovox_desktop.ui.look.icons import Icon, draw_icon
from finovox_desktop.ui.look.risk_shapes import draw_shape, shape_of_job
from finovox_desktop.ui.look.theme import GAP_SMALL, current_theme, small_font, strong_font
from finovox_desktop.ui.table.job_row import GroupRow
from finovox_desktop.ui.table.job_speech import group_title
from finovox_desktop.ui.table.job_table_header import CELL_PADDING
from finovox_desktop.ui.words.counted_words import documents_text
from finovox_desktop.ui.words.locale_text import number_text

translate = QCoreApplication.translate

_ARROW = 16
_SHAPE = 16
_LEFT_AND_MIDDLE = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter


def draw_heading(painter: QPainter, line: QRect, group: GroupRow, today: date, base: QFont) -> None:
    """Draw a heading over a whole line. What lies below it is the theme's background."""
    theme = current_theme()
    ground = QColor(theme.background)
    arrow = QRect(line.left() + CELL_PADDING, 0, _ARROW, _ARROW)
    arrow.moveTop(line.center().y() - _ARROW // 2)
    which = Icon.CHEVRON_RIGHT if group.is_collapsed else Icon.CHEVRON_DOWN
    draw_icon(painter, which, QRectF(arrow), QColor(theme.dim_text))
    shape = arrow.translated(_ARROW + GAP_SMALL - 2, 0)
    draw_shape(painter, shape_of_job(group.worst), QRectF(shape), theme, ground)
    left = shape.right() + GAP_SMALL
    facts = group_facts(group)
    facts_width = QFontMetrics(small_font(base)).horizontalAdvance(facts)
    font = strong_font(base)
    room = max(0, line.right() - left - GAP_SMALL - facts_width - CELL_PADDING)
    title = QFontMetrics(font).elidedText(group_title(group.key, today), Qt.TextElideMode.ElideRight, room)
    painter.setFont(font)
    painter.setPen(QColor(theme.text))
    painter.drawText(QRect(left, line.top(), room, line.height()), _LEFT_AND_MIDDLE, title)
    after = left + QFontMetrics(font).horizontalAdvance(title) + GAP_SMALL
    painter.setFont(small_font(base))
    painter.setPen(QColor(theme.dim_text))
    painter.drawText(QRect(after, line.top(), facts_width + 2, line.height()), _LEFT_AND_MIDDLE, facts)


def group_facts(group: GroupRow) -> str:
    """Say how many documents a group has, and how many of them wait for a verdict."""
    facts = [documents_text(len(group.rows))]
    if group.to_review:
        facts.append(translate("JobTable", "{number} to review").format(number=number_text(group.to_review)))
    return SEPARATOR.join(facts)
