"""Opens a document with the system's program for it, and shows it in its folder."""

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QDesktopServices

from finovox_desktop.core.errors import DocumentNotShownError
from finovox_desktop.core.text import shown
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.desktop.errands import Errands
from finovox_desktop.desktop.file_url import encoded_url, file_url

if sys.platform == "linux":
    from jeepney import DBusAddress, new_method_call

    from finovox_desktop.desktop.bus import Bus, BusKind, Values

    _FILE_MANAGER = DBusAddress(
        "/org/freedesktop/FileManager1",
        bus_name="org.freedesktop.FileManager1",
        interface="org.freedesktop.FileManager1",
    )

_DOCUMENT_ENDINGS = frozenset({".pdf", ".jpg", ".jpeg", ".jpe", ".jfif", ".png"})
"""The system chooses the program by the name. Content that begins like a PDF may still be a script for another one."""


class DocumentOpener(QObject):
    """Opens and shows documents by their absolute paths. Every method returns at once.

    Signals:
        failed: FinovoxError, when a document is gone or no program opens it.
    """

    failed = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._errands = Errands(self)
        if sys.platform == "linux":
            self._bus = Bus(BusKind.SESSION, self)

    def open_document(self, path: str) -> None:
        """Open a document with the system's program for its kind."""
        if os.path.splitext(path)[1].lower() not in _DOCUMENT_ENDINGS:  # noqa: PTH122  (the path may be no UTF-8)
            self.failed.emit(_misnamed(path))
            return
        self._errands.run(partial(_is_file, path), partial(self._open_if_there, path))

    def show_in_folder(self, path: str) -> None:
        """Show a document in the system's file manager, selected where that can be asked for."""
        self._errands.run(partial(_is_file, path), partial(self._show_if_there, path))

    def close(self) -> None:
        """Do nothing any more: the program ends."""
        self._errands.close()
        if sys.platform == "linux":
            self._bus.close()

    def _open_if_there(self, path: str, is_there: bool) -> None:  # noqa: FBT001  (the answer of an errand)
        if not is_there:
            self.failed.emit(_gone(path))
        elif not QDesktopServices.openUrl(file_url(path)):
            self.failed.emit(_no_program(path))

    def _show_if_there(self, path: str, is_there: bool) -> None:  # noqa: FBT001
        if not is_there:
            self.failed.emit(_gone(path))
        elif sys.platform == "linux":
            values = ([encoded_url(path)], "")
            self._bus.call(
                new_method_call(_FILE_MANAGER, "ShowItems", "ass", values),
                partial(self._open_folder_unless_shown, path),
            )
        elif sys.platform == "win32":
            # Explorer reads its arguments in a way of its own; no Windows name holds a quotation mark.
            self._start(f'explorer /select,"{path}"')
        else:
            self._start(["open", "-R", path])

    if sys.platform == "linux":

        def _open_folder_unless_shown(self, path: str, values: Values | None) -> None:
            if values is None:
                self._open_folder(path)

    def _open_folder(self, path: str) -> None:
        if not QDesktopServices.openUrl(file_url(os.path.dirname(path))):  # noqa: PTH120
            self.failed.emit(_no_program(path))

    def _start(self, command: str | Sequence[str]) -> None:
        self._errands.run(partial(_run, command), lambda _answer: None)


def _is_file(path: str) -> bool:
    try:
        return Path(path).is_file()
    except (OSError, ValueError):
        return False


def _run(command: str | Sequence[str]) -> None:
    try:
        subprocess.run(command, stdin=subprocess.DEVNULL, check=False)
    except OSError:
        return


def _gone(path: str) -> DocumentNotShownError:
    return DocumentNotShownError(
        QT_TRANSLATE_NOOP("Error", "{file} is not there any more"),
        QT_TRANSLATE_NOOP("Error", "It was moved, renamed or deleted after it was added. Its result stays here."),
        file=_name(path),
    )


def _misnamed(path: str) -> DocumentNotShownError:
    return DocumentNotShownError(
        QT_TRANSLATE_NOOP("Error", "{file} is not opened from here"),
        QT_TRANSLATE_NOOP(
            "Error",
            "Its name is not that of a PDF, JPEG or PNG: another program could run it. Show it in its folder instead.",
        ),
        file=_name(path),
    )


def _no_program(path: str) -> DocumentNotShownError:
    return DocumentNotShownError(
        QT_TRANSLATE_NOOP("Error", "No program opened {file}"),
        QT_TRANSLATE_NOOP("Error", "Choose a program for such files in the system's settings."),
        file=_name(path),
    )


def _name(path: str) -> str:
    return shown(os.path.basename(path), 80)  # noqa: PTH119
