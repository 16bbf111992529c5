"""The settings dialog and the first start: the key is handed over once and forgotten, the choices are kept."""

from pathlib import Path

import pytest
from PySide6.QtCore import QDateTime
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QComboBox, QFileDialog, QLineEdit

from finovox_desktop.core.destination import SERVICE, SERVICE_ROOT
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.network import Network, ProxyChoice
from finovox_desktop.core.news import KeyUsage
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import Language, Mode, Settings
from finovox_desktop.core.status import KeyState, KeyStatus
from finovox_desktop.ui.first_run import FirstRun
from finovox_desktop.ui.settings.dialog import SettingsDialog
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.fakes.recording_controller import RecordingController


@pytest.fixture
def dialog(controller: RecordingController) -> SettingsDialog:
    return SettingsDialog(controller.as_controller)


def test_the_key_is_handed_over_as_a_secret_and_the_field_forgets_it(
    controller: RecordingController, dialog: SettingsDialog
) -> None:
    assert dialog.key.form.field.echoMode() is QLineEdit.EchoMode.Password
    assert not dialog.key.form.store.isEnabled()
    dialog.key.form.field.setText("  fx-secret \n")
    dialog.key.form.store.click()
    assert controller.called("store_key") == [(Secret("fx-secret"),)]
    assert dialog.key.form.field.text() == ""


def test_cancelling_forgets_a_pasted_key_and_changes_nothing(
    controller: RecordingController, dialog: SettingsDialog
) -> None:
    dialog.key.form.field.setText("fx-secret")
    dialog.general.sandbox.setChecked(True)
    dialog.cancel.click()
    assert dialog.key.form.field.text() == ""
    assert controller.calls == []


def test_a_key_belongs_to_the_address_beside_it(controller: RecordingController, dialog: SettingsDialog) -> None:
    dialog.key.address.setText("https://finovox.example.org/")
    dialog.key.form.field.setText("fx-secret")
    dialog.key.form.store.click()
    assert [call[0] for call in controller.calls] == ["change_settings", "store_key"]
    assert controller.settings.service_root == "https://finovox.example.org"


def test_the_name_goes_with_its_key(controller: RecordingController, dialog: SettingsDialog) -> None:
    dialog.key.name.setText("Paris office")
    dialog.key.form.field.setText("fx-secret")
    dialog.key.form.store.click()
    assert controller.settings.key_name == "Paris office"
    controller.key_changed.emit(KeyStatus(SERVICE, KeyState.STORED))
    dialog.key.delete_key.click()
    assert controller.settings.key_name == ""
    assert dialog.key.name.text() == ""


def test_saving_keeps_every_choice(controller: RecordingController, dialog: SettingsDialog) -> None:
    dialog.general.sandbox.setChecked(True)
    dialog.general.language.setCurrentText("Français")
    dialog.key.name.setText("  Paris  office ")
    dialog.submissions.explanation.setChecked(True)
    dialog.submissions.in_flight.setCurrentText("3")
    dialog.submissions.in_progress.setValue(7)
    dialog.submissions.again.setChecked(True)
    dialog.connection.proxy[ProxyChoice.OWN].setChecked(True)
    dialog.connection.proxy_address.setText("proxy.example:3128")
    dialog.connection.own_certificates.setChecked(True)
    dialog.connection.certificate_file.setText("/certificates/company.pem")
    dialog.save.click()
    assert controller.settings == Settings(
        language=Language.FRENCH,
        mode=Mode.SANDBOX,
        key_name="Paris office",
        explanation=True,
        submissions_in_flight=3,
        analyses_in_progress=7,
        submit_unconfirmed_again=True,
        network=Network(ProxyChoice.OWN, "http://proxy.example:3128", "/certificates/company.pem"),
    )


