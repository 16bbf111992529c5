"""Writing the JSON report from a command: to a file, or to stdout."""

import contextlib
import sys
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import BinaryIO

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.reports.json_report import JsonReport
from finovox_desktop.storage.database import in_words, open_for_reading
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.whole_file import write_whole


def write_report(paths: DataPaths, destination: Destination, job_ids: Sequence[str] | None, output: Path | None) -> int:
    """Write a report of these jobs (None: all) to a file, whole or not at all, or to stdout; give how many there are.

    Where nothing is stored or the store cannot be opened, the report holds no jobs. Raises OSError, and DataDamagedError
    where damage is met on the way: the report is not written then.
    """
    try:
        reader = JobReader(open_for_reading(paths.database))
    except FinovoxError:
        return _write_to(output, partial(_write_empty, destination))
    try:
        with in_words(paths.directory):
            return _write_to(output, partial(_write_jobs, destination, reader, job_ids))
    finally:
        reader.close()


def _write_to(output: Path | None, write: "partial[int]") -> int:
    if output is not None and output.exists() and not output.is_file():
        with output.open("wb") as stream:  # a pipe or a device: nothing is there to be kept whole
            return write(stream)
    if output is not None:
        return write_whole(output, write)
    count: int = write(sys.stdout.buffer)
    sys.stdout.buffer.flush()
    return count


def _write_jobs(destination: Destination, reader: JobReader, job_ids: Sequence[str] | None, stream: BinaryIO) -> int:
    with contextlib.closing(reader.reported_jobs(job_ids)) as jobs:
        return JsonReport(destination, SystemClock()).write(jobs, stream)


def _write_empty(destination: Destination, stream: BinaryIO) -> int:
    return JsonReport(destination, SystemClock()).write((), stream)
