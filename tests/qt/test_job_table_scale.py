"""The table with 100,000 documents. Bounds are ratios to a yardstick of the same run: sorting all names once."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from statistics import median

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.job_table_view import JobTableView
from tests.qt.jobs import job

NUMBER = 100_000
LEVELS = ("low", "low", "low", "medium", "high", None)


@pytest.fixture(scope="module")
def names() -> list[str]:
    return [f"relevé_{place * 7919 % NUMBER:06}.pdf" for place in range(NUMBER)]


@pytest.fixture(scope="module")
def model(application: QApplication, names: list[str]) -> Iterator[JobTableModel]:
    """A model that is full, with everything made that is made in idle moments."""
    model = JobTableModel(lambda _job_id: None, lambda _job_id: False, application)
    jobs = tuple(
        job(str(place), name=name, risk=LEVELS[place % 6], case=f"Dossier {place % 300}", order=place)
        for place, name in enumerate(names)
    )
    model.apply(JobsChange(added=jobs))
    while model.has_idle_work:
        application.processEvents()
    yield model
    model.deleteLater()


@pytest.fixture
def view(model: JobTableModel, application: QApplication) -> JobTableView:
    table = JobTableView(model)
    table.resize(1200, 700)
    table.show()
    application.processEvents()
    return table


def settle(model: JobTableModel, application: QApplication) -> None:
    """Let the event loop go round until what was chosen is shown, and painted."""
    while not model.is_settled:
        application.processEvents()
    application.processEvents()


def seconds(act: Callable[[], object]) -> float:
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def ratio(names: list[str], acts: list[Callable[[], object]]) -> float:
    """Give the median time of some acts, each against the yardstick beside it, so that a busy computer slows both."""
    ratios = []
    for act in acts:
        before = seconds(lambda: sorted(names))
        duration = seconds(act)
        ratios.append(duration / max(before, seconds(lambda: sorted(names))))
    return median(ratios)


@pytest.mark.usefixtures("view")
def test_each_key_of_a_search_is_a_moment(model: JobTableModel, names: list[str], application: QApplication) -> None:
    def type_on(text: str) -> Callable[[], None]:
        def act() -> None:
            model.search(text)
            settle(model, application)

        return act

    typed = [type_on("releve_0123"[:length]) for length in range(1, 12)]
    assert ratio(names, [*typed, type_on("releve"), type_on("high risk"), type_on("")]) < 8
    type_on("releve_0123")()
    assert len(model.shown_jobs()) == 100
    type_on("")()
    assert model.rowCount() == NUMBER


def test_sorting_is_a_moment(
    view: JobTableView, model: JobTableModel, names: list[str], application: QApplication
) -> None:
    def sort(column: JobColumn, order: Qt.SortOrder) -> Callable[[], None]:
        def act() -> None:
            view.sortByColumn(column, order)
            settle(model, application)

        return act

    down, up = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder
    columns = (JobColumn.DOCUMENT, JobColumn.METADATA, JobColumn.ADDED, JobColumn.CASE, JobColumn.RISK)
    assert ratio(names, [sort(column, order) for column in columns for order in (up, down)]) < 8
    first = model.job_at(0)
    assert first is not None
    assert first.risk is not None
    assert first.risk.global_risk == "high"


def test_a_burst_of_changes_is_a_moment_and_keeps_the_selection(
    view: JobTableView, model: JobTableModel, names: list[str], application: QApplication
) -> None:
    jobs = [found for place in range(0, NUMBER, 200) if (found := model.job_by_id(str(place))) is not None]
    view.select_job("17")
    watched = QPersistentModelIndex(view.currentIndex())

    def burst(state: JobState) -> Callable[[], None]:
        def act() -> None:
            model.apply(JobsChange(changed=tuple(replace(one, state=state) for one in jobs)))
            application.processEvents()

        return act

    assert ratio(names, [burst(JobState.PENDING), burst(JobState.DONE)] * 3) < 12
    assert [one.id for one in view.selected_jobs()] == ["17"]
    assert watched.row() == model.row_of("17")


def test_scrolling_is_a_moment(view: JobTableView, names: list[str]) -> None:
    bar = view.verticalScrollBar()

    def scroll(value: int) -> Callable[[], None]:
        def act() -> None:
            bar.setValue(value)
            view.viewport().repaint()

        return act

    assert ratio(names, [scroll(bar.maximum() * step // 9) for step in range(10)]) < 2
