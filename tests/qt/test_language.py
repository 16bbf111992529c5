"""Languages: complete files, Qt's own dialogs included, numbers and dates in the language's form."""

import pytest
import translations
from PySide6.QtCore import QCoreApplication, QLocale

from finovox_desktop.core.failures import FAILURE_TEXTS, FailureCode
from finovox_desktop.core.settings import Language
from finovox_desktop.ui.words.error_text import advice, what_happened
from finovox_desktop.ui.words.language import LanguageSwitch


def test_every_text_of_the_program_is_translated_and_none_is_left_over() -> None:
    assert translations.check() == []


@pytest.mark.parametrize(
    ("source", "translation", "fault"),
    [
        ("Add", "", "not translated"),
        ("{count} files", "fichiers", "placeholders differ"),
        ("Key: none", "Clé : aucune", "a breaking space"),
        ("Key: none", "Clé\N{NO-BREAK SPACE}: aucune", ""),
    ],
)
def test_the_check_finds_what_is_wrong(source: str, translation: str, fault: str) -> None:
    message = translations.Message("Context", source, numerus=False, kind="", translations=(translation,))
    found = list(translations.faults(message, "fr"))
    assert [text.startswith(fault) for text in found] == ([True] if fault else [])


def test_an_unfinished_text_is_a_fault() -> None:
    message = translations.Message("C", "Add", numerus=False, kind="unfinished", translations=("Ajouter",))
    assert list(translations.faults(message, "fr")) == ["unfinished"]


def test_french_reaches_the_core_s_words_and_qt_s_dialogs(switch: LanguageSwitch) -> None:
    switch.wear(Language.FRENCH)
    for code in FailureCode:
        assert what_happened(code) != FAILURE_TEXTS[code].happened
        assert advice(code) != FAILURE_TEXTS[code].advice
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Annuler"
    assert QLocale().toString(1234.5, "f", 1).endswith(",5")


def test_english_has_its_plurals(switch: LanguageSwitch) -> None:
    assert switch.worn is Language.ENGLISH
    one, two = (QCoreApplication.translate("DropOverlay", "Add %Ln document(s)", None, count) for count in (1, 2))
    assert (one, two) == ("Add 1 document", "Add 2 documents")


def test_numbers_in_words_are_written_in_the_form_of_the_language(switch: LanguageSwitch) -> None:
    assert QCoreApplication.translate("StatusLine", "%Ln done", None, 100_000) == "100,000 done"
    switch.wear(Language.FRENCH)
    assert (
        QCoreApplication.translate("StatusLine", "%Ln done", None, 100_000)
        == "100\N{NARROW NO-BREAK SPACE}000 terminés"
    )


def test_a_language_is_taken_off_again(switch: LanguageSwitch) -> None:
    switch.wear(Language.FRENCH)
    switch.wear(Language.ENGLISH)
    assert QCoreApplication.translate("Toolbar", "Add files") == "Add files"
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"
    assert switch.worn is Language.ENGLISH
