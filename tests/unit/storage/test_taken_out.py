"""Documents out of containers stay as long as somebody refers to them, and no longer."""

from pathlib import Path

import pytest

from finovox_desktop.storage.taken_out import folder_of_drop, sweep
from tests.unit.storage.conftest import Program, document, take_in

ORIGIN = "/mail.eml \u203a scan.pdf"


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    return tmp_path / "taken-out"


def _taken_out(directory: Path, drop_id: int, name: str = "0001-scan.pdf") -> Path:
    path = folder_of_drop(directory, drop_id) / "container" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(b"%PDF-")
    return path


def _job(program: Program, directory: Path) -> tuple[str, Path]:
    drop = program.drops()
    path = _taken_out(directory, drop.id)
    job_id, _ = program.does(lambda store: take_in(store, drop, document("scan.pdf", drop.id, str(path)), "", ORIGIN))
    program.does(lambda store: store.drops.end(drop))
    return job_id, path


def _sweep(program: Program, directory: Path) -> None:
    sweep(directory, program.store.drops.taken_out_in_use())


def test_a_file_goes_with_its_job_once_that_is_gone_for_good(program: Program, directory: Path) -> None:
    job_id, path = _job(program, directory)
    _, other = _job(program, directory)
    _sweep(program, directory)
    program.does(lambda store: store.removals.remove([job_id]))
    _sweep(program, directory)
    assert path.exists()  # the removal can be undone
    program.does(lambda store: store.removals.purge())
    _sweep(program, directory)
    assert not path.parent.parent.exists()
    assert other.exists()


def test_what_is_being_taken_in_stays_and_what_a_kill_left_goes(program: Program, directory: Path) -> None:
    drop = program.drops()
    waiting, left = _taken_out(directory, drop.id), _taken_out(directory, 99, ".partial-x")
    _sweep(program.killed_and_started(), directory)
    assert waiting.exists()
    assert not left.parent.parent.exists()


def test_a_data_directory_that_was_moved_loses_nothing(program: Program, directory: Path) -> None:
    _, path = _job(program, directory)
    moved = directory.rename(directory.with_name("moved"))
    _sweep(program, moved)
    assert (moved / path.relative_to(directory)).exists()


def test_without_containers_there_is_no_folder(program: Program, directory: Path) -> None:
    _sweep(program, directory)
    assert not directory.exists()


def test_a_foreign_file_or_a_link_in_the_folder_harms_nobody(program: Program, directory: Path, tmp_path: Path) -> None:
    outside = tmp_path / "outside" / "container" / "precious.pdf"
    outside.parent.mkdir(parents=True)
    outside.write_bytes(b"%PDF-")
    directory.mkdir()
    (directory / "note.txt").write_bytes(b"x")
    (directory / "7").symlink_to(tmp_path / "outside")
    _sweep(program, directory)
    assert outside.exists()
