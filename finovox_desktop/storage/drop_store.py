"""Dropped paths, kept until their documents are jobs."""

import os
import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import AnalysisType, Destination
from finovox_desktop.core.document import Document
from finovox_desktop.core.job import Job, JobState
from finovox_desktop.storage.job_ledger import JobLedger
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.job_rows import time_text, types_of, types_text


@dataclass(frozen=True, slots=True)
class Drop:
    """A path that was dropped and is not taken in yet."""

    id: int
    path: str
    destination: Destination
    analysis_types: tuple[AnalysisType, ...]
    again: bool


class DropStore:
    """The paths that were dropped, and the jobs that come of them; inside transactions of the writer thread."""

    def __init__(self, connection: sqlite3.Connection, clock: Clock, reader: JobReader, ledger: JobLedger) -> None:
        self._connection = connection
        self._clock = clock
        self._reader = reader
        self._ledger = ledger

    def note(
        self, paths: Sequence[str], destination: Destination, types: Sequence[AnalysisType], *, again: bool
    ) -> tuple[Drop, ...]:
        """Keep paths that were dropped, before anything is done about them."""
        return tuple(self._note_drop(path, destination, types, again=again) for path in paths)

    def note_again(
        self, job_ids: Sequence[str], destination: Destination, types: Sequence[AnalysisType]
    ) -> tuple[Drop, ...]:
        """Keep the files of jobs as dropped once more, to be submitted anew."""
        jobs = filter(None, map(self._reader.job, job_ids))
        return self.note([job.document.path for job in jobs], destination, types, again=True)

    def open(self) -> tuple[Drop, ...]:
        """Give the paths whose intake was not finished."""
        rows = self._connection.execute(
            "SELECT id, path, destination, analysis_types, again FROM dropped_path ORDER BY id"
        )
        return tuple(
            Drop(drop_id, os.fsdecode(path), Destination(root), types_of(types), bool(again))
            for drop_id, path, root, types, again in rows
        )

    def add_document(self, drop: Drop, document: Document, case: str) -> tuple[str, bool]:
        """Make a job of a document; give its id and whether it is new.

        The same content for the same destination and types is not new, unless the drop says "again". An intake that was
        interrupted and starts over finds the jobs it had made.
        """
        known = (
            self._job_of_drop(drop.id, document)
            if drop.again
            else self._reader.same_content(document.sha256, drop.destination, drop.analysis_types)
        )
        if known is not None:
            return known.id, False
        job_id = uuid.uuid4().hex
        now = time_text(self._clock.now())
        self._connection.execute(
            "INSERT INTO job (id, submission_order, drop_id, path, name, size, sha256, kind, modified_ns, case_reference, "
            "destination, analysis_types, state, added_at) "
            "VALUES (?, (SELECT coalesce(max(submission_order), 0) + 1 FROM job), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                job_id, drop.id, os.fsencode(document.path), document.name, document.size, document.sha256,
                document.kind.value, document.modified_ns, case, drop.destination.root,
                types_text(drop.analysis_types), JobState.QUEUED.value, now,
            ],
        )  # fmt: skip
        self._ledger.begin(job_id)
        return job_id, True

    def end(self, drop: Drop) -> None:
        """Forget a dropped path: its intake is finished."""
        self._connection.execute("DELETE FROM dropped_path WHERE id = ?", [drop.id])

    def _note_drop(self, path: str, destination: Destination, types: Sequence[AnalysisType], *, again: bool) -> Drop:
        number = self._connection.execute(
            "INSERT INTO dropped_path (path, destination, analysis_types, again, dropped_at) VALUES (?, ?, ?, ?, ?)",
            [
                os.fsencode(os.path.abspath(path)),
                destination.root,
                types_text(types),
                again,
                time_text(self._clock.now()),
            ],
        ).lastrowid
        if number is None:
            raise sqlite3.DatabaseError("the dropped path has no number")
        return Drop(number, path, destination, tuple(types), again)

    def _job_of_drop(self, drop_id: int, document: Document) -> Job | None:
        row = self._connection.execute(
            "SELECT id FROM job WHERE drop_id = ? AND path = ?", [drop_id, os.fsencode(document.path)]
        ).fetchone()
        return self._reader.job(row[0]) if row else None
