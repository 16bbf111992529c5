"""Migrations: a copy first, each in a transaction, and the copy holds what the log held."""

import sqlite3
from pathlib import Path

import pytest

from finovox_desktop.storage.database import open_for_writing
from finovox_desktop.storage.schema import SCHEMA_VERSION, backup_path, migrate, migrations, version_of

NEXT = (
    "ALTER TABLE key_entry ADD COLUMN made_up TEXT NOT NULL DEFAULT 'new';\nUPDATE key_entry SET made_up = 'moved';\n"
)
FAILING = "CREATE TABLE made_up (id INTEGER);\nINSERT INTO no_such_table VALUES (1);\n"


def database_with_a_row(path: Path) -> sqlite3.Connection:
    connection = open_for_writing(path)
    connection.execute("INSERT INTO key_entry VALUES ('k', 'd', 't', NULL)")
    return connection


def test_a_migration_moves_the_rows_and_leaves_a_copy_of_the_older_version(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite3"
    connection = database_with_a_row(path)
    migrate(connection, path, [*migrations(), NEXT])
    assert connection.execute("SELECT id, made_up FROM key_entry").fetchall() == [("k", "moved")]
    assert version_of(connection) == SCHEMA_VERSION + 1
    connection.close()
    backup = tmp_path / f"jobs.version-{SCHEMA_VERSION}.sqlite3"
    assert backup == backup_path(path, SCHEMA_VERSION)
    assert backup.stat().st_mode & 0o077 == 0
    copy = sqlite3.connect(backup)
    assert copy.execute("SELECT * FROM key_entry").fetchall() == [("k", "d", "t", None)]
    assert version_of(copy) == SCHEMA_VERSION
    copy.close()


def test_where_nothing_can_be_lost_there_is_no_copy(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite3"
    connection = open_for_writing(path)
    migrate(connection, path, [*migrations(), NEXT])
    connection.close()
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_migration_that_fails_leaves_the_version_before_it_whole(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite3"
    connection = database_with_a_row(path)
    with pytest.raises(sqlite3.OperationalError, match="no_such_table"):
        migrate(connection, path, [*migrations(), NEXT, FAILING])
    assert version_of(connection) == SCHEMA_VERSION + 1
    assert connection.execute("SELECT name FROM sqlite_schema WHERE name = 'made_up'").fetchall() == []
    connection.close()
    assert backup_path(path, SCHEMA_VERSION).exists()


def test_a_copy_that_an_earlier_try_left_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite3"
    backup_path(path, SCHEMA_VERSION).write_bytes(b"half a copy")
    connection = database_with_a_row(path)
    migrate(connection, path, [*migrations(), NEXT])
    connection.close()
    copy = sqlite3.connect(backup_path(path, SCHEMA_VERSION))
    assert copy.execute("SELECT id FROM key_entry").fetchall() == [("k",)]
    copy.close()


@pytest.mark.parametrize("version", range(1, SCHEMA_VERSION + 1))
def test_every_older_version_is_brought_to_the_present_one(tmp_path: Path, version: int) -> None:
    path = tmp_path / "jobs.sqlite3"
    connection = sqlite3.connect(path, isolation_level=None)
    migrate(connection, path, migrations()[:version])
    connection.execute("INSERT INTO key_entry VALUES ('k', 'd', 't', NULL)")
    connection.close()
    connection = open_for_writing(path)
    assert version_of(connection) == SCHEMA_VERSION
    assert connection.execute("SELECT id FROM key_entry").fetchall() == [("k",)]
    connection.close()
    assert backup_path(path, version).exists() == (version < SCHEMA_VERSION)
