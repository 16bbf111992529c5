"""A damaged store: set aside, never deleted; what can be read goes on, nothing is invented, nothing is sent by itself."""

import random
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from finovox_desktop.core.destination import SERVICE
from finovox_desktop.core.errors import DataDamagedError, DataDirectoryUnusableError, FinovoxError
from finovox_desktop.core.job import JobState
from finovox_desktop.storage.database import open_for_reading
from finovox_desktop.storage.opening import open_store
from finovox_desktop.storage.schema import PAGE_SIZE, SCHEMA_VERSION, migrate, migrations
from tests.unit.storage.conftest import StandingClock
from tests.unit.storage.stored_jobs import (
    FIRST_IN_LOG,
    JOBS,
    Found,
    Stored,
    none_would_be_sent_by_itself,
    start,
    store_jobs,
)

pytestmark = pytest.mark.usefixtures("caplog")  # every damage is logged

FLIPPED_BYTES = 100
VERSION_BYTES = range(60, 64)


@pytest.fixture(scope="module")
def stored(tmp_path_factory: pytest.TempPathFactory) -> Stored:
    return store_jobs(tmp_path_factory.mktemp("stored") / "jobs", keeps_log=False)


@pytest.fixture(scope="module")
def logged(tmp_path_factory: pytest.TempPathFactory) -> Stored:
    """The files of a process that was killed: the last jobs stand in the log only."""
    return store_jobs(tmp_path_factory.mktemp("logged") / "jobs", keeps_log=True)


