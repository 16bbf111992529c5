"""Intake, from "paths added" to "all recorded durably as jobs", against `sha256sum` of the same files."""

import random
import shutil
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.benchmarks.engine_process import run_engine
from tests.benchmarks.figure import Figure, Scale

_HEADER = b"%PDF-1.7\n"
_AGAINST = "sha256sum"
_SMALL_FILE_BYTES = 20 * 1024


@dataclass(frozen=True, slots=True)
class _Size:
    files: int
    large_bytes: int
    runs_of_many: int
    runs_of_large: int


_SIZES = {
    Scale.FULL: _Size(10_000, 2 * 1024**3, 5, 2),
    Scale.REDUCED: _Size(1_000, 256 * 1024**2, 2, 1),
}


def figures(scale: Scale) -> Iterator[Figure]:
    size = _SIZES[scale]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        small = _small_files(folder / "small", size.files)
        yield _figure(
            f"Intake of {size.files:,} files of 20 KiB", small, folder, runs=size.runs_of_many, goal=1.5, scale=scale
        )
        large = _large_file(folder / "large", size.large_bytes)
        words = f"Intake of one file of {size.large_bytes // 1024**2:,} MiB"
        yield _figure(words, large, folder, runs=size.runs_of_large, goal=1.1, scale=scale)


def _figure(name: str, documents: Path, folder: Path, *, runs: int, goal: float, scale: Scale) -> Figure:
    """Measure in turns; the first turn, which fills the cache of the system, does not count."""
    files = sorted(documents.iterdir())
    measured, reference = [], []
    _hash(files)
    for _ in range(runs):
        measured.append(_take_in(documents, len(files), folder / "data"))
        reference.append(_hash(files))
    return Figure(name, _AGAINST, "s", tuple(measured), tuple(reference), goal, scale=scale)


def _take_in(documents: Path, count: int, data: Path) -> float:
    """Have the engine take in a folder, with an empty store; give the seconds it took."""
    done = run_engine("intake", data, documents)
    shutil.rmtree(data)
    if done.jobs != count:
        raise RuntimeError(f"{done.jobs} of {count} files were taken in")
    return done.seconds


def _hash(files: Sequence[Path]) -> float:
    began = time.perf_counter()
    names = "\n".join(map(str, files))
    subprocess.run(
        ["xargs", "--max-args", str(len(files)), "sha256sum"],
        input=names.encode(),
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - began


def _small_files(folder: Path, count: int) -> Path:
    """Write files of different content, as dense as compressed pages are."""
    folder.mkdir()
    dice = random.Random(0)
    for number in range(count):
        content = _HEADER + dice.randbytes(_SMALL_FILE_BYTES - len(_HEADER))
        (folder / f"{number:05}.pdf").write_bytes(content)
    return folder


def _large_file(folder: Path, size: int) -> Path:
    """Write a file of holes: both read the same zeros, and nothing has to be written first."""
    folder.mkdir()
    with (folder / "large.pdf").open("wb") as file:
        file.write(_HEADER)
        file.truncate(size)
    return folder
