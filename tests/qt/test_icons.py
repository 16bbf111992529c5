import re
from pathlib import Path
from xml.etree.ElementTree import Element

import pytest
from defusedxml.ElementTree import fromstring
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from finovox_desktop.ui.look.icons import Icon, IconButton, IconLabel, icon
from finovox_desktop.ui.look.theme import DARK, LIGHT, apply_theme

FOLDER = Path(__file__).parents[2] / "resources" / "icons"
PROGRAM_ICON = "finovox-desktop"
INK = QColor(12, 34, 56)
SHAPES = {"svg", "path", "circle", "rect"}


def file_of(which: Icon) -> Path:
    return FOLDER / f"{which}.svg"


def elements(path: Path) -> list[Element]:
    return list(fromstring(path.read_text()).iter())


def rendered(made: QIcon, size: int, scale: float, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return made.pixmap(QSize(size, size), scale, mode).toImage().convertToFormat(QImage.Format.Format_ARGB32)


def strength(image: QImage) -> float:
    """How much ink there is, as a part of the whole area."""
    total = sum(image.pixelColor(x, y).alphaF() for x in range(image.width()) for y in range(image.height()))
    return total / (image.width() * image.height())


def inks(image: QImage) -> set[str]:
    """The colours of all pixels that are fully inked."""
    colours = (image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height()))
    return {colour.name() for colour in colours if colour.alpha() == 255}


def test_each_icon_has_its_file_and_each_file_its_icon() -> None:
    assert {path.stem for path in FOLDER.glob("*.svg")} - {PROGRAM_ICON} == {which.value for which in Icon}


@pytest.mark.parametrize("which", Icon)
def test_icon_is_of_the_one_style(which: Icon) -> None:
    root, *parts = elements(file_of(which))
    assert root.get("viewBox") == "0 0 24 24"
    assert root.get("fill") == "none"
    assert root.get("stroke") == "currentColor"
    assert root.get("stroke-width") == "1.75"
    assert root.get("stroke-linecap") == root.get("stroke-linejoin") == "round"
    assert parts
    assert {element.tag.rpartition("}")[2] for element in (root, *parts)} <= SHAPES


@pytest.mark.parametrize("which", Icon)
def test_icon_holds_no_colour_and_reaches_for_nothing(which: Icon) -> None:
    source = file_of(which).read_text()
    assert not re.search(r"#[0-9a-fA-F]{3}|rgb|hsl|style=|class=|href|url\(|<!|<\?", source)
    for element in elements(file_of(which)):
        assert element.get("fill") in {None, "none"}
        assert element.get("stroke") in {None, "currentColor"}


@pytest.mark.parametrize("which", Icon)
def test_icon_is_drawn_at_every_size(application: QApplication, which: Icon) -> None:
    assert application
    assert QSvgRenderer(str(file_of(which))).isValid()
    for size in (16, 24, 32):
        made = icon(which, size, INK)
        for scale in (1.0, 1.25, 1.5, 2.0):
            image = rendered(made, size, scale)
            assert image.size() == QSize(size, size) * scale
            # Lines, not an area: something is there, and most of the square is free.
            assert 0.02 < strength(image) < 0.5
            assert inks(rendered(icon(which, size, INK), size, 2.0)) <= {INK.name()}


def test_no_icon_looks_like_another(application: QApplication) -> None:
    assert application
    images = {which: rendered(icon(which, 16, INK), 16, 1.0) for which in Icon}
    assert len({bytes(image.constBits()) for image in images.values()}) == len(images)


@pytest.mark.parametrize("which", Icon)
def test_icon_stays_inside_its_square(application: QApplication, which: Icon) -> None:
    assert application
    image = rendered(icon(which, 24, INK), 24, 1.0)
    edge = [(i, j) for i in range(24) for j in (0, 23)] + [(j, i) for i in range(24) for j in (0, 23)]
    assert not [place for place in edge if image.pixelColor(*place).alpha() > 0]


def test_disabled_icon_is_fainter_and_a_checked_one_has_its_own_ink(application: QApplication) -> None:
    assert application
    made = icon(Icon.SIDE_PANE, 16, INK, checked=QColor(LIGHT.accent.ink))
    plain = rendered(made, 16, 2.0)
    assert strength(rendered(made, 16, 2.0, QIcon.Mode.Disabled)) == pytest.approx(strength(plain) * 0.7, rel=0.05)
    down = made.pixmap(QSize(16, 16), 2.0, QIcon.Mode.Normal, QIcon.State.On).toImage()
    assert inks(down) == {QColor(LIGHT.accent.ink).name()}


def test_gap_before_words_is_free(application: QApplication) -> None:
    assert application
    image = icon(Icon.EXPORT, 16, INK, gap=4).pixmap(QSize(20, 16), 2.0).toImage()
    assert image.size() == QSize(40, 32)
    assert all(image.pixelColor(x, y).alpha() == 0 for x in range(32, 40) for y in range(32))


def test_button_and_label_follow_light_and_dark(application: QApplication) -> None:
    button = IconButton(Icon.SETTINGS, 24)
    label = IconLabel(Icon.DROP_TRAY, 48)
    button.show()
    label.show()
    for theme in (LIGHT, DARK, LIGHT):
        apply_theme(application, theme)
        application.processEvents()
        assert inks(rendered(button.icon(), 24, 2.0)) == {QColor(theme.text).name()}
        assert QColor(theme.accent.ink).name() in inks(label.grab().toImage())


def test_button_takes_another_icon(application: QApplication) -> None:
    assert application
    button = IconButton(Icon.PAUSE)
    before = rendered(button.icon(), 16, 1.0)
    button.set_icon(Icon.RESUME)
    assert rendered(button.icon(), 16, 1.0) != before
