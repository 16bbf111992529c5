"""Dropping: real drag events of real addresses, counted while they hover and handed on when they fall."""

import os
import sys

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from finovox_desktop.ui.drop_area import DropArea
from finovox_desktop.ui.window_drops import WindowDrops, local_paths

COPY, LEFT, NO_KEY = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


def dragged(*addresses: bytes) -> QMimeData:
    data = QMimeData()
    data.setData("text/uri-list", b"".join(address + b"\r\n" for address in addresses))
    return data


class Target:
    """A window that takes drops, and what it was given."""

    def __init__(self, application: QApplication) -> None:
        self.application = application
        self.window = QWidget()
        self.window.resize(600, 400)
        self.drops = WindowDrops(self.window)
        self.received: list[tuple[str, ...]] = []
        self.drops.paths_dropped.connect(self.received.append)
        self.window.show()

    def enter(self, data: QMimeData) -> bool:
        event = QDragEnterEvent(QPoint(20, 20), COPY | Qt.DropAction.MoveAction, data, LEFT, NO_KEY)
        self.application.sendEvent(self.window, event)
        return event.isAccepted()

    def drop(self, data: QMimeData) -> QDropEvent:
        event = QDropEvent(QPointF(20, 20), COPY | Qt.DropAction.MoveAction, data, LEFT, NO_KEY)
        self.application.sendEvent(self.window, event)
        return event


@pytest.fixture
def target(application: QApplication) -> Target:
    return Target(application)


def test_hovering_documents_are_counted_over_the_whole_window(target: Target) -> None:
    accepted = target.enter(dragged(*(b"file:///documents/%d.pdf" % number for number in range(14))))
    assert accepted
    assert target.drops.overlay.isVisible()
    assert target.drops.overlay.geometry() == target.window.rect()
    assert "14" in target.drops.overlay.title.text()
    assert target.received == []


@pytest.mark.parametrize(
    ("addresses", "words"),
    [
        ([b"file:///a.PDF", b"file:///b.jpeg"], "Add 2 documents"),
        ([b"file:///a.pdf", b"file:///2024"], "Add 2 items"),
        ([b"file:///folder/"], "Add 1 item"),
    ],
)
def test_what_may_be_a_folder_is_not_called_a_document(target: Target, addresses: list[bytes], words: str) -> None:
    target.enter(dragged(*addresses))
    assert target.drops.overlay.title.text() == words


def test_leaving_takes_the_overlay_away(target: Target) -> None:
    target.enter(dragged(b"file:///a.pdf"))
    target.application.sendEvent(target.window, QDragLeaveEvent())
    assert not target.drops.overlay.isVisible()


def test_a_drop_hands_on_the_paths_and_leaves_the_files_where_they_are(target: Target) -> None:
    data = dragged(b"file:///documents/relev%C3%A9%20%231.pdf", b"file:///folder/")
    target.enter(data)
    event = target.drop(data)
    assert target.received == [("/documents/relevé #1.pdf", "/folder/")]
    assert event.dropAction() is COPY
    assert not target.drops.overlay.isVisible()


@pytest.mark.skipif(sys.platform == "win32", reason="names are Unicode there")
def test_a_name_that_is_no_utf_8_survives() -> None:
    assert [os.fsencode(path) for path in local_paths(dragged(b"file:///d/%FF%FE.pdf"))] == [b"/d/\xff\xfe.pdf"]


def test_what_is_not_a_local_file_is_left_alone(target: Target) -> None:
    web = dragged(b"https://example.org/a.pdf")
    text = QMimeData()
    text.setText("file:///a.pdf in a sentence")
    assert not target.enter(web)
    assert not target.enter(text)
    target.drop(web)
    assert target.received == []
    assert not target.drops.overlay.isVisible()


def test_of_a_mixture_only_local_files_count(target: Target) -> None:
    data = dragged(b"https://example.org/a.pdf", b"file:///b.pdf")
    target.enter(data)
    assert target.drops.overlay.title.text().startswith("Add 1 ")
    target.drop(data)
    assert target.received == [("/b.pdf",)]


def test_text_fields_leave_drops_to_the_window(target: Target) -> None:
    fields = [QLineEdit(target.window), QPlainTextEdit(target.window)]
    target.drops.reserve([widget for widget in target.window.findChildren(QWidget) if widget.acceptDrops()])
    assert not any(widget.acceptDrops() for field in fields for widget in (field, *field.findChildren(QWidget)))


def test_the_invitation_offers_samples_only_where_there_are_some() -> None:
    assert DropArea(with_samples=False).add_samples.isHidden()
    assert not DropArea(with_samples=True).add_samples.isHidden()
