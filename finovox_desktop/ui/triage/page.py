"""The triage: one document a screen, its page at the left, what matters for deciding at the right."""

from collections.abc import Collection
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedLayout, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job, JobsChange
from finovox_desktop.core.job_details import JobDetails
from finovox_desktop.core.review import EditSubject, UndoableEdit, Verdict
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.jobs.job_text import plain, risk_text
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.preview.page_view import PageView
from finovox_desktop.ui.review.note_field import NoteField
from finovox_desktop.ui.review.review_text import note_of, review_line, verdict_of, verdict_text
from finovox_desktop.ui.review.verdict_buttons import VERDICT_SHORTCUTS, VerdictButtons
from finovox_desktop.ui.shortcuts import Shortcut, bind
from finovox_desktop.ui.triage.card import TriageCard
from finovox_desktop.ui.triage.header import TriageHeader
from finovox_desktop.ui.triage.order import TriageList
from finovox_desktop.ui.triage.summary import TriageSummary
from finovox_desktop.ui.widgets.makers import card, named, plain_label
from finovox_desktop.ui.words.locale_text import number_text

_SIDE_WIDTH = 360
_SCROLLING_KEYS = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right})


class TriagePage(QWidget):
    """Goes on by itself from verdict to verdict. Each verdict goes to the engine at once; none waits for its commit."""

    ended = Signal()
    """The user wants to go back to the table."""
    export_requested = Signal(object)
    """The ids of the documents (a tuple) to be exported."""

    def __init__(self, controller: JobController, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("triagePage")
        self._controller = controller
        self._list = TriageList(())
        self._details: JobDetails | None = None
        self._under_way: dict[str, Verdict] = {}
        self.header = TriageHeader()
        self.view = named(PageView(controller.previews), "triageView")
        self.card = named(TriageCard(), "triageCard")
        self.verdicts = named(VerdictButtons(is_large=True), "triageVerdicts")
        self.said = plain_label("triageReview", "small", wraps=True)
        self.note = named(NoteField(), "triageNote")
        self.summary = TriageSummary()
        self._lay_out()
        self._connect()
        self._add_keys()

    @property
    def job(self) -> Job | None:
        """The document that is open."""
        return self._list.current

    def begin(self, documents: TriageList) -> None:
        """Begin a triage of these documents."""
        self._list = documents
        self._under_way.clear()
        self.header.say("")
        self._pages.setCurrentWidget(self._work)
        self._open()
        self.take_focus()

    def nearest_of(self, job_ids: Collection[str]) -> str | None:
        """Give the open document where it is one of some, else the one of them that is nearest to it in the triage."""
        return self._list.nearest_of(job_ids)

    def take_focus(self) -> None:
        """Go to what is shown: the document, or the summary."""
        is_over = self._pages.currentWidget() is self.summary
        (self.summary if is_over else self.card).setFocus(Qt.FocusReason.OtherFocusReason)

    def apply(self, change: JobsChange) -> None:
        """Follow what a commit changed; ends where no document is left."""
        before = self.job
        self._list.apply(change)
        if self.job is None:
            self.ended.emit()
        elif before is None or before.id != self.job.id:
            self._open()
        else:
            self._show()

    @Slot(object)
    def show_details(self, details: JobDetails) -> None:
        """Take the explanations of the document that is open; those of another fall away."""
        if self.job is not None and details.job.id == self.job.id:
            self._details = details
            self.card.show_job(self.job, details)

    @Slot()
    def save(self) -> None:
        """Keep what was typed: note and case."""
        self.note.save()
        self.card.case.save()

    @Slot(object)
    def give_verdict(self, verdict: Verdict) -> None:
        """Give the open document a verdict and go on to the next that waits; to the summary where there is none."""
        job = self.job
        if job is None or self._pages.currentWidget() is self.summary:
            return
        self.save()
        if verdict_of((job,)) is not verdict:
            self._under_way[job.id] = verdict
            self._controller.edits.set_verdict((job.id,), verdict)
        if self._list.go_on():
            self._open()
        else:
            self._end()

    @Slot()
    def undo(self) -> None:
        """Take the last change back, and go to its document."""
        edit = self._controller.edits.undoable
        last = next(reversed(self._under_way), edit.job_ids[0] if edit and edit.job_ids else "")
        if not last:
            return
        self._under_way.pop(last, None)
        self._controller.edits.undo()
        self._list.take_up_again(last)
        self.header.say("")
        if self._list.go_to(last):
            self._pages.setCurrentWidget(self._work)
            self._open()
            self.take_focus()

    @Slot()
    def go_to_next(self) -> None:
        """Open the next document, decided or not."""
        self._step(1)

    @Slot()
    def go_to_previous(self) -> None:
        """Open the document before, decided or not."""
        self._step(-1)

    @Slot()
    def end(self) -> None:
        """Go back to the table."""
        self.save()
        self.ended.emit()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.LanguageChange and self.job is not None:
            self._show()

    def event(self, event: QEvent) -> bool:
        """Take the window's key of undo: here it also goes back to the document."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and _is_undo(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Undo."""
        if _is_undo(event):
            self.undo()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the page scroll by the arrows while it has the focus; elsewhere they go from document to document."""
        if (
            event.type() is QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.key() in _SCROLLING_KEYS
        ):
            event.accept()
            return True
        return super().eventFilter(watched, event)

    def _step(self, places: int) -> None:
        self.save()
        if self._pages.currentWidget() is self.summary:
            self._pages.setCurrentWidget(self._work)
        else:
            self._list.step(places)
        self._open()
        self.take_focus()

    def _open(self) -> None:
        """Show another document from its top, and have the page of the one after it made ready."""
        job = self.job
        if job is None:
            return
        self._details = None
        self._show()
        self.card.to_top()
        self.view.show_document(job)
        self._controller.request_details(job.id)
        following = self._list.following
        if following is not None:
            self.view.expect_document(following)

    def _show(self) -> None:
        job = self.job
        if job is None:
            return
        documents = self._list
        self.header.show_progress(documents.place, len(documents), documents.to_review)
        self.card.show_job(job, self._details)
        self.verdicts.show_verdict(verdict_of((job,)))
        self.said.setText(review_line(job.review) if job.review else "")
        self.said.setVisible(job.review is not None)
        self.note.show_note(job.id, note_of(job))
        self.summary.show_counts(len(documents), documents.verdicts)
        name = self.tr("Document {place} of {number}: {name}, {risk}").format(
            place=number_text(documents.place),
            number=number_text(len(documents)),
            name=plain(job.document.name),
            risk=risk_text(job).lower(),
        )
        # A screen reader speaks the change of the name of what has the focus.
        self.setAccessibleName(name)
        self.card.setAccessibleName(name)

    def _end(self) -> None:
        self._show()
        self._pages.setCurrentWidget(self.summary)
        self.take_focus()

    @Slot(object)
    def _take_in_edit(self, edit: UndoableEdit | None) -> None:
        """Say what was decided, once it is recorded."""
        if edit is None or edit.subject is not EditSubject.VERDICT or edit.value is None or len(edit.job_ids) != 1:
            return
        job_id = edit.job_ids[0]
        if self._under_way.get(job_id) == edit.value:
            del self._under_way[job_id]
            name = plain(self._list.job(job_id).document.name) if job_id in self._list else ""
            words = self.tr("{name}: {verdict}").format(name=name, verdict=verdict_text(Verdict(edit.value)))
            self.header.say(words)

    @Slot(str, str)
    def _give_note(self, job_id: str, note: str) -> None:
        self._controller.edits.set_note((job_id,), note)

    @Slot()
    def _export(self) -> None:
        self.export_requested.emit(tuple(self._list.job_ids))

    @Slot()
    def _write_note(self) -> None:
        self.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    # How it is put together

    def _lay_out(self) -> None:
        side = card("triageSide")
        side.setFixedWidth(_SIDE_WIDTH)
        line = QFrame()
        line.setProperty("divider", True)
        foot = QVBoxLayout()
        foot.setContentsMargins(GAP_LARGE - 1, GAP, GAP_LARGE - 1, GAP)
        foot.setSpacing(GAP_SMALL)
        for widget in (self.verdicts, self.said, self.note):
            foot.addWidget(widget)
        inside = QVBoxLayout(side)
        inside.setContentsMargins(1, 1, 1, 1)
        inside.setSpacing(0)
        inside.addWidget(self.card, 1)
        inside.addWidget(line)
        inside.addLayout(foot)
        paper = card("triagePaper")
        paper_column = QVBoxLayout(paper)
        paper_column.setContentsMargins(GAP_SMALL, GAP_SMALL, GAP_SMALL, GAP_SMALL)
        paper_column.addWidget(self.view)
        self._work = QWidget()
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(paper, 1)
        row.addWidget(side)
        column = QVBoxLayout(self._work)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        column.addWidget(self.header)
        column.addLayout(row, 1)
        self._pages = QStackedLayout(self)
        self._pages.addWidget(self._work)
        self._pages.addWidget(self.summary)

    def _connect(self) -> None:
        controller = self._controller
        self.header.back_requested.connect(self.end)
        self.header.previous_requested.connect(self.go_to_previous)
        self.header.next_requested.connect(self.go_to_next)
        self.header.undo_requested.connect(self.undo)
        self.verdicts.verdict_chosen.connect(self.give_verdict)
        self.note.note_given.connect(self._give_note)
        self.note.left.connect(self.take_focus)
        self.card.case_given.connect(controller.edits.set_case)
        self.card.left.connect(self.take_focus)
        self.summary.back_requested.connect(self.end)
        self.summary.export_requested.connect(self._export)
        self.view.canvas.installEventFilter(self)
        controller.details_ready.connect(self.show_details)
        controller.edits.undoable_changed.connect(self._take_in_edit)

    def _add_keys(self) -> None:
        acts = {
            Shortcut.NOTE: self._write_note,
            Shortcut.NEXT_DOCUMENT: self.go_to_next,
            Shortcut.PREVIOUS_DOCUMENT: self.go_to_previous,
            Shortcut.NEXT_PAGE: self.view.turn,
            Shortcut.PREVIOUS_PAGE: self.view.turn_back,
            Shortcut.UNDO_REVIEW: self.undo,
            Shortcut.END_REVIEW: self.end,
        }
        here = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for shortcut, act in acts.items():
            bind(shortcut, self, act, here)
        for verdict, shortcut in VERDICT_SHORTCUTS.items():
            bind(shortcut, self, partial(self.give_verdict, verdict), here)


def _is_undo(event: QKeyEvent) -> bool:
    return event.matches(QKeySequence.StandardKey.Undo)
