"""The JSON report is a contract with other programs: valid against its schema, whatever the jobs hold."""

import base64
import io
import json
import sqlite3
import tracemalloc
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import BinaryIO

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from finovox_desktop import __version__
from finovox_desktop.core.answers import Answer, Exchange, read_json_object, read_submission
from finovox_desktop.core.destination import SANDBOX, SERVICE, AnalysisType
from finovox_desktop.core.export import ReportedJob
from finovox_desktop.core.failures import FAILURE_TEXTS, Failure, FailureCode
from finovox_desktop.core.found import Found
from finovox_desktop.core.job import JobState
from finovox_desktop.core.review import Review, Verdict
from finovox_desktop.core.risk import RiskReport, read_risk_report
from finovox_desktop.reports.json_report import JsonReport
from finovox_desktop.storage.database import open_for_reading, open_for_writing, transaction
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.job_store import Call, JobStore
from tests.unit.core.strategies import HOSTILE_BODIES, anything_json
from tests.unit.reports.conftest import START, StandingClock, Write, document, job, only_job


def test_an_empty_report_says_who_wrote_it_and_when(write: Write) -> None:
    assert write([]) == {
        "schema_version": 1,
        "application": {"name": "Finovox Desktop", "version": __version__},
        "service": {"root": "https://api-v2.finovox.com", "sandbox": False},
        "exported_at": "2026-09-14T09:40:12.250000Z",
        "jobs": [],
    }


def test_a_done_job_is_reported_in_full(write: Write) -> None:
    risk = RiskReport(global_risk="high", vision_risk="unseen", software="photoshop", not_assessed=("coherence",))
    done = job(
        JobState.DONE,
        case="case 7",
        analysis_types=tuple(AnalysisType),
        submitted_at=START + timedelta(seconds=5),
        received_at=START + timedelta(seconds=65),
        risk=risk,
        has_token=True,
    )
    assert only_job(write([ReportedJob(done, b'{"global_risk": "high"}\n')])) == {
        "id": "job-done",
        "document": {
            "name": "invoice.pdf", "path": "/documents/invoice.pdf", "size": 184_320,
            "sha256": "0" * 63 + "1", "kind": "pdf", "origin": "",
        },
        "case": "case 7",
        "service": {"root": "https://api-v2.finovox.com", "sandbox": False},
        "analysis_types": ["risk", "explanation", "pdf_report", "pdf_summary_report"],
        "state": "done",
        "added_at": "2026-09-14T08:40:12Z",
        "submitted_at": "2026-09-14T08:40:17Z",
        "received_at": "2026-09-14T08:41:17Z",
        "risk": {
            "global_risk": "high", "software_risk": None, "metadata_risk": None, "datastructure_risk": None,
            "vision_risk": "unseen", "coherence_risk": None, "document_quality": None, "software": "photoshop",
            "not_assessed": ["coherence"],
        },
        "answer": {"encoding": "utf-8", "text": '{"global_risk": "high"}\n'},
        "failure": None,
        "verdict": None,
    }  # fmt: skip


@pytest.mark.parametrize("state", JobState)
def test_jobs_of_every_state_are_reported(write: Write, state: JobState) -> None:
    entry = only_job(write([ReportedJob(job(state), None)]))
    assert entry["state"] == state.value
    assert entry["answer"] is None
    assert entry["risk"].pop("not_assessed") == []
    assert set(entry["risk"].values()) == {None}


@pytest.mark.parametrize("code", FailureCode)
def test_a_failure_is_reported_with_its_code_and_the_services_words(write: Write, code: FailureCode) -> None:
    entries = write(
        [ReportedJob(job(JobState.FAILED, failure=Failure(code, words)), None) for words in ("", "page 3 is empty")]
    )["jobs"]
    happened = FAILURE_TEXTS[code].happened
    assert entries[0]["failure"] == {"code": code.value, "message": happened}
    assert entries[1]["failure"] == {"code": code.value, "message": f"{happened}: page 3 is empty"}


def test_results_of_the_sandbox_are_marked(write: Write) -> None:
    entry = only_job(write([ReportedJob(job(JobState.DONE, destination=SANDBOX), b"{}")]))
    assert entry["service"] == {"root": "sandbox", "sandbox": True}


def test_times_are_utc_whatever_zone_they_came_in(write: Write) -> None:
    moment = datetime(2026, 9, 14, 10, 40, 12, tzinfo=timezone(timedelta(hours=2)))
    assert only_job(write([ReportedJob(job(added_at=moment), None)]))["added_at"] == "2026-09-14T08:40:12Z"


@pytest.mark.parametrize(
    "name", ['"quoted"', "back\\slash", "line\nbreak", "nul\x00", "\u202egnp.exe", "\u2028", "</script>", "été", "😀"]
)
def test_hostile_names_come_back_as_they_are(write: Write, name: str) -> None:
    entry = only_job(write([ReportedJob(job(document=document(name, f"/documents/{name}"), case=name), None)]))
    assert (entry["document"]["name"], entry["case"]) == (name, name)
    assert entry["document"]["path"] == f"/documents/{name}"


def test_a_path_that_is_no_utf_8_is_reported_with_a_replacement(write: Write) -> None:
    odd = job(document=document("\udcff.pdf", "/documents/\udcff.pdf"), case="\udcff")
    entry = only_job(write([ReportedJob(odd, None)]))
    assert entry["document"]["path"] == "/documents/\N{REPLACEMENT CHARACTER}.pdf"
    assert entry["document"]["name"] == "\N{REPLACEMENT CHARACTER}.pdf"


