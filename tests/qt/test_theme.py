import math

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from finovox_desktop.ui.style_sheet import style_sheet
from finovox_desktop.ui.theme import DARK, LIGHT, Theme, apply_theme, current_theme

LEAST_CONTRAST = 5.2


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = QColor(colour)
    red, green, blue = map(linear, (parts.redF(), parts.greenF(), parts.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else math.pow((part + 0.055) / 1.055, 2.4)


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def text_on_ground(theme: Theme) -> list[tuple[str, str, str]]:
    """Each text colour with each ground it stands on in the window."""
    grounds = {
        "background": theme.background,
        "card": theme.card,
        "selected row": theme.selected_row,
        "quiet tint": theme.neutral.ground,
    }
    pairs = [
        (f"{text} on {ground}", colour, grounds[ground])
        for text, colour in {"text": theme.text, "dim text": theme.dim_text, "link": theme.accent.ink}.items()
        for ground in ("background", "card", "selected row")
    ]
    pairs += [
        ("text on tint", theme.text, grounds["quiet tint"]),
        ("dim on tint", theme.dim_text, grounds["quiet tint"]),
    ]
    tones = {"high": theme.high, "medium": theme.medium, "low": theme.low, "accent": theme.accent}
    for name, tone in tones.items():
        pairs += [(f"{name} on its tint", tone.ink, tone.ground), (f"{name} on card", tone.ink, theme.card)]
    pairs += [
        ("filled button", theme.on_accent, theme.accent.ink),
        ("filled button, hovered", theme.on_accent, theme.accent_hovered),
        ("menu entry", theme.text, theme.accent.ground),
    ]
    return pairs


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_is_readable_on_every_ground(theme: Theme) -> None:
    too_faint = {
        name: round(contrast(text, ground), 2)
        for name, text, ground in text_on_ground(theme)
        if contrast(text, ground) < LEAST_CONTRAST
    }
    assert not too_faint


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_application_wears_what_is_applied(application: QApplication) -> None:
    apply_theme(application, DARK)
    assert current_theme() is DARK
    assert application.palette().window().color() == QColor(DARK.background)
    apply_theme(application, LIGHT)
    assert current_theme() is LIGHT


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_style_sheet_holds_colours_of_its_theme_only(theme: Theme) -> None:
    sheet = style_sheet(theme)
    other = DARK if theme is LIGHT else LIGHT
    assert theme.card in sheet
    assert other.background not in sheet
    assert "$" not in sheet
