"""Documents become jobs: once, whatever is dropped twice and whenever the program is stopped."""

import os
from pathlib import Path

import pytest

from finovox_desktop.core.destination import SANDBOX, SERVICE, AnalysisType
from finovox_desktop.core.found import Found
from finovox_desktop.core.job import JobState, Move
from finovox_desktop.core.review import EditSubject
from finovox_desktop.storage.drop_store import Added
from tests.unit.storage.conftest import RISK, START, Program, document, take_in


def test_a_document_becomes_a_queued_job_with_a_first_row_of_history(program: Program) -> None:
    drop = program.drops()
    job_id, is_new = program.does(lambda store: take_in(store, drop, document(), "case 7"))
    assert is_new
    job = program.job(job_id)
    assert (job.document, job.case, job.state) == (document(), "case 7", JobState.QUEUED)
    assert (job.destination, job.analysis_types, job.added_at) == (SERVICE, RISK, START)
    assert program.change().added == (job,)
    details = program.store.reader.details(job_id)
    assert details is not None
    assert [(entry.move, entry.from_state, entry.to_state) for entry in details.history] == [
        (Move.ADDED, None, JobState.QUEUED)
    ]


def test_the_same_content_is_known_under_any_name(program: Program) -> None:
    first = program.adds("a.pdf", content=1)
    assert program.adds("b.pdf", content=1) == first
    assert program.adds("a.pdf", content=2) != first


def test_the_same_content_is_judged_per_destination_and_types(program: Program) -> None:
    first = program.adds(content=1)
    assert program.adds(content=1, destination=SANDBOX) != first
    both = (AnalysisType.EXPLANATION, AnalysisType.RISK)
    drop, turned = program.does(
        lambda store: (
            *store.drops.note(["/documents"], SERVICE, both, again=False),
            *store.drops.note(["/documents"], SERVICE, both[::-1], again=False),
        )
    )
    explained, is_new = program.does(lambda store: take_in(store, drop, document(), ""))
    assert is_new
    assert program.does(lambda store: take_in(store, turned, document(), "")) == (explained, False)


def test_documents_that_come_together_are_told_apart_like_those_that_come_one_by_one(program: Program) -> None:
    known = program.adds("known.pdf", content=1)
    program.change()
    drop = program.drops()
    found = [
        Found(document("a.pdf", 2), "case 7"),
        Found(document("again.pdf", 1), "case 7"),
        Found(document("b.pdf", 3), "case 8", "/mail.eml \u203a b.pdf"),
        Found(document("copy of a.pdf", 2), "case 7"),
        Found(document("a.pdf", 2), "case 7"),
    ]
    a, again, b, copy, same = program.does(lambda store: store.drops.add(drop, found))
    assert a is not None
    assert b is not None
    assert again == Added(known, is_new=False)
    assert copy == Added(a.job_id, is_new=False)
    assert same == a
    change = program.change()
    assert change.added == (program.job(a.job_id), program.job(b.job_id))
    assert [(job.order, job.case, job.origin) for job in change.added] == [
        (2, "case 7", ""), (3, "case 8", "/mail.eml \u203a b.pdf"),
    ]  # fmt: skip
    assert program.moves(a.job_id) == program.moves(b.job_id) == ["added"]
    program = program.killed_and_started()
    assert program.does(lambda store: store.drops.add(drop, found)) == (a, again, b, copy, same)


def test_a_job_that_was_removed_is_not_known(program: Program) -> None:
    first = program.adds()
    program.does(lambda store: store.removals.remove([first]))
    assert program.adds() != first


@pytest.mark.parametrize("move", [Move.CANCELLED_BY_USER, Move.DISMISSED_BY_USER])
def test_what_the_user_took_back_may_come_in_again(program: Program, move: Move) -> None:
    first = program.adds()
    program.does(lambda store: store.move_by_user([first], move))
    assert program.adds() != first


def test_again_makes_a_new_job_of_the_same_content(program: Program) -> None:
    first = program.adds()
    drop = program.drops(again=True)
    second, is_new = program.does(lambda store: take_in(store, drop, document(), ""))
    assert is_new
    assert second != first


def test_an_interrupted_intake_starts_over_and_makes_nothing_twice(program: Program) -> None:
    drop = program.drops(again=True, path="/documents")
    first, _ = program.does(lambda store: take_in(store, drop, document("a.pdf"), ""))
    program = program.killed_and_started()
    (open_drop,) = program.store.drops.open()
    assert (open_drop.id, open_drop.path, open_drop.again) == (drop.id, "/documents", True)
    assert program.does(lambda store: take_in(store, open_drop, document("a.pdf"), "")) == (first, True)
    _, is_new = program.does(lambda store: take_in(store, open_drop, document("b.pdf"), ""))
    assert is_new
    program.does(lambda store: store.drops.end(open_drop))
    assert program.store.drops.open() == ()


def test_a_later_drop_does_not_find_the_jobs_of_an_earlier_one(program: Program) -> None:
    for _ in range(2):
        drop = program.drops(again=True)
        _, is_new = program.does(lambda store, drop=drop: take_in(store, drop, document(), ""))  # type: ignore[misc]
        assert is_new
        program.does(lambda store, drop=drop: store.drops.end(drop))  # type: ignore[misc]


def test_a_job_is_submitted_again_from_its_file(program: Program) -> None:
    job_id = program.adds("a.pdf")
    (drop,) = program.does(lambda store: store.drops.note_again([job_id, "gone"], SERVICE, RISK))
    assert (drop.path, drop.again) == ("/documents/a.pdf", True)


def test_a_job_that_is_made_again_keeps_name_case_and_origin(program: Program) -> None:
    drop = program.drops()
    origin = "/mail.eml \u203a scan.pdf"
    first, _ = program.does(lambda store: take_in(store, drop, document("scan.pdf"), "case 7", origin))
    program.does(lambda store: store.edits.change([first], EditSubject.CASE, "case 8", "ana"))
    program.does(lambda store: store.drops.note_again([first], SERVICE, RISK))
    program = program.killed_and_started()
    again = program.store.drops.open()[-1]
    found = document("0001-scan.pdf")
    second, is_new = program.does(lambda store: take_in(store, again, found, ""))
    assert is_new
    job = program.job(second)
    assert (job.document.name, job.case, job.origin) == ("scan.pdf", "case 8", origin)


def test_names_that_are_no_utf_8_come_back_byte_for_byte(program: Program, tmp_path: Path) -> None:
    raw = os.fsencode(tmp_path) + b"/\xff\xfe\x80.pdf"
    Path(os.fsdecode(raw)).write_bytes(b"%PDF-1.7")
    drop = program.drops(path=os.fsdecode(raw))
    job_id, _ = program.does(lambda store: take_in(store, drop, document(path=os.fsdecode(raw)), ""))
    program = program.killed_and_started()
    assert os.fsencode(program.store.drops.open()[0].path) == raw
    path = program.job(job_id).document.path
    assert os.fsencode(path) == raw
    assert Path(path).read_bytes() == b"%PDF-1.7"


@pytest.mark.parametrize("name", ["", "'; DROP TABLE job; --", "nul\x00.pdf", "<b>.pdf", "\u202efdp.exe", "x" * 5000])
def test_hostile_names_are_kept_as_they_are(program: Program, name: str) -> None:
    assert program.job(program.adds(name)).document.name == name


def test_jobs_are_ordered_by_their_intake(program: Program) -> None:
    ids = [program.adds(content=n) for n in range(5)]
    assert [job.id for job in program.store.reader.jobs()] == ids[::-1]
    assert [program.job(job_id).order for job_id in ids] == [1, 2, 3, 4, 5]
