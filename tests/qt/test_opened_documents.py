"""Documents that the system opens with the running program: real events, and a real window that takes them in."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QUrl
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.opened_documents import OpenedDocuments
from tests.fakes.recording_controller import RecordingController


@pytest.fixture
def opened(application: QApplication) -> Iterator[OpenedDocuments]:
    opened = OpenedDocuments(application)
    yield opened
    application.removeEventFilter(opened)
    opened.deleteLater()


def test_documents_opened_together_are_taken_in_as_one_drop(application: QApplication, opened: OpenedDocuments) -> None:
    controller = RecordingController(Settings(mode=Mode.SERVICE))
    window = MainWindow(controller.as_controller, ())
    window.complete()
    opened.paths_opened.connect(window.add_paths)
    controller.open()
    opened.begin()
    for path in ("/letters/été 1.pdf", "/letters/photo.jpeg"):
        QCoreApplication.postEvent(application, QFileOpenEvent(path))
    application.processEvents()
    assert controller.called("add_paths") == [(("/letters/été 1.pdf", "/letters/photo.jpeg"), False)]
    QCoreApplication.postEvent(application, QFileOpenEvent(QUrl.fromLocalFile("/letters/later.png")))
    application.processEvents()
    assert controller.called("add_paths")[1:] == [(("/letters/later.png",), False)]


def test_what_comes_before_the_window_is_ready_is_held(application: QApplication, opened: OpenedDocuments) -> None:
    heard = QSignalSpy(opened.paths_opened)
    QCoreApplication.postEvent(application, QFileOpenEvent("/letters/early.pdf"))
    application.processEvents()
    assert heard.count() == 0
    controller = RecordingController(Settings(mode=Mode.SERVICE))
    window = MainWindow(controller.as_controller, ())
    window.complete()
    opened.paths_opened.connect(window.add_paths)
    opened.begin()
    application.processEvents()
    assert controller.called("add_paths") == []  # not yet known where documents go
    controller.open()
    application.processEvents()
    assert controller.called("add_paths") == [(("/letters/early.pdf",), False)]


def test_an_address_of_the_web_is_no_document(application: QApplication, opened: OpenedDocuments) -> None:
    heard = QSignalSpy(opened.paths_opened)
    opened.begin()
    QCoreApplication.postEvent(application, QFileOpenEvent(QUrl("https://documents.example/letter.pdf")))
    application.processEvents()
    assert heard.count() == 0
