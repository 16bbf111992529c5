from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QSignalSpy, QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget

from finovox_desktop.engine.edits import GREATEST_NOTE
from finovox_desktop.ui.review.note_field import CaseField, NoteField


class Form(QWidget):
    """A note, a case, and something else to go to."""

    def __init__(self) -> None:
        super().__init__()
        self.note, self.case, self.other = NoteField(), CaseField(), QPushButton("other")
        column = QVBoxLayout(self)
        for widget in (self.note, self.case, self.other):
            column.addWidget(widget)


@pytest.fixture
def form(application: QApplication) -> Iterator[Form]:
    shown = Form()
    shown.resize(300, 300)
    shown.show()
    shown.activateWindow()
    shown.other.setFocus()
    application.processEvents()
    yield shown
    shown.close()


def test_note_is_kept_when_the_focus_leaves(form: Form) -> None:
    given = QSignalSpy(form.note.note_given)
    form.note.show_note("a", "")
    form.note.setFocus()
    QTest.keyClicks(form.note, "Amount differs ")
    form.other.setFocus()
    assert given.at(0) == ["a", "Amount differs"]
    form.note.setFocus()
    form.other.setFocus()
    assert given.count() == 1


def test_note_is_kept_when_another_document_is_shown(form: Form) -> None:
    given = QSignalSpy(form.note.note_given)
    form.note.show_note("a", "old")
    form.note.setFocus()
    QTest.keyClicks(form.note, "er")
    form.note.show_note("b", "other note")
    assert [given.at(place) for place in range(given.count())] == [["a", "older"]]
    assert form.note.toPlainText() == "other note"


def test_escape_takes_the_typing_back(form: Form) -> None:
    given, left = QSignalSpy(form.note.note_given), QSignalSpy(form.note.left)
    form.note.show_note("a", "kept")
    form.note.setFocus()
    QTest.keyClicks(form.note, " and more")
    QTest.keyClick(form.note, Qt.Key.Key_Escape)
    assert form.note.toPlainText() == "kept"
    form.other.setFocus()
    assert (given.count(), left.count()) == (0, 1)


def test_control_enter_keeps_the_note_and_enter_makes_a_line(form: Form) -> None:
    given = QSignalSpy(form.note.note_given)
    form.note.show_note("a", "")
    form.note.setFocus()
    QTest.keyClicks(form.note, "one")
    height = form.note.height()
    QTest.keyClick(form.note, Qt.Key.Key_Return)
    QTest.keyClicks(form.note, "two")
    assert form.note.height() > height
    QTest.keyClick(form.note, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert given.at(0) == ["a", "one\ntwo"]


def test_typing_is_not_lost_when_the_document_changes_meanwhile(form: Form) -> None:
    form.note.show_note("a", "old")
    form.note.setFocus()
    QTest.keyClicks(form.note, " and new")
    form.note.show_note("a", "from elsewhere")
    assert form.note.toPlainText() == "old and new"


def test_note_grows_to_a_few_lines_only(form: Form) -> None:
    form.note.show_note("a", "line\n" * 4)
    few = form.note.height()
    form.note.show_note("b", "line\n" * 100)
    assert form.note.height() == few


@pytest.mark.parametrize("lines", [1, 2, 3, 5])
def test_lines_that_have_room_are_all_seen(form: Form, application: QApplication, lines: int) -> None:
    form.note.show_note("a", "")
    form.note.setFocus()
    QTest.keyClicks(form.note, "line")
    for _ in range(lines - 1):
        QTest.keyClick(form.note, Qt.Key.Key_Return)
        QTest.keyClicks(form.note, "line")
    application.processEvents()
    assert form.note.verticalScrollBar().maximum() == 0
    assert form.note.contentOffset().y() == 0


def test_no_more_is_typed_than_is_kept(form: Form) -> None:
    form.note.show_note("a", "")
    form.note.setPlainText("x" * (GREATEST_NOTE + 10))
    assert len(form.note.toPlainText()) == GREATEST_NOTE


def test_case_of_several_says_so_and_is_kept_for_all(form: Form) -> None:
    given = QSignalSpy(form.case.case_given)
    form.case.show_case(("a", "b"), None)
    assert (form.case.text(), form.case.placeholderText()) == ("", "Several cases")
    form.case.setFocus()
    form.other.setFocus()
    assert given.count() == 0
    form.case.setFocus()
    QTest.keyClicks(form.case, " claim  17 ")
    QTest.keyClick(form.case, Qt.Key.Key_Return)
    assert given.at(0) == [("a", "b"), "claim 17"]


def test_case_can_be_emptied_and_taken_back(form: Form) -> None:
    given = QSignalSpy(form.case.case_given)
    form.case.show_case(("a",), "claim 17")
    form.case.setFocus()
    form.case.selectAll()
    QTest.keyClick(form.case, Qt.Key.Key_Delete)
    QTest.keyClick(form.case, Qt.Key.Key_Escape)
    assert form.case.text() == "claim 17"
    form.case.selectAll()
    QTest.keyClick(form.case, Qt.Key.Key_Delete)
    form.other.setFocus()
    assert [given.at(place) for place in range(given.count())] == [[("a",), ""]]
