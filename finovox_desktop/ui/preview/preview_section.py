"""The first pages in the details: small, and opened in a window of their own by a click."""

from PySide6.QtCore import QRectF, QSize, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.core.preview import PagePreview, PageRequest, PreviewObstacle
from finovox_desktop.engine.previews import Previews
from finovox_desktop.ui.jobs.job_text import plain
from finovox_desktop.ui.look.theme import GAP_SMALL, current_theme, small_font
from finovox_desktop.ui.preview.document_widget import DocumentWidget
from finovox_desktop.ui.preview.page_paper import USUAL_ASPECT, draw_paper, pixmap_of
from finovox_desktop.ui.preview.preview_text import obstacle_advice, obstacle_title, page_name, page_text
from finovox_desktop.ui.preview.preview_window import open_preview
from finovox_desktop.ui.widgets.makers import named, plain_label

_THUMBNAILS = 2
_WIDTH = 104
_HEIGHT = 148
_RING = 3  # around the page, where the focus is shown
_WORDS = 20  # the line below the page


class PreviewSection(DocumentWidget):
    """The first two pages of a document side by side, or why they cannot be shown."""

    def __init__(self, previews: Previews, parent: QWidget | None = None) -> None:
        super().__init__(previews, parent)
        self.setObjectName("previewSection")
        self._awaited: dict[PageRequest, int] = {}
        self._title = plain_label("previewObstacle", "strong", wraps=True)
        self._advice = plain_label("previewAdvice", "dim", wraps=True)
        self.thumbnails = tuple(named(PageThumbnail(page), f"pageThumbnail{page + 1}") for page in range(_THUMBNAILS))
        row = QHBoxLayout()
        row.setSpacing(GAP_SMALL)
        for thumbnail in self.thumbnails:
            thumbnail.clicked.connect(self._open)
            row.addWidget(thumbnail)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self._title)
        column.addWidget(self._advice)
        column.addLayout(row)
        previews.ready.connect(self._take_in)
        self._show_state()

    def show_document(self, job: Job | None) -> None:
        """Show a job's document, or nothing. The document that is shown already stays as it is."""
        if not self._is_another(job):
            return
        self._forget()
        self._pages = 0
        self._obstacle = None
        for thumbnail in self.thumbnails:
            thumbnail.show_picture(None)
        self._show_state()
        self._ask()

    def _ask(self) -> None:
        """Ask for the first page, and once it is known that there is a second one, for that."""
        if self._job is None or self._obstacle is not None or not self.isVisible():
            return
        for thumbnail in self.thumbnails[: max(1, self._pages)]:
            request = PageRequest(self._job.document, thumbnail.page, round(_WIDTH * self.devicePixelRatioF()))
            if thumbnail.has_picture or request in self._awaited:
                continue
            self._awaited[request] = thumbnail.page
            self._previews.request(request)

    def _forget(self) -> None:
        forgotten, self._awaited = self._awaited, {}
        for request in forgotten:
            self._previews.forget(request)

    @Slot(object)
    def _take_in(self, preview: PagePreview) -> None:
        page = self._awaited.pop(preview.request, None)
        if page is None:
            return
        self._pages = preview.pages or self._pages
        if not isinstance(preview.content, PreviewObstacle):
            self.thumbnails[page].show_picture(pixmap_of(preview.content))
        elif page == 0:
            self._obstacle = preview.content
        self._show_state()
        self._ask()

    def _show_state(self) -> None:
        self._title.setVisible(self._obstacle is not None)
        self._advice.setVisible(self._obstacle is not None)
        if self._obstacle is not None:
            self._title.setText(obstacle_title(self._obstacle))
            self._advice.setText(obstacle_advice(self._obstacle))
        name = plain(self._job.document.name) if self._job is not None else ""
        for thumbnail in self.thumbnails:
            # A page stands alone until it is known how many there are: most documents have one.
            is_there = thumbnail.page < max(1, self._pages)
            thumbnail.setVisible(self._job is not None and self._obstacle is None and is_there)
            thumbnail.setText(page_text(thumbnail.page, self._pages) if self._pages else "")
            thumbnail.setAccessibleName(page_name(thumbnail.page, self._pages, name))
            thumbnail.setToolTip(self.tr("Open the preview"))

    @Slot()
    def _open(self) -> None:
        thumbnail = self.sender()
        if self._job is not None and isinstance(thumbnail, PageThumbnail):
            open_preview(self._previews, self._job, thumbnail.page, self)


class PageThumbnail(QAbstractButton):
    """A small page with its number below."""

    def __init__(self, page: int) -> None:
        super().__init__()
        self.page = page
        self._picture: QPixmap | None = None
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFixedSize(self.sizeHint())

    @property
    def has_picture(self) -> bool:
        """Whether there is a page to be seen."""
        return self._picture is not None

    def show_picture(self, picture: QPixmap | None) -> None:
        """Show a page, or blank paper."""
        self._picture = picture
        self.setFixedSize(self.sizeHint())
        self.update()

    def sizeHint(self) -> QSize:
        """Take what the page takes, and the line below it."""
        paper = self._paper()
        return QSize(_WIDTH + 2 * _RING, round(paper.height()) + 2 * _RING + _WORDS)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page, its number, and the ring of the focus or the mouse."""
        painter = QPainter(self)
        theme = current_theme()
        paper = self._paper()
        draw_paper(painter, paper, self._picture)
        if self.hasFocus() or self.underMouse():
            painter.setPen(QPen(QColor(theme.accent.ink), 2 if self.hasFocus() else 1))
            painter.drawRect(paper.adjusted(-1, -1, 1, 1))
        painter.setFont(small_font(self.font()))
        painter.setPen(QColor(theme.dim_text))
        words = QRectF(_RING, paper.bottom() + _RING, _WIDTH, _WORDS)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), self.text())

    def _paper(self) -> QRectF:
        """Where the page lies: as wide as there is room, less where it would become too high."""
        aspect = self._picture.height() / self._picture.width() if self._picture is not None else USUAL_ASPECT
        width = min(_WIDTH, _HEIGHT / aspect)
        return QRectF(_RING + (_WIDTH - width) / 2, _RING, width, width * aspect)
