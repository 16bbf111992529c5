from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from finovox_desktop.core.job import Job, JobsChange
from finovox_desktop.core.job_details import JobDetails
from finovox_desktop.core.review import EditSubject, UndoableEdit, Verdict
from finovox_desktop.ui.triage.order import TriageList
from finovox_desktop.ui.triage.page import TriagePage
from tests.fakes.recording_controller import RecordingController
from tests.qt.reviewed_jobs import documents, reviewed


class Triage:
    """A triage on show, over a controller that only writes down; `record` says what the engine says after a commit."""

    def __init__(self, jobs: list[Job]) -> None:
        self.controller = RecordingController()
        self.page = TriagePage(self.controller.as_controller)
        self.page.resize(1200, 800)
        self.page.show()
        self.page.activateWindow()
        self.page.begin(TriageList(jobs))
        QApplication.processEvents()

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        QTest.keyClick(focused, key, modifiers)

    def record(self, job: Job) -> None:
        assert job.review is not None
        self.page.apply(JobsChange(changed=(job,)))
        self.controller.edits.say_undoable(UndoableEdit(EditSubject.VERDICT, job.review.verdict.value, (job.id,)))

    @property
    def open_document(self) -> str:
        assert self.page.job is not None
        return self.page.job.id

    @property
    def verdicts(self) -> list[tuple[object, ...]]:
        return self.controller.called("edits.set_verdict")


@pytest.fixture
def triage(application: QApplication) -> Iterator[Triage]:
    jobs = documents(3)
    made = Triage(jobs)
    yield made
    made.page.close()
    application.processEvents()


def test_keys_give_verdicts_and_it_goes_on_by_itself(triage: Triage) -> None:
    triage.press(Qt.Key.Key_1)
    triage.press(Qt.Key.Key_2)
    triage.press(Qt.Key.Key_3)
    assert triage.verdicts == [
        (("d0",), Verdict.ACCEPTED),
        (("d1",), Verdict.REJECTED),
        (("d2",), Verdict.ORIGINAL_REQUESTED),
    ]
    assert triage.page.summary.isVisible()


def test_next_document_is_there_before_the_commit_and_the_word_comes_after_it(triage: Triage) -> None:
    one = documents(3)[0]
    triage.press(Qt.Key.Key_2)
    assert triage.open_document == "d1"
    assert triage.page.header.said.text() == ""
    triage.record(reviewed(one))
    assert triage.page.header.said.text() == "0.pdf: Rejected"
    assert triage.page.header.progress_words.text().startswith("2 of 3 · 2 to review")


def test_letters_and_arrows_go_from_document_to_document(triage: Triage) -> None:
    for key, opened in (
        (Qt.Key.Key_J, "d1"),
        (Qt.Key.Key_Down, "d2"),
        (Qt.Key.Key_Right, "d2"),
        (Qt.Key.Key_K, "d1"),
        (Qt.Key.Key_Up, "d0"),
        (Qt.Key.Key_Left, "d0"),
    ):
        triage.press(key)
        assert triage.open_document == opened
    assert triage.verdicts == []


def test_name_is_announced(triage: Triage) -> None:
    assert triage.page.accessibleName() == "Document 1 of 3: 0.pdf, high risk"
    triage.press(Qt.Key.Key_J)
    focused = QApplication.focusWidget()
    assert isinstance(focused, QWidget)
    assert focused.accessibleName() == "Document 2 of 3: 1.pdf, medium risk"


def test_note_is_typed_without_giving_verdicts_and_kept_before_going_on(triage: Triage) -> None:
    triage.press(Qt.Key.Key_N)
    assert triage.page.note.hasFocus()
    QTest.keyClicks(triage.page.note, "1 or 2 jkt")
    assert triage.verdicts == []
    triage.press(Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    triage.press(Qt.Key.Key_2)
    calls = [call for call in triage.controller.calls if call[0].startswith("edits.")]
    assert calls == [
        ("edits.set_note", ("d0",), "1 or 2 jkt"),
        ("edits.set_verdict", ("d0",), Verdict.REJECTED),
    ]


def test_unfinished_note_is_kept_when_another_document_is_opened(triage: Triage) -> None:
    triage.press(Qt.Key.Key_N)
    QTest.keyClicks(triage.page.note, "asked")
    triage.page.header.next.click()
    assert triage.controller.called("edits.set_note") == [(("d0",), "asked")]
    assert triage.page.note.toPlainText() == ""


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_U, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)],
)
def test_undo_goes_back_to_the_document(triage: Triage, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
    triage.press(Qt.Key.Key_4)
    triage.press(Qt.Key.Key_J)
    assert triage.open_document == "d2"
    triage.press(key, modifiers)
    assert triage.controller.called("edits.undo") == [()]
    assert triage.open_document == "d0"


def test_undo_of_the_last_comes_back_from_the_summary(application: QApplication) -> None:
    (one,) = documents(1)
    triage = Triage([one])
    triage.press(Qt.Key.Key_1)
    triage.record(reviewed(one, Verdict.ACCEPTED))
    assert triage.page.summary.isVisible()
    assert "1 accepted" in triage.page.summary.words.text()
    triage.press(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    application.processEvents()
    assert not triage.page.summary.isVisible()
    assert triage.open_document == "d0"
    triage.page.close()


def test_same_verdict_again_changes_nothing_and_goes_on(application: QApplication) -> None:
    one, two = documents(2)
    triage = Triage([reviewed(one), two])
    triage.press(Qt.Key.Key_K)
    triage.press(Qt.Key.Key_2)
    assert triage.verdicts == []
    assert triage.open_document == "d1"
    application.processEvents()
    triage.page.close()


def test_details_are_asked_for_the_open_document_alone(triage: Triage) -> None:
    triage.press(Qt.Key.Key_J)
    assert triage.controller.called("request_details") == [("d0",), ("d1",)]
    other = documents(1)[0]
    triage.controller.details_ready.emit(JobDetails(other, (), b"{}", {"en": ("Of another document.",)}))
    assert triage.page.job is not None
    triage.controller.details_ready.emit(JobDetails(triage.page.job, (), b"{}", {"en": ("Of this one.",)}))
    texts = [label.text() for label in triage.page.card.findChildren(QLabel)]
    assert "Of this one." in texts
    assert "Of another document." not in texts


def test_escape_leaves(triage: Triage) -> None:
    ended = QSignalSpy(triage.page.ended)
    triage.press(Qt.Key.Key_Escape)
    assert ended.count() == 1


def test_it_ends_when_no_document_is_left(triage: Triage) -> None:
    ended = QSignalSpy(triage.page.ended)
    triage.page.apply(JobsChange(removed=("d0", "d1")))
    assert (ended.count(), triage.open_document) == (0, "d2")
    triage.page.apply(JobsChange(removed=("d2",)))
    assert ended.count() == 1


def test_export_at_the_end_is_of_the_documents_of_the_triage(triage: Triage) -> None:
    wanted = QSignalSpy(triage.page.export_requested)
    for _ in range(3):
        triage.press(Qt.Key.Key_1)
    triage.page.summary.export.click()
    assert wanted.at(0) == [("d0", "d1", "d2")]
