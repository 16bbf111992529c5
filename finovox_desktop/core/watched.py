"""A file in the watched folder."""

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class WatchedFile:
    """A file as it was when it had stopped growing: size in bytes, modification time in nanoseconds since 1970."""

    path: str
    size: int
    modified_ns: int


@dataclass(frozen=True, slots=True)
class WatchState:
    """Whether the watched folder is watched; an empty folder: none is. `gone_since` (UTC): it cannot be reached."""

    folder: str
    gone_since: datetime | None = None
