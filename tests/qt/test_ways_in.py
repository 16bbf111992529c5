"""E-mails and archives come in as documents do, and their documents say where they came from."""

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QDir, QMimeData, QStandardPaths, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.ui.details.identity import IdentitySection
from finovox_desktop.ui.file_choice import FileChoice
from finovox_desktop.ui.main_window import MainWindow
from tests.fakes.recording_controller import RecordingController
from tests.qt.jobs import job

ORIGIN = "/cases/claim.eml \u203a papers.zip \u203a scan.pdf"


def test_the_identity_shows_and_copies_where_a_document_was_taken_out_of(application: QApplication) -> None:
    assert application
    section = IdentitySection()
    section.show_job(replace(job("a"), origin=ORIGIN))
    assert section._path.accessibleName() == ORIGIN
    section._put_path()
    assert QGuiApplication.clipboard().text() == ORIGIN


def test_the_dialog_offers_documents_e_mails_and_archives(application: QApplication) -> None:
    window = QWidget()
    FileChoice(window).ask_files()
    (dialog,) = window.findChildren(QFileDialog)
    assert application
    first = dialog.nameFilters()[0]
    assert all(f"*.{ending}" in first for ending in ("pdf", "PDF", "jpeg", "png", "eml", "EML", "zip", "ZIP"))
    assert dialog.nameFilters()[-1] == "All files (*)"
    dialog.close()


def test_a_dialog_opens_where_the_last_one_ended(application: QApplication, tmp_path: Path) -> None:
    assert application
    window = QWidget()
    files = FileChoice(window)
    document = tmp_path / "cases" / "a.pdf"
    document.parent.mkdir()
    document.write_bytes(b"%PDF-1.7")
    files.ask_files()
    (first,) = window.findChildren(QFileDialog)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    expected = documents if QDir(documents).exists() else QDir.homePath()
    assert first.directory().absolutePath() == expected
    first.selectFile(str(document))
    first.accept()
    first.setParent(None)
    files.ask_folder()
    (second,) = window.findChildren(QFileDialog)
    assert second.directory().absolutePath() == str(document.parent)
    second.close()


@pytest.mark.parametrize("name", ["claim.eml", "papers.zip"])
def test_pasted_e_mails_and_archives_are_taken(application: QApplication, name: str) -> None:
    controller = RecordingController(Settings(mode=Mode.SERVICE))
    window = MainWindow(controller.as_controller)
    window.complete()
    controller.open()
    window.show()
    window.activateWindow()
    application.processEvents()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(f"/cases/{name}")])
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert controller.called("add_paths") == [((f"/cases/{name}",), False)]
    window.hide()
