"""Contrast as WCAG 2.2 defines it: of every text with what it stands on, in the palette and in the pixels of real widgets."""

import math
import re
from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QMenu,
    QTabBar,
    QToolButton,
    QToolTip,
    QWidget,
)

from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.ui.look.style_sheet import style_sheet
from finovox_desktop.ui.look.theme import DARK, LIGHT, Theme, apply_theme
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.widgets.makers import named, push_button
from tests.fakes.recording_controller import RecordingController
from tests.qt.jobs import job

PROMISED = 5.2
LEAST = 4.5
LEAST_OF_A_SIGN = 3.0
FINE = 3  # so fine that a letter's stem is wider than a pixel: its colour is then the ink itself


_ROLE = QPalette.ColorRole
PALETTE_PAIRS = (
    (_ROLE.WindowText, _ROLE.Window),
    (_ROLE.Text, _ROLE.Base),
    (_ROLE.Text, _ROLE.AlternateBase),
    (_ROLE.PlaceholderText, _ROLE.Base),
    (_ROLE.ButtonText, _ROLE.Button),
    (_ROLE.HighlightedText, _ROLE.Highlight),
    (_ROLE.Link, _ROLE.Base),
    (_ROLE.LinkVisited, _ROLE.Base),
    (_ROLE.Link, _ROLE.Window),
    (_ROLE.ToolTipText, _ROLE.ToolTipBase),
)


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
        if contrast(text, ground) < PROMISED
    }
    assert not too_faint


def test_the_measure_of_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21.0)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)


def test_palette_keeps_the_contrast_in_each_of_its_groups(application: QApplication) -> None:
    for theme in (LIGHT, DARK):
        apply_theme(application, theme)
        palette = application.palette()
        for group in QPalette.ColorGroup.Active, QPalette.ColorGroup.Inactive, QPalette.ColorGroup.Disabled:
            for ink, ground in PALETTE_PAIRS:
                pair = palette.color(group, ink).name(), palette.color(group, ground).name()
                assert contrast(*pair) >= LEAST, (group, ink, ground)


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_every_rule_of_the_style_sheet_keeps_the_contrast(theme: Theme) -> None:
    """A rule with a ground is measured on it; one without, on whatever the window has below it."""
    usual = (theme.background, theme.card, theme.selected_row, theme.neutral.ground)
    too_faint = {}
    measured = 0
    for selector, declarations in re.findall(r"([^{}]+)\{([^{}]*)\}", style_sheet(theme)):
        for suffix in ("", "selection-"):
            ink = re.search(rf"(?<![-\w]){suffix}color: (#\w+)", declarations)
            if ink is None:
                continue
            ground = re.search(rf"(?<![-\w]){suffix}background(?:-color)?: (#\w+)", declarations)
            measured += 1
            least = min(
                contrast(ink[1], each) for each in ([ground[1]] if ground else usual_of(selector, theme, usual))
            )
            if least < LEAST:
                too_faint[selector.strip(), suffix] = round(least, 2)
    assert measured > 20
    assert not too_faint


def usual_of(selector: str, theme: Theme, usual: tuple[str, ...]) -> tuple[str, ...]:
    """A text with a tone stands on the tint of that tone or on a card, and nowhere else."""
    tone = re.search(r'tone="(\w+)"', selector)
    return (getattr(theme, tone[1]).ground, theme.card) if tone else usual


@pytest.fixture(params=[LIGHT, DARK], ids=["light", "dark"])
def theme(application: QApplication, request: pytest.FixtureRequest) -> Theme:
    chosen: Theme = request.param
    apply_theme(application, chosen)
    return chosen


@pytest.fixture
def window(theme: Theme, controller: RecordingController) -> MainWindow:
    assert theme
    window = MainWindow(controller.as_controller, ())
    window.complete()
    window.resize(1440, 900)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    controller.open()
    states = (JobState.QUEUED, JobState.PENDING, JobState.EXPIRED, JobState.FAILED, JobState.UNCONFIRMED)
    rows = [job(state.value, state=state) for state in states]
    rows += [job(str(risk), risk=risk) for risk in ("high", "medium", "low", "unheard of", None)]
    controller.jobs_changed.emit(JobsChange(added=tuple(rows)))
    return window


