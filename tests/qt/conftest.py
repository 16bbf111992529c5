"""One application for all widget tests, without a screen."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QEvent, QLocale
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.settings import Language, Mode, Settings
from finovox_desktop.ui.look.application import make_application
from finovox_desktop.ui.look.theme import LIGHT, apply_theme
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.fakes.recording_controller import RecordingController
from tests.qt.jobs import SAMPLES


@pytest.fixture(scope="session")
def application() -> QApplication:
    """The one application of this process."""
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else make_application()


@pytest.fixture(scope="session")
def switch(application: QApplication) -> LanguageSwitch:
    """The one switch of this process, as the program has one: plurals are right in English, too, only with its texts."""
    switch = LanguageSwitch(application)
    switch.wear(Language.ENGLISH)
    return switch


@pytest.fixture(autouse=True)
def _known_surroundings(application: QApplication, switch: LanguageSwitch) -> Iterator[None]:
    """Each test starts in English and in the light theme, and leaves no window and nothing copied behind."""
    before = QLocale()
    QLocale.setDefault(QLocale(QLocale.Language.English, QLocale.Country.UnitedStates))
    apply_theme(application, LIGHT)
    yield
    for window in application.topLevelWidgets():
        window.close()
        window.deleteLater()
    application.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    switch.wear(Language.ENGLISH)
    QLocale.setDefault(before)
    # Without a screen Qt keeps what was copied until after Python has ended, and then calls Python to delete it.
    application.clipboard().clear()


@pytest.fixture
def controller() -> RecordingController:
    return RecordingController(Settings(mode=Mode.SERVICE))


@pytest.fixture
def window(controller: RecordingController) -> MainWindow:
    window = MainWindow(controller.as_controller, SAMPLES)
    window.complete()
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    return window
