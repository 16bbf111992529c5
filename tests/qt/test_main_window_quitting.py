"""How the window is left: by its user, who is asked where results may be lost, and by a signal."""

from datetime import UTC, datetime, timedelta

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from finovox_desktop.core.news import ResultsAtStake
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.quit_warning import QuitWarning
from tests.fakes.recording_controller import RecordingController
from tests.qt.jobs import fill


def test_quitting_asks_where_results_may_be_lost(controller: RecordingController, window: MainWindow) -> None:
    fill(controller)
    controller.at_stake = ResultsAtStake(4, datetime.now(UTC) + timedelta(minutes=30))
    QTest.keyClick(window, Qt.Key.Key_Q, Qt.KeyboardModifier.ControlModifier)
    warning = window.findChild(QuitWarning)
    assert warning is not None
    assert warning.isVisible()
    QTest.keyClick(warning, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert controller.called("shutdown") == []
    window.ask_to_quit()
    warning.quit.click()
    assert not window.isVisible()
    assert len(controller.called("shutdown")) == 1


def test_with_nothing_to_lose_it_quits_at_once(controller: RecordingController, window: MainWindow) -> None:
    fill(controller)
    window.ask_to_quit()
    assert len(controller.called("shutdown")) == 1


def test_a_signal_asks_nobody(controller: RecordingController, window: MainWindow) -> None:
    fill(controller)
    controller.at_stake = ResultsAtStake(4, datetime.now(UTC) + timedelta(minutes=30))
    window.close()
    assert len(controller.called("shutdown")) == 1
