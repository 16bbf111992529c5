"""The threads that speak to the service. They decide nothing: they do one exchange, have it recorded, and say how it ended."""

import logging
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from queue import SimpleQueue
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from finovox_desktop.core.answers import (
    Exchange,
    RetrievalAction,
    RetrievalOutcome,
    SubmissionAction,
    SubmissionOutcome,
    read_retrieval,
    read_submission,
)
from finovox_desktop.core.destination import Destination
from finovox_desktop.core.errors import CertificateFileError, FinovoxError
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job_details import HeldToken
from finovox_desktop.core.network import Network
from finovox_desktop.core.news import UploadProgress
from finovox_desktop.core.secret import Secret
from finovox_desktop.engine.task_thread import Task, TaskThread
from finovox_desktop.engine.writer import Urgency, Writer
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.deadlines import Deadlines
from finovox_desktop.storage.job_store import Attempt, Call, JobStore

if TYPE_CHECKING:
    from finovox_desktop.service.client import ServiceClient

_log = logging.getLogger(__name__)

MOST_REQUESTS = 12
"""Requests under way in all."""

MOST_QUESTIONS = 4 * MOST_REQUESTS
"""Tokens that are asked, or asked next. More are not handed over: the most urgent of them is chosen as late as can be."""

MILLISECONDS_OF_PATIENCE = 200
"""How long tokens wait for the thread that asks one after the other, until another thread helps it."""


class SandboxHost(Protocol):
    """Runs the embedded service."""

    def ensure_running(self) -> str:
        """Start it where it does not run; give its root. Blocks. Raises SandboxUnavailableError. Thread-safe."""

    def stop(self) -> None:
        """End it. Idempotent."""


@dataclass(frozen=True, slots=True)
class SubmissionTask:
    """A queued job that may be submitted."""

    job_id: str
    destination: Destination
    key_id: str
    key: Secret | None
    cancellation: Cancellation


@dataclass(frozen=True, slots=True)
class CheckTask:
    """A token that is due."""

    token: HeldToken
    key: Secret | None
    cancellation: Cancellation


@dataclass(frozen=True, slots=True)
class SubmissionEnd:
    """How a submission ended; `outcome` is None where it did not begin: the job was not queued any more."""

    job_id: str
    destination: Destination
    outcome: SubmissionOutcome | None


@dataclass(frozen=True, slots=True)
class CheckEnd:
    """What the answer about a token said."""

    token: HeldToken
    outcome: RetrievalOutcome


