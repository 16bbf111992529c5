"""Asks for the case of some documents, offering those that exist."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCompleter, QDialog, QLineEdit, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.widgets.makers import dialog_buttons, named, plain_label, push_button

_LONGEST_CASE = 200
_WIDTH = 360


class CaseDialog(QDialog):
    """A field with completion. Does not block; emits what was given.

    Signals:
        case_given: the ids of the documents (a tuple), and their case; empty for none.
    """

    case_given = Signal(object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("caseDialog")
        self._jobs: tuple[Job, ...] = ()
        self._words = plain_label("caseWords", wraps=True)
        self._hint = plain_label("caseHint", "small", wraps=True)
        self.field = named(QLineEdit(maxLength=_LONGEST_CASE, clearButtonEnabled=True), "caseField")
        self.field.setAcceptDrops(False)
        self._words.setBuddy(self.field)
        self._cancel = push_button("caseCancel", self.reject)
        self._ok = push_button("caseOk", self.accept, "filled")
        self._ok.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        column.setSpacing(GAP_SMALL)
        for widget in (self._words, self.field, self._hint):
            column.addWidget(widget)
        column.addSpacing(GAP)
        column.addLayout(dialog_buttons(self._cancel, self._ok))
        self.setMinimumWidth(_WIDTH)
        self._retranslate()

    def ask(self, jobs: Sequence[Job], cases: Sequence[str]) -> None:
        """Ask for the case of some documents; `cases` are those that exist."""
        self._jobs = tuple(jobs)
        shared = {job.case for job in jobs}
        self.field.setText(shared.pop() if len(shared) == 1 else "")
        self.field.selectAll()
        completer = QCompleter(sorted(filter(None, cases), key=str.casefold), self.field)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.field.setCompleter(completer)
        self._retranslate()
        self.open()
        self.field.setFocus()

    def accept(self) -> None:
        """Say what was given."""
        super().accept()
        self.case_given.emit(tuple(job.id for job in self._jobs), self.field.text().strip())

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._retranslate()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Case"))
        self._words.setText(self.tr("Case of %Ln document(s)", None, len(self._jobs)))
        self._hint.setText(self.tr("A reference of your own. It stands in exports. Empty: no case."))
        self.field.setAccessibleName(self._words.text())
        self.field.setPlaceholderText(self.tr("Such as a file number"))
        self._ok.setText(self.tr("Set the case"))
        self._cancel.setText(self.tr("Cancel"))
