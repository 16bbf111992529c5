"""The shapes that stand for a risk, drawn: the same ones in chips, cells and bars, so that colour is never alone.

Each is drawn on a grid of 16 units and scaled; lines and edges lie so that they are sharp at 16, 24 and 32 pixels.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPainterPath, QPen, QPixmap, QPolygonF

from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.risk import RiskLevel, known_level
from finovox_desktop.ui.look.theme import Theme, Tone

_GRID = 16.0
_CENTRE = QPointF(8.0, 8.0)
_ICON_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)


class RiskShape(StrEnum):
    """What is drawn."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"
    NOT_ASSESSED = "not_assessed"
    UNKNOWN = "unknown"
    WAITING = "waiting"
    RUNNING = "running"
    EXPIRED = "expired"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"


_BY_LEVEL = {RiskLevel.HIGH: RiskShape.HIGH, RiskLevel.MEDIUM: RiskShape.MEDIUM, RiskLevel.LOW: RiskShape.LOW}
# Without a result there is no risk to show: each of these is grey, and none looks like a level.
_BY_STATE = {
    JobState.QUEUED: RiskShape.WAITING,
    JobState.SUBMITTING: RiskShape.RUNNING,
    JobState.PENDING: RiskShape.RUNNING,
    JobState.EXPIRED: RiskShape.EXPIRED,
    JobState.FAILED: RiskShape.FAILED,
    JobState.UNCONFIRMED: RiskShape.UNCONFIRMED,
}


def shape_of_value(value: str | None) -> RiskShape:
    """Give the shape of a value of the service. What nobody has seen yet has its own, and never that of low."""
    if value is None:
        return RiskShape.NOT_ASSESSED
    level = known_level(value)
    return RiskShape.UNKNOWN if level is None else _BY_LEVEL[level]


def shape_of_job(job: Job) -> RiskShape:
    """Give the shape of a whole job."""
    if job.state is JobState.DONE and job.risk is not None:
        return shape_of_value(job.risk.global_risk)
    return _BY_STATE.get(job.state, RiskShape.NOT_ASSESSED)


def tone_of(shape: RiskShape, theme: Theme) -> Tone:
    """Give the colours of a shape; those of a running job are the neutral ones, its arc alone has the accent."""
    match shape:
        case RiskShape.HIGH:
            return theme.high
        case RiskShape.MEDIUM:
            return theme.medium
        case RiskShape.LOW:
            return theme.low
        case _:
            return theme.neutral


def draw_shape(painter: QPainter, shape: RiskShape, box: QRectF, theme: Theme, ground: QColor) -> None:
    """Draw a shape into a square box. `ground` is what it stands on: the mark in a filled shape is cut out in it."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _GRID, box.height() / _GRID)
    ink = QColor(tone_of(shape, theme).ink)
    match shape:
        case RiskShape.HIGH:
            _draw_octagon(painter, ink, ground)
        case RiskShape.EXPIRED:
            _draw_crossed_clock(painter, ink, ground)
        case RiskShape.RUNNING:
            _draw_arc(painter, QColor(theme.line), QColor(theme.accent.ink))
        case _:
            _OUTLINES[shape](painter, ink)
    painter.restore()


@dataclass(frozen=True, slots=True)
class ShapeOn:
    """A shape on a ground of a colour, to be drawn once."""

    shape: RiskShape
    theme: Theme
    ground: int

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw it into a square box."""
        draw_shape(painter, self.shape, box, self.theme, QColor(self.ground))


def shape_icon(shape: RiskShape, size: int, gap: int, theme: Theme) -> QIcon:
    """Give an icon of a shape on a card, `size` logical pixels high and wide with a gap at its right; sharp to 200 %."""
    icon = QIcon()
    for scale in _ICON_SCALES:
        pixmap = QPixmap(QSize(round((size + gap) * scale), round(size * scale)))
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw_shape(painter, shape, QRectF(0, 0, size, size), theme, QColor(theme.card))
        painter.end()
        icon.addPixmap(pixmap)
    return icon


