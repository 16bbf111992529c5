"""The database file: opening it to write or to read, and the words where that does not succeed."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from finovox_desktop.core.errors import DataDamagedError, DataDirectoryUnusableError, FinovoxError
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.storage.paths import unusable
from finovox_desktop.storage.schema import PAGE_SIZE, SCHEMA_VERSION, migrate, migrations, tables_of, version_of
from finovox_desktop.storage.transactions import is_about_file, is_damage, transaction

__all__ = ["SCHEMA_VERSION", "damaged", "in_words", "open_for_reading", "open_for_writing", "transaction"]

_BUSY_TIMEOUT_SECONDS = 10.0


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open the database, made or migrated where needed. One writer thread owns the connection.

    WAL with synchronous=FULL keeps every acknowledged commit through a power cut. Raises DataDirectoryUnusableError, or
    DataDamagedError where the file is damaged or no database: it is as it was then.
    """
    try:
        connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_SECONDS, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise unusable(path.parent, error) from error
    try:
        _prepare(connection, path)
    except (sqlite3.Error, OSError) as error:
        connection.close()
        raise (unusable if is_about_file(error) else damaged)(path.parent, error) from error
    except BaseException:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open the database beside whoever owns it; nothing can be changed through this connection.

    Raises DataDirectoryUnusableError where it is missing, unreadable or of a newer version, DataDamagedError where it is
    damaged.
    """
    try:
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=ro",
            uri=True,
            timeout=_BUSY_TIMEOUT_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
    except sqlite3.Error as error:
        raise unusable(path.parent, error) from error
    try:
        version = version_of(connection)
    except sqlite3.Error as error:
        connection.close()
        raise (damaged if is_damage(error) else unusable)(path.parent, error) from error
    if version != SCHEMA_VERSION:
        connection.close()
        raise _other_version(path, version)
    return connection


@contextlib.contextmanager
def in_words(directory: Path) -> Iterator[None]:
    """Put what goes wrong with reading stored jobs into words. Raises DataDamagedError, DataDirectoryUnusableError."""
    try:
        yield
    except sqlite3.Error as error:
        raise (unusable if is_about_file(error) else damaged)(directory, error) from error
    except ValueError as error:  # a state, a time or a number that is none
        raise damaged(directory, error) from error


def damaged(directory: Path, error: Exception) -> DataDamagedError:
    """Word the error of a database whose content cannot be relied on."""
    return DataDamagedError(
        QT_TRANSLATE_NOOP("Error", "The stored jobs in {directory} are damaged: {reason}."),
        QT_TRANSLATE_NOOP(
            "Error",
            "Nothing was changed. Start the window: it keeps the damaged file and salvages what can be read.",
        ),
        directory=str(directory),
        reason=str(error),
    )


def _prepare(connection: sqlite3.Connection, path: Path) -> None:
    # Before anything else: setting the journal mode already changes the file.
    version = version_of(connection)
    if version > SCHEMA_VERSION:
        raise _newer_version()
    if version < 0 or (version == 0 and tables_of(connection)):
        raise damaged(path.parent, sqlite3.DatabaseError(f"version {version} has no tables"))
    path.chmod(0o600)
    connection.execute(f"PRAGMA page_size={PAGE_SIZE}")
    connection.execute("PRAGMA journal_mode=WAL")
    connection.execute("PRAGMA synchronous=FULL")
    # What was deleted is not found again: neither by others nor when a damaged file is salvaged.
    connection.execute("PRAGMA secure_delete=ON")
    migrate(connection, path, migrations())
    connection.execute("PRAGMA foreign_keys=ON")


def _newer_version() -> FinovoxError:
    return DataDirectoryUnusableError(
        QT_TRANSLATE_NOOP("Error", "The stored jobs were written by a newer version of Finovox Desktop."),
        QT_TRANSLATE_NOOP(
            "Error",
            "Nothing was changed. Install the newer version again, or choose another place with --data-dir.",
        ),
    )


def _other_version(path: Path, version: int) -> DataDirectoryUnusableError:
    return DataDirectoryUnusableError(
        QT_TRANSLATE_NOOP(
            "Error", "The stored jobs in {directory} are of version {found}; this program reads version {wanted}."
        ),
        QT_TRANSLATE_NOOP(
            "Error", "Open the window once with the version of Finovox Desktop that is installed, then try again."
        ),
        directory=str(path.parent),
        found=str(version),
        wanted=str(SCHEMA_VERSION),
    )
