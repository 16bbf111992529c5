"""The badge of a risk: its shape and its word on a tint."""

from dataclasses import dataclass

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter

from finovox_desktop.ui.look.risk_shapes import RiskShape, draw_shape, tone_of
from finovox_desktop.ui.look.theme import BADGE_RADIUS, Theme, badge_font, current_theme, small_font

BADGE_HEIGHT = 22
_SHAPE = 14
_PADDING = 7
_GAP = 5


@dataclass(frozen=True, slots=True)
class Badge:
    """A shape and its word. What is no risk (in progress, no result) stands in the same place without a tint."""

    shape: RiskShape
    text: str
    tinted: bool = True


@dataclass(frozen=True, slots=True)
class BadgeOn:
    """A badge on a ground of a colour, in a font, to be drawn once; the theme that is worn decides how it looks, too."""

    badge: Badge
    theme: Theme
    ground: int
    font: QFont

    def __hash__(self) -> int:
        return hash((self.badge, self.ground))

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw it at the left of a box."""
        draw_badge(painter, self.badge, box, self.font, QColor(self.ground))


def badge_width(text: str, base: QFont) -> int:
    """Give the width of a badge in logical pixels."""
    return QFontMetrics(badge_font(base)).horizontalAdvance(text) + _SHAPE + _GAP + 2 * _PADDING


def draw_badge(painter: QPainter, badge: Badge, box: QRectF, base: QFont, ground: QColor) -> None:
    """Draw a badge at the left of a box, in its middle, at most as wide as the box. `ground` is what lies below."""
    theme = current_theme()
    tone = tone_of(badge.shape, theme)
    width = min(box.width(), badge_width(badge.text, base))
    place = QRectF(box.left(), box.center().y() - BADGE_HEIGHT / 2, width, BADGE_HEIGHT)
    if badge.tinted:
        ground = QColor(tone.ground)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground)
        painter.drawRoundedRect(place, BADGE_RADIUS, BADGE_RADIUS)
    shape_box = QRectF(place.left() + _PADDING, place.center().y() - _SHAPE / 2, _SHAPE, _SHAPE)
    draw_shape(painter, badge.shape, shape_box, theme, ground)
    font = badge_font(base) if badge.tinted else small_font(base)
    painter.setFont(font)
    painter.setPen(QColor(tone.ink))
    text_box = place.adjusted(_PADDING + _SHAPE + _GAP, 0, 1 - _PADDING, 0)
    elided = QFontMetrics(font).elidedText(badge.text, Qt.TextElideMode.ElideRight, int(text_box.width()))
    painter.drawText(text_box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, elided)