def _draw_octagon(painter: QPainter, ink: QColor, ground: QColor) -> None:
    radius = 6.6
    corners = [
        QPointF(8.0 + radius * math.cos(angle), 8.0 + radius * math.sin(angle))
        for angle in (math.pi / 8 + step * math.pi / 4 for step in range(8))
    ]
    painter.setPen(QPen(ink, 0.8, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(ink)
    painter.drawPolygon(QPolygonF(corners))
    painter.setPen(_pen(ground, 1.6))
    painter.drawLine(QPointF(8.0, 4.9), QPointF(8.0, 8.5))
    _draw_dot(painter, ground, QPointF(8.0, 11.1), 0.95)


def _draw_triangle(painter: QPainter, ink: QColor) -> None:
    painter.setPen(_pen(ink, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([QPointF(8.0, 2.2), QPointF(14.4, 13.3), QPointF(1.6, 13.3)]))
    painter.drawLine(QPointF(8.0, 6.4), QPointF(8.0, 9.0))
    _draw_dot(painter, ink, QPointF(8.0, 11.1), 0.85)


def _draw_ring(painter: QPainter, ink: QColor) -> None:
    painter.setPen(_pen(ink, 1.5))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(_CENTRE, 6.1, 6.1)
    _draw_dot(painter, ink, _CENTRE, 1.7)


def _draw_diamond(painter: QPainter, ink: QColor) -> None:
    painter.setPen(_pen(ink, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPolygon(QPolygonF([QPointF(8.0, 1.6), QPointF(14.4, 8.0), QPointF(8.0, 14.4), QPointF(1.6, 8.0)]))
    painter.drawLine(QPointF(5.8, 8.0), QPointF(10.2, 8.0))


def _draw_clock(painter: QPainter, ink: QColor) -> None:
    painter.setPen(_pen(ink, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawEllipse(_CENTRE, 5.5, 5.5)
    painter.drawPolyline([QPointF(8.0, 5.0), _CENTRE, QPointF(10.2, 9.3)])


def _draw_crossed_clock(painter: QPainter, ink: QColor, ground: QColor) -> None:
    """Its time is over. The cross stands free of the clock, or it would be one more hand."""
    painter.translate(-1.0, -1.0)
    _draw_clock(painter, ink)
    painter.translate(1.0, 1.0)
    _draw_dot(painter, ground, QPointF(12.2, 12.2), 4.2)
    painter.setPen(_pen(ink, 1.4))
    painter.drawLine(QPointF(10.2, 10.2), QPointF(14.2, 14.2))
    painter.drawLine(QPointF(14.2, 10.2), QPointF(10.2, 14.2))


def _draw_crossed_page(painter: QPainter, ink: QColor) -> None:
    painter.setPen(_pen(ink, 1.4))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(QRectF(2.7, 1.7, 10.6, 12.6), 1.8, 1.8)
    painter.drawLine(QPointF(6.0, 6.0), QPointF(10.0, 10.0))
    painter.drawLine(QPointF(10.0, 6.0), QPointF(6.0, 10.0))


def _draw_question(painter: QPainter, ink: QColor) -> None:
    painter.setPen(_pen(ink, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    hook = QPainterPath(QPointF(5.0, 5.6))
    hook.cubicTo(QPointF(5.2, 1.6), QPointF(11.0, 1.6), QPointF(11.0, 5.6))
    hook.cubicTo(QPointF(11.0, 7.8), QPointF(8.0, 7.6), QPointF(8.0, 10.0))
    painter.drawPath(hook)
    _draw_dot(painter, ink, QPointF(8.0, 13.0), 1.05)


def _draw_arc(painter: QPainter, track: QColor, ink: QColor) -> None:
    circle = QRectF(2.5, 2.5, 11.0, 11.0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(_pen(track, 1.6))
    painter.drawEllipse(circle)
    painter.setPen(_pen(ink, 1.6))
    painter.drawArc(circle, 90 * 16, -100 * 16)  # Qt counts in sixteenths of a degree


def _draw_dash(painter: QPainter, ink: QColor) -> None:
    painter.setPen(_pen(ink, 1.6))
    painter.drawLine(QPointF(4.8, 8.0), QPointF(11.2, 8.0))


def _draw_dot(painter: QPainter, ink: QColor, centre: QPointF, radius: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ink)
    painter.drawEllipse(centre, radius, radius)


def _pen(ink: QColor, width: float) -> QPen:
    return QPen(ink, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


_OUTLINES: dict[RiskShape, Callable[[QPainter, QColor], None]] = {
    RiskShape.MEDIUM: _draw_triangle,
    RiskShape.LOW: _draw_ring,
    RiskShape.NOT_ASSESSED: _draw_dash,
    RiskShape.UNKNOWN: _draw_diamond,
    RiskShape.WAITING: _draw_clock,
    RiskShape.FAILED: _draw_crossed_page,
    RiskShape.UNCONFIRMED: _draw_question,
}
