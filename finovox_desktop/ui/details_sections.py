"""The sections of the details below the bars: failure, explanation, identity, history, and the service's answer."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFormLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from finovox_desktop.core.job import HistoryEntry, Job
from finovox_desktop.core.text import shown
from finovox_desktop.ui.details_text import answer_text, history_text, kind_text, short_hash
from finovox_desktop.ui.error_text import advice, what_happened
from finovox_desktop.ui.job_actions import JobAction, action_text, offered_action
from finovox_desktop.ui.job_cell import as_tooltip
from finovox_desktop.ui.job_text import plain
from finovox_desktop.ui.locale_text import full_time_text
from finovox_desktop.ui.theme import GAP, GAP_SMALL

_GREATEST_EXPLANATION = 5_000
_MOST_HISTORY_ENTRIES = 200
_ANSWER_HEIGHT = 200


def plain_label(role: str = "", *, wrap: bool = True) -> QLabel:
    """Make a label that takes its text as plain text and lets it be selected."""
    label = QLabel()
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    label.setWordWrap(wrap)
    if role:
        label.setProperty("role", role)
    return label


class FailureSection(QFrame):
    """What went wrong, what can be done, the service's own words, and the one action."""

    action_requested = Signal(object)
    """The JobAction that is offered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("card", True)
        self.setProperty("tone", "medium")
        self._action: JobAction | None = None
        self._happened = plain_label("strong")
        self._advice = plain_label()
        self._words = plain_label()
        self._button = QPushButton()
        self._button.clicked.connect(self._request)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP_SMALL)
        for widget in (self._happened, self._advice, self._words):
            column.addWidget(widget)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_job(self, job: Job) -> None:
        """Show the failure of a job, or hide where there is none."""
        self.setVisible(job.failure is not None)
        if job.failure is None:
            return
        self._happened.setText(what_happened(job.failure.code))
        self._advice.setText(advice(job.failure.code))
        self._words.setText(shown(job.failure.words))
        self._words.setVisible(bool(job.failure.words))
        offered = offered_action(job)
        # The details are open already: what is left to do is to send it again.
        self._action = JobAction.SUBMIT_AGAIN if offered is JobAction.SHOW_DETAILS else offered
        self._button.setVisible(self._action is not None)
        self._button.setText(action_text(self._action) if self._action else "")

    @Slot()
    def _request(self) -> None:
        self.action_requested.emit(self._action)


class ExplanationSection(QWidget):
    """The explanations the answer holds, in the language that is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._explanations: Mapping[str, tuple[str, ...]] = {}
        self._title = plain_label("strong")
        self._text = plain_label()
        self._languages = QButtonGroup(self)
        self._buttons = {"en": QPushButton("EN"), "fr": QPushButton("FR")}
        top = QHBoxLayout()
        top.setSpacing(2)
        top.addWidget(self._title, 1)
        for button in self._buttons.values():
            button.setCheckable(True)
            button.setProperty("segment", True)
            self._languages.addButton(button)
            top.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(top)
        column.addWidget(self._text)
        self._languages.buttonToggled.connect(self._show_chosen)
        self._name_parts()

    def show_explanations(self, explanations: Mapping[str, tuple[str, ...]]) -> None:
        """Show the explanations by language ("en", "fr", or "" where none was named), or hide where there are none."""
        self._explanations = explanations
        self.setVisible(any(explanations.values()))
        for language, button in self._buttons.items():
            button.setVisible(language in explanations)
        own = "fr" if QLocale().language() is QLocale.Language.French else "en"
        chosen = own if own in explanations else next((name for name in self._buttons if name in explanations), None)
        if chosen is not None:
            self._buttons[chosen].setChecked(True)
        self._show_chosen()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_parts()

    def _name_parts(self) -> None:
        self._title.setText(self.tr("Explanation"))
        self._buttons["en"].setAccessibleName(self.tr("Explanation in English"))
        self._buttons["fr"].setAccessibleName(self.tr("Explanation in French"))

    @Slot(QAbstractButton, bool)
    def _show_chosen(self) -> None:
        chosen = next((name for name, button in self._buttons.items() if button.isChecked()), "")
        texts = (*self._explanations.get(chosen, ()), *self._explanations.get("", ()))
        self._text.setText("\n\n".join(shown(text, _GREATEST_EXPLANATION) for text in texts))


