"""Jobs to report, and what reads the reports."""

import io
import json
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from finovox_desktop.core.destination import SERVICE, AnalysisType
from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.export import ReportedJob
from finovox_desktop.core.job import Job, JobState
from finovox_desktop.reports.json_report import JsonReport

START = datetime(2026, 9, 14, 8, 40, 12, tzinfo=UTC)
SCHEMA = Path(__file__).parents[3] / "resources" / "schema" / "report-1.schema.json"

Report = dict[str, Any]
Write = Callable[[Iterable[ReportedJob]], Report]


class StandingClock:
    """Always the same moment, a little after the jobs."""

    def now(self) -> datetime:
        return START + timedelta(hours=1, microseconds=250_000)

    def monotonic(self) -> float:
        return 0.0


def document(name: str = "invoice.pdf", path: str = "/documents/invoice.pdf") -> Document:
    return Document(path, name, 184_320, "0" * 63 + "1", DocumentKind.PDF, 0)


def job(state: JobState = JobState.QUEUED, **changes: Any) -> Job:
    values: dict[str, Any] = {
        "id": f"job-{state}",
        "document": document(),
        "case": "",
        "destination": SERVICE,
        "analysis_types": (AnalysisType.RISK,),
        "state": state,
        "added_at": START,
        "order": 1,
    }
    return Job(**values | changes)


@pytest.fixture(scope="session")
def validator() -> Draft202012Validator:
    schema = json.loads(SCHEMA.read_text("utf-8"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def refuse_constant(name: str) -> object:
    raise ValueError(f"{name} is no JSON")


@pytest.fixture
def exporter() -> JsonReport:
    return JsonReport(SERVICE, StandingClock())


@pytest.fixture
def write(exporter: JsonReport, validator: Draft202012Validator) -> Write:
    """Write a report, read it strictly, hold it against the schema, give it."""

    def write(jobs: Iterable[ReportedJob]) -> Report:
        stream = io.BytesIO()
        count = exporter.write(jobs, stream)
        report: Report = json.loads(stream.getvalue().decode("utf-8"), parse_constant=refuse_constant)
        validator.validate(report)
        assert count == len(report["jobs"])
        return report

    return write


def only_job(report: Mapping[str, Any]) -> dict[str, Any]:
    (entry,) = report["jobs"]
    assert isinstance(entry, dict)
    return entry
