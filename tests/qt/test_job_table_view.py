from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt, QTranslator
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QMenu

from finovox_desktop.core.destination import SANDBOX
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.core.news import UploadProgress
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.ui.jobs.job_actions import JobAction
from finovox_desktop.ui.look.theme import LIGHT, ROW_HEIGHT
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.job_table_times import COUNTDOWN_MILLISECONDS
from finovox_desktop.ui.table.job_table_view import JobTableView
from tests.qt.jobs import job

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def view(application: QApplication) -> Iterator[JobTableView]:
    """A table with three rows: a high risk, an unconfirmed and a pending one."""
    model = JobTableModel({"pending": 18.0}.get, lambda job_id: job_id == "overdue", application)
    table = JobTableView(model)
    model.apply(
        JobsChange(
            added=(
                job("pending", state=JobState.PENDING),
                job("high", risk="high"),
                job("lost", state=JobState.UNCONFIRMED, failure=Failure(FailureCode.ANSWER_LOST)),
            )
        )
    )
    table.resize(1200, 400)
    table.show()
    table.activateWindow()
    table.setFocus()
    application.processEvents()
    yield table
    table.close()


def model_of(view: JobTableView) -> JobTableModel:
    return view._jobs


def link_middle(view: JobTableView, job_id: str) -> QPoint:
    """Find the painted link by its colour: the first accent pixel of the row, moved a little into the words."""
    row = view._jobs.row_of(job_id)
    assert row is not None
    top = view.rowViewportPosition(row)
    picture = view.viewport().grab().toImage()
    left = view.columnViewportPosition(JobColumn.SOFTWARE)
    for x in range(left, picture.width()):
        for y in range(top + 8, top + ROW_HEIGHT - 8):
            if picture.pixelColor(x, y).name().upper() == LIGHT.accent.ink:
                return QPoint(x + 12, top + ROW_HEIGHT // 2)
    pytest.fail("no link is painted in the row")


def test_link_is_followed_by_a_click_on_its_words(view: JobTableView) -> None:
    requested = QSignalSpy(view.action_requested)
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, link_middle(view, "lost"))
    assert requested.count() == 1
    assert requested.at(0) == [JobAction.SUBMIT_AGAIN, ("lost",)]


def test_click_beside_the_link_only_selects(view: JobTableView) -> None:
    requested = QSignalSpy(view.action_requested)
    beside = QPoint(view.columnViewportPosition(JobColumn.DOCUMENT) + 10, link_middle(view, "lost").y())
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, beside)
    assert requested.count() == 0
    assert [one.id for one in view.selected_jobs()] == ["lost"]


def test_rows_that_move_leave_the_columns_alone(view: JobTableView) -> None:
    before = [view.columnWidth(column) for column in JobColumn]
    model_of(view).apply(JobsChange(added=(job("new", state=JobState.SUBMITTING, order=9),)))
    assert view._jobs.row_of("new") == 0
    assert [view.columnWidth(column) for column in JobColumn] == before


