"""The five bars of the details: for each check its name, its risk as shape, word and length, and what it looks for."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from finovox_desktop.core.risk import FIVE_CHECKS, Check, RiskReport
from finovox_desktop.ui.jobs.job_text import check_name, check_subject, level_text
from finovox_desktop.ui.look.risk_shapes import RiskShape, draw_shape, shape_of_value, tone_of
from finovox_desktop.ui.look.theme import GAP, GAP_SMALL, badge_font, current_theme, small_font, strong_font

_SHARE = {RiskShape.HIGH: 1.0, RiskShape.MEDIUM: 0.66, RiskShape.LOW: 0.33}
_NAME_HEIGHT = 18
_BAR_TOP = 22
_BAR_HEIGHT = 6
_SUBJECT_TOP = 31
_HEIGHT = 47
_COMPACT_HEIGHT = 28
_SHAPE = 14
_SHAPE_GAP = 5


class CheckBar(QWidget):
    """One check. Its accessible name says all that it shows; a compact one says what it looks for in its tooltip only."""

    def __init__(self, check: Check, parent: QWidget | None = None, *, is_compact: bool = False) -> None:
        super().__init__(parent)
        self._check = check
        self._is_compact = is_compact
        self._value: str | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_value(self, value: str | None) -> None:
        """Show the service's value for this check; None is "Not assessed"."""
        self._value = value
        self.setToolTip(check_subject(self._check) if self._is_compact else "")
        self.setAccessibleName(f"{check_name(self._check)}: {level_text(value)}. {check_subject(self._check)}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(240, _COMPACT_HEIGHT if self._is_compact else _HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:
        theme = current_theme()
        shape = shape_of_value(self._value)
        ink = QColor(tone_of(shape, theme).ink)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        word_left = self._draw_word(painter, shape, ink)
        painter.setPen(QColor(theme.text))
        painter.setFont(strong_font(self.font()))
        name_box = QRectF(0, 0, word_left - _SHAPE_GAP, _NAME_HEIGHT)
        left_middle = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(name_box, left_middle, check_name(self._check))
        if not self._is_compact:
            painter.setPen(QColor(theme.dim_text))
            painter.setFont(small_font(self.font()))
            subject_box = QRectF(0, _SUBJECT_TOP, self.width(), _HEIGHT - _SUBJECT_TOP)
            painter.drawText(subject_box, left_middle, check_subject(self._check))
        painter.setPen(Qt.PenStyle.NoPen)
        for share, colour in ((1.0, QColor(theme.neutral.ground)), (_SHARE.get(shape, 0.0), ink)):
            painter.setBrush(colour)
            bar = QRectF(0, _BAR_TOP, self.width() * share, _BAR_HEIGHT)
            painter.drawRoundedRect(bar, _BAR_HEIGHT / 2, _BAR_HEIGHT / 2)
        painter.end()

    def _draw_word(self, painter: QPainter, shape: RiskShape, ink: QColor) -> float:
        """Draw shape and word at the right; give where they begin."""
        theme = current_theme()
        font = badge_font(self.font())
        metrics = QFontMetrics(font)
        word = metrics.elidedText(level_text(self._value), Qt.TextElideMode.ElideRight, self.width() // 2)
        text_left = self.width() - metrics.horizontalAdvance(word)
        shape_left = float(text_left - _SHAPE - _SHAPE_GAP)
        box = QRectF(shape_left, (_NAME_HEIGHT - _SHAPE) / 2, _SHAPE, _SHAPE)
        draw_shape(painter, shape, box, theme, QColor(theme.card))
        painter.setFont(font)
        painter.setPen(ink)
        word_box = QRectF(text_left, 0, self.width() - text_left + 1, _NAME_HEIGHT)
        painter.drawText(word_box, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, word)
        return shape_left


class CheckBars(QWidget):
    """The five checks below each other."""

    def __init__(self, parent: QWidget | None = None, *, is_compact: bool = False) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP_SMALL if is_compact else GAP)
        self._bars = {check: CheckBar(check, self, is_compact=is_compact) for check in FIVE_CHECKS}
        for bar in self._bars.values():
            column.addWidget(bar)

    def show_report(self, report: RiskReport) -> None:
        """Show the values of a report."""
        for check, bar in self._bars.items():
            bar.show_value(report.value(check))
