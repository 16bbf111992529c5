import pytest
from PySide6.QtTest import QSignalSpy
from PySide6.QtWidgets import QAbstractButton, QApplication

from finovox_desktop.core.review import Verdict
from finovox_desktop.core.settings import Language
from finovox_desktop.ui.review.verdict_buttons import VerdictButtons
from finovox_desktop.ui.words.language import LanguageSwitch


@pytest.fixture
def buttons(application: QApplication) -> VerdictButtons:
    shown = VerdictButtons()
    shown.resize(330, 40)
    shown.show()
    application.processEvents()
    return shown


def button(buttons: VerdictButtons, verdict: Verdict) -> QAbstractButton:
    found = buttons.findChild(QAbstractButton, f"verdict_{verdict.value}")
    assert isinstance(found, QAbstractButton)
    return found


def checked(buttons: VerdictButtons) -> list[Verdict]:
    return [verdict for verdict in Verdict if button(buttons, verdict).isChecked()]


def test_what_is_pressed_is_told_and_shown_only_once_it_is_recorded(buttons: VerdictButtons) -> None:
    chosen = QSignalSpy(buttons.verdict_chosen)
    button(buttons, Verdict.REJECTED).click()
    assert chosen.at(0) == [Verdict.REJECTED]
    assert checked(buttons) == []
    buttons.show_verdict(Verdict.REJECTED)
    assert checked(buttons) == [Verdict.REJECTED]


def test_pressing_the_one_that_counts_takes_nothing_back(buttons: VerdictButtons) -> None:
    buttons.show_verdict(Verdict.ACCEPTED)
    button(buttons, Verdict.ACCEPTED).click()
    assert checked(buttons) == [Verdict.ACCEPTED]


def test_number_is_said(buttons: VerdictButtons) -> None:
    buttons.show_verdict(None, 3)
    assert button(buttons, Verdict.REJECTED).accessibleName().startswith("Reject 3 documents")
    assert "Reject 3 documents" in button(buttons, Verdict.REJECTED).toolTip()


@pytest.mark.parametrize("language", Language)
def test_no_word_is_cut_in_the_triage(application: QApplication, switch: LanguageSwitch, language: Language) -> None:
    large = VerdictButtons(is_large=True)
    large.resize(328, 100)
    large.show()
    switch.wear(language)
    application.processEvents()
    cut = [
        one.text()
        for one in large.findChildren(QAbstractButton)
        if one.fontMetrics().horizontalAdvance(one.text()) > one.width() - 16 - 4 - 8
    ]
    assert cut == []


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", [240, 270, 330, 600])
def test_no_word_is_cut(
    buttons: VerdictButtons, application: QApplication, switch: LanguageSwitch, language: Language, width: int
) -> None:
    switch.wear(language)
    buttons.resize(width, 100)
    application.processEvents()
    cut = [
        one.text()
        for one in buttons.findChildren(QAbstractButton)
        if one.fontMetrics().horizontalAdvance(one.text()) > one.width() - 8
    ]
    assert cut == []
