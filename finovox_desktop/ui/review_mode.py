"""What people say of documents, from the widgets to the engine; and the way into the triage and out of it."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from finovox_desktop.core.job import JobsChange
from finovox_desktop.core.review import Verdict
from finovox_desktop.engine.controller import JobController
from finovox_desktop.ui.details.pane import DetailsPane
from finovox_desktop.ui.review.verdict_buttons import VERDICT_SHORTCUTS
from finovox_desktop.ui.shortcuts import Shortcut, bind
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.job_table_view import JobTableView
from finovox_desktop.ui.triage.button import TriageButton
from finovox_desktop.ui.triage.order import TriageList

if TYPE_CHECKING:
    from finovox_desktop.ui.triage.page import TriagePage


class ReviewMode(QObject):
    """Stands between the table, the details, the triage and the engine. The triage is a page of the same stack as the table.

    Signals:
        triage_began: the triage takes the place of the table.
        triage_ended: the id of the document that was open in it, or of the one nearest to it that the table still shows; empty
            where it shows none of them. The table is shown again.
        said: a line of text, where there is nothing to review.
        export_requested: the ids of the documents (a tuple) of a triage that is over.
    """

    triage_began = Signal()
    triage_ended = Signal(str)
    said = Signal(str)
    export_requested = Signal(object)

    def __init__(
        self,
        controller: JobController,
        table: JobTableView,
        model: JobTableModel,
        details: DetailsPane,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._controller = controller
        self._table = table
        self._model = model
        self._details = details
        self._pages: QStackedWidget | None = None
        self._table_page: QWidget | None = None
        self._triage: TriagePage | None = None
        self.button = TriageButton()
        self._connect()

    def stand_in(self, pages: QStackedWidget, table_page: QWidget) -> None:
        """Give the triage its place beside the table's page, where its keys work, too."""
        self._pages, self._table_page = pages, table_page
        in_details = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for verdict, shortcut in VERDICT_SHORTCUTS.items():
            bind(shortcut, self._details, partial(self._details.give_verdict, verdict), in_details)
        bind(Shortcut.NOTE, self._details, self._details.write_note, in_details)
        bind(Shortcut.BEGIN_REVIEW, table_page, self.begin, in_details)

    @property
    def triage(self) -> "TriagePage":
        """The triage's page, made when it is first asked for."""
        if self._triage is None:
            self._triage = self._make_triage()
        return self._triage

    @property
    def is_on(self) -> bool:
        """Whether the triage is shown."""
        return self._pages is not None and self._triage is not None and self._pages.currentWidget() is self._triage

    @Slot(object)
    def apply(self, change: JobsChange) -> None:
        """Follow what a commit changed, after the model did."""
        if self.is_on:
            self.triage.apply(change)

    @Slot()
    def begin(self) -> None:
        """Begin a triage: of the selected documents where there are several, else of all that are shown."""
        self._details.save()
        documents = self._documents()
        if self._pages is None or self.is_on:
            return
        if not len(documents):
            self.said.emit(self.tr("None of these documents has a result to review"))
            return
        self._pages.setCurrentWidget(self.triage)
        self.triage_began.emit()
        self.triage.begin(documents)

    @Slot()
    def end(self) -> None:
        """Go back to the table, with the document selected that was open, or the nearest that the table still shows."""
        if self._pages is None or self._table_page is None or not self.is_on:
            return
        nearest = self.triage.nearest_of({job.id for job in self._model.shown_jobs()})
        self._pages.setCurrentWidget(self._table_page)
        self.triage_ended.emit(nearest or "")
        self._table.setFocus()

    @Slot()
    def save(self) -> None:
        """Keep what was typed, before the window closes."""
        self._details.save()
        if self._triage is not None:
            self._triage.save()

    def _connect(self) -> None:
        self._details.verdict_given.connect(self._give_verdict)
        self._details.note_given.connect(self._give_note)
        self._details.case_given.connect(self._give_case)
        self.button.clicked.connect(self.begin)
        self._model.counts_changed.connect(self.button.show_counts)

    def _make_triage(self) -> "TriagePage":
        from finovox_desktop.ui.triage.page import TriagePage  # noqa: PLC0415 - loaded when it is first used

        triage = TriagePage(self._controller)
        if self._pages is not None:
            self._pages.addWidget(triage)
        triage.ended.connect(self.end)
        triage.export_requested.connect(self.export_requested)
        return triage

    def _documents(self) -> TriageList:
        selected = self._table.selected_jobs()
        if len(selected) > 1:
            chosen = {job.id for job in selected}
            return TriageList(selected, belongs=lambda job: job.id in chosen)
        start = selected[0].id if selected else None
        return TriageList(self._model.shown_jobs(), start, lambda job: self._model.row_of(job.id) is not None)

    @Slot(object, object)
    def _give_verdict(self, job_ids: tuple[str, ...], verdict: Verdict) -> None:
        self._controller.edits.set_verdict(job_ids, verdict)

    @Slot(object, str)
    def _give_case(self, job_ids: tuple[str, ...], case: str) -> None:
        self._controller.edits.set_case(job_ids, case)

    @Slot(str, str)
    def _give_note(self, job_id: str, note: str) -> None:
        self._controller.edits.set_note((job_id,), note)
