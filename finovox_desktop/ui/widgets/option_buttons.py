"""Radio buttons and check boxes in the window's own look: a style sheet can only load pictures for their signs."""

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QRadioButton, QStyle, QStyleOptionButton

from finovox_desktop.ui.look.icons import Icon, draw_icon
from finovox_desktop.ui.look.theme import current_theme

_BOX_RADIUS = 4.0
_DOT = 6.0
_CHECK_MARGIN = 1.0


class RadioButton(QRadioButton):
    """One of several: a ring, filled with the accent and a dot when it is chosen."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then the ring."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = _sign_box(self, QStyle.SubElement.SE_RadioButtonIndicator)
        _draw_ground(painter, self, box, box.width() / 2)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current_theme().on_accent))
            painter.drawEllipse(box.center(), _DOT / 2, _DOT / 2)


class CheckBox(QCheckBox):
    """Yes or no: a square, filled with the accent and a tick when it is on."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the words, then the square."""
        super().paintEvent(event)
        painter = QPainter(self)
        box = _sign_box(self, QStyle.SubElement.SE_CheckBoxIndicator)
        _draw_ground(painter, self, box, _BOX_RADIUS)
        if self.isChecked():
            inside = box.adjusted(_CHECK_MARGIN, _CHECK_MARGIN, -_CHECK_MARGIN, -_CHECK_MARGIN)
            draw_icon(painter, Icon.ACCEPT, inside, QColor(current_theme().on_accent))


def _sign_box(button: QAbstractButton, element: QStyle.SubElement) -> QRectF:
    option = QStyleOptionButton()
    option.initFrom(button)
    return QRectF(button.style().subElementRect(element, option, button)).adjusted(0.5, 0.5, -0.5, -0.5)


def _draw_ground(painter: QPainter, button: QAbstractButton, box: QRectF, radius: float) -> None:
    theme = current_theme()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    accent = QColor(theme.accent.ink if button.isEnabled() else theme.dim_text)
    painter.setBrush(accent if button.isChecked() else QColor(theme.card))
    painter.setPen(QPen(accent if button.isChecked() or button.hasFocus() else QColor(theme.dim_text), 1.0))
    painter.drawRoundedRect(box, radius, radius)
    if button.hasFocus():
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(QColor(theme.accent.ink), 2.0))
        painter.drawRoundedRect(box.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)