def test_what_is_set_is_shown_and_saved_unchanged(controller: RecordingController, dialog: SettingsDialog) -> None:
    settings = Settings(
        mode=Mode.SERVICE,
        submissions_in_flight=2,
        analyses_in_progress=2000,
        submit_unconfirmed_again=True,
        network=Network(ProxyChoice.NONE, "http://kept.example:3128", "/certificates/company.pem"),
    )
    controller.change_settings(settings)
    assert dialog.submissions.in_progress.value() == 2000
    assert dialog.connection.proxy[ProxyChoice.NONE].isChecked()
    dialog.begin()
    dialog.save.click()
    assert controller.called("change_settings") == [(settings,), (settings,)]


def test_what_the_user_has_begun_to_choose_is_not_written_over(dialog: SettingsDialog) -> None:
    dialog.begin()
    dialog.tabs.setCurrentWidget(dialog.submissions)
    dialog.submissions.in_progress.setValue(9)
    dialog.key.address.setText("https://finovox.example.org")
    dialog.key.form.field.setText("fx-secret")
    dialog.key.form.store.click()
    assert dialog.submissions.in_progress.value() == 9
    assert dialog.submissions.in_progress.lineEdit().width() >= 40
    dialog.cancel.click()
    dialog.begin()
    assert dialog.submissions.in_progress.value() == 50


@pytest.mark.parametrize(
    ("address", "words"),
    [
        ("http://user:word@proxy.example", "A user name and a password cannot be kept here"),
        ("ftp://proxy.example", "This is not the address of a proxy"),
        ("", "This is not the address of a proxy"),
    ],
)
def test_a_proxy_that_cannot_be_one_is_not_saved_and_says_why(
    controller: RecordingController, dialog: SettingsDialog, address: str, words: str
) -> None:
    dialog.begin()
    dialog.connection.proxy[ProxyChoice.OWN].setChecked(True)
    dialog.connection.proxy_address.setText(address)
    dialog.save.click()
    assert dialog.isVisible()
    assert dialog.tabs.currentWidget() is dialog.connection
    assert dialog.connection.proxy_fault.isVisible()
    assert dialog.connection.proxy_fault.text().startswith(words)
    assert controller.called("change_settings") == []
    dialog.connection.proxy[ProxyChoice.SYSTEM].setChecked(True)
    assert dialog.connection.proxy_fault.isHidden()
    dialog.save.click()
    assert controller.settings.network == Network()


@pytest.mark.parametrize("seen", range(4))
def test_a_fault_on_a_page_that_is_hidden_leads_to_it(
    application: QApplication, controller: RecordingController, dialog: SettingsDialog, seen: int
) -> None:
    dialog.begin()
    dialog.activateWindow()
    dialog.key.address.setText("http://finovox.example.org")
    dialog.tabs.setCurrentIndex(seen)
    dialog.save.click()
    application.processEvents()
    assert dialog.tabs.currentWidget() is dialog.key
    assert dialog.focusWidget() is dialog.key.address
    assert dialog.key.address_fault.isVisible()
    assert controller.called("change_settings") == []


def test_a_number_says_its_bounds_and_keeps_to_them(dialog: SettingsDialog, controller: RecordingController) -> None:
    dialog.begin()
    assert dialog.submissions.in_progress_bounds.text() == "1 to 2,000"
    dialog.tabs.setCurrentWidget(dialog.submissions)
    field = dialog.submissions.in_progress
    field.lineEdit().setText("")
    dialog.tabs.setCurrentWidget(dialog.general)
    dialog.save.click()
    assert 1 <= controller.settings.analyses_in_progress <= 2000


def test_words_about_a_fault_have_room(application: QApplication, dialog: SettingsDialog) -> None:
    dialog.begin()
    dialog.go_to_connection()
    dialog.connection.proxy[ProxyChoice.OWN].setChecked(True)
    before = dialog.height()
    dialog.connection.proxy_address.setText("http://user:word@proxy.example")
    application.processEvents()
    fault = dialog.connection.proxy_fault
    assert fault.height() >= fault.heightForWidth(fault.width())
    assert fault.geometry().top() >= dialog.connection.proxy_address.geometry().bottom()
    assert dialog.height() >= before


