"""The window as a screen reader has it, and as a person has it who uses the keyboard alone."""

import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import pytest
from PIL import Image, ImageChops

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.screen_reader import Element, ScreenReader, State
from tests.e2e.waiting import wait_until

pytestmark = pytest.mark.desktop

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
DOCUMENTS = ("invoice-edited.pdf", "invoice-original.pdf")
CASE = "Claim 4711"
CONTROLS = {
    "push button", "button menu", "check box", "radio button", "text", "table", "menu item", "check menu item",
    "combo box", "spin box", "page tab",
}  # fmt: skip
# These hand the focus on to what is in them.
CONTAINERS = {"frame", "scroll pane", "filler", "page tab list", "list", "dialog", "panel"}
TITLE = "Finovox Desktop"
MOST_STOPS = 60
FOCUS_RING = 4
LONGEST_PAINT = 5.0


@dataclass(frozen=True, slots=True)
class Words:
    """What is read and heard in a language."""

    risks: frozenset[str]
    controls: frozenset[tuple[str, str]]
    rows: tuple[str, str]
    """The sentences of the two rows; the first with its verdict in braces."""
    verdict: str
    heading: str
    triage: tuple[str, str]


WORDS = {
    "en": Words(
        frozenset({"High risk", "Low risk"}),
        frozenset({("Add files", "push button"), ("Export", "button menu"), ("Search documents", "text")}),
        (
            (
                "invoice-edited.pdf: High risk. Software low risk, Metadata low risk, Structure high risk, Vision not assessed, "
                "Coherence not assessed. Case Claim 4711.{} Local check on this computer, not a verdict of the service."
            ),
            (
                "invoice-original.pdf: Low risk. Software low risk, Metadata low risk, Structure low risk, Vision not assessed, "
                "Coherence not assessed. Case Claim 4711. Local check on this computer, not a verdict of the service."
            ),
        ),
        " Verdict: Rejected.",
        "Claim 4711: 2 documents, 2 to review. Worst: High risk. Open.",
        (
            "Document 1 of 2: invoice-edited.pdf, high risk",
            "Document 2 of 2: invoice-original.pdf, low risk",
        ),
    ),
    "fr": Words(
        frozenset({"Risque élevé", "Risque faible"}),
        frozenset({("Ajouter des fichiers", "push button"), ("Exporter", "button menu")}),
        (
            (
                "invoice-edited.pdf\xa0: Risque élevé. Logiciel risque faible, Métadonnées risque faible, Structure risque "
                "élevé, Vision non évalué, Cohérence non évalué. Dossier Claim 4711.{} "
                "Contrôle local sur cet ordinateur, pas un verdict du service."
            ),
            (
                "invoice-original.pdf\xa0: Risque faible. Logiciel risque faible, Métadonnées risque faible, Structure risque "
                "faible, Vision non évalué, Cohérence non évalué. Dossier Claim 4711. "
                "Contrôle local sur cet ordinateur, pas un verdict du service."
            ),
        ),
        " Verdict\xa0: Refusé.",
        "Claim 4711\xa0: 2 documents, 2 à examiner. Au pire\xa0: Risque élevé. Déplié.",
        (
            "Document 1 sur 2\xa0: invoice-edited.pdf, risque élevé",
            "Document 2 sur 2\xa0: invoice-original.pdf, risque faible",
        ),
    ),
}


@dataclass(frozen=True, slots=True)
class Work:
    """The program at work on two documents of a case, which both have results; each test leaves it as it was."""

    desktop: Desktop
    reader: ScreenReader
    program: Program
    words: Words

    def select_first(self) -> None:
        """Go to the first document, and wait for all that is known of it."""
        first = self.program.look().rows[0]
        self.desktop.click(first.x, first.y)
        self.program.wait_until(lambda screen: screen.widget("explanationText") is not None, "the details")

    def window(self) -> Element:
        return self.reader.window(TITLE)

    def sentences(self) -> list[str]:
        """Give what is read at the beginning of each line of the table."""
        cells = [element for element in self.window().walk() if element.role == "cell"]
        firsts = {self.reader.place(cell)[1]: cell.name for cell in reversed(cells)}
        return [firsts[top] for top in sorted(firsts)]

    def wait_for_sentences(self, *sentences: str) -> None:
        """Read until these sentences are the table's lines, from the top."""
        wait_until(lambda: self.sentences() == list(sentences), f"{sentences}")


@pytest.fixture(scope="module")
def reader(desktop: Desktop) -> Iterator[ScreenReader]:
    with ScreenReader(desktop) as running:
        yield running


