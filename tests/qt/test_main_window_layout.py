"""How the window divides its room, and what of that is remembered."""

import pytest
from PySide6.QtCore import QByteArray, QCoreApplication, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton

from finovox_desktop.core.settings import Language
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.fakes.recording_controller import RecordingController
from tests.qt.jobs import fill


def test_closing_keeps_the_layout_hides_the_window_and_ends_the_engine(
    controller: RecordingController, window: MainWindow
) -> None:
    fill(controller)
    window.resize(window.width(), 640)
    window.close()
    window.close()
    assert not window.isVisible()
    assert [call[0] for call in controller.calls][-2:] == ["change_settings", "shutdown"]
    layout = controller.settings.layout
    assert QByteArray.fromBase64(layout.geometry.encode())
    assert layout.columns
    again = MainWindow(controller.as_controller)
    again.complete()
    controller.settings_changed.emit(controller.settings)
    assert again.size() == window.size()


@pytest.mark.parametrize("language", Language)
def test_all_columns_fit_beside_the_details_at_1280(
    window: MainWindow, controller: RecordingController, switch: LanguageSwitch, language: Language
) -> None:
    switch.wear(language)
    fill(controller)
    window.resize(1280, 800)
    QCoreApplication.processEvents()
    assert window.work.are_details_open
    assert window.work.table.horizontalScrollBar().maximum() == 0


def test_narrow_window_begins_without_the_details_and_f9_opens_them(
    window: MainWindow, controller: RecordingController
) -> None:
    fill(controller)
    window.resize(1000, 700)
    QCoreApplication.processEvents()
    assert not window.work.are_details_open
    assert window.work.table.horizontalScrollBar().maximum() == 0
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert window.work.details_toggle.isChecked()
    assert window.work.details.visibleRegion().boundingRect().width() > 200
    QTest.keyClick(window, Qt.Key.Key_F9)
    assert not window.work.details_toggle.isChecked()
    assert window.work.details.visibleRegion().isEmpty()


def test_enter_opens_details_that_are_folded_away(window: MainWindow, controller: RecordingController) -> None:
    fill(controller)
    window.resize(1440, 900)
    QCoreApplication.processEvents()
    window.work.toggle_details()
    assert not window.work.details.isEnabled()
    window.work.table.select_job("high")
    QTest.keyClick(window.work.table, Qt.Key.Key_Return)
    assert window.work.are_details_open
    assert window.work.details.isAncestorOf(window.focusWidget())


def test_folded_details_are_remembered(window: MainWindow, controller: RecordingController) -> None:
    fill(controller)
    window.resize(1440, 900)
    QCoreApplication.processEvents()
    window.work.toggle_details()
    layout = window.work.layout_state()
    again = MainWindow(controller.as_controller)
    again.complete()
    again.show()
    again.work.restore_layout(layout)
    assert not again.work.are_details_open


def test_a_narrow_window_cuts_no_button_s_words_in_either_language(
    application: QApplication, window: MainWindow, controller: RecordingController, switch: LanguageSwitch
) -> None:
    fill(controller)
    window.resize(window.minimumSize())
    for language in Language:
        switch.wear(language)
        application.processEvents()
        application.processEvents()  # the layout follows the words
        for button in window.toolbar.findChildren(QPushButton):
            assert button.isHidden() or button.width() >= button.sizeHint().width(), button.text()
    controller.removed.emit(("gone",))
    assert window.toolbar.menus.undo in window.work.table.context_menu().actions()
