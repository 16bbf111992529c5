"""The ways in for documents: dialogs, the clipboard, drops on the window, the samples."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from finovox_desktop.ui.file_choice import FileChoice
from finovox_desktop.ui.window_drops import WindowDrops, local_paths


class WaysIn(QObject):
    """Made once the window is there.

    Signals:
        paths_chosen: a tuple of paths, in whichever way they came.
    """

    paths_chosen = Signal(object)

    def __init__(self, window: QWidget, samples: Sequence[str]) -> None:
        super().__init__(window)
        self._window = window
        self._samples = tuple(samples)
        self.files = FileChoice(window)
        self.drops = WindowDrops(window)
        self.files.paths_chosen.connect(self.paths_chosen)
        self.drops.paths_dropped.connect(self.paths_chosen)

    @Slot()
    def ask_files(self) -> None:
        """Ask for documents."""
        self.files.ask_files()

    @Slot()
    def ask_folder(self) -> None:
        """Ask for a folder."""
        self.files.ask_folder()

    @Slot()
    def add_samples(self) -> None:
        """Take the samples."""
        self.paths_chosen.emit(self._samples)

    @Slot()
    def paste(self) -> None:
        """Take the files that were copied, where the window takes drops: the first start asks its questions before."""
        paths = local_paths(QGuiApplication.clipboard().mimeData())
        if paths and self._window.acceptDrops():
            self.paths_chosen.emit(paths)