class IdentitySection(QWidget):
    """What the document is, and when it was sent and answered."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sha256 = ""
        self._form = QFormLayout(self)
        self._form.setContentsMargins(0, 0, 0, 0)
        self._form.setHorizontalSpacing(GAP)
        self._form.setVerticalSpacing(4)
        self._form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        self._names = [plain_label("small", wrap=False) for _ in range(8)]
        values = [plain_label("value") for _ in range(8)]
        self._software, self._quality, self._kind, self._hash, self._case, self._added, self._sent, self._answered = (
            values
        )
        self._copy = QPushButton()
        self._copy.setProperty("link", True)
        self._copy.setProperty("small", True)
        self._copy.clicked.connect(self._copy_hash)
        for name, value in zip(self._names, values, strict=True):
            if value is self._hash:
                row = QHBoxLayout()
                row.setSpacing(GAP_SMALL)
                self._hash.setWordWrap(False)
                row.addWidget(self._hash)
                row.addWidget(self._copy)
                row.addStretch()
                self._form.addRow(name, row)
            else:
                self._form.addRow(name, value)
        self._name_parts()

    def show_job(self, job: Job) -> None:
        """Show a job; rows that have nothing to say are left out."""
        self._sha256 = job.document.sha256
        risk = job.risk
        self._kind.setText(kind_text(job))
        self._hash.setText(short_hash(self._sha256))
        self._hash.setToolTip(as_tooltip(self._sha256))
        self._added.setText(full_time_text(job.added_at))
        optional = {
            self._software: plain(risk.software) if risk and risk.software else "",
            self._quality: plain(risk.document_quality) if risk and risk.document_quality else "",
            self._case: plain(job.case),
            self._sent: full_time_text(job.submitted_at) if job.submitted_at else "",
            self._answered: full_time_text(job.received_at) if job.received_at else "",
        }
        for label, text in optional.items():
            label.setText(text)
            self._form.setRowVisible(label, bool(text))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_parts()

    def _name_parts(self) -> None:
        names = (
            self.tr("Software found"),
            self.tr("Quality"),
            self.tr("File"),
            "SHA-256",
            self.tr("Case"),
            self.tr("Added"),
            self.tr("Sent"),
            self.tr("Answered"),
        )
        for label, name in zip(self._names, names, strict=True):
            label.setText(name)
        self._copy.setText(self.tr("Copy"))
        self._copy.setAccessibleName(self.tr("Copy the SHA-256 of the document"))

    @Slot()
    def _copy_hash(self) -> None:
        QGuiApplication.clipboard().setText(self._sha256)


class HistorySection(QWidget):
    """The document's history, line by line, in local time."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = plain_label("strong")
        self._lines = QWidget()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._lines)
        self._column = column

    def show_history(self, history: Sequence[HistoryEntry]) -> None:
        """Show the newest entries, the oldest of them first, or hide where there are none."""
        self.setVisible(bool(history))
        self._title.setText(self.tr("History"))
        lines = QWidget()
        grid = QGridLayout(lines)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for row, entry in enumerate(history[-_MOST_HISTORY_ENTRIES:]):
            time, words = plain_label("small", wrap=False), plain_label("value")
            time.setText(full_time_text(entry.at))
            words.setText(history_text(entry))
            grid.addWidget(time, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        self._column.replaceWidget(self._lines, lines)
        self._lines.hide()
        self._lines.deleteLater()
        self._lines = lines


class AnswerSection(QWidget):
    """The service's answer as it came, folded until it is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = QPushButton()
        self._button.setCheckable(True)
        self._button.setProperty("link", True)
        self._text = QPlainTextEdit()
        self._text.setReadOnly(True)
        self._text.setProperty("code", True)
        self._text.setTabChangesFocus(True)
        self._text.setFixedHeight(_ANSWER_HEIGHT)
        self._text.hide()
        self._button.toggled.connect(self._unfold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._text)
        self._name_parts()

    def show_answer(self, answer: bytes | None) -> None:
        """Show an answer, or hide where there is none."""
        self.setVisible(answer is not None)
        self._text.setPlainText("" if answer is None else answer_text(answer))

    def fold(self) -> None:
        """Fold the answer away."""
        self._button.setChecked(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._name_parts()

    @Slot(bool)
    def _unfold(self, unfolded: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._text.setVisible(unfolded)
        self._name_parts()

    def _name_parts(self) -> None:
        unfolded = self._button.isChecked()
        self._button.setText(self.tr("Hide the answer") if unfolded else self.tr("Show the answer as it came"))
        self._text.setAccessibleName(self.tr("The answer as it came"))
