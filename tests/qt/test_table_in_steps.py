"""A table of more rows than one step of the event loop looks at: what happens while its lines are worked out."""

from collections.abc import Iterator
from random import Random

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.job_table_view import JobTableView
from finovox_desktop.ui.table.steps import ROWS_A_STEP
from tests.qt.jobs import job

NUMBER = 2 * ROWS_A_STEP + 500
LEVELS = ("low", "medium", "high")
DOWN, UP = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


def made(place: int, *, risk: str | None = None, word: str = "") -> Job:
    level = risk or LEVELS[place % 3]
    name = f"{word or ('invoice', 'receipt')[place % 2]} {place * 7919 % NUMBER:05}.pdf"
    return job(str(place), name=name, risk=level, case=f"Case {place % 5}", order=place)


def new_model(application: QApplication) -> JobTableModel:
    return JobTableModel(lambda _job_id: None, lambda _job_id: False, application)


@pytest.fixture
def jobs() -> dict[str, Job]:
    return {str(place): made(place) for place in range(NUMBER)}


@pytest.fixture
def model(application: QApplication, jobs: dict[str, Job]) -> Iterator[JobTableModel]:
    """A full model. Qt's own inspection reads every cell at each change: it has its place in the tests of small ones."""
    table = new_model(application)
    table.apply(JobsChange(added=tuple(jobs.values())))
    settle(table, application)
    yield table
    table.deleteLater()


def settle(model: JobTableModel, application: QApplication) -> None:
    while model.has_idle_work:
        application.processEvents()


def ids(model: JobTableModel) -> list[str]:
    return [one.id for row in range(model.rowCount()) if (one := model.job_at(row)) is not None]


def change(model: JobTableModel, jobs: dict[str, Job], *changed: Job, removed: tuple[str, ...] = ()) -> None:
    """Have a commit change, add and remove jobs."""
    added = tuple(one for one in changed if one.id not in jobs)
    jobs |= {one.id: one for one in changed}
    for job_id in removed:
        del jobs[job_id]
    model.apply(JobsChange(added=added, changed=tuple(one for one in changed if one not in added), removed=removed))


def as_from_the_start(model: JobTableModel, jobs: dict[str, Job], application: QApplication) -> list[str]:
    """What a table shows that learns of everything at once, filtered and sorted in the same way."""
    fresh = new_model(application)
    column, is_descending = model.sorting
    fresh.sort(column, DOWN if is_descending else UP)
    fresh.apply(JobsChange(added=tuple(jobs.values())))
    fresh.show_category(model.filter.category)
    settle(fresh, application)
    fresh.show_case(model.filter.case)
    settle(fresh, application)
    fresh.search(" ".join(model.filter.search.words))
    settle(fresh, application)
    shown = ids(fresh)
    assert fresh.counts == model.counts
    fresh.deleteLater()
    return shown


def test_the_earlier_lines_stay_until_the_others_are_ready(
    model: JobTableModel, jobs: dict[str, Job], application: QApplication
) -> None:
    shown = QSignalSpy(model.filter_changed)
    model.search("invoice")
    assert not model.is_settled
    assert model.rowCount() == NUMBER
    assert shown.count() == 0
    settle(model, application)
    assert shown.count() == 1
    assert ids(model) == as_from_the_start(model, jobs, application)
    assert len(ids(model)) == NUMBER // 2


def test_what_changes_while_a_filter_is_worked_out_is_shown_as_it_is(
    model: JobTableModel, jobs: dict[str, Job], application: QApplication
) -> None:
    model.search("invoice")
    application.processEvents()
    gone, renamed, found, moved = "0", made(2, word="letter"), made(NUMBER - 1, word="invoice"), made(4, risk="high")
    change(model, jobs, renamed, found, moved, made(NUMBER, word="invoice"), removed=(gone,))
    assert model.row_of(str(NUMBER)) is not None, "the lines that are shown follow the commits meanwhile"
    settle(model, application)
    assert ids(model) == as_from_the_start(model, jobs, application)
    assert model.row_of("2") is None
    assert model.row_of(found.id) is not None


