from datetime import timedelta

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPlainTextEdit, QScrollArea, QWidget

from finovox_desktop.core.destination import SANDBOX
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job, JobState, Move
from finovox_desktop.core.job_details import HistoryEntry, JobDetails
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.core.settings import Language
from finovox_desktop.engine.previews import Previews
from finovox_desktop.ui.details.bars import CheckBar
from finovox_desktop.ui.details.pane import DetailsPane
from finovox_desktop.ui.jobs.job_actions import JobAction
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.qt.jobs import SHA256, START, job

REPORT = RiskReport("high", "high", "medium", "low", None, "odd", document_quality="acceptable", software="photoshop")


@pytest.fixture
def pane(application: QApplication) -> DetailsPane:
    """An empty pane that is on show."""
    shown = DetailsPane(Previews)
    shown.resize(380, 900)
    shown.show()
    application.processEvents()
    return shown


def texts(pane: QWidget) -> list[str]:
    """All texts that can be seen, once what is new was laid out."""
    QApplication.processEvents()
    return [label.text() for label in pane.findChildren(QLabel) if label.isVisible() and label.text()]


def button(pane: QWidget, text: str) -> QAbstractButton:
    (found,) = [one for one in pane.findChildren(QAbstractButton) if one.isVisible() and one.text() == text]
    return found


def details_of(one: Job, *, answer: bytes | None = b'{"global_risk": "high"}') -> JobDetails:
    history = (
        HistoryEntry(START, Move.ADDED, None, JobState.QUEUED, None),
        HistoryEntry(START + timedelta(seconds=3), Move.SUBMISSION_BEGAN, JobState.QUEUED, JobState.SUBMITTING, None),
    )
    return JobDetails(one, history, answer, {"en": ("Saved by Photoshop.",), "fr": ("Enregistré par Photoshop.",)})


def test_nothing_selected_is_said_calmly(pane: DetailsPane) -> None:
    assert texts(pane) == ["Select a document to see its details"]


def test_job_is_shown_at_once_and_its_details_are_asked_for(pane: DetailsPane) -> None:
    wanted = QSignalSpy(pane.details_requested)
    pane.show_job(job("a", name="facture.pdf", report=REPORT))
    assert {"facture.pdf", "High risk: software", "photoshop", "acceptable"} <= set(texts(pane))
    assert wanted.at(0) == ["a"]


def test_bars_say_check_risk_and_what_was_looked_for(pane: DetailsPane) -> None:
    pane.show_job(job("a", report=REPORT))
    spoken = [bar.accessibleName() for bar in pane.findChildren(CheckBar) if bar.isVisible()]
    assert spoken == [
        "Software: High risk. Image editors, screenshot tools",
        "Metadata: Medium risk. Dates and tags that disagree",
        "Structure: Low risk. How the file is built",
        "Vision: Not assessed. Cloned or covered areas",
        "Coherence: Unknown (odd). Dates, amounts, business data",
    ]


def test_low_is_never_called_genuine(pane: DetailsPane) -> None:
    pane.show_job(job("a", risk="low"))
    assert "No strong signal found" in texts(pane)


def test_local_result_is_marked(pane: DetailsPane) -> None:
    pane.show_job(job("a", risk="high", destination=SANDBOX))
    assert "Local check on this computer, not a verdict of the service" in texts(pane)
    pane.show_job(job("b", risk="high"))
    assert "Local check on this computer, not a verdict of the service" not in texts(pane)


def test_details_of_another_job_fall_away(pane: DetailsPane) -> None:
    pane.show_job(job("a", risk="low"))
    pane.show_details(details_of(job("b", risk="high")))
    assert "History" not in texts(pane)
    pane.show_details(details_of(job("a", risk="low")))
    assert {"History", "Added", "Upload began"} <= set(texts(pane))


def test_explanation_is_read_in_either_language(pane: DetailsPane) -> None:
    pane.show_job(job("a", report=REPORT))
    pane.show_details(details_of(job("a", report=REPORT)))
    assert "Saved by Photoshop." in texts(pane)
    button(pane, "FR").click()
    assert "Enregistré par Photoshop." in texts(pane)
    assert "Saved by Photoshop." not in texts(pane)


def test_french_user_reads_french_first(pane: DetailsPane) -> None:
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    pane.show_job(job("a", report=REPORT))
    pane.show_details(details_of(job("a", report=REPORT)))
    assert "Enregistré par Photoshop." in texts(pane)


