"""The window program `finovox-desktop`: from its arguments to its end. What it is put together from stands in program.py."""

import finovox_desktop.quick_imports  # noqa: F401

# isort: split

import argparse
import os
import sys
from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from finovox_desktop.command_line import (
    KEY_VARIABLE,
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
from finovox_desktop.diagnostics.diagnostics import Diagnostics
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.storage.directory_lock import DataDirectoryLock
from finovox_desktop.ui.look.application import make_application
from finovox_desktop.ui.words.language import LanguageSwitch


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
    application = make_application()
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
        # Loaded last, after all that may end the start, and while the collector rests.
        from finovox_desktop.program import Program  # noqa: PLC0415

        program = Program(application, options, engine_options, language, diagnostics)
        program.start(files)
        return application.exec()
    finally:
        diagnostics.stop()
        lock.release()


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
