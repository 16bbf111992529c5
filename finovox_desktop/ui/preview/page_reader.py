"""A document, page by page: the page, and the buttons and keys that turn pages and look closer."""

from PySide6.QtCore import QEvent, QSizeF, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.core.preview import PagePreview, PageRequest, PreviewObstacle
from finovox_desktop.engine.previews import Previews
from finovox_desktop.ui.jobs.job_text import plain
from finovox_desktop.ui.look.icons import Icon, IconButton
from finovox_desktop.ui.look.theme import GAP_SMALL
from finovox_desktop.ui.preview.document_widget import DocumentWidget
from finovox_desktop.ui.preview.page_canvas import PageCanvas
from finovox_desktop.ui.preview.page_paper import USUAL_ASPECT, pixmap_of
from finovox_desktop.ui.preview.preview_text import obstacle_advice, obstacle_title, page_name, page_text
from finovox_desktop.ui.widgets.makers import named, plain_label

READING_WIDTH = 960
"""A page that is fitted to a wide window is no wider, logical pixels: a line of text must be taken in at a glance."""

_ZOOM_STEP = 1.25
_GREATEST_STEPS = 7
_MOST_PIXELS = 4096
_MILLISECONDS_TO_SETTLE = 120
_MILLISECONDS_BEFORE_A_NOTE = 400


