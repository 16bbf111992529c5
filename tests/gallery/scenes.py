"""The states of the program that people meet, one after another: for pictures, and for tests of every visible text.

A scene is a name and the widget to look at. To add one, yield it where the program is in that state.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.document import DocumentKind
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.ui.bug_dialog import BugDialog
from finovox_desktop.ui.help_window import HelpTopic
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.quit_warning import QuitWarning
from tests.fakes.recording_controller import RecordingController
from tests.gallery.program import SIZE, RunningProgram, running_program
from tests.qt.jobs import START, job

BUG_REPORT = "Finovox Desktop 0.1.0\nZeroDivisionError\n  engine/dispatcher.py:120 hand_out"


@dataclass(frozen=True, slots=True)
class Scene:
    """A state of the program, and the window that shows it."""

    name: str
    widget: QWidget


def scenes(size: QSize = SIZE) -> Iterator[Scene]:
    """Go through all states; the widget of a scene may be looked at until the next one is asked for."""
    yield from _first_start(size)
    with running_program(is_decided=True, size=size) as program:
        program.wait(program.window.work.drop_area.isVisible)
        yield Scene("empty", program.window)
        yield from _dialogs(program)
        yield from _conditions(program)
        yield from _work(program)
    yield from _full_table(size)


def _first_start(size: QSize) -> Iterator[Scene]:
    with running_program(is_decided=False, size=size) as program:
        yield Scene("first-start", program.window)
        program.press("firstRunNext")
        yield Scene("first-key", program.window)


def _dialogs(program: RunningProgram) -> Iterator[Scene]:
    settings = program.window.open_settings()
    for page in settings.pages:
        settings.tabs.setCurrentWidget(page)
        program.settle()
        yield Scene(f"settings-{page.objectName().removesuffix('Page')}", settings)
    settings.reject()
    for topic in HelpTopic:
        window = program.window.help.open_topic(topic)
        program.settle()
        yield Scene(f"help-{topic.value.replace('_', '-')}", window)
        window.close()
    bug = BugDialog(program.window)
    bug.show_report(BUG_REPORT)
    program.settle()
    yield Scene("bug", bug)
    bug.close()


def _conditions(program: RunningProgram) -> Iterator[Scene]:
    later = datetime.now(UTC) + timedelta(minutes=4)
    refused = Failure(FailureCode.KEY_REFUSED)
    for name, status in {
        "no-key": ServiceStatus(SERVICE, Condition.KEY_MISSING),
        "key-refused": ServiceStatus(SERVICE, Condition.BLOCKED, refused),
        "offline": ServiceStatus(SERVICE, Condition.OFFLINE, Failure(FailureCode.OFFLINE), later),
        "service-waits": ServiceStatus(SERVICE, Condition.WAITING, Failure(FailureCode.SERVICE_BUSY), later),
        "paused": ServiceStatus(SERVICE, Condition.PAUSED),
        "disk-full": ServiceStatus(SERVICE, Condition.STORAGE, Failure(FailureCode.STORAGE_UNWRITABLE)),
        "results-refused": ServiceStatus(SERVICE, Condition.TOKENS_REFUSED, refused),
    }.items():
        program.say_status(status)
        yield Scene(f"banner-{name}", program.window)
    program.say_status(program.controller.status)


def _work(program: RunningProgram) -> Iterator[Scene]:
    window, banners = program.window, program.window.work.banners
    notes = program.folder / "notes.txt"
    notes.write_text("no document")
    window.add_paths([*program.samples, str(notes)])
    program.wait(lambda: program.count("pending") == len(program.samples))
    yield Scene("running", window)
    program.wait(lambda: program.count("done") == len(program.samples), program.controller.check_now)
    window.refusals.show()
    program.settle()
    yield Scene("refusals", window.refusals)
    window.refusals.hide()
    banners.refused.dismiss()
    window.work.table.selectRow(1)
    program.wait(lambda: "EUR" in program.details_text())
    yield Scene("details", window)
    window.work.table.selectAll()
    program.settle()
    yield Scene("several", window)
    window.add_paths([program.samples[0]])
    program.wait(banners.known.isVisible)
    yield Scene("duplicates", window)
    banners.known.dismiss()
    yield from _at_the_end(program)


def _at_the_end(program: RunningProgram) -> Iterator[Scene]:
    window, banners = program.window, program.window.work.banners
    window.work.table.selectRow(0)
    program.controller.remove([one.id for one in window.work.selected_jobs()])
    program.wait(banners.removed.isVisible)
    yield Scene("undo", window)
    copy = program.folder / "one-more.pdf"
    copy.write_bytes(Path(program.samples[0]).read_bytes() + b"\n")
    program.controller.undo_removal()
    program.wait(lambda: not banners.removed.isVisible())
    window.add_paths([str(copy)])
    program.wait(lambda: program.count("pending") > 0)
    warning = QuitWarning(program.controller.results_at_stake, lambda: 3, window)
    if warning.ask():
        program.settle()
        yield Scene("quitting", warning)
        warning.reject()


def _full_table(size: QSize) -> Iterator[Scene]:
    """Every state at once, as core's own values: the sandbox refuses nothing and loses nothing."""
    controller = RecordingController()
    controller.status = ServiceStatus(SERVICE, Condition.READY)
    window = MainWindow(controller.as_controller)
    window.resize(size)
    window.show()
    controller.open()
    controller.jobs_changed.emit(JobsChange(added=tuple(_jobs_in_every_state())))
    yield Scene("full-table", window)
    window.work.table.select_job("failed")
    yield Scene("failing-details", window)
    window.toolbar.search.setText("nowhere")
    yield Scene("nothing-found", window)
    window.hide()
    window.deleteLater()


def _jobs_in_every_state() -> Iterator[Job]:
    names = ("invoice", "payslip", "bank-statement", "receipt", "lease", "certificate", "identity-card", "tax-notice")
    for order in range(24):
        risk = ("HIGH", "MEDIUM", "LOW", "LOW")[order % 4]
        report = RiskReport(risk, risk, "LOW", "LOW", coherence_risk="LOW", software="Adobe Photoshop")
        yield job(
            f"done{order}", name=f"{names[order % 8]}-{order:02}.{DocumentKind.PDF.value}", report=report, order=order
        )
    failures = {
        JobState.FAILED: Failure(FailureCode.ANALYSIS_FAILED),
        JobState.UNCONFIRMED: Failure(FailureCode.ANSWER_LOST),
    }
    for state in JobState:
        if state is not JobState.DONE:
            name = f"{state.value}-{START:%Y}.pdf"
            yield job(state.value, name=name, state=state, failure=failures.get(state), order=30)
