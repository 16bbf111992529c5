"""The area in which a page is looked at: scrolled, dragged, or the words why there is none."""

from PySide6.QtCore import QEvent, QPointF, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractScrollArea, QFrame, QScrollBar, QVBoxLayout, QWidget

from finovox_desktop.ui.look.theme import BUTTON_RADIUS, GAP_LARGE, GAP_SMALL, LIGHT, current_theme, small_font
from finovox_desktop.ui.preview.page_paper import draw_paper
from finovox_desktop.ui.widgets.makers import plain_label

MARGIN = GAP_LARGE
"""Around the page, logical pixels."""
_ARROW_STEP = 40
_WORDS_WIDTH = 360
_SCROLLING_KEYS = {
    Qt.Key.Key_Left: (Qt.Orientation.Horizontal, -_ARROW_STEP),
    Qt.Key.Key_Right: (Qt.Orientation.Horizontal, _ARROW_STEP),
    Qt.Key.Key_Up: (Qt.Orientation.Vertical, -_ARROW_STEP),
    Qt.Key.Key_Down: (Qt.Orientation.Vertical, _ARROW_STEP),
}


class PageCanvas(QAbstractScrollArea):
    """Shows one page at the size it is given. Keys that scroll nothing are left to the widgets around it.

    Signals:
        resized: there is another room for the page.
        zoom_wanted: whole steps, positive to look closer, by Ctrl and the wheel.
        opened: the page was double-clicked.
    """

    resized = Signal()
    zoom_wanted = Signal(int)
    opened = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._picture: QPixmap | None = None
        self._size = QSizeF()
        self._note = ""
        self._dragged_from: QPointF | None = None
        self._title = plain_label("previewObstacle", "strong", wraps=True)
        self._advice = plain_label("previewAdvice", "dim", wraps=True)
        self._words = QVBoxLayout(self.viewport())
        self._words.setSpacing(GAP_SMALL)
        self._words.addStretch(2)
        for label in (self._title, self._advice):
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
            label.hide()
            self._words.addWidget(label)
        self._words.addStretch(3)

    @property
    def room(self) -> float:
        """The width that a page may have without being scrolled sideways, logical pixels."""
        # With the vertical scroll bar, whether it is there now or not: otherwise the page would grow and shrink in turns.
        return max(1.0, self.width() - self.verticalScrollBar().sizeHint().width() - 2 * MARGIN)

    def show_page(self, picture: QPixmap | None, size: QSizeF, note: str = "") -> None:
        """Show a page at this size (logical pixels); blank with a quiet note where there is no picture."""
        middle = self._middle()
        self._picture, self._note = picture, note
        self._show_words("", "")
        if size != self._size:
            self._size = size
            self._range_scroll_bars()
            self._go_to(middle)
        self.viewport().update()

    def show_obstacle(self, title: str, advice: str) -> None:
        """Show why there is no page."""
        self.show_nothing()
        self._show_words(title, advice)

    def show_nothing(self) -> None:
        """Show neither page nor words."""
        self._picture, self._note, self._size = None, "", QSizeF()
        self._show_words("", "")
        self._range_scroll_bars()
        self.viewport().update()

    def to_top(self) -> None:
        """Go to the page's upper left corner."""
        self.verticalScrollBar().setValue(0)
        self.horizontalScrollBar().setValue(0)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the page, and a line around all of it where the keys go here."""
        painter = QPainter(self.viewport())
        painter.fillRect(self.viewport().rect(), QColor(current_theme().background))
        paper = self._paper()
        if not paper.isEmpty():
            draw_paper(painter, paper, self._picture)
            if self._note:
                painter.setFont(small_font(self.font()))
                # The paper is white also in the dark.
                painter.setPen(QColor(LIGHT.dim_text))
                painter.drawText(paper.intersected(QRectF(self.viewport().rect())), _CENTRED, self._note)
        if self.hasFocus():
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(current_theme().accent.ink), 2))
            painter.drawRoundedRect(self.viewport().rect().adjusted(1, 1, -1, -1), BUTTON_RADIUS, BUTTON_RADIUS)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make room, or less."""
        super().resizeEvent(event)
        beside_words = max(MARGIN, (self.viewport().width() - _WORDS_WIDTH) // 2)
        self._words.setContentsMargins(beside_words, MARGIN, beside_words, MARGIN)
        self._range_scroll_bars()
        self.resized.emit()

    def scrollContentsBy(self, _dx: int, _dy: int) -> None:
        """Show another part of the page."""
        self.viewport().update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Look closer with Ctrl, else scroll."""
        steps = event.angleDelta().y()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if steps:
                self.zoom_wanted.emit(1 if steps > 0 else -1)
            event.accept()
        else:
            super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Scroll by the arrows where there is something to scroll."""
        orientation, step = _SCROLLING_KEYS.get(Qt.Key(event.key()), (Qt.Orientation.Vertical, 0))
        bar = self._bar(orientation)
        if step and bar.maximum() and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == _NO_MODIFIER:
            bar.setValue(bar.value() + step)
        else:
            event.ignore()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take hold of the page."""
        if event.button() is Qt.MouseButton.LeftButton:
            self._dragged_from = event.position()
            self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Drag the page."""
        if self._dragged_from is not None:
            moved = (self._dragged_from - event.position()).toPoint()
            self._dragged_from = event.position()
            self.horizontalScrollBar().setValue(self.horizontalScrollBar().value() + moved.x())
            self.verticalScrollBar().setValue(self.verticalScrollBar().value() + moved.y())

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """Let go of the page."""
        self._dragged_from = None
        self._show_cursor()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open the page."""
        if event.button() is Qt.MouseButton.LeftButton:
            self.opened.emit()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Draw the line of the focus."""
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the line of the focus away."""
        super().focusOutEvent(event)
        self.viewport().update()

    def changeEvent(self, event: QEvent) -> None:
        """Follow light and dark."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.PaletteChange:
            self.viewport().update()

    def _show_words(self, title: str, advice: str) -> None:
        for label, text in ((self._title, title), (self._advice, advice)):
            label.setText(text)
            label.setVisible(bool(text))

    def _paper(self) -> QRectF:
        """Where the page lies in the viewport: in the middle, or as it is scrolled."""
        viewport = self.viewport()
        left = max(float(MARGIN), (viewport.width() - self._size.width()) / 2) - self.horizontalScrollBar().value()
        scale = self.devicePixelRatioF()  # whole pixels of the screen, so that the picture stays sharp
        top = MARGIN - self.verticalScrollBar().value()
        return QRectF(QPointF(round(left * scale) / scale, round(top * scale) / scale), self._size)

    def _range_scroll_bars(self) -> None:
        viewport = self.viewport()
        for bar, page, shown in (
            (self.horizontalScrollBar(), self._size.width(), viewport.width()),
            (self.verticalScrollBar(), self._size.height(), viewport.height()),
        ):
            hidden = 0 if self._size.isEmpty() else int(page + 2 * MARGIN - shown)
            bar.setRange(0, max(0, hidden))
            bar.setPageStep(shown)
            bar.setSingleStep(_ARROW_STEP)
        self._show_cursor()

    def _middle(self) -> QPointF:
        """Give the part of the page that is in the middle of the viewport, as parts of its width and height."""
        paper = self._paper()
        if paper.isEmpty() or not (self.horizontalScrollBar().value() or self.verticalScrollBar().value()):
            return QPointF(0.5, 0.0)
        middle = QPointF(self.viewport().rect().center()) - paper.topLeft()
        return QPointF(middle.x() / paper.width(), middle.y() / paper.height())

    def _go_to(self, middle: QPointF) -> None:
        viewport = self.viewport()
        wanted = (middle.x() * self._size.width() + MARGIN, middle.y() * self._size.height() + MARGIN)
        self.horizontalScrollBar().setValue(int(wanted[0] - viewport.width() / 2))
        self.verticalScrollBar().setValue(int(wanted[1] - viewport.height() / 2))

    def _bar(self, orientation: Qt.Orientation) -> QScrollBar:
        return self.horizontalScrollBar() if orientation is Qt.Orientation.Horizontal else self.verticalScrollBar()

    def _show_cursor(self) -> None:
        if self._dragged_from is not None:
            self.viewport().setCursor(Qt.CursorShape.ClosedHandCursor)
        elif self.horizontalScrollBar().maximum() or self.verticalScrollBar().maximum():
            self.viewport().setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.viewport().unsetCursor()


_CENTRED = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
_NO_MODIFIER = Qt.KeyboardModifier.NoModifier
