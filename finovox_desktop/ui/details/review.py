"""The foot of the details, always in sight: the verdict, who gave it, and the note; or a verdict and a case for several."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtWidgets import QFormLayout, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.core.review import Verdict
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.review.note_field import CaseField, NoteField
from finovox_desktop.ui.review.review_text import is_reviewable, note_of, review_line, verdict_of
from finovox_desktop.ui.review.verdict_buttons import VerdictButtons
from finovox_desktop.ui.widgets.makers import named, plain_label


class ReviewFoot(QWidget):
    """What a person says of the documents that are shown. A verdict is for those that can have one; a note is for one."""

    verdict_given = Signal(object, object)
    """The ids of the documents (a tuple), and the Verdict."""
    note_given = Signal(str, str)
    """The id of a document, and its note."""
    case_given = Signal(object, str)
    """The ids of the documents (a tuple), and their case."""
    left = Signal()
    """The user is done with a field by a key."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs: tuple[Job, ...] = ()
        self._number = plain_label("verdictNumber", "small", wraps=True)
        self._buttons = named(VerdictButtons(), "verdicts")
        self._said = plain_label("verdictSaid", "small", wraps=True)
        self._said.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._note = named(NoteField(), "note")
        self._case = named(CaseField(), "severalCases")
        self._case_name = plain_label("severalCasesName", "small")
        self._case_row = QWidget()
        form = QFormLayout(self._case_row)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GAP)
        form.addRow(self._case_name, self._case)
        column = QVBoxLayout(self)
        column.setContentsMargins(GAP_LARGE - 1, GAP, GAP_LARGE - 1, GAP)
        column.setSpacing(GAP_SMALL)
        for widget in (self._number, self._buttons, self._said, self._note, self._case_row):
            column.addWidget(widget)
        self._buttons.verdict_chosen.connect(self.give_verdict)
        self._note.note_given.connect(self.note_given)
        self._note.left.connect(self.left)
        self._case.case_given.connect(self.case_given)
        self._case.left.connect(self.left)

    def show_jobs(self, jobs: Sequence[Job]) -> None:
        """Show what was said of documents. What was typed about others is kept first."""
        self._jobs = tuple(jobs)
        self._show()

    @Slot(object)
    def give_verdict(self, verdict: Verdict) -> None:
        """Give those of the documents a verdict that can have one."""
        job_ids = tuple(job.id for job in self._jobs if is_reviewable(job))
        if job_ids:
            self.verdict_given.emit(job_ids, verdict)

    @Slot()
    def write_note(self) -> None:
        """Go to the note, where one document is shown."""
        if self._note.isVisibleTo(self):
            self._note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @Slot()
    def save(self) -> None:
        """Keep what was typed."""
        self._note.save()
        self._case.save()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange:
            self._show()

    def _show(self) -> None:
        jobs = self._jobs
        one = jobs[0] if len(jobs) == 1 else None
        reviewable = [job for job in jobs if is_reviewable(job)]
        self._buttons.setEnabled(bool(reviewable))
        self._buttons.show_verdict(verdict_of(reviewable), max(1, len(reviewable)))
        self._number.setText(self._number_words(len(reviewable), len(jobs)))
        self._number.setVisible(bool(self._number.text()))
        self._said.setVisible(one is not None and one.review is not None)
        self._said.setText(review_line(one.review) if one is not None and one.review is not None else "")
        self._note.setVisible(one is not None)
        self._note.show_note(one.id if one else "", note_of(one) if one else "")
        self._case_row.setVisible(len(jobs) > 1)
        self._case_name.setText(self.tr("Case"))
        cases = {job.case for job in jobs}
        several = tuple(job.id for job in jobs) if len(jobs) > 1 else ()
        self._case.show_case(several, cases.pop() if len(cases) == 1 else None)

    def _number_words(self, reviewable: int, shown: int) -> str:
        if not shown:
            return ""
        if not reviewable:
            return self.tr("A verdict can be given once there is a result.")
        if shown == 1:
            return ""
        words = self.tr("For %Ln document(s):", None, reviewable)
        waiting = shown - reviewable
        if not waiting:
            return words
        progress = self.tr("%Ln still in progress", None, waiting)
        return f"{words} {progress}"
