"""Which queued job is submitted next, and when."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from finovox_desktop.core.answers import SubmissionAction, SubmissionOutcome
from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import Destination
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job
from finovox_desktop.core.schedule import FILE_PAUSE_SECONDS, MOST_CUT_OFF_BODIES, PAUSES_BEFORE_FAILURE_SECONDS
from finovox_desktop.core.submission_gate import SubmissionGate


@dataclass(slots=True)
class _Tries:
    """What went wrong with one job in this run."""

    service_troubles: int = 0
    cut_offs: int = 0
    passes_at_first_cut_off: int = 0


class SubmissionQueue:
    """The queued jobs of all destinations, their gates, and the pauses of single jobs. Monotonic seconds."""

    def __init__(self, clock: Clock) -> None:
        self._clock = clock
        self._queued: dict[str, Job] = {}
        self._is_in_order = True
        self._waiting: Counter[Destination] = Counter()
        self._in_flight: dict[str, Destination] = {}
        self._not_before: dict[str, float] = {}
        self._tries: dict[str, _Tries] = {}
        self._gates: dict[Destination, SubmissionGate] = {}
        self._passes = 0

    def put(self, job: Job) -> None:
        """Queue a job, or renew what is known of a queued one."""
        known = self._queued.get(job.id)
        if known is None:
            self._waiting[job.destination] += 1
        self._queued[job.id] = job
        if known is None or known.order != job.order:
            self._is_in_order = False

    def take_away(self, job_id: str) -> None:
        """Forget a job that is not queued any more."""
        job = self._queued.pop(job_id, None)
        if job is not None:
            self._waiting[job.destination] -= 1
        self._not_before.pop(job_id, None)

    def waits_for(self, destination: Destination) -> bool:
        """Tell whether a job waits for this destination."""
        return self._waiting[destination] > 0

    def gate(self, destination: Destination) -> SubmissionGate:
        """Give the state of the way to a destination."""
        return self._gates.get(destination, SubmissionGate())

    def set_gate(self, destination: Destination, gate: SubmissionGate) -> None:
        """Change the state of the way to a destination."""
        self._gates[destination] = gate

    def in_flight(self, destination: Destination | None = None) -> int:
        """Count the submissions under way: to one destination, or all."""
        if destination is None:
            return len(self._in_flight)
        return sum(1 for other in self._in_flight.values() if other == destination)

    def is_in_flight(self, job_id: str) -> bool:
        """Tell whether a job is being submitted."""
        return job_id in self._in_flight

    def begin_ready(self, most: int, can_submit: Callable[[Destination], bool]) -> list[Job]:
        """Give the jobs that begin now, at most `most` under way in all, oldest first; they count as under way."""
        begun = []
        now = self._clock.monotonic()
        for job in self._in_order():
            if len(self._in_flight) >= most:
                break
            if job.id in self._in_flight or self._not_before.get(job.id, now) > now or not can_submit(job.destination):
                continue
            gate = self.gate(job.destination)
            if gate.places(now, self.in_flight(job.destination), most) > 0:
                self._in_flight[job.id] = job.destination
                begun.append(job)
        return begun

    def _in_order(self) -> Iterable[Job]:
        """Give the queued jobs in the order of submission; those whose body was cut off let the others go first.

        While offline there is one probe for the whole queue: a document that no line carries must not be it for ever.
        """
        if not self._is_in_order:
            self._queued = {job.id: job for job in sorted(self._queued.values(), key=self._rank)}
            self._is_in_order = True
        return self._queued.values()

    def _rank(self, job: Job) -> tuple[int, int]:
        tries = self._tries.get(job.id)
        return (tries.cut_offs if tries else 0, job.order)

    def end(self, job_id: str, destination: Destination, outcome: SubmissionOutcome | None) -> Failure | None:
        """Take in how a submission ended; give the failure of a job that has been tried often enough."""
        self._in_flight.pop(job_id, None)
        if outcome is None:
            return None
        now = self._clock.monotonic()
        self._gates[destination] = self.gate(destination).after(outcome, self._clock.now(), now)
        if outcome.action in {SubmissionAction.PENDING, SubmissionAction.DONE}:
            self._passes += 1
            self._tries.pop(job_id, None)
        return self._pause_job(job_id, outcome, now)

    def next_wake(self) -> float | None:
        """Give the monotonic time at which a gate opens or a job's pause ends, or None."""
        now = self._clock.monotonic()
        times = [at for job_id, at in self._not_before.items() if job_id in self._queued]
        gates = [self.gate(destination) for destination, count in self._waiting.items() if count > 0]
        times += [gate.opens_at for gate in gates if gate.opens_at is not None]
        return min((at for at in times if at > now), default=None)

    def _pause_job(self, job_id: str, outcome: SubmissionOutcome, now: float) -> Failure | None:
        tries = self._tries.setdefault(job_id, _Tries())
        if outcome.action is SubmissionAction.QUEUE_UNTIL_FILE_IS_BACK:
            self._not_before[job_id] = now + FILE_PAUSE_SECONDS
        elif outcome.action is SubmissionAction.QUEUE_AND_TRY_AGAIN:
            tries.service_troubles += 1
            if tries.service_troubles > len(PAUSES_BEFORE_FAILURE_SECONDS):
                del self._tries[job_id]
                return outcome.failure
            self._not_before[job_id] = now + PAUSES_BEFORE_FAILURE_SECONDS[tries.service_troubles - 1]
        elif outcome.action is SubmissionAction.QUEUE_UNTIL_ONLINE:
            if tries.cut_offs == 0:
                tries.passes_at_first_cut_off = self._passes
            tries.cut_offs += 1
            self._is_in_order = False
            if tries.cut_offs >= MOST_CUT_OFF_BODIES and self._passes > tries.passes_at_first_cut_off:
                del self._tries[job_id]
                return Failure(FailureCode.CUT_OFF, outcome.failure.words if outcome.failure else "")
        return None
