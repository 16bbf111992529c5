"""Transactions, and what an error of the database is about: the file, its content, or the command alone."""

import contextlib
import sqlite3
from collections.abc import Iterator

_PRIMARY_CODE = 0xFF
_DAMAGE = frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT})
_FILE = frozenset(
    {
        sqlite3.SQLITE_FULL,
        sqlite3.SQLITE_IOERR,
        sqlite3.SQLITE_READONLY,
        sqlite3.SQLITE_CANTOPEN,
        sqlite3.SQLITE_PERM,
        sqlite3.SQLITE_BUSY,
        sqlite3.SQLITE_LOCKED,
        sqlite3.SQLITE_PROTOCOL,
        sqlite3.SQLITE_NOMEM,
        sqlite3.SQLITE_NOLFS,
    }
)


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


def touch(connection: sqlite3.Connection) -> None:
    """Have the transaction write a page, so that its commit tells whether there is room."""
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    connection.execute(f"PRAGMA user_version = {version}")


def is_damage(error: BaseException) -> bool:
    """Tell whether an error says that the file's content is damaged, or is no database."""
    return isinstance(error, sqlite3.Error) and _code(error) in _DAMAGE


def is_about_file(error: BaseException) -> bool:
    """Tell whether an error is about the file (no room, read-only, input or output), which may pass."""
    return isinstance(error, OSError) or (isinstance(error, sqlite3.Error) and _code(error) in _FILE)


def _code(error: sqlite3.Error) -> int | None:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    return code & _PRIMARY_CODE if code is not None else None