@pytest.fixture(scope="module", params=["en", "fr"])
def work(
    request: pytest.FixtureRequest, desktop: Desktop, reader: ScreenReader, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Work]:
    folder = tmp_path_factory.mktemp("documents") / CASE
    folder.mkdir()
    for name in DOCUMENTS:
        shutil.copy(SAMPLES / name, folder)
    words = WORDS[request.param]
    data = tmp_path_factory.mktemp("data") / "data"
    with Program(desktop, data, "--sandbox", "--language", request.param, folder) as program:
        program.wait_until(lambda screen: {row.risk for row in screen.rows} == words.risks, "the results")
        yield Work(desktop, reader, program, words)
        assert program.close() == 0
        assert program.words_on_stderr == ""


in_english = pytest.mark.parametrize("work", ["en"], indirect=True)


def controls(window: Element) -> list[Element]:
    """What can take the focus or be pressed; not cells, nor labels, which take it from the mouse alone to be copied."""
    return [
        element
        for element in window.walk()
        if element.role not in {"cell", "label"} and (element.role in CONTROLS or State.FOCUSABLE in element.states)
    ]


def within_fields(window: Element) -> set[str]:
    """Give the paths of the signs inside fields: what they do, the field's own keys do."""
    return {
        sign.reference.path
        for field in window.walk()
        if field.role == "text"
        for sign in field.walk()
        if sign is not field
    }


def nameless_or_odd(window: Element) -> list[str]:
    """What a person would hear and not understand: no name, the name of a variable, markup, or no role."""
    odd = [
        str(element)
        for element in controls(window)
        if not element.name.strip() or "_" in element.name or element.role not in CONTROLS | CONTAINERS
    ]
    return odd + [str(element) for element in window.walk() if "<span" in element.name + element.description]


def test_every_control_has_a_name_and_a_role(work: Work) -> None:
    work.select_first()
    window = work.window()
    assert nameless_or_odd(window) == []
    assert work.words.controls <= {(element.name, element.role) for element in controls(window)}


def test_each_row_is_a_sentence_with_its_case_and_verdict(work: Work) -> None:
    first, second = work.words.rows
    work.wait_for_sentences(first.format(""), second)
    work.select_first()
    work.desktop.keys("2")
    work.wait_for_sentences(first.format(work.words.verdict), second)
    work.desktop.keys("ctrl+z")
    work.wait_for_sentences(first.format(""), second)


def test_a_groups_heading_is_a_sentence(work: Work) -> None:
    first, second = work.words.rows
    for lines in ((work.words.heading, first.format(""), second), (first.format(""), second)):
        work.program.click("caseFilter")
        work.program.click("caseGroup")
        work.desktop.keys("Escape")
        work.wait_for_sentences(*lines)
    work.program.wait_until(lambda screen: screen.widget("caseGroup") is None, "the closed list")


def test_the_triage_says_which_document_of_how_many(work: Work) -> None:
    work.select_first()
    work.desktop.keys("F8")
    for place, (name, key) in enumerate(zip(work.words.triage, ("Right", "Escape"), strict=True), start=1):
        wait_until(lambda: name in {element.name for element in work.window().walk()}, f"document {place}")  # noqa: B023
        assert nameless_or_odd(work.window()) == []
        work.desktop.keys(key)
    work.program.wait_until(lambda screen: screen.focused == "jobTable", "the table")


def test_menus_and_a_search_have_names_too(work: Work) -> None:
    window = work.window()
    for button in ("export", "more"):
        work.program.click(button)
        # The button tells of its focus, too, when its menu opens.
        entries = (work.reader.press("Down", window) for _ in range(MOST_STOPS))
        entry = next(entry for entry in entries if entry.role != "button menu")
        assert (entry.role, bool(entry.name)) == ("menu item", True)
        work.desktop.keys("Escape")
    work.desktop.keys("ctrl+f")
    work.desktop.type_text("nowhere")
    work.program.wait_until(lambda screen: not screen.rows, "no document")
    assert nameless_or_odd(work.window()) == []
    work.desktop.keys("ctrl+a", "BackSpace")
    work.program.wait_until(lambda screen: len(screen.rows) == len(DOCUMENTS), "all documents")
    work.desktop.keys("Escape")


