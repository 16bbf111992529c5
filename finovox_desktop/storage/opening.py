"""Opening the store at the start: checked, and salvaged where it is damaged. Nothing that was there is deleted."""

import contextlib
import logging
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.errors import DataDamagedError, DataSalvagedError
from finovox_desktop.core.job import Job
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.storage.database import damaged, in_words, open_for_writing
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.paths import unusable
from finovox_desktop.storage.salvage import Salvaged, salvage
from finovox_desktop.storage.wal import read_log

_log = logging.getLogger(__name__)

_FORMATS = slice(18, 20)
_LOG_SUFFIXES = ("-wal", "-shm")


@dataclass(frozen=True, slots=True)
class OpenedStore:
    """A connection that writes, every job that is stored, and what is to be said of a damage that was found."""

    connection: sqlite3.Connection
    jobs: tuple[Job, ...]
    notice: DataSalvagedError | None = None


def open_store(
    path: Path,
    clock: Clock,
    *,
    is_known_damaged: bool = False,
    look_ahead: Callable[[sqlite3.Connection], None] = lambda _: None,
) -> OpenedStore:
    """Open the database; where it is damaged, set it aside and go on with what could be salvaged.

    `look_ahead` may read before all is looked at, which takes seconds where there is much; what it finds may be damaged.
    Raises DataDirectoryUnusableError: everything is as it was then, and it may be tried again.
    """
    try:
        _finish_interrupted(path)
        if not is_known_damaged:
            try:
                return _open_whole(path, look_ahead)
            except DataDamagedError as error:
                _log.warning("the stored jobs are damaged: %s", error)
        return _open_salvaged(path, clock.now())
    except (OSError, sqlite3.Error) as error:
        raise unusable(path.parent, error) from error


def _open_whole(path: Path, look_ahead: Callable[[sqlite3.Connection], None]) -> OpenedStore:
    log_path = _beside(path, "-wal")
    log = read_log(log_path)
    if log.is_damaged or (log.pages and not (path.exists() and path.stat().st_size)):
        raise damaged(path.parent, sqlite3.DatabaseError("commits in the log cannot be read"))
    if not _are_formats_sound(path):
        raise damaged(path.parent, sqlite3.DatabaseError("the header is damaged"))
    connection = open_for_writing(path)
    try:
        look_ahead(connection)
        jobs = _checked_jobs(connection, path)
        # From here on everything that stands in the log was written by this process: see wal.py.
        connection.execute("PRAGMA busy_timeout=0")
        with contextlib.suppress(sqlite3.OperationalError):  # no room, or somebody reads: the log stays as it is
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.execute("PRAGMA busy_timeout=10000")
    except BaseException:
        connection.close()
        raise
    return OpenedStore(connection, jobs)


def _are_formats_sound(path: Path) -> bool:
    """Tell whether the header's two formats are known: SQLite takes another one for a file that may only be read."""
    if not path.is_file():
        return True  # not there yet, or something else that is refused in words
    with path.open("rb") as file:
        return set(file.read(_FORMATS.stop)[_FORMATS]) <= {1, 2}


def _checked_jobs(connection: sqlite3.Connection, path: Path) -> tuple[Job, ...]:
    """Look at the pages, at what points where, and at every job; give the jobs.

    Raises DataDamagedError, DataDirectoryUnusableError.
    """
    with in_words(path.parent):
        (verdict,) = connection.execute("PRAGMA quick_check(1)").fetchone()
        if verdict != "ok":
            raise sqlite3.DatabaseError(verdict)
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            raise sqlite3.DatabaseError("rows point nowhere")
        return tuple(JobReader(connection).jobs())


def _open_salvaged(path: Path, now: datetime) -> OpenedStore:
    stamp = _free_stamp(path, now)
    unfinished = _salvaged_path(path, stamp).with_suffix(".partial")
    result = salvage(path, _beside(path, "-wal"), unfinished)
    # From the moment it bears this name it is whole, and a start that finds it goes on from here.
    unfinished.replace(_salvaged_path(path, stamp))
    aside = _set_aside(path, stamp)
    connection = open_for_writing(path)
    try:
        return OpenedStore(connection, tuple(JobReader(connection).jobs()), _notice(result, aside))
    except BaseException:
        connection.close()
        raise


def _finish_interrupted(path: Path) -> None:
    """Go on where a start was killed between a finished salvage and its use."""
    pattern = re.compile(rf"{re.escape(path.stem)}\.salvaged-(.+){re.escape(path.suffix)}")
    for file in sorted(path.parent.iterdir()) if path.parent.is_dir() else ():
        if match := pattern.fullmatch(file.name):
            _set_aside(path, match[1])


def _set_aside(path: Path, stamp: str) -> Path:
    """Give the damaged files another name and the salvaged one theirs; can be interrupted and begun again."""
    aside = path.with_name(f"{path.stem}.damaged-{stamp}{path.suffix}")
    for suffix in ("", *_LOG_SUFFIXES):
        with contextlib.suppress(FileNotFoundError):
            _beside(path, suffix).rename(_beside(aside, suffix))
    _salvaged_path(path, stamp).rename(path)
    return aside


def _free_stamp(path: Path, now: datetime) -> str:
    stamp = wanted = now.strftime("%Y%m%dT%H%M%SZ")
    number = 1
    while any(path.parent.glob(f"{path.stem}.*-{stamp}{path.suffix}*")):
        number += 1
        stamp = f"{wanted}-{number}"
    return stamp


def _salvaged_path(path: Path, stamp: str) -> Path:
    return path.with_name(f"{path.stem}.salvaged-{stamp}{path.suffix}")


def _beside(path: Path, suffix: str) -> Path:
    return path.with_name(path.name + suffix)


def _notice(result: Salvaged, aside: Path) -> DataSalvagedError:
    return DataSalvagedError(
        QT_TRANSLATE_NOOP(
            "Error", "The stored jobs were damaged. Jobs salvaged: {jobs}; jobs or tokens known to be lost: {lost}."
        ),
        QT_TRANSLATE_NOOP(
            "Error",
            "The damaged file is kept as {file}. Where it is doubtful whether a document was sent, its job is marked so.",
        ),
        jobs=str(result.jobs),
        lost=str(result.lost),
        file=str(aside),
    )
