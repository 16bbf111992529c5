"""A page as it lies on the screen: white paper, also in the dark, with a line around it."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPixmap

from finovox_desktop.core.preview import PagePicture
from finovox_desktop.ui.look.theme import LIGHT, current_theme

USUAL_ASPECT = 2**0.5
"""Height by width of ISO 216 paper: of a page that has not come yet."""
_BYTES_A_PIXEL = 3
_PAPER = LIGHT.card


def pixmap_of(picture: PagePicture) -> QPixmap:
    """Give a picture in the form in which it is painted fast."""
    stride = picture.width * _BYTES_A_PIXEL
    return QPixmap.fromImage(QImage(picture.pixels, picture.width, picture.height, stride, QImage.Format.Format_RGB888))


def draw_paper(painter: QPainter, paper: QRectF, picture: QPixmap | None) -> None:
    """Draw a page where `paper` is; blank where there is no picture yet."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.fillRect(paper, QColor(_PAPER))
    if picture is not None:
        painter.drawPixmap(paper, picture, QRectF(picture.rect()))
    painter.setPen(QPen(QColor(current_theme().line), 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(paper.adjusted(-0.5, -0.5, 0.5, 0.5))
    painter.restore()