def test_an_answer_that_is_no_utf_8_is_reported_as_base64(write: Write) -> None:
    body = b'{"global_risk": "high"}\xff\x00'
    answer = only_job(write([ReportedJob(job(JobState.DONE), body)]))["answer"]
    assert answer["encoding"] == "base64"
    assert base64.b64decode(answer["text"], validate=True) == body


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(body=st.binary(max_size=300) | st.sampled_from(HOSTILE_BODIES))
def test_every_answer_comes_back_byte_for_byte(write: Write, body: bytes) -> None:
    risk = read_risk_report(read_json_object(body) or {})
    answer = only_job(write([ReportedJob(job(JobState.DONE, risk=risk), body)]))["answer"]
    text = answer["text"]
    assert (text.encode("utf-8") if answer["encoding"] == "utf-8" else base64.b64decode(text)) == body


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(), words=st.text())
def test_each_job_is_a_line_as_json_dumps_writes_it(exporter: JsonReport, text: str, words: str) -> None:
    stream = io.BytesIO()
    failed = job(JobState.FAILED, case=words, failure=Failure(FailureCode.REJECTED, words))
    exporter.write([ReportedJob(job(JobState.DONE), text.encode()), ReportedJob(failed, None)], stream)
    report = json.loads(stream.getvalue())
    _head, *lines, _end, _nothing = stream.getvalue().decode().split("\n")
    assert [line.removesuffix(",") for line in lines] == [json.dumps(one, ensure_ascii=False) for one in report["jobs"]]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(value=anything_json)
def test_every_value_of_the_service_makes_a_valid_report(write: Write, value: object) -> None:
    answer = {"global_risk": value, "vision_risk": value, "software": value, "not_assessed": value}
    body = json.dumps(answer).encode()
    risk = read_risk_report(read_json_object(body) or {})
    write([ReportedJob(job(JobState.DONE, risk=risk), body)])


def test_stored_jobs_are_reported_without_token_or_key(tmp_path: Path, write: Write) -> None:
    path, risk = tmp_path / "jobs.sqlite3", (AnalysisType.RISK,)
    store = JobStore(open_for_writing(path), StandingClock())
    with transaction(store.connection):
        (drop,) = store.drops.note(["/documents"], SERVICE, risk, again=False)
        (added,) = store.drops.add(drop, [Found(document(), "")])
        assert added is not None
        attempt = store.begin_attempt(added.job_id, "id-of-the-key")
        assert attempt is not None
        answer = Answer(200, b'{"retrieve_token": "the-token"}')
        number = store.keep_answer(attempt.id, Call.ANALYSE, answer)
        outcome = read_submission(Exchange(answer, None, body_whole=True), risk)
        store.end_submission(attempt.id, outcome, body_whole=True, answer_number=number)
    reader = JobReader(open_for_reading(path))
    report = write(reader.reported_jobs())
    assert only_job(report)["state"] == "pending"
    assert "the-token" not in json.dumps(report)
    assert "id-of-the-key" not in json.dumps(report)
    reader.close()
    store.connection.close()


def test_memory_does_not_grow_with_the_number_of_jobs(exporter: JsonReport) -> None:
    answer = b'{"global_risk": "high", "note": "' + b"x" * 100_000 + b'"}'

    class Nowhere(io.RawIOBase):
        written = 0

        def write(self, data: object) -> int:
            assert isinstance(data, bytes)
            self.written += len(data)
            return len(data)

    def jobs(count: int) -> Iterator[ReportedJob]:
        for number in range(count):
            yield ReportedJob(job(JobState.DONE, id=f"job-{number}"), bytes(bytearray(answer)))

    def peak(count: int) -> int:
        stream = Nowhere()
        tracemalloc.start()
        try:
            assert exporter.write(jobs(count), stream) == count  # type: ignore[arg-type] # a stream that only writes
            assert stream.written > count * 100_000
            return tracemalloc.get_traced_memory()[1]
        finally:
            tracemalloc.stop()

    assert peak(300) < 2 * peak(3)


def test_a_stream_that_takes_no_more_is_an_os_error(exporter: JsonReport) -> None:
    class Full(io.BytesIO):
        def write(self, data: object, /) -> int:  # noqa: ARG002 - it looks at nothing
            raise OSError(28, "No space left on device")

    stream: BinaryIO = Full()
    with pytest.raises(OSError, match="No space left"):
        exporter.write([], stream)


def test_jobs_that_cannot_be_read_break_the_report_off(exporter: JsonReport) -> None:
    def jobs() -> Iterator[ReportedJob]:
        yield ReportedJob(job(), None)
        raise sqlite3.DatabaseError("database disk image is malformed")

    with pytest.raises(sqlite3.DatabaseError, match="malformed"):
        exporter.write(jobs(), io.BytesIO())


def test_the_schema_refuses_what_is_no_report(validator: Draft202012Validator, write: Write) -> None:
    report = write([ReportedJob(job(), None)])
    damages: tuple[dict[str, object], ...] = (
        {"schema_version": 2},
        {"exported_at": "2026-09-14 09:40:12"},
        {"jobs": [{}]},
        {"jobs": [report["jobs"][0] | {"state": "lost"}]},
        {"jobs": [report["jobs"][0] | {"added_at": None}]},
    )
    for damage in damages:
        assert not validator.is_valid(report | damage)


def test_a_verdict_stands_beside_the_risk_with_who_and_when(write: Write) -> None:
    review = Review(Verdict.ORIGINAL_REQUESTED, "asked by letter \ud800", "analyst", START + timedelta(hours=2))
    report = write([ReportedJob(job(JobState.DONE, review=review), b"{}")])
    assert report["jobs"][0]["verdict"] == {
        "value": "original_requested",
        "note": "asked by letter \ufffd",
        "by": "analyst",
        "at": "2026-09-14T10:40:12Z",
    }
