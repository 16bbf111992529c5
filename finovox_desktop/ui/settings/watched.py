"""The settings' page of the watched folder: which one, and what will happen."""

from dataclasses import replace

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QLineEdit

from finovox_desktop.core.settings import Settings
from finovox_desktop.ui.file_choice import FileChoice
from finovox_desktop.ui.settings.page import SettingsPage, line
from finovox_desktop.ui.widgets.makers import named, plain_label, push_button


class WatchedPage(SettingsPage):
    """Off until a folder is chosen; holds once the settings are saved."""

    def __init__(self) -> None:
        super().__init__("watchedPage")
        self._title = plain_label("watchedTitle", "strong")
        self._words = plain_label("watchedWords", "small", wraps=True)
        self._folder_label = plain_label("watchedFolderLabel")
        self.folder = named(QLineEdit(), "watchedFolder")
        self.folder.setReadOnly(True)
        self._folder_label.setBuddy(self.folder)
        self.choose = push_button("chooseWatchedFolder", self._choose)
        self.stop = push_button("stopWatching", self._stop)
        self._consequences = plain_label("watchedConsequences", "small", wraps=True)
        self._files = FileChoice(self)
        self._files.paths_chosen.connect(self._take)
        column = self._card("watchedCard")
        column.addWidget(self._title)
        column.addWidget(self._words)
        column.addWidget(self._folder_label)
        column.addWidget(self.folder)
        buttons = line(self.choose, self.stop, stretched=self.choose)
        buttons.setStretch(0, 0)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addWidget(self._consequences)
        self._ready()

    def title(self) -> str:
        return self.tr("Watched folder")

    def show_settings(self, settings: Settings) -> None:
        self._show(settings.watched_folder)

    def applied_to(self, settings: Settings) -> Settings:
        return replace(settings, watched_folder=self.folder.text())

    def retranslate(self) -> None:
        self._title.setText(self.tr("Take documents in by themselves"))
        self._words.setText(
            self.tr(
                "Each document that comes into this folder, or into a folder within it, is submitted without being asked "
                "for. Those that are there already are submitted too."
            )
        )
        self._folder_label.setText(self.tr("Folder"))
        self.folder.setPlaceholderText(self.tr("No folder is watched"))
        self.choose.setText(self.tr("Choose a folder…"))
        self.stop.setText(self.tr("Stop watching"))
        self._consequences.setText(
            self.tr(
                "A file is taken when it has stopped growing. The same content is taken once, even when its row was "
                "removed. Files are never moved, changed or deleted. A sub-folder's name becomes the case."
            )
        )

    def _show(self, folder: str) -> None:
        self.folder.setText(folder)
        self.folder.setCursorPosition(0)
        self.stop.setEnabled(bool(folder))

    @Slot()
    def _choose(self) -> None:
        self._files.ask_watched_folder(self.folder.text())

    @Slot(object)
    def _take(self, paths: tuple[str, ...]) -> None:
        self._show(paths[0])
        self.folder.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot()
    def _stop(self) -> None:
        self._show("")
        self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
