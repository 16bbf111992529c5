"""The card with a dashed edge, which says that documents can be dropped there."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPen

from finovox_desktop.ui.look.theme import CARD_RADIUS

_DASHES = (5.0, 4.0)


def draw_dashed_card(painter: QPainter, box: QRectF, ground: QColor, edge: QColor) -> None:
    """Draw it into a box."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(edge, 1.5)
    pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS)
