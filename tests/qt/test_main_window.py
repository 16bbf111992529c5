"""The window as a whole, over a controller that writes down what it is asked."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from finovox_desktop.core.destination import SANDBOX, SERVICE
from finovox_desktop.core.document import Refusal, RefusalReason
from finovox_desktop.core.errors import DataDirectoryUnusableError, FinovoxError
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.core.news import IntakeReport, UploadProgress
from finovox_desktop.core.settings import Language, Settings
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.ui.first_run import FirstRun
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.fakes.recording_controller import RecordingController
from tests.qt.drops import drop
from tests.qt.jobs import fill, job


def test_the_first_start_comes_once_the_settings_are_read_and_goes_with_the_choice(
    application: QApplication,
) -> None:
    controller = RecordingController(Settings())
    window = MainWindow(controller.as_controller)
    window.complete()
    window.show()
    assert window.findChild(FirstRun) is None
    controller.open()
    first = window.findChild(FirstRun)
    assert isinstance(first, FirstRun)
    assert first.isVisible()
    assert not window.toolbar.isVisible()
    assert window.focusWidget() is first.go_on
    drop(application, window, "/early.pdf")
    window.add_paths(["/from the command line.pdf"])
    assert controller.called("add_paths") == []
    first.use_sandbox.click()
    assert window.toolbar.isVisible()
    assert window.area.drop_area.isVisible()
    assert controller.called("add_paths") == [(("/from the command line.pdf",), False)]


def test_a_run_whose_destination_is_fixed_asks_nothing() -> None:
    controller = RecordingController(Settings())
    controller.is_destination_fixed = True
    window = MainWindow(controller.as_controller)
    window.complete()
    window.show()
    controller.open()
    assert window.area.drop_area.isVisible()


def test_no_invitation_before_it_is_sure_that_nothing_is_stored(
    controller: RecordingController, window: MainWindow
) -> None:
    controller.settings_changed.emit(controller.settings)
    assert not window.area.drop_area.isVisible()
    controller.opened.emit()
    assert window.area.drop_area.isVisible()
    controller.say_jobs(JobsChange(added=(job("a"),)))
    assert window.work.table.isVisible()
    controller.say_jobs(JobsChange(removed=("a",)))
    assert window.area.drop_area.isVisible()


def test_a_start_without_a_store_invites_in_its_first_picture(controller: RecordingController) -> None:
    controller.may_have_jobs = False
    window = MainWindow(controller.as_controller)
    controller.settings_changed.emit(controller.settings)
    window.show()
    assert window.area.drop_area.isVisible()
    assert window.status_line.counts.text() == "No documents yet"
    window.complete()
    controller.opened.emit()
    assert window.area.drop_area.isVisible()
    controller.say_jobs(JobsChange(added=(job("a"),)))
    assert window.work.table.isVisible()


def test_where_documents_may_be_their_page_comes_behind_the_first_picture(controller: RecordingController) -> None:
    window = MainWindow(controller.as_controller)
    controller.settings_changed.emit(controller.settings)
    window.show()
    assert window.toolbar.isVisible()
    assert window.status_line.counts.text() == "", "nothing is said of documents before they are counted"
    assert window.findChild(QWidget, "workPage") is None
    window.show_work_page()
    assert window.work.table.isVisible()
    assert window.focusWidget() is window.work.table


def test_the_sandbox_stands_in_the_title(controller: RecordingController, window: MainWindow) -> None:
    controller.open()
    assert window.windowTitle() == "Finovox Desktop"
    controller.say_status(ServiceStatus(SANDBOX, Condition.READY))
    assert window.windowTitle() == "Finovox Desktop — sandbox"
    assert not window.area.banners.sandbox.isHidden()


def test_the_banner_of_a_refused_key_keeps_to_the_nearest_deadline(
    controller: RecordingController, window: MainWindow
) -> None:
    controller.deadline = datetime.now(UTC).replace(minute=11)
    fill(controller)
    controller.say_status(ServiceStatus(SERVICE, Condition.BLOCKED, Failure(FailureCode.KEY_REFUSED)))
    assert ":11" in window.area.banners.condition.words.text()
    controller.deadline = controller.deadline.replace(minute=42)
    controller.say_jobs(JobsChange(changed=(job("failed", risk="low"),)))
    assert ":42" in window.area.banners.condition.words.text()
    controller.say_jobs(JobsChange(added=(job("p", state=JobState.PENDING),)))
    controller.deadline = controller.deadline.replace(minute=53)
    window.status_line._show_times()  # a second later: a check that found nothing changes no job
    assert ":53" in window.area.banners.condition.words.text()


def test_pause_becomes_resume(controller: RecordingController, window: MainWindow) -> None:
    window.toolbar.pause.click()
    controller.say_status(ServiceStatus(SERVICE, Condition.PAUSED))
    assert window.toolbar.pause.text() == "Resume"
    window.toolbar.pause.click()
    assert [call[0] for call in controller.calls] == ["pause", "resume"]


def test_failed_documents_are_counted_and_retried(controller: RecordingController, window: MainWindow) -> None:
    controller.open()
    assert not window.toolbar.retry.isEnabled()
    fill(controller)
    assert window.toolbar.retry.text() == "Retry failed (1)"
    window.toolbar.retry.click()
    assert controller.called("retry_all_failed") == [()]


def test_the_status_line_counts_and_tells_what_comes_next(controller: RecordingController, window: MainWindow) -> None:
    controller.check_in = 18.0
    controller.deadline = datetime.now(UTC) + timedelta(minutes=30)
    fill(controller)
    pending, sent = job("p", state=JobState.PENDING), job("s", state=JobState.SUBMITTING)
    controller.say_jobs(JobsChange(added=(pending, sent)))
    controller.upload_progressed.emit(UploadProgress("s", 62_000, 100_000))
    counts = window.status_line.counts.text()
    assert counts.startswith("1 uploading · 62 kB of 100 kB sent · 1 in analysis · 2 done · 1 need")
    assert window.status_line.next_check.text() == "Next check in 0:18"
    assert not window.status_line.deadline.isHidden()
    controller.deadline += timedelta(days=1)
    window.status_line.refresh()
    assert ":" in window.status_line.deadline.text(), "past midnight the clock time is said, too"
    controller.say_jobs(JobsChange(changed=(job("p", risk="low"), job("s", risk="low"))))
    assert window.status_line.next_check.isHidden()
    assert window.status_line.deadline.isHidden()


def test_shortcuts(controller: RecordingController, window: MainWindow) -> None:
    fill(controller)
    QTest.keyClick(window, Qt.Key.Key_F5)
    assert controller.called("check_now") == [()]
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert window.toolbar.search.hasFocus()
    window.toolbar.search.setText("high")
    assert window.work.shown_ids() == ("high",)


def test_keys_lead_from_the_search_to_what_was_found_and_out_of_it(
    controller: RecordingController, window: MainWindow
) -> None:
    fill(controller)
    search, table = window.toolbar.search, window.work.table
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(search, "low")
    assert "1 of 3 shown" in window.status_line.counts.text()
    QTest.keyClick(search, Qt.Key.Key_Return)
    assert table.hasFocus()
    assert [selected.id for selected in table.selected_jobs()] == ["low"]
    search.setFocus()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert (search.text(), search.hasFocus()) == ("", True)
    assert "shown" not in window.status_line.counts.text()
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert table.hasFocus()


def test_the_language_changes_every_text_at_once(
    application: QApplication, controller: RecordingController, window: MainWindow, switch: LanguageSwitch
) -> None:
    fill(controller)
    controller.intake_finished.emit(IntakeReport((), (), (Refusal("/a.txt", RefusalReason.EMPTY),)))
    settings = window.open_settings()
    switch.wear(Language.FRENCH)
    application.processEvents()
    assert window.toolbar.add_files.text() == "Ajouter des fichiers"
    assert "2 terminés" in window.status_line.counts.text()
    assert window.area.banners.refused.title.text() == "1 fichier n\N{RIGHT SINGLE QUOTATION MARK}a pas été ajouté"
    assert settings.windowTitle() == "Paramètres"
    assert window.area.drop_area.title.text() == "Déposez des documents ici"
    switch.wear(Language.ENGLISH)
    application.processEvents()
    assert window.toolbar.add_files.text() == "Add files"
    assert "2 done" in window.status_line.counts.text()


def test_errors_show_their_words_as_plain_text(controller: RecordingController, window: MainWindow) -> None:
    fill(controller)
    controller.error_raised.emit(FinovoxError("The keyring is locked.", "<b>Unlock</b> it."))
    assert window.area.banners.trouble.words.text() == "<b>Unlock</b> it."
    assert window.area.banners.trouble.words.textFormat() is Qt.TextFormat.PlainText


def test_windows_wear_the_program_s_icon(window: MainWindow) -> None:
    assert not window.windowIcon().isNull()
    assert not window.windowIcon().pixmap(32).isNull()


def test_what_was_removed_can_be_brought_back_for_a_while(controller: RecordingController, window: MainWindow) -> None:
    fill(controller)
    removed, undo = window.area.banners.removed, window.toolbar.menus.undo
    assert not undo.isEnabled()
    window.work.table.selectAll()
    QTest.keyClick(window.work.table, Qt.Key.Key_Delete)
    ((job_ids,),) = controller.called("remove")
    assert set(job_ids) == {"high", "low", "failed"}
    controller.jobs_changed.emit(JobsChange(removed=job_ids))
    controller.removed.emit(job_ids)
    assert removed.isVisible()
    assert removed.title.text() == "3 documents removed"
    assert removed.buttons[0].text() == "Undo"
    removed.buttons[0].click()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert controller.called("undo_removal") == [(), ()]
    controller.removed.emit(())
    assert removed.isHidden()
    QTest.keyClick(window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert controller.called("undo_removal") == [(), ()]


def test_undo_in_the_search_field_is_the_fields_own(controller: RecordingController, window: MainWindow) -> None:
    fill(controller)
    controller.removed.emit(("gone",))
    window.toolbar.search.setFocus()
    QTest.keyClicks(window.toolbar.search, "hi")
    QTest.keyClick(window.toolbar.search, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.toolbar.search.text() != "hi"
    assert controller.called("undo_removal") == []


def test_finished_documents_are_cleared_from_menus_and_by_keys(
    controller: RecordingController, window: MainWindow
) -> None:
    controller.open()
    controller.say_jobs(JobsChange(added=(job("failed", state=JobState.FAILED),)))
    clear = window.toolbar.menus.clear_finished
    assert not clear.isEnabled()
    assert clear not in window.work.table.context_menu().actions()
    controller.say_jobs(JobsChange(added=(job("low", risk="low"),)))
    assert clear.isEnabled()
    assert clear in window.work.table.context_menu().actions()
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    QTest.keyClick(window.work.table, Qt.Key.Key_Delete, keys)
    assert controller.called("clear_finished") == [()]
    assert controller.called("remove") == []


def test_the_order_of_the_queue_is_changed_from_the_menu(controller: RecordingController, window: MainWindow) -> None:
    controller.open()
    waiting = tuple(job(name, state=JobState.QUEUED, order=order) for order, name in enumerate("abc"))
    controller.jobs_changed.emit(JobsChange(added=waiting))
    window.work.table.select_job("a")
    menu = window.work.table.context_menu()
    next(action for action in menu.actions() if action.text() == "Move to top").trigger()
    assert controller.called("move_to_top") == [(("a",),)]


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (ServiceStatus(SERVICE, Condition.PAUSED), "Waiting · paused"),
        (ServiceStatus(SERVICE, Condition.KEY_MISSING), "Waiting · no API key yet"),
        (ServiceStatus(SERVICE, Condition.OFFLINE), "Waiting · the service cannot be reached"),
        (
            ServiceStatus(SERVICE, Condition.BLOCKED, Failure(FailureCode.KEY_REFUSED)),
            "Waiting · the service refused the API key",
        ),
        (ServiceStatus(SANDBOX, Condition.PAUSED), "Waiting for its turn"),
        (ServiceStatus(SERVICE, Condition.TOKENS_REFUSED), "Waiting for its turn"),
    ],
)
def test_a_queued_row_says_what_it_waits_for(
    controller: RecordingController, window: MainWindow, status: ServiceStatus, words: str
) -> None:
    controller.open()
    controller.jobs_changed.emit(JobsChange(added=(job("a", state=JobState.QUEUED),)))
    cell = window.work.model.index(0, JobColumn.STATE)
    assert cell.data() == "Waiting for its turn"
    controller.say_status(status)
    assert cell.data() == words
    assert words in window.work.model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    controller.say_status(ServiceStatus(SERVICE, Condition.READY))
    assert cell.data() == "Waiting for its turn"


def test_a_pending_row_past_its_deadline_says_so(controller: RecordingController, window: MainWindow) -> None:
    controller.check_in = 12.0
    controller.open()
    controller.jobs_changed.emit(JobsChange(added=(job("late", state=JobState.PENDING),)))
    cell = window.work.model.index(0, JobColumn.STATE)
    assert cell.data() == "In analysis · next check 0:12"
    controller.overdue.add("late")
    assert cell.data() == "The result may be gone · still asking"


def test_that_nothing_can_be_recorded_is_said_once_and_other_errors_stay(
    controller: RecordingController, window: MainWindow
) -> None:
    fill(controller)
    trouble = window.area.banners.trouble
    full = ServiceStatus(SERVICE, Condition.STORAGE, Failure(FailureCode.STORAGE_UNWRITABLE))
    controller.error_raised.emit(DataDirectoryUnusableError("The disk is full.", "Make room."))
    assert trouble.isVisible()
    controller.say_status(full)
    assert trouble.isHidden()
    controller.error_raised.emit(DataDirectoryUnusableError("The disk is full.", "Make room."))
    assert trouble.isHidden()
    controller.error_raised.emit(FinovoxError("The keyring is locked.", ""))
    controller.say_status(ServiceStatus(SERVICE, Condition.READY))
    assert trouble.isVisible()


def test_a_fault_of_the_connection_leads_to_its_settings(controller: RecordingController, window: MainWindow) -> None:
    fill(controller)
    controller.say_status(ServiceStatus(SERVICE, Condition.BLOCKED, Failure(FailureCode.CERTIFICATE_FILE)))
    buttons = window.area.banners.condition.buttons
    next(button for button in buttons if button.text() == "Open the settings").click()
    dialog = window.open_settings()
    assert dialog.tabs.currentWidget() is dialog.connection
