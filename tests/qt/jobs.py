"""Jobs for the widget tests: core's own values."""

from datetime import UTC, datetime, timedelta

from finovox_desktop.core.destination import SERVICE, AnalysisType, Destination
from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.failures import Failure
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.review import Review, Verdict
from finovox_desktop.core.risk import RiskReport
from tests.fakes.recording_controller import RecordingController

START = datetime(2026, 9, 14, 8, 40, 12, tzinfo=UTC)
REVIEWER = "analyst"
SAMPLES = ("/samples/invoice.pdf", "/samples/photo.jpg")
SHA256 = "9f2c" + "0d" * 28 + "e1a0"


def job(
    job_id: str,
    *,
    name: str | None = None,
    state: JobState = JobState.DONE,
    risk: str | None = None,
    report: RiskReport | None = None,
    destination: Destination = SERVICE,
    failure: Failure | None = None,
    order: int = 0,
    case: str = "",
    has_token: bool = False,
    verdict: Verdict | None = None,
    note: str = "",
    added_at: datetime | None = None,
) -> Job:
    """Make a job; a done one has a report with `risk` as the whole's risk, unless a report is given."""
    shown_name = name if name is not None else f"document-{job_id}.pdf"
    if report is None and state is JobState.DONE:
        report = RiskReport(global_risk=risk)
    return Job(
        id=job_id,
        document=Document(f"/documents/{shown_name}", shown_name, 184_320, SHA256, DocumentKind.PDF, 0),
        case=case,
        destination=destination,
        analysis_types=(AnalysisType.RISK,),
        state=state,
        added_at=added_at or START + timedelta(seconds=order),
        order=order,
        failure=failure,
        risk=report,
        has_token=has_token,
        review=Review(verdict, note, REVIEWER, START) if verdict is not None else None,
    )


def fill(controller: RecordingController) -> None:
    """Open the engine with three jobs: of high and low risk, and one that failed."""
    controller.open()
    high = job("high", risk="high")
    low = job("low", risk="low")
    failed = job("failed", state=JobState.FAILED)
    controller.say_jobs(JobsChange(added=(high, low, failed)))
