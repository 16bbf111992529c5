"""The database file: opening, migrations, and connections that write or only read."""

import contextlib
import sqlite3
from collections.abc import Iterator
from importlib import resources
from pathlib import Path

from finovox_desktop.core.errors import DataDirectoryUnusableError
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.storage.paths import unusable

SCHEMA_VERSION = 2
_BUSY_TIMEOUT_SECONDS = 10.0


def open_for_writing(path: Path) -> sqlite3.Connection:
    """Open the database, made or migrated where needed. One writer thread owns the connection.

    WAL with synchronous=FULL keeps every acknowledged commit through a power cut. Raises DataDirectoryUnusableError.
    """
    try:
        connection = sqlite3.connect(path, timeout=_BUSY_TIMEOUT_SECONDS, isolation_level=None, check_same_thread=False)
    except sqlite3.Error as error:
        raise unusable(path.parent, error) from error
    try:
        _refuse_newer(connection)
        path.chmod(0o600)
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")
        connection.execute("PRAGMA foreign_keys=ON")
        _migrate(connection)
    except (sqlite3.Error, OSError) as error:
        connection.close()
        raise unusable(path.parent, error) from error
    except DataDirectoryUnusableError:
        connection.close()
        raise
    return connection


def open_for_reading(path: Path) -> sqlite3.Connection:
    """Open the database beside whoever owns it; nothing can be changed through this connection.

    Raises DataDirectoryUnusableError where it is missing, unreadable or of a newer version.
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
        version = _version(connection)
    except sqlite3.Error as error:
        connection.close()
        raise unusable(path.parent, error) from error
    if version != SCHEMA_VERSION:
        connection.close()
        raise _other_version(path, version)
    return connection


@contextlib.contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """Run the body in one transaction: committed at its end, rolled back if it raises.

    IMMEDIATE: a transaction that reads first and writes later would get BUSY at once, whatever the timeout.
    """
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _refuse_newer(connection: sqlite3.Connection) -> None:
    """Read the version before anything else: setting the journal mode already changes the file."""
    if _version(connection) > SCHEMA_VERSION:
        raise DataDirectoryUnusableError(
            QT_TRANSLATE_NOOP("Error", "The stored jobs were written by a newer version of Finovox Desktop."),
            QT_TRANSLATE_NOOP(
                "Error",
                "Nothing was changed. Install the newer version again, or choose another place with --data-dir.",
            ),
        )


def _migrate(connection: sqlite3.Connection) -> None:
    with transaction(connection):
        for number in range(_version(connection) + 1, SCHEMA_VERSION + 1):
            for statement in _statements(number):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number}")


def _statements(number: int) -> Iterator[str]:
    """Give the statements of one migration, one by one: executescript would commit the transaction it runs in."""
    script = resources.files("finovox_desktop.storage").joinpath(f"migrations/{number:04}.sql").read_text("utf-8")
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _version(connection: sqlite3.Connection) -> int:
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


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
