"""What comes in through the window, and what goes out: drops, pastes, samples, refusals, exports."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from finovox_desktop.core.document import Refusal, RefusalReason
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.news import ExportResult, IntakeReport
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.toolbar_menus import ExportScope
from tests.fakes.recording_controller import RecordingController
from tests.qt.drops import drop
from tests.qt.jobs import SAMPLES, fill


def test_what_falls_on_the_window_goes_to_the_engine(
    application: QApplication, controller: RecordingController, window: MainWindow
) -> None:
    controller.open()
    drop(application, window, "/a.pdf", "/folder")
    assert controller.called("add_paths") == [(("/a.pdf", "/folder"), False)]


def test_no_text_field_takes_a_drop_away(window: MainWindow) -> None:
    assert not any(field.acceptDrops() for field in window.findChildren(QLineEdit))


def test_files_are_pasted(controller: RecordingController, window: MainWindow) -> None:
    controller.open()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile("/pasted.png")])
    QGuiApplication.clipboard().setMimeData(data)
    QTest.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert controller.called("add_paths") == [(("/pasted.png",), False)]


def test_the_samples_are_one_click(controller: RecordingController, window: MainWindow) -> None:
    controller.open()
    window.area.drop_area.add_samples.click()
    assert controller.called("add_paths") == [(SAMPLES, False)]


@pytest.mark.parametrize(
    ("scope", "expected"),
    [(ExportScope.SELECTED, ("high",)), (ExportScope.SHOWN, ("failed",)), (ExportScope.ALL, None)],
)
def test_an_export_holds_what_was_asked_for(
    controller: RecordingController,
    window: MainWindow,
    tmp_path: Path,
    scope: ExportScope,
    expected: tuple[str, ...] | None,
) -> None:
    fill(controller)
    if scope is ExportScope.SHOWN:
        window.work.chips.choose(JobCategory.NEEDS_ATTENTION)
    else:
        window.work.table.select_job("high")
    target = tmp_path / "report.json"
    window.toolbar.menus.export_actions[scope].trigger()
    dialog = window.findChild(QFileDialog, "exportDialog")
    assert isinstance(dialog, QFileDialog)
    assert dialog.selectedFiles()[0].endswith(".json")
    dialog.fileSelected.emit(str(target))
    assert [(path, ids) for _, path, ids in controller.called("export")] == [(target, expected)]


def test_only_exports_that_hold_something_are_offered(controller: RecordingController, window: MainWindow) -> None:
    controller.open()
    assert not window.toolbar.export.isEnabled()
    fill(controller)
    actions = window.toolbar.menus.export_actions
    assert [actions[scope].isEnabled() for scope in ExportScope] == [False, True, True]
    window.work.table.select_job("low")
    assert actions[ExportScope.SELECTED].isEnabled()


def test_an_export_is_confirmed_calmly_and_its_failure_is_told(
    controller: RecordingController, window: MainWindow
) -> None:
    fill(controller)
    controller.export_finished.emit(ExportResult(Path("/r/report.json"), 3))
    assert "report.json" in window.status_line.news.text()
    assert window.area.banners.trouble.isHidden()
    controller.export_finished.emit(
        ExportResult(Path("/r/report.json"), 0, FinovoxError("The disk is full.", "Make room."))
    )
    assert window.area.banners.trouble.title.text() == "The disk is full."
    assert window.area.banners.trouble.words.text() == "Make room."


def test_refusals_are_named_and_can_be_copied(controller: RecordingController, window: MainWindow) -> None:
    fill(controller)
    refusals = (Refusal("/a.txt", RefusalReason.NOT_A_DOCUMENT), Refusal("/b\u202ecod.pdf", RefusalReason.EMPTY))
    controller.intake_finished.emit(IntakeReport((), (), refusals))
    assert not window.parts.refusals.isVisible()
    window.area.banners.refused.buttons[0].click()
    assert window.parts.refusals.isVisible()
    assert not window.parts.refusals.isModal()
    window.parts.refusals.copy.click()
    copied = QGuiApplication.clipboard().text()
    assert "Not a PDF, JPEG or PNG\t/a.txt" in copied
    assert "/b<U+202E>cod.pdf" in copied


def test_what_came_twice_is_named_among_what_was_not_added(controller: RecordingController, window: MainWindow) -> None:
    fill(controller)
    repeated = (Refusal("/a copy.pdf", RefusalReason.REPEATED),)
    controller.intake_finished.emit(IntakeReport((), (), (), repeated=repeated, is_watched=True))
    assert window.area.banners.refused.isHidden()
    controller.intake_finished.emit(IntakeReport((), (), (), repeated=repeated))
    assert window.area.banners.refused.title.text() == "1 file was not added"


def test_known_content_shows_its_row_and_can_be_analysed_again(
    controller: RecordingController, window: MainWindow
) -> None:
    fill(controller)
    window.work.chips.choose(JobCategory.NEEDS_ATTENTION)
    controller.intake_finished.emit(IntakeReport((), ("low",), ()))
    assert [selected.id for selected in window.work.selected_jobs()] == ["low"]
    window.area.banners.known.buttons[1].click()
    assert controller.called("analyse_again") == [(("low",),)]
    assert window.area.banners.known.isHidden()
