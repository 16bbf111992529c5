"""The line above the table looks what fits, and then is at rest."""

import itertools

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.table.case_day_filters import CaseDayFilters
from finovox_desktop.ui.table.chips_row import ChipsRow
from finovox_desktop.ui.table.filter_chips import FilterChips
from finovox_desktop.ui.table.job_table_model import JobTableModel

WIDTHS = range(300, 1500, 12)
ROUNDS = 5


class LayoutRequests(QObject):
    """Counts how often a widget's parts ask for another layout."""

    def __init__(self, row: ChipsRow) -> None:
        super().__init__(row)
        self.number = 0
        row.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        self.number += event.type() == QEvent.Type.LayoutRequest
        return False


@pytest.fixture
def filters(application: QApplication) -> CaseDayFilters:
    assert application
    return CaseDayFilters(JobTableModel(lambda _: None, lambda _: False))


def settle(application: QApplication) -> None:
    for _ in range(ROUNDS):
        application.sendPostedEvents()
        application.processEvents()


def test_line_is_at_rest_at_every_width(application: QApplication, filters: CaseDayFilters) -> None:
    window = QWidget()
    row = ChipsRow(FilterChips(), filters, ())
    row.setParent(window)
    window.show()
    lines = set()
    for width in WIDTHS:
        for _ in range(2):  # how high it is follows from how wide it is
            row.resize(width, row.sizeHint().height())
            settle(application)
        lines.add(row.height() > 2 * filters.case.height())
        requests = LayoutRequests(row)
        settle(application)
        assert requests.number == 0, width
    assert lines == {True, False}, "one line and two were both seen"


def test_chips_with_long_numbers_never_lie_on_one_another(application: QApplication, filters: CaseDayFilters) -> None:
    chips = FilterChips()
    chips.show_counts(dict.fromkeys(JobCategory, 100_000))
    window = QWidget()
    row = ChipsRow(chips, filters, ())
    row.setParent(window)
    window.show()
    lines = set()
    for width in range(700, 1500, 12):
        for _ in range(2):
            row.resize(width, row.sizeHint().height())
            settle(application)
        places = [chip.geometry() for chip in chips.findChildren(QPushButton)]
        lines.add(len({place.top() for place in places}))
        assert not [one for one, other in itertools.combinations(places, 2) if one.intersects(other)], width
        assert max(place.right() for place in places) <= width
        assert all(chip.width() >= chip.sizeHint().width() for chip in chips.findChildren(QPushButton)), width
    assert lines == {1, 2}
