"""Dropped paths, kept until their documents are jobs."""

import json
import os
import sqlite3
import uuid
from collections.abc import Sequence
from dataclasses import dataclass, replace

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import AnalysisType, Destination
from finovox_desktop.core.found import Found
from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.watched import WatchedFile
from finovox_desktop.storage.job_ledger import JobLedger
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.job_rows import time_text, types_of, types_text
from finovox_desktop.storage.taken_out import TakenOutInUse
from finovox_desktop.storage.watched_store import WatchedStore

_TAKEN_BACK = frozenset({JobState.CANCELLED.value, JobState.DISMISSED.value})
"""A job in these states does not count as the same content: the user took it back."""


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


@dataclass(frozen=True, slots=True)
class Added:
    """A job of a document; `is_new` where it came of the drop in question."""

    job_id: str
    is_new: bool


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

    def add(self, drop: Drop, found: Sequence[Found]) -> tuple[Added | None, ...]:
        """Make jobs of documents, in their order; give what became of each.

        The same content for the same destination and types is not taken in, unless the drop says "again". An intake that was
        interrupted and starts over finds the jobs it had made. From the watched folder, content that was taken before is passed
        over: None.
        """
        if drop.is_watched:
            return tuple(self._add_watched(drop, one) for one in found)
        return self._add(drop, found)

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

    def _add(self, drop: Drop, found: Sequence[Found]) -> tuple[Added, ...]:
        earlier = self._earlier(drop, found)
        (last,) = self._connection.execute("SELECT coalesce(max(submission_order), 0) FROM job").fetchone()
        added: list[Added] = []
        new: list[Job] = []
        for one in found:
            document = one.document
            own = earlier.of_drop.get((document.path, document.sha256))
            same = earlier.same_content.get(document.sha256)
            if own is not None:
                added.append(Added(own, is_new=True))
            elif same is not None and not drop.again:
                added.append(Added(same, is_new=False))
            else:
                job = self._new_job(drop, one, last + 1 + len(new))
                earlier.note(job)
                new.append(job)
                added.append(Added(job.id, is_new=True))
        self._insert(drop, new)
        return tuple(added)

    def _add_watched(self, drop: Drop, one: Found) -> Added | None:
        document = one.document
        was_taken = self._watched.holds(document.sha256)
        if was_taken and (document.path, document.sha256) not in self._earlier(drop, [one]).of_drop:
            return None
        (added,) = self._add(drop, [one])
        self._watched.note_content(WatchedFile(drop.path, document.size, document.modified_ns), document.sha256)
        return added

    def _earlier(self, drop: Drop, found: Sequence[Found]) -> "_Earlier":
        """Give the jobs that hold one of these contents already."""
        rows = self._connection.execute(
            "SELECT id, drop_id, path, sha256, destination, analysis_types, state FROM job "
            "WHERE sha256 IN (SELECT value FROM json_each(?)) AND removed_at IS NULL ORDER BY added_at, job.rowid",
            [json.dumps([one.document.sha256 for one in found])],
        )
        wanted = (drop.destination.root, types_text(drop.analysis_types))
        earlier = _Earlier({}, {})
        for job_id, drop_id, path, sha256, destination, types, state in rows:
            if drop_id == drop.id:
                earlier.of_drop[os.fsdecode(path), sha256] = job_id
            if (destination, types) == wanted and state not in _TAKEN_BACK:
                earlier.same_content[sha256] = job_id
        return earlier

    def _new_job(self, drop: Drop, one: Found, order: int) -> Job:
        document = one.document
        return Job(
            id=uuid.uuid4().hex,
            document=replace(document, name=drop.name) if drop.name else document,
            case=one.case if drop.case is None else drop.case,
            destination=drop.destination,
            analysis_types=types_of(types_text(drop.analysis_types)),
            state=JobState.QUEUED,
            added_at=self._clock.now(),
            order=order,
            origin=drop.origin or one.origin,
        )

    def _insert(self, drop: Drop, jobs: Sequence[Job]) -> None:
        root, types = drop.destination.root, types_text(drop.analysis_types)
        self._connection.executemany(
            "INSERT INTO job (id, submission_order, drop_id, path, name, size, sha256, kind, modified_ns, case_reference, "
            "destination, analysis_types, state, added_at, origin) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            [
                (
                    job.id, job.order, drop.id, os.fsencode(job.document.path), job.document.name, job.document.size,
                    job.document.sha256, job.document.kind.value, job.document.modified_ns, job.case, root, types,
                    job.state.value, time_text(job.added_at), job.origin,
                )
                for job in jobs
            ],
        )  # fmt: skip
        self._ledger.begin(jobs)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """Ids of jobs: those of the same drop, by path and content, and the newest by content for the same destination and types."""

    of_drop: dict[tuple[str, str], str]
    same_content: dict[str, str]

    def note(self, job: Job) -> None:
        document = job.document
        self.of_drop[document.path, document.sha256] = job.id
        self.same_content[document.sha256] = job.id
