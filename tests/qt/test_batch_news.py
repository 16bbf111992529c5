"""A finished batch is told once, without names; where the window is in front, without a notification."""

from dataclasses import replace

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.ui.batch_news import BatchNews
from finovox_desktop.ui.main_window import MainWindow
from tests.fakes.recording_controller import RecordingController
from tests.qt.jobs import job


class ShownNotifications(QObject):
    """Writes down what would be shown; a real service is spoken to in the tests of the desktop's room."""

    clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []

    def show(self, _title: str, words: str, _open_words: str) -> None:
        self.shown.append(words)

    def close(self) -> None:
        self.shown.clear()


class Batch:
    def __init__(self) -> None:
        self.controller = RecordingController()
        self.window = MainWindow(self.controller.as_controller)
        self.window.complete()
        self.notifications = ShownNotifications()
        self.news = BatchNews(self.controller.as_controller, self.window, self.notifications)
        self.controller.open()

    def run(self) -> None:
        """Two documents come and are analysed, one fails."""
        names = ("secret name", "b", "c")
        self.controller.jobs_changed.emit(JobsChange(added=tuple(job(name, state=JobState.QUEUED) for name in names)))
        done = tuple(job(name, state=JobState.DONE) for name in names[:2])
        self.controller.jobs_changed.emit(JobsChange(changed=(*done, job("c", state=JobState.FAILED))))


@pytest.fixture
def batch() -> Batch:
    return Batch()


def test_behind_other_windows_one_notification_tells_of_it_without_names(batch: Batch) -> None:
    batch.run()
    assert len(batch.notifications.shown) == 1
    assert batch.notifications.shown[0].startswith("2 documents analysed")
    assert batch.notifications.shown[0].endswith("; 1 needs attention")
    assert "secret" not in batch.notifications.shown[0]


def test_in_front_there_is_none(batch: Batch, application: QApplication) -> None:
    batch.window.show()
    batch.window.activateWindow()
    application.processEvents()
    assert application.focusWindow() is not None
    batch.run()
    assert batch.notifications.shown == []


def test_whoever_wants_none_gets_none(batch: Batch) -> None:
    batch.controller.settings = replace(batch.controller.settings, notify_of_batches=False)
    batch.run()
    assert batch.notifications.shown == []


def test_a_click_brings_the_window_to_the_front(batch: Batch) -> None:
    assert not batch.window.isVisible()
    batch.notifications.clicked.emit()
    assert batch.window.isVisible()
