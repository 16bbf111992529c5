"""The main job by keyboard alone: add through the dialog, look at the worst, decide in the triage, export. No mouse."""

import getpass
import json
from datetime import datetime
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program, Screen

pytestmark = pytest.mark.desktop

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
HIGH = ("invoice-edited.pdf", "receipt-photo.jpg")
DOCUMENTS = (*HIGH, "invoice-original.pdf")
NOTE = "Total was changed, 2 calls made"
_MOST_TABS = 60


def text_of(screen: Screen, name: str) -> str:
    place = screen.widget(name)
    return place.text if place is not None else ""


def shown(screen: Screen) -> set[str]:
    return {row.document for row in screen.rows}


def go_to(desktop: Desktop, program: Program, name: str, key: str) -> None:
    """Press a key until a widget has the keyboard."""
    passed: list[str] = []
    while (focused := program.look().focused) != name:
        assert len(passed) < _MOST_TABS, f"{name} is not reached by {key}: {passed}"
        passed.append(focused)
        desktop.keys(key)


def decide(desktop: Desktop, program: Program) -> None:
    """Go through two documents in the triage: reject with a note, accept, undo, ask for the original."""
    desktop.keys("n")
    program.wait_until(lambda screen: screen.focused == "triageNote", "the note")
    desktop.type_text(NOTE)
    desktop.keys("ctrl+Return", "2")
    second = "2 of 2 · 1 to review"
    program.wait_until(lambda screen: text_of(screen, "triageProgress") == second, "the second document")
    program.wait_until(lambda screen: "Rejected" in text_of(screen, "triageSaid"), "the word that it is recorded")
    desktop.keys("1")
    program.wait_until(lambda screen: "1 accepted" in screen.texts, "the summary")
    desktop.keys("ctrl+z")
    program.wait_until(lambda screen: text_of(screen, "triageProgress") == second, "the verdict taken back")
    desktop.keys("3")
    program.wait_until(lambda screen: "1 original" in screen.texts, "the summary again")


def test_documents_are_added_decided_about_and_exported_by_keyboard_alone(desktop: Desktop, tmp_path: Path) -> None:
    report = tmp_path / "report.json"
    with Program(desktop, tmp_path / "data", "--sandbox") as program:
        program.wait_until(lambda screen: screen.widget("dropArea") is not None, "the inviting drop area")

        desktop.keys("ctrl+o")
        desktop.wait_for_window("Add files")
        desktop.type_text(" ".join(f'"{SAMPLES / name}"' for name in DOCUMENTS))
        desktop.keys("Return")
        program.wait_for_results(DOCUMENTS)

        # The chips are one stop of the way; the arrows go from one to the other.
        go_to(desktop, program, "chip_to_review", "shift+Tab")
        go_to(desktop, program, "chip_high", "Left")
        desktop.keys("space")
        program.wait_until(lambda screen: shown(screen) == set(HIGH), "the documents of high risk alone")

        go_to(desktop, program, "jobTable", "Tab")
        desktop.keys("Home", "Return")
        program.wait_until(lambda screen: "High risk: " in screen.texts, "the details")

        desktop.keys("F8")
        screen = program.wait_until(lambda screen: screen.widget("triagePage") is not None, "the triage")
        assert text_of(screen, "triageProgress") == "1 of 2 · 2 to review"
        decide(desktop, program)
        desktop.keys("Escape")
        program.wait_until(lambda screen: screen.widget("jobTable") is not None, "the table")

        desktop.keys("ctrl+e")
        desktop.save_as("Export the report", report)
        program.wait_until(lambda screen: "report.json" in screen.texts, "the word that the report was written")
        assert program.close() == 0
        assert program.words_on_stderr == ""

    jobs = {job["document"]["name"]: job["verdict"] for job in json.loads(report.read_bytes())["jobs"]}
    assert set(jobs) == set(HIGH)
    by_value = {verdict["value"]: verdict for verdict in jobs.values()}
    assert set(by_value) == {"rejected", "original_requested"}
    assert by_value["rejected"]["note"] == NOTE
    assert by_value["original_requested"]["note"] == ""
    for verdict in by_value.values():
        assert verdict["by"] == getpass.getuser()
        assert datetime.fromisoformat(verdict["at"]).tzinfo is not None
