"""The windows beside the work: settings, help, the report of a bug, and what covers the window during a drag."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QPlainTextEdit

from finovox_desktop.ui.bug_dialog import BugDialog
from finovox_desktop.ui.help.topic import HelpTopic
from finovox_desktop.ui.help.window import HelpWindow
from tests.gallery.program import RunningProgram
from tests.gallery.scene import Scene

BUG_REPORT = "Finovox Desktop 0.1.0\nZeroDivisionError\n  engine/dispatcher.py:120 hand_out"


def settings_scenes(program: RunningProgram) -> Iterator[Scene]:
    """Go through the settings' pages."""
    settings = program.window.open_settings()
    for page in settings.pages:
        settings.tabs.setCurrentWidget(page)
        program.settle()
        yield Scene(f"settings-{page.objectName().removesuffix('Page')}", settings)
    settings.reject()


def help_scenes(program: RunningProgram) -> Iterator[Scene]:
    """Go through the help's pages."""
    for topic in HelpTopic:
        window = program.window.parts.help.open_topic(topic)
        program.wait(partial(_is_read, window))
        yield Scene(f"help-{topic.value.replace('_', '-')}", window)
        window.close()


def bug_scene(program: RunningProgram) -> Iterator[Scene]:
    """Show what the program says of a bug of its own."""
    bug = BugDialog(program.window)
    bug.show_report(BUG_REPORT)
    program.settle()
    yield Scene("bug", bug)
    bug.close()


def drop_scenes(program: RunningProgram) -> Iterator[Scene]:
    """Show the window while documents, and while a folder, are dragged over it."""
    overlay = program.window.parts.ways_in.drops.overlay
    for name, paths in {"documents": program.samples, "folder": ("/documents/2026",)}.items():
        overlay.invite(paths)
        program.settle()
        yield Scene(f"drop-{name}", program.window)
    overlay.hide()


def _is_read(window: HelpWindow) -> bool:
    """Tell whether the page is complete: versions and licence are read by a thread."""
    licence = window.findChild(QPlainTextEdit, "licenceText")
    return window.topic is not HelpTopic.ABOUT or (licence is not None and bool(licence.toPlainText()))
