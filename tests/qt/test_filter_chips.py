from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.table.filter_chips import FilterChips
from finovox_desktop.ui.table.job_table_model import JobTableModel
from tests.qt.jobs import job


def chip(chips: FilterChips, category: JobCategory) -> QPushButton:
    found = chips.findChild(QPushButton, f"chip_{category.value}")
    assert isinstance(found, QPushButton)
    return found


def test_chips_count_live(application: QApplication) -> None:
    chips, model = FilterChips(), JobTableModel(lambda _job_id: None, lambda _job_id: False, application)
    model.counts_changed.connect(chips.show_counts)
    model.apply(JobsChange(added=(job("a", risk="high"), job("b", state=JobState.EXPIRED))))
    assert chip(chips, JobCategory.ALL).text() == "All 2"
    assert chip(chips, JobCategory.HIGH).text() == "High risk 1"
    assert chip(chips, JobCategory.NEEDS_ATTENTION).accessibleName().startswith("Needs attention: 1")
    model.apply(JobsChange(removed=("a",)))
    assert chip(chips, JobCategory.HIGH).text() == "High risk 0"


def test_one_chip_is_chosen_by_a_click(application: QApplication) -> None:
    chips = FilterChips()
    chosen = QSignalSpy(chips.category_chosen)
    QTest.mouseClick(chip(chips, JobCategory.HIGH), Qt.MouseButton.LeftButton)
    application.processEvents()
    assert [chosen.at(place)[0] for place in range(chosen.count())] == [JobCategory.HIGH]
    assert chips.category is JobCategory.HIGH
    assert not chip(chips, JobCategory.ALL).isChecked()


def test_arrow_keys_reach_every_chip(application: QApplication) -> None:
    chips = FilterChips()
    chips.show()
    chips.activateWindow()
    application.processEvents()
    chip(chips, JobCategory.ALL).setFocus()
    reached = [chips.category]
    for _step in range(len(JobCategory) - 1):
        focused = application.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Right)
        reached.append(chips.category)
    assert reached == list(JobCategory)