def picture(widget: QWidget) -> QImage:
    """A picture of a widget, as on a very fine screen."""
    for _ in range(3):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    image = QImage(widget.size() * FINE, QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(FINE)
    widget.render(image)
    return image


def seen_contrast(image: QImage, place: QRect) -> float:
    """The contrast of what is written in a place: the colour of most pixels against the one that differs most from it."""
    part = image.copy(QRect(place.topLeft() * FINE, place.size() * FINE)).convertToFormat(QImage.Format.Format_RGB32)
    pixels = Counter(memoryview(part.constBits()).cast("I").tolist())
    names = {f"#{pixel & 0xFFFFFF:06X}": count for pixel, count in pixels.items()}
    ground = max(names, key=lambda name: names[name])
    return max(contrast(name, ground) for name in names)


def is_a_sign(button: QAbstractButton) -> bool:
    """Whether a button shows a sign and no words."""
    only_icon = Qt.ToolButtonStyle.ToolButtonIconOnly
    return not button.text() or (isinstance(button, QToolButton) and button.toolButtonStyle() is only_icon)


def written_places(root: QWidget) -> Iterator[tuple[str, QRect, float]]:
    """The places of a window in which something is written, each with a name and the least contrast it needs.

    The edges of fields are left out.
    """
    for child in root.findChildren(QWidget):
        if not child.isVisibleTo(root) or child.visibleRegion().isEmpty():
            continue
        inner = child.visibleRegion().boundingRect().adjusted(4, 4, -4, -4) & child.rect().adjusted(4, 4, -4, -4)
        corner = child.mapTo(root, QPoint(0, 0))
        match child:
            case QLabel() if child.text():
                whole = child.visibleRegion().boundingRect().translated(corner)
                yield child.objectName() or child.text(), whole, LEAST
            case QAbstractButton() if child.text() or not child.icon().isNull():
                least = LEAST_OF_A_SIGN if is_a_sign(child) else LEAST
                yield child.objectName() or child.text(), inner.translated(corner), least
            case QLineEdit() if child.text() or child.placeholderText():
                yield child.objectName(), inner.translated(corner), LEAST
            case QComboBox():
                yield child.objectName(), inner.adjusted(0, 0, -24, 0).translated(corner), LEAST
            case QTabBar():
                for tab in range(child.count()):
                    yield child.tabText(tab), child.tabRect(tab).adjusted(0, 4, 0, -4).translated(corner), LEAST
            case _:
                pass


def faint_places(root: QWidget) -> dict[str, float]:
    """What is written with less than the least contrast."""
    image = picture(root)
    places = [place for place in written_places(root) if not place[1].isEmpty()]
    assert len(places) > 5
    seen = [(name, seen_contrast(image, place), least) for name, place, least in places]
    return {name: round(value, 2) for name, value, least in seen if value < least}


def test_what_the_window_says_is_readable(window: MainWindow, controller: RecordingController) -> None:
    for condition in Condition:
        controller.say_status(ServiceStatus(SERVICE, condition))
        assert not faint_places(window), condition


def test_disabled_controls_are_readable_too(window: MainWindow) -> None:
    for button in window.findChildren(QAbstractButton):
        button.setEnabled(False)
    window.toolbar.search.setEnabled(False)
    assert not faint_places(window)


def test_controls_are_readable_while_hovered_and_pressed(window: MainWindow) -> None:
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]
    for button in buttons:
        button.setAttribute(Qt.WidgetAttribute.WA_UnderMouse, True)
    assert not faint_places(window)
    for button in buttons:
        button.setDown(True)
    assert not faint_places(window)


@pytest.mark.parametrize("selected", [False, True], ids=["plain", "selected"])
def test_every_cell_is_readable(window: MainWindow, *, selected: bool) -> None:
    table = window.work.table
    table.clearSelection()
    if selected:
        table.selectAll()
    image = picture(table.viewport())
    model = table.model()
    faint = {}
    places = 0
    for row in range(model.rowCount()):
        for column in (JobColumn.RISK, JobColumn.DOCUMENT, JobColumn.SOFTWARE, JobColumn.ADDED):
            index = model.index(row, column)
            place = table.visualRect(index).adjusted(4, 3, -4, -4)
            if column is JobColumn.RISK:
                # Inside the badge, whose tint is the ground of its words.
                place = QRect(place.left() + 36, place.center().y() - 7, 30, 16)
            places += 1
            if (value := seen_contrast(image, place)) < LEAST:
                faint[row, column.name] = round(value, 2)
    assert places == 40
    assert not faint


def test_settings_are_readable_page_by_page(window: MainWindow) -> None:
    dialog = window.open_settings()
    bar = dialog.findChild(QTabBar)
    assert bar is not None
    for page in range(bar.count()):
        bar.setCurrentIndex(page)
        assert not faint_places(dialog), bar.tabText(page)
    dialog.reject()


def test_menus_are_readable_also_what_is_disabled_or_chosen(window: MainWindow) -> None:
    menu = window.toolbar.export.menu()
    assert isinstance(menu, QMenu)
    chosen, disabled, *_others = menu.actions()
    disabled.setEnabled(False)
    menu.popup(QPoint(40, 40))
    menu.setActiveAction(chosen)
    image = picture(menu)
    seen = [seen_contrast(image, menu.actionGeometry(action).adjusted(6, 3, -6, -3)) for action in menu.actions()]
    menu.close()
    assert min(seen) >= LEAST


def test_tooltips_are_readable(window: MainWindow) -> None:
    QToolTip.showText(QPoint(60, 60), "Submit nothing new", window.toolbar)
    tips = [tip for tip in QApplication.topLevelWidgets() if tip.metaObject().className() == "QTipLabel"]
    assert len(tips) == 1
    value = seen_contrast(picture(tips[0]), tips[0].rect().adjusted(3, 3, -3, -3))
    QToolTip.hideText()
    tips[0].close()
    assert value >= LEAST


@pytest.mark.parametrize("look", ["", "filled", "chip", "compact", "link"])
def test_focus_is_seen_on_what_surrounds_it(theme: Theme, look: str) -> None:
    page = named(QWidget(), "page")
    page.setProperty("bar", "top")
    page.setAttribute(Qt.WidgetAttribute.WA_StyledBackground, True)
    page.resize(240, 90)
    button = push_button("probe", lambda: None, *([look] if look else []))
    button.setText("Probe")
    button.setParent(page)
    button.setGeometry(40, 30, 120, 32)
    page.show()
    page.activateWindow()
    assert QTest.qWaitForWindowActive(page)
    button.clearFocus()
    before = picture(page)
    button.setFocus(Qt.FocusReason.TabFocusReason)
    after = picture(page)
    edge = [QPoint(100 * FINE, y) for y in range(28 * FINE, 34 * FINE)]
    ring = [after.pixelColor(place) for place in edge if after.pixelColor(place) != before.pixelColor(place)]
    assert ring
    assert max(contrast(colour.name(), theme.card) for colour in ring) >= LEAST_OF_A_SIGN
