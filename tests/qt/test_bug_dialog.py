"""The dialog of a bug, and the notice while quitting waits: plain text, in the way of nothing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from finovox_desktop.ui.bug_dialog import BugDialog
from finovox_desktop.ui.quit_notice import QuitNotice
from tests.fakes.recording_controller import RecordingController


@pytest.fixture
def dialog() -> BugDialog:
    return BugDialog()


@pytest.fixture
def controller() -> RecordingController:
    return RecordingController()


def test_the_dialog_blocks_nothing_and_says_that_the_work_is_safe(dialog: BugDialog) -> None:
    dialog.show_report("LookupError in some_file.py, line 3")
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert dialog.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert "inside" in dialog.title.text()
    assert "safe" in dialog.words.text()


def test_the_report_is_copied_as_it_is(dialog: BugDialog) -> None:
    report = "<b>LookupError</b> in some_file.py\n  line 3"
    dialog.show_report(report)
    dialog.copy.click()
    assert QGuiApplication.clipboard().text() == report


def test_reports_are_gathered_while_it_is_open_and_not_without_end(dialog: BugDialog) -> None:
    for number in range(30):
        dialog.show_report(f"error {number}")
    shown = dialog.report.toPlainText().split("\n\n")
    assert shown[0] == "error 29"
    assert len(shown) == 10
    dialog.close_button.click()
    dialog.show_report("another day")
    assert dialog.report.toPlainText() == "another day"


def test_a_crash_of_the_last_run_has_its_own_words(dialog: BugDialog) -> None:
    dialog.show_report("Aborted", of_last_run=True)
    assert "last ran" in dialog.title.text()


def test_the_notice_shows_only_where_an_answer_is_awaited(controller: RecordingController) -> None:
    notice = QuitNotice(controller.as_controller)
    notice.show_if_awaited()
    assert notice.isHidden()
    controller.awaited = 3
    notice.show_if_awaited()
    assert notice.isVisible()
    assert notice.words.text().startswith("Waiting for the answer to 3 ")
    assert notice.words.textFormat() is Qt.TextFormat.PlainText


def test_quit_now_waits_no_longer(controller: RecordingController) -> None:
    controller.awaited = 1
    notice = QuitNotice(controller.as_controller)
    notice.show_if_awaited()
    notice.quit_now.click()
    assert controller.called("quit_now") == [()]
    assert not notice.quit_now.isEnabled()
    controller.finished.emit()
    assert notice.isHidden()


def test_closing_the_notice_means_quit_now(controller: RecordingController) -> None:
    controller.awaited = 1
    notice = QuitNotice(controller.as_controller)
    notice.show_if_awaited()
    notice.close()
    assert controller.called("quit_now") == [()]
