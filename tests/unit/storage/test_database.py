"""The database file: made, migrated, refused where it is newer, never changed by who only reads."""

import sqlite3
from pathlib import Path

import pytest

from finovox_desktop.core.errors import DataDirectoryUnusableError
from finovox_desktop.storage.database import SCHEMA_VERSION, open_for_reading, open_for_writing, transaction


def database_of_version(path: Path, version: int) -> None:
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE future (id INTEGER)")
    connection.execute(f"PRAGMA user_version = {version}")
    connection.commit()
    connection.close()


def tables(connection: sqlite3.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}


def test_a_new_file_gets_the_schema_and_is_its_owners_alone(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite3"
    connection = open_for_writing(path)
    assert tables(connection) >= {"job", "attempt", "answer", "history", "dropped_path", "key_entry"}
    assert connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert path.stat().st_mode & 0o077 == 0
    connection.close()


def test_what_is_acknowledged_survives_a_power_cut(tmp_path: Path) -> None:
    connection = open_for_writing(tmp_path / "jobs.sqlite3")
    settings = [connection.execute(f"PRAGMA {name}").fetchone()[0] for name in ("journal_mode", "synchronous")]
    assert settings == ["wal", 2]
    assert connection.execute("PRAGMA foreign_keys").fetchone() == (1,)
    connection.close()


def test_opening_again_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite3"
    open_for_writing(path).close()
    before = path.read_bytes()
    open_for_writing(path).close()
    assert path.read_bytes() == before


def test_a_file_of_a_newer_version_is_refused_with_words_and_untouched(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite3"
    database_of_version(path, SCHEMA_VERSION + 1)
    path.chmod(0o640)
    before = path.read_bytes()
    with pytest.raises(DataDirectoryUnusableError, match="newer version") as refusal:
        open_for_writing(path)
    assert "Nothing was changed" in refusal.value.advice
    assert path.read_bytes() == before
    assert path.stat().st_mode & 0o777 == 0o640
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_a_reader_refuses_another_version(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite3"
    database_of_version(path, SCHEMA_VERSION + 1)
    with pytest.raises(DataDirectoryUnusableError, match=f"version {SCHEMA_VERSION + 1}"):
        open_for_reading(path)


def test_a_reader_makes_no_file(tmp_path: Path) -> None:
    path = tmp_path / "jobs.sqlite3"
    with pytest.raises(DataDirectoryUnusableError):
        open_for_reading(path)
    assert not path.exists()


@pytest.mark.parametrize("opened", [open_for_reading, open_for_writing])
def test_a_file_that_is_no_database_is_refused_and_kept(tmp_path: Path, opened: object) -> None:
    path = tmp_path / "jobs.sqlite3"
    path.write_bytes(b"no database at all" * 1000)
    assert callable(opened)
    with pytest.raises(DataDirectoryUnusableError, match="not a database"):
        opened(path)
    assert path.read_bytes() == b"no database at all" * 1000


def test_a_directory_in_the_files_place_is_refused(tmp_path: Path) -> None:
    (tmp_path / "jobs.sqlite3").mkdir()
    with pytest.raises(DataDirectoryUnusableError):
        open_for_writing(tmp_path / "jobs.sqlite3")


@pytest.mark.parametrize("name", ["a b", "50%", "what?", "#1", "été"])
def test_directories_of_any_name_can_be_read(tmp_path: Path, name: str) -> None:
    (tmp_path / name).mkdir()
    path = tmp_path / name / "jobs.sqlite3"
    open_for_writing(path).close()
    open_for_reading(path).close()


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    connection = open_for_writing(tmp_path / "jobs.sqlite3")
    insert = "INSERT INTO key_entry VALUES ('k', 'd', 't', NULL)"

    def be_interrupted() -> None:
        with transaction(connection):
            connection.execute(insert)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        be_interrupted()
    assert connection.execute("SELECT count(*) FROM key_entry").fetchone() == (0,)
    with transaction(connection):
        connection.execute(insert)
    assert connection.execute("SELECT count(*) FROM key_entry").fetchone() == (1,)
    connection.close()
