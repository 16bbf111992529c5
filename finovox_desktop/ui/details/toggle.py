"""The button that folds the details away and opens them."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QColor, QFontMetrics
from PySide6.QtWidgets import QPushButton, QWidget

from finovox_desktop.ui.look.icons import Icon, icon
from finovox_desktop.ui.look.theme import current_theme, strong_font

_ICON = 16
_ICON_GAP = 4
_PADDING = 13


class DetailsToggle(QPushButton):
    """Checked while the details are open."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("detailsToggle")
        self.setProperty("chip", True)
        self.setCheckable(True)
        self.setIconSize(QSize(_ICON + _ICON_GAP, _ICON))
        self.toggled.connect(self._show_state)
        self._show_state()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.LanguageChange, QEvent.Type.PaletteChange}:
            self._show_state()

    def _show_state(self) -> None:
        theme = current_theme()
        ink, checked = QColor(theme.dim_text), QColor(theme.accent.ink)
        self.setIcon(icon(Icon.SIDE_PANE, _ICON, ink, gap=_ICON_GAP, checked=checked))
        self.setText(self.tr("Details"))
        self.setToolTip(self.tr("Hide the details (F9)") if self.isChecked() else self.tr("Show the details (F9)"))
        # Open, it is written bold: it keeps the room for that, as the chips do.
        words = QFontMetrics(strong_font(self.font())).horizontalAdvance(self.text())
        self.setMinimumWidth(words + _ICON + 2 * _ICON_GAP + 2 * _PADDING)
