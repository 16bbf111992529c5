"""The window's own icons, drawn in the ink of the text beside them. What stands for a risk is in risk_shapes.py."""

from enum import StrEnum
from functools import cache, lru_cache
from importlib.resources import files

from PySide6.QtCore import QByteArray, QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from finovox_desktop.ui.look.push_button import PushButton
from finovox_desktop.ui.look.theme import current_theme

_PLACE_OF_INK = b"currentColor"
_DISABLED_STRENGTH = 0.7  # fainter than its text, and still 3:1
_KEPT_RENDERERS = 128
_KEPT_ICONS = 256


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
    """Give an icon of `size` logical pixels, sharp at every scale, with a gap at its right before words.

    `checked` is the ink on a button that is down. A disabled button shows it fainter. Call it again when the theme changes.
    """
    return _icon(
        which, size, gap, ink.name(QColor.NameFormat.HexArgb), (checked or ink).name(QColor.NameFormat.HexArgb)
    )


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


class IconButton(PushButton):
    """A button with an icon alone, or before its words, that follows light and dark by itself.

    The caller gives its tooltip and accessible name. The style sheet's `compact` fits an icon alone.
    """

    def __init__(self, which: Icon, size: int = 16, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._which = which
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


class _Engine(QIconEngine):
    """Draws an icon when it is painted, in the size that is needed: most icons of a window are not seen at its start."""

    def __init__(self, which: Icon, size: int, gap: int, ink: QColor, checked: QColor) -> None:
        super().__init__()
        self._which = which
        self._size = QSize(size, size)
        self._whole = QSize(size + gap, size)
        self._ink = ink
        self._checked = checked

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State) -> None:
        """Draw it into a rectangle, the gap at its right."""
        ink = QColor(self._checked if state is QIcon.State.On else self._ink)
        if mode is QIcon.Mode.Disabled:
            ink.setAlphaF(ink.alphaF() * _DISABLED_STRENGTH)
        side = min(rect.width() * self._size.width() / self._whole.width(), rect.height())
        draw_icon(painter, self._which, QRectF(rect.x(), rect.y(), side, side), ink)

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Draw it on nothing; `size` is in pixels of the screen."""
        pixmap = QPixmap(size)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        self.paint(painter, pixmap.rect(), mode, state)
        painter.end()
        return pixmap

    def clone(self) -> QIconEngine:
        """Give another one that draws the same."""
        return _Engine(
            self._which, self._size.width(), self._whole.width() - self._size.width(), self._ink, self._checked
        )


@lru_cache(maxsize=_KEPT_ICONS)
def _icon(which: Icon, size: int, gap: int, ink: str, checked: str) -> QIcon:
    return QIcon(_Engine(which, size, gap, QColor(ink), QColor(checked)))


@lru_cache(maxsize=_KEPT_RENDERERS)
def _renderer(which: Icon, ink: str) -> QSvgRenderer:
    return QSvgRenderer(QByteArray(_source(which).replace(_PLACE_OF_INK, ink.encode())))


@cache
def _source(which: Icon) -> bytes:
    """Read a few hundred bytes, once. They are a part of the program, as its modules are, and not a user's disk."""
    return (files("finovox_desktop.resources") / "icons" / f"{which}.svg").read_bytes()
