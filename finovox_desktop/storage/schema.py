"""The schema and its versions: migrations by `user_version`, each in a transaction, after a backup."""

import functools
import os
import sqlite3
from collections.abc import Iterator, Sequence
from importlib import resources
from pathlib import Path

from finovox_desktop.storage.transactions import transaction

SCHEMA_VERSION = 5
PAGE_SIZE = 4096
"""Bytes of a page of every database of this program, so that a file without a readable header can be read."""


@functools.cache
def migrations() -> tuple[str, ...]:
    """Give the scripts that lead from an empty file to SCHEMA_VERSION."""
    folder = resources.files("finovox_desktop.storage").joinpath("migrations")
    return tuple(folder.joinpath(f"{number:04}.sql").read_text("utf-8") for number in range(1, SCHEMA_VERSION + 1))


def migrate(connection: sqlite3.Connection, path: Path, scripts: Sequence[str]) -> None:
    """Bring the database to the version that these scripts lead to, from whatever version it has.

    Where there are rows to lose, a copy is made first, beside the file: `backup_path`. Raises sqlite3.Error, OSError; the
    database is of a whole version then, and the copy stays.
    """
    version = version_of(connection)
    if 0 < version < len(scripts) and _holds_rows(connection):
        _back_up(connection, backup_path(path, version))
    for number in range(version, len(scripts)):
        with transaction(connection):
            for statement in _statements(scripts[number]):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")


def backup_path(path: Path, version: int) -> Path:
    """Give where the copy of a database lies that was of an older version."""
    return path.with_name(f"{path.stem}.version-{version}{path.suffix}")


def version_of(connection: sqlite3.Connection) -> int:
    """Give the version of a database; 0 for an empty one."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    return version


def tables_of(connection: sqlite3.Connection) -> tuple[str, ...]:
    """Give the names of the tables, without SQLite's own."""
    rows = connection.execute(
        "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'"
    )
    return tuple(str(name) for (name,) in rows)


def _holds_rows(connection: sqlite3.Connection) -> bool:
    return any(
        connection.execute(f'SELECT 1 FROM "{table}" LIMIT 1').fetchone()  # noqa: S608 - a name of our own schema
        for table in tables_of(connection)
    )


def _back_up(connection: sqlite3.Connection, path: Path) -> None:
    """Copy through SQLite: a plain copy would miss what stands in the log only."""
    partial = path.with_name(f"{path.name}.partial")
    partial.unlink(missing_ok=True)
    copy = sqlite3.connect(partial)
    try:
        partial.chmod(0o600)
        connection.backup(copy)
    finally:
        copy.close()
    make_durable(partial)
    partial.replace(path)


def make_durable(path: Path) -> None:
    """Have a file's content on the disk before its name is used. Raises OSError."""
    handle = os.open(path, os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _statements(script: str) -> Iterator[str]:
    """Give the statements one by one: executescript would commit the transaction it runs in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""
