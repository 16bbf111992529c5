"""A table with every state at once, made of core's own values: the sandbox refuses nothing and loses nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.review import Verdict
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.core.status import KeyState, KeyStatus, UploadProgress
from finovox_desktop.ui.job_grouping import Grouping
from finovox_desktop.ui.main_window import MainWindow
from tests.fakes.recording_controller import RecordingController
from tests.gallery.scene import Scene
from tests.qt.jobs import START, job

_SECONDS_TO_THE_NEXT_CHECK = 17.0
_CASES = ("Dossier Lefèvre", "2026-0914 Crédit Martin-Dubois")
_NAMES = (
    "Bulletin de paie - août 2026 - Éléonore Lefèvre.pdf",
    "avis-d-imposition-2025.pdf",
    "Relevé de compte n° 0087 du 01-08-2026 au 31-08-2026 - Banque Populaire Auvergne-Rhône-Alpes (copie).pdf",
    "invoice-0914.pdf",
    "quittance_août.png",
    "carte-grise.jpg",
    "lease.pdf",
    "RIB.pdf",
)
_RISKS = ("HIGH", "LOW", "MEDIUM", "LOW", "LOW", "MEDIUM", "LOW", "HIGH")
_VERDICTS = (Verdict.REJECTED, Verdict.ACCEPTED, None, Verdict.ORIGINAL_REQUESTED, None, Verdict.UNDECIDED, None, None)
_FAILURES = {
    JobState.FAILED: Failure(FailureCode.REJECTED, "the document has more than 200 pages"),
    JobState.UNCONFIRMED: Failure(FailureCode.ANSWER_LOST),
    JobState.EXPIRED: Failure(FailureCode.EXPIRED),
}


def full_table_scenes(size: QSize) -> Iterator[Scene]:
    """Show the full table: as it comes, a failure's details, under cases, searched, and with nothing found."""
    controller = RecordingController(Settings(mode=Mode.SERVICE, key_name="Agence de Lyon"))
    controller.key_status = KeyStatus(SERVICE, KeyState.STORED)
    controller.check_in = _SECONDS_TO_THE_NEXT_CHECK
    window = MainWindow(controller.as_controller)
    window.resize(size)
    window.show()
    controller.open()
    controller.jobs_changed.emit(JobsChange(added=tuple(jobs_in_every_state())))
    controller.upload_progressed.emit(UploadProgress(JobState.SUBMITTING.value, 81_920, 184_320))
    yield _scene("full-table", window)
    window.work.table.select_job(JobState.FAILED.value)
    yield _scene("failing-details", window)
    window.work.model.group_by(Grouping.CASE)
    yield _scene("grouped", window)
    window.work.model.group_by(Grouping.NOTHING)
    window.toolbar.search.setText("lefèvre")
    yield _scene("searched", window)
    window.toolbar.search.setText("nowhere")
    yield _scene("nothing-found", window)
    window.hide()
    window.deleteLater()


def jobs_in_every_state() -> Iterator[Job]:
    """Make results of each risk, decided about or not, in two cases and in none; and one job in each other state."""
    for order in range(24):
        number = order % len(_NAMES)
        risk = _RISKS[number]
        yield _dated(
            job(
                f"done{order}",
                name=_NAMES[number],
                report=_report(risk),
                order=order,
                case=(*_CASES, "")[order // len(_NAMES)],
                verdict=_VERDICTS[(order + order // len(_NAMES)) % len(_VERDICTS)],
                note="Total raised: see page 2" if risk == "HIGH" else "",
                added_at=START - timedelta(days=order // len(_NAMES), minutes=7 * order),
            )
        )
    for order, state in enumerate(state for state in JobState if state is not JobState.DONE):
        name = f"pièce-{order + 1} {_NAMES[order % len(_NAMES)]}"
        has_token = state is JobState.PENDING
        made = job(
            state.value, name=name, state=state, failure=_FAILURES.get(state), order=30 + order, has_token=has_token
        )
        yield replace(made, case=_CASES[order % 2], submitted_at=START if has_token else None)


def _dated(made: Job) -> Job:
    """Give it the times of a result."""
    return replace(
        made, submitted_at=made.added_at + timedelta(seconds=4), received_at=made.added_at + timedelta(seconds=35)
    )


def _report(risk: str) -> RiskReport:
    edited = risk != "LOW"
    return RiskReport(
        global_risk=risk,
        software_risk=risk if edited else "LOW",
        metadata_risk="MEDIUM" if edited else "LOW",
        datastructure_risk=risk,
        vision_risk=None,
        coherence_risk="LOW",
        document_quality="GOOD",
        software="Adobe Photoshop" if edited else "Sejda",
    )


def _scene(name: str, window: MainWindow) -> Scene:
    for _ in range(20):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return Scene(name, window)
