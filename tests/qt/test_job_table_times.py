"""What changes in the table by time alone: only what reads otherwise is painted again."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QImage, QPaintEvent
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.ui.look.theme import ROW_HEIGHT
from finovox_desktop.ui.main_window import MainWindow
from tests.fakes.recording_controller import RecordingController
from tests.qt.jobs import fill, job

LEFT = Qt.MouseButton.LeftButton
NO_KEY, SHIFT = Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def window(window: MainWindow, controller: RecordingController) -> MainWindow:
    """Fill the table, so that what counts down stands among other rows."""
    window.resize(1440, 900)
    fill(controller)
    return window


class Paints(QObject):
    """Keeps the regions that a widget painted."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self.heights: list[int] = []
        self.widths: list[int] = []

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.heights.append(event.region().boundingRect().height())
            self.widths.append(event.region().boundingRect().width())
        return False


def test_time_repaints_only_the_cells_that_tell_it(
    controller: RecordingController, window: MainWindow, application: QApplication
) -> None:
    fresh = datetime.now(UTC) - timedelta(seconds=90)
    controller.jobs_changed.emit(
        JobsChange(added=(job("p", state=JobState.PENDING, order=20), job("fresh", risk="low", added_at=fresh)))
    )
    table = window.work.table
    controller.check_in = 18.0
    for _ in range(5):
        application.processEvents()
    table.times.pass_on()
    application.processEvents()
    paints = Paints(table)
    table.viewport().installEventFilter(paints)
    table.times.pass_on()
    application.processEvents()
    assert paints.heights == [], "it reads as it did"
    controller.check_in = 17.0
    table.times.pass_on()
    application.processEvents()
    assert paints.heights == [ROW_HEIGHT]
    assert paints.widths[0] < table.viewport().width() * 0.1


def test_what_time_repaints_leaves_nothing_of_what_it_read_before(
    controller: RecordingController, window: MainWindow, application: QApplication
) -> None:
    controller.jobs_changed.emit(JobsChange(added=(job("p", state=JobState.PENDING, order=20),)))
    table = window.work.table

    def screen() -> QImage:
        application.processEvents()
        return window.screen().grabWindow(window.winId()).toImage()

    for seconds in (70.0, 69.0, 61.0, 59.0, 1.0, 0.0, None, 30.0):
        controller.check_in = seconds
        if seconds == 0.0:
            table.viewport().update()  # painted for another reason, before time has looked at it
            screen()
            controller.check_in = 30.0
        table.times.pass_on()
        seen = screen()
        table.viewport().update()
        assert screen() == seen, f"in {controller.check_in} s"
