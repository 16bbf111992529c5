"""A field in which one of a few texts is chosen."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from finovox_desktop.ui.look.icons import Icon, draw_icon

_SIGN = 16
_MARGIN = 8


class Choice(QComboBox):
    """A combo box whose arrow has the window's own look: a style sheet can only take it away or load a picture."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the field, then the sign at its end."""
        super().paintEvent(event)
        left = _MARGIN if self.isRightToLeft() else self.width() - _SIGN - _MARGIN
        painter = QPainter(self)
        box = QRectF(left, (self.height() - _SIGN) / 2, _SIGN, _SIGN)
        draw_icon(painter, Icon.CHEVRON_DOWN, box, self.palette().text().color())
