"""A document's pages in a window of their own."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.engine.previews import Previews
from finovox_desktop.ui.jobs.job_text import plain
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE
from finovox_desktop.ui.preview.page_canvas import MARGIN
from finovox_desktop.ui.preview.page_reader import READING_WIDTH, PageReader
from finovox_desktop.ui.widgets.makers import named

_PART_OF_THE_SCREEN = 0.9
_WIDTH = READING_WIDTH + 2 * MARGIN + 2 * GAP_LARGE


class PreviewWindow(QDialog):
    """A window that is closed by Esc, and is gone then. Others can be used while it is open."""

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewWindow")
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.reader = named(PageReader(previews), "fullPreview")
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP, GAP_LARGE, GAP)
        column.addWidget(self.reader)
        available = self.screen().availableSize() * _PART_OF_THE_SCREEN
        self.resize(min(_WIDTH, available.width()), available.height())

    def show_document(self, job: Job, page: int = 0) -> None:
        """Show a job's document from a page on (counted from 0)."""
        self.reader.show_document(job, page)
        self._show_title()
        self.reader.setFocus(Qt.FocusReason.OtherFocusReason)

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show_title()

    def _show_title(self) -> None:
        if self.reader.job is not None:
            # Qt puts its mark of unsaved changes where a title holds [*]; doubled, it stands for itself.
            self.setWindowTitle(plain(self.reader.job.document.name).replace("[*]", "[*][*]"))


def open_preview(previews: Previews, job: Job, page: int, beside: QWidget) -> PreviewWindow:
    """Open a window that shows a document from a page on; it closes with the window that `beside` is in."""
    window = PreviewWindow(previews, beside.window())
    window.show_document(job, page)
    window.show()
    return window
