"""The settings' first page: where documents go, the language, notifications."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup

from finovox_desktop.core.settings import Language, Mode, Settings
from finovox_desktop.ui.settings.page import SettingsPage, explained, line
from finovox_desktop.ui.widgets.choice import Choice
from finovox_desktop.ui.widgets.makers import named, plain_label
from finovox_desktop.ui.widgets.option_buttons import CheckBox, RadioButton

_LANGUAGES = (None, Language.ENGLISH, Language.FRENCH)


class GeneralPage(SettingsPage):
    """The service or the sandbox, which language, and whether a finished batch is told of."""

    def __init__(self) -> None:
        super().__init__("generalPage")
        self._title = plain_label("destinationTitle", "strong")
        self.service = named(RadioButton(), "useService")
        self.sandbox = named(RadioButton(), "useSandbox")
        self._destinations = QButtonGroup(self)
        self._service_words = plain_label("serviceWords", "small", wraps=True)
        self._sandbox_words = plain_label("sandboxWords", "small", wraps=True)
        self._language_label = plain_label("languageLabel")
        self.language = named(Choice(), "language")
        self.language.addItems(["", "English", "Français"])
        self._language_label.setBuddy(self.language)
        destination = self._card("destinationCard")
        destination.addWidget(self._title)
        for choice, words in ((self.service, self._service_words), (self.sandbox, self._sandbox_words)):
            self._destinations.addButton(choice)
            destination.addLayout(explained(choice, words))
        language = self._card("languageCard")
        language.addLayout(line(self._language_label, self.language, stretched=self._language_label))
        self.notifications = named(CheckBox(), "notifyOfBatches")
        self._notification_words = plain_label("notificationWords", "small", wraps=True)
        notifications = self._card("notificationCard")
        notifications.addLayout(explained(self.notifications, self._notification_words))
        self._ready()

    def title(self) -> str:
        return self.tr("General")

    def show_settings(self, settings: Settings) -> None:
        self.sandbox.setChecked(settings.mode is Mode.SANDBOX)
        self.service.setChecked(settings.mode is not Mode.SANDBOX)
        self.language.setCurrentIndex(_LANGUAGES.index(settings.language))
        self.notifications.setChecked(settings.notify_of_batches)

    def applied_to(self, settings: Settings) -> Settings:
        return replace(
            settings,
            mode=Mode.SANDBOX if self.sandbox.isChecked() else Mode.SERVICE,
            language=_LANGUAGES[self.language.currentIndex()],
            notify_of_batches=self.notifications.isChecked(),
        )

    def retranslate(self) -> None:
        self._title.setText(self.tr("Where documents go"))
        self.service.setText(self.tr("The Finovox service"))
        self._service_words.setText(self.tr("Documents are sent over an encrypted connection and analysed there."))
        self.sandbox.setText(self.tr("The sandbox on this computer"))
        self._sandbox_words.setText(
            self.tr("Nothing leaves this computer. Local checks, not a verdict of the service.")
        )
        self._language_label.setText(self.tr("Language"))
        self.language.setItemText(0, self.tr("The system's language"))
        self.notifications.setText(self.tr("Notify when a batch is finished"))
        self._notification_words.setText(
            self.tr("How many documents and at which risk, never their names. Not while the window is in front.")
        )
