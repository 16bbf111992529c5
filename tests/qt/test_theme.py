"""What the window wears, and how all of it follows the system between light and dark."""

from collections import Counter
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.ui.look.style_sheet import style_sheet
from finovox_desktop.ui.look.theme import DARK, LIGHT, Theme, ThemeWatcher, apply_theme, current_theme
from finovox_desktop.ui.main_window import MainWindow
from tests.fakes.recording_controller import RecordingController
from tests.qt.jobs import job


@pytest.fixture
def watcher(application: QApplication) -> Iterator[ThemeWatcher]:
    watcher = ThemeWatcher(application)
    yield watcher
    watcher.deleteLater()


@pytest.fixture
def window(application: QApplication) -> MainWindow:
    assert application
    controller = RecordingController(Settings(mode=Mode.SANDBOX))
    window = MainWindow(controller.as_controller, ())
    window.complete()
    window.resize(1280, 800)
    window.show()
    assert QTest.qWaitForWindowActive(window)
    controller.open()
    states = (JobState.QUEUED, JobState.PENDING, JobState.EXPIRED, JobState.FAILED, JobState.UNCONFIRMED)
    risks = ("high", "medium", "low", None)
    rows = [job(state.value, state=state) for state in states] + [job(str(risk), risk=risk) for risk in risks]
    controller.jobs_changed.emit(JobsChange(added=tuple(rows)))
    window.work.table.selectRow(0)
    return window


def picture(application: QApplication, widget: QWidget) -> QImage:
    for _ in range(5):
        application.sendPostedEvents()
        application.processEvents()
    return widget.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


def colours(image: QImage, least: int = 1) -> set[str]:
    """The colours of at least so many pixels. Smoothed letters meet a few of any colour."""
    pixels = Counter(memoryview(image.constBits()).cast("I").tolist())
    return {f"#{pixel & 0xFFFFFF:06X}" for pixel, count in pixels.items() if count >= least}


def areas(theme: Theme) -> set[str]:
    """The colours of a theme that lie as areas and lines in every picture of the full window."""
    return {theme.background, theme.card, theme.line, theme.selected_row, theme.high.ground, theme.accent.ground}


def test_whole_window_follows_the_system_while_it_runs(
    application: QApplication, watcher: ThemeWatcher, window: MainWindow
) -> None:
    seen: list[Theme] = []
    watcher.changed.connect(seen.append)
    scheme_changed = application.styleHints().colorSchemeChanged
    before = picture(application, window)
    assert areas(LIGHT) <= colours(before)

    # A screen without a desktop has no scheme to change: the hint says what a desktop would make it say.
    scheme_changed.emit(Qt.ColorScheme.Dark)
    dark = picture(application, window)
    assert areas(DARK) <= colours(dark)
    # The paper of a page is white in both, as the card is.
    assert not colours(dark, least=200) & (areas(LIGHT) - {LIGHT.card})
    assert {DARK.text.upper(), DARK.accent.ink.upper(), DARK.high.ink.upper()} <= colours(dark)

    scheme_changed.emit(Qt.ColorScheme.Light)
    assert picture(application, window) == before
    assert seen == [DARK, LIGHT]


def test_icons_change_with_the_theme(application: QApplication, watcher: ThemeWatcher, window: MainWindow) -> None:
    assert watcher
    for scheme, theme in ((Qt.ColorScheme.Dark, DARK), (Qt.ColorScheme.Light, LIGHT)):
        application.styleHints().colorSchemeChanged.emit(scheme)
        application.processEvents()
        icon = window.toolbar.settings.icon().pixmap(window.toolbar.settings.iconSize(), 2.0).toImage()
        inked = {
            icon.pixelColor(x, y).name().upper()
            for x in range(icon.width())
            for y in range(icon.height())
            if icon.pixelColor(x, y).alpha() == 255
        }
        assert inked == {theme.text}


def test_dialog_that_is_open_follows_too(application: QApplication, watcher: ThemeWatcher, window: MainWindow) -> None:
    assert watcher
    dialog = window.open_settings()
    application.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    seen = colours(picture(application, dialog), least=200)
    dialog.reject()
    assert {DARK.background, DARK.text} <= seen
    assert not seen & {LIGHT.background, LIGHT.card, LIGHT.line}


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
