"""The window as a screen reader has it, and as a person has it who uses the keyboard alone."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.screen_reader import Element, ScreenReader, State
from tests.e2e.waiting import wait_until

pytestmark = pytest.mark.desktop

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
DOCUMENTS = [SAMPLES / "invoice-edited.pdf", SAMPLES / "invoice-original.pdf"]
RISKS = {"en": {"High risk", "Low risk"}, "fr": {"Risque élevé", "Risque faible"}}
CONTROLS = {
    "push button", "button menu", "check box", "radio button", "text", "table", "menu item", "check menu item",
    "combo box", "spin button", "page tab",
}  # fmt: skip
# These hand the focus on to what is in them.
CONTAINERS = {"frame", "scroll pane", "filler", "page tab list", "list", "dialog", "panel"}
TITLE = "Finovox Desktop"
MOST_STOPS = 60
FOCUS_RING = 4


@pytest.fixture
def reader(desktop: Desktop) -> Iterator[ScreenReader]:
    with ScreenReader(desktop) as running:
        yield running


@contextmanager
def documents_shown(desktop: Desktop, data: Path, language: str) -> Iterator[Program]:
    """Run the program with two documents that have results."""
    with Program(desktop, data, "--sandbox", "--language", language, *DOCUMENTS) as program:
        program.wait_until(lambda screen: {row.risk for row in screen.rows} == RISKS[language], "the results")
        yield program


def controls(window: Element) -> list[Element]:
    """What can take the focus or be pressed; not cells, nor labels, which take it from the mouse alone to be copied."""
    return [
        element
        for element in window.walk()
        if element.role not in {"cell", "label"} and (element.role in CONTROLS or State.FOCUSABLE in element.states)
    ]


def chips_of(window: Element) -> list[Element]:
    """Give the chips, which count documents."""
    return [e for e in controls(window) if e.role == "check box" and e.name.endswith(("document", "documents"))]


def nameless_or_odd(window: Element) -> list[str]:
    """What a person would hear and not understand: no name, the name of a variable, or no role."""
    return [
        str(element)
        for element in controls(window)
        if not element.name.strip() or "_" in element.name or element.role not in CONTROLS | CONTAINERS
    ]


EN_ROWS = (
    (
        "invoice-edited.pdf: High risk. Software low risk, Metadata low risk, Structure high risk, Vision not assessed, "
        "Coherence not assessed. Local check on this computer, not a verdict of the service."
    ),
    (
        "invoice-original.pdf: Low risk. Software low risk, Metadata low risk, Structure low risk, Vision not assessed, "
        "Coherence not assessed. Local check on this computer, not a verdict of the service."
    ),
)
FR_ROWS = (
    (
        "invoice-edited.pdf\xa0: Risque élevé. Logiciel risque faible, Métadonnées risque faible, Structure risque élevé, "
        "Vision non évalué, Cohérence non évalué. Contrôle local sur cet ordinateur, pas un verdict du service."
    ),
    (
        "invoice-original.pdf\xa0: Risque faible. Logiciel risque faible, Métadonnées risque faible, Structure risque faible, "
        "Vision non évalué, Cohérence non évalué. Contrôle local sur cet ordinateur, pas un verdict du service."
    ),
)


@pytest.mark.parametrize(
    ("language", "expected", "rows"),
    [
        ("en", {"Add files": "push button", "Export": "button menu", "Search documents": "text"}, EN_ROWS),
        ("fr", {"Ajouter des fichiers": "push button", "Exporter": "button menu"}, FR_ROWS),
    ],
)
def test_every_control_has_a_name_and_a_role_and_each_row_is_a_sentence(  # noqa: PLR0917 - fixtures and values
    desktop: Desktop, reader: ScreenReader, tmp_path: Path, language: str, expected: dict[str, str], rows: Sequence[str]
) -> None:
    with documents_shown(desktop, tmp_path / "data", language):
        desktop.keys("Home")
        window = reader.window(TITLE)

        assert nameless_or_odd(window) == []
        assert expected.items() <= {element.name: element.role for element in controls(window)}.items()
        cells = [element.name for element in window.walk() if element.role == "cell"]
        assert [name for name in cells if name in rows][::2] == list(rows), cells


@pytest.mark.parametrize("language", ["en", "fr"])
def test_menus_the_details_and_a_search_have_names_too(
    desktop: Desktop, reader: ScreenReader, tmp_path: Path, language: str
) -> None:
    with documents_shown(desktop, tmp_path / "data", language) as program:
        window = reader.window(TITLE)
        for button in ("export", "more"):
            program.click(button)
            entry = reader.press(desktop, "Down", window)[-1]
            assert (entry.role, bool(entry.name)) == ("menu item", True)
            desktop.keys("Escape")
        desktop.keys("ctrl+f")
        desktop.type_text("invoice-edited")
        program.wait_until(lambda screen: len(screen.rows) == 1, "the found document")
        assert nameless_or_odd(reader.window(TITLE)) == []
        program.click("chip_all")
        desktop.keys("Tab", "Tab", "Down", "Return")
        details = wait_until(
            lambda: next((e for e in controls(reader.window(TITLE)) if e.role == "scroll pane"), None), "the details"
        )
        assert details.name
        assert nameless_or_odd(reader.window(TITLE)) == []


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_settings_have_names_on_every_page(
    desktop: Desktop, reader: ScreenReader, tmp_path: Path, language: str
) -> None:
    with documents_shown(desktop, tmp_path / "data", language) as program:
        desktop.keys("ctrl+comma")
        screen = program.wait_until(lambda screen: bool(screen.actions), "the tabs of the settings")
        for tab in (place.name for place in screen.actions):
            program.click_action(tab)
            for window in reader.windows():
                assert nameless_or_odd(window) == [], tab
        desktop.keys("Escape")


def test_tab_reaches_everything_says_so_shows_it_and_comes_round(
    desktop: Desktop, reader: ScreenReader, tmp_path: Path
) -> None:
    with documents_shown(desktop, tmp_path / "data", "en"):
        desktop.keys("Home")
        window = reader.window(TITLE)
        wanted = {element.reference: str(element) for element in controls(window) if element.can_be_used}
        # Of the chips, Tab reaches the one that is chosen; arrows go on from there.
        chips = chips_of(window)
        forwards, pictures = walk(desktop, reader, window, "Tab", tmp_path)
        backwards, _ = walk(desktop, reader, window, "shift+Tab", tmp_path)

        reached = {element.reference for element in forwards}
        assert [element.name for element in chips if element.reference in reached] == ["All: 2 documents"]
        left_out = wanted.keys() - reached - {chip.reference for chip in chips}
        assert [wanted[reference] for reference in left_out if wanted[reference] != f"frame {window.name!r}"] == []
        assert {element.reference for element in backwards} == reached
        for element, focused, left in zip(forwards, pictures, pictures[1:], strict=False):
            assert differ(focused, left, reader.place(element)), f"the focus on {element} cannot be seen"


def test_arrows_go_through_the_chips(desktop: Desktop, reader: ScreenReader, tmp_path: Path) -> None:
    with documents_shown(desktop, tmp_path / "data", "en") as program:
        program.click("chip_all")
        window = reader.window(TITLE)
        chips = [element.name for element in chips_of(window)]
        heard = [reader.press(desktop, "Right", window)[-1].name for _ in chips[1:]]
        assert heard == chips[1:]


def walk(
    desktop: Desktop, reader: ScreenReader, window: Element, key: str, folder: Path
) -> tuple[list[Element], list[Image.Image]]:
    """Press Tab until it comes round; give what was announced, and a picture of the screen at each stop and one after."""
    stops: list[Element] = []
    pictures: list[Image.Image] = []
    while True:
        announced = reader.press(desktop, key, window)[-1]
        assert State.SHOWING in announced.states, f"{key} led to {announced}, which is not on the screen"
        place = reader.place(announced)
        if pictures:
            wait_for_change(desktop, pictures[-1], place, folder)
        pictures.append(desktop.screenshot(folder / "now.png"))
        if stops and announced.reference == stops[0].reference:
            return stops, pictures
        stops.append(announced)
        assert len(stops) < MOST_STOPS, f"no way round: {[str(stop) for stop in stops]}"


def wait_for_change(desktop: Desktop, before: Image.Image, place: tuple[int, int, int, int], folder: Path) -> None:
    """Wait until a place of the screen looks otherwise than before."""
    wait_until(lambda: differ(before, desktop.screenshot(folder / "now.png"), place), "the focus to be seen")


def differ(one: Image.Image, other: Image.Image, place: tuple[int, int, int, int]) -> bool:
    """Tell whether two pictures of the screen differ at a place, or close around it."""
    left, top, right, bottom = place
    around = (left - FOCUS_RING, top - FOCUS_RING, right + FOCUS_RING, bottom + FOCUS_RING)
    difference = ImageChops.difference(one.convert("RGB").crop(around), other.convert("RGB").crop(around))
    return difference.getbbox() is not None
