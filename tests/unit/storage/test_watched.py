"""What was taken from the watched folder is known for ever, and comes through a damaged database."""

import sqlite3
from pathlib import Path

import pytest

from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.found import Found
from finovox_desktop.core.watched import WatchedFile
from finovox_desktop.storage.drop_store import Added
from finovox_desktop.storage.schema import PAGE_SIZE
from tests.unit.storage.conftest import RISK, Program, document, take_in
from tests.unit.storage.stored_jobs import start

FILE = WatchedFile("/scans/a\udcff.pdf", 184_320, 1_700_000_000_000)


def _take(program: Program, content: int, file: WatchedFile = FILE, case: str = "Case 7") -> Added | None:
    (drop,) = program.does(lambda store: store.drops.note_watched([(file.path, case)], SERVICE, RISK))
    assert drop.is_watched
    found = document("a.pdf", content, file.path)
    (added,) = program.does(lambda store: store.drops.add(drop, [Found(found, "found")]))
    program.does(lambda store: store.drops.end_watched(drop, file))
    return added


def test_a_content_is_taken_once_whatever_became_of_its_job(program: Program) -> None:
    added = _take(program, 1)
    assert added is not None
    assert program.job(added.job_id).case == "Case 7"
    program.does(lambda store: store.removals.remove([added.job_id]))
    program.does(lambda store: store.removals.purge())
    program = program.killed_and_started()
    assert _take(program, 1, WatchedFile("/scans/copy.pdf", 1, 1)) is None
    assert _take(program, 2) is not None


def test_a_file_is_done_with_as_it_was(program: Program) -> None:
    _take(program, 1)
    changed = WatchedFile(FILE.path, FILE.size + 1, FILE.modified_ns)
    assert program.store.watched.done_with() == {FILE}
    _take(program, 2, changed)
    assert program.store.watched.done_with() == {changed}
    assert program.store.watched.holds(document(content=1).sha256)


def test_without_a_sub_folder_the_case_is_as_found(program: Program) -> None:
    added = _take(program, 1, case="")
    assert added is not None
    assert program.job(added.job_id).case == "found"


def test_an_intake_that_was_killed_finds_its_job(program: Program) -> None:
    program.does(lambda store: store.drops.note_watched([(FILE.path, "")], SERVICE, RISK))
    found = document("a.pdf", 1, FILE.path)
    (drop,) = program.store.drops.open()
    first = program.does(lambda store: store.drops.add(drop, [Found(found, "")]))
    program = program.killed_and_started()
    (drop,) = program.store.drops.open()
    assert drop.is_watched
    assert program.does(lambda store: store.drops.add(drop, [Found(found, "")])) == first


def test_it_comes_through_a_damaged_database(
    program: Program, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    added = _take(program, 1)
    assert added is not None
    drop = program.drops()
    program.does(lambda store: take_in(store, drop, document("b.pdf", 2), "", "/mail.eml \u203a b.pdf"))
    program.store.connection.close()
    folder = tmp_path / "damaged"
    folder.mkdir()
    path = folder / "jobs.sqlite3"
    path.write_bytes(b"\0" * PAGE_SIZE + program.path.read_bytes()[PAGE_SIZE:])
    found = start(path)
    assert found.is_salvaged
    assert "damaged" in caplog.text
    assert sorted(job.origin for job in found.jobs.values()) == ["", "/mail.eml \u203a b.pdf"]
    connection = sqlite3.connect(path)
    rows = connection.execute("SELECT path, size, modified_ns, sha256 FROM watched_file ORDER BY sha256").fetchall()
    connection.close()
    raw = b"/scans/a\xff.pdf"
    assert rows == [
        (raw, FILE.size, FILE.modified_ns, ""),
        (raw, FILE.size, FILE.modified_ns, document(content=1).sha256),
    ]
