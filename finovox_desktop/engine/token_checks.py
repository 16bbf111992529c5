"""The tokens that are held: when each is asked next, and what becomes of it."""

from datetime import datetime
from heapq import nsmallest

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from finovox_desktop.core.answers import RetrievalAction, RetrievalOutcome
from finovox_desktop.core.clock import Clock
from finovox_desktop.core.destination import Destination
from finovox_desktop.core.job_details import HeldToken
from finovox_desktop.core.news import ResultsAtStake
from finovox_desktop.core.schedule import (
    CHECK_INTERVAL_SECONDS,
    SANDBOX_CHECK_INTERVAL_SECONDS,
    FirstCheckDelay,
    read_retry_after,
)
from finovox_desktop.core.token_watch import Ending, TokenWatch
from finovox_desktop.engine.rate_cap import RateCap
from finovox_desktop.engine.scheduler import Scheduler

GREATEST_SLOWDOWN_SECONDS = 5 * 60.0
"""For `Retry-After` of a 429 to a check."""

MOST_CHECKS_A_SECOND = 50.0
"""Over all tokens: thousands that are due at once are spread instead of thrown at the service."""

CHECKS_TOGETHER = 25
"""Where many are due, so many at once: a round of questions costs little more than a single one."""

PART_OF_INTERVAL_TOGETHER = 30
"""A token that was not ready waits for such a part of the interval for others, and is asked again together with them."""

SECONDS_IN_PROGRESS = 10 * 60.0
"""A token that is not ready after so long no longer counts as an analysis in progress."""

SECONDS_OF_A_JUMP = 5.0
"""Wall time and monotonic time that differ by more since the last look: the computer slept, or its clock was set."""


