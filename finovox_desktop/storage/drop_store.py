"""Dropped paths, kept until their documents are jobs."""

import os
import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import AnalysisType, Destination
from finovox_desktop.core.document import Document
from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.watched import WatchedFile
from finovox_desktop.storage.job_ledger import JobLedger
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.job_rows import time_text, types_of, types_text
from finovox_desktop.storage.taken_out import TakenOutInUse
from finovox_desktop.storage.watched_store import WatchedStore


@dataclass(frozen=True, slots=True)
class Drop:
    """A path that was dropped and is not taken in yet.

    `name`, `origin` and `case` are those of a job that is made once more; empty (of a case: None) where they are as found.
    `is_watched`: the path came by itself, from the watched folder.
    """

    id: int
    path: str
    destination: Destination
    analysis_types: tuple[AnalysisType, ...]
    again: bool
    name: str = ""
    origin: str = ""
    case: str | None = None
    is_watched: bool = False


class DropStore:
    """The paths that were dropped, and the jobs that come of them; inside transactions of the writer thread."""

    def __init__(
        self, connection: sqlite3.Connection, clock: Clock, reader: JobReader, ledger: JobLedger, watched: WatchedStore
    ) -> None:
        self._connection = connection
        self._clock = clock
        self._reader = reader
        self._ledger = ledger
        self._watched = watched

    def note(
        self, paths: Sequence[str], destination: Destination, types: Sequence[AnalysisType], *, again: bool
    ) -> tuple[Drop, ...]:
        """Keep paths that were dropped, before anything is done about them."""
        return tuple(self._note(Drop(0, path, destination, tuple(types), again)) for path in paths)

    def note_again(
        self, job_ids: Sequence[str], destination: Destination, types: Sequence[AnalysisType]
    ) -> tuple[Drop, ...]:
        """Keep the files of jobs as dropped once more, to be submitted anew with what people call them."""
        jobs = filter(None, map(self._reader.job, job_ids))
        return tuple(
            self._note(
                Drop(
                    0, job.document.path, destination, tuple(types), again=True,
                    name=job.document.name, origin=job.origin, case=job.case,
                )
            )
            for job in jobs
        )  # fmt: skip

    def note_watched(
        self, files: Sequence[tuple[str, str]], destination: Destination, types: Sequence[AnalysisType]
    ) -> tuple[Drop, ...]:
        """Keep files of the watched folder, each a path and its case; an empty case: as found."""
        return tuple(
            self._note(Drop(0, path, destination, tuple(types), again=False, case=case or None, is_watched=True))
            for path, case in files
        )

    def open(self) -> tuple[Drop, ...]:
        """Give the paths whose intake was not finished."""
        rows = self._connection.execute(
            "SELECT id, path, destination, analysis_types, again, name, origin, case_reference, is_watched "
            "FROM dropped_path ORDER BY id"
        )
        return tuple(
            Drop(
                drop_id, os.fsdecode(path), Destination(root), types_of(types), bool(again), name, origin, case,
                bool(is_watched),
            )
            for drop_id, path, root, types, again, name, origin, case, is_watched in rows
        )  # fmt: skip

    def add_document(self, drop: Drop, document: Document, case: str, origin: str = "") -> tuple[str, bool]:
        """Make a job of a document; give its id and whether it came of this drop.

        The same content for the same destination and types is not taken in, unless the drop says "again". An intake that was
        interrupted and starts over finds the jobs it had made.
        """
        own = self._job_of_drop(drop.id, document)
        if own is not None:
            return own.id, True
        known = self._reader.same_content(document.sha256, drop.destination, drop.analysis_types)
        if known is not None and not drop.again:
            return known.id, False
        job_id = uuid.uuid4().hex
        now = time_text(self._clock.now())
        self._connection.execute(
            "INSERT INTO job (id, submission_order, drop_id, path, name, size, sha256, kind, modified_ns, case_reference, "
            "destination, analysis_types, state, added_at, origin) "
            "VALUES (?, (SELECT coalesce(max(submission_order), 0) + 1 FROM job), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                job_id, drop.id, os.fsencode(document.path), drop.name or document.name, document.size, document.sha256,
                document.kind.value, document.modified_ns, case if drop.case is None else drop.case,
                drop.destination.root, types_text(drop.analysis_types), JobState.QUEUED.value, now,
                drop.origin or origin,
            ],
        )  # fmt: skip
        self._ledger.begin(job_id)
        return job_id, True

    def add_watched(self, drop: Drop, document: Document, case: str, origin: str = "") -> tuple[str, bool] | None:
        """Make a job of a document from the watched folder, as add_document(); None where its content was taken before."""
        if self._watched.holds(document.sha256) and self._job_of_drop(drop.id, document) is None:
            return None
        added = self.add_document(drop, document, case, origin)
        self._watched.note_content(WatchedFile(drop.path, document.size, document.modified_ns), document.sha256)
        return added

    def end_watched(self, drop: Drop, file: WatchedFile) -> None:
        """Forget a path of the watched folder: its intake is finished, and the file is done with as it is."""
        self._watched.note_done(file)
        self.end(drop)

    def taken_out_in_use(self) -> TakenOutInUse:
        """Give what must stay of the documents that were taken out of containers."""
        paths = self._connection.execute("SELECT path FROM job WHERE origin <> '' UNION SELECT path FROM dropped_path")
        in_use = frozenset(os.fsdecode(path) for (path,) in paths)
        drops = self._connection.execute("SELECT id FROM dropped_path")
        return TakenOutInUse(in_use, frozenset(number for (number,) in drops))

    def end(self, drop: Drop) -> None:
        """Forget a dropped path: its intake is finished."""
        self._connection.execute("DELETE FROM dropped_path WHERE id = ?", [drop.id])

    def _note(self, drop: Drop) -> Drop:
        """Keep a path; give it with its number."""
        number = self._connection.execute(
            "INSERT INTO dropped_path (path, destination, analysis_types, again, dropped_at, name, origin, case_reference, "
            "is_watched) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                os.fsencode(os.path.abspath(drop.path)), drop.destination.root, types_text(drop.analysis_types), drop.again,
                time_text(self._clock.now()), drop.name, drop.origin, drop.case, drop.is_watched,
            ],
        ).lastrowid  # fmt: skip
        if number is None:
            raise sqlite3.DatabaseError("the dropped path has no number")
        return replace(drop, id=number)

    def _job_of_drop(self, drop_id: int, document: Document) -> Job | None:
        row = self._connection.execute(
            # By content: all documents of a dropped folder share its number ("+" keeps SQLite from that index).
            "SELECT id FROM job WHERE +drop_id = ? AND path = ? AND sha256 = ?",
            [drop_id, os.fsencode(document.path), document.sha256],
        ).fetchone()
        return self._reader.job(row[0]) if row else None