def test_answer_is_folded_plain_and_cut(pane: DetailsPane) -> None:
    answer = b'<b>bold</b>\xe2\x80\xae\xff\n"second line"' + b"x" * 50_000
    pane.show_job(job("a", report=REPORT))
    pane.show_details(details_of(job("a", report=REPORT), answer=answer))
    (box,) = [one for one in pane.findChildren(QPlainTextEdit) if one.isReadOnly()]
    assert not box.isVisible()
    button(pane, "Show the answer as it came").click()
    assert box.isVisible()
    lines = box.toPlainText().split("\n")
    assert lines[0] == "<b>bold</b><U+202E>\N{REPLACEMENT CHARACTER}"
    assert lines[1].startswith('"second line"xxx')
    assert len(box.toPlainText()) < 25_000
    assert lines[-1] == "… 30 kB more"


def test_failure_says_what_happened_and_offers_one_action(pane: DetailsPane) -> None:
    requested = QSignalSpy(pane.action_requested)
    words = "<h1>detail</h1> of the service"
    failure = Failure(FailureCode.REJECTED, words)
    pane.show_job(job("a", state=JobState.FAILED, failure=failure))
    assert {"The service did not accept this document", f"“{words}”"} <= set(texts(pane))
    button(pane, "Submit again").click()
    assert requested.at(0) == [JobAction.SUBMIT_AGAIN, ("a",)]


def test_nothing_that_came_from_outside_is_read_as_markup(pane: DetailsPane) -> None:
    hostile = '<img src="file:///dev/zero">'
    report = RiskReport(hostile, software=hostile, document_quality=hostile)
    one = job("a", name=hostile, report=report, case=hostile, failure=Failure(FailureCode.REJECTED, hostile))
    pane.show_job(one)
    pane.show_details(JobDetails(one, (), hostile.encode(), {"en": (hostile,)}))
    for label in pane.findChildren(QLabel):
        assert label.textFormat() is Qt.TextFormat.PlainText
        assert "<img" not in label.toolTip()


def test_several_are_summed_up_the_worst_first(pane: DetailsPane) -> None:
    pane.show_selection((job("a", risk="low"), job("b", risk="high"), job("c", risk="low")))
    seen = texts(pane)
    title = seen.index("3 documents selected")
    assert seen[title + 1 : title + 7] == ["High risk", "1", "Low risk", "2", "Size", "553 kB"]


def test_copied_details_hold_the_technical_code_and_the_hash(pane: DetailsPane) -> None:
    one = job("a", name="cut.pdf", state=JobState.FAILED, failure=Failure(FailureCode.CUT_OFF, "reset by peer"))
    pane.show_job(one)
    pane.show_details(details_of(one, answer=None))
    button(pane, "Copy details").click()
    copied = QGuiApplication.clipboard().text()
    assert "cut.pdf" in copied
    assert "(cut_off) reset by peer" in copied
    assert SHA256 in copied
    assert "2026-09-14T08:40:15Z Upload began" in copied


def test_hash_is_copied_whole(pane: DetailsPane) -> None:
    pane.show_job(job("a", risk="low"))
    copy = pane.findChild(QAbstractButton, "copyHash")
    assert isinstance(copy, QAbstractButton)
    copy.click()
    assert QGuiApplication.clipboard().text() == SHA256


def test_long_name_is_cut_in_its_middle_and_whole_in_the_tooltip(pane: DetailsPane) -> None:
    name = "a" * 120 + "-end.pdf"
    pane.show_job(job("a", name=name, risk="low"))
    (headline,) = [label for label in pane.findChildren(QLabel) if label.accessibleName() == name]
    assert "…" in headline.text()
    assert headline.text().endswith(".pdf")
    assert name in headline.toolTip()


@pytest.mark.parametrize("language", Language)
def test_nothing_is_cut_off_in_a_narrow_pane(
    pane: DetailsPane, application: QApplication, switch: LanguageSwitch, language: Language
) -> None:
    switch.wear(language)
    local = job("local", risk="high", destination=SANDBOX)
    history = tuple(HistoryEntry(START, move, None, JobState.DONE, None) for move in Move)
    pane.show_job(local)
    pane.show_details(JobDetails(local, history, b"{}", {"en": ("one",), "fr": ("un",)}))
    pane.resize(304, 700)
    application.processEvents()
    scroll = pane.findChild(QScrollArea)
    assert isinstance(scroll, QScrollArea)
    page = scroll.widget()
    assert page is not None
    assert page.width() == scroll.viewport().width()
