"""The window program `finovox-desktop`: put together here, and only here."""

import argparse
import logging
import os
import sys
from collections.abc import Sequence
from importlib import resources
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

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
from finovox_desktop.desktop.notifications import system_notifications
from finovox_desktop.desktop.wakefulness import WakefulUploads, system_sleep_lock
from finovox_desktop.diagnostics.bugs import Bug
from finovox_desktop.diagnostics.diagnostics import Diagnostics
from finovox_desktop.diagnostics.report import bug_report, crash_report, diagnostics_text
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.interruption import Interruption
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.storage.paths import DataDirectoryLock
from finovox_desktop.storage.secrets import SystemKeyring
from finovox_desktop.ui.batch_news import BatchNews
from finovox_desktop.ui.bug_dialog import BugDialog
from finovox_desktop.ui.look.theme import ThemeWatcher
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.opened_documents import OpenedDocuments
from finovox_desktop.ui.single_instance import HandedOver, InstanceServer, hand_over
from finovox_desktop.ui.words.error_text import error_advice, error_text, error_title
from finovox_desktop.ui.words.language import LanguageSwitch

_log = logging.getLogger(__name__)

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
    if hand_over(options.paths.directory, files):
        return ExitStatus.ALL_DONE
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
        self._notifications = system_notifications(self)
        self._batch_news = BatchNews(self._controller, self._window, self._notifications)
        self._wakefulness = WakefulUploads(system_sleep_lock(self), self)
        self._bugs = BugDialog(self._window)
        self._instances = InstanceServer(options.paths.directory, self)
        self._opened = OpenedDocuments(application)
        self._unacknowledged: list[HandedOver] = []
        self._interruption = Interruption(self)
        self._connect(application)

    def start(self, files: Sequence[str]) -> None:
        """Begin; the application's event loop does the rest."""
        if not self._instances.listen():
            _log.warning("second starts cannot be heard on this system")
        self._controller.start()
        if files:
            self._window.add_paths(files)
        self._opened.begin()

    def _connect(self, application: QApplication) -> None:
        self._controller.settings_changed.connect(self._show_window)
        self._controller.paths_committed.connect(self._acknowledge)
        self._controller.jobs_changed.connect(self._wakefulness.take_in)
        self._controller.finished.connect(self._leave_desktop)
        self._controller.finished.connect(application.quit)
        self._instances.paths_received.connect(self._take_in_handed_over)
        self._opened.paths_opened.connect(self._take_in_opened)
        self._interruption.happened.connect(self._window.close)
        self._window.diagnostics_requested.connect(self._copy_diagnostics)
        # Queued: the slot that broke is left first; it may be one that paints.
        self._diagnostics.bug_found.connect(self._show_bug, Qt.ConnectionType.QueuedConnection)

    @Slot()
    def _leave_desktop(self) -> None:
        self._wakefulness.close()
        self._notifications.close()

    @Slot(object)
    def _confide_tokens(self, change: JobsChange) -> None:
        for token in change.tokens:
            self._diagnostics.confide(token.token)

    @Slot(object)
    def _show_bug(self, bug: Bug) -> None:
        self._bugs.show_report(bug_report(bug))

    @Slot()
    def _copy_diagnostics(self) -> None:
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
        if self._diagnostics.last_crash:
            self._bugs.show_report(crash_report(self._diagnostics.last_crash), of_last_run=True)

    @Slot(object)
    def _take_in_handed_over(self, handed_over: HandedOver) -> None:
        self._window.come_to_front()
        if handed_over.paths:
            self._unacknowledged.append(handed_over)
            self._window.add_paths(handed_over.paths)
        else:
            self._instances.acknowledge(handed_over.number)

    @Slot(object)
    def _take_in_opened(self, paths: tuple[str, ...]) -> None:
        if self._window.isVisible():  # be it in the dock; before the settings are known it is not to be shown
            self._window.come_to_front()
        self._window.add_paths(paths)

    @Slot(object)
    def _acknowledge(self, paths: tuple[str, ...]) -> None:
        """Tell the second start whose files these are that they are committed."""
        for handed_over in self._unacknowledged:
            if handed_over.paths == paths:
                self._unacknowledged.remove(handed_over)
                self._instances.acknowledge(handed_over.number)
                return


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
    _say(error_text(error))
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
