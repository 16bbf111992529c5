"""The colours and measures of the window, light and dark, and how they follow the system.

No other module names a colour by its number.
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from finovox_desktop.ui.look.style_sheet import style_sheet

# Everything is measured in logical pixels, on a grid of 4.
GAP_SMALL: Final = 8
GAP: Final = 12
GAP_LARGE: Final = 16
BADGE_RADIUS: Final = 6
BUTTON_RADIUS: Final = 7
CARD_RADIUS: Final = 10
ROW_HEIGHT: Final = 38
TEXT_PIXELS: Final = 13
SMALL_TEXT_PIXELS: Final = 12
HEADLINE_PIXELS: Final = 16


@dataclass(frozen=True, slots=True)
class Tone:
    """A colour for text and shapes, and the tint it may stand on."""

    ink: str
    ground: str


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """The colours of one scheme, as `#RRGGBB`. Every text colour has at least 5.2:1 on every ground it stands on.

    There are but two: each equals itself, which is looked up at once where pictures are kept by their theme.
    """

    dark: bool
    background: str
    card: str
    line: str
    text: str
    dim_text: str
    selected_row: str
    high: Tone
    medium: Tone
    low: Tone
    neutral: Tone
    accent: Tone
    accent_hovered: str
    on_accent: str


LIGHT = Theme(
    dark=False,
    background="#F6F7F9",
    card="#FFFFFF",
    line="#E2E5EA",
    text="#1B1F27",
    dim_text="#5B6472",
    selected_row="#EDF2FF",
    high=Tone("#A8201A", "#FBE9E7"),
    medium=Tone("#7A4D00", "#FFF1D6"),
    low=Tone("#1B6240", "#E3F3EA"),
    neutral=Tone("#5B6472", "#EEF0F3"),
    accent=Tone("#2F55C8", "#E8EDFB"),
    accent_hovered="#2747AB",
    on_accent="#FFFFFF",
)

DARK = Theme(
    dark=True,
    background="#15181E",
    card="#1C2028",
    line="#2C323D",
    text="#E8EBF1",
    dim_text="#9AA4B2",
    selected_row="#232C42",
    high=Tone("#FFB3AC", "#43211F"),
    medium=Tone("#F3C77A", "#3D2F14"),
    low=Tone("#8FD8B0", "#183527"),
    neutral=Tone("#9AA4B2", "#262B34"),
    accent=Tone("#9DB5FF", "#26304A"),
    accent_hovered="#B6C8FF",
    on_accent="#15181E",
)

_MIDDLE_LIGHTNESS = 128


def theme_of_scheme(scheme: Qt.ColorScheme) -> Theme:
    """Give the theme that fits a system's colour scheme; light where the system has none."""
    return DARK if scheme is Qt.ColorScheme.Dark else LIGHT


def current_theme() -> Theme:
    """Give the theme the application wears. Painters ask at each paint, so that a change needs nothing of them."""
    return DARK if QGuiApplication.palette().window().color().lightness() < _MIDDLE_LIGHTNESS else LIGHT


def apply_theme(application: QApplication, theme: Theme) -> None:
    """Dress the whole application, on top of its style: font, palette and style sheet."""
    font = QFont(application.font())
    font.setPixelSize(TEXT_PIXELS)
    application.setFont(font)
    application.setPalette(_palette(theme))
    application.setStyleSheet(style_sheet(theme))


def force_scheme(application: QApplication, theme: Theme) -> None:
    """Wear a theme whatever the system's is, for example for pictures of the program."""
    QGuiApplication.styleHints().setColorScheme(Qt.ColorScheme.Dark if theme.dark else Qt.ColorScheme.Light)
    apply_theme(application, theme)


class ThemeWatcher(QObject):
    """Dresses the application now and again whenever the system changes between light and dark."""

    changed = Signal(object)
    """The Theme that is worn from now on."""

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        application.styleHints().colorSchemeChanged.connect(self._follow)
        apply_theme(application, theme_of_scheme(application.styleHints().colorScheme()))

    @Slot(Qt.ColorScheme)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        theme = theme_of_scheme(scheme)
        apply_theme(self._application, theme)
        self.changed.emit(theme)


def headline_font(base: QFont) -> QFont:
    """Give the font of a headline."""
    return _font(base, HEADLINE_PIXELS, QFont.Weight.Bold)


def strong_font(base: QFont) -> QFont:
    """Give the font of a label that stands out."""
    return _font(base, TEXT_PIXELS, QFont.Weight.DemiBold)


def small_font(base: QFont) -> QFont:
    """Give the font of secondary text."""
    return _font(base, SMALL_TEXT_PIXELS, QFont.Weight.Normal)


def badge_font(base: QFont) -> QFont:
    """Give the font of a badge and of a table's header."""
    return _font(base, SMALL_TEXT_PIXELS, QFont.Weight.DemiBold)


def _font(base: QFont, pixels: int, weight: QFont.Weight) -> QFont:
    font = QFont(base)
    font.setPixelSize(pixels)
    font.setWeight(weight)
    return font


def _palette(theme: Theme) -> QPalette:
    role = QPalette.ColorRole
    colours = {
        role.Window: theme.background,
        role.WindowText: theme.text,
        role.Base: theme.card,
        role.AlternateBase: theme.background,
        role.Text: theme.text,
        role.Button: theme.card,
        role.ButtonText: theme.text,
        role.BrightText: theme.on_accent,
        role.Highlight: theme.accent.ink,
        role.HighlightedText: theme.on_accent,
        role.Accent: theme.accent.ink,
        role.Link: theme.accent.ink,
        role.LinkVisited: theme.accent.ink,
        role.PlaceholderText: theme.dim_text,
        role.ToolTipBase: theme.card,
        role.ToolTipText: theme.text,
        role.Light: theme.card,
        role.Midlight: theme.background,
        role.Mid: theme.line,
        role.Dark: theme.line,
        role.Shadow: theme.line,
    }
    palette = QPalette()
    for colour_role, colour in colours.items():
        palette.setColor(colour_role, QColor(colour))
    for colour_role in (role.Text, role.WindowText, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, colour_role, QColor(theme.dim_text))
    return palette
