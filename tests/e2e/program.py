"""The window program in a process of its own, as a person has it before them: seen, clicked, dragged upon."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from tests.e2e.background_process import BackgroundProcess
from tests.e2e.desktop import Desktop
from tests.e2e.waiting import wait_until

if TYPE_CHECKING:
    import subprocess

_WATCHED = Path(__file__).with_name("watched_program.py")


@dataclass(frozen=True, slots=True)
class Place:
    """Something on the screen that has a text and a middle."""

    name: str
    text: str
    x: int
    y: int


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table."""

    cells: tuple[str, ...]
    spoken: str
    x: int
    y: int

    @property
    def risk(self) -> str:
        return self.cells[0]

    @property
    def document(self) -> str:
        return self.cells[1]


@dataclass(frozen=True, slots=True)
class Screen:
    """What is on the screen at one moment."""

    widgets: tuple[Place, ...]
    actions: tuple[Place, ...]
    rows: tuple[Row, ...]
    reports: str
    focused: str
    """The name of the widget that has the keyboard."""
    longest_stall: float
    """Seconds for which the event loop was busy with one thing, since the window opened."""

    def widget(self, name: str) -> Place | None:
        return next((place for place in self.widgets if place.name == name), None)

    def action(self, name: str) -> Place | None:
        return next((place for place in self.actions if place.name == name), None)

    @property
    def texts(self) -> str:
        return "\n".join(place.text for place in self.widgets)


class Program:
    """Runs within its `with` block; `arguments` as for `finovox-desktop`."""

    script = _WATCHED

    def __init__(self, desktop: Desktop, data_directory: Path, *arguments: str | Path, **variables: str) -> None:
        self._desktop = desktop
        command = [sys.executable, self.script, "--data-dir", data_directory, "--language", "en", *arguments]
        root = str(Path(__file__).parents[2])
        self._log = desktop.home / "program.log"
        self._process = BackgroundProcess(command, desktop.environment | {"PYTHONPATH": root} | variables, self._log)

    def __enter__(self) -> Self:
        self._process.__enter__()
        try:
            # Mapped and placed by the window manager: where things are then, they stay.
            self._desktop.activate(self._desktop.wait_for_window("Finovox Desktop"))
        except BaseException as error:
            error.add_note(f"exit status {self.process.poll()}, stderr: {self.words_on_stderr}")
            self._process.__exit__(None, None, None)
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._process.__exit__(kind, error, trace)

    @property
    def process(self) -> "subprocess.Popen[str]":
        return self._process.process

    @property
    def words_on_stderr(self) -> str:
        return self._log.read_text(encoding="utf-8")

    def look(self) -> Screen:
        """Tell what is on the screen."""
        stdin = self.process.stdin
        assert stdin is not None
        stdin.write("look\n")
        stdin.flush()
        line = self._process.next_line()
        assert line is not None, "the window does not answer"
        seen = json.loads(line)
        return Screen(
            tuple(Place(place["name"], place["text"], place["x"], place["y"]) for place in seen["widgets"]),
            tuple(Place(place["name"], place["text"], place["x"], place["y"]) for place in seen["actions"]),
            tuple(Row(tuple(row["cells"]), row["spoken"], row["x"], row["y"]) for row in seen["rows"]),
            "\n".join(seen["reports"]),
            seen["focused"],
            seen["longest_stall"],
        )

    def wait_until(self, condition: Callable[[Screen], bool], what: str) -> Screen:
        """Look until it is as wanted; give what was seen then."""

        def look() -> Screen | None:
            screen = self.look()
            return screen if condition(screen) else None

        return wait_until(look, what)

    def click(self, name: str) -> None:
        """Click a widget as soon as it is there."""
        place = self.wait_until(lambda screen: screen.widget(name) is not None, f"the widget {name}").widget(name)
        assert place is not None
        self._desktop.click(place.x, place.y)

    def click_action(self, name: str) -> None:
        """Click an entry of an open menu, or a tab."""
        place = self.wait_until(lambda screen: screen.action(name) is not None, f"the entry {name}").action(name)
        assert place is not None
        self._desktop.click(place.x, place.y)

    def wait_for_results(self, documents: Sequence[str]) -> Screen:
        """Look until each of these documents has a risk in the table."""
        return self.wait_until(
            lambda screen: {row.document for row in screen.rows if row.risk.endswith("risk")} >= set(documents),
            f"the results of {', '.join(documents)}",
        )

    def close(self) -> int:
        """Close the window as a person does, who quits whatever may be lost, and give the exit status."""
        self._desktop.activate(self._desktop.wait_for_window("Finovox Desktop"))
        self._desktop.keys("alt+F4")
        wait_until(
            lambda: self.process.poll() is not None or self._desktop.windows("Quit "), "the end, or its question"
        )
        if self.process.poll() is None and self._desktop.windows("Quit "):
            self.click("quitAnyway")
        return self.process.wait(60)