def test_what_changes_while_a_column_is_sorted_finds_its_place(
    model: JobTableModel, jobs: dict[str, Job], application: QApplication
) -> None:
    model.sort(JobColumn.DOCUMENT, UP)
    application.processEvents()
    assert not model.is_settled
    change(model, jobs, made(3, word="zebra"), made(NUMBER + 1, word="aaa"), removed=("7", "8"))
    change(model, jobs, made(NUMBER + 1, word="middle"))
    settle(model, application)
    assert ids(model) == as_from_the_start(model, jobs, application)
    assert ids(model)[-1] == "3"


def test_a_column_that_is_sorted_while_one_types_is_sorted_in_the_end(
    model: JobTableModel, jobs: dict[str, Job], application: QApplication
) -> None:
    model.search("receipt")
    application.processEvents()
    model.sort(JobColumn.DOCUMENT, DOWN)
    application.processEvents()
    model.search("receipt 00")
    settle(model, application)
    assert ids(model) == as_from_the_start(model, jobs, application)


def test_a_filter_that_is_taken_back_before_it_is_worn_changes_nothing(
    model: JobTableModel, application: QApplication
) -> None:
    before = ids(model)
    removed = QSignalSpy(model.rowsRemoved)
    model.search("invoice")
    model.search("")
    assert model.is_settled
    settle(model, application)
    assert ids(model) == before
    assert removed.count() == 0


@pytest.mark.parametrize("seed", range(3))
def test_any_course_ends_where_a_fresh_table_is(
    model: JobTableModel, jobs: dict[str, Job], application: QApplication, seed: int
) -> None:
    chance = Random(seed)
    for _ in range(40):
        match chance.randrange(6):
            case 0:
                model.search(chance.choice(["", "in", "invoice", "invoice 01", "receipt", "high risk", "case 3"]))
            case 1:
                model.show_category(chance.choice([JobCategory.ALL, JobCategory.HIGH]))
            case 2:
                model.show_case(chance.choice([None, "Case 1", "Case 2"]))
            case 3:
                model.sort(
                    chance.choice([JobColumn.RISK, JobColumn.DOCUMENT, JobColumn.ADDED]), chance.choice([DOWN, UP])
                )
            case _:
                some = [made(chance.randrange(NUMBER + 300), risk=chance.choice(LEVELS)) for _ in range(3)]
                gone = tuple({chance.choice(list(jobs)) for _ in range(2)} - {one.id for one in some})
                change(model, jobs, *{one.id: one for one in some}.values(), removed=gone)
        for _ in range(chance.randrange(4)):
            application.processEvents()
    settle(model, application)
    assert ids(model) == as_from_the_start(model, jobs, application)


def test_selected_document_stays_selected_while_lines_go_and_come(
    model: JobTableModel, jobs: dict[str, Job], application: QApplication
) -> None:
    table = JobTableView(model)
    table.resize(900, 500)
    table.show()
    table.select_job("1000")
    model.search("invoice")
    change(model, jobs, made(NUMBER, risk="high"))
    settle(model, application)
    assert [one.id for one in table.selected_jobs()] == ["1000"]
    assert table.currentIndex().row() == model.row_of("1000")
    model.search("")
    settle(model, application)
    assert [one.id for one in table.selected_jobs()] == ["1000"]
    assert table.currentIndex().row() == model.row_of("1000")


def test_results_that_arrive_let_the_table_stand_where_it_is_scrolled(
    model: JobTableModel, jobs: dict[str, Job], application: QApplication
) -> None:
    table = JobTableView(model)
    table.resize(900, 500)
    table.show()
    application.processEvents()
    table.verticalScrollBar().setValue(5000)
    change(model, jobs, *(made(place, risk="high") for place in range(0, 60, 3)))
    application.processEvents()
    assert table.verticalScrollBar().value() == 5000


def test_many_rows_that_change_at_once_are_told_at_once(
    model: JobTableModel, jobs: dict[str, Job], application: QApplication
) -> None:
    moved = QSignalSpy(model.layoutChanged)
    removed = QSignalSpy(model.rowsRemoved)
    change(model, jobs, *(job(str(place), state=JobState.DISMISSED, order=place) for place in range(0, 3000, 2)))
    assert (moved.count(), removed.count()) == (1, 1)
    settle(model, application)
    assert ids(model) == as_from_the_start(model, jobs, application)
