"""Files are written whole or not at all."""

import subprocess
import sys
from pathlib import Path
from typing import BinaryIO

import pytest

from finovox_desktop.storage.whole_file import write_whole

# A limit on the size of files is the nearest thing to a full disk that needs no rights.
WRITES_BEYOND_ITS_LIMIT = """
import resource, sys
from pathlib import Path
from finovox_desktop.storage.whole_file import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
try:
    write_whole(Path(sys.argv[1]), lambda file: [file.write(b"x" * 1000) for _ in range(int(sys.argv[2]))])
except OSError as error:
    print(type(error).__name__, error.errno)
"""


def test_a_file_is_written_and_what_the_writing_gives_is_handed_on(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    assert write_whole(path, lambda file: file.write(b"whole")) == 5
    assert path.read_bytes() == b"whole"
    assert [file.name for file in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.parametrize("error", [OSError("full"), KeyboardInterrupt(), ValueError("bug")], ids=repr)
def test_a_writing_that_fails_leaves_the_earlier_file_and_nothing_beside_it(
    tmp_path: Path, error: BaseException
) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(b"earlier")

    def write(file: BinaryIO) -> None:
        file.write(b"half of")
        raise error

    with pytest.raises(type(error)):
        write_whole(path, write)
    assert path.read_bytes() == b"earlier"
    assert [file.name for file in tmp_path.iterdir()] == ["report.json"]


@pytest.mark.skipif(sys.platform == "win32", reason="limits on file sizes are POSIX's")
@pytest.mark.parametrize("thousands", [5, 500])
def test_a_disk_that_takes_no_more_leaves_the_earlier_file(tmp_path: Path, thousands: int) -> None:
    path = tmp_path / "report.json"
    path.write_bytes(b"earlier")
    command = [sys.executable, "-c", WRITES_BEYOND_ITS_LIMIT, str(path), str(thousands)]
    result = subprocess.run(command, capture_output=True, text=True, check=True, timeout=60)
    assert result.stdout.split() == ["OSError", "27"]
    assert path.read_bytes() == b"earlier"
    assert [file.name for file in tmp_path.iterdir()] == ["report.json"]


def test_a_missing_folder_is_an_os_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_whole(tmp_path / "gone" / "report.json", lambda file: file.write(b"x"))


def test_the_longest_file_name_can_be_written(tmp_path: Path) -> None:
    path = tmp_path / ("r" * 250 + ".json")
    write_whole(path, lambda file: file.write(b"x"))
    assert path.read_bytes() == b"x"
