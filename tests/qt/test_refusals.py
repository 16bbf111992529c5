"""The list of what was not added: reasons, names, places; copied as a whole or in part; quick with very many."""

import time

import pytest
from PySide6.QtCore import QEvent, QItemSelectionModel, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.container import WAY_SEPARATOR
from finovox_desktop.core.document import DocumentWarning, Refusal, RefusalReason, WarningReason
from finovox_desktop.core.settings import Language
from finovox_desktop.ui.refusals import RefusalList
from finovox_desktop.ui.words.language import LanguageSwitch

TEXT = Refusal("/cases/7/list.txt", RefusalReason.NOT_A_DOCUMENT)
IN_MAIL = Refusal(f"/cases/claim.eml{WAY_SEPARATOR}papers.zip{WAY_SEPARATOR}a.pdf", RefusalReason.ENCRYPTED)
UNREADABLE = Refusal("/cases/b.pdf", RefusalReason.UNREADABLE, "Permission denied")
LOCKED = DocumentWarning("/cases/c.pdf", WarningReason.LOCKED)


@pytest.fixture
def dialog(application: QApplication) -> RefusalList:
    dialog = RefusalList()
    QAbstractItemModelTester(dialog.refused, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog)
    dialog.show()
    application.processEvents()
    return dialog


def _cells(dialog: RefusalList, row: int) -> list[object]:
    model = dialog.refused
    return [model.index(row, column).data() for column in range(model.columnCount())]


def test_each_line_has_its_reason_its_name_and_its_place(dialog: RefusalList) -> None:
    dialog.add([TEXT, IN_MAIL, UNREADABLE])
    assert dialog.title.text() == "3 files were not added"
    assert _cells(dialog, 0) == ["Not a PDF, JPEG or PNG", "list.txt", "/cases/7"]
    assert _cells(dialog, 1) == [
        "Locked by a password inside the archive", "a.pdf", f"/cases/claim.eml{WAY_SEPARATOR}papers.zip",
    ]  # fmt: skip
    assert _cells(dialog, 2)[0] == "The file cannot be read"
    assert "The file cannot be read\N{NO-BREAK SPACE}(1)" in dialog.reasons.text()
    assert not dialog.warning_list.isVisible()


def test_warnings_have_a_heading_of_their_own(dialog: RefusalList) -> None:
    dialog.add([TEXT], [LOCKED])
    assert dialog.list.isVisible()
    assert dialog.warning_title.text() == "1 document added, with a warning"
    assert dialog.warned.index(0, 0).data() == "Locked by a password: the service may refuse it"


def test_warnings_alone(dialog: RefusalList) -> None:
    dialog.add([], [LOCKED])
    assert not dialog.list.isVisible()
    assert not dialog.title.isVisible()
    assert dialog.windowTitle() == "Added, with a warning"


def test_more_lines_are_added_and_none_twice(dialog: RefusalList) -> None:
    dialog.add([TEXT])
    dialog.add([TEXT, UNREADABLE])
    assert dialog.title.text() == "2 files were not added"
    dialog.forget()
    assert len(dialog.refused.lines) == 2  # it is being read
    dialog.close()
    dialog.forget()
    assert len(dialog.refused.lines) == 0


def test_copying_all_and_what_is_selected(dialog: RefusalList) -> None:
    dialog.add([TEXT, UNREADABLE], [LOCKED])
    dialog.copy.click()
    assert QGuiApplication.clipboard().text().splitlines() == [
        "Not a PDF, JPEG or PNG\t/cases/7/list.txt",
        "The file cannot be read\t/cases/b.pdf\tPermission denied",
        "Locked by a password: the service may refuse it\t/cases/c.pdf",
    ]
    assert not dialog.copy_selected.isEnabled()
    dialog.list.setFocus()
    dialog.list.selectRow(1)
    assert dialog.copy_selected.isEnabled()
    dialog.activateWindow()
    QTest.keyClick(dialog.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text() == "The file cannot be read\t/cases/b.pdf\tPermission denied"


def test_hostile_names_are_plain_text(dialog: RefusalList) -> None:
    dialog.add([Refusal("/a/<img src=x>\u202ecod.pdf", RefusalReason.EMPTY)])
    index = dialog.refused.index(0, 1)
    assert index.data() == "<img src=x><U+202E>cod.pdf"
    assert "<img" not in str(index.data(Qt.ItemDataRole.ToolTipRole))


def test_ten_thousand_lines_stay_quick(application: QApplication, dialog: RefusalList) -> None:
    few = seconds_to_read_and_copy(application, dialog, 1_000)
    many = seconds_to_read_and_copy(application, dialog, 10_000)
    assert len(QGuiApplication.clipboard().text().splitlines()) == 10_000
    # Ten times the lines: ten times as long, or twenty where the machine does other work, but never a hundred times.
    assert many < 20 * few


def seconds_to_read_and_copy(application: QApplication, dialog: RefusalList, number: int) -> float:
    """Add lines, look at the last ones, copy them all; give the processor time it took."""
    began = time.process_time()
    dialog.add([Refusal(f"/cases/{line}/list.txt", RefusalReason.NOT_A_DOCUMENT) for line in range(number)])
    dialog.list.selectAll()
    dialog.list.scrollToBottom()
    application.processEvents()
    dialog.list.grab()
    dialog.copy.click()
    return time.process_time() - began


def test_it_follows_the_language(application: QApplication, dialog: RefusalList, switch: LanguageSwitch) -> None:
    dialog.add([TEXT], [LOCKED])
    switch.wear(Language.FRENCH)
    application.sendPostedEvents(None, QEvent.Type.LanguageChange)
    application.processEvents()
    assert dialog.title.text() == "1 fichier n\N{RIGHT SINGLE QUOTATION MARK}a pas été ajouté"
    assert dialog.refused.index(0, 0).data() == "Ni PDF, ni JPEG, ni PNG"
    assert "mot de passe" in str(dialog.warned.index(0, 0).data())
    assert dialog.refused.headerData(0, Qt.Orientation.Horizontal) == "Motif"


def test_the_keyboard_reaches_every_part_and_selects(application: QApplication, dialog: RefusalList) -> None:
    dialog.add([TEXT, UNREADABLE], [LOCKED])
    dialog.list.setFocus()
    reached = []
    for _ in range(8):
        widget = application.focusWidget()
        assert widget is not None
        assert widget.objectName()
        reached.append(widget.objectName())
        QTest.keyClick(widget, Qt.Key.Key_Tab)
    assert {"refusals", "refusalWarnings", "copyRefusals", "closeRefusals"} <= set(reached)
    dialog.list.setFocus()
    dialog.list.selectionModel().setCurrentIndex(dialog.refused.index(0, 0), QItemSelectionModel.SelectionFlag.NoUpdate)
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert [index.row() for index in dialog.list.selectionModel().selectedRows()] == [1]
