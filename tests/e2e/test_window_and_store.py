"""The window over a store that cannot be written, or is damaged: it stays alive, says so, and goes on."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.test_main_job import SAMPLES
from tests.e2e.test_restart import KEY, NAMES
from tests.fakes.held_service import held_service
from tests.fakes.small_disk import small_disk

pytestmark = pytest.mark.desktop

GREATEST_STALL_SECONDS = 1.0
ROOM = 3 * 1024 * 1024


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Path]:
    with small_disk(tmp_path / "disk", ROOM) as folder:
        yield folder


def fill(disk: Path) -> Path:
    filler = disk / "filler"
    with filler.open("wb", buffering=0) as file:
        try:
            while file.write(b"\0" * 4096):
                pass
        except OSError:
            return filler
    raise AssertionError("the disk is not full")


def test_a_full_disk_stops_submissions_and_goes_on_when_there_is_room(desktop: Desktop, disk: Path) -> None:
    with held_service() as (root, inspector):
        options = ["--base-url", root, "--poll-interval", "0.2"]
        with Program(desktop, disk / "data", *options, SAMPLES[0], FINOVOX_API_KEY=KEY) as program:
            program.wait_until(
                lambda screen: "In analysis" in " ".join(c for r in screen.rows for c in r.cells), "analysis"
            )
            filler = fill(disk)
            desktop.drag(SAMPLES[1:3], "Finovox Desktop")
            program.wait_until(lambda screen: "disk is full" in screen.texts, "the word that the disk is full")
            assert len(inspector.documents) == 1
            filler.unlink()
            program.wait_until(lambda screen: "disk is full" not in screen.texts, "the end of the trouble")
            # What was dropped meanwhile goes on by itself.
            inspector.let_go.set()
            program.wait_for_results([path.name for path in SAMPLES[:3]])
            assert program.look().longest_stall < GREATEST_STALL_SECONDS
            assert program.close() == 0
        assert len(inspector.documents) == 3


def test_a_damaged_store_is_told_and_the_window_works(desktop: Desktop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Program(desktop, data, "--sandbox", *SAMPLES) as program:
        program.wait_for_results(NAMES)
        assert program.close() == 0
    database = data / "jobs.sqlite3"
    content = bytearray(database.read_bytes())
    content[16:100] = b"\xff" * 84
    database.write_bytes(content)

    with Program(desktop, data, "--sandbox") as program:
        # That it was damaged is said first: before anyone acts on the rows.
        screen = program.wait_until(
            lambda screen: "damaged" in screen.texts and len(screen.rows) == len(NAMES), "the damage and the rows"
        )
        assert {row.document for row in screen.rows} == set(NAMES)
        assert {row.risk.split()[-1] for row in screen.rows} == {"risk"}
        assert screen.longest_stall < GREATEST_STALL_SECONDS
        assert program.close() == 0
    assert len(list(data.glob("jobs.damaged-*.sqlite3"))) == 1
    with contextlib.closing(sqlite3.connect(database)) as connection:
        assert connection.execute("PRAGMA quick_check").fetchone() == ("ok",)
