"""The inviting area of a window without documents, where they can be dropped."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finovox_desktop.ui.look.dashed_card import draw_dashed_card
from finovox_desktop.ui.look.icons import Icon, IconLabel
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL, current_theme
from finovox_desktop.ui.widgets.makers import plain_label, push_button

_EDGE_STRENGTH = 0.45


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
        draw_dashed_card(painter, QRectF(self.rect()), QColor(theme.card), edge)

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
