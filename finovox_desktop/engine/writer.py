"""The one thread that writes: what is durable comes first, what is shown comes second."""

import contextlib
import logging
import sqlite3
import threading
from collections.abc import Mapping
from queue import Empty
from typing import TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.job import AT_REST, Job, JobsChange
from finovox_desktop.core.news import StorageState
from finovox_desktop.engine.command_queue import Command, CommandQueue, Urgency, Waiting
from finovox_desktop.engine.durable import Durable
from finovox_desktop.storage.ballast import Ballast
from finovox_desktop.storage.job_reader import JobReader
from finovox_desktop.storage.job_store import JobStore
from finovox_desktop.storage.paths import DataPaths, unusable
from finovox_desktop.storage.transactions import is_about_file, is_damage, touch, transaction

__all__ = ["Command", "Urgency", "Writer"]

_log = logging.getLogger(__name__)

JOBS_A_PAGE = 2000
"""How many stored jobs are told of at once, at the start."""

MOST_SECONDS_A_PAGE = 0.5
"""How long the writer waits at most until a page is taken in: nobody may be listening."""

SECONDS_BETWEEN_TRIES = 3.0
"""How long the writer waits until it tries again when it cannot write."""

Result = TypeVar("Result")
Group = list[Waiting]


class Writer(QThread):
    """Runs commands on the job store, several in one commit when several wait.

    When nothing can be written (no room, read-only, an error of the disk), tokens and results are kept and tried again
    until they are durable; every other command fails at once, so that nothing is submitted that could not be recorded.

    Signals:
        changed: JobsChange, after each commit; at the start all stored jobs in pages.
        opened: tuple of Drop, when the stored jobs have been handed out: the paths whose intake the last run did not finish.
        failed: FinovoxError, when the database cannot be opened, cannot be written, or was damaged and salvaged.
        storage_changed: StorageState, when commits begin to fail and when they succeed again.
    """

    changed = Signal(object)
    opened = Signal(object)
    failed = Signal(object)
    storage_changed = Signal(object)
    _page_told = Signal()

    def __init__(
        self,
        paths: DataPaths,
        clock: Clock,
        parent: QObject | None = None,
        *,
        seconds_between_tries: float = SECONDS_BETWEEN_TRIES,
    ) -> None:
        super().__init__(parent)
        self._paths = paths
        self._clock = clock
        self._seconds_between_tries = seconds_between_tries
        self._commands = CommandQueue(clock)
        self._ballast = Ballast(paths.ballast)
        self._store: JobStore | None = None
        self._trouble: FinovoxError | None = None
        self._shown: dict[str, Job] = {}  # the jobs that the others know of, as they know them
        self._is_patient = True
        self._is_opened = False
        self._is_ballast_loaded = False
        self._is_damaged = False
        self._is_page_taken_in = threading.Event()
        self._page_told.connect(self._note_page)

    def call(self, command: Command[Result], urgency: Urgency = Urgency.MOVES) -> Durable[Result]:
        """Have a command run; what it gives is there when it is durable. Thread-safe.

        It raises what the command raised, or DataDirectoryUnusableError where it could not be made durable. Tokens
        and results wait until they can be.
        """
        return self._commands.put(command, urgency)

    def lose_patience(self) -> None:
        """Let tokens and results fail from now on, too, where they cannot be written: the program ends. Thread-safe."""
        self._is_patient = False
        self._commands.put(_nothing, Urgency.TOKENS_AND_RESULTS)

    def stop(self) -> None:
        """End the thread after all commands that were given before."""
        self._commands.end()

    def run(self) -> None:
        """Open the database, hand out what is stored, then work until stopped."""
        try:
            self._work()
        except Exception as error:  # noqa: BLE001 - a row that cannot be read raises anything; nobody may wait for ever
            _log.exception("the database cannot be used")
            self._refuse_all(self._in_words(error))
        finally:
            self._close()

    def _work(self) -> None:
        kept = self._serve([])
        while (group := self._next_group(kept)) is not None:
            try:
                kept = self._serve(group)
            except Exception as error:
                # Nothing can be written any more. Those of this group are in no queue: they hear of it here or never.
                for waiting in group:
                    if not waiting.end.done():
                        waiting.end.set_exception(self._in_words(error))
                raise

    def _next_group(self, kept: Group) -> Group | None:
        """Wait for commands, or for the time to try again what was kept; None when it is time to stop."""
        try:
            group = self._commands.take(self._seconds_between_tries if self._trouble else None)
        except Empty:
            return kept
        if not group:
            self._give_up(kept)
            return None
        return [*kept, *group]

    # Trouble

    def _serve(self, group: Group) -> Group:
        """Commit a group; where that cannot be, refuse what may be refused and give what is to be tried again."""
        if self._trouble is not None:
            group = self._refuse_the_rest(group, self._trouble)
        error = self._commit(group)
        if error is None:
            group = []
            error = self._load_ballast()
        if error is None:
            self._end_trouble()
        elif self._trouble is None:
            self._begin_trouble(error)
            group = self._refuse_the_rest(group, error)
            if group and self._commit(group) is None:
                group = []
        return group

    def _begin_trouble(self, error: FinovoxError) -> None:
        """Say that nothing can be written, and make room for what must not be lost."""
        self._trouble = error
        self._drop_ballast()
        self.storage_changed.emit(StorageState(is_writable=False, error=error))
        self.failed.emit(error)

    def _end_trouble(self) -> None:
        if self._trouble is not None:
            self._trouble = None
            self.storage_changed.emit(StorageState(is_writable=True))

    def _refuse_the_rest(self, group: Group, error: FinovoxError) -> Group:
        """Let everything fail but tokens and results; give those."""
        kept = [w for w in group if w.urgency is Urgency.TOKENS_AND_RESULTS and self._is_patient]
        for waiting in group:
            if waiting not in kept:
                waiting.end.set_exception(error)
        return kept

    def _give_up(self, kept: Group) -> None:
        """Try for the last time."""
        error = self._commit(kept) if kept else None
        if error is not None:
            for waiting in kept:
                _log.error("a token or a result could not be recorded")
                waiting.end.set_exception(error)

    def _load_ballast(self) -> FinovoxError | None:
        if not self._is_ballast_loaded:
            try:
                self._ballast.load()
            except OSError as error:
                return unusable(self._paths.directory, error)
            self._is_ballast_loaded = True
        return None

    def _drop_ballast(self) -> None:
        self._ballast.drop()
        self._is_ballast_loaded = False
        if self._store is not None:
            # What stands in the log and in the file takes up room once only, and the log begins anew.
            with contextlib.suppress(sqlite3.Error):
                self._store.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    # Committing

    def _commit(self, group: Group) -> FinovoxError | None:
        """Commit a group in one transaction; give the error where that may pass, and the group is to be tried again."""
        try:
            store = self._opened()
            if group or self._trouble is not None:
                self._commit_with(store, group)
        except FinovoxError as error:
            if error.__cause__ is None or not is_about_file(error.__cause__):
                raise
            return error
        except (sqlite3.Error, OSError) as error:
            _log.warning("a commit failed: %s", error)
            return unusable(self._paths.directory, error)
        return None

    def _commit_with(self, store: JobStore, group: Group) -> None:
        """Commit; a command that fails, fails alone. Raises sqlite3.Error, FinovoxError where nothing is durable."""
        try:
            with transaction(store.connection):
                results = store.run([waiting.command for waiting in group])
                change = store.ledger.take_change()
                if self._trouble is not None:
                    touch(store.connection)
        except Exception as error:
            store.ledger.forget_change()
            if is_damage(error) and not self._is_damaged:
                self._close()
                self._is_damaged = True
                self._commit_with(self._opened(), group)
                return
            if is_about_file(error):
                raise
            _log.exception("a commit failed")
            self._refuse(group, unusable(self._paths.directory, error))
            return
        # First the change, then the answers: whoever hears that a command is done finds its change shown.
        if change:
            self._show(change)
        for waiting, (value, problem) in zip(group, results, strict=True):
            if problem is None:
                waiting.end.set_result(value)
            else:
                waiting.end.set_exception(problem)

    def _refuse(self, group: Group, error: FinovoxError) -> None:
        for waiting in group:
            waiting.end.set_exception(error)
        self.failed.emit(error)

    # Opening

    def _opened(self) -> JobStore:
        """Give the store; opened, salvaged where it is damaged, and handed out where that was not done. Raises FinovoxError."""
        if self._store is not None:
            return self._store
        # What looks for damage and salvages is large: it is loaded in this thread, beside the window's first paint.
        from finovox_desktop.storage.opening import open_store  # noqa: PLC0415

        opened = open_store(
            self._paths.database, self._clock, is_known_damaged=self._is_damaged, look_ahead=self._show_first
        )
        self._store = store = JobStore(opened.connection, self._clock)
        is_salvaged, self._is_damaged = opened.notice is not None, False
        try:
            with transaction(store.connection):
                store.recover()
                recovered = store.ledger.take_change()
            if opened.notice is not None:
                # Before anyone acts on what is stored: what is lost may have been submitted.
                _log.warning("stored jobs were salvaged: %s", opened.notice)
                self.failed.emit(opened.notice)
            self._hand_out(store, {job.id: job for job in (*opened.jobs, *recovered.added, *recovered.changed)})
        except (sqlite3.Error, ValueError, TypeError) as error:
            self._close()
            if is_about_file(error) or is_salvaged:
                raise
            _log.exception("stored jobs cannot be read")
            self._is_damaged = True
            return self._opened()
        return store

    def _show_first(self, connection: sqlite3.Connection) -> None:
        """Show a page of jobs before all are looked at. They may be damaged: only such are shown as nothing acts on."""
        if self._shown:
            return
        with contextlib.suppress(sqlite3.Error, ValueError, TypeError):  # who looks at all of them says so
            self._show(JobsChange(added=JobReader(connection).last_jobs(AT_REST, JOBS_A_PAGE)))

    def _hand_out(self, store: JobStore, jobs: Mapping[str, Job]) -> None:
        """Tell of every stored job, as far as it is not known yet."""
        news = [job for job in jobs.values() if self._shown.get(job.id) != job]
        for start in range(0, len(news), JOBS_A_PAGE):
            self._show(JobsChange(added=tuple(news[start : start + JOBS_A_PAGE])))
            self._wait_for_listeners()
        self._show(JobsChange(removed=tuple(self._shown.keys() - jobs.keys()), tokens=store.reader.held_tokens()))
        store.ledger.follow(self._shown)
        if not self._is_opened:
            self._is_opened = True
            self.opened.emit(store.drops.open())

    def _wait_for_listeners(self) -> None:
        """Wait until a page is taken in where this object lives: pages that piled up would leave no time for anything else."""
        self._is_page_taken_in.clear()
        self._page_told.emit()
        self._is_page_taken_in.wait(MOST_SECONDS_A_PAGE)

    @Slot()
    def _note_page(self) -> None:
        """Note that a page is taken in: what a thread is told comes to it in turn."""
        self._is_page_taken_in.set()

    def _show(self, change: JobsChange) -> None:
        """Tell of a change. A job that is known already is not told as a new one when it was salvaged meanwhile."""
        if change.added:
            new = tuple(job for job in change.added if job.id not in self._shown)
            known = tuple(job for job in change.added if job.id in self._shown)
            change = JobsChange(new, (*known, *change.changed), change.removed, change.tokens)
        for job in (*change.added, *change.changed):
            self._shown[job.id] = job
        for job_id in change.removed:
            self._shown.pop(job_id, None)
        self.changed.emit(change)

    def _close(self) -> None:
        store, self._store = self._store, None
        if store is not None:
            store.connection.close()

    def _in_words(self, error: Exception) -> FinovoxError:
        return error if isinstance(error, FinovoxError) else unusable(self._paths.directory, error)

    def _refuse_all(self, error: FinovoxError) -> None:
        """Without a database every command fails, until the thread is stopped."""
        self.failed.emit(error)
        while group := self._commands.take(None):
            for waiting in group:
                waiting.end.set_exception(error)


def _nothing(_store: JobStore) -> None:
    """Do nothing: what wakes the thread up."""
