"""A store of very many jobs: some made through the program's own commands, the others copied from them row by row."""

from contextlib import closing
from pathlib import Path

from finovox_desktop.storage.database import open_for_writing, transaction
from finovox_desktop.storage.paths import DataPaths
from tests.benchmarks.stored_jobs import store_done

_MADE = 1000
_FAR = 1_000_000
"""Copies of a row are numbered so far apart."""

_JOB_ID = "printf('x%03x', :copy) || substr({}, 5)"
_NUMBER = f"{{}} + :copy * {_FAR}"

# What tells the copies of a row apart, table by table: its own number or name, and those that it refers to.
_CHANGED = {
    "job": {
        "rowid": _NUMBER,
        "id": _JOB_ID,
        "sha256": _JOB_ID,
        "name": ":copy || ' ' || {}",
        "submission_order": _NUMBER,
        "current_attempt": _NUMBER,
        "result_answer": _NUMBER,
    },
    "attempt": {"id": _NUMBER, "job_id": _JOB_ID},
    "answer": {"id": _NUMBER, "attempt_id": _NUMBER},
    "history": {"id": _NUMBER, "job_id": _JOB_ID},
}


def store_many_done(directory: Path, count: int) -> None:
    """Store jobs with their results, a multiple of 1000, each as `store_done()` makes it; seconds for 100,000."""
    store_done(directory, _MADE)
    with closing(open_for_writing(DataPaths(directory).database)) as connection:
        connection.execute("PRAGMA foreign_keys=OFF")  # the rows come table by table
        for table, changed in _CHANGED.items():
            names = dict.fromkeys([*(row[1] for row in connection.execute(f"PRAGMA table_info({table})")), *changed])
            values = ", ".join(changed.get(name, "{}").format(name) for name in names)
            with transaction(connection):
                for copy in range(1, count // _MADE):
                    connection.execute(
                        f"INSERT INTO {table} ({', '.join(names)}) SELECT {values} FROM {table} WHERE rowid < {_FAR}",
                        {"copy": copy},
                    )
