"""The help: its menu, its window, and what the pages tell."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QScrollArea, QWidget

from finovox_desktop import __version__
from finovox_desktop.build_stamp import build_stamp
from finovox_desktop.core.settings import Language, Mode, Settings
from finovox_desktop.core.status import KeyState, KeyStatus
from finovox_desktop.ui.help.about_page import AboutPage
from finovox_desktop.ui.help.about_versions import read_versions, versions_text
from finovox_desktop.ui.help.first_steps import ShapeSign
from finovox_desktop.ui.help.topic import HelpTopic
from finovox_desktop.ui.help.window import HelpWindow
from finovox_desktop.ui.look.risk_shapes import RiskShape
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.fakes.recording_controller import RecordingController


@pytest.fixture
def window(controller: RecordingController, window: MainWindow) -> MainWindow:
    controller.open()
    return window


def words(page: QWidget) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel))


def read(opened: HelpWindow) -> AboutPage:
    """Wait for what "About" reads."""
    about = opened.pages[HelpTopic.ABOUT]
    assert isinstance(about, AboutPage)
    assert about._reader is not None
    assert about._reader.wait()
    QApplication.processEvents()
    assert about.copy_versions.isEnabled()
    return about


def test_every_topic_of_the_menu_opens_its_page(window: MainWindow) -> None:
    opened = None
    for topic, action in window.parts.help.topics.items():
        action.trigger()
        opened = window.findChild(HelpWindow)
        assert isinstance(opened, HelpWindow)
        assert opened.topic is topic
        assert opened.pages[topic].isVisible()
        assert opened.pages[topic].title() == action.text()
    assert opened is not None
    read(opened)


def test_the_help_is_left_with_esc_and_walked_with_the_keyboard(window: MainWindow) -> None:
    opened = window.parts.help.open_topic(HelpTopic.FIRST_STEPS)
    assert QTest.qWaitForWindowActive(opened)
    assert opened.focusWidget() is opened.topics
    QTest.keyClick(opened.topics, Qt.Key.Key_Down)
    assert opened.topic is HelpTopic.PRIVACY
    QTest.keyClick(opened.topics, Qt.Key.Key_Tab)
    assert isinstance(opened.focusWidget(), QScrollArea)
    QTest.keyClick(opened, Qt.Key.Key_Escape)
    assert not opened.isVisible()
    assert window.isVisible()


def test_the_signs_are_those_of_the_table_and_low_is_never_called_genuine(controller: RecordingController) -> None:
    help_window = HelpWindow(controller.as_controller)
    page = help_window.pages[HelpTopic.FIRST_STEPS]
    shapes = [sign.shape for sign in page.findChildren(ShapeSign)]
    assert shapes == [RiskShape.HIGH, RiskShape.MEDIUM, RiskShape.LOW, RiskShape.NOT_ASSESSED]
    assert "No strong signal found. That does not make a document genuine" in words(page)
    assert "no verdict of the service" in words(page)


def test_the_address_in_use_and_the_data_directory_are_named(controller: RecordingController) -> None:
    help_window = HelpWindow(controller.as_controller)
    page = help_window.pages[HelpTopic.PRIVACY]
    assert "Documents go to https://api-v2.finovox.com, and to no other address." in words(page)
    controller.change_settings(Settings(mode=Mode.SERVICE, service_root="https://gateway.example"))
    assert "Documents go to https://gateway.example," in words(page)
    controller.change_settings(Settings(mode=Mode.SANDBOX))
    assert "nothing leaves this computer" in words(page)
    assert str(controller.data_directory) in words(page).replace("\N{ZERO WIDTH SPACE}", "")
    copy = help_window.findChild(QWidget, "copyDataDirectory")
    assert copy is not None
    QTest.mouseClick(copy, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == str(controller.data_directory)


def test_no_text_of_the_help_is_read_as_markup(controller: RecordingController) -> None:
    help_window = HelpWindow(controller.as_controller)
    for label in help_window.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText or not label.pixmap().isNull()


def test_the_help_follows_the_language(controller: RecordingController, switch: LanguageSwitch) -> None:
    help_window = HelpWindow(controller.as_controller)
    for topic, page in help_window.pages.items():
        switch.wear(Language.ENGLISH)
        QApplication.processEvents()
        english = words(page)
        switch.wear(Language.FRENCH)
        QApplication.processEvents()
        assert words(page) != english, topic


def test_every_word_of_the_help_has_room_in_a_narrow_window(
    controller: RecordingController, switch: LanguageSwitch
) -> None:
    help_window = HelpWindow(controller.as_controller)
    help_window.resize(help_window.minimumSize())
    for language in Language:
        switch.wear(language)
        for topic in HelpTopic:
            help_window.open_topic(topic)
            for _ in range(5):
                QApplication.processEvents()
            page = help_window.pages[topic]
            for label in page.findChildren(QLabel):
                if label.isVisible() and label.wordWrap():
                    assert label.height() >= label.heightForWidth(label.width()), label.text()
            area = next(area for area in help_window.findChildren(QScrollArea) if area.widget() is page)
            assert page.width() <= area.viewport().width()


def test_about_names_versions_and_licences(window: MainWindow) -> None:
    about = read(window.parts.help.open_topic(HelpTopic.ABOUT))
    shown = words(about)
    assert f"Version {__version__}" in shown
    assert "PySide6_Essentials" in shown.replace("-", "_")
    assert "LGPL-3.0" in shown
    assert about.licence.toPlainText().startswith("MIT License")
    about.copy_versions.click()
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(f"Finovox Desktop {__version__}")
    assert "requests 2." in copied


def test_libraries_are_named_with_what_they_need_themselves_each_with_its_licence() -> None:
    versions = read_versions()
    names = {library.name.lower() for library in versions.libraries}
    assert {"requests", "keyring", "pikepdf", "lxml", "idna"} <= names
    assert not {"pytest", "ruff", "finovox-desktop"} & names
    assert [library.name for library in versions.libraries if not library.licence] == []
    assert f"Qt {versions.qt}" in versions_text(versions)


def test_a_program_from_source_has_no_build_stamp() -> None:
    assert build_stamp() is None


def test_diagnostics_are_asked_for_from_the_menu_and_confirmed(window: MainWindow) -> None:
    asked = QSignalSpy(window.diagnostics_requested)
    window.parts.help.copy_diagnostics.trigger()
    assert asked.count() == 1
    window.confirm_diagnostics()
    QApplication.processEvents()
    assert "no key, no file name" in window.status_line.news.accessibleName()


def test_the_help_can_be_reached_in_the_narrowest_window(window: MainWindow, switch: LanguageSwitch) -> None:
    window.resize(window.minimumSize())
    for language in Language:
        switch.wear(language)
        for _ in range(3):
            QApplication.processEvents()
        button = window.toolbar.help
        assert button.isVisible()
        assert button.geometry().right() < window.toolbar.width()
        assert button.width() >= button.sizeHint().width()


def test_the_toolbar_names_the_key_as_plain_text_and_cuts_what_is_long(
    window: MainWindow, controller: RecordingController
) -> None:
    controller.key_status = KeyStatus(controller.destination, KeyState.STORED)
    controller.key_changed.emit(controller.key_status)
    assert window.toolbar.connection.text() == "Key stored · ready"
    controller.change_settings(Settings(mode=Mode.SERVICE, key_name="<b>Paris & office</b>"))
    assert window.toolbar.connection.text() == "Key “<b>Paris & office</b>” · ready"
    assert window.toolbar.connection.textFormat() is Qt.TextFormat.PlainText
    controller.change_settings(Settings(mode=Mode.SERVICE, key_name="W" * 40))
    assert "…" in window.toolbar.connection.text()
    assert "W" * 40 in window.toolbar.connection.toolTip()
    controller.key_changed.emit(KeyStatus(controller.destination, KeyState.FROM_ENVIRONMENT))
    assert window.toolbar.connection.text() == "Key from the environment · ready"
