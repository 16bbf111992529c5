"""What people do in the table: verdicts, cases, groups, copies, dragging, typing a name, and taking back."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QStandardItemModel
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QMenu, QPushButton, QTableView

from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.core.review import EditSubject, UndoableEdit, Verdict
from finovox_desktop.core.settings import Language
from finovox_desktop.ui.jobs.job_actions import JobAction
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.look.theme import ROW_HEIGHT
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.table.job_clipboard import documents_data
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_grouping import Grouping
from finovox_desktop.ui.table.job_table_view import JobTableView
from finovox_desktop.ui.widgets.widget_state import state_text
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.fakes.recording_controller import RecordingController
from tests.qt.jobs import job
from tests.qt.reviewed_jobs import reviewed

LEFT = Qt.MouseButton.LeftButton
NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


def state_of_eleven_columns() -> str:
    """Give what a version before this one kept: the bare state of its header, with another order and Risk hidden."""
    table = QTableView()
    table.setModel(QStandardItemModel(1, 11, table))
    header = table.horizontalHeader()
    header.moveSection(9, 0)
    header.setSectionHidden(0, True)
    state = header.saveState()
    assert header.restoreState(state)
    return state_text(state)


@pytest.fixture
def window(controller: RecordingController) -> MainWindow:
    window = MainWindow(controller.as_controller)
    window.complete()
    window.resize(1440, 900)
    window.show()
    window.activateWindow()
    controller.open()
    added = (
        job("high", name="high.pdf", risk="high", case="A", order=4),
        job("low", name="low.pdf", risk="low", case="A", order=3),
        job("other", name="1 other.pdf", risk="low", case="B", order=2),
        job("sent", name="sent.pdf", state=JobState.SUBMITTING, order=1),
    )
    controller.jobs_changed.emit(JobsChange(added=added))
    assert QTest.qWaitForWindowActive(window)
    window.work.table.setFocus()
    return window


def row_place(table: JobTableView, row: int, column: JobColumn = JobColumn.DOCUMENT) -> QPoint:
    return QPoint(table.columnViewportPosition(column) + 10, table.rowViewportPosition(row) + ROW_HEIGHT // 2)


def trigger(menu: QMenu, *path: str) -> None:
    action = next(one for one in menu.actions() if one.text() == path[0])
    submenu = action.menu()
    if isinstance(submenu, QMenu):
        trigger(submenu, *path[1:])
    else:
        action.trigger()


def test_keys_give_verdicts_to_all_that_can_have_one(controller: RecordingController, window: MainWindow) -> None:
    window.work.table.selectAll()
    for key in (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4):
        QTest.keyClick(window.work.table, key)
    verdicts = (Verdict.ACCEPTED, Verdict.REJECTED, Verdict.ORIGINAL_REQUESTED, Verdict.UNDECIDED)
    given = controller.called("edits.set_verdict")
    assert [verdict for _, verdict in given] == list(verdicts)
    assert {ids for ids, _ in given} == {("high", "low", "other")}


def test_the_menu_gives_verdicts_too(controller: RecordingController, window: MainWindow) -> None:
    window.work.table.select_job("high")
    trigger(window.work.table.context_menu(), "Verdict", "Rejected")
    assert controller.called("edits.set_verdict") == [(("high",), Verdict.REJECTED)]


def test_n_goes_to_the_note(window: MainWindow) -> None:
    window.work.table.select_job("high")
    asked = QSignalSpy(window.work.table.note_requested)
    QTest.keyClick(window.work.table, Qt.Key.Key_N)
    assert asked.at(0) == ["high"]
    assert window.work.details.isAncestorOf(window.focusWidget())


def test_f2_sets_the_case_of_many_with_those_that_exist_offered(
    controller: RecordingController, window: MainWindow
) -> None:
    window.work.table.selectAll()
    QTest.keyClick(window.work.table, Qt.Key.Key_F2)
    dialog = window.work.requests.case_dialog
    assert dialog.isVisible()
    assert dialog.field.text() == ""
    completer = dialog.field.completer()
    completer.setCompletionPrefix("b")
    assert completer.currentCompletion() == "B"
    QTest.keyClicks(dialog.field, "Dossier 7")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    assert controller.called("edits.set_case") == [(("sent", "high", "low", "other"), "Dossier 7")]


def test_a_name_is_typed_and_digits_in_it_are_no_verdicts(controller: RecordingController, window: MainWindow) -> None:
    table = window.work.table
    controller.jobs_changed.emit(JobsChange(added=(job("h2", name="hi 2.pdf", risk="low", order=9),)))
    QTest.keyClicks(table, "hi 2")
    assert [one.id for one in table.selected_jobs()] == ["h2"]
    assert controller.called("edits.set_verdict") == []


def test_home_and_end_go_to_the_first_and_the_last_row(window: MainWindow) -> None:
    table = window.work.table
    QTest.keyClick(table, Qt.Key.Key_End)
    assert [one.id for one in table.selected_jobs()] == ["other"]
    QTest.keyClick(table, Qt.Key.Key_Home)
    assert [one.id for one in table.selected_jobs()] == ["sent"]


def test_a_click_folds_a_group_and_shift_selects_its_documents(window: MainWindow) -> None:
    table, model = window.work.table, window.work.model
    model.group_by(Grouping.CASE)
    assert model.rowCount() == 7
    QTest.mouseClick(table.viewport(), LEFT, NO_KEY, row_place(table, 0))
    assert model.rowCount() == 5
    assert table.selected_jobs() == ()
    QTest.mouseClick(table.viewport(), LEFT, SHIFT, row_place(table, 0))
    assert model.rowCount() == 7
    assert [one.id for one in table.selected_jobs()] == ["high", "low"]


def test_keys_fold_and_unfold_a_group(window: MainWindow) -> None:
    table, model = window.work.table, window.work.model
    model.group_by(Grouping.CASE)
    table.select_job("low")
    QTest.keyClick(table, Qt.Key.Key_Left)
    assert model.group_at(table.currentIndex().row()) is not None
    counts = []
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Return):
        QTest.keyClick(table, key)
        counts.append(model.rowCount())
    assert counts == [5, 7, 5, 7]


def test_all_selected_leaves_headings_out(window: MainWindow) -> None:
    window.work.model.group_by(Grouping.CASE)
    QTest.keySequence(window.work.table, "Ctrl+A")
    assert window.work.selected_count() == 4
    assert len(window.work.selected_jobs()) == 4


def test_a_case_is_exported_from_its_heading(
    controller: RecordingController, window: MainWindow, tmp_path: Path
) -> None:
    window.work.model.group_by(Grouping.CASE)
    window.work.table.go_to(0)
    trigger(window.work.table.context_menu(), "Export this case…")
    dialog = window.findChild(QFileDialog, "exportDialog")
    assert isinstance(dialog, QFileDialog)
    dialog.fileSelected.emit(str(tmp_path / "case.json"))
    assert [ids for _, _, ids in controller.called("export")] == [("high", "low")]


def test_what_is_filtered_to_a_case_is_what_is_shown(window: MainWindow) -> None:
    window.work.model.show_case("A")
    assert window.work.shown_ids() == ("high", "low")
    window.work.reveal("other")
    assert [one.id for one in window.work.selected_jobs()] == ["other"]


def test_the_case_filter_is_chosen_from_a_list_with_counts(window: MainWindow) -> None:
    filters = window.work.filters
    filters.case.click()
    texts = [filters.cases.list.item(row).text() for row in range(filters.cases.list.count())]
    assert texts == ["All cases", "A", "B", "No case"]
    filters.cases.list.setCurrentRow(2)
    QTest.keyClick(filters.cases.list, Qt.Key.Key_Return)
    assert window.work.shown_ids() == ("other",)
    assert filters.case.text() == "B"
    filters.case.click()
    filters.cases.group.click()
    assert window.work.model.grouping is Grouping.CASE


def test_nothing_found_says_so_and_leads_back(window: MainWindow) -> None:
    window.toolbar.search.setText("zebra")
    assert window.work.no_match.isVisible()
    window.work.no_match.show_all.click()
    assert not window.work.no_match.isVisible()
    assert window.toolbar.search.text() == ""
    assert len(window.work.shown_ids()) == 4


def test_the_newest_of_removals_and_edits_is_taken_back_first(
    controller: RecordingController, window: MainWindow
) -> None:
    undo = window.toolbar.menus.undo
    first = UndoableEdit(EditSubject.CASE, "A", ("low",))
    second = UndoableEdit(EditSubject.VERDICT, "rejected", ("a", "b", "c"))
    controller.edits.say_undoable(first)
    assert undo.text() == "Undo case: A (1)"
    controller.removed.emit(("gone", "too"))
    assert undo.text() == "Undo the removal (2)"
    controller.edits.say_undoable(second)
    assert undo.text() == "Undo verdict: Rejected (3)"
    undo.trigger()
    controller.edits.say_undoable(first)
    assert undo.text() == "Undo the removal (2)"
    undo.trigger()
    controller.removed.emit(())
    assert undo.text() == "Undo case: A (1)"
    undo.trigger()
    controller.edits.say_undoable(None)
    assert not undo.isEnabled()
    assert [call[0] for call in controller.calls if "undo" in call[0]] == ["edits.undo", "undo_removal", "edits.undo"]


def test_rows_are_copied_as_sentences(window: MainWindow) -> None:
    window.work.table.select_job("high")
    QTest.keySequence(window.work.table, "Ctrl+Shift+C")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith("high.pdf: High risk.")
    assert copied.endswith("Case A.")


@pytest.mark.skipif(os.name == "nt", reason="names are no bytes there")
def test_documents_leave_as_their_files_byte_for_byte() -> None:
    one = job("a", name="a b#é.pdf")
    urls = documents_data((one, one)).urls()
    assert [url.toLocalFile() for url in urls] == [one.document.path]
    strange = os.fsdecode(b"/documents/\xff.pdf")
    assert documents_data((job("b", name=strange[11:]),)).urls()[0].toEncoded() == b"file:///documents/%FF.pdf"


def test_a_drag_begins_on_what_is_selected_only(window: MainWindow, monkeypatch: pytest.MonkeyPatch) -> None:
    table = window.work.table
    dragged: list[list[str]] = []
    monkeypatch.setattr(table, "startDrag", lambda _actions: dragged.append([one.id for one in table.selected_jobs()]))
    row = window.work.model.row_of("high")
    assert row is not None
    far = row_place(table, row) + QPoint(90, 0)
    table.select_job("low")
    for _ in range(2):
        QTest.mousePress(table.viewport(), LEFT, NO_KEY, row_place(table, row))
        QTest.mouseMove(table.viewport(), far)
        QTest.mouseMove(table.viewport(), far + QPoint(20, 0))
        QTest.mouseRelease(table.viewport(), LEFT, NO_KEY, far)
    assert [one.id for one in table.selected_jobs()] == ["high"]
    assert dragged == [["high"]]


def test_rows_dropped_on_their_own_window_are_not_added(
    controller: RecordingController, window: MainWindow, application: QApplication
) -> None:
    class OwnDrop(QDropEvent):
        def source(self) -> QObject:
            return window.work.table

    data = documents_data((job("a"),))
    copy = Qt.DropAction.CopyAction
    application.sendEvent(window, OwnDrop(QPointF(9, 9), copy, data, LEFT, NO_KEY))
    assert controller.called("add_paths") == []
    application.sendEvent(window, QDragEnterEvent(QPoint(9, 9), copy, data, LEFT, NO_KEY))
    application.sendEvent(window, QDropEvent(QPointF(9, 9), copy, data, LEFT, NO_KEY))
    assert len(controller.called("add_paths")) == 1


def test_case_shows_itself_with_the_first_case_unless_the_user_chose(controller: RecordingController) -> None:
    window = MainWindow(controller.as_controller)
    window.complete()
    controller.say_jobs(JobsChange(added=(job("a"),)))
    columns = window.work.table.columns
    assert not columns.is_shown(JobColumn.CASE)
    controller.say_jobs(JobsChange(added=(job("b", case="A"),)))
    assert columns.is_shown(JobColumn.CASE)
    columns.choose(JobColumn.CASE, shown=False)
    again = MainWindow(controller.as_controller)
    again.complete()
    again.work.table.columns.restore(columns.text())
    controller.say_jobs(JobsChange(added=(job("c", case="A"),)))
    assert not again.work.table.columns.is_shown(JobColumn.CASE)


def test_columns_stand_as_they_should_at_first(window: MainWindow) -> None:
    titles = [
        window.work.model.headerData(column, Qt.Orientation.Horizontal) for column in window.work.table.shown_columns()
    ]
    assert titles == [
        "Risk", "Document", "Case", "Software", "Metadata", "Structure", "Vision", "Coherence", "Found", "Added", "Verdict",
    ]  # fmt: skip


@pytest.mark.parametrize("frame", ["{}", "1:by-itself:{}", "2:by-itself:", "2:otherwise:{}", "2", ":::"])
def test_columns_of_an_older_version_are_not_taken_up(window: MainWindow, frame: str) -> None:
    columns = window.work.table.columns
    before = (window.work.table.shown_columns(), columns.text())
    columns.restore(frame.format(state_of_eleven_columns()))
    assert (window.work.table.shown_columns(), columns.text()) == before


def test_grouping_is_remembered_and_filters_are_not(controller: RecordingController, window: MainWindow) -> None:
    window.work.model.group_by(Grouping.DAY)
    window.work.model.show_case("A")
    layout = window.work.layout_state()
    again = MainWindow(controller.as_controller)
    again.complete()
    again.work.restore_layout(layout)
    assert again.work.model.grouping is Grouping.DAY
    assert again.work.model.filter.case is None


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [900, 1024, 1440])
def test_no_chip_overlaps_another_at_any_width(
    window: MainWindow, application: QApplication, switch: LanguageSwitch, language: Language, width: int
) -> None:
    switch.wear(language)
    window.resize(width, 700)
    for _ in range(5):
        application.processEvents()
    chips = [one for one in window.work.findChildren(QPushButton) if one.property("chip") and one.isVisible()]
    places = [one.rect().translated(one.mapTo(window, QPoint())) for one in chips]
    assert len(places) == 11
    assert not [1 for place, one in enumerate(places) for other in places[place + 1 :] if one.intersects(other)]
    assert all(one.width() >= one.sizeHint().width() for one in chips)
    assert all(window.rect().contains(place) for place in places)


def test_opening_goes_to_the_action_of_one_document(window: MainWindow) -> None:
    asked = QSignalSpy(window.work.table.action_requested)
    window.work.table.action_requested.disconnect(window.work.requests.do)
    window.work.table.select_job("high")
    trigger(window.work.table.context_menu(), "Open the document")
    trigger(window.work.table.context_menu(), "Show in its folder")
    assert [asked.at(place)[0] for place in range(2)] == [JobAction.OPEN_DOCUMENT, JobAction.SHOW_IN_FOLDER]
    window.work.table.selectAll()
    texts = [action.text() for action in window.work.table.context_menu().actions()]
    assert "Open the document" not in texts


def test_software_found_can_be_read_before_a_column_without_verdicts_gets_more_than_its_title(
    controller: RecordingController, window: MainWindow
) -> None:
    window.resize(1440, 900)
    QApplication.processEvents()
    table = window.work.table
    assert window.work.are_details_open
    assert table.columnWidth(JobColumn.FOUND) >= table.fontMetrics().horizontalAdvance("Photoshop")
    title_alone = table.columnWidth(JobColumn.VERDICT)
    job = window.work.model.job_by_id("high")
    assert job is not None
    controller.jobs_changed.emit(JobsChange(changed=(reviewed(job),)))
    assert table.columnWidth(JobColumn.VERDICT) > title_alone


def test_leaving_the_triage_selects_the_nearest_document_that_passes_the_filter(
    controller: RecordingController, window: MainWindow
) -> None:
    work = window.work
    work.chips.choose(JobCategory.TO_REVIEW)
    work.table.select_job("high")
    work.review.begin()
    job = work.model.job_by_id("high")
    assert job is not None
    following = work.shown_ids()[1]
    controller.jobs_changed.emit(JobsChange(changed=(reviewed(job),)))
    work.review.triage.end()
    assert [one.id for one in work.selected_jobs()] == [following]


def test_a_triage_of_nothing_says_why_it_does_not_begin(window: MainWindow) -> None:
    window.work.chips.choose(JobCategory.IN_PROGRESS)
    QTest.keyClick(window.work.table, Qt.Key.Key_T)
    assert not window.work.review.is_on
    assert "result to review" in window.status_line.news.text()


def test_columns_that_were_remembered_in_another_language_still_give_way(
    window: MainWindow, switch: LanguageSwitch
) -> None:
    table = window.work.table
    switch.wear(Language.FRENCH)
    QApplication.processEvents()
    before = [table.columnWidth(column) for column in JobColumn]
    layout = window.work.layout_state()
    switch.wear(Language.ENGLISH)
    QApplication.processEvents()
    # At a start the columns are put back before they hear of the language.
    window.work.restore_layout(layout)
    switch.wear(Language.FRENCH)
    QApplication.processEvents()
    assert [table.columnWidth(column) for column in JobColumn] == before
