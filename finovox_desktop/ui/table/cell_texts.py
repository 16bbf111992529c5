"""Texts of cells, cut to the width there is and laid out once: a table that scrolls says the same words again and again."""

from functools import lru_cache

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QStaticText, QTransform

_MOST_KEPT = 1024


class CellTexts:
    """Draws texts of one line at the left of a box and in its middle."""

    def __init__(self) -> None:
        self._font = QFont()
        self._metrics = QFontMetrics(self._font)
        self._fitted = lru_cache(maxsize=_MOST_KEPT)(self._lay_out)

    def wear(self, font: QFont) -> None:
        """Write in a font from now on."""
        if font != self._font:
            self._font = QFont(font)
            self._metrics = QFontMetrics(font)
            self._fitted.cache_clear()

    def draw(self, painter: QPainter, box: QRect, text: str, mode: Qt.TextElideMode) -> None:
        """Draw a text with the painter's pen, cut to the width of a box."""
        if text:
            painter.setFont(self._font)
            top = box.top() + (box.height() - self._metrics.height()) // 2
            painter.drawStaticText(box.left(), top, self._fitted(text, mode, box.width()))

    def _lay_out(self, text: str, mode: Qt.TextElideMode, width: int) -> QStaticText:
        fitted = QStaticText(self._metrics.elidedText(text, mode, width))
        # Left alone, it would take what looks like markup for markup.
        fitted.setTextFormat(Qt.TextFormat.PlainText)
        fitted.setPerformanceHint(QStaticText.PerformanceHint.AggressiveCaching)
        fitted.prepare(QTransform(), self._font)
        return fitted
