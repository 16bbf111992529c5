"""Small pictures that a table shows again and again, drawn once and then copied."""

from functools import lru_cache
from typing import Protocol

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

_MOST_KEPT = 256


class Drawing(Protocol):
    """What decides how a picture looks: equal drawings look alike."""

    def __hash__(self) -> int: ...

    def draw(self, painter: QPainter, box: QRectF) -> None:
        """Draw it into a box."""


def draw_once(painter: QPainter, drawing: Drawing, box: QRectF) -> None:
    """Draw into a box, from a picture where there is one of that drawing."""
    # Not the device's ratio: where a widget is drawn into a picture, the device is still the widget.
    ratio = painter.deviceTransform().m11()
    if not ratio.is_integer():
        # The picture's pixels would not lie on those of the screen.
        painter.save()
        drawing.draw(painter, box)
        painter.restore()
        return
    left, top = int(box.left()), int(box.top())
    size = (box.width(), box.height())
    painter.drawPixmap(left, top, _picture(drawing, (box.left() - left, box.top() - top), size, ratio))


@lru_cache(maxsize=_MOST_KEPT)
def _picture(drawing: Drawing, offset: tuple[float, float], size: tuple[float, float], ratio: float) -> QPixmap:
    box = QRectF(QPointF(*offset), QSizeF(*size))
    picture = QPixmap(QRectF(QPointF(), box.bottomRight()).toAlignedRect().size() * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    drawing.draw(painter, box)
    painter.end()
    return picture
