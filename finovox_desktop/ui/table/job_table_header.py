"""The table's header, drawn flat: titles, a line below, and a small arrow beside the title that sorts."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView, QWidget

from finovox_desktop.ui.look.theme import badge_font, current_theme
from finovox_desktop.ui.table.job_columns import CHECK_OF_COLUMN

HEADER_HEIGHT = 36
CELL_PADDING = 10
_ARROW_WIDTH = 7.0
_ARROW_GAP = 4


class JobTableHeader(QHeaderView):
    """A horizontal header whose sections can be moved, sized and clicked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self.setSectionsMovable(True)
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setFirstSectionMovable(True)
        self.setMinimumSectionSize(40)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)

    def sizeHint(self) -> QSize:
        """Give the height; the width is the table's, and Qt's own hint would ask for the titles at each change of the rows."""
        return QSize(0, HEADER_HEIGHT)

    def title_width(self, section: int) -> int:
        """Give the width a section needs for its title and the arrow."""
        return self._words_width(section) + CELL_PADDING + 2 * _ARROW_GAP + round(_ARROW_WIDTH)

    def least_title_width(self, section: int) -> int:
        """Give the width in which the title is still whole; the arrow counts only where it is."""
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        if is_sorted:
            return self.title_width(section)
        margins = 2 * _ARROW_GAP + 2 if self._is_centred(section) else CELL_PADDING + _ARROW_GAP + 2
        return self._words_width(section) + margins

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        theme = current_theme()
        is_sorted = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        ink = QColor(theme.text if is_sorted else theme.dim_text)
        painter.save()
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, QColor(theme.line))
        painter.setFont(badge_font(self.font()))
        painter.setPen(ink)
        text_rect = self._text_rect(rect, section, is_sorted=is_sorted)
        title = painter.fontMetrics().elidedText(self._title(section), Qt.TextElideMode.ElideRight, text_rect.width())
        painter.drawText(text_rect, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        if is_sorted:
            right = text_rect.left() + painter.fontMetrics().horizontalAdvance(title) + _ARROW_GAP
            self._draw_arrow(painter, QPointF(right, rect.center().y() + 0.5), ink)
        painter.restore()

    def _title(self, section: int) -> str:
        return str(self.model().headerData(section, Qt.Orientation.Horizontal) or "")

    def _text_rect(self, rect: QRect, section: int, *, is_sorted: bool) -> QRect:
        """Give the place of the title; that of a check stands in the middle above its shapes."""
        arrow = round(_ARROW_WIDTH) + _ARROW_GAP if is_sorted else 0
        if self._is_centred(section):
            left = rect.left() + max(4, (rect.width() - self._words_width(section)) // 2)
            return QRect(left, rect.top(), max(0, rect.right() - left - arrow), rect.height())
        return rect.adjusted(CELL_PADDING, 0, -_ARROW_GAP - arrow, 0)

    @staticmethod
    def _is_centred(section: int) -> bool:
        return section in CHECK_OF_COLUMN

    def _words_width(self, section: int) -> int:
        return QFontMetrics(badge_font(self.font())).horizontalAdvance(self._title(section))

    def _draw_arrow(self, painter: QPainter, middle_left: QPointF, ink: QColor) -> None:
        down = self.sortIndicatorOrder() is Qt.SortOrder.DescendingOrder
        height = 4.0 if down else -4.0
        x, y = middle_left.x(), middle_left.y() - height / 2
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ink)
        painter.drawPolygon(
            QPolygonF([QPointF(x, y), QPointF(x + _ARROW_WIDTH, y), QPointF(x + _ARROW_WIDTH / 2, y + height)])
        )
