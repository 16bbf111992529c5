import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.job import JobsChange
from finovox_desktop.ui.gathered_changes import GatheredChanges
from tests.qt.jobs import job


@pytest.fixture
def gathered(application: QApplication) -> GatheredChanges:
    return GatheredChanges(application)


def test_a_change_alone_is_handed_on_at_once(gathered: GatheredChanges) -> None:
    told = QSignalSpy(gathered.changed)
    change = JobsChange(added=(job("a"),))
    gathered.take(change)
    assert told.count() == 1
    assert told.at(0) == [change]


def test_changes_of_one_round_are_handed_on_together(gathered: GatheredChanges, application: QApplication) -> None:
    told = QSignalSpy(gathered.changed)
    for name in "abc":
        gathered.take(JobsChange(added=(job(name),), changed=(job(name, risk="low"),)))
    assert told.count() == 1
    application.processEvents()
    assert told.count() == 2
    assert [one.id for one in told.at(1)[0].added] == ["b", "c"]
    assert [one.id for one in told.at(1)[0].changed] == ["b", "c"]
    application.processEvents()
    assert told.count() == 2


def test_a_round_in_which_changes_were_handed_on_together_shows_no_other(
    gathered: GatheredChanges, application: QApplication
) -> None:
    told = QSignalSpy(gathered.changed)
    for name in "ab":
        gathered.take(JobsChange(added=(job(name),)))
    application.processEvents()
    gathered.take(JobsChange(added=(job("c"),)))
    assert told.count() == 2
    application.processEvents()
    assert [one.id for one in told.at(2)[0].added] == ["c"]


def test_what_was_removed_and_comes_back_is_there_in_the_end(gathered: GatheredChanges) -> None:
    told = QSignalSpy(gathered.changed)
    gathered.take(JobsChange(changed=(job("x"),)))
    gathered.take(JobsChange(removed=("a",)))
    gathered.take(JobsChange(added=(job("a"),)))
    gathered.hand_on()
    assert [(bool(one[0].removed), bool(one[0].added)) for one in map(told.at, range(3))] == [
        (False, False),
        (True, False),
        (False, True),
    ]
