"""The watched folder, and a file in it."""

from dataclasses import dataclass
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class WatchedFile:
    """A file as it was when it had stopped growing: size in bytes, modification time in nanoseconds since 1970."""

    path: str
    size: int
    modified_ns: int


class WatchCondition(StrEnum):
    """How the watching goes. STOPPED: stored jobs were lost, and what was taken before is not known for sure any more."""

    OFF = "off"
    WATCHING = "watching"
    GONE = "gone"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class WatchState:
    """The watched folder's path, empty where none is watched, and how the watching goes."""

    folder: str
    condition: WatchCondition
