"""A power cut: what was acknowledged is there when the files are as they were at that moment, torn at their end."""

import json
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from finovox_desktop.command_line import ExitStatus
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.storage.database import open_for_reading
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.opening import open_store

COMMITS = 60


class CommittingProcess:
    """A process of its own that commits when it is told to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.committing_process", path],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[2],
        )

    def commits(self) -> int:
        """Have a job committed; give its number when that is acknowledged."""
        assert self.process.stdin is not None
        assert self.process.stdout is not None
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return int(self.process.stdout.readline())

    def is_cut_off(self, folder: Path) -> Path:
        """Copy the files as they are now, as after a power cut; give the database's path. The shared memory is lost."""
        folder.mkdir()
        for file in (self.path, self.log):
            shutil.copy(file, folder)
        return folder / self.path.name

    @property
    def log(self) -> Path:
        return self.path.with_name(f"{self.path.name}-wal")

    def ends(self) -> None:
        """Have it end in order: what stands in the log gets into the database."""
        self.process.communicate(timeout=30)

    def kill(self) -> None:
        if self.process.returncode is None:
            self.process.kill()
            self.process.communicate()


@pytest.fixture
def committing(tmp_path: Path) -> Iterator[CommittingProcess]:
    (tmp_path / "data").mkdir()
    process = CommittingProcess(tmp_path / "data" / "jobs.sqlite3")
    yield process
    process.kill()


def names(path: Path) -> set[str]:
    """Start on these files; give the names of the jobs. Nothing may be taken for damaged."""
    opened = open_store(path, SystemClock())
    assert opened.notice is None
    found = {job.document.name for job in JobReader(opened.connection).jobs()}
    opened.connection.close()
    return found


def acknowledged(last: int) -> set[str]:
    return {f"{number}.pdf" for number in range(last + 1)}


def test_every_acknowledged_commit_survives_a_power_cut_right_after_it(
    committing: CommittingProcess, tmp_path: Path
) -> None:
    for _ in range(COMMITS):
        last = committing.commits()
        assert names(committing.is_cut_off(tmp_path / f"cut {last}")) == acknowledged(last)


def test_a_commit_that_was_under_way_is_torn_anywhere_and_takes_nothing_with_it(
    committing: CommittingProcess, tmp_path: Path
) -> None:
    places = random.Random(7)  # the same places in every run
    last = [committing.commits() for _ in range(20)][-1]
    durable = committing.log.stat().st_size
    committing.commits()
    whole = committing.log.stat().st_size
    assert whole > durable
    for number in range(40):
        path = committing.is_cut_off(tmp_path / f"torn {number}")
        log = path.with_name(f"{path.name}-wal")
        torn = places.randrange(durable, whole)
        with log.open("r+b") as file:
            if number % 2:
                file.truncate(torn)
            else:
                # The disk wrote the later part of it first.
                file.seek(durable)
                file.write(bytes(torn - durable))
        assert acknowledged(last) <= names(path) <= acknowledged(last + 1)


def test_a_killed_process_loses_nothing_that_it_acknowledged(committing: CommittingProcess) -> None:
    last = [committing.commits() for _ in range(COMMITS)][-1]
    committing.kill()
    assert names(committing.path) == acknowledged(last)


def test_reading_works_while_another_process_writes(committing: CommittingProcess) -> None:
    for _ in range(20):
        last = committing.commits()
        reader = JobReader(open_for_reading(committing.path))
        assert {job.document.name for job in reader.jobs()} == acknowledged(last)
        reader.close()


def exported(folder: Path) -> "subprocess.CompletedProcess[str]":
    """Run `finovox export` on the data directory."""
    return subprocess.run(
        [sys.executable, "-m", "finovox_desktop.cli", "export", "--data-dir", folder],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
        cwd=Path(__file__).parents[2],
    )


def test_export_works_while_another_process_writes(committing: CommittingProcess) -> None:
    last = [committing.commits() for _ in range(5)][-1]
    export = exported(committing.path.parent)
    assert export.returncode == 0
    jobs = json.loads(export.stdout)["jobs"]
    assert {job["document"]["name"] for job in jobs} == acknowledged(last)


@pytest.mark.parametrize("offset", [0, 4096 + 8])
def test_export_says_that_the_store_is_damaged_and_leaves_it(committing: CommittingProcess, offset: int) -> None:
    for _ in range(30):
        committing.commits()
    committing.ends()
    content = bytearray(committing.path.read_bytes())
    content[offset:] = b"\xff" * (len(content) - offset)
    committing.path.write_bytes(content)
    export = exported(committing.path.parent)
    assert export.returncode == ExitStatus.DATA_DIRECTORY
    assert "are damaged" in export.stderr
    assert "Start the window" in export.stderr
    assert "Traceback" not in export.stderr
    assert committing.path.read_bytes() == content