def test_own_certificates_need_a_file_and_choosing_one_means_them(
    controller: RecordingController, dialog: SettingsDialog, tmp_path: Path
) -> None:
    dialog.begin()
    dialog.go_to_connection()
    dialog.connection.own_certificates.setChecked(True)
    dialog.save.click()
    assert dialog.connection.certificate_fault.isVisible()
    assert controller.called("change_settings") == []
    dialog.connection.system_certificates.setChecked(True)
    file = tmp_path / "company.pem"
    file.touch()
    dialog.connection.choose_file.click()
    choice = dialog.findChild(QFileDialog)
    assert isinstance(choice, QFileDialog)
    choice.fileSelected.emit(str(file))
    dialog.save.click()
    assert controller.settings.network.certificate_file == str(file)


def test_how_often_the_key_was_used_is_asked_for_and_told(
    controller: RecordingController, dialog: SettingsDialog
) -> None:
    controller.key_changed.emit(KeyStatus(SERVICE, KeyState.STORED))
    assert controller.called("request_usage") == []
    dialog.begin()
    assert controller.called("request_usage") == [()]
    dialog.go_to_key()
    assert not dialog.key.usage.isVisible()
    today = QDateTime.currentDateTimeUtc().date()
    months = [today.addMonths(-back).toString("yyyy-MM") for back in (0, 1, 2)]
    controller.usage_ready.emit(KeyUsage(SERVICE, tuple(zip(months, (1123, 456, 9), strict=True))))
    assert dialog.key.usage.isVisible()
    assert dialog.key.usage.text() == "Submissions with this key: 1,123 this month, 456 last month"
    controller.key_changed.emit(KeyStatus(SERVICE, KeyState.NONE))
    assert not dialog.key.usage.isVisible()


def test_every_field_and_page_has_a_name_for_a_screen_reader(dialog: SettingsDialog) -> None:
    dialog.begin()
    fields = [*dialog.findChildren(QLineEdit), *dialog.findChildren(QAbstractSpinBox), *dialog.findChildren(QComboBox)]
    own = [field for field in fields if not field.objectName().startswith("qt_")]
    names = {
        field.objectName(): QAccessible.queryAccessibleInterface(field).text(QAccessible.Text.Name) for field in own
    }
    assert len(names) == 9
    assert all(names.values()), names
    assert all(dialog.tabs.tabText(number) for number in range(4))


def test_the_dialog_fits_a_small_screen_in_both_languages(
    application: QApplication, dialog: SettingsDialog, switch: LanguageSwitch
) -> None:
    dialog.begin()
    for language in Language:
        switch.wear(language)
        application.processEvents()
        assert dialog.height() <= 620
        assert dialog.width() <= 760


def test_an_address_that_would_betray_the_key_cannot_be_saved(
    controller: RecordingController, dialog: SettingsDialog
) -> None:
    dialog.key.address.setText("http://finovox.example.org")
    dialog.save.click()
    assert dialog.tabs.currentWidget() is dialog.key
    assert not dialog.key.address_fault.isHidden()
    dialog.key.form.field.setText("fx-secret")
    dialog.key.form.store.click()
    assert controller.calls == []
    dialog.key.address.setText("http://127.0.0.1:8080")
    assert dialog.key.address_fault.isHidden()
    dialog.key.address.setText("")
    dialog.save.click()
    assert controller.settings.service_root == SERVICE_ROOT


def test_where_the_key_is_stands_in_plain_words(controller: RecordingController, dialog: SettingsDialog) -> None:
    assert not dialog.key.delete_key.isEnabled()
    controller.key_changed.emit(KeyStatus(SERVICE, KeyState.STORED))
    assert "keyring" in dialog.key.place.text()
    dialog.key.delete_key.click()
    assert controller.called("delete_key") == [()]
    controller.key_changed.emit(
        KeyStatus(SERVICE, KeyState.THIS_SESSION_ONLY, FinovoxError("The keyring is locked.", ""))
    )
    assert "until you quit" in dialog.key.place.text()
    assert dialog.key.words.text() == "The keyring is locked."


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
