"""The one thread that writes: what is durable comes first, what is shown comes second."""

import itertools
import logging
from collections.abc import Callable
from concurrent.futures import Future
from dataclasses import dataclass, field
from enum import IntEnum
from queue import Empty, PriorityQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, QThread, Signal

from finovox_desktop.core.clock import Clock
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.job import Job, JobsChange
from finovox_desktop.storage.database import open_for_writing, transaction
from finovox_desktop.storage.job_store import JobStore
from finovox_desktop.storage.paths import DataPaths, unusable

_log = logging.getLogger(__name__)

MOST_COMMANDS_A_COMMIT = 256
JOBS_A_PAGE = 2000

Result = TypeVar("Result")
Command = Callable[[JobStore], Result]


class Urgency(IntEnum):
    """What is committed first when much is waiting."""

    TOKENS_AND_RESULTS = 0
    MOVES = 1
    INTAKE = 2
    STOP = 3


@dataclass(order=True, slots=True)
class _Waiting:
    urgency: Urgency
    number: int
    command: Command[Any] = field(compare=False)
    future: "Future[Any]" = field(compare=False)


class Writer(QThread):
    """Runs commands on the job store, several in one commit when several wait.

    Signals:
        changed: JobsChange, after each commit; at the start all stored jobs in pages.
        opened: tuple of Drop, when the stored jobs have been handed out: the paths whose intake the last run did not finish.
        failed: FinovoxError, when the database cannot be opened or a commit did not succeed.
    """

    changed = Signal(object)
    opened = Signal(object)
    failed = Signal(object)

    def __init__(self, paths: DataPaths, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths = paths
        self._clock = clock
        self._waiting: PriorityQueue[_Waiting] = PriorityQueue()
        self._numbers = itertools.count()

    def call(self, command: Command[Result], urgency: Urgency = Urgency.MOVES) -> "Future[Result]":
        """Have a command run; the future is done when it is durable. Thread-safe.

        The future raises what the command raised, or DataDirectoryUnusableError where it could not be made durable.
        """
        future: Future[Result] = Future()
        self._waiting.put(_Waiting(urgency, next(self._numbers), command, future))
        return future

    def stop(self) -> None:
        """End the thread after all commands that were given before."""
        self._waiting.put(_Waiting(Urgency.STOP, next(self._numbers), _nothing, Future()))

    def run(self) -> None:
        """Open the database, hand out what is stored, then work until stopped."""
        try:
            connection = open_for_writing(self._paths.database)
        except FinovoxError as error:
            self._refuse_all(error)
            return
        try:
            store = JobStore(connection, self._clock)
            self._recover(store)
            while (group := self._next_group()) is not None:
                self._commit(store, group)
        except Exception as error:  # noqa: BLE001 - a row that cannot be read raises anything; nobody may wait for ever
            _log.exception("the database cannot be used")
            self._refuse_all(error if isinstance(error, FinovoxError) else unusable(self._paths.directory, error))
        finally:
            connection.close()

    def _recover(self, store: JobStore) -> None:
        with transaction(store.connection):
            store.recover()
        store.forget_change()
        self._hand_out(store)

    def _hand_out(self, store: JobStore) -> None:
        page: list[Job] = []
        for job in store.reader.jobs():
            page.append(job)
            if len(page) == JOBS_A_PAGE:
                self.changed.emit(JobsChange(added=tuple(page)))
                page.clear()
        self.changed.emit(JobsChange(added=tuple(page), tokens=store.reader.held_tokens()))
        self.opened.emit(store.open_drops())

    def _next_group(self) -> "list[_Waiting] | None":
        """Wait for commands; None when it is time to stop."""
        group = [self._waiting.get()]
        while len(group) < MOST_COMMANDS_A_COMMIT:
            try:
                group.append(self._waiting.get_nowait())
            except Empty:
                break
        if group[0].urgency is Urgency.STOP:
            return None
        if group[-1].urgency is Urgency.STOP:
            self._waiting.put(group.pop())
        return group

    def _commit(self, store: JobStore, group: "list[_Waiting]") -> None:
        results: list[tuple[_Waiting, object, Exception | None]] = []
        try:
            with transaction(store.connection):
                results = [(waiting, *store.run_alone(waiting.command)) for waiting in group]
                change = store.take_change()
        except Exception as error:  # noqa: BLE001 - whatever it was, nothing of the group is durable
            _log.exception("a commit failed")
            store.forget_change()
            words = unusable(self._paths.directory, error)
            for waiting in group:
                waiting.future.set_exception(words)
            self.failed.emit(words)
            return
        # First the change, then the answers: whoever hears that a command is done finds its change shown.
        if change:
            self.changed.emit(change)
        for waiting, value, problem in results:
            if problem is None:
                waiting.future.set_result(value)
            else:
                waiting.future.set_exception(problem)

    def _refuse_all(self, error: FinovoxError) -> None:
        """Without a database every command fails, until the thread is stopped."""
        self.failed.emit(error)
        while (waiting := self._waiting.get()).urgency is not Urgency.STOP:
            waiting.future.set_exception(error)


def _nothing(_store: JobStore) -> None:
    """Do nothing: the command of the request to stop."""
