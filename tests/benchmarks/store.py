"""The store: a report of all jobs against `json.dumps`, and a burst of changes against bare sqlite3."""

import json
import shutil
import sqlite3
import tempfile
import threading
import time
from collections.abc import Iterator, Sequence
from functools import partial
from itertools import islice
from pathlib import Path

from PySide6.QtCore import Qt

from finovox_desktop import collector
from finovox_desktop.core.job import JobsChange, JobState, Move
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.writer import Writer
from finovox_desktop.storage.job_store import JobStore
from finovox_desktop.storage.paths import DataPaths
from tests.benchmarks.engine_process import run_engine
from tests.benchmarks.figure import Figure, Scale
from tests.benchmarks.stored_jobs import KEY_ID, store_done, store_queued

_JOBS = {Scale.FULL: 10_000, Scale.REDUCED: 1_000}
_RUNS = {Scale.FULL: 5, Scale.REDUCED: 2}
_MIB = 1024 * 1024


def figures(scale: Scale) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory() as name:
        yield from _export(Path(name), scale)
        yield _burst(Path(name), scale)


# The report


def _export(folder: Path, scale: Scale) -> Iterator[Figure]:
    """The reference: the whole report as Python's objects, dumped with the report's own options into a text in memory."""
    data, report = folder / "export", folder / "report.json"
    store_done(data, _JOBS[scale])
    seconds, reference, growth = [], [], []
    for _ in range(_RUNS[scale]):
        done = run_engine("export", data, report)
        seconds.append(done.seconds)
        growth.append(done.growth / _MIB)
        reference.append(_dump(report, _JOBS[scale]))
    name = f"JSON export of {_JOBS[scale]:,} jobs"
    yield Figure(f"{name}: time", "json.dumps", "s", tuple(seconds), tuple(reference), 2.0, scale=scale)
    yield Figure(f"{name}: growth of memory", "30 MiB", "MiB", tuple(growth), (30.0,), 1.0, scale=scale)


def _dump(report: Path, count: int) -> float:
    content = json.loads(report.read_text("utf-8"))
    if len(content["jobs"]) != count:
        raise RuntimeError(f"{len(content['jobs'])} of {count} jobs were reported")
    began = time.perf_counter()
    json.dumps(content, ensure_ascii=False, allow_nan=False)
    return time.perf_counter() - began


# Commits


def _burst(folder: Path, scale: Scale) -> Figure:
    """Each job goes from queued to submitting, with its attempt and its row of history; each by a command of its own."""
    measured, reference = [], []
    data = folder / "queued"
    job_ids = store_queued(data, _JOBS[scale])
    for _ in range(_RUNS[scale]):
        ours, bare = (Path(shutil.copytree(data, folder / name)) for name in ("ours", "bare"))
        seconds, groups = _with_writer(ours, job_ids)
        measured.append(seconds)
        reference.append(_with_sqlite(bare, job_ids, groups))
        shutil.rmtree(ours)
        shutil.rmtree(bare)
    name = f"{_JOBS[scale]:,} durable changes of state in a burst"
    return Figure(name, "bare sqlite3", "s", tuple(measured), tuple(reference), 1.3, scale=scale)


def _with_writer(directory: Path, job_ids: Sequence[str]) -> tuple[float, Sequence[int]]:
    """Give the seconds until all is durable, and how many changes each commit held."""
    collector.begin()  # as the front doors have it
    groups: list[int] = []
    is_open = threading.Event()

    def note_opened(_drops: object) -> None:
        is_open.set()

    def note_commit(change: JobsChange) -> None:
        groups.append(len(change.changed))

    writer = Writer(DataPaths(directory), SystemClock())
    writer.opened.connect(note_opened, Qt.ConnectionType.DirectConnection)
    writer.start()
    is_open.wait()
    writer.changed.connect(note_commit, Qt.ConnectionType.DirectConnection)
    began = time.perf_counter()
    begin = partial(JobStore.begin_attempt, key_id=KEY_ID)
    begun = [writer.call(partial(begin, job_id=job_id)) for job_id in job_ids]
    for attempt in begun:
        attempt.result()
    seconds = time.perf_counter() - began
    writer.stop()
    writer.wait()
    return seconds, groups


def _with_sqlite(directory: Path, job_ids: Sequence[str], groups: Sequence[int]) -> float:
    """Make the same changes with what sqlite3 needs for them; give the seconds."""
    connection = sqlite3.connect(DataPaths(directory).database, isolation_level=None)
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")
    waiting, clock = iter(job_ids), SystemClock()
    began = time.perf_counter()
    for size in groups:
        connection.execute("BEGIN IMMEDIATE")
        for job_id in islice(waiting, size):
            _begin(connection, clock, job_id)
        connection.execute("COMMIT")
    seconds = time.perf_counter() - began
    connection.close()
    return seconds


def _begin(connection: sqlite3.Connection, clock: SystemClock, job_id: str) -> None:
    now = clock.now().isoformat(timespec="microseconds")
    (state,) = connection.execute("SELECT state FROM job WHERE id = ?", [job_id]).fetchone()
    attempt = connection.execute(
        "INSERT INTO attempt (job_id, key_id, began_at) VALUES (?, ?, ?)", [job_id, KEY_ID, now]
    ).lastrowid
    connection.execute(
        "UPDATE job SET state = ?, current_attempt = ? WHERE id = ?", [JobState.SUBMITTING.value, attempt, job_id]
    )
    connection.execute(
        "INSERT INTO history (job_id, at, move, from_state, to_state) VALUES (?, ?, ?, ?, ?)",
        [job_id, now, Move.SUBMISSION_BEGAN.value, state, JobState.SUBMITTING.value],
    )
