"""When something is due: the next check of a token, growing pauses, the deadline of a result."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

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


MOST_READY_UNTIL_SOONER_IS_TRIED = 30
"""First checks that find a result ready until it is tried whether analyses have become faster."""

_SMALLEST_PART_OF_INTERVAL = 8
"""How exactly the time of analyses is to be known: a part of the interval between two checks."""


@dataclass(frozen=True, slots=True)
class FirstCheckTimes:
    """How long after its submission a token is first asked: learns from first checks how long analyses take.

    A token is asked again only an interval after it was asked in vain, so a first check that comes too early costs more than
    one that comes late. `too_early` is the greatest age of a token at which no result was ready, `soon_enough` the age at
    which one was; new tokens are asked at that age. A single one is a probe: it is asked in the middle between both, until
    they are near to each other. All in seconds.
    """

    interval: float
    too_early: float
    soon_enough: float
    ready_in_a_row: int = 0

    @classmethod
    def of(cls, interval: float) -> "FirstCheckTimes":
        """Give what is known at the start of a run: nothing."""
        return cls(interval, 0.0, interval)

    def next_age(self, others: Iterable[float]) -> float:
        """Give the age at which a new token is first asked; `others` are those of the tokens that wait for theirs.

        Several that wait together probe at different ages: each in the middle of the widest gap that is left.
        """
        ages = sorted({self.too_early, self.soon_enough, *(age for age in others if age > self.too_early)})
        gap, begin = max((pairwise_gap(ages)), key=itemgetter(0))
        return self.soon_enough
