"""What the pane of the details shows: everything about one document, or a summary of several."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from finovox_desktop.core.job import Job
from finovox_desktop.core.job_details import JobDetails
from finovox_desktop.engine.previews import Previews
from finovox_desktop.ui.details.bars import CheckBars
from finovox_desktop.ui.details.history import HistorySection
from finovox_desktop.ui.details.identity import IdentitySection
from finovox_desktop.ui.details.sections import (
    AnswerSection,
    ExplanationSection,
    FailureSection,
    plain_label,
)
from finovox_desktop.ui.details.text import selection_summary
from finovox_desktop.ui.jobs.job_actions import JobAction, action_text, is_possible
from finovox_desktop.ui.jobs.job_text import has_result, headline, local_note, plain, state_name
from finovox_desktop.ui.look.theme import GAP, GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.preview.preview_section import PreviewSection
from finovox_desktop.ui.widgets.elided_label import ElidedLabel
from finovox_desktop.ui.widgets.makers import push_button
from finovox_desktop.ui.words.error_text import what_happened


class SelectionPage(QWidget):
    """The summary of several jobs."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._title = plain_label("headline")
        self._summary = QWidget()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(GAP_LARGE, GAP_LARGE, GAP_LARGE, GAP_LARGE)
        self._column.setSpacing(GAP)
        self._column.addWidget(self._title)
        self._column.addWidget(self._summary)
        self._column.addStretch()

    def show_jobs(self, jobs: Sequence[Job]) -> None:
        self._title.setText(self.tr("%Ln document(s) selected", "", len(jobs)))
        summary = QWidget()
        form = QFormLayout(summary)
        form.setContentsMargins(0, 0, 0, 0)
        form.setHorizontalSpacing(GAP_LARGE)
        form.setVerticalSpacing(GAP_SMALL)
        for text, number in selection_summary(jobs):
            name, value = plain_label("dim"), plain_label("strong")
            name.setText(text)
            value.setText(number)
            form.addRow(name, value)
        self._column.replaceWidget(self._summary, summary)
        self._summary.hide()
        self._summary.deleteLater()
        self._summary = summary


class JobPage(QWidget):
    """Everything about one job."""

    action_requested = Signal(object)
    copy_requested = Signal()
    case_given = Signal(object, str)
    left = Signal()

    def __init__(self, previews: Previews, parent: QWidget) -> None:
        super().__init__(parent)
        self._name = ElidedLabel()
        self._name.setProperty("role", "headline")
        self._headline = plain_label("dim")
        self._local = plain_label()
        self._local.setProperty("note", True)
        self._failure = FailureSection()
        self._bars = CheckBars()
        self._divider = QFrame()
        self._divider.setProperty("divider", True)
        self._explanation = ExplanationSection()
        self._preview = PreviewSection(previews)
        self._identity = IdentitySection()
        self._history = HistorySection()
        self._answer = AnswerSection()
        self._copy = push_button("copyDetails", self.copy_requested, "link", "small")
        self._again = push_button("analyseAgain", partial(self._ask, JobAction.ANALYSE_AGAIN), "link", "small")
        self._open = push_button("openDocument", partial(self._ask, JobAction.OPEN_DOCUMENT), "link", "small")
        self._folder = push_button("showInFolder", partial(self._ask, JobAction.SHOW_IN_FOLDER), "link", "small")
        self._scroll = QScrollArea()
        self._failure.action_requested.connect(self.action_requested)
        self._identity.case_given.connect(self.case_given)
        self._identity.left.connect(self.left)
        self.setFocusProxy(self._scroll)
        self._lay_out()

    def show_job(self, job: Job, details: JobDetails | None) -> None:
        self._scroll.setAccessibleName(self.tr("Details of the document"))
        self._name.show_text(plain(job.document.name))
        self._show_headline(job)
        self._local.setText(local_note())
        self._local.setVisible(job.destination.is_sandbox and has_result(job))
        self._failure.show_job(job)
        self._bars.setVisible(has_result(job))
        if job.risk is not None:
            self._bars.show_report(job.risk)
        self._explanation.show_explanations(details.explanations if details else {})
        self._preview.show_document(job)
        self._identity.show_job(job)
        self._history.show_history(details)
        self._answer.show_answer(details.answer if details else None)
        self._copy.setText(self.tr("Copy details"))
        self._again.setText(action_text(JobAction.ANALYSE_AGAIN))
        self._open.setText(action_text(JobAction.OPEN_DOCUMENT))
        self._folder.setText(action_text(JobAction.SHOW_IN_FOLDER))
        # Beside the action that a failure offers it would only be a second way to the same.
        self._again.setVisible(self._failure.isHidden() and is_possible(JobAction.ANALYSE_AGAIN, job))

    def _show_headline(self, job: Job) -> None:
        """Say in one sentence what is known; where a failure follows, only what that does not say itself."""
        text = headline(job) if job.failure is None or has_result(job) else state_name(job.state)
        self._headline.setText(text)
        self._headline.setVisible(job.failure is None or text != what_happened(job.failure.code))

    def save(self) -> None:
        self._identity.case.save()

    def to_top(self) -> None:
        self._scroll.verticalScrollBar().setValue(0)
        self._answer.fold()

    def _lay_out(self) -> None:
        page = QWidget()
        page.setProperty("page", True)
        column = QVBoxLayout(page)
        column.setContentsMargins(GAP_LARGE - 1, GAP_LARGE - 1, GAP_LARGE - 1, GAP_LARGE - 1)
        column.setSpacing(GAP)
        title = QVBoxLayout()
        title.setSpacing(2)
        title.addWidget(self._name)
        title.addWidget(self._headline)
        column.addLayout(title)
        sections = (
            self._local,
            self._failure,
            self._bars,
            self._divider,
            self._explanation,
            self._preview,
            self._identity,
            self._history,
            self._answer,
        )
        for section in sections:
            column.addWidget(section)
        for buttons in ((self._open, self._folder), (self._copy, self._again)):
            links = QHBoxLayout()
            links.setSpacing(GAP_LARGE)
            for button in buttons:
                links.addWidget(button)
            links.addStretch()
            column.addLayout(links)
        column.addStretch()
        self._scroll.setWidget(page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self._scroll)

    def _ask(self, action: JobAction) -> None:
        self.action_requested.emit(action)
