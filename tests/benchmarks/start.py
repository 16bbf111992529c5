"""How soon the window is there: from the start of the process to the first painted contents, watched from outside."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.settings import write_settings
from tests.benchmarks.figure import Figure, Scale
from tests.benchmarks.many_jobs import store_many_done
from tests.benchmarks.watched_screen import WatchedScreen
from tests.e2e.desktop import Desktop

BARE_WINDOW = (sys.executable, "-m", "tests.benchmarks.bare_window")

_RUNS = {Scale.FULL: 7, Scale.REDUCED: 2}
_STORES = {
    Scale.FULL: (("10,000", 10_000, 1.15), ("100,000", 100_000, 1.5)),
    Scale.REDUCED: (("10,000", 10_000, 1.15),),
}
_LAUNCHER = "import sys; from finovox_desktop.app import main; sys.exit(main())"


def figures(scale: Scale) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="finovox-start-") as folder, Desktop() as desktop:
        empty = prepared(Path(folder) / "empty")
        with WatchedScreen(desktop.frame_buffer) as screen:
            starts = Starts(desktop, screen, _RUNS[scale])
            yield Figure(
                "Start to first painted window, empty history",
                "a bare window with a table",
                "s",
                *starts.in_turns(window_program(empty), BARE_WINDOW),
                ratio_goal=1.5,
                scale=scale,
            )
            for words, count, goal in _STORES[scale]:
                directory = prepared(Path(folder) / str(count))
                store_many_done(directory, count)
                yield Figure(
                    f"Start to first painted window, {words} jobs stored",
                    "empty history",
                    "s",
                    *starts.in_turns(window_program(directory), window_program(empty)),
                    ratio_goal=goal,
                    scale=scale,
                )


def prepared(directory: Path) -> Path:
    """Make a data directory where the first start's questions have been answered; give it."""
    paths = DataPaths(directory)
    paths.prepare()
    write_settings(paths.settings, Settings(mode=Mode.SERVICE))
    return directory


def window_program(directory: Path, *arguments: str) -> Sequence[str]:
    """Give the command of the window program, as its launcher starts it."""
    return (sys.executable, "-c", _LAUNCHER, "--data-dir", str(directory), *arguments)


def starting_environment(desktop: Desktop) -> dict[str, str]:
    """Give the environment of a program on a desktop: modules are compiled once, as where it is installed."""
    environment = {**desktop.environment, "PYTHONPYCACHEPREFIX": str(desktop.home / "compiled")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


class Starts:
    """Starts programs one after another, and takes the time until their windows are painted."""

    def __init__(self, desktop: Desktop, screen: WatchedScreen, runs: int) -> None:
        self._environment = starting_environment(desktop)
        self._screen = screen
        self._runs = runs

    def in_turns(self, program: Sequence[str], reference: Sequence[str]) -> tuple[tuple[float, ...], tuple[float, ...]]:
        """Give the seconds of each start of a program and of its reference, taken in turns after a first one of each."""
        self.seconds(program)
        self.seconds(reference)
        pairs = [(self.seconds(program), self.seconds(reference)) for _ in range(self._runs)]
        return tuple(one for one, _ in pairs), tuple(other for _, other in pairs)

    def seconds(self, command: Sequence[str]) -> float:
        """Give the seconds from the start of a process to the first contents of its window; it is killed then."""
        began = time.monotonic()
        with subprocess.Popen(command, env=self._environment) as process:
            try:
                painted = self._screen.wait_for_contents()
            finally:
                process.kill()
        self._screen.wait_for_nothing()
        return painted - began
