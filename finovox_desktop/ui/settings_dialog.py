"""The settings: the key, where documents go, the language, and how much is asked for."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QPalette, QShowEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from finovox_desktop.core.destination import SERVICE_ROOT, read_destination
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import MOST_SUBMISSIONS_IN_FLIGHT, Language, Mode, Settings
from finovox_desktop.core.status import KeyState, KeyStatus
from finovox_desktop.core.text import shown
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.choice import Choice
from finovox_desktop.ui.error_text import error_title
from finovox_desktop.ui.key_form import KeyForm
from finovox_desktop.ui.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.widgets import card, named, plain_label, push_button

_LANGUAGES = (None, Language.ENGLISH, Language.FRENCH)
_WIDTH = 560


class SettingsDialog(QDialog):
    """Opened with `open()`, without blocking. The key is stored at once; the rest with Save.

    Signals:
        diagnostics_requested: no value, when they are to be copied.
    """

    diagnostics_requested = Signal()

    def __init__(self, controller: JobController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setMinimumWidth(_WIDTH)
        self._controller = controller
        self._make_destination()
        self._make_key()
        self._make_work()
        self.copy_diagnostics = push_button("copyDiagnostics", self.diagnostics_requested, "link")
        self.save = push_button("saveSettings", self._save, "filled")
        self.cancel = push_button("cancelSettings", self.reject)
        self._lay_out()
        self._outline_indicators()
        self._retranslate()
        self.show_settings(controller.settings)
        self.show_key(controller.key_status)
        controller.settings_changed.connect(self.show_settings)
        controller.key_changed.connect(self.show_key)

    @Slot(object)
    def show_settings(self, settings: Settings) -> None:
        """Fill in what is set."""
        self.sandbox.setChecked(settings.mode is Mode.SANDBOX)
        self.service.setChecked(settings.mode is not Mode.SANDBOX)
        self.address.setText(settings.service_root)
        self.language.setCurrentIndex(_LANGUAGES.index(settings.language))
        self.explanation.setChecked(settings.explanation)
        self.in_flight.setCurrentIndex(settings.submissions_in_flight - 1)

    @Slot(object)
    def show_key(self, status: KeyStatus) -> None:
        """Say where the key is."""
        of_service = not status.destination.is_sandbox
        self.key_place.setText(self.key.place_text(status if of_service else None))
        self.key_words.setText(shown(error_title(status.error)) if status.error else "")
        self.key_words.setVisible(status.error is not None)
        # In the sandbox nobody has asked the keyring: deleting must stay possible.
        self.delete_key.setEnabled(status.state in {KeyState.STORED, KeyState.THIS_SESSION_ONLY} or not of_service)

    def go_to_key(self) -> None:
        """Put the cursor where the key is pasted, with the service chosen."""
        self.service.setChecked(True)
        self.key.field.setFocus()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self.show_key(self._controller.key_status)
            self._fit()
        elif event.type() == QEvent.Type.PaletteChange and hasattr(self, "_column"):
            self._outline_indicators()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the texts need."""
        super().showEvent(event)
        self._fit()

    def reject(self) -> None:
        """Leave everything as it was, and no key in the field."""
        self.key.field.clear()
        super().reject()

    def _make_destination(self) -> None:
        self.destination_title = plain_label("destinationTitle", "strong")
        self.service = named(QRadioButton(), "useService")
        self.sandbox = named(QRadioButton(), "useSandbox")
        self._destinations = QButtonGroup(self)
        self._destinations.addButton(self.service)
        self._destinations.addButton(self.sandbox)
        self.service_words = plain_label("serviceWords", "small", wraps=True)
        self.sandbox_words = plain_label("sandboxWords", "small", wraps=True)
        self.address_label = plain_label("addressLabel")
        self.address = named(QLineEdit(), "serviceAddress")
        self.address.setPlaceholderText(SERVICE_ROOT)
        self.address_label.setBuddy(self.address)
        self.address.textChanged.connect(self._look_at_address)
        self.address_fault = plain_label("addressFault", wraps=True)
        self.address_fault.setProperty("tone", "high")
        self.address_fault.hide()

    def _make_key(self) -> None:
        self.key_title = plain_label("keyTitle", "strong")
        self.key = KeyForm("key")
        self.key.key_entered.connect(self._store_key)
        self.delete_key = push_button("deleteKey", self._controller.delete_key)
        self.key_place = plain_label("keyPlace", "small", wraps=True)
        self.key_words = plain_label("keyWords", "small", wraps=True)

    def _make_work(self) -> None:
        self.language_label = plain_label("languageLabel")
        self.language = named(Choice(), "language")
        self.language.addItems(["", "English", "Français"])
        self.language_label.setBuddy(self.language)
        self.explanation = named(QCheckBox(), "explanation")
        self.explanation_words = plain_label("explanationWords", "small", wraps=True)
        self.in_flight_label = plain_label("inFlightLabel")
        self.in_flight = named(Choice(), "inFlight")
        self.in_flight.addItems([str(number) for number in range(1, MOST_SUBMISSIONS_IN_FLIGHT + 1)])
        self.in_flight_label.setBuddy(self.in_flight)

    def _lay_out(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP)
        destination = self._card(column, "destinationCard")
        destination.addWidget(self.destination_title)
        for choice, words in ((self.service, self.service_words), (self.sandbox, self.sandbox_words)):
            destination.addWidget(choice)
            words.setIndent(GAP_LARGE + GAP_SMALL)
            destination.addWidget(words)
        destination.addSpacing(4)
        destination.addLayout(_line(self.address_label, self.address, stretched=True))
        destination.addWidget(self.address_fault)
        key = self._card(column, "keyCard")
        key.addWidget(self.key_title)
        key.addLayout(_line(self.key, self.delete_key))
        key.addWidget(self.key_place)
        key.addWidget(self.key_words)
        work = self._card(column, "workCard")
        work.addLayout(_line(self.language_label, self.language))
        work.addLayout(_line(self.in_flight_label, self.in_flight))
        work.addWidget(self.explanation)
        self.explanation_words.setIndent(GAP_LARGE + GAP_SMALL)
        work.addWidget(self.explanation_words)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.copy_diagnostics)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column.addLayout(buttons)

    def _card(self, column: QVBoxLayout, name: str) -> QVBoxLayout:
        frame = card(name)
        column.addWidget(frame)
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP)
        inside.setSpacing(GAP_SMALL)
        return inside

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.destination_title.setText(self.tr("Where documents go"))
        self.service.setText(self.tr("The Finovox service"))
        self.service_words.setText(self.tr("Documents are sent over an encrypted connection and analysed there."))
        self.sandbox.setText(self.tr("The sandbox on this computer"))
        self.sandbox_words.setText(self.tr("Nothing leaves this computer. Local checks, not a verdict of the service."))
        self.address_label.setText(self.tr("Service's address"))
        self.address_fault.setText(
            self.tr("This must be an https address. http is for this computer only (127.0.0.1, localhost).")
        )
        self.key_title.setText(self.tr("API key"))
        self.delete_key.setText(self.tr("Delete key"))
        self.language_label.setText(self.tr("Language"))
        self.language.setItemText(0, self.tr("The system's language"))
        self.explanation.setText(self.tr("Ask for explanations too"))
        self.explanation_words.setText(
            self.tr("Why a document has its risk, in sentences. The service may count this separately.")
        )
        self.in_flight_label.setText(self.tr("Documents submitted at the same time"))
        self.copy_diagnostics.setText(self.tr("Copy diagnostics"))
        self.copy_diagnostics.setToolTip(
            self.tr("Versions, states and settings for whoever helps you: no key, no file name")
        )
        self.save.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))

    def _address(self) -> str | None:
        """The address as it is to be kept, or None where it is none."""
        try:
            return read_destination(self.address.text() or SERVICE_ROOT).root
        except ValueError:
            return None

    @Slot()
    def _look_at_address(self) -> None:
        self.address_fault.setVisible(self._address() is None)
        self.save.setEnabled(self._address() is not None)
        self._fit()

    def _fit(self) -> None:
        """Take the height that the wrapped texts need in this width; a dialog does not do so by itself."""
        if self.isVisible():
            self._column.activate()
            self.resize(self.width(), self._column.totalHeightForWidth(self.width()))

    def _outline_indicators(self) -> None:
        """Give radio buttons and check boxes an outline that can be seen in the dark: Fusion derives it from Window."""
        for button in (self.service, self.sandbox, self.explanation):
            palette = QPalette(self.palette())
            palette.setColor(QPalette.ColorRole.Window, palette.color(QPalette.ColorRole.PlaceholderText))
            button.setPalette(palette)

    @Slot(object)
    def _store_key(self, key: Secret) -> None:
        address = self._address()
        if address is None:
            self.address.setFocus()
            return
        settings = self._controller.settings
        if address != settings.service_root:
            # A key belongs to one address: the one that stands beside it.
            self._controller.change_settings(replace(settings, service_root=address))
        self._controller.store_key(key)

    @Slot()
    def _save(self) -> None:
        address = self._address()
        if address is None:
            return
        self._controller.change_settings(
            replace(
                self._controller.settings,
                mode=Mode.SANDBOX if self.sandbox.isChecked() else Mode.SERVICE,
                service_root=address,
                language=_LANGUAGES[self.language.currentIndex()],
                explanation=self.explanation.isChecked(),
                submissions_in_flight=self.in_flight.currentIndex() + 1,
            )
        )
        if self.key.field.text().strip():
            # A key that was pasted and not stored yet is meant to be.
            self.key.store.click()
        self.accept()


def _line(first: QWidget, second: QWidget, *, stretched: bool = False) -> QHBoxLayout:
    row = QHBoxLayout()
    row.setSpacing(GAP_SMALL)
    row.addWidget(first, 0 if stretched else 1)
    row.addWidget(second, 1 if stretched else 0)
    return row
