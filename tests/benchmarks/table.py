"""The table with very many rows: one moment, a busy time, and memory."""

import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from statistics import median, quantiles

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.settings import Mode, Settings
from finovox_desktop.engine.keys import ENVIRONMENT_KEY_ID
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.settings import write_settings
from tests.benchmarks.figure import Figure, Scale
from tests.benchmarks.light_service import light_service
from tests.benchmarks.many_jobs import store_many_done
from tests.benchmarks.service_settings import ANALYSES_IN_PROGRESS
from tests.benchmarks.stored_jobs import store_pending
from tests.benchmarks.window_process import BUSY, MEMORY, MOMENTS, run_window

_ROWS = {Scale.FULL: 100_000, Scale.REDUCED: 10_000}
_RUNS = {Scale.FULL: 3, Scale.REDUCED: 1}
_PENDING = 1000
_UPLOADS = 10
_UPLOAD_BYTES = 40_000_000
_LINE_BYTES_A_SECOND = 25e6
_FRAME_SECONDS = 1 / 60
_MOMENT_SECONDS = 0.1
_MOST_MEBIBYTES = 120.0
_MEBIBYTE = 1024 * 1024
_WORST = 6.0


def figures(scale: Scale) -> Iterator[Figure]:
    rows = _ROWS[scale]
    with tempfile.TemporaryDirectory(prefix="finovox-table-") as name:
        folder = Path(name)
        full, empty = _prepared(folder / "full"), _prepared(folder / "empty")
        store_many_done(full, rows)
        yield from _moments(full, rows, scale)
        yield from _all_rows(full, empty, rows, scale)
        if scale is Scale.FULL:
            yield from _busy(folder, full, rows, scale)


def _prepared(directory: Path) -> Path:
    paths = DataPaths(directory)
    paths.prepare()
    write_settings(paths.settings, Settings(mode=Mode.SERVICE, analyses_in_progress=ANALYSES_IN_PROGRESS))
    return directory


def _moments(directory: Path, rows: int, scale: Scale) -> Iterator[Figure]:
    runs = [run_window(MOMENTS, directory, rows) for _ in range(_RUNS[scale])]
    keystrokes, sorts = [run.keystrokes for run in runs], [run.sorts for run in runs]
    bound = (_MOMENT_SECONDS,)
    for moment, seconds in (("keystroke in the search", keystrokes), ("sort", sorts)):
        for name, value in (("median", median), ("worst", max)):
            measured = tuple(value(one) for one in seconds)
            yield Figure(f"One {moment}, {rows:,} rows: {name}", "100 ms", "s", measured, bound, 1.0, scale=scale)


def _all_rows(full: Path, empty: Path, rows: int, scale: Scale) -> Iterator[Figure]:
    runs = [(run_window(MEMORY, full, rows), run_window(MEMORY, empty, 0)) for _ in range(_RUNS[scale])]
    first = tuple(taken.first_rows for taken, _ in runs)
    yield Figure(f"Start to first rows, {rows:,} jobs stored", "1 s", "s", first, (1.0,), 1.0, scale=scale)
    grown = tuple((taken.memory - without.memory) / _MEBIBYTE for taken, without in runs)
    name = f"Memory of {rows:,} jobs in the table"
    yield Figure(name, "120 MiB", "MiB", grown, (_MOST_MEBIBYTES,), ratio_goal=1.0, scale=scale)


def _busy(folder: Path, directory: Path, rows: int, scale: Scale) -> Iterator[Figure]:
    """Ten uploads, 1,000 tokens whose results arrive at 50 a second, and a table that is scrolled and filtered all the time."""
    files = _large_files(folder / "large")
    runs = [_stalls(shutil.copytree(directory, folder / "busy"), rows, files) for _ in range(_RUNS[scale])]
    frame = (_FRAME_SECONDS,)
    name = f"Event loop held up, busy, {rows:,} rows"
    ninety_ninth = tuple(quantiles(stalls, n=100)[-1] for stalls in runs)
    yield Figure(f"{name}: p99", "a frame", "s", ninety_ninth, frame, ratio_goal=1.0, scale=scale)
    yield Figure(f"{name}: worst", "a frame", "s", tuple(map(max, runs)), frame, ratio_goal=_WORST, scale=scale)


def _stalls(directory: Path, rows: int, files: Sequence[Path]) -> tuple[float, ...]:
    """Give the seconds of all stalls of a busy time over a store, which is used up with it."""
    with light_service(bytes_a_second=_LINE_BYTES_A_SECOND) as root:
        store_pending(directory, _PENDING, Destination(root), ENVIRONMENT_KEY_ID, first=rows)
        os.sync()  # the disk is to be busy with this program alone
        taken = run_window(BUSY, directory, rows + _PENDING, root, *files)
    if not taken.results or not taken.uploads:
        raise RuntimeError(f"{taken.results} results and {taken.uploads} uploads in a busy time")
    shutil.rmtree(directory)
    return taken.stalls


def _large_files(folder: Path) -> list[Path]:
    folder.mkdir()
    files = [folder / f"large {number}.pdf" for number in range(_UPLOADS)]
    for number, path in enumerate(files):
        with path.open("wb") as file:
            file.write(b"%PDF-1.7 " + str(number).encode())
            file.truncate(_UPLOAD_BYTES)
    return files
