"""The window's own icons, drawn in the ink of the text beside them. What stands for a risk is in risk_shapes.py."""

from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QEvent, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QPushButton, QWidget

from finovox_desktop.ui.look.theme import current_theme

_SCALES = (1.0, 1.25, 1.5, 1.75, 2.0, 3.0)
_PLACE_OF_INK = b"currentColor"
_DISABLED_STRENGTH = 0.7  # fainter than its text, and still 3:1
_KEPT_RENDERERS = 128


class Icon(StrEnum):
    """What is drawn; the value is the name of its file in resources/icons."""

    ACCEPT = "accept"
    """A verdict of a person, never a risk: low does not mean genuine."""
    ADD_FILES = "add-files"
    ADD_FOLDER = "add-folder"
    ARCHIVE = "archive"
    ASK_ORIGINAL = "ask-original"
    CASE = "case"
    CHEVRON_DOWN = "chevron-down"
    CHEVRON_RIGHT = "chevron-right"
    CLOCK = "clock"
    CLOCK_EXPIRED = "clock-expired"
    CLOSE = "close"
    COPY = "copy"
    DROP_TRAY = "drop-tray"
    EXPORT = "export"
    FIT_PAGE = "fit-page"
    FULL_WINDOW = "full-window"
    HELP = "help"
    INFORMATION = "information"
    KEYBOARD = "keyboard"
    LOCKED = "locked"
    MAIL = "mail"
    MORE = "more"
    NOTE = "note"
    NOTIFICATION_BELL = "notification-bell"
    OPEN_DOCUMENT = "open-document"
    PAGE_NEXT = "page-next"
    PAGE_PREVIOUS = "page-previous"
    PAUSE = "pause"
    REJECT = "reject"
    REMOVE = "remove"
    RESUME = "resume"
    RETRY = "retry"
    REVIEW = "review"
    SEARCH = "search"
    SETTINGS = "settings"
    SHOW_IN_FOLDER = "show-in-folder"
    SIDE_PANE = "side-pane"
    UNDECIDED = "undecided"
    UNDO = "undo"
    ZOOM_IN = "zoom-in"
    ZOOM_OUT = "zoom-out"


def icon(which: Icon, size: int, ink: QColor, *, gap: int = 0, checked: QColor | None = None) -> QIcon:
    """Give an icon of `size` logical pixels, sharp from 100 % to 300 %, with a gap at its right before words.

    `checked` is the ink on a button that is down. A disabled button shows it fainter. Call it again when the theme changes.
    """
    made = QIcon()
    faint = QColor(ink)
    faint.setAlphaF(ink.alphaF() * _DISABLED_STRENGTH)
    for scale in _SCALES:
        made.addPixmap(_pixmap(which, size, gap, scale, ink), QIcon.Mode.Normal, QIcon.State.Off)
        made.addPixmap(_pixmap(which, size, gap, scale, faint), QIcon.Mode.Disabled, QIcon.State.Off)
        if checked is not None:
            made.addPixmap(_pixmap(which, size, gap, scale, checked), QIcon.Mode.Normal, QIcon.State.On)
    return made


def draw_icon(painter: QPainter, which: Icon, box: QRectF, ink: QColor) -> None:
    """Draw an icon into a square, as fine as the painter's device is."""
    painter.save()
    painter.setOpacity(painter.opacity() * ink.alphaF())
    _renderer(which, ink.name()).render(painter, box)
    painter.restore()


class IconLabel(QWidget):
    """An icon that stands for itself, in the accent; a screen reader passes over it."""

    def __init__(self, which: Icon, size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = which
        self.setFixedSize(size, size)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the icon in the accent of the palette."""
        draw_icon(QPainter(self), self._which, QRectF(self.rect()), self.palette().link().color())


class IconButton(QPushButton):
    """A button with an icon alone, or before its words, that follows light and dark by itself.

    The caller gives its tooltip and accessible name. The style sheet's `compact` fits an icon alone.
    """

    def __init__(self, which: Icon, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = which
        self.setAutoDefault(False)
        self.setIconSize(QSize(size, size))
        self._draw()

    def set_icon(self, which: Icon) -> None:
        """Show another icon."""
        self._which = which
        self._draw()

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._draw()

    def _draw(self) -> None:
        theme = current_theme()
        self.setIcon(icon(self._which, self.iconSize().width(), QColor(theme.text), checked=QColor(theme.accent.ink)))


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


def _pixmap(which: Icon, size: int, gap: int, scale: float, ink: QColor) -> QPixmap:
    pixmap = QPixmap(QSize(size + gap, size) * scale)
    pixmap.setDevicePixelRatio(scale)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    draw_icon(painter, which, QRectF(0, 0, size, size), ink)
    painter.end()
    return pixmap


@lru_cache(maxsize=_KEPT_RENDERERS)
def _renderer(which: Icon, ink: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(which).replace(_PLACE_OF_INK, ink.encode())))


@cache
def _source(which: Icon) -> bytes:
    """Read a few hundred bytes, once. They are a part of the program, as its modules are, and not a user's disk."""
    return (files("finovox_desktop.resources") / "icons" / f"{which}.svg").read_bytes()
