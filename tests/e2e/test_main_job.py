"""The main job as a person does it: drop documents on the window, see their risk, export the report."""

import json
from pathlib import Path

import jsonschema
import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program

pytestmark = pytest.mark.desktop

RESOURCES = Path(__file__).parents[2] / "resources"
SAMPLES = sorted(path for path in (RESOURCES / "samples").iterdir() if path.suffix in {".pdf", ".jpg", ".png"})


def test_documents_dragged_onto_the_window_end_in_a_report(desktop: Desktop, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    with Program(desktop, tmp_path / "data", "--sandbox") as program:
        program.wait_until(lambda screen: screen.widget("dropArea") is not None, "the inviting drop area")

        desktop.drag(SAMPLES, "Finovox Desktop")

        screen = program.wait_for_results([path.name for path in SAMPLES])
        risks = {row.document: row.risk for row in screen.rows}
        assert risks["invoice-edited.pdf"] == "High risk"
        assert risks["receipt-photo.jpg"] == "High risk"
        assert risks["payslip-saved-by-online-editor.pdf"] == "Medium risk"
        assert risks["invoice-original.pdf"] == "Low risk"
        assert [row.risk for row in screen.rows] == ["High risk"] * 2 + ["Medium risk"] + ["Low risk"] * 3
        assert all("Local check on this computer" in row.spoken for row in screen.rows)

        program.click("export")
        program.click_action("export_all")
        desktop.save_as("Export the report", report)
        program.wait_until(lambda screen: "report.json" in screen.texts, "the word that the report was written")

        assert program.close() == 0
        assert program.words_on_stderr == ""
    document = json.loads(report.read_bytes())
    schema = json.loads((RESOURCES / "schema" / "report-1.schema.json").read_bytes())
    jsonschema.validate(document, schema, cls=jsonschema.Draft202012Validator)
    assert {job["document"]["name"]: job["state"] for job in document["jobs"]} == {
        path.name: "done" for path in SAMPLES
    }
    assert document["service"] == {"root": "sandbox", "sandbox": True}
    assert all(job["service"]["sandbox"] for job in document["jobs"])


def test_the_same_documents_dropped_again_are_shown_and_not_submitted_twice(desktop: Desktop, tmp_path: Path) -> None:
    with Program(desktop, tmp_path / "data", "--sandbox", SAMPLES[0]) as program:
        program.wait_for_results([SAMPLES[0].name])
        desktop.drag(SAMPLES[:1], "Finovox Desktop")
        program.wait_until(lambda screen: "was already analysed" in screen.texts, "the word that it was here already")
        assert len(program.look().rows) == 1
        assert program.close() == 0


def test_what_is_no_document_is_named_with_its_reason(desktop: Desktop, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no document")
    with Program(desktop, tmp_path / "data", "--sandbox") as program:
        program.wait_until(lambda screen: screen.widget("dropArea") is not None, "the inviting drop area")
        desktop.drag([tmp_path / "notes.txt"], "Finovox Desktop")
        program.wait_until(lambda screen: "1 file was not added" in screen.texts, "the word that it was not added")
        assert program.close() == 0
