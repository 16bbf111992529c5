"""The file dialogs: which files, which folder, where the report goes. None blocks."""

from collections.abc import Callable

from PySide6.QtCore import QDate, QDir, QObject, QStandardPaths, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from finovox_desktop.ui.widgets.makers import named

_DOCUMENTS = ("pdf", "jpg", "jpeg", "png")
_EMAILS = ("eml",)
_ARCHIVES = ("zip",)


class FileChoice(QObject):
    """Opens one dialog at a time over a window: where the last one ended, the first where people keep their documents."""

    paths_chosen = Signal(object)
    """A tuple of the paths of files, or of one folder."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._folder = ""

    def ask_files(self) -> None:
        """Ask for documents."""
        dialog = self._dialog("filesDialog", self.tr("Add files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        # A document is known by its content: any name may be chosen.
        dialog.setNameFilters(
            [
                f"{self.tr('Documents, e-mails and archives')} ({_patterns(*_DOCUMENTS, *_EMAILS, *_ARCHIVES)})",
                f"{self.tr('Documents')} ({_patterns(*_DOCUMENTS)})",
                f"{self.tr('E-mails')} ({_patterns(*_EMAILS)})",
                f"{self.tr('Archives')} ({_patterns(*_ARCHIVES)})",
                f"{self.tr('All files')} (*)",
            ]
        )
        dialog.filesSelected.connect(self._tell)
        dialog.open()

    def ask_folder(self) -> None:
        """Ask for a folder."""
        dialog = self._dialog("folderDialog", self.tr("Add folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.filesSelected.connect(self._tell)
        dialog.open()

    def ask_watched_folder(self, folder: str) -> None:
        """Ask for the folder that is to be watched, beginning at the one that is."""
        dialog = self._dialog("watchedFolderDialog", self.tr("Watched folder"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        if folder:
            dialog.setDirectory(folder)
        dialog.filesSelected.connect(self._tell)
        dialog.open()

    def ask_target(self, chosen: Callable[[str], None]) -> None:
        """Ask where a report goes; its name is suggested with today's date."""
        dialog = self._dialog("exportDialog", self.tr("Export the report"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        report = self.tr("JSON report")
        dialog.setNameFilters([f"{report} (*.json)"])
        dialog.setDefaultSuffix("json")
        dialog.selectFile(suggested_name())
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def ask_certificates(self, chosen: Callable[[str], None]) -> None:
        """Ask for a file of trusted certificates."""
        dialog = self._dialog("certificatesDialog", self.tr("Trusted certificates"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        certificates, everything = self.tr("Certificates"), self.tr("All files")
        dialog.setNameFilters([f"{certificates} (*.pem *.crt *.cer)", f"{everything} (*)"])
        dialog.fileSelected.connect(chosen)
        dialog.open()

    def _dialog(self, name: str, title: str) -> QFileDialog:
        dialog = named(QFileDialog(self._window, title), name)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setDirectory(self._folder or _documents_folder())
        dialog.accepted.connect(lambda: self._remember(dialog))
        return dialog

    def _remember(self, dialog: QFileDialog) -> None:
        self._folder = dialog.directory().absolutePath()

    def _tell(self, paths: list[str]) -> None:
        if paths:
            self.paths_chosen.emit(tuple(QDir.toNativeSeparators(path) for path in paths))


def _patterns(*endings: str) -> str:
    return " ".join(f"*.{ending} *.{ending.upper()}" for ending in endings)


def _documents_folder() -> str:
    """Give where people keep their documents."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return folder if folder and QDir(folder).exists() else QDir.homePath()


def suggested_name() -> str:
    """Give a report's name, such as finovox-report-2026-11-23.json."""
    return f"finovox-report-{QDate.currentDate().toString(Qt.DateFormat.ISODate)}.json"
