"""Drops on the whole window, at any time."""

import os
import sys
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from finovox_desktop.ui.look.dashed_card import draw_dashed_card
from finovox_desktop.ui.look.icons import Icon, IconLabel
from finovox_desktop.ui.look.theme import GAP_LARGE, GAP_SMALL, current_theme
from finovox_desktop.ui.widgets.makers import plain_label

_DOCUMENT_ENDINGS = (".pdf", ".jpg", ".jpeg", ".png")


def local_path(url: QUrl) -> str:
    """Give the path of a local file's address as it is on the disk, without looking there; empty for anything else."""
    if not url.isLocalFile():
        return ""
    if sys.platform == "win32":
        return url.toLocalFile()
    # toLocalFile() replaces bytes that are no UTF-8; such a file would be lost.
    return os.fsdecode(unquote_to_bytes(url.path(QUrl.ComponentFormattingOption.FullyEncoded)))


def local_paths(data: QMimeData) -> tuple[str, ...]:
    """Give the local paths of what is dropped or pasted, in their order."""
    return tuple(path for path in map(local_path, data.urls()) if path)


class DropOverlay(QWidget):
    """Covers the window while something is dragged over it and counts what would be added."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("dropOverlay")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.title = plain_label("overlayTitle", "title")
        self.formats = plain_label("overlayFormats", "dim")
        column = QVBoxLayout(self)
        column.setSpacing(GAP_SMALL)
        column.addStretch(1)
        for widget in (IconLabel(Icon.DROP_TRAY, 56), self.title, self.formats):
            column.addWidget(widget, alignment=Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        self.hide()

    def invite(self, paths: Sequence[str]) -> None:
        """Cover the window and say how many documents would be added.

        No disk is touched here: names that end as documents do are called documents; anything else, folders among them,
        makes it items.
        """
        if all(path.lower().endswith(_DOCUMENT_ENDINGS) for path in paths):
            self.title.setText(self.tr("Add %Ln document(s)", None, len(paths)))
        else:
            self.title.setText(self.tr("Add %Ln item(s)", None, len(paths)))
        self.formats.setText(self.tr("Folders, e-mails and archives are searched for PDF, JPEG and PNG"))
        self.setGeometry(self._window.rect())
        self.raise_()
        self.show()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Veil the window and draw the dashed edge in the accent."""
        painter = QPainter(self)
        theme = current_theme()
        veil = QColor(theme.background)
        veil.setAlphaF(0.94)
        painter.fillRect(self.rect(), veil)
        inner = QRectF(self.rect()).adjusted(GAP_LARGE, GAP_LARGE, -GAP_LARGE, -GAP_LARGE)
        draw_dashed_card(painter, inner, QColor(theme.accent.ground), QColor(theme.accent.ink))


class WindowDrops(QObject):
    """Lets a whole window take local files; no disk is touched here."""

    paths_dropped = Signal(object)
    """The paths, as a tuple of texts."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.overlay = DropOverlay(window)
        window.setAcceptDrops(True)
        window.installEventFilter(self)

    def reserve(self, widgets: Sequence[QWidget]) -> None:
        """Take drops away from widgets that would accept them as text, such as the search field."""
        for widget in widgets:
            widget.setAcceptDrops(False)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take drags of local files; leave everything else alone."""
        if isinstance(event, QDropEvent) and event.source() is not None:
            # Rows that are dragged out of this very window are here already.
            return False
        if isinstance(event, QDropEvent) and event.type() == QEvent.Type.Drop:
            return self._drop(event)
        if isinstance(event, QDragEnterEvent | QDragMoveEvent):
            return self._offer(event)
        if event.type() == QEvent.Type.DragLeave:
            self.overlay.hide()
        elif event.type() == QEvent.Type.Resize and self.overlay.isVisible():
            self.overlay.setGeometry(self._window.rect())
        return False

    def _offer(self, event: QDragMoveEvent) -> bool:
        paths = local_paths(event.mimeData())
        if not paths:
            return False
        # The file stays where it is, whatever the other program proposes.
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if isinstance(event, QDragEnterEvent):
            self.overlay.invite(paths)
        return True

    def _drop(self, event: QDropEvent) -> bool:
        self.overlay.hide()
        paths = local_paths(event.mimeData())
        if not paths:
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        self.paths_dropped.emit(paths)
        return True
