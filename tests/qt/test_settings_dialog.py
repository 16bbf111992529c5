"""The settings dialog and the first start: the key is handed over once and forgotten, the choices are kept."""

import pytest
from PySide6.QtWidgets import QLineEdit

from finovox_desktop.core.destination import SERVICE, SERVICE_ROOT
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import Language, Mode, Settings
from finovox_desktop.core.status import KeyState, KeyStatus
from finovox_desktop.ui.first_run import FirstRun
from finovox_desktop.ui.settings_dialog import SettingsDialog
from tests.fakes.recording_controller import RecordingController


@pytest.fixture
def controller() -> RecordingController:
    return RecordingController(Settings(mode=Mode.SERVICE))


@pytest.fixture
def dialog(controller: RecordingController) -> SettingsDialog:
    return SettingsDialog(controller.as_controller)


def test_the_key_is_handed_over_as_a_secret_and_the_field_forgets_it(
    controller: RecordingController, dialog: SettingsDialog
) -> None:
    assert dialog.key.field.echoMode() is QLineEdit.EchoMode.Password
    assert not dialog.key.store.isEnabled()
    dialog.key.field.setText("  fx-secret \n")
    dialog.key.store.click()
    assert controller.called("store_key") == [(Secret("fx-secret"),)]
    assert dialog.key.field.text() == ""


def test_cancelling_forgets_a_pasted_key_and_changes_nothing(
    controller: RecordingController, dialog: SettingsDialog
) -> None:
    dialog.key.field.setText("fx-secret")
    dialog.sandbox.setChecked(True)
    dialog.cancel.click()
    assert dialog.key.field.text() == ""
    assert controller.calls == []


def test_a_key_belongs_to_the_address_beside_it(controller: RecordingController, dialog: SettingsDialog) -> None:
    dialog.address.setText("https://finovox.example.org/")
    dialog.key.field.setText("fx-secret")
    dialog.key.store.click()
    assert [call[0] for call in controller.calls] == ["change_settings", "store_key"]
    assert controller.settings.service_root == "https://finovox.example.org"


def test_saving_keeps_every_choice(controller: RecordingController, dialog: SettingsDialog) -> None:
    dialog.sandbox.setChecked(True)
    dialog.language.setCurrentText("Français")
    dialog.explanation.setChecked(True)
    dialog.in_flight.setCurrentText("3")
    dialog.save.click()
    assert controller.settings == Settings(
        language=Language.FRENCH, mode=Mode.SANDBOX, explanation=True, submissions_in_flight=3
    )


def test_an_address_that_would_betray_the_key_cannot_be_saved(
    controller: RecordingController, dialog: SettingsDialog
) -> None:
    dialog.address.setText("http://finovox.example.org")
    assert not dialog.save.isEnabled()
    assert not dialog.address_fault.isHidden()
    dialog.key.field.setText("fx-secret")
    dialog.key.store.click()
    assert controller.calls == []
    dialog.address.setText("http://127.0.0.1:8080")
    assert dialog.save.isEnabled()
    dialog.address.setText("")
    dialog.save.click()
    assert controller.settings.service_root == SERVICE_ROOT


def test_where_the_key_is_stands_in_plain_words(controller: RecordingController, dialog: SettingsDialog) -> None:
    assert not dialog.delete_key.isEnabled()
    controller.key_changed.emit(KeyStatus(SERVICE, KeyState.STORED))
    assert "keyring" in dialog.key_place.text()
    dialog.delete_key.click()
    assert controller.called("delete_key") == [()]
    controller.key_changed.emit(
        KeyStatus(SERVICE, KeyState.THIS_SESSION_ONLY, FinovoxError("The keyring is locked.", ""))
    )
    assert "until you quit" in dialog.key_place.text()
    assert dialog.key_words.text() == "The keyring is locked."


def test_the_first_start_can_be_skipped_step_by_step(controller: RecordingController) -> None:
    controller.settings = Settings()
    first = FirstRun(controller.as_controller)
    first.skip_language.click()
    assert "2" in first.progress.text()
    assert controller.calls == []
    first.skip_key.click()
    assert controller.settings == Settings(mode=Mode.SERVICE)
    assert controller.called("store_key") == []


def test_the_first_start_takes_the_language_and_the_key(controller: RecordingController) -> None:
    controller.settings = Settings()
    first = FirstRun(controller.as_controller)
    first.french.click()
    first.go_on.click()
    first.key.field.setText("fx-secret")
    first.key.store.click()
    assert controller.settings == Settings(language=Language.FRENCH, mode=Mode.SERVICE)
    assert controller.called("store_key") == [(Secret("fx-secret"),)]
    assert first.key.field.text() == ""


def test_without_a_key_the_sandbox_is_one_click(controller: RecordingController) -> None:
    controller.settings = Settings()
    first = FirstRun(controller.as_controller)
    first.go_on.click()
    first.use_sandbox.click()
    assert controller.settings.mode is Mode.SANDBOX