def test_link_that_moved_away_under_the_mouse_does_nothing(view: JobTableView) -> None:
    requested = QSignalSpy(view.action_requested)
    place = link_middle(view, "lost")
    QTest.mousePress(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    newer = job("other", state=JobState.UNCONFIRMED, failure=Failure(FailureCode.ANSWER_LOST), order=9)
    model_of(view).apply(JobsChange(added=(newer,)))
    assert view._jobs.row_of("other") == 2
    QTest.mouseRelease(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, place)
    assert requested.count() == 0


def test_mark_of_the_focus_goes_with_its_row(view: JobTableView, application: QApplication) -> None:
    view.select_job("lost")
    before = focus_marks(view)
    model_of(view).apply(JobsChange(changed=(job("lost", state=JobState.SUBMITTING),)))
    application.processEvents()
    assert (before, focus_marks(view)) == ([2], [0])


def focus_marks(view: JobTableView) -> list[int]:
    """Find the rows at whose left edge the bar of the focus is painted."""
    picture = view.viewport().grab().toImage()
    middles = ((row, view.rowViewportPosition(row) + ROW_HEIGHT // 2) for row in range(3))
    return [row for row, y in middles if picture.pixelColor(1, y).name().upper() == LIGHT.accent.ink]


def test_link_is_found_where_the_columns_were_moved_to(view: JobTableView) -> None:
    header = view.horizontalHeader()
    header.moveSection(header.visualIndex(JobColumn.ADDED), 0)
    header.setSectionHidden(JobColumn.METADATA, True)
    requested = QSignalSpy(view.action_requested)
    QTest.mouseClick(view.viewport(), LEFT, Qt.KeyboardModifier.NoModifier, link_middle(view, "lost"))
    assert requested.count() == 1


def test_space_does_the_one_action_of_the_row(view: JobTableView) -> None:
    requested = QSignalSpy(view.action_requested)
    view.select_job("lost")
    QTest.keyClick(view, Qt.Key.Key_Space)
    assert requested.count() == 1
    assert requested.at(0) == [JobAction.SUBMIT_AGAIN, ("lost",)]


def test_enter_opens_the_details(view: JobTableView) -> None:
    opened = QSignalSpy(view.details_requested)
    view.select_job("high")
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert opened.at(0) == ["high"]


def test_delete_removes_what_is_not_being_submitted(view: JobTableView) -> None:
    model_of(view).apply(JobsChange(added=(job("up", state=JobState.SUBMITTING),)))
    requested = QSignalSpy(view.action_requested)
    view.selectAll()
    QTest.keyClick(view, Qt.Key.Key_Delete)
    assert requested.count() == 1
    action, job_ids = requested.at(0)
    assert action is JobAction.REMOVE
    assert set(job_ids) == {"pending", "high", "lost"}


def test_after_a_removal_the_next_document_is_selected(view: JobTableView) -> None:
    model = model_of(view)
    ids = [shown.id for shown in model.shown_jobs()]
    view.select_job(ids[1])
    QTest.keyClick(view, Qt.Key.Key_Delete)
    model.apply(JobsChange(removed=(ids[1],)))
    assert [selected.id for selected in view.selected_jobs()] == [ids[2]]
    model.apply(JobsChange(removed=(ids[2],)))
    assert view.selected_jobs() == (), "it left by itself: nobody asked for the next"


def test_copy_gives_lines_of_tab_separated_text(view: JobTableView) -> None:
    report = RiskReport("low", "low", "low", "low", None, "low", software="a\tb\nc")
    model_of(view).apply(JobsChange(added=(job("x", name="a\tb.pdf", report=report, destination=SANDBOX),)))
    view.select_job("x")
    QTest.keySequence(view, "Ctrl+C")
    line = QGuiApplication.clipboard().text()
    assert line.split("\t")[:8] == [
        "Low risk (local)",
        "a b.pdf",
        "Low risk",
        "Low risk",
        "Low risk",
        "Not assessed",
        "Low risk",
        "a b c",
    ]
    assert "\n" not in line


def test_selection_is_told_by_its_jobs_and_again_when_one_changed(view: JobTableView) -> None:
    told = QSignalSpy(view.selection_changed)
    view.select_job("pending")
    assert [one.id for one in told.at(told.count() - 1)[0]] == ["pending"]
    before = told.count()
    model_of(view).apply(JobsChange(changed=(job("pending", risk="low"),)))
    assert told.count() == before + 1
    assert told.at(before)[0][0].state is JobState.DONE


def test_what_others_become_does_not_tell_the_selection_again(view: JobTableView) -> None:
    jobs = model_of(view)
    jobs.apply(JobsChange(added=(job("first", risk="high"), job("mine", risk="medium"), job("last", risk="low"))))
    view.select_job("mine")
    told = QSignalSpy(view.selection_changed)
    both = JobsChange(
        changed=(replace(job("first", risk="high"), case="A"), replace(job("last", risk="low"), case="A"))
    )
    jobs.apply(both)  # in one go: the selected line lies between them
    assert told.count() == 0


def test_progress_of_an_upload_does_not_tell_the_selection_again(view: JobTableView) -> None:
    model_of(view).apply(JobsChange(added=(job("up", state=JobState.SUBMITTING),)))
    view.select_job("up")
    told = QSignalSpy(view.selection_changed)
    model_of(view).show_progress(UploadProgress("up", 1, 2))
    assert told.count() == 0


def entries(menu: QMenu) -> list[str]:
    """The entries of a menu, without its submenus and lines."""
    return [action.text() for action in menu.actions() if action.text() and not action.menu()]


def submenu(view: JobTableView, title: str) -> QMenu:
    (found,) = [action.menu() for action in view.context_menu().actions() if action.text() == title]
    assert isinstance(found, QMenu)
    return found


def choose(menu: QMenu, text: str) -> None:
    (action,) = [action for action in menu.actions() if action.text() == text]
    action.trigger()


def test_menu_offers_what_is_legal(view: JobTableView) -> None:
    first = ["Show details", "Open the document", "Show in its folder", "Set the case…", "Write a note"]
    last = ["Export…", "Copy", "Copy as sentences"]
    view.select_job("high")
    assert entries(view.context_menu()) == [*first, "Analyse again", "Remove", *last]
    view.select_job("pending")
    assert entries(view.context_menu()) == [*first, "Dismiss", "Remove", *last]
    waiting = job("waiting", state=JobState.QUEUED)
    model_of(view).apply(JobsChange(added=(waiting,)))
    view.select_job("waiting")
    assert entries(view.context_menu()) == [*first, "Move to top", "Cancel", "Remove", *last]
    model_of(view).apply(JobsChange(changed=(replace(waiting, state=JobState.SUBMITTING),)))
    assert entries(view.context_menu()) == [*first, "Cancel", *last]


def test_columns_are_sorted_and_hidden_by_menu(view: JobTableView) -> None:
    choose(submenu(view, "Sort by"), "Risk")
    assert [one.id for one in view._jobs.shown_jobs()] == ["lost", "high", "pending"]
    choose(submenu(view, "Sort by"), "Document")
    assert [one.id for one in view._jobs.shown_jobs()] == ["high", "lost", "pending"]
    choose(submenu(view, "Columns"), "Software found")
    assert view.isColumnHidden(JobColumn.FOUND)
    choose(submenu(view, "Columns"), "State")
    assert not view.isColumnHidden(JobColumn.STATE)


def test_what_the_user_sized_survives_a_change_of_language(view: JobTableView, application: QApplication) -> None:
    view.setColumnWidth(JobColumn.VISION, 222)
    translator = _Shouting(application)
    application.installTranslator(translator)
    application.processEvents()
    application.removeTranslator(translator)
    assert view.columnWidth(JobColumn.VISION) == 222


def test_columns_are_remembered(view: JobTableView, application: QApplication) -> None:
    view.horizontalHeader().moveSection(0, 2)
    view.horizontalHeader().setSectionHidden(JobColumn.FOUND, True)
    view.sortByColumn(JobColumn.DOCUMENT, Qt.SortOrder.AscendingOrder)
    state = view.columns.text()
    model = JobTableModel(lambda _job_id: None, lambda _job_id: False, application)
    model.apply(JobsChange(added=(job("b", name="b.pdf", risk="high"), job("a", name="a.pdf", risk="low"))))
    other = JobTableView(model)
    other.columns.restore("no state at all é")
    other.columns.restore(state)
    assert other.horizontalHeader().visualIndex(0) == 2
    assert other.isColumnHidden(JobColumn.FOUND)
    assert [model.row_of("a"), model.row_of("b")] == [0, 1]


def test_document_takes_the_room_the_others_leave(view: JobTableView, application: QApplication) -> None:
    narrow = view.columnWidth(JobColumn.DOCUMENT)
    view.resize(1500, 400)
    application.processEvents()
    assert view.columnWidth(JobColumn.DOCUMENT) == narrow + 300
    view.resize(500, 400)
    application.processEvents()
    assert view.columnWidth(JobColumn.DOCUMENT) >= 120


def test_columns_give_way_before_the_table_scrolls_sideways(view: JobTableView, application: QApplication) -> None:
    wide = {column: view.columnWidth(column) for column in JobColumn}
    view.resize(sum(wide.values()) - wide[JobColumn.DOCUMENT] + 90, 400)
    application.processEvents()
    assert view.horizontalScrollBar().maximum() == 0
    assert view.columnWidth(JobColumn.DOCUMENT) >= 120
    assert view.columnWidth(JobColumn.FOUND) < wide[JobColumn.FOUND]
    assert view.columnWidth(JobColumn.ADDED) == wide[JobColumn.ADDED]
    view.resize(1200, 400)
    application.processEvents()
    assert {column: view.columnWidth(column) for column in JobColumn} == wide


def test_column_the_user_sized_gives_no_way(view: JobTableView, application: QApplication) -> None:
    view.setColumnWidth(JobColumn.FOUND, 222)
    view.resize(500, 400)
    application.processEvents()
    assert view.columnWidth(JobColumn.FOUND) == 222


def test_narrow_window_is_not_remembered_as_a_wish(view: JobTableView, application: QApplication) -> None:
    wide = view.columnWidth(JobColumn.VISION)
    view.resize(500, 400)
    application.processEvents()
    assert view.columnWidth(JobColumn.VISION) < wide
    again = JobTableView(JobTableModel(lambda _job_id: None, lambda _job_id: False, application))
    again.resize(1200, 400)
    again.show()
    application.processEvents()
    again.columns.restore(view.columns.text())
    assert again.columnWidth(JobColumn.VISION) == wide
    assert {view.rowHeight(row) for row in range(3)} == {ROW_HEIGHT}


def test_countdown_runs_only_while_a_pending_row_is_in_sight(view: JobTableView) -> None:
    assert view.times.timer.interval() == COUNTDOWN_MILLISECONDS
    model_of(view).apply(JobsChange(changed=(job("pending", risk="low"),)))
    view.times.timer.timeout.emit()
    assert view.times.timer.interval() > COUNTDOWN_MILLISECONDS


def test_local_mark_is_painted_in_the_cell(view: JobTableView) -> None:
    before = view.viewport().grab(view.visualRect(view._jobs.index(1, JobColumn.RISK))).toImage()
    model_of(view).apply(JobsChange(changed=(job("high", risk="high", destination=SANDBOX),)))
    after = view.viewport().grab(view.visualRect(view._jobs.index(1, JobColumn.RISK))).toImage()
    assert before != after


def test_titles_and_words_follow_the_language(view: JobTableView, application: QApplication) -> None:
    translator = _Shouting(application)
    application.installTranslator(translator)
    application.processEvents()
    try:
        assert model_of(view).headerData(JobColumn.RISK, Qt.Orientation.Horizontal) == "RISK"
        assert view._jobs.index(1, JobColumn.RISK).data() == "HIGH RISK"
        assert view.accessibleName() == "DOCUMENTS"
    finally:
        application.removeTranslator(translator)


class _Shouting(QTranslator):
    def isEmpty(self) -> bool:
        return False

    def translate(self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return text.upper()
