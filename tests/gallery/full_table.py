"""A table with every state at once, made of core's own values: the sandbox refuses nothing and loses nothing."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.news import UploadProgress
from finovox_desktop.core.preview import PagePreview, PreviewObstacle
from finovox_desktop.core.review import Verdict
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.core.status import Condition, KeyState, KeyStatus, ServiceStatus
from finovox_desktop.ui.main_window import MainWindow
from finovox_desktop.ui.table.job_grouping import Grouping
from tests.fakes.recording_controller import RecordingController
from tests.gallery.scene import Scene
from tests.qt.jobs import START, job

_SECONDS_TO_THE_NEXT_CHECK = 17.0
CASES = ("Dossier Société Exemple", "2026-0914 Crédit Exemple")
NAMES = (
    "Bulletin de paie - août 2026 - Société Exemple.pdf",
    "avis-d-imposition-2025.pdf",
    "Relevé de compte n° 0087 du 01-08-2026 au 31-08-2026 - Banque Exemple Auvergne-Rhône-Alpes (copie).pdf",
    "invoice-0914.pdf",
    "quittance_août.png",
    "carte-grise.jpg",
    "lease.pdf",
    "RIB.pdf",
)
KEY_NAME = "Agence de Lyon"
REASON = "the document has more than 200 pages"
TABLE_NOTE = "Total raised: see page 2"
SEARCHES = ("société", "nowhere")
QUALITY = "GOOD"
_RISKS = ("HIGH", "LOW", "MEDIUM", "LOW", "LOW", "MEDIUM", "LOW", "HIGH")
_VERDICTS = (Verdict.REJECTED, Verdict.ACCEPTED, None, Verdict.ORIGINAL_REQUESTED, None, Verdict.UNDECIDED, None, None)
_FAILURES = {
    JobState.FAILED: Failure(FailureCode.REJECTED, REASON),
    JobState.UNCONFIRMED: Failure(FailureCode.ANSWER_LOST),
    JobState.EXPIRED: Failure(FailureCode.EXPIRED),
}


def full_table_scenes(size: QSize) -> Iterator[Scene]:
    """Show the full table: as it comes, each condition above it, a failure's details, under cases, searched."""
    controller = RecordingController(Settings(mode=Mode.SERVICE, key_name=KEY_NAME))
    controller.key_status = KeyStatus(SERVICE, KeyState.STORED)
    controller.check_in = _SECONDS_TO_THE_NEXT_CHECK
    window = MainWindow(controller.as_controller)
    window.complete()
    window.resize(size)
    window.show()
    controller.open()
    controller.jobs_changed.emit(JobsChange(added=tuple(jobs_in_every_state())))
    controller.upload_progressed.emit(UploadProgress(JobState.SUBMITTING.value, 81_920, 184_320))
    yield _scene("full-table", window)
    for name, status in _conditions().items():
        missing = status.condition is Condition.KEY_MISSING
        controller.key_changed.emit(KeyStatus(SERVICE, KeyState.NONE if missing else KeyState.STORED))
        controller.say_status(status)
        yield _scene(f"banner-{name}", window)
    controller.say_status(ServiceStatus(SERVICE, Condition.READY))
    window.work.table.select_job(JobState.FAILED.value)
    _refuse_pages(controller)
    yield _scene("failing-details", window)
    window.work.table.clearSelection()
    window.work.model.group_by(Grouping.CASE)
    window.work.table.scrollToTop()
    yield _scene("grouped", window)
    window.work.model.group_by(Grouping.NOTHING)
    window.toolbar.search.setText(SEARCHES[0])
    yield _scene("searched", window)
    window.toolbar.search.setText(SEARCHES[1])
    yield _scene("nothing-found", window)
    window.hide()
    window.deleteLater()


def _conditions() -> dict[str, ServiceStatus]:
    later = datetime.now(UTC) + timedelta(minutes=4)
    refused = Failure(FailureCode.KEY_REFUSED)
    return {
        "no-key": ServiceStatus(SERVICE, Condition.KEY_MISSING),
        "key-refused": ServiceStatus(SERVICE, Condition.BLOCKED, refused),
        "certificate": ServiceStatus(SERVICE, Condition.BLOCKED, Failure(FailureCode.CERTIFICATE_UNTRUSTED)),
        "offline": ServiceStatus(SERVICE, Condition.OFFLINE, Failure(FailureCode.OFFLINE), later),
        "service-waits": ServiceStatus(SERVICE, Condition.WAITING, Failure(FailureCode.SERVICE_BUSY), later),
        "paused": ServiceStatus(SERVICE, Condition.PAUSED),
        "disk-full": ServiceStatus(SERVICE, Condition.STORAGE, Failure(FailureCode.STORAGE_UNWRITABLE)),
        "results-refused": ServiceStatus(SERVICE, Condition.TOKENS_REFUSED, refused),
    }


def _refuse_pages(controller: RecordingController) -> None:
    """Answer as the previews do: these documents are nowhere."""
    for (request,) in controller.called("previews.request"):
        controller.previews.ready.emit(PagePreview(request, 0, PreviewObstacle.GONE))


def jobs_in_every_state() -> Iterator[Job]:
    """Make results of each risk, decided about or not, in two cases and in none; and one job in each other state."""
    for order in range(24):
        number = order % len(NAMES)
        risk = _RISKS[number]
        yield _dated(
            job(
                f"done{order}",
                name=NAMES[number],
                report=_report(risk),
                order=order,
                case=(*CASES, "")[order // len(NAMES)],
                verdict=_VERDICTS[(order + order // len(NAMES)) % len(_VERDICTS)],
                note=TABLE_NOTE if risk == "HIGH" else "",
                added_at=START - timedelta(days=order // len(NAMES), minutes=7 * order),
            )
        )
    for order, state in enumerate(state for state in JobState if state is not JobState.DONE):
        name = f"p{order + 1}-{NAMES[order % len(NAMES)]}"
        has_token = state is JobState.PENDING
        made = job(
            state.value, name=name, state=state, failure=_FAILURES.get(state), order=30 + order, has_token=has_token
        )
        yield replace(made, case=CASES[order % 2], submitted_at=START if has_token else None)


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
        document_quality=QUALITY,
        software="Adobe Photoshop" if edited else "Sejda",
    )


def _scene(name: str, window: MainWindow) -> Scene:
    for _ in range(20):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    return Scene(name, window)
