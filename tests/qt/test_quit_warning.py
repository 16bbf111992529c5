"""Before quitting: what may be lost and until when, with Stay as the answer that costs nothing."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from finovox_desktop.core.news import ResultsAtStake
from finovox_desktop.ui.quit_warning import QuitWarning
from finovox_desktop.ui.words.locale_text import moment_text


class Asked:
    """A window with its warning, and what was answered."""

    def __init__(self) -> None:
        self.at_stake = ResultsAtStake(4, datetime.now(UTC) + timedelta(minutes=20))
        self.waiting = 0
        self.answers: list[str] = []
        self.window = QWidget()
        self.warning = QuitWarning(lambda: self.at_stake, lambda: self.waiting, self.window)
        self.warning.accepted.connect(lambda: self.answers.append("quit"))
        self.warning.rejected.connect(lambda: self.answers.append("stay"))
        self.window.show()


@pytest.fixture
def asked() -> Asked:
    return Asked()


def test_it_names_how_many_and_until_when(asked: Asked) -> None:
    assert asked.warning.ask()
    lost_after = asked.at_stake.lost_after
    assert lost_after is not None
    time = moment_text(lost_after, QDate.currentDate())
    assert asked.warning.headline.text() == f"4 results may be lost if this stays closed after {time}"
    assert asked.warning.accessibleName() == asked.warning.headline.text()
    assert asked.warning.waiting_words.isHidden()


def test_where_nothing_can_be_lost_nothing_is_asked(asked: Asked) -> None:
    asked.at_stake = ResultsAtStake()
    assert not asked.warning.ask()
    assert not asked.warning.isVisible()


def test_documents_that_wait_are_mentioned(asked: Asked) -> None:
    asked.waiting = 3
    asked.warning.ask()
    assert asked.warning.waiting_words.text() == "3 documents wait; they go on at the next start."
    assert "3 documents wait" in asked.warning.accessibleDescription()


def test_enter_presses_the_button_that_has_the_focus(asked: Asked) -> None:
    asked.warning.ask()
    asked.warning.quit.setFocus()
    QTest.keyClick(asked.warning.quit, Qt.Key.Key_Return)
    assert asked.answers == ["quit"]


def test_escape_and_enter_both_stay(asked: Asked) -> None:
    for key in (Qt.Key.Key_Escape, Qt.Key.Key_Return):
        asked.warning.ask()
        QTest.keyClick(asked.warning.focusWidget() or asked.warning, key)
        assert not asked.warning.isVisible()
    assert asked.answers == ["stay", "stay"]


def test_quit_is_quit(asked: Asked) -> None:
    asked.warning.ask()
    asked.warning.quit.click()
    assert asked.answers == ["quit"]


def test_results_that_come_meanwhile_are_no_longer_counted(asked: Asked) -> None:
    asked.warning.ask()
    asked.at_stake = ResultsAtStake(1, asked.at_stake.lost_after)
    asked.warning.refresh()
    assert asked.warning.headline.text().startswith("1 result may be lost")
    asked.at_stake = ResultsAtStake()
    asked.warning.refresh()
    assert asked.warning.headline.text() == "All results are here now"


def test_a_deadline_that_is_over_says_now(asked: Asked) -> None:
    asked.at_stake = ResultsAtStake(2, datetime.now(UTC) - timedelta(minutes=1))
    asked.warning.ask()
    assert asked.warning.headline.text() == "2 results may be lost if this is closed now"


@pytest.mark.parametrize(("locale", "clock"), [("en_US", "3:42 PM"), ("fr_FR", "15:42")])
def test_another_day_has_its_date(locale: str, clock: str) -> None:
    QLocale.setDefault(QLocale(locale))
    at = datetime(2026, 11, 2, 15, 42).astimezone(UTC)
    assert moment_text(at, QDate(2026, 11, 2)).replace("\N{NARROW NO-BREAK SPACE}", " ") == clock
    assert len(moment_text(at, QDate(2026, 11, 1))) > len(clock)
