"""One undo for what was removed and what people changed: the newest is taken back first."""

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction

from finovox_desktop.core.review import EditSubject, UndoableEdit, Verdict
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.jobs.job_text import plain
from finovox_desktop.ui.review.review_text import verdict_text
from finovox_desktop.ui.words.locale_text import number_text

_LONGEST_VALUE = 40


class Undo(QObject):
    """Keeps the order of removals and edits, and an action that names what it takes back."""

    def __init__(self, controller: JobController, action: QAction) -> None:
        super().__init__(action)
        self._controller = controller
        self._action = action
        # Removals as tuples of ids; the last one alone can be undone, and only for a while.
        self._steps: list[UndoableEdit | tuple[str, ...]] = []
        controller.removed.connect(self._follow_removal)
        controller.undoable_changed.connect(self._follow_edit)
        action.triggered.connect(self.undo)
        self.retranslate()

    @Slot()
    def undo(self) -> None:
        """Take the newest step back."""
        if not self._steps:
            return
        if isinstance(self._steps[-1], UndoableEdit):
            self._controller.edits.undo()
        else:
            self._controller.undo_removal()

    @Slot()
    def retranslate(self) -> None:
        """Name the step that would be taken back."""
        self._action.setEnabled(bool(self._steps))
        self._action.setText(self._words(self._steps[-1]) if self._steps else self.tr("Undo"))

    @Slot(object)
    def _follow_removal(self, job_ids: tuple[str, ...]) -> None:
        self._steps = [step for step in self._steps if isinstance(step, UndoableEdit)]
        if job_ids:
            self._steps.append(job_ids)
        self.retranslate()

    @Slot(object)
    def _follow_edit(self, edit: UndoableEdit | None) -> None:
        """A new edit comes on top; an earlier one, or none, means that those above it were taken back."""
        known = next((place for place, step in enumerate(self._steps) if step is edit), None)
        if edit is None:
            self._steps = [step for step in self._steps if not isinstance(step, UndoableEdit)]
        elif known is None:
            self._steps.append(edit)
        else:
            later = [step for step in self._steps[known + 1 :] if not isinstance(step, UndoableEdit)]
            self._steps = [*self._steps[: known + 1], *later]
        self.retranslate()

    def _words(self, step: UndoableEdit | tuple[str, ...]) -> str:
        if not isinstance(step, UndoableEdit):
            return self.tr("Undo the removal ({number})").format(number=number_text(len(step)))
        number = number_text(len(step.job_ids))
        value = plain(step.value or "")[:_LONGEST_VALUE]
        match step.subject:
            case EditSubject.VERDICT if step.value is not None:
                verdict = verdict_text(Verdict(step.value))
                return self.tr("Undo verdict: {verdict} ({number})").format(verdict=verdict, number=number)
            case EditSubject.VERDICT:
                return self.tr("Undo verdict ({number})").format(number=number)
            case EditSubject.NOTE:
                return self.tr("Undo note ({number})").format(number=number)
            case EditSubject.CASE if value:
                return self.tr("Undo case: {case} ({number})").format(case=value, number=number)
            case EditSubject.CASE:
                return self.tr("Undo case ({number})").format(number=number)