class RequestPool(QObject):
    """Request threads, started when they are needed, that share one queue of tasks.

    Tokens that are due together are asked one after the other by one thread, over one connection, and it is told of them
    together: a thread that is woken, and a window that is told, cost more than the question. Where the service takes its time,
    more threads ask. A result waits for none of the others: its own commit tells of it.

    Signals:
        submission_ended: SubmissionEnd.
        checks_ended: tuple of CheckEnd.
        progressed: UploadProgress.
        sandbox_started: str, the embedded service's root, before it is first spoken to.
    """

    submission_ended = Signal(object)
    checks_ended = Signal(object)
    progressed = Signal(object)
    sandbox_started = Signal(str)
    _answered = Signal()
    _out_of_questions = Signal()

    def __init__(self, writer: Writer, sandbox: SandboxHost, bounds: Bounds, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._writer = writer
        self._sandbox = sandbox
        self._bounds = bounds
        self._network = Network()
        self._tasks: SimpleQueue[Task | None] = SimpleQueue()
        self._threads: list[RequestThread] = []
        self._under_way = 0
        self._is_stopped = False
        self._deadlines = Deadlines()
        self._questions: deque[CheckTask] = deque()
        self._answers: deque[CheckEnd] = deque()
        self._asking = 0
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.setInterval(MILLISECONDS_OF_PATIENCE)
        self._patience.timeout.connect(self._lose_patience)
        self._answered.connect(self._hand_on_answers)
        self._out_of_questions.connect(self._take_in_end_of_questions)

    def reach_through(self, network: Network) -> None:
        """Reach services so from now on; connections that are open otherwise are closed before their next use."""
        self._network = network

    def prepare(self) -> None:
        """Have loaded what exchanges need: while documents are looked at, nobody waits for it."""
        if not self._threads and not self._is_stopped:
            self._add_thread()
            self._tasks.put(_load_client)

    def submit(self, task: SubmissionTask) -> None:
        """Have a job submitted."""
        self._start_thread()
        self._tasks.put(partial(self._submission, task))

    def check(self, tasks: Iterable[CheckTask]) -> None:
        """Have tokens asked, in this order."""
        self._questions.extend(tasks)
        if not self._asking:
            self._ask_in_another_thread()
        if not self._patience.isActive():
            self._patience.start()

    def ended(self) -> None:
        """Note, in the thread of the signals' receiver, that a submission has ended."""
        self._under_way -= 1

    def stop(self) -> None:
        """Have every thread end after what it does now. Submissions that did not begin are done first; no token is asked."""
        self._is_stopped = True
        self._questions.clear()
        self._patience.stop()
        for _ in self._threads:
            self._tasks.put(None)

    def wait(self) -> None:
        """Wait until all threads have ended."""
        for thread in self._threads:
            thread.wait()

    @property
    def is_running(self) -> bool:
        """Whether a thread still runs."""
        return any(thread.isRunning() for thread in self._threads)

    def threads(self) -> "tuple[RequestThread, ...]":
        """Give the threads, for their `finished` signals."""
        return tuple(self._threads)

    def _start_thread(self) -> None:
        self._under_way += 1
        if self._under_way > len(self._threads) and len(self._threads) < MOST_REQUESTS:
            self._add_thread()

    def _add_thread(self) -> None:
        thread = RequestThread(self._bounds, self._deadlines, self._tasks, self)
        thread.start()
        self._threads.append(thread)

    def _ask_in_another_thread(self) -> None:
        if self._questions and self._under_way < MOST_REQUESTS:
            self._asking += 1
            self._start_thread()
            self._tasks.put(self._ask_all)

    @Slot()
    def _lose_patience(self) -> None:
        """Hand on what is known: the next answer may be long in coming. Let one more thread ask."""
        self._hand_on_answers()
        if self._questions:
            self._ask_in_another_thread()
            self._patience.start()

    @Slot()
    def _take_in_end_of_questions(self) -> None:
        self._under_way -= 1
        self._asking -= 1
        self._hand_on_answers()
        if not self._asking:
            # What was handed over when the last of them had just ended.
            self._ask_in_another_thread()
            if not self._asking:
                self._patience.stop()

    @Slot()
    def _hand_on_answers(self) -> None:
        ends = tuple(self._answers.popleft() for _ in range(len(self._answers)))
        if ends:
            self.checks_ended.emit(ends)

    # What follows runs in the request threads.

    def _submission(self, task: SubmissionTask) -> None:
        try:
            outcome = self._submit(task)
        except CertificateFileError as error:
            outcome = SubmissionOutcome(
                SubmissionAction.QUEUE_AND_PAUSE, Failure(FailureCode.CERTIFICATE_FILE, str(error))
            )
        except FinovoxError as error:
            _log.warning("a submission could not be recorded or begun: %s", error)
            outcome = SubmissionOutcome(SubmissionAction.QUEUE_UNTIL_ONLINE, Failure(FailureCode.OFFLINE, str(error)))
        except Exception:  # noqa: BLE001
            # A bug. Nobody can tell what was sent: the job says so, and its place is given back.
            _log.critical("a submission broke off", exc_info=True)
            self._writer.call(
                partial(JobStore.leave_unconfirmed, job_id=task.job_id, code=FailureCode.INTERRUPTED),
                Urgency.TOKENS_AND_RESULTS,
            )
            outcome = None
        self.submission_ended.emit(SubmissionEnd(task.job_id, task.destination, outcome))

    def _submit(self, task: SubmissionTask) -> SubmissionOutcome | None:
        if task.cancellation.is_cancelled:
            return None
        client = self._client(task.destination)
        attempt = self._writer.call(partial(_begin, task)).result()
        if attempt is None:
            return None
        job = attempt.job
        exchange = client.submit(
            job.document,
            job.analysis_types,
            task.key,
            task.cancellation,
            partial(self._report, job.id, job.document.size),
        )
        number = self._keep(attempt.id, Call.ANALYSE, exchange)
        outcome = read_submission(exchange, job.analysis_types)
        self._writer.call(
            partial(
                JobStore.end_submission,
                attempt_id=attempt.id,
                outcome=outcome,
                body_whole=exchange.body_whole,
                answer_number=number,
            ),
            Urgency.TOKENS_AND_RESULTS,
        ).result()
        return outcome

    def _ask_all(self) -> None:
        """Ask one token after the other, until none is left."""
        while (task := self._next_question()) is not None:
            end = self._check(task)
            self._answers.append(end)
            if end.outcome.action is not RetrievalAction.NOT_READY and self._questions:
                self._answered.emit()
        self._out_of_questions.emit()

    def _next_question(self) -> CheckTask | None:
        try:
            return self._questions.popleft()
        except IndexError:
            return None

    def _check(self, task: CheckTask) -> CheckEnd:
        try:
            outcome = self._ask(task)
        except FinovoxError as error:
            _log.warning("a check could not be made or recorded: %s", error)
            outcome = RetrievalOutcome(RetrievalAction.ASK_AGAIN, Failure(FailureCode.OFFLINE, str(error)))
        except Exception:  # noqa: BLE001
            _log.critical("a check broke off", exc_info=True)
            outcome = RetrievalOutcome(RetrievalAction.ASK_AGAIN, Failure(FailureCode.OFFLINE))
        return CheckEnd(task.token, outcome)

    def _ask(self, task: CheckTask) -> RetrievalOutcome:
        token = task.token
        exchange = self._client(token.destination).retrieve(token.token, task.key, task.cancellation)
        is_kept = exchange.answer is not None and exchange.answer.status == 200  # noqa: PLR2004 - HTTP's own number
        number = self._keep(token.attempt_id, Call.RETRIEVE, exchange) if is_kept else None
        outcome = read_retrieval(exchange, token.analysis_types)
        if number is not None:
            self._writer.call(
                partial(JobStore.end_check, attempt_id=token.attempt_id, outcome=outcome, answer_number=number),
                Urgency.TOKENS_AND_RESULTS,
            ).result()
        return outcome

    def _keep(self, attempt_id: int, call: Call, exchange: Exchange) -> int | None:
        """Have an answer kept byte for byte, and wait until that is durable, before it is read; give its number.

        None where there is no answer, or its job was deleted meanwhile.
        """
        if exchange.answer is None:
            return None
        return self._writer.call(
            partial(
                JobStore.keep_answer,
                attempt_id=attempt_id,
                call=call,
                answer=exchange.answer,
                body_whole=exchange.body_whole,
            ),
            Urgency.TOKENS_AND_RESULTS,
        ).result()

    def _client(self, destination: Destination) -> "ServiceClient":
        root = destination.root
        if destination.is_sandbox:
            root = self._sandbox.ensure_running()
            self.sandbox_started.emit(root)
        return RequestThread.current().client(root, self._network)

    def _report(self, job_id: str, total: int, sent: int) -> None:
        self.progressed.emit(UploadProgress(job_id, sent, total))


class RequestThread(TaskThread):
    """A thread with connections of its own: a session of the HTTP library serves one thread."""

    def __init__(
        self, bounds: Bounds, deadlines: Deadlines, tasks: "SimpleQueue[Task | None]", parent: QObject | None = None
    ) -> None:
        super().__init__(parent, tasks)
        self._bounds = bounds
        self._deadlines = deadlines
        self._client: ServiceClient | None = None

    @classmethod
    def current(cls) -> "RequestThread":
        """Give the request thread that asks."""
        thread = cls.currentThread()
        if not isinstance(thread, RequestThread):
            raise TypeError("this is for request threads only")
        return thread

    def client(self, root: str, network: Network) -> "ServiceClient":
        """Give this thread's client for a root; connections to another root are closed. Raises CertificateFileError."""
        # The libraries of HTTP take long to load: this thread can wait for them, the window cannot.
        from finovox_desktop.service.client import ServiceClient  # noqa: PLC0415

        if self._client is None or (self._client.root, self._client.network) != (root, network):
            if self._client is not None:
                self._client.close()
                self._client = None
            self._client = ServiceClient(root, self._bounds, network, self._deadlines)
        return self._client

    def run(self) -> None:
        """Work off tasks until stopped, then close the connections."""
        super().run()
        if self._client is not None:
            self._client.close()


def _load_client() -> None:
    from finovox_desktop.service import client  # noqa: F401, PLC0415 - as above


def _begin(task: SubmissionTask, store: JobStore) -> Attempt | None:
    return store.begin_attempt(task.job_id, task.key_id)