def test_the_settings_have_names_on_every_page(work: Work) -> None:
    work.desktop.keys("ctrl+comma")
    screen = work.program.wait_until(lambda screen: bool(screen.actions), "the tabs of the settings")
    for tab in (place.name for place in screen.actions):
        work.program.click_action(tab)
        for window in work.reader.windows():
            assert nameless_or_odd(window) == [], tab
    work.desktop.keys("Escape")
    work.program.wait_until(lambda screen: not screen.actions, "the end of the settings")


@in_english
def test_tab_reaches_everything_says_so_shows_it_and_comes_round(work: Work, tmp_path: Path) -> None:
    work.select_first()
    work.program.click("chip_all")
    window = work.window()
    inside = within_fields(window)
    usable = [element for element in controls(window) if element.can_be_used and element.reference.path not in inside]
    forwards = walk(work, "Tab", tmp_path / "now.png")
    backwards = walk(work, "shift+Tab")

    reached = {stop.element.reference for stop in forwards}
    # Of buttons of which one is chosen, Tab reaches that one; arrows go on from there.
    left_out = [str(element) for element in usable if element.reference not in reached and element.role != "frame"]
    chips = [str(element) for element in chips_of(window)]
    assert left_out == [*chips[1:], "check box 'Explanation in French'"]
    assert {stop.element.reference for stop in backwards} == reached
    assert [str(stop.element) for stop in forwards if not stop.shows_focus] == []


@in_english
def test_arrows_go_through_the_chips_and_the_languages_of_the_explanation(work: Work) -> None:
    work.select_first()
    window = work.window()
    passed = iter(lambda: work.reader.press("Tab", window).name, "Explanation in English")
    assert len(list(islice(passed, MOST_STOPS))) < MOST_STOPS
    assert work.reader.press("Right", window).name == "Explanation in French"
    assert work.reader.press("Left", window).name == "Explanation in English"
    work.program.click("chip_all")
    chips = [element.name for element in chips_of(window)]
    assert [work.reader.press("Right", window).name for _ in chips[1:]] == chips[1:]
    work.program.click("chip_all")


def chips_of(window: Element) -> list[Element]:
    """Give the chips, which count documents."""
    return [e for e in controls(window) if e.role == "check box" and e.name.endswith(("document", "documents"))]


@dataclass(frozen=True, slots=True)
class Stop:
    """An element that Tab led to, and whether it looked otherwise with the keyboard than without."""

    element: Element
    shows_focus: bool


def walk(work: Work, key: str, picture: Path | None = None) -> list[Stop]:
    """Press Tab until it comes round; where a file for pictures of the screen is given, look at each stop."""
    window = work.window()
    first = element = reached(work, key, window)
    stops: list[Stop] = []
    while not stops or element.reference != first.reference:
        focused = look(work, element, picture) if picture else None
        before = work.desktop.screenshot(picture) if picture else None
        following = reached(work, key, window)
        shows_focus = True
        if picture and focused and before:
            shows_focus = becomes_other(work, element, focused, picture)
            wait_until_painted(work, following, before, picture)
        stops.append(Stop(element, shows_focus))
        assert len(stops) < MOST_STOPS, f"no way round: {[str(stop.element) for stop in stops]}"
        element = following
    return stops


def reached(work: Work, key: str, window: Element) -> Element:
    """Press a key and give where it led."""
    element = work.reader.press(key, window)
    assert State.SHOWING in element.states, f"{key} led to {element}, which is not on the screen"
    return element


def look(work: Work, element: Element, picture: Path) -> Image.Image:
    """Give what is seen of an element and close around it, wherever it is now."""
    return crop(work.desktop.screenshot(picture), work.reader.place(element))


def crop(screen: Image.Image, place: tuple[int, int, int, int]) -> Image.Image:
    """Give a part of the screen, and what is close around it."""
    left, top, right, bottom = place
    return screen.convert("RGB").crop((left - FOCUS_RING, top - FOCUS_RING, right + FOCUS_RING, bottom + FOCUS_RING))


def becomes_other(work: Work, element: Element, before: Image.Image, picture: Path) -> bool:
    """Wait until an element looks otherwise than before; False when it does not come to that."""
    with suppress(TimeoutError):
        return wait_until(
            lambda: ImageChops.difference(before, look(work, element, picture)).getbbox() is not None,
            "the focus to be seen",
            LONGEST_PAINT,
        )
    return False


def wait_until_painted(work: Work, element: Element, before: Image.Image, picture: Path) -> None:
    """Wait until the focus on an element can be seen, where it can at all: what leaves the focus may be painted first."""
    old = crop(before, work.reader.place(element))
    becomes_other(work, element, old, picture)
