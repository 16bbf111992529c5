"""The settings' page of the key: the address it belongs to, where it is kept, how much it was used."""

from dataclasses import replace

from PySide6.QtCore import QDateTime, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from finovox_desktop.core.destination import SERVICE_ROOT, read_destination
from finovox_desktop.core.news import KeyUsage
from finovox_desktop.core.settings import LONGEST_KEY_NAME, Settings, read_key_name
from finovox_desktop.core.status import KeyState, KeyStatus
from finovox_desktop.core.text import shown
from finovox_desktop.ui.look.theme import GAP_SMALL
from finovox_desktop.ui.settings.page import SettingsPage, fault_label, line
from finovox_desktop.ui.widgets.key_form import KeyForm
from finovox_desktop.ui.widgets.makers import named, plain_label, push_button
from finovox_desktop.ui.words.error_text import error_title
from finovox_desktop.ui.words.locale_text import number_text


class KeyPage(SettingsPage):
    """A key belongs to one address: the one that stands beside it.

    Signals:
        delete_requested: no value, when the key is to be deleted.
    """

    delete_requested = Signal()

    def __init__(self) -> None:
        super().__init__("keyPage")
        self._status: KeyStatus | None = None
        self._usage: KeyUsage | None = None
        self.form = KeyForm("key")
        self.delete_key = push_button("deleteKey", self._delete)
        self._name_label = plain_label("keyNameLabel")
        self.name = named(QLineEdit(maxLength=LONGEST_KEY_NAME), "keyName")
        self._name_label.setBuddy(self.name)
        self._name_words = plain_label("keyNameWords", "small", wraps=True)
        self.place = plain_label("keyPlace", "small", wraps=True)
        self.words = plain_label("keyWords", "small", wraps=True)
        self.usage = plain_label("keyUsage", wraps=True)
        self._address_label = plain_label("addressLabel", "strong")
        self._address_words = plain_label("addressWords", "small", wraps=True)
        self.address = named(QLineEdit(), "serviceAddress")
        self.address.setPlaceholderText(SERVICE_ROOT)
        self._address_label.setBuddy(self.address)
        self.address_fault = fault_label("addressFault")
        self.address.textChanged.connect(self._look_at_address)
        self._title = plain_label("keyTitle", "strong")
        key = self._card("keyCard")
        key.addWidget(self._title)
        key.addLayout(line(self.form, self.delete_key, stretched=self.form))
        for label in (self.place, self.words, self.usage):
            key.addWidget(label)
        key.addSpacing(GAP_SMALL)
        key.addWidget(self._name_label)
        key.addWidget(self.name)
        key.addWidget(self._name_words)
        address = self._card("addressCard")
        for widget in (self._address_label, self.address, self.address_fault, self._address_words):
            address.addWidget(widget)
        self._ready()

    def title(self) -> str:
        return self.tr("API key")

    def show_settings(self, settings: Settings) -> None:
        self.address.setText(settings.service_root)
        self.name.setText(settings.key_name)

    def applied_to(self, settings: Settings) -> Settings:
        named_key = replace(settings, key_name=read_key_name(self.name.text()))
        address = self.read_address()
        return named_key if address is None else replace(named_key, service_root=address)

    def faulty_field(self) -> QWidget | None:
        return self.address if self.read_address() is None else None

    def read_address(self) -> str | None:
        """Give the address as it is to be kept, or None where it is none."""
        try:
            return read_destination(self.address.text() or SERVICE_ROOT).root
        except ValueError:
            return None

    def show_key(self, status: KeyStatus) -> None:
        """Say where the key is. How much it was used has to be told again."""
        self._status = status
        self._usage = None
        self._show_words()

    def show_usage(self, usage: KeyUsage) -> None:
        """Say how much the key was used."""
        self._usage = usage
        self._show_words()

    def retranslate(self) -> None:
        self._title.setText(self.tr("API key"))
        self.delete_key.setText(self.tr("Delete key"))
        self._name_label.setText(self.tr("Name of the key"))
        self._name_words.setText(
            self.tr("Shown at the top of the window, so that you see which key is in use. It is not sent.")
        )
        self.name.setPlaceholderText(self.tr("For example: Paris office"))
        self._address_label.setText(self.tr("Service's address"))
        self._address_words.setText(self.tr("The key is sent to this address and to no other."))
        self.address_fault.setText(
            self.tr("This must be an https address. http is for this computer only (127.0.0.1, localhost).")
        )
        self._show_words()

    def _show_words(self) -> None:
        status = self._status
        of_service = status is not None and not status.destination.is_sandbox
        error = status.error if status is not None else None
        self.place.setText(self.form.place_text(status if of_service else None))
        self.words.setText(shown(error_title(error)) if error is not None else "")
        self.words.setVisible(error is not None)
        # In the sandbox nobody has asked the keyring: deleting must stay possible.
        can_be_deleted = status is not None and status.state in {KeyState.STORED, KeyState.THIS_SESSION_ONLY}
        self.delete_key.setEnabled(can_be_deleted or not of_service)
        without_key = of_service and status is not None and status.state is KeyState.NONE
        self.usage.setVisible(self._usage is not None and not without_key)
        if self._usage is not None:
            self.usage.setText(self._usage_text(self._usage))
        self.words_changed.emit()

    def _usage_text(self, usage: KeyUsage) -> str:
        by_month = dict(usage.submissions_by_month)
        # Counted by UTC months, as everything is stored.
        today = QDateTime.currentDateTimeUtc().date()
        this_month, last_month = (by_month.get(day.toString("yyyy-MM"), 0) for day in (today, today.addMonths(-1)))
        return self.tr("Submissions with this key: {this_month} this month, {last_month} last month").format(
            this_month=number_text(this_month), last_month=number_text(last_month)
        )

    def _delete(self) -> None:
        # The name is the key's: the next key is another one.
        self.name.clear()
        self.delete_requested.emit()

    def _look_at_address(self) -> None:
        self.address_fault.setVisible(self.faulty_field() is not None)
        self.words_changed.emit()
