"""What becomes of a token over its checks: asked on, ended, or expired (service protocol, "Retrieving", "The deadline")."""

from dataclasses import dataclass
from datetime import datetime

from finovox_desktop.core.answers import RetrievalAction, RetrievalOutcome
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Move
from finovox_desktop.core.schedule import earliest_deletion

CHECKS_AFTER_A_FAILED_ANALYSIS = 3
"""A 500 is asked again at the next three checks; if it stays, the analysis failed."""

REFUSALS_BEFORE_FAILURE = 3
"""A token refused so often in a row, while its key works for another token, failed."""

ANSWERS_BEFORE_EXPIRY = 3
SECONDS_BEFORE_EXPIRY = 15 * 60.0
"""Past the deadline a token expires after so many answers over at least so much running time."""

GREATEST_WAIT_SECONDS = 24 * 3600.0
"""A token answered "not ready" through so much running time is expired too."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a pending job ends without a result."""

    move: Move
    failure: Failure


@dataclass(frozen=True, slots=True)
class TokenWatch:
    """What the checks of one token have said so far in this run. Monotonic times are in seconds."""

    submitted_at: datetime
    last_not_ready_at: datetime | None
    watched_since: float
    failed_analyses: int = 0
    refusals: int = 0
    unreadable: Failure | None = None
    answers_past_deadline: int = 0
    first_answer_past_deadline: float | None = None

    @property
    def deadline(self) -> datetime:
        """The earliest time at which the service may delete the result, in UTC."""
        return earliest_deletion(self.submitted_at, self.last_not_ready_at)

    def after(
        self, outcome: RetrievalOutcome, now: datetime, monotonic: float, *, key_works: bool
    ) -> "tuple[TokenWatch, Ending | None]":
        """Take in an answer; give the watch from now on, and how the job ends if it does.

        `key_works` tells that the same key was accepted for another token meanwhile.
        """
        watch = self._counted(outcome, now, monotonic)
        if not outcome.is_answer_about_token:
            return watch, None
        return watch, _ending(watch, outcome, monotonic, key_works=key_works)

    def _counted(self, outcome: RetrievalOutcome, now: datetime, monotonic: float) -> "TokenWatch":
        if not outcome.is_answer_about_token:
            return self
        action = outcome.action
        last_not_ready_at = self.last_not_ready_at
        answers, first = self.answers_past_deadline, self.first_answer_past_deadline
        if action is RetrievalAction.NOT_READY:
            # The deadline moves: what was said past the earlier one does not count towards this one.
            last_not_ready_at, answers, first = now, 0, None
        if now >= earliest_deletion(self.submitted_at, last_not_ready_at):
            answers, first = answers + 1, monotonic if first is None else first
        return TokenWatch(
            self.submitted_at,
            last_not_ready_at,
            self.watched_since,
            failed_analyses=self.failed_analyses + 1 if action is RetrievalAction.ANALYSIS_FAILED else 0,
            refusals=self.refusals + 1 if action is RetrievalAction.TOKEN_REFUSED else 0,
            unreadable=outcome.failure if action is RetrievalAction.KEEP_AS_EVIDENCE else self.unreadable,
            answers_past_deadline=answers,
            first_answer_past_deadline=first,
        )


def _ending(watch: TokenWatch, outcome: RetrievalOutcome, monotonic: float, *, key_works: bool) -> Ending | None:
    if watch.failed_analyses > CHECKS_AFTER_A_FAILED_ANALYSIS:
        return Ending(Move.ANALYSIS_ENDED, outcome.failure or Failure(FailureCode.ANALYSIS_FAILED))
    if watch.refusals >= REFUSALS_BEFORE_FAILURE and key_works:
        return Ending(Move.ANALYSIS_ENDED, outcome.failure or Failure(FailureCode.TOKEN_REFUSED))
    if _is_over(watch, outcome, monotonic):
        if watch.unreadable is not None:
            return Ending(Move.ANALYSIS_ENDED, watch.unreadable)
        if outcome.action is RetrievalAction.TOKEN_REFUSED:
            return Ending(Move.ANALYSIS_ENDED, outcome.failure or Failure(FailureCode.TOKEN_REFUSED))
        return Ending(Move.DELETED_BY_SERVICE, Failure(FailureCode.EXPIRED))
    return None


def _is_over(watch: TokenWatch, outcome: RetrievalOutcome, monotonic: float) -> bool:
    if outcome.action is RetrievalAction.NOT_READY:
        return monotonic - watch.watched_since >= GREATEST_WAIT_SECONDS
    first = watch.first_answer_past_deadline
    return (
        first is not None
        and watch.answers_past_deadline >= ANSWERS_BEFORE_EXPIRY
        and monotonic - first >= SECONDS_BEFORE_EXPIRY
    )
