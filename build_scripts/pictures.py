"""The program's states, one picture each; run by screenshots.py with the project's own Python: `pictures.py FOLDER`."""

import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QSize
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from finovox_desktop.app import sample_documents
from finovox_desktop.command_line import EmbeddedSandbox
from finovox_desktop.core.destination import SANDBOX
from finovox_desktop.core.settings import Language
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.secrets import SystemKeyring
from finovox_desktop.ui.language import LanguageSwitch
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.theme import DARK, LIGHT, force_scheme

_SECONDS = 60


def make_pictures(folder: Path) -> None:
    """Write one picture of each state, in light and dark, in English and French."""
    application = QApplication(["finovox-desktop"])
    application.setApplicationDisplayName("Finovox Desktop")
    language_switch = LanguageSwitch(application)
    for theme in (LIGHT, DARK):
        for language in Language:
            force_scheme(application, theme)
            language_switch.wear(language)
            name = f"{'dark' if theme.dark else 'light'}-{language.value}"
            for state, picture in _states():
                picture.save(str(folder / f"{state}-{name}.png"))
                print(f"{state}-{name}.png")


def _states() -> Iterator[tuple[str, QPixmap]]:
    with running_program(is_decided=False) as program:
        yield "first-start", program.window.grab()
        program.press("firstRunNext")
        yield "first-key", program.window.grab()
    with running_program(is_decided=True) as program:
        program.wait(program.window.work.drop_area.isVisible)
        yield "empty", program.window.grab()
        dialog = program.window.open_settings()
        yield "settings", dialog.grab()
        dialog.reject()
        notes = program.folder / "notes.txt"
        notes.write_text("no document")
        program.window.add_paths([*program.samples, str(notes)])
        program.wait(lambda: program.count("pending") == len(program.samples))
        yield "running", program.window.grab()
        program.wait(lambda: program.count("done") == len(program.samples), program.controller.check_now)
        program.window.refusals.show()
        yield "refusals", program.window.refusals.grab()
        program.window.refusals.hide()
        program.window.work.banners.refused.dismiss()
        program.window.work.table.selectRow(1)
        program.wait(lambda: "EUR" in program.details_text())
        yield "done", program.window.grab()


@dataclass
class RunningProgram:
    """The engine and the window on a data directory of their own."""

    controller: JobController
    window: MainWindow
    folder: Path
    samples: tuple[str, ...]
    states: dict[str, str]

    def wait(self, condition: Callable[[], bool], urge: Callable[[], None] | None = None) -> None:
        deadline = time.monotonic() + _SECONDS
        while not condition():
            if time.monotonic() > deadline:
                raise TimeoutError("the program did not get into the state for a picture")
            if urge is not None:
                urge()
            QCoreApplication.processEvents()
            time.sleep(0.02)
        self.settle()

    def settle(self) -> None:
        """Let the widgets take their places: each layout may ask for another one."""
        for _ in range(20):
            QCoreApplication.sendPostedEvents()
            QCoreApplication.processEvents()

    def count(self, state: str) -> int:
        return sum(1 for value in self.states.values() if value == state)

    def press(self, name: str) -> None:
        button = self.window.findChild(QPushButton, name)
        if button is None:
            raise LookupError(name)
        button.click()

    def details_text(self) -> str:
        return "\n".join(label.text() for label in self.window.work.details.findChildren(QLabel))


@contextmanager
def running_program(*, is_decided: bool) -> Iterator[RunningProgram]:
    with tempfile.TemporaryDirectory() as folder:
        paths = DataPaths(Path(folder) / "data")
        paths.prepare()
        # Half a minute between checks: time for the picture of documents in analysis.
        options = EngineOptions(destination=SANDBOX if is_decided else None, check_interval=30)
        controller = JobController(
            paths, options, sandbox=EmbeddedSandbox(), keyring=SystemKeyring(), clock=SystemClock()
        )
        window = MainWindow(controller, sample_documents())
        program = RunningProgram(controller, window, Path(folder), sample_documents(), {})
        opened: list[bool] = []
        finished: list[bool] = []
        controller.opened.connect(lambda: opened.append(True))
        controller.finished.connect(lambda: finished.append(True))
        controller.jobs_changed.connect(
            lambda change: program.states.update((job.id, job.state.value) for job in (*change.added, *change.changed))
        )
        window.resize(QSize(1440, 900))
        window.show()
        controller.start()
        program.wait(lambda: bool(opened))
        yield program
        window.close()
        program.wait(lambda: bool(finished))
        window.deleteLater()


if __name__ == "__main__":
    make_pictures(Path(sys.argv[1]))
