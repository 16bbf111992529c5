"""Verdicts, notes and cases through the engine: given for many at once, and taken back one change after the other."""

from pathlib import Path

import pytest

from finovox_desktop.core.job import Job
from finovox_desktop.core.review import EditSubject, UndoableEdit, Verdict
from finovox_desktop.engine.edits import GREATEST_CASE_REFERENCE, GREATEST_NOTE
from tests.unit.engine.run import MakeRun, Run, wait_until


@pytest.fixture
def run(start: MakeRun, tmp_path: Path) -> Run:
    """A run with three documents that wait: it is paused before they are added."""
    run = start(user="analyst")
    run.controller.pause()
    files = [tmp_path / f"{number}.pdf" for number in range(3)]
    for number, file in enumerate(files):
        file.write_bytes(b"%PDF-1.7 document " + bytes([65 + number]))
    run.add(*map(str, files))
    return run


def jobs(run: Run) -> list[Job]:
    return list(run.jobs.values())


def verdicts(run: Run) -> list[Verdict | None]:
    return [job.review.verdict if job.review else None for job in jobs(run)]


def test_a_verdict_for_many_is_shown_with_who_gave_it_and_taken_back_at_once(run: Run) -> None:
    undoable: list[UndoableEdit | None] = []
    run.controller.edits.undoable_changed.connect(undoable.append)
    ids = list(run.jobs)
    run.controller.edits.set_verdict(ids[:1], Verdict.ACCEPTED)
    wait_until(lambda: verdicts(run)[0] is Verdict.ACCEPTED and undoable, "the verdict")
    run.controller.edits.set_verdict(ids, Verdict.REJECTED)
    wait_until(lambda: verdicts(run) == [Verdict.REJECTED] * 3 and len(undoable) == 2, "the verdicts")
    assert {job.review.by for job in jobs(run) if job.review} == {"analyst"}
    assert undoable[-1] == UndoableEdit(EditSubject.VERDICT, "rejected", tuple(ids))
    run.controller.edits.undo()
    wait_until(lambda: verdicts(run) == [Verdict.ACCEPTED, None, None], "the verdicts as they were")
    run.controller.edits.undo()
    wait_until(lambda: verdicts(run) == [None, None, None], "no verdict")
    assert undoable[-1] is None


def test_what_changes_nothing_cannot_be_taken_back(run: Run) -> None:
    ids = list(run.jobs)
    run.controller.edits.set_case(ids, "Case 12")
    wait_until(lambda: run.controller.edits.undoable, "the case")
    run.controller.edits.set_case(ids, "Case 12")
    run.controller.edits.set_note(ids[:1], "settled")
    wait_until(lambda: jobs(run)[0].review, "the note")
    run.controller.edits.undo()
    wait_until(lambda: jobs(run)[0].review is None, "no note")
    assert run.controller.edits.undoable == UndoableEdit(EditSubject.CASE, "Case 12", tuple(ids))


def test_texts_are_cut_and_a_case_is_one_line(run: Run) -> None:
    ids = list(run.jobs)
    run.controller.edits.set_case(ids[:1], "  one\n two  " + "x" * GREATEST_CASE_REFERENCE)
    run.controller.edits.set_note(ids[:1], "y" * (GREATEST_NOTE + 1))
    wait_until(lambda: jobs(run)[0].review and jobs(run)[0].case, "both")
    assert jobs(run)[0].case == ("one two " + "x" * GREATEST_CASE_REFERENCE)[:GREATEST_CASE_REFERENCE]
    review = jobs(run)[0].review
    assert review is not None
    assert len(review.note) == GREATEST_NOTE


def test_verdicts_outlive_the_run(run: Run, start: MakeRun) -> None:
    job_id = next(iter(run.jobs))
    run.controller.edits.set_verdict([job_id], Verdict.ORIGINAL_REQUESTED)
    wait_until(lambda: run.job(job_id).review, "the verdict")
    review = run.job(job_id).review
    assert start().job(job_id).review == review


@pytest.mark.usefixtures("caplog")
def test_what_cannot_be_recorded_is_kept_and_recorded_when_there_is_room_again(run: Run) -> None:
    job_id = next(iter(run.jobs))
    connection = run.controller._parts.writer.call(lambda store: store.connection).result(10)
    connection.execute("PRAGMA query_only = ON")
    run.controller.edits.set_note([job_id], "first")
    run.controller.edits.set_note([job_id], "call the bank")
    wait_until(lambda: run.errors, "the trouble")
    assert run.job(job_id).review is None
    connection.execute("PRAGMA query_only = OFF")
    wait_until(lambda: run.job(job_id).review, "the note")
    wait_until(lambda: (review := run.job(job_id).review) and review.note == "call the bank", "the last note")
