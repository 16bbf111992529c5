"""French is longer than English: no word of it is cut off, in a usual window and in a small one."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QCheckBox, QLabel, QPushButton, QRadioButton, QSplitter, QWidget

from finovox_desktop.core.settings import Language
from finovox_desktop.ui.widgets.elided_label import ElidedLabel
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.gallery.scenes import scenes


@pytest.fixture
def _french(switch: LanguageSwitch) -> None:
    switch.wear(Language.FRENCH)


def clipped(window: QWidget) -> Iterator[str]:
    """Give the texts that have less room than they need."""
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or not isinstance(widget, QLabel | QPushButton | QCheckBox | QRadioButton):
            continue
        if isinstance(widget, ElidedLabel) or not widget.text() or _is_folded_away(widget):
            continue
        if isinstance(widget, QLabel) and widget.wordWrap():
            needed, given = widget.heightForWidth(widget.width()), widget.height()
        else:
            needed, given = widget.sizeHint().width(), widget.width()
        if needed > given:
            yield f"{widget.objectName()}: {widget.text()!r} needs {needed} and has {given}"


def _is_folded_away(widget: QWidget) -> bool:
    """Tell whether it stands in a part that a splitter gives no room: nothing of that is seen, and nothing cut off."""
    part: QWidget | None = widget
    while part is not None:
        whole = part.parentWidget()
        if isinstance(whole, QSplitter) and not whole.sizes()[whole.indexOf(part)]:
            return True
        part = whole
    return False


@pytest.mark.usefixtures("_french")
# Usual; the narrowest in which the details open by themselves; small, with the details folded away.
@pytest.mark.parametrize(
    "size",
    [
        QSize(1280, 800),
        pytest.param(QSize(1080, 640), marks=pytest.mark.long),
        pytest.param(QSize(1024, 640), marks=pytest.mark.long),
    ],
)
def test_no_french_word_is_cut_off(size: QSize) -> None:
    found: dict[str, str] = {}
    for scene in scenes(size):
        found |= dict.fromkeys(clipped(scene.widget), scene.name)
    assert not found, "\n".join(f"{scene}, {words}" for words, scene in found.items())
