"""The sections of the details that show what the service said: failure, explanation, and its answer as it came."""

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QLocale, Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from finovox_desktop.core.job import Job
from finovox_desktop.core.text import shown
from finovox_desktop.ui.details.text import answer_text
from finovox_desktop.ui.jobs.job_actions import JobAction, action_text, offered_action
from finovox_desktop.ui.look.push_button import PushButton
from finovox_desktop.ui.look.theme import GAP, GAP_SMALL
from finovox_desktop.ui.words.error_text import advice, what_happened

_GREATEST_EXPLANATION = 5_000
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
    """What went wrong, in the service's own words too, what can be done, and the one action."""

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
        self._button = PushButton()
        self._button.clicked.connect(self._request)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP, GAP, GAP, GAP)
        column.setSpacing(GAP_SMALL)
        for widget in (self._happened, self._words, self._advice):
            column.addWidget(widget)
        column.addWidget(self._button, 0, Qt.AlignmentFlag.AlignLeft)

    def show_job(self, job: Job) -> None:
        """Show the failure of a job, or hide where there is none."""
        self.setVisible(job.failure is not None)
        if job.failure is None:
            return
        self._happened.setText(what_happened(job.failure.code))
        self._advice.setText(advice(job.failure.code))
        self._words.setText(self.tr("“{words}”").format(words=shown(job.failure.words)))
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
        self._text.setObjectName("explanationText")
        self._languages = QButtonGroup(self)
        self._buttons = {"en": PushButton("EN"), "fr": PushButton("FR")}
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


class AnswerSection(QWidget):
    """The service's answer as it came, folded until it is wanted."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._button = PushButton()
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
