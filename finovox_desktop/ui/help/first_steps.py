"""The help's page of the first steps: from a document to a decision, and how to read a result."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from finovox_desktop.core.risk import RiskLevel
from finovox_desktop.ui.help.page import HelpPage, Words
from finovox_desktop.ui.jobs.job_text import level_text
from finovox_desktop.ui.look.risk_shapes import RiskShape, draw_shape
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL, current_theme, strong_font

_CIRCLE = 28
_SHAPE = 20


class FirstStepsPage(HelpPage):
    """Three steps, then the four signs of a result."""

    def __init__(self) -> None:
        super().__init__("firstStepsPage")
        self._heading(self.title, "title")
        steps = self._card()
        for number, (name, words) in enumerate(self._steps(), start=1):
            steps.addLayout(self._step(number, name, words))
        self._heading(lambda: self.tr("How to read a result"))
        results = QGridLayout()
        results.setHorizontalSpacing(GAP)
        results.setVerticalSpacing(GAP)
        results.setColumnStretch(2, 1)
        for row, (shape, name, words) in enumerate(self._signs()):
            top = Qt.AlignmentFlag.AlignTop
            results.addWidget(ShapeSign(shape), row, 0, top)
            label = self._label(name, "strong")
            label.setWordWrap(False)
            results.addWidget(label, row, 1, top)
            results.addWidget(self._label(words), row, 2)
        self._card().addLayout(results)
        self._paragraph(
            lambda: self.tr(
                "A result tells where to look. Whether a document is accepted is decided by you: that is the verdict, "
                "which is kept apart from the risk."
            )
        )
        self._paragraph(
            lambda: self.tr(
                "In the sandbox the checks are made on this computer. They look at how a file is built, and are no "
                "verdict of the service."
            )
        )

    def title(self) -> str:
        return self.tr("First steps")

    def _steps(self) -> tuple[tuple[Words, Words], ...]:
        return (
            (
                lambda: self.tr("Add documents"),
                lambda: self.tr(
                    "Drop PDF, JPEG or PNG files or whole folders on the window, or use “Add files”. "
                    "Without a key, the sandbox shows how it works."
                ),
            ),
            (
                lambda: self.tr("Wait, or do something else"),
                lambda: self.tr(
                    "Results come by themselves, the worst first. You may close the window: the work goes on at the next "
                    "start. The service keeps a result for 60 minutes only."
                ),
            ),
            (
                lambda: self.tr("Look and decide"),
                lambda: self.tr(
                    "Select a document to see what each check found, then export a report of what is shown."
                ),
            ),
        )

    def _signs(self) -> tuple[tuple[RiskShape, Words, Words], ...]:
        return (
            (
                RiskShape.HIGH,
                lambda: level_text(RiskLevel.HIGH),
                lambda: self.tr("Strong signals of tampering were found. Look at the document, ask for the original."),
            ),
            (
                RiskShape.MEDIUM,
                lambda: level_text(RiskLevel.MEDIUM),
                lambda: self.tr("Something does not fit. There may be an innocent reason: read the explanations."),
            ),
            (
                RiskShape.LOW,
                lambda: level_text(RiskLevel.LOW),
                lambda: self.tr(
                    "No strong signal found. That does not make a document genuine: a careful forgery may leave no trace."
                ),
            ),
            (
                RiskShape.NOT_ASSESSED,
                lambda: level_text(None),
                lambda: self.tr("This check was not made, for example because it does not suit the kind of file."),
            ),
        )

    def _step(self, number: int, name: Words, words: Words) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(GAP_LARGE)
        row.addWidget(NumberSign(number), 0, Qt.AlignmentFlag.AlignTop)
        texts = QVBoxLayout()
        texts.setSpacing(GAP_SMALL // 2)
        texts.addWidget(self._label(name, "strong"))
        texts.addWidget(self._label(words))
        row.addLayout(texts, 1)
        return row


class NumberSign(QWidget):
    """The number of a step, in a circle."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self.setFixedSize(QSize(_CIRCLE, _CIRCLE))
        self.setAccessibleName(str(number))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it in the accent."""
        tone = current_theme().accent
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tone.ground))
        painter.drawEllipse(QRectF(self.rect()))
        painter.setPen(QColor(tone.ink))
        painter.setFont(strong_font(self.font()))
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class ShapeSign(QWidget):
    """The shape of a risk, as in the table; the words beside it say the same."""

    def __init__(self, shape: RiskShape) -> None:
        super().__init__()
        self.shape = shape
        self.setFixedSize(QSize(_SHAPE, _SHAPE))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw it on the card."""
        theme = current_theme()
        draw_shape(QPainter(self), self.shape, QRectF(self.rect()), theme, QColor(theme.card))
