"""The running window program: put together here, and only here."""

import sys
from collections.abc import Sequence
from functools import cached_property
from importlib import resources
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from finovox_desktop import collector
from finovox_desktop.command_line import EmbeddedSandbox, RunOptions
from finovox_desktop.core.job import JobsChange
from finovox_desktop.core.settings import Settings
from finovox_desktop.diagnostics.diagnostics import Diagnostics
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.storage.secrets import SystemKeyring
from finovox_desktop.ui.first_paint import FirstPaint
from finovox_desktop.ui.look.theme import ThemeWatcher
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.words.language import LanguageSwitch

if TYPE_CHECKING:
    from finovox_desktop.diagnostics.bugs import Bug
    from finovox_desktop.ui.bug_dialog import BugDialog

_DOCUMENT_ENDINGS = frozenset({".pdf", ".jpg", ".png"})


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
            (
                self._complete_window,
                self._hear_interruptions,
                self._make_companions,
                self._show_last_crash,
                self._controller.start,
                self._look_for_rubbish,
            )
        )
        if sys.platform == "darwin":
            self._hear_opened_documents(application)
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
        if step is None:
            return
        try:
            step()
        finally:  # a step that breaks does not hold up those after it
            QTimer.singleShot(0, self._take_next_step)

    def _complete_window(self) -> None:
        """Make the window whole. What is there is painted meanwhile; clicks and keys wait until something answers to them."""
        self._window.show_work_page()
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.ExcludeUserInputEvents)
        self._window.complete()

    def _hear_interruptions(self) -> None:
        from finovox_desktop.interruption import Interruption  # noqa: PLC0415

        self._interruption = Interruption(self)
        self._interruption.happened.connect(self._window.close)

    def _make_companions(self) -> None:
        from finovox_desktop.companions import Companions  # noqa: PLC0415

        self._companions = Companions(self._controller, self._window, self._options.paths.directory, self)

    def _look_for_rubbish(self) -> None:
        from finovox_desktop.idle_collector import IdleCollector  # noqa: PLC0415

        IdleCollector(self)

    def _show_last_crash(self) -> None:
        if self._diagnostics.last_crash:
            from finovox_desktop.diagnostics.report import crash_report  # noqa: PLC0415

            self._bugs.show_report(crash_report(self._diagnostics.last_crash), of_last_run=True)

    @Slot()
    def _leave_stored_jobs_out(self) -> None:
        collector.leave_out_all_there_is()

    @cached_property
    def _bugs(self) -> "BugDialog":
        from finovox_desktop.ui.bug_dialog import BugDialog  # noqa: PLC0415

        return BugDialog(self._window)

    def _connect(self, application: QApplication) -> None:
        self._controller.settings_changed.connect(self._show_window)
        self._first_paint.happened.connect(self._take_next_step)
        self._controller.opened.connect(self._leave_stored_jobs_out)
        self._controller.finished.connect(application.quit)
        self._window.diagnostics_requested.connect(self._copy_diagnostics)
        # Queued: the slot that broke is left first; it may be one that paints.
        self._diagnostics.bug_found.connect(self._show_bug, Qt.ConnectionType.QueuedConnection)

    @Slot(object)
    def _confide_tokens(self, change: JobsChange) -> None:
        for token in change.tokens:
            self._diagnostics.confide(token.token)

    @Slot(object)
    def _show_bug(self, bug: "Bug") -> None:
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
