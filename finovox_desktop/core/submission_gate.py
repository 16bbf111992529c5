"""Whether submissions to one destination go out: open, offline, asked to wait, or held until a person acts."""

from dataclasses import dataclass, replace
from datetime import datetime

from finovox_desktop.core.answers import SubmissionAction, SubmissionOutcome
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.schedule import offline_pause, read_retry_after
from finovox_desktop.core.status import Condition

DEFAULT_WAIT_SECONDS = 30.0
GREATEST_WAIT_SECONDS = 15 * 60.0
"""For `Retry-After` of a 429 or 503 to a submission."""


@dataclass(frozen=True, slots=True)
class SubmissionGate:
    """The state of the way to one destination. `opens_at` is monotonic, in seconds; None where only a person opens it."""

    condition: Condition = Condition.READY
    failure: Failure | None = None
    opens_at: float | None = None
    failed_probes: int = 0

    def places(self, monotonic: float, in_flight: int, most: int) -> int:
        """Tell how many further submissions may begin now: while offline, one probe for the whole queue."""
        match self.condition:
            case Condition.READY:
                return max(most - in_flight, 0)
            case Condition.OFFLINE | Condition.WAITING:
                is_due = self.opens_at is not None and monotonic >= self.opens_at
                return 1 if is_due and in_flight == 0 else 0
            case _:
                return 0

    def after(self, outcome: SubmissionOutcome, now: datetime, monotonic: float) -> "SubmissionGate":
        """Give the gate after a submission's end."""
        if _says_nothing_of_the_service(outcome) or self.condition is Condition.BLOCKED:
            return self
        match outcome.action:
            case SubmissionAction.QUEUE_UNTIL_ONLINE:
                return self._offline(outcome.failure, monotonic)
            case SubmissionAction.QUEUE_AND_PAUSE:
                return SubmissionGate(Condition.BLOCKED, outcome.failure)
            case SubmissionAction.QUEUE_AND_WAIT:
                seconds = read_retry_after(
                    outcome.retry_after, now, default=DEFAULT_WAIT_SECONDS, greatest=GREATEST_WAIT_SECONDS
                )
                return self._waiting(outcome.failure, monotonic + seconds)
            case _:
                return self if self._must_wait(monotonic) else SubmissionGate()

    def reached(self) -> "SubmissionGate":
        """Give the gate after something other than a submission was answered: the service is not offline.

        What it asked submissions to wait is not over with that.
        """
        return SubmissionGate() if self.condition is Condition.OFFLINE else self

    def found_offline(self, failure: Failure, monotonic: float) -> "SubmissionGate":
        """Give the gate after something other than a submission found the service out of reach."""
        return self._offline(failure, monotonic) if self.condition is Condition.READY else self

    def opened_by_user(self) -> "SubmissionGate":
        """Give the gate after a new key or "Try again"."""
        return SubmissionGate()

    def _must_wait(self, monotonic: float) -> bool:
        """Tell whether what ends now began before the service asked to wait."""
        return self.condition is Condition.WAITING and self.opens_at is not None and monotonic < self.opens_at

    def _waiting(self, failure: Failure | None, opens_at: float) -> "SubmissionGate":
        """Several that were under way are asked to wait: the longest wait counts."""
        if self.condition is Condition.WAITING and self.opens_at is not None:
            opens_at = max(opens_at, self.opens_at)
        return SubmissionGate(Condition.WAITING, failure, opens_at)

    def _offline(self, failure: Failure | None, monotonic: float) -> "SubmissionGate":
        if self.opens_at is not None and monotonic < self.opens_at:
            return self  # others that were under way when the connection went, or when the service asked to wait
        probes = self.failed_probes + 1
        return replace(
            self,
            condition=Condition.OFFLINE,
            failure=failure,
            opens_at=monotonic + offline_pause(probes),
            failed_probes=probes,
        )


def _says_nothing_of_the_service(outcome: SubmissionOutcome) -> bool:
    """Tell whether a submission ended for a reason of its own.

    An unconfirmed one went out whole and nothing came back: that says nothing about the next one.
    """
    if outcome.failure is not None and outcome.failure.code is FailureCode.FILE_CHANGED:
        return True
    return outcome.action in {
        SubmissionAction.CANCEL,
        SubmissionAction.QUEUE_FOR_NEXT_START,
        SubmissionAction.QUEUE_UNTIL_FILE_IS_BACK,
        SubmissionAction.UNCONFIRMED,
    }
