"""A button that opens a list or a menu, with a chevron at its right that says so."""

from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QStyleOptionButton, QWidget

from finovox_desktop.ui.look.icons import Icon, draw_icon
from finovox_desktop.ui.look.push_button import PushButton
from finovox_desktop.ui.look.theme import current_theme

CHEVRON_ROOM = 16
"""What the chevron adds to the right padding, in logical pixels; the style sheet's `chevron` keeps it free."""
_SIZE = 14
_MARGIN = 9


class ChevronButton(PushButton):
    """Its words and its icon stand where those of any button do."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("chevron", True)

    def initStyleOption(self, option: QStyleOptionButton) -> None:
        """Say nothing of a menu: Qt would move the words aside for its own sign of one."""
        super().initStyleOption(option)
        option.features &= ~QStyleOptionButton.ButtonFeature.HasMenu

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the chevron in the ink of the words."""
        super().paintEvent(event)
        theme = current_theme()
        is_dim = not self.isEnabled() or bool(self.property("chip"))
        ink = theme.accent.ink if self.isChecked() else theme.dim_text if is_dim else theme.text
        box = QRectF(self.width() - _MARGIN - _SIZE, (self.height() - _SIZE) / 2, _SIZE, _SIZE)
        draw_icon(QPainter(self), Icon.CHEVRON_DOWN, box, QColor(ink))
