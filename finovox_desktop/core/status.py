"""What the engine says of itself: the connection and the key."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from finovox_desktop.core.destination import Destination
    from finovox_desktop.core.errors import FinovoxError
    from finovox_desktop.core.failures import Failure

_SAME_TIME = timedelta(seconds=1)


class Condition(StrEnum):
    """Whether submissions go out. One at a time, the one that the user should know of."""

    READY = "ready"
    STORAGE = "storage"
    PAUSED = "paused"
    KEY_MISSING = "key_missing"
    BLOCKED = "blocked"
    OFFLINE = "offline"
    WAITING = "waiting"
    TOKENS_REFUSED = "tokens_refused"


@dataclass(frozen=True, slots=True)
class ServiceStatus:
    """The state of one destination.

    STORAGE: nothing can be recorded, so nothing is submitted; it goes on by itself when there is room. BLOCKED waits for
    the user, and `failure` says why (key refused, account, certificate, redirect, proxy). OFFLINE and WAITING end by
    themselves, at `until` (UTC) at the earliest. TOKENS_REFUSED: submissions go out, but the service refuses to show any
    result that is waited for.
    """

    destination: Destination
    condition: Condition
    failure: Failure | None = None
    until: datetime | None = None

    def is_news_after(self, earlier: ServiceStatus) -> bool:
        """Tell whether it says something else; a time that moves by less than a second does not."""
        if replace(self, until=None) != replace(earlier, until=None):
            return True
        if self.until is None or earlier.until is None:
            return self.until is not earlier.until
        return abs(self.until - earlier.until) >= _SAME_TIME


class KeyState(StrEnum):
    """Where a destination's key is."""

    UNKNOWN = "unknown"
    NONE = "none"
    STORED = "stored"
    THIS_SESSION_ONLY = "this_session_only"
    FROM_ENVIRONMENT = "from_environment"


@dataclass(frozen=True, slots=True)
class KeyStatus:
    """The key of a destination: where it is, and why it is not stored where it should be."""

    destination: Destination
    state: KeyState
    error: FinovoxError | None = None
