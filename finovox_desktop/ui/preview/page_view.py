"""A document's pages as a part of a window, which can be opened in a window of their own."""

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from finovox_desktop.engine.previews import Previews
from finovox_desktop.ui.look.icons import Icon, IconButton
from finovox_desktop.ui.preview.page_reader import PageReader
from finovox_desktop.ui.preview.preview_window import open_preview
from finovox_desktop.ui.widgets.makers import named


class PageView(PageReader):
    """Shows the pages of one document; Enter, a double click or the button opens them in a window of their own."""

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        self.full_window = named(IconButton(Icon.FULL_WINDOW), "fullWindow")
        super().__init__(previews, parent)
        self.full_window.setProperty("compact", True)
        self.full_window.clicked.connect(self.open_window)
        self.canvas.opened.connect(self.open_window)
        self.bar.addWidget(self.full_window)

    @Slot()
    def open_window(self) -> None:
        """Open the page that is shown in a window of its own."""
        if self._job is not None:
            open_preview(self._previews, self._job, self._page, self)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the window by Enter."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.open_window()
        else:
            super().keyPressEvent(event)

    def _show_words(self) -> None:
        super()._show_words()
        name = self.tr("Open in a window of its own")
        self.full_window.setAccessibleName(name)
        self.full_window.setToolTip(f"{name} ({self.tr('Enter')})")
        self.full_window.setEnabled(self._job is not None)
