"""Where documents are dropped: the inviting area of an empty window, and the whole window at any time."""

import os
import sys
from collections.abc import Sequence
from urllib.parse import unquote_to_bytes

from PySide6.QtCore import QEvent, QMimeData, QObject, QRectF, Qt, QUrl, Signal
from PySide6.QtGui import QColor, QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finovox_desktop.ui.look.icons import Icon, IconLabel
from finovox_desktop.ui.look.theme import CARD_RADIUS, GAP, GAP_LARGE, GAP_SMALL, current_theme
from finovox_desktop.ui.widgets.makers import plain_label, push_button

_DOCUMENT_ENDINGS = (".pdf", ".jpg", ".jpeg", ".png")
_DASHES = (5.0, 4.0)
_EDGE_STRENGTH = 0.45


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


class DropArea(QWidget):
    """The empty state: an invitation, the formats, two buttons and the samples."""

    add_files_requested = Signal()
    add_folder_requested = Signal()
    samples_requested = Signal()

    def __init__(self, *, with_samples: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("dropArea")
        # Takes the focus at first, so that no button looks chosen.
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.title = plain_label("dropTitle", "title")
        self.formats = plain_label("dropFormats", "dim")
        self.privacy = plain_label("dropPrivacy", "small")
        self.add_files = push_button("dropAddFiles", self.add_files_requested, "filled")
        self.add_folder = push_button("dropAddFolder", self.add_folder_requested)
        self.add_samples = push_button("addSamples", self.samples_requested, "link")
        self._lay_out()
        # In its place first: what is shown without a parent is a window, for a moment.
        self.add_samples.setVisible(with_samples)
        self._retranslate()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the card with its dashed edge."""
        painter = QPainter(self)
        theme = current_theme()
        edge = QColor(theme.dim_text)
        edge.setAlphaF(_EDGE_STRENGTH)
        _draw_dashed_card(painter, QRectF(self.rect()), QColor(theme.card), edge)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(GAP_SMALL)
        buttons.addStretch(1)
        buttons.addWidget(self.add_files)
        buttons.addWidget(self.add_folder)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setSpacing(GAP_SMALL)
        column.addStretch(2)
        centre = Qt.AlignmentFlag.AlignHCenter
        column.addWidget(IconLabel(Icon.DROP_TRAY, 56), alignment=centre)
        column.addSpacing(GAP_SMALL)
        column.addWidget(self.title, alignment=centre)
        column.addWidget(self.formats, alignment=centre)
        column.addSpacing(GAP_LARGE)
        column.addLayout(buttons)
        column.addSpacing(GAP)
        column.addWidget(self.add_samples, alignment=centre)
        column.addStretch(3)
        column.addWidget(self.privacy, alignment=centre)
        column.addSpacing(GAP)

    def _retranslate(self) -> None:
        self.title.setText(self.tr("Drop documents here"))
        self.formats.setText(self.tr("PDF, JPEG and PNG, whole folders, e-mails and archives"))
        self.add_files.setText(self.tr("Add files"))
        self.add_folder.setText(self.tr("Add folder"))
        self.add_samples.setText(self.tr("Add the sample documents"))
        self.privacy.setText(self.tr("Your files are read, never changed."))


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
            self.title.setText(self.tr("Add %n document(s)", None, len(paths)))
        else:
            self.title.setText(self.tr("Add %n item(s)", None, len(paths)))
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
        _draw_dashed_card(painter, inner, QColor(theme.accent.ground), QColor(theme.accent.ink))


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


def _draw_dashed_card(painter: QPainter, box: QRectF, ground: QColor, edge: QColor) -> None:
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    pen = QPen(edge, 1.5)
    pen.setDashPattern(_DASHES)
    painter.setPen(pen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), CARD_RADIUS, CARD_RADIUS)
