"""The few signs of the frame that are no risk: drawn on a grid of 16 units, in the text's own colour."""

from collections.abc import Callable

from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QWidget

_GRID = 16.0
_LINE = 1.4
_ICON_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0)

Glyph = Callable[[QPainter], None]


def sliders(painter: QPainter) -> None:
    """Settings: three lines, each with its knob."""
    for y, knob in ((3.5, 10.5), (8.0, 5.0), (12.5, 9.0)):
        painter.drawLine(QLineF(1.5, y, knob - 2.0, y))
        painter.drawLine(QLineF(knob + 2.0, y, 14.5, y))
        painter.drawEllipse(QPointF(knob, y), 1.8, 1.8)


def dots(painter: QPainter) -> None:
    """There is more that can be done."""
    painter.setBrush(painter.pen().color())
    for x in (3.5, 8.0, 12.5):
        painter.drawEllipse(QPointF(x, 8.0), 0.7, 0.7)


def tray(painter: QPainter) -> None:
    """Put documents in: an arrow down into a tray."""
    painter.drawLine(QLineF(8.0, 1.5, 8.0, 9.5))
    painter.drawPolyline([QPointF(5.0, 6.8), QPointF(8.0, 9.8), QPointF(11.0, 6.8)])
    painter.drawPolyline([QPointF(2.0, 10.0), QPointF(2.0, 14.0), QPointF(14.0, 14.0), QPointF(14.0, 10.0)])


def cross(painter: QPainter) -> None:
    """Close."""
    painter.drawLine(QLineF(4.0, 4.0, 12.0, 12.0))
    painter.drawLine(QLineF(12.0, 4.0, 4.0, 12.0))


def chevron(painter: QPainter) -> None:
    """There is more to choose from."""
    painter.drawPolyline([QPointF(4.5, 6.5), QPointF(8.0, 10.0), QPointF(11.5, 6.5)])


def side_pane(painter: QPainter) -> None:
    """A window with a pane at its right."""
    painter.drawRoundedRect(QRectF(1.5, 2.5, 13.0, 11.0), 2.0, 2.0)
    painter.drawLine(QLineF(9.5, 2.5, 9.5, 13.5))


def glyph_icon(glyph: Glyph, size: int, ink: QColor, gap: int = 0) -> QIcon:
    """Give a sign as an icon of `size` logical pixels, sharp from 100 % to 200 %, with a gap at its right before words."""
    icon = QIcon()
    for scale in _ICON_SCALES:
        pixmap = QPixmap(QSize(size + gap, size) * scale)
        pixmap.setDevicePixelRatio(scale)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        draw_glyph(painter, glyph, QRectF(0, 0, size, size), ink)
        painter.end()
        icon.addPixmap(pixmap)
    return icon


class GlyphLabel(QWidget):
    """A sign that stands for itself; a screen reader passes over it."""

    def __init__(self, glyph: Glyph, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._glyph = glyph
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the sign in the accent of the palette."""
        painter = QPainter(self)
        draw_glyph(painter, self._glyph, QRectF(self.rect()), self.palette().link().color())


class StatusDot(QWidget):
    """A small dot beside the words that say the same; colour is never alone."""

    _SIZE = 8

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._ink = QColor(Qt.GlobalColor.transparent)
        self.setFixedSize(self._SIZE, self._SIZE)

    def set_ink(self, ink: QColor) -> None:
        """Take another colour."""
        self._ink = ink
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dot."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._ink)
        painter.drawEllipse(QRectF(self.rect()))


def draw_glyph(painter: QPainter, glyph: Glyph, box: QRectF, ink: QColor) -> None:
    """Draw a sign into a square."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width() / _GRID, box.height() / _GRID)
    painter.setPen(QPen(ink, _LINE, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    glyph(painter)
