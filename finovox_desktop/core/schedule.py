"""When something is due: the next check of a token, growing pauses, the deadline of a result."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from itertools import pairwise

CHECK_INTERVAL_SECONDS = 30.0
"""The service recommends one question per token every 30 seconds."""

SANDBOX_CHECK_INTERVAL_SECONDS = 2.0
"""The embedded service is on this computer and is asked more often, unless told otherwise."""

RESULT_KEPT_FOR = timedelta(minutes=60)
"""The service deletes a result 60 minutes after it was made."""

PAUSES_BEFORE_FAILURE_SECONDS = (2.0, 8.0, 30.0)
"""After a 408 or 5xx that was read before the body was whole; then the job failed."""

FILE_PAUSE_SECONDS = 60.0
"""How often a file that cannot be reached is looked for."""

MOST_CUT_OFF_BODIES = 5
"""A document whose body is cut off so often, while others pass, failed."""

_GREATEST_OFFLINE_PAUSE_SECONDS = 60.0
_FIRST_OFFLINE_PAUSE_SECONDS = 2.0


def offline_pause(failed_probes: int) -> float:
    """Give the pause after so many failed probes in a row (1 or more): 2, 4, 8 ... at most 60 seconds."""
    exponent = min(max(failed_probes, 1), 10) - 1
    return float(min(_FIRST_OFFLINE_PAUSE_SECONDS * 2.0**exponent, _GREATEST_OFFLINE_PAUSE_SECONDS))


def read_retry_after(text: str | None, now: datetime, *, default: float = 30.0, greatest: float) -> float:
    """Read a `Retry-After` header (RFC 9110, section 10.2.3): seconds or a date; give seconds from 0 to `greatest`.

    A missing, negative or unreadable one gives `default`.
    """
    seconds = _retry_after_seconds((text or "").strip(), now)
    if seconds is None or seconds < 0:
        seconds = default
    return min(seconds, greatest)


def _retry_after_seconds(text: str, now: datetime) -> float | None:
    if text.isascii() and text.isdigit():
        return float(text.lstrip("0")[:9] or "0")
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return (moment - now).total_seconds()


def earliest_deletion(submitted_at: datetime, last_not_ready_at: datetime | None) -> datetime:
    """Give the earliest time at which the result may be deleted: the last "not ready" (or the submission) + 60 minutes."""
    return max(submitted_at, last_not_ready_at or submitted_at) + RESULT_KEPT_FOR


READY_UNTIL_SOONER_IS_TRIED = 30
"""So many first checks in a row that find a result ready: analyses may have become faster."""

_PARTS_OF_INTERVAL = 8


@dataclass(frozen=True, slots=True)
class FirstCheckTimes:
    """How long after its submission a token is first asked: learns from first checks how long analyses take.

    A token that was asked in vain is asked again only an interval later, so a first check that comes too early costs more
    than one that comes late. `too_early` is the greatest age of a token whose result was not ready, `soon_enough` the least
    age beyond it at which one was; tokens are asked at that age. Only one after the other probes the gap between both, until
    it is small. All in seconds.
    """

    interval: float
    too_early: float
    soon_enough: float
    ready_in_a_row: int = 0

    @classmethod
    def of(cls, interval: float) -> "FirstCheckTimes":
        """Give what is known at the start of a run: nothing."""
        return cls(interval, 0.0, interval)

    def next_age(self, planned: Collection[float]) -> float:
        """Give the age at which a new token is first asked; `planned` are those of the tokens that wait for theirs.

        The very first is asked as the service recommends. Of several that wait together each probes at an age of its own.
        """
        ages = sorted({self.too_early, self.soon_enough, *filter(self.is_open, planned)})
        widest, begin = max(((after - age, -age) for age, after in pairwise(ages)), default=(0.0, 0.0))
        is_first = not planned and self == FirstCheckTimes.of(self.interval)
        if is_first or widest <= self.interval / _PARTS_OF_INTERVAL:
            return self.soon_enough
        return widest / 2 - begin

    def is_open(self, age: float) -> bool:
        """Tell whether an answer at this age tells something new, or the usual age is meant."""
        return self.too_early < age <= self.soon_enough

    def after(self, age: float, *, ready: bool) -> "FirstCheckTimes":
        """Give what is known after a first check of a token of that age."""
        if not ready:
            too_early = max(self.too_early, min(age, self.interval))
            soon_enough = self.soon_enough if too_early < self.soon_enough else self.interval
            return FirstCheckTimes(self.interval, too_early, soon_enough)
        soon_enough = age if self.is_open(age) else self.soon_enough
        if self.ready_in_a_row + 1 < READY_UNTIL_SOONER_IS_TRIED:
            return FirstCheckTimes(self.interval, self.too_early, soon_enough, self.ready_in_a_row + 1)
        return FirstCheckTimes(self.interval, 0.0, soon_enough)
