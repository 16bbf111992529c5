"""Every visible text comes from the translation: with each text between marks, no word is outside of them."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import translations
from PySide6.QtCore import QCoreApplication, QTranslator
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.settings import Language
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.gallery.scenes import FROM_OUTSIDE, scenes
from tests.gallery.texts import texts

# Widgets whose text is from outside as a whole: the service's words, the machine's own report, licences and libraries.
OUTSIDE = re.compile(r"explanationText|answerText|bugReport|licenceText|library\d+_\d+")

# Words that Qt itself says, in French, too: a test below holds that.
FROM_QT = {"ScrollLeftButton": "Scroll Left", "ScrollRightButton": "Scroll Right"}

# Names, units and forms of files that are the same in every language; file names, checksums, addresses and dates.
SAME_EVERYWHERE = re.compile(
    r"""
    Finovox\ Desktop | Python | Qt | PySide6 | English | Français | EN | FR
  | [\w./~-]+\.(?:pdf|jpg|png|txt|json|log|sqlite3) | /[\w./-]+ | https?://\S+ | \b[0-9a-f]{4,64}\b
  | PDF | JPEG | PNG | SHA-256 | \b[kKMG]?i?B\b | \bbytes\b | \b[AP]M\b
  | Adobe\ Photoshop | Example\ (?:Billing|Payroll)\ [\d.]+ | Sejda
  | (?:Ctrl|Shift|Alt|Del|Ins|Return|Enter|Esc|Space|F\d+|Home|End|Up|Down|Left|Right|PgUp|PgDown)\b
    """,
    re.VERBOSE,
)
_MARKED = re.compile(r"⟦[^⟦⟧]*⟧")
_WORD = re.compile(r"[^\W\d_]{2,}")


def unmarked_words(text: str) -> list[str]:
    """Give the words outside the marks, which may stand in each other."""
    while (shorter := _MARKED.sub(" ", text)) != text:
        text = shorter
    return _WORD.findall(SAME_EVERYWHERE.sub(" ", text))


def _own(text: str) -> str:
    """Leave out what the scenes themselves bring in."""
    for words in sorted(FROM_OUTSIDE, key=len, reverse=True):
        text = text.replace(words, " ")
    return text


@pytest.fixture
def _pseudo(application: QApplication, tmp_path: Path) -> Iterator[None]:
    translator = QTranslator()
    assert translator.load(str(translations.compile_pseudo(tmp_path)))
    application.installTranslator(translator)
    yield
    application.removeTranslator(translator)


@pytest.mark.usefixtures("_pseudo")
def test_every_visible_text_comes_from_the_translation() -> None:
    seen = []
    found = {}
    for scene in scenes():
        seen.append(scene.name)
        for name, text in texts(scene.widget):
            if not OUTSIDE.fullmatch(name) and FROM_QT.get(name) != text and (words := unmarked_words(_own(text))):
                found[name, text] = (scene.name, words)
    assert len(seen) == len(set(seen)) >= 40
    lines = [f"{scene}, {name}: {text!r}" for (name, text), (scene, _) in found.items()]
    assert not lines, "\n".join(lines)


def test_qt_says_its_own_words_in_french(switch: LanguageSwitch) -> None:
    switch.wear(Language.FRENCH)
    said = {words: QCoreApplication.translate("QTabBar", words) for words in FROM_QT.values()}
    assert said == {"Scroll Left": "Défiler vers la gauche", "Scroll Right": "Défiler vers la droite"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("⟦Àdd fîlés⟧", []),
        ("⟦{document}: ⟦Hîgh rîsk⟧⟧ invoice.pdf 9:08 AM", []),
        ("⟦Dönë⟧ files", ["files"]),
        ("Add files", ["Add", "files"]),
    ],
)
def test_words_outside_the_marks_are_found(text: str, words: list[str]) -> None:
    assert unmarked_words(text) == words


def test_a_pseudo_text_keeps_what_the_program_needs() -> None:
    assert translations.pseudo_text("&Open %Ln of {count} files") == "⟦&Opéñ %Ln öf {count} fîlés⟧"
