"""Hands out work: which job is submitted and which token is asked, as places, gates and keys allow."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from functools import partial

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from finovox_desktop.core.answers import RetrievalAction
from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import Destination
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.job_details import HeldToken
from finovox_desktop.core.news import StorageState
from finovox_desktop.core.status import Condition, KeyState, ServiceStatus
from finovox_desktop.engine.keys import Keys
from finovox_desktop.engine.request_pool import (
    MOST_QUESTIONS,
    CheckEnd,
    CheckTask,
    RequestPool,
    SubmissionEnd,
    SubmissionTask,
)
from finovox_desktop.engine.submission_queue import SubmissionQueue
from finovox_desktop.engine.token_checks import TokenChecks
from finovox_desktop.engine.writer import Writer
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.storage.job_store import JobStore

SECONDS_UNTIL_A_KEY_IS_LOOKED_FOR = 1.0


class Dispatcher(QObject):
    """The queue, the tokens and the request threads, in the thread of the event loop.

    Signals:
        status_may_differ: no value, after anything that may change what `status()` says.
    """

    status_may_differ = Signal()
    _dispatch_due = Signal()

    def __init__(
        self, writer: Writer, pool: RequestPool, keys: Keys, *, checks: TokenChecks, clock: Clock, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._writer = writer
        self._pool = pool
        self._keys = keys
        self._checks = checks
        self._clock = clock
        self._queue = SubmissionQueue(clock)
        self._uploads: dict[str, Cancellation] = {}
        self._questions: dict[str, Cancellation] = {}
        self._sandbox_root: str | None = None
        self._most_submissions = 0
        self._most_in_progress = 0
        self._storage = StorageState(is_writable=True)
        self._is_paused = False
        self._is_running = False
        self._is_dispatch_due = False
        self._dispatch_due.connect(self._dispatch_if_due, Qt.ConnectionType.QueuedConnection)
        self._wake_timer = QTimer(self)
        self._wake_timer.setSingleShot(True)
        self._wake_timer.timeout.connect(self.dispatch)
        writer.storage_changed.connect(self._take_in_storage)
        checks.due.connect(self.dispatch)
        pool.submission_ended.connect(self._take_in_submission)
        pool.checks_ended.connect(self._take_in_checks)
        pool.sandbox_started.connect(self._take_in_sandbox)

    # What is to be done

    def start(self) -> None:
        """Hand out work from now on."""
        self._is_running = True
        self.dispatch()

    def allow(self, most_submissions: int, most_in_progress: int) -> None:
        """Have at most so many submissions under way, and so many analyses in progress."""
        self._most_submissions = most_submissions
        self._most_in_progress = most_in_progress
        self.dispatch()

    def set_paused(self, *, is_paused: bool) -> None:
        """Let no further submission begin, or let them begin again; checks go on."""
        self._is_paused = is_paused
        self.dispatch()

    def take_in(self, job: Job) -> None:
        """Note what became of a job."""
        if job.state is JobState.QUEUED:
            self._queue.put(job)
            self._keys.look_for(job.destination)
        else:
            self._queue.take_away(job.id)
        if job.state is not JobState.PENDING:
            self._checks.release(job.id)

    def hold(self, token: HeldToken, *, is_fresh: bool) -> None:
        """Ask for a token from now on: at once where it was got before this run, or the user asks about it again."""
        age = self._clock.now() - token.submitted_at
        is_new = is_fresh and age < timedelta(seconds=self._checks.interval(token.destination))
        self._checks.hold(token, at_once=not is_new)

    def forget(self, job_id: str) -> None:
        """Forget a job that was removed."""
        self._queue.take_away(job_id)
        self._checks.release(job_id)

    def cancel(self, job_ids: Iterable[str]) -> None:
        """Break off uploads. One whose body is whole becomes unconfirmed; its answer is still waited for, and counts."""
        for job_id in job_ids:
            upload = self._uploads.get(job_id)
            if upload is not None and not upload.cancel_unless_whole():
                self._writer.call(
                    partial(JobStore.leave_unconfirmed, job_id=job_id, code=FailureCode.CANCELLED_TOO_LATE)
                )

    @Slot(object)
    def open_gate(self, destination: Destination) -> None:
        """Let submissions to a destination begin again, after a new key or "Try again"."""
        self._queue.set_gate(destination, self._queue.gate(destination).opened_by_user())
        self.dispatch()

    def stop(self) -> None:
        """Begin nothing more, break off uploads that are incomplete (they are queued again) and questions."""
        self._is_running = False
        self._wake_timer.stop()
        self._checks.stop()
        for cancellation in self._questions.values():
            cancellation.cancel()
        for cancellation in self._uploads.values():
            cancellation.cancel_incomplete()
        self._pool.stop()

    def answers_awaited(self) -> int:
        """Tell, after `stop()`, how many documents were handed over whole and wait for their answers."""
        return len(self._uploads)

    @Slot()
    def cut_off(self) -> None:
        """Wait for no answer any more."""
        for cancellation in (*self._uploads.values(), *self._questions.values()):
            cancellation.cancel()

    def status(self, destination: Destination) -> ServiceStatus:
        """Tell whether submissions to a destination go out."""
        return self._obstacle(destination) or self._passing_condition(destination)

    def _obstacle(self, destination: Destination) -> ServiceStatus | None:
        """Give what holds all submissions, whatever the service says meanwhile."""
        gate = self._queue.gate(destination)
        if not self._storage.is_writable:
            words = str(self._storage.error or "")
            return ServiceStatus(destination, Condition.STORAGE, Failure(FailureCode.STORAGE_UNWRITABLE, words))
        if gate.condition is Condition.BLOCKED:
            return ServiceStatus(destination, Condition.BLOCKED, gate.failure)
        if self._keys.status(destination).state is KeyState.NONE and not destination.is_sandbox:
            return ServiceStatus(destination, Condition.KEY_MISSING, Failure(FailureCode.KEY_MISSING))
        return ServiceStatus(destination, Condition.PAUSED) if self._is_paused else None

    def _passing_condition(self, destination: Destination) -> ServiceStatus:
        """Give what ends by itself, or concerns results only."""
        gate = self._queue.gate(destination)
        has_work = self._queue.waits_for(destination) or self._checks.is_holding
        if gate.condition is not Condition.READY and has_work:
            return ServiceStatus(destination, gate.condition, gate.failure, self._wall_time(gate.opens_at))
        if self._checks.are_all_refused:
            return ServiceStatus(destination, Condition.TOKENS_REFUSED, Failure(FailureCode.TOKEN_REFUSED))
        return ServiceStatus(destination, Condition.READY)

    # Handing out

    def dispatch_soon(self) -> None:
        """Begin whatever may begin when all that the threads have told so far is taken in: in a busy time that is a lot."""
        if not self._is_dispatch_due:
            self._is_dispatch_due = True
            self._dispatch_due.emit()

    @Slot()
    def dispatch(self) -> None:
        """Begin whatever may begin now: checks first, they always have two places."""
        self._is_dispatch_due = False
        if not self._is_running:
            return
        self._begin_checks()
        if not self._is_paused and self._storage.is_writable:
            places = min(self._most_submissions, max(self._most_in_progress - self._checks.in_progress, 0))
            for job in self._queue.begin_ready(places, self._has_key):
                self._begin_submission(job)
        self._sleep_until_next_wake()
        self.status_may_differ.emit()

    @Slot()
    def _dispatch_if_due(self) -> None:
        if self._is_dispatch_due:
            self.dispatch()

    def _begin_checks(self) -> None:
        tasks = []
        for token in self._checks.take_due(MOST_QUESTIONS - len(self._questions)):
            was_looked_for, key = self._keys.for_token(token.key_id, token.destination)
            if not was_looked_for:
                self._checks.put_back(token.job_id, SECONDS_UNTIL_A_KEY_IS_LOOKED_FOR)
                continue
            cancellation = Cancellation()
            self._questions[token.job_id] = cancellation
            tasks.append(CheckTask(token, key, cancellation))
        if tasks:
            self._pool.check(tasks)

    def _begin_submission(self, job: Job) -> None:
        key = self._keys.current(job.destination)
        if key is None:
            raise LookupError("a submission was begun without a key")
        cancellation = Cancellation()
        self._uploads[job.id] = cancellation
        self._pool.submit(SubmissionTask(job.id, job.destination, key.key_id, key.key, cancellation))

    def _has_key(self, destination: Destination) -> bool:
        return self._keys.current(destination) is not None

    def _sleep_until_next_wake(self) -> None:
        wake = self._queue.next_wake()
        if wake is None:
            self._wake_timer.stop()
        else:
            self._wake_timer.start(int(max(wake - self._clock.monotonic(), 0.0) * 1000) + 1)

    def _wall_time(self, monotonic: float | None) -> datetime | None:
        if monotonic is None:
            return None
        return self._clock.now() + timedelta(seconds=max(monotonic - self._clock.monotonic(), 0.0))

    # What comes back

    @Slot(object)
    def _take_in_submission(self, end: SubmissionEnd) -> None:
        self._pool.ended()
        self._uploads.pop(end.job_id, None)
        failure = self._queue.end(end.job_id, end.destination, end.outcome)
        if failure is not None:
            self._writer.call(partial(JobStore.fail_queued, job_id=end.job_id, failure=failure))
        self.dispatch_soon()

    @Slot(object)
    def _take_in_checks(self, ends: tuple[CheckEnd, ...]) -> None:
        for end in ends:
            self._take_in_check(end)
        not_ready = tuple(end.token.attempt_id for end in ends if end.outcome.action is RetrievalAction.NOT_READY)
        if not_ready:
            # Nobody waits for it: what a kill or a full disk takes away only lets a deadline seem nearer than it is.
            self._writer.call(partial(JobStore.note_not_ready, attempt_ids=not_ready, at=self._clock.now()))
        self.dispatch_soon()

    def _take_in_check(self, end: CheckEnd) -> None:
        token = end.token
        self._questions.pop(token.job_id, None)
        self._note_reach(end)
        ending = self._checks.ended(token, end.outcome)
        if ending is not None:
            self._writer.call(
                partial(JobStore.end_pending, attempt_id=token.attempt_id, move=ending.move, failure=ending.failure)
            )

    def _note_reach(self, end: CheckEnd) -> None:
        """Note whether the service was reached: that concerns submissions to it too."""
        destination, failure = end.token.destination, end.outcome.failure
        gate = self._queue.gate(destination)
        if end.outcome.action is not RetrievalAction.ASK_AGAIN:
            self._queue.set_gate(destination, gate.reached())
        elif failure is not None and failure.code is FailureCode.OFFLINE:
            self._queue.set_gate(destination, gate.found_offline(failure, self._clock.monotonic()))

    @Slot(object)
    def _take_in_storage(self, state: StorageState) -> None:
        self._storage = state
        self.dispatch()

    @Slot(str)
    def _take_in_sandbox(self, root: str) -> None:
        """Queue the sandbox's open jobs again when it had to be started anew: its tokens ended with it."""
        if self._sandbox_root not in {None, root}:
            self._writer.call(JobStore.end_sandbox)
        self._sandbox_root = root