class PageReader(DocumentWidget):
    """Shows the pages of one document, fitted to the width until the user looks closer."""

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(previews, parent)
        self._page = 0
        self._zoom_steps = 0
        self._aspect = USUAL_ASPECT
        self._picture: QPixmap | None = None
        self._shown: PageRequest | None = None
        self._awaited: PageRequest | None = None
        self._is_slow = False
        self.canvas = named(PageCanvas(), "page")
        self.previous = named(IconButton(Icon.PAGE_PREVIOUS), "previousPage")
        self.next = named(IconButton(Icon.PAGE_NEXT), "nextPage")
        self.number = plain_label("pageNumber", "dim")
        self.zoom_out = named(IconButton(Icon.ZOOM_OUT), "zoomOut")
        self.fit = named(IconButton(Icon.FIT_PAGE), "fitPage")
        self.zoom_in = named(IconButton(Icon.ZOOM_IN), "zoomIn")
        self.setFocusProxy(self.canvas)
        self._settle = self._timer(_MILLISECONDS_TO_SETTLE)
        self._note = self._timer(_MILLISECONDS_BEFORE_A_NOTE)
        self.bar = QHBoxLayout()
        self._lay_out()
        self._connect()
        self._show_state()

    @property
    def job(self) -> Job | None:
        """The job whose document is shown."""
        return self._job

    @property
    def page(self) -> int:
        """The page that is shown, counted from 0."""
        return self._page

    def show_document(self, job: Job | None, page: int = 0) -> None:
        """Show a job's document from this page on, or nothing. The document that is shown already stays as it is."""
        if not self._is_another(job):
            return
        self._pages = 0
        self._zoom_steps = 0
        self._go_to(page)

    def expect_document(self, job: Job) -> None:
        """Have the first page of a document ready that will probably be shown next."""
        if self.isVisible():
            self._previews.expect(PageRequest(job.document, 0, self._pixels(0)))

    @Slot()
    def turn_back(self) -> None:
        """Show the page before."""
        if self._page > 0:
            self._go_to(self._page - 1)

    @Slot()
    def turn(self) -> None:
        """Show the page after."""
        if self._page + 1 < self._pages:
            self._go_to(self._page + 1)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Turn pages and look closer; other keys are left to the widgets around."""
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.key() == Qt.Key.Key_PageDown and not has_control:
            self.turn()
        elif event.key() == Qt.Key.Key_PageUp and not has_control:
            self.turn_back()
        elif has_control and event.key() in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self._zoom(1)
        elif has_control and event.key() == Qt.Key.Key_Minus:
            self._zoom(-1)
        elif has_control and event.key() == Qt.Key.Key_0:
            self._fit()
        else:
            event.ignore()

    def event(self, event: QEvent) -> bool:
        """Follow to a screen of another density."""
        if event.type() is QEvent.Type.DevicePixelRatioChange:
            self._settle.start()
        return super().event(event)

    # What is asked for, and what comes

    def _go_to(self, page: int) -> None:
        self._forget()
        self._page = page
        self._picture = self._obstacle = self._shown = None
        self.canvas.to_top()
        self._ask()
        self._show_state()

    def _ask(self) -> None:
        """Ask for the page at the size it is shown at, if it is not there or on its way."""
        if self._job is None or self._obstacle is not None or not self.isVisible():
            return
        wanted = PageRequest(self._job.document, self._page, self._pixels(self._zoom_steps))
        if wanted in {self._awaited, self._shown}:
            return
        self._forget()
        self._awaited = wanted
        if self._picture is None:
            self._note.start()
        self._previews.request(wanted)

    def _forget(self) -> None:
        self._note.stop()
        self._is_slow = False
        if self._awaited is not None:
            forgotten, self._awaited = self._awaited, None
            self._previews.forget(forgotten)

    @Slot(object)
    def _take_in(self, preview: PagePreview) -> None:
        if preview.request != self._awaited:
            return
        self._awaited = None
        self._note.stop()
        self._pages = preview.pages or self._pages
        if isinstance(preview.content, PreviewObstacle):
            self._picture, self._obstacle, self._shown = None, preview.content, None
        else:
            self._picture, self._shown = pixmap_of(preview.content), preview.request
            self._aspect = preview.content.height / preview.content.width
        self._show_state()

    @Slot()
    def _say_slow(self) -> None:
        self._is_slow = True
        self._show_state()

    # How large

    def _page_size(self, zoom_steps: int) -> QSizeF:
        """Give the page's size in logical pixels, a whole number of the screen's pixels wide."""
        width = min(self.canvas.room, READING_WIDTH) * _ZOOM_STEP**zoom_steps
        scale = self.devicePixelRatioF()
        width = max(1, round(width * scale)) / scale
        return QSizeF(width, width * self._aspect)

    def _pixels(self, zoom_steps: int) -> int:
        width = self._page_size(zoom_steps).width() * self.devicePixelRatioF()
        return max(1, min(_MOST_PIXELS, round(width)))

    @Slot(int)
    def _zoom(self, steps: int) -> None:
        self._zoom_steps = max(-_GREATEST_STEPS, min(_GREATEST_STEPS, self._zoom_steps + steps))
        self._resize()

    @Slot()
    def _look_closer(self) -> None:
        self._zoom(1)

    @Slot()
    def _look_from_afar(self) -> None:
        self._zoom(-1)

    @Slot()
    def _fit(self) -> None:
        self._zoom_steps = 0
        self._resize()

    @Slot()
    def _resize(self) -> None:
        """Stretch the picture that is there, and ask for a sharp one once the size is settled."""
        self._show_state()
        self._settle.start()

    @Slot()
    def _settled(self) -> None:
        self._ask()

    # What is seen

    def _show_state(self) -> None:
        self._show_words()
        self._show_canvas()
        has_page = self._job is not None and self._obstacle is None
        self.previous.setEnabled(self._page > 0)
        self.next.setEnabled(self._page + 1 < self._pages)
        self.zoom_out.setEnabled(has_page and self._zoom_steps > -_GREATEST_STEPS)
        self.zoom_in.setEnabled(has_page and self._zoom_steps < _GREATEST_STEPS)
        self.fit.setEnabled(has_page and self._zoom_steps != 0)

    def _show_canvas(self) -> None:
        if self._job is None:
            self.canvas.setAccessibleName(self.tr("No document"))
            self.canvas.show_nothing()
            return
        name = page_name(self._page, self._pages, plain(self._job.document.name))
        if self._obstacle is not None:
            title, advice = obstacle_title(self._obstacle), obstacle_advice(self._obstacle)
            self.canvas.setAccessibleName(name)
            self.canvas.setAccessibleDescription(f"{title}. {advice}")
            self.canvas.show_obstacle(title, advice)
            return
        note = self.tr("The page is being drawn…") if self._is_slow and self._picture is None else ""
        self.canvas.setAccessibleName(name)
        self.canvas.setAccessibleDescription(note)
        self.canvas.show_page(self._picture, self._page_size(self._zoom_steps), note)

    def _show_words(self) -> None:
        self.number.setText(page_text(self._page, self._pages) if self._job is not None and self._pages else "")
        for button, name, keys in (
            (self.previous, self.tr("Previous page"), self.tr("Page Up")),
            (self.next, self.tr("Next page"), self.tr("Page Down")),
            (self.zoom_out, self.tr("Zoom out"), self.tr("Ctrl+Minus")),
            (self.fit, self.tr("Fit to the width"), self.tr("Ctrl+0")),
            (self.zoom_in, self.tr("Zoom in"), self.tr("Ctrl+Plus")),
        ):
            button.setAccessibleName(name)
            button.setToolTip(f"{name} ({keys})")

    # How it is put together

    def _lay_out(self) -> None:
        self.bar.setSpacing(GAP_SMALL)
        buttons = (self.previous, self.next, self.zoom_out, self.fit, self.zoom_in)
        for button in buttons:
            button.setProperty("compact", True)
        for widget in (self.previous, self.number, self.next):
            self.bar.addWidget(widget)
        self.bar.addStretch(1)
        for widget in (self.zoom_out, self.fit, self.zoom_in):
            self.bar.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL)
        column.addWidget(self.canvas, 1)
        column.addLayout(self.bar)

    def _connect(self) -> None:
        self._previews.ready.connect(self._take_in)
        self._settle.timeout.connect(self._settled)
        self._note.timeout.connect(self._say_slow)
        self.canvas.resized.connect(self._resize)
        self.canvas.zoom_wanted.connect(self._zoom)
        self.previous.clicked.connect(self.turn_back)
        self.next.clicked.connect(self.turn)
        self.zoom_out.clicked.connect(self._look_from_afar)
        self.zoom_in.clicked.connect(self._look_closer)
        self.fit.clicked.connect(self._fit)

    def _timer(self, milliseconds: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        return timer
