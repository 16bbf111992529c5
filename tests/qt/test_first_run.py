"""The first start by keyboard alone."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.ui.first_run import FirstRun
from tests.fakes.recording_controller import RecordingController


def begun(controller: RecordingController) -> FirstRun:
    first = FirstRun(controller.as_controller)
    first.show()
    first.activateWindow()
    assert QTest.qWaitForWindowActive(first)
    first.take_focus()
    return first


def mode(controller: RecordingController) -> Mode:
    return controller.settings.mode


def test_enter_goes_on_and_stores_the_key_once() -> None:
    controller = RecordingController(Settings())
    first = begun(controller)
    QTest.keyClick(first.focusWidget(), Qt.Key.Key_Return)
    assert first.progress.text() == "Step 2 of 3"
    assert first.focusWidget() is first.key.field
    QTest.keyClick(first.key.field, Qt.Key.Key_Return)
    assert mode(controller) is Mode.UNDECIDED
    QTest.keyClicks(first.key.field, "fx-secret")
    QTest.keyClick(first.key.field, Qt.Key.Key_Return)
    assert mode(controller) is Mode.SERVICE
    assert controller.called("store_key") == [(Secret("fx-secret"),)]


def test_enter_presses_the_button_that_has_the_focus() -> None:
    controller = RecordingController(Settings())
    first = begun(controller)
    QTest.keyClick(first.go_on, Qt.Key.Key_Return)
    first.use_sandbox.setFocus()
    QTest.keyClick(first.use_sandbox, Qt.Key.Key_Return)
    assert controller.settings.mode is Mode.SANDBOX


def test_esc_skips_each_step() -> None:
    controller = RecordingController(Settings())
    first = begun(controller)
    QTest.keyClick(first.go_on, Qt.Key.Key_Escape)
    assert first.progress.text() == "Step 2 of 3"
    QTest.keyClick(first.key.field, Qt.Key.Key_Escape)
    assert controller.settings.mode is Mode.SERVICE
    assert controller.called("store_key") == []