class TokenChecks(QObject):
    """Holds tokens and says when each is to be asked.

    Signals:
        due: no value; `take_due()` gives the tokens, most urgent first.
    """

    due = Signal()

    def __init__(self, clock: Clock, interval: float | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._clock = clock
        self._interval = interval
        self._tokens: dict[str, HeldToken] = {}
        self._watches: dict[str, TokenWatch] = {}
        self._deadlines: dict[str, datetime] = {}  # of the watches: all are looked at each second
        self._first_delays: dict[Destination, FirstCheckDelay] = {}
        self._first_checks: set[str] = set()
        self._slowed_until: dict[Destination, float] = {}
        self._working_keys: set[str] = set()
        self._due: dict[str, None] = {}
        self._under_way: set[str] = set()
        self._refused: dict[str, str] = {}
        self._allowance = RateCap(clock, MOST_CHECKS_A_SECOND)
        self._wall_offset = self._offset()
        self._scheduler = Scheduler(clock, self)
        self._scheduler.due.connect(self._take_in_due)
        self._in_progress: set[str] = set()
        self._progress_scheduler = Scheduler(clock, self)
        self._progress_scheduler.due.connect(self._count_no_longer)
        self._cap_timer = QTimer(self)
        self._cap_timer.setSingleShot(True)
        self._cap_timer.timeout.connect(self.due)

    def interval(self, destination: Destination) -> float:
        """Give the seconds between two checks of a token."""
        if self._interval is not None:
            return self._interval
        return SANDBOX_CHECK_INTERVAL_SECONDS if destination.is_sandbox else CHECK_INTERVAL_SECONDS

    def hold(self, token: HeldToken, *, at_once: bool) -> None:
        """Ask for a token from now on; `at_once` for one that was held before this run, or that the user asks about."""
        now = self._clock.monotonic()
        self._tokens[token.job_id] = token
        self._watch(token.job_id, TokenWatch(token.submitted_at, token.last_not_ready_at, now))
        self._count_in_progress(token, now)
        if at_once:
            self._scheduler.schedule(token.job_id, now)
        else:
            self._first_checks.add(token.job_id)
            self._scheduler.schedule(token.job_id, now + self._first_delay(token.destination).seconds)

    def release(self, job_id: str) -> None:
        """Ask no more: the job is not pending any more."""
        if self._tokens.pop(job_id, None) is None:
            return
        del self._watches[job_id], self._deadlines[job_id]
        self._due.pop(job_id, None)
        if job_id not in self._under_way:
            self._first_checks.discard(job_id)  # else `ended()` has still to learn from it
        self._scheduler.forget(job_id)
        self._progress_scheduler.forget(job_id)
        self._in_progress.discard(job_id)
        self._refused.pop(job_id, None)

    @property
    def in_progress(self) -> int:
        """How many analyses are in progress, as far as they count."""
        return len(self._in_progress)

    @property
    def are_all_refused(self) -> bool:
        """Whether every token that is held was refused when it was last asked about: it is about the key, then."""
        return bool(self._tokens) and len(self._refused) == len(self._tokens)

    def may_have_expired(self, job_id: str) -> bool:
        """Tell whether the service may have deleted a job's result by now."""
        deadline = self._deadlines.get(job_id)
        return deadline is not None and self._clock.now() >= deadline

    @property
    def is_holding(self) -> bool:
        """Whether any token is asked."""
        return bool(self._tokens)

    def is_held(self, job_id: str) -> bool:
        """Tell whether a job's token is asked."""
        return job_id in self._tokens

    def take_due(self, most: int) -> list[HeldToken]:
        """Give at most so many tokens that are due, those nearest to their deadline first; they count as under way."""
        allowed = self._allowance.take(min(max(most, 0), len(self._due)))
        chosen = nsmallest(allowed, self._due, key=self._deadlines.__getitem__)
        for job_id in chosen:
            del self._due[job_id]
            self._under_way.add(job_id)
        if self._due and allowed < most:
            wanted = min(len(self._due), CHECKS_TOGETHER)
            self._cap_timer.start(int(self._allowance.seconds_until(wanted) * 1000) + 1)
        return [self._tokens[job_id] for job_id in chosen]

    def put_back(self, job_id: str, seconds: float) -> None:
        """Have a token that was taken become due again after so many seconds, without having been asked."""
        self._under_way.discard(job_id)
        if job_id in self._tokens:
            self._scheduler.schedule(job_id, self._clock.monotonic() + seconds)

    def ended(self, token: HeldToken, outcome: RetrievalOutcome) -> Ending | None:
        """Take in the answer about a token; give how its job ends, if it does without a result."""
        self._learn(token, outcome)
        self._under_way.discard(token.job_id)
        now = self._clock.monotonic()
        if self._tokens.get(token.job_id) != token:
            # Its job has moved on: with a result, above all. Should it have another token by now, that one had to wait.
            if self.is_held(token.job_id) and self.next_check_in(token.job_id) is None:
                self._scheduler.schedule(token.job_id, now)
            return None
        if outcome.action is RetrievalAction.TOKEN_REFUSED:
            self._refused[token.job_id] = token.key_id
        elif outcome.is_answer_about_token:
            self._refused.pop(token.job_id, None)
        if outcome.action is RetrievalAction.DONE:
            return None  # the store moves the job on, and its token is released with that
        watch, ending = self._watches[token.job_id].after(
            outcome, self._clock.now(), now, key_works=token.key_id in self._working_keys
        )
        self._watch(token.job_id, watch)
        pause = self.interval(token.destination)
        if outcome.action is RetrievalAction.SLOW_DOWN:
            pause = read_retry_after(
                outcome.retry_after, self._clock.now(), default=30.0, greatest=GREATEST_SLOWDOWN_SECONDS
            )
            self._slow_down(token.destination, now + pause)
        self._scheduler.schedule(
            token.job_id, now + pause, self.interval(token.destination) / PART_OF_INTERVAL_TOGETHER
        )
        return ending

    def ask_all_now(self) -> None:
        """Have every token that is held become due now."""
        now = self._clock.monotonic()
        for job_id in self._tokens:
            if job_id not in self._under_way and job_id not in self._due:
                self._scheduler.schedule(job_id, now)
        self._scheduler.run_due()

    def next_check_in(self, job_id: str) -> float | None:
        """Give the seconds until a token is asked; 0 while it is; None where there is none."""
        if job_id not in self._tokens:
            return None  # an answer that is still waited for is about a job that has moved on
        if job_id in self._due or job_id in self._under_way:
            return 0.0
        due_at = self._scheduler.due_at(job_id)
        return max(due_at - self._clock.monotonic(), 0.0) if due_at is not None else None

    def nearest_check_in(self) -> float | None:
        """Give the seconds until the next check of any token, or None."""
        if self._due or any(job_id in self._tokens for job_id in self._under_way):
            return 0.0
        due_at = self._scheduler.next_due_at()
        return max(due_at - self._clock.monotonic(), 0.0) if due_at is not None else None

    def nearest_deadline(self) -> datetime | None:
        """Give the earliest time, in UTC, at which the service may delete a result that is waited for."""
        return min(self._deadlines.values(), default=None)

    def results_at_stake(self) -> ResultsAtStake:
        """Give what is waited for at the service; the sandbox starts anew, and loses nothing."""
        deadlines = [
            self._deadlines[job_id] for job_id, token in self._tokens.items() if not token.destination.is_sandbox
        ]
        return ResultsAtStake(len(deadlines), min(deadlines, default=None))

    def stop(self) -> None:
        """Have no token become due any more."""
        self._scheduler.stop()
        self._progress_scheduler.stop()
        self._cap_timer.stop()
        self._due.clear()

    @Slot(object)
    def _take_in_due(self, job_ids: tuple[str, ...]) -> None:
        now = self._clock.monotonic()
        if self._has_time_jumped():
            # After sleep the nearest deadlines count: everything is asked now, most urgent first.
            job_ids = tuple(job_id for job_id in self._tokens if job_id not in self._under_way)
        for job_id in job_ids:
            token = self._tokens.get(job_id)
            if token is None or job_id in self._under_way:
                continue  # `ended()` schedules one that was given back and is held again while it is asked
            slowed_until = self._slowed_until.get(token.destination, now)
            if slowed_until > now:
                self._scheduler.schedule(job_id, slowed_until)
            else:
                self._due[job_id] = None
        if self._due:
            self.due.emit()

    def _slow_down(self, destination: Destination, until: float) -> None:
        """Have no token of a destination asked before a monotonic time, not even those that are due already."""
        self._slowed_until[destination] = until
        for job_id in [job_id for job_id in self._due if self._tokens[job_id].destination == destination]:
            del self._due[job_id]
            self._scheduler.schedule(job_id, until)

    def _watch(self, job_id: str, watch: TokenWatch) -> None:
        self._watches[job_id] = watch
        self._deadlines[job_id] = watch.deadline

    def _offset(self) -> float:
        return self._clock.now().timestamp() - self._clock.monotonic()

    def _has_time_jumped(self) -> bool:
        before, self._wall_offset = self._wall_offset, self._offset()
        return abs(self._wall_offset - before) > SECONDS_OF_A_JUMP

    def _count_in_progress(self, token: HeldToken, now: float) -> None:
        age = (self._clock.now() - token.submitted_at).total_seconds()
        if age < SECONDS_IN_PROGRESS:
            self._in_progress.add(token.job_id)
            self._progress_scheduler.schedule(token.job_id, now + SECONDS_IN_PROGRESS - max(age, 0.0))

    @Slot(object)
    def _count_no_longer(self, job_ids: tuple[str, ...]) -> None:
        self._in_progress.difference_update(job_ids)
        self.due.emit()

    def _learn(self, token: HeldToken, outcome: RetrievalOutcome) -> None:
        """Learn from a first check how long analyses take, and from any which keys work."""
        if outcome.action in {RetrievalAction.DONE, RetrievalAction.NOT_READY}:
            self._working_keys.add(token.key_id)
            if token.job_id in self._first_checks:
                delay = self._first_delay(token.destination)
                self._first_delays[token.destination] = delay.after(ready=outcome.action is RetrievalAction.DONE)
        self._first_checks.discard(token.job_id)

    def _first_delay(self, destination: Destination) -> FirstCheckDelay:
        return self._first_delays.get(destination) or FirstCheckDelay.of(self.interval(destination))
