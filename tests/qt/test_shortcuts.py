"""The one list of keys: none takes another's, the window registers every one, and the sheet shows them."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from finovox_desktop.core.settings import Language
from finovox_desktop.ui.help.shortcuts import ShortcutsPage
from finovox_desktop.ui.help.topic import HelpTopic
from finovox_desktop.ui.help.window import HelpWindow
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.shortcuts import Scope, Shortcut, collisions
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.fakes.recording_controller import RecordingController


@pytest.fixture
def window(controller: RecordingController, window: MainWindow) -> MainWindow:
    controller.open()
    return window


@pytest.mark.parametrize("language", Language)
def test_no_key_takes_another_s_and_each_says_what_it_does(switch: LanguageSwitch, language: Language) -> None:
    switch.wear(language)
    assert collisions() == []
    assert all(shortcut.words and all(shortcut.key_texts()) for shortcut in Shortcut)
    # What is written must also be one key only: "Ctrl+Maj+O" in French.
    for scope in Scope:
        written = [text for shortcut in Shortcut if scope in shortcut.scopes for text in shortcut.key_texts()]
        assert len(written) == len(set(written))


def registered(window: MainWindow) -> set[str]:
    """Give the keys that work everywhere in the window."""
    keys = {key.toString() for bound in window.findChildren(QShortcut) for key in bound.keys()}  # noqa: SIM118
    return keys | {key.toString() for action in window.actions() for key in action.shortcuts()}


def test_the_window_registers_every_key_of_the_list_and_no_other(window: MainWindow) -> None:
    listed = {key.toString() for one in Shortcut if Scope.WINDOW in one.scopes for key in one.sequences()}
    assert listed <= registered(window)
    everywhere = {key.toString() for shortcut in Shortcut for key in shortcut.sequences()}
    assert registered(window) <= everywhere


def test_no_action_has_a_key_that_the_sheet_does_not_show(window: MainWindow) -> None:
    everywhere = {key.toString() for shortcut in Shortcut for key in shortcut.sequences()}
    for action in window.findChildren(QAction):
        if action.parent() is not window.toolbar.search:
            assert {key.toString() for key in action.shortcuts()} <= everywhere, action.text()


def test_the_sheet_shows_every_key_as_the_language_writes_it(switch: LanguageSwitch) -> None:
    page = ShortcutsPage()
    for language in Language:
        switch.wear(language)
        QApplication.processEvents()
        texts = {label.text() for label in page.findChildren(QLabel)}
        for shortcut in Shortcut:
            assert {shortcut.words, *shortcut.key_texts()} <= texts


@pytest.mark.parametrize(
    ("key", "modifier", "topic"),
    [
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, HelpTopic.FIRST_STEPS),
        (Qt.Key.Key_Slash, Qt.KeyboardModifier.ControlModifier, HelpTopic.SHORTCUTS),
        (Qt.Key.Key_Question, Qt.KeyboardModifier.NoModifier, HelpTopic.SHORTCUTS),
    ],
)
def test_keys_open_the_help(window: MainWindow, key: Qt.Key, modifier: Qt.KeyboardModifier, topic: HelpTopic) -> None:
    QTest.keyClick(window, key, modifier)
    opened = window.findChild(HelpWindow)
    assert isinstance(opened, HelpWindow)
    assert opened.isVisible()
    assert not opened.isModal()
    assert opened.topic is topic


def test_a_question_mark_can_be_searched_for(window: MainWindow) -> None:
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClick(window.toolbar.search, Qt.Key.Key_Question, Qt.KeyboardModifier.ShiftModifier)
    assert window.toolbar.search.text() == "?"
    assert window.findChild(HelpWindow) is None


def test_ctrl_q_quits(window: MainWindow) -> None:
    QTest.keySequence(window, QKeySequence("Ctrl+Q"))
    assert not window.isVisible()
