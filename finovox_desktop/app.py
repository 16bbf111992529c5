"""The window program `finovox-desktop`: put together here, and only here."""

import argparse
import os
import sys
from collections.abc import Sequence
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

import finovox_desktop.plain_imports  # noqa: F401

# isort: split

from finovox_desktop import __version__
from finovox_desktop.command_line import (
    KEY_VARIABLE,
    EmbeddedSandbox,
    ExitStatus,
    RunOptions,
    common_options,
    refuse_unsound_pair,
    run_options,
    start_diagnostics,
    system_user,
    take_environment_key,
)
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.job import JobsChange
from finovox_desktop.core.settings import Settings
from finovox_desktop.diagnostics.bugs import Bug
from finovox_desktop.diagnostics.diagnostics import Diagnostics
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.interruption import Interruption
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.storage.paths import DataDirectoryLock
from finovox_desktop.storage.secrets import SystemKeyring
from finovox_desktop.ui.first_paint import FirstPaint
from finovox_desktop.ui.look.theme import ThemeWatcher
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.words.language import LanguageSwitch

if TYPE_CHECKING:
    from finovox_desktop.ui.bug_dialog import BugDialog

_DOCUMENT_ENDINGS = frozenset({".pdf", ".jpg", ".png"})


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the window program; give its exit status."""
    refuse_unsound_pair()
    parser = argparse.ArgumentParser(
        prog="finovox-desktop",
        description="The window: drop documents on it, see which were tampered with.",
        parents=[common_options()],
        allow_abbrev=False,
    )
    parser.add_argument("files", nargs="*", metavar="FILE|FOLDER", help="taken in as if dropped on the window")
    parsed = parser.parse_args(arguments)
    options = run_options(parsed)
    try:
        key = take_environment_key()
    except ValueError as error:
        parser.error(f"{KEY_VARIABLE}: {error}")
    if not _has_display():
        _say("There is no display for a window. In a terminal, use: finovox analyse FILE ...")
        return ExitStatus.WRONG_USAGE
    application = QApplication(["finovox-desktop"])
    application.setApplicationName("finovox-desktop")
    application.setApplicationVersion(__version__)
    application.setDesktopFileName("finovox-desktop")
    # It ends when the engine has ended, whichever window was closed last.
    application.setQuitOnLastWindowClosed(False)
    files = [os.path.abspath(file) for file in parsed.files]
    return _run_as_owner(
        application,
        options,
        EngineOptions(
            destination=options.destination,
            check_interval=options.check_interval,
            bounds=Bounds(silence=options.silence),
            environment_key=key,
            user=system_user(),
        ),
        files,
    )


def _run_as_owner(
    application: QApplication, options: RunOptions, engine_options: EngineOptions, files: Sequence[str]
) -> int:
    lock = DataDirectoryLock(options.paths)
    diagnostics = Diagnostics(application)
    if engine_options.environment_key is not None:
        diagnostics.confide(engine_options.environment_key)
    language = LanguageSwitch(application)
    try:
        options.paths.prepare()
        lock.acquire()
        start_diagnostics(diagnostics, options.paths)
    except FinovoxError as error:
        # Whoever owns the directory may be a window that takes the files.
        from finovox_desktop.ui.single_instance import hand_over  # noqa: PLC0415

        if hand_over(options.paths.directory, files):
            return ExitStatus.ALL_DONE
        language.wear(options.language)
        _refuse_to_start(error)
        return ExitStatus.DATA_DIRECTORY
    try:
        program = Program(application, options, engine_options, language, diagnostics)
        program.start(files)
        return application.exec()
    finally:
        diagnostics.stop()
        lock.release()


class Program(QObject):
    """The parts of the running program: the engine, the window, and what connects them to the system."""

    def __init__(
        self,
        application: QApplication,
        options: RunOptions,
        engine_options: EngineOptions,
        language: LanguageSwitch,
        diagnostics: Diagnostics,
    ) -> None:
        super().__init__(application)
        self._options = options
        self._diagnostics = diagnostics
        self._language = language
        self._controller = JobController(
            options.paths,
            engine_options,
            sandbox=EmbeddedSandbox(),
            keyring=SystemKeyring(confide=diagnostics.confide),
            clock=SystemClock(),
            parent=self,
        )
        # Before the engine's own parts hear of a token.
        self._controller.jobs_changed.connect(self._confide_tokens)
        # Before the window hears of the settings: its first texts are in the right language.
        self._controller.settings_changed.connect(self._use_settings)
        # In most cases what the settings will say, so that they change no text.
        language.wear(options.language)
        self._window = MainWindow(self._controller, sample_documents())
        # After the window: a style sheet is worked out anew for each widget that gets a parent while it is worn.
        self._theme = ThemeWatcher(application)
        self._first_paint = FirstPaint(self._window)
        self._steps = iter(
            (self._window.complete, self._make_companions, self._show_last_crash, self._controller.start)
        )
        if sys.platform == "darwin":
            self._hear_opened_documents(application)
        self._interruption = Interruption(self)
        self._connect(application)

    def start(self, files: Sequence[str]) -> None:
        """Begin; the application's event loop does the rest.

        The settings are read, for they decide how the window looks; then it is shown. Once it is painted the rest is loaded
        and made, a step at each turn of the event loop, and the engine begins.
        """
        self._controller.read_settings()
        if files:
            self._window.add_paths(files)

    def _hear_opened_documents(self, application: QApplication) -> None:
        """Listen to every event of the application, which costs something with each: only where documents come as events."""
        from finovox_desktop.ui.opened_documents import OpenedDocuments  # noqa: PLC0415

        opened = OpenedDocuments(application)
        opened.paths_opened.connect(self._take_in_opened)
        opened.begin()

    @Slot()
    def _take_next_step(self) -> None:
        step = next(self._steps, None)
        if step is not None:
            step()
            QTimer.singleShot(0, self._take_next_step)

    def _make_companions(self) -> None:
        from finovox_desktop.companions import Companions  # noqa: PLC0415

        self._companions = Companions(self._controller, self._window, self._options.paths.directory, self)

    def _show_last_crash(self) -> None:
        if self._diagnostics.last_crash:
            from finovox_desktop.diagnostics.report import crash_report  # noqa: PLC0415

            self._bugs.show_report(crash_report(self._diagnostics.last_crash), of_last_run=True)

    @cached_property
    def _bugs(self) -> "BugDialog":
        from finovox_desktop.ui.bug_dialog import BugDialog  # noqa: PLC0415

        return BugDialog(self._window)

    def _connect(self, application: QApplication) -> None:
        self._controller.settings_changed.connect(self._show_window)
        self._first_paint.happened.connect(self._take_next_step)
        self._controller.finished.connect(application.quit)
        self._interruption.happened.connect(self._window.close)
        self._window.diagnostics_requested.connect(self._copy_diagnostics)
        # Queued: the slot that broke is left first; it may be one that paints.
        self._diagnostics.bug_found.connect(self._show_bug, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _confide_tokens(self, change: JobsChange) -> None:
        for token in change.tokens:
            self._diagnostics.confide(token.token)

    @Slot(object)
    def _show_bug(self, bug: Bug) -> None:
        from finovox_desktop.diagnostics.report import bug_report  # noqa: PLC0415

        self._bugs.show_report(bug_report(bug))

    @Slot()
    def _copy_diagnostics(self) -> None:
        from finovox_desktop.diagnostics.report import diagnostics_text  # noqa: PLC0415

        controller = self._controller
        text = diagnostics_text(
            self._window.job_counts(),
            controller.status.condition,
            controller.key_status.state,
            controller.settings,
            self._diagnostics.recent_lines(),
        )
        QGuiApplication.clipboard().setText(text)
        self._window.confirm_diagnostics()

    @Slot(object)
    def _use_settings(self, settings: Settings) -> None:
        self._language.wear(self._options.language or settings.language)

    @Slot(object)
    def _show_window(self, _settings: Settings) -> None:
        """Show the window once the settings are known: its size and language are right at the first paint."""
        self._controller.settings_changed.disconnect(self._show_window)
        self._window.show()

    @Slot(object)
    def _take_in_opened(self, paths: tuple[str, ...]) -> None:
        if self._window.isVisible():  # be it in the dock; before the settings are known it is not to be shown
            self._window.come_to_front()
        self._window.add_paths(paths)


def sample_documents() -> tuple[str, ...]:
    """Give the paths of the sample documents that come with the program."""
    folder = resources.files("finovox_desktop.resources").joinpath("samples")
    if not isinstance(folder, Path) or not folder.is_dir():
        return ()
    return tuple(str(path) for path in sorted(folder.iterdir()) if path.suffix in _DOCUMENT_ENDINGS)


def _has_display() -> bool:
    if sys.platform in {"win32", "darwin"} or os.environ.get("QT_QPA_PLATFORM"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _refuse_to_start(error: FinovoxError) -> None:
    """Say why there is no window: on stderr for who started it there, in a dialog for who clicked an icon."""
    from finovox_desktop.ui.words.error_text import error_advice, error_text, error_title  # noqa: PLC0415

    _say(error_text(error))
    from PySide6.QtWidgets import QMessageBox  # noqa: PLC0415

    box = QMessageBox(QMessageBox.Icon.Warning, "Finovox Desktop", "")
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setText(error_title(error))
    box.setInformativeText(error_advice(error))
    box.exec()


def _say(words: str) -> None:
    if sys.stderr is not None:  # a program without a console has none
        sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main())