def overwrite(path: Path, offset: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(content)


def damaged_files(path: Path) -> list[Path]:
    return sorted(file for file in path.parent.iterdir() if ".damaged-" in file.name)


def pages_of_tokens(stored: Stored) -> dict[str, set[int]]:
    """Give for each job the pages on which the token of its attempt stands."""
    content = stored.database.read_bytes()
    pages: dict[str, set[int]] = {}
    for job_id, token in stored.tokens.items():
        start = content.find(token.encode())
        while start >= 0:
            pages.setdefault(job_id, set()).add(start // PAGE_SIZE)
            start = content.find(token.encode(), start + 1)
    return pages


def assert_sound(stored: Stored, found: Found) -> None:
    assert found.jobs.keys() <= stored.jobs.keys()
    assert found.tokens.items() <= (stored.tokens | stored.spent_tokens).items()
    assert none_would_be_sent_by_itself(stored, found)


def test_a_sound_store_is_opened_as_it_is(stored: Stored, tmp_path: Path) -> None:
    path = stored.copied_to(tmp_path / "data")
    found = start(path)
    assert found.jobs == stored.jobs
    assert found.tokens == stored.tokens
    assert not found.is_salvaged
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_every_page_in_turn_is_filled_with_zeros(stored: Stored, tmp_path: Path) -> None:
    where = pages_of_tokens(stored)
    salvaged = 0
    for number in range(stored.database.stat().st_size // PAGE_SIZE):
        path = stored.copied_to(tmp_path / f"{number}")
        overwrite(path, number * PAGE_SIZE, bytes(PAGE_SIZE))
        found = start(path)
        salvaged += found.is_salvaged
        assert_sound(stored, found)
        for job_id, pages in where.items():
            assert job_id in found.tokens or number in pages, f"page {number}"
        shutil.rmtree(path.parent)
    assert salvaged > 20


def test_single_bytes_anywhere_are_damaged(stored: Stored, tmp_path: Path) -> None:
    places = random.Random(20261123)  # the same places in every run
    content = stored.database.read_bytes()
    offsets = [*range(0, 100, 3), *places.sample(range(100, len(content)), FLIPPED_BYTES)]
    names = {(job.document.name, job.document.sha256) for job in stored.jobs.values()}
    for offset in offsets:
        path = stored.copied_to(tmp_path / f"{offset}")
        overwrite(path, offset, bytes([content[offset] ^ places.randrange(1, 256)]))
        try:
            found = start(path)
        except DataDirectoryUnusableError:
            if offset in VERSION_BYTES:
                continue  # "written by a newer version": nothing was changed
            raise
        assert len(found.jobs) <= JOBS, offset
        for job in found.jobs.values():
            known = stored.jobs.get(job.id)
            same = [job.id in stored.jobs, any(job.document.name == name for name, _ in names),
                    any(job.document.sha256 == sha256 for _, sha256 in names)]  # fmt: skip
            assert sum(same) >= 2 or (known is not None and job.id in found.tokens), (offset, job)
        assert len(stored.tokens.items() - found.tokens.items()) <= PAGE_SIZE // 50, offset
        assert none_would_be_sent_by_itself(stored, found), offset
        shutil.rmtree(path.parent)


def test_verdicts_and_notes_come_through_a_lost_header(stored: Stored, tmp_path: Path) -> None:
    path = stored.copied_to(tmp_path / "data")
    overwrite(path, 0, b"\xff" * 100)
    found = start(path)
    reviews = {job.id: job.review for job in stored.jobs.values() if job.review}
    assert len(reviews) == JOBS // 5
    assert {job.id: job.review for job in found.jobs.values() if job.review} == reviews


def test_a_verdict_that_is_none_is_taken_from_what_people_changed(stored: Stored, tmp_path: Path) -> None:
    path = stored.copied_to(tmp_path / "data")
    job = next(job for job in stored.jobs.values() if job.review)
    connection = sqlite3.connect(path)
    connection.execute("UPDATE job SET verdict = 'acc_pted' WHERE id = ?", [job.id])
    connection.commit()
    connection.close()
    assert start(path).jobs[job.id].review == job.review


def no_database(path: Path) -> None:
    path.write_bytes(b"no database at all" * 1000)


def other_header(path: Path) -> None:
    overwrite(path, 0, b"\xff" * 100)


def cut_in_half(path: Path) -> None:
    with path.open("r+b") as file:
        file.truncate(path.stat().st_size // 2 - 100)


def zeros_in_the_middle(path: Path) -> None:
    overwrite(path, 10 * PAGE_SIZE, bytes(20 * PAGE_SIZE))


@pytest.mark.parametrize(
    ("damage", "fewest"), [(no_database, 0), (other_header, JOBS), (cut_in_half, 50), (zeros_in_the_middle, 50)]
)
def test_a_damaged_file_is_set_aside_and_what_can_be_read_goes_on(
    stored: Stored, tmp_path: Path, damage: Callable[[Path], None], fewest: int
) -> None:
    path = stored.copied_to(tmp_path / "data")
    damage(path)
    before = path.read_bytes()
    found = start(path)
    assert_sound(stored, found)
    assert len(found.jobs) >= fewest
    (aside,) = damaged_files(path)
    assert aside.read_bytes() == before
    assert aside.name == "jobs.damaged-20260914T084012Z.sqlite3"
    assert f"Jobs salvaged: {len(found.jobs)}" in found.notice
    assert str(aside) in found.notice
    again = start(path)
    assert (again.jobs, again.is_salvaged) == (found.jobs, False)


def test_what_is_known_to_be_lost_is_counted(stored: Stored, tmp_path: Path) -> None:
    path = stored.copied_to(tmp_path / "data")
    content = path.read_bytes()
    page = content.find(b"document 190.pdf") // PAGE_SIZE
    overwrite(path, page * PAGE_SIZE, bytes(PAGE_SIZE))
    found = start(path)
    missing = JOBS - len(found.jobs)
    assert missing > 0
    assert f"lost: {missing}" in found.notice


def test_a_token_whose_job_is_lost_is_asked_as_a_job_without_a_name(stored: Stored, tmp_path: Path) -> None:
    path = stored.copied_to(tmp_path / "data")
    page = path.read_bytes().find(b"document 191.pdf") // PAGE_SIZE
    overwrite(path, page * PAGE_SIZE, bytes(PAGE_SIZE))
    found = start(path)
    assert found.tokens.items() >= stored.tokens.items()
    rebuilt = [job for job in found.jobs.values() if job.document.name == "?"]
    assert rebuilt
    assert {job.state for job in rebuilt} == {JobState.PENDING}
    assert all(job.destination == stored.jobs[job.id].destination for job in rebuilt)


# The log


def test_a_killed_process_leaves_everything_in_the_log(logged: Stored, tmp_path: Path) -> None:
    found = start(logged.copied_to(tmp_path / "data"))
    assert found.jobs == logged.jobs
    assert found.tokens == logged.tokens
    assert not found.is_salvaged


def test_a_log_that_is_damaged_in_the_middle_loses_no_later_token(logged: Stored, tmp_path: Path) -> None:
    path = logged.copied_to(tmp_path / "data")
    log = path.with_name(f"{path.name}-wal")
    overwrite(log, log.stat().st_size // 2, b"damaged")
    found = start(path)
    assert found.is_salvaged
    assert_sound(logged, found)
    assert len(found.tokens) >= len(logged.tokens) - 1
    assert len(damaged_files(path)) == 2  # the log lies beside its database


def test_jobs_whose_submission_may_have_been_noted_in_a_lost_commit_wait_for_the_user(
    logged: Stored, tmp_path: Path
) -> None:
    path = logged.copied_to(tmp_path / "data")
    log = path.with_name(f"{path.name}-wal")
    overwrite(log, log.stat().st_size // 2, b"damaged")
    states = {job.state for job in start(path).jobs.values()}
    assert JobState.QUEUED not in states
    assert JobState.UNCONFIRMED in states


def test_frames_all_over_the_log_are_damaged_in_turn(logged: Stored, tmp_path: Path) -> None:
    size = logged.log.stat().st_size
    step = max((size - 32) // (PAGE_SIZE + 24) // 8, 1) * (PAGE_SIZE + 24)
    for offset in (*range(0, 32, 4), *range(32 + 2000, size - 20 * (PAGE_SIZE + 24), step)):
        path = logged.copied_to(tmp_path / f"{offset}")
        log = path.with_name(f"{path.name}-wal")
        overwrite(log, offset, bytes(byte ^ 0x55 for byte in logged.log.read_bytes()[offset : offset + 4]))
        found = start(path)
        assert found.is_salvaged, offset
        assert_sound(logged, found)
        assert len(found.tokens) >= len(logged.tokens) - 2, offset
        shutil.rmtree(path.parent)


def test_a_database_that_was_cut_to_nothing_is_read_from_its_log(logged: Stored, tmp_path: Path) -> None:
    path = logged.copied_to(tmp_path / "data")
    path.write_bytes(b"")
    found = start(path)
    assert found.is_salvaged
    assert_sound(logged, found)
    in_log = {f"document {number}.pdf" for number in range(FIRST_IN_LOG, JOBS)}
    assert in_log <= {job.document.name for job in found.jobs.values()}


# Setting aside


def test_two_damages_in_the_same_second_are_both_kept(stored: Stored, tmp_path: Path) -> None:
    path = stored.copied_to(tmp_path / "data")
    for _ in range(2):
        other_header(path)
        assert len(start(path).jobs) == JOBS
    assert len(damaged_files(path)) == 2


@pytest.mark.parametrize("renamed", [0, 1, 2])
def test_a_salvage_that_is_killed_while_it_renames_is_finished_at_the_next_start(
    logged: Stored, tmp_path: Path, renamed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = logged.copied_to(tmp_path / "data")
    log = path.with_name(f"{path.name}-wal")
    overwrite(log, 5000, b"damaged")
    rename = Path.rename
    done: list[Path] = []

    def be_killed(file: Path, target: Path) -> Path:
        if len(done) == renamed:
            raise KeyboardInterrupt
        done.append(file)
        return rename(file, target)

    with monkeypatch.context() as patched:
        patched.setattr(Path, "rename", be_killed)
        with pytest.raises(KeyboardInterrupt):
            start(path)
    found = start(path)
    assert len(found.tokens) >= len(logged.tokens) - 1
    assert len(damaged_files(path)) == 2


def test_reading_commands_say_that_the_store_is_damaged_and_leave_it(stored: Stored, tmp_path: Path) -> None:
    path = stored.copied_to(tmp_path / "data")
    no_database(path)
    with pytest.raises(DataDamagedError, match="Start the window") as refusal:
        open_for_reading(path)
    assert isinstance(refusal.value, FinovoxError)
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_damaged_store_that_cannot_be_salvaged_now_is_as_it_was(
    stored: Stored, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = stored.copied_to(tmp_path / "data")
    no_database(path)

    def have_no_room(_path: Path) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr("finovox_desktop.storage.salvage.make_durable", have_no_room)
        with pytest.raises(DataDirectoryUnusableError, match="No space left"):
            open_store(path, StandingClock())
    assert [file.name for file in path.parent.iterdir()] == [path.name]
    assert start(path).is_salvaged


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION))
def test_a_damaged_store_of_an_older_version_is_salvaged_into_the_present_one(tmp_path: Path, version: int) -> None:
    path = tmp_path / "jobs.sqlite3"
    connection = sqlite3.connect(path, isolation_level=None)
    connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
    migrate(connection, path, migrations()[:version])
    job_id = "0123456789abcdef" * 2
    connection.execute(
        "INSERT INTO job (id, submission_order, path, name, size, sha256, kind, modified_ns, case_reference, destination, "
        "analysis_types, state, added_at) VALUES (?, 1, x'2f61', 'a.pdf', 9, ?, 'pdf', 0, 'Case 12', ?, 'risk', 'queued', ?)",
        [job_id, "0" * 64, SERVICE.root, "2026-09-14T08:40:12.000000+00:00"],
    )
    root = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'job_by_content'").fetchone()[0]
    connection.close()
    overwrite(path, (root - 1) * PAGE_SIZE, b"\xff" * PAGE_SIZE)
    found = start(path)
    assert found.is_salvaged
    assert [(job.document.name, job.case, job.review) for job in found.jobs.values()] == [("a.pdf", "Case 12", None)]
