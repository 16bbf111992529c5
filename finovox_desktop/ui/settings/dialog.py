"""The settings: a few pages of choices, saved together; the key is stored at once."""

from dataclasses import replace

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from finovox_desktop.core.news import KeyUsage
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import Settings
from finovox_desktop.core.status import KeyStatus
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.look.theme import GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.settings.connection import ConnectionPage
from finovox_desktop.ui.settings.general import GeneralPage
from finovox_desktop.ui.settings.key import KeyPage
from finovox_desktop.ui.settings.page import SettingsPage
from finovox_desktop.ui.settings.submissions import SubmissionsPage
from finovox_desktop.ui.settings.watched import WatchedPage
from finovox_desktop.ui.widgets.makers import named, push_button

_WIDTH = 560


class SettingsDialog(QDialog):
    """Opened with `begin()`, without blocking. The key is stored at once; the rest with Save.

    Signals:
        diagnostics_requested: no value, when they are to be copied.
    """

    diagnostics_requested = Signal()

    def __init__(self, controller: JobController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settingsDialog")
        self.setMinimumWidth(_WIDTH)
        self._controller = controller
        self.general = GeneralPage()
        self.key = KeyPage()
        self.connection = ConnectionPage()
        self.submissions = SubmissionsPage()
        self.watched = WatchedPage()
        self.copy_diagnostics = push_button("copyDiagnostics", self.diagnostics_requested, "link")
        self.save = push_button("saveSettings", self._save, "filled")
        self.cancel = push_button("cancelSettings", self.reject)
        self._lay_out()
        self._retranslate()
        self._show_settings(controller.settings)
        self.key.show_key(controller.key_status)
        self.key.form.key_entered.connect(self._store_key)
        self.key.delete_requested.connect(self._delete_key)
        controller.settings_changed.connect(self._follow_settings)
        controller.key_changed.connect(self._show_key)
        controller.usage_ready.connect(self._show_usage)

    @property
    def pages(self) -> tuple[SettingsPage, ...]:
        """The pages, in the order of their tabs."""
        return (self.general, self.key, self.connection, self.submissions, self.watched)

    def begin(self) -> None:
        """Open with what is set."""
        if not self.isVisible():
            self._show_settings(self._controller.settings)
            self._controller.request_usage()
        self.open()

    def go_to_key(self) -> None:
        """Put the cursor where the key is pasted, with the service chosen."""
        self.general.service.setChecked(True)
        self.tabs.setCurrentWidget(self.key)
        self.key.form.field.setFocus()

    def go_to_connection(self) -> None:
        """Show how the service is reached."""
        self.tabs.setCurrentWidget(self.connection)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language and the colours."""
        super().changeEvent(event)
        if not hasattr(self, "_column"):
            return
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        """Take the height that the texts need."""
        super().showEvent(event)
        self._fit()

    def reject(self) -> None:
        """Leave everything as it was, and no key in the field."""
        self.key.form.field.clear()
        super().reject()

    def _lay_out(self) -> None:
        self.tabs = named(QTabWidget(documentMode=True), "settingsPages")
        self.tabs.tabBar().setDrawBase(False)
        self.tabs.tabBar().setExpanding(False)
        for page in self.pages:
            self.tabs.addTab(page, "")
            page.words_changed.connect(self._fit)
        self.tabs.currentChanged.connect(self._fit)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_SMALL, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP_LARGE)
        column.addWidget(self.tabs, 1)
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addWidget(self.copy_diagnostics)
        buttons.addStretch(1)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.save)
        column.addLayout(buttons)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Settings"))
        self.tabs.setAccessibleName(self.tr("Settings"))
        for number, page in enumerate(self.pages):
            self.tabs.setTabText(number, page.title())
        self.copy_diagnostics.setText(self.tr("Copy diagnostics"))
        self.copy_diagnostics.setToolTip(
            self.tr("Versions, states and settings for whoever helps you: no key, no file name")
        )
        self.save.setText(self.tr("Save"))
        self.cancel.setText(self.tr("Cancel"))

    @Slot()
    def _fit(self) -> None:
        """Take the height that the highest page needs in this width; a dialog does not do so by itself."""
        if self.isVisible():
            self._column.activate()
            shown = self.tabs.currentWidget()
            highest = max(page.height_needed(shown.width()) for page in self.pages)
            self.resize(self.width(), self.height() + highest - shown.height())

    def _show_settings(self, settings: Settings) -> None:
        for page in self.pages:
            page.show_settings(settings)

    @Slot(object)
    def _follow_settings(self, settings: Settings) -> None:
        """Take over what was changed elsewhere, but never write over what the user has begun to choose."""
        if not self.isVisible():
            self._show_settings(settings)

    @Slot(object)
    def _show_key(self, status: KeyStatus) -> None:
        self.key.show_key(status)
        if self.isVisible():
            self._controller.request_usage()

    @Slot(object)
    def _show_usage(self, usage: KeyUsage) -> None:
        self.key.show_usage(usage)

    @Slot(object)
    def _store_key(self, key: Secret) -> None:
        if self.key.faulty_field() is not None:
            self.key.address.setFocus()
            return
        settings = self._controller.settings
        # A key belongs to the address that stands beside it, and so does its name.
        of_key = self.key.applied_to(settings)
        if of_key != settings:
            self._controller.change_settings(of_key)
        self._controller.store_key(key)

    @Slot()
    def _delete_key(self) -> None:
        settings = self._controller.settings
        if settings.key_name:
            self._controller.change_settings(replace(settings, key_name=""))
        self._controller.delete_key()

    @Slot()
    def _save(self) -> None:
        for page in self.pages:
            field = page.faulty_field()
            if field is not None:
                page.show_faults()
                self.tabs.setCurrentWidget(page)
                field.setFocus()
                return
        settings = self._controller.settings
        for page in self.pages:
            settings = page.applied_to(settings)
        self._controller.change_settings(settings)
        if self.key.form.field.text().strip():
            # A key that was pasted and not stored yet is meant to be.
            self.key.form.store.click()
        self.accept()
