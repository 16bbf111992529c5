"""Making a new database of what can be read of a damaged one: tokens and attempts first, then all else."""

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from finovox_desktop.storage.job_repair import Repair
from finovox_desktop.storage.pages import FoundRow, Pages, Value
from finovox_desktop.storage.schema import make_durable, migrate, migrations, tables_of
from finovox_desktop.storage.transactions import transaction
from finovox_desktop.storage.wal import read_log

_TABLES = (
    "attempt",
    "job",
    "answer",
    "history",
    "edit",
    "key_entry",
    "submission_count",
    "dropped_path",
    "watched_file",
)
_VERSION_OFFSET = 60


@dataclass(frozen=True, slots=True)
class Salvaged:
    """What came out. `lost` counts the jobs and tokens that are known to have been there: there may have been more."""

    jobs: int
    lost: int


@dataclass(frozen=True, slots=True)
class _Column:
    name: str
    kind: type
    may_be_none: bool
    has_default: bool
    is_key: bool

    @property
    def is_rowid(self) -> bool:
        """Whether the value is not in the row: it is the row's number."""
        return self.is_key and self.kind is int

    def accepts(self, value: Value) -> bool:
        if self.is_rowid:
            return value is None
        return self.may_be_none if value is None else isinstance(value, self.kind)


def salvage(damaged: Path, log: Path, target: Path) -> Salvaged:
    """Make a database at `target` of what can be read of a damaged file and its log; those are only read.

    Rows are found by their form, page by page, so that neither the header nor the tables' roots are needed. A job that
    may have been submitted, as far as can be known, is never left to be submitted again by itself.
    Raises OSError, sqlite3.Error; what was made so far is deleted then.
    """
    database = damaged.read_bytes() if damaged.exists() else b""
    logged = read_log(log)
    target.unlink(missing_ok=True)
    connection = sqlite3.connect(target, isolation_level=None)
    try:
        target.chmod(0o600)
        connection.execute("PRAGMA synchronous=OFF")  # made durable as a whole, at the end
        scripts = migrations()
        migrate(connection, target, scripts[: _version(database, len(scripts))])
        with transaction(connection):
            _insert(connection, Pages(database, logged.pages).rows())
        migrate(connection, target, scripts)
        with transaction(connection):
            result = Salvaged(*Repair(connection, is_log_damaged=logged.is_damaged).run())
        connection.close()
        make_durable(target)
    except BaseException:
        connection.close()
        with contextlib.suppress(OSError):
            target.unlink()
        raise
    return result


def _version(database: bytes, newest: int) -> int:
    version = int.from_bytes(database[_VERSION_OFFSET : _VERSION_OFFSET + 4])
    return version if 1 <= version <= newest else newest


def _insert(connection: sqlite3.Connection, rows: Iterable[FoundRow]) -> None:
    tables = {name: _columns(connection, name) for name in _TABLES if name in tables_of(connection)}
    newest: dict[tuple[str, tuple[Value, ...]], FoundRow] = {}
    for row in rows:
        table = _table_of(row.values, tables)
        if table is not None:
            place = (table, tuple(_key(row, tables[table])))
            if place not in newest or newest[place].age < row.age:
                newest[place] = row
    for (table, _), row in newest.items():
        names, values = zip(*_named(row, tables[table]), strict=True)
        connection.execute(
            f"INSERT INTO {table} ({', '.join(names)}) VALUES ({', '.join('?' * len(values))})",  # noqa: S608 - own names
            values,
        )


def _columns(connection: sqlite3.Connection, table: str) -> Sequence[_Column]:
    kinds: Mapping[str, type] = {"INTEGER": int, "TEXT": str, "BLOB": bytes}
    return [
        _Column(
            name=name,
            kind=kinds[kind],
            may_be_none=not is_required and not key,
            has_default=default is not None,
            is_key=bool(key),
        )
        for _, name, kind, is_required, default, key in connection.execute(f"PRAGMA table_info({table})")
    ]


def _table_of(values: Sequence[Value], tables: Mapping[str, Sequence[_Column]]) -> str | None:
    """Tell of which table a row is, or None. A whole row comes before an older one that lacks the last columns."""
    fitting = [name for name, columns in tables.items() if _fits(values, columns)]
    return min(fitting, key=lambda name: len(tables[name]), default=None)


def _fits(values: Sequence[Value], columns: Sequence[_Column]) -> bool:
    """Tell whether a row has the form of a table. A column that was added later is missing in older rows."""
    return (
        0 < len(values) <= len(columns)
        and all(column.accepts(value) for column, value in zip(columns, values, strict=False))
        and all(column.may_be_none or column.has_default for column in columns[len(values) :])
    )


def _key(row: FoundRow, columns: Sequence[_Column]) -> Iterator[Value]:
    named = zip(columns, _named(row, columns), strict=False)
    return (value for column, (_, value) in named if column.is_key)


def _named(row: FoundRow, columns: Sequence[_Column]) -> Iterator[tuple[str, Value]]:
    for column, value in zip(columns, row.values, strict=False):
        yield column.name, row.rowid if column.is_rowid else value
