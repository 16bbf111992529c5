"""One process owns a data directory, and gives it back however it ends."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from finovox_desktop.core.errors import DataDirectoryInUseError, DataDirectoryUnusableError
from finovox_desktop.storage.directory_lock import DataDirectoryLock
from finovox_desktop.storage.paths import DataPaths, default_data_directory

OWNS = """
import sys
from pathlib import Path
from finovox_desktop.storage.directory_lock import DataDirectoryLock
from finovox_desktop.storage.paths import DataPaths
lock = DataDirectoryLock(DataPaths(Path(sys.argv[1])))
lock.acquire()
print("owner", flush=True)
if sys.stdin.readline().strip() == "release":
    lock.release()
    print("released", flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def owner(paths: DataPaths) -> Iterator["subprocess.Popen[str]"]:
    """Another process that owns the data directory."""
    command = [sys.executable, "-c", OWNS, str(paths.directory)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "owner\n"
        yield process
        process.kill()


def test_a_directory_in_use_is_refused_with_words(paths: DataPaths, owner: "subprocess.Popen[str]") -> None:
    lock = DataDirectoryLock(paths)
    with pytest.raises(DataDirectoryInUseError, match="in use by another Finovox program") as refusal:
        lock.acquire()
    assert "--data-dir" in refusal.value.advice
    assert owner.poll() is None


def test_a_killed_owner_owns_nothing(paths: DataPaths, owner: "subprocess.Popen[str]") -> None:
    owner.kill()
    owner.wait(timeout=60)
    lock = DataDirectoryLock(paths)
    lock.acquire()
    lock.release()


def test_what_is_released_can_be_had(paths: DataPaths, owner: "subprocess.Popen[str]") -> None:
    assert owner.stdin is not None
    assert owner.stdout is not None
    owner.stdin.write("release\n")
    owner.stdin.flush()
    assert owner.stdout.readline() == "released\n"
    lock = DataDirectoryLock(paths)
    lock.acquire()
    lock.release()
    lock.release()  # harmless


def test_an_old_lock_is_a_lock(paths: DataPaths, owner: "subprocess.Popen[str]") -> None:
    os.utime(paths.lock, (0, 0))
    with pytest.raises(DataDirectoryInUseError):
        DataDirectoryLock(paths).acquire()
    assert owner.poll() is None


@pytest.mark.skipif(sys.platform == "win32", reason="there nobody can delete it")
def test_a_lock_file_that_somebody_deletes_lets_nobody_in(paths: DataPaths, owner: "subprocess.Popen[str]") -> None:
    """It looks like one that was left behind; two owners would submit every queued document twice."""
    paths.lock.unlink()
    lock = DataDirectoryLock(paths)
    with pytest.raises(DataDirectoryInUseError):
        lock.acquire()
    owner.kill()
    owner.wait(timeout=60)
    lock.acquire()
    lock.release()


def test_a_refused_lock_holds_nothing(paths: DataPaths, owner: "subprocess.Popen[str]") -> None:
    refused = DataDirectoryLock(paths)
    with pytest.raises(DataDirectoryInUseError):
        refused.acquire()
    owner.kill()
    owner.wait(timeout=60)
    DataDirectoryLock(paths).acquire()


def test_two_owners_in_one_process_are_one_too_many(paths: DataPaths) -> None:
    first, second = DataDirectoryLock(paths), DataDirectoryLock(paths)
    first.acquire()
    with pytest.raises(DataDirectoryInUseError):
        second.acquire()
    first.release()
    second.acquire()
    second.release()


def test_a_prepared_directory_is_its_owners_alone(tmp_path: Path) -> None:
    paths = DataPaths(tmp_path / "deep" / "down")
    paths.prepare()
    paths.prepare()
    assert paths.directory.stat().st_mode & 0o077 == 0
    assert paths.log.parent.is_dir()


def test_a_place_that_cannot_be_used_is_refused_with_words(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(DataDirectoryUnusableError, match="cannot be used") as refusal:
        DataPaths(tmp_path / "file" / "data").prepare()
    assert "--data-dir" in refusal.value.advice


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="permissions do not bind the superuser")
def test_a_directory_without_permission_is_refused(tmp_path: Path) -> None:
    directory = tmp_path / "data"
    (directory / "log").mkdir(parents=True)
    directory.chmod(0o500)
    with pytest.raises(DataDirectoryUnusableError, match="no permission"):
        DataPaths(directory).prepare()


def test_the_default_place_names_the_program() -> None:
    assert default_data_directory().name == "finovox-desktop"
