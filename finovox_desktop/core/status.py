"""What the engine says of itself: the connection, the key, what intake found, what an export did."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from finovox_desktop.core.destination import Destination
    from finovox_desktop.core.document import DocumentWarning, Refusal
    from finovox_desktop.core.errors import FinovoxError
    from finovox_desktop.core.failures import Failure


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


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of paths that were dropped together. `known` are jobs that already held the same content.

    `warnings` are of documents that were added or known. `is_watched`: they came by themselves, from the watched folder.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    warnings: tuple[DocumentWarning, ...] = ()
    is_watched: bool = False


@dataclass(frozen=True, slots=True)
class UploadProgress:
    """Bytes of a document that were handed over."""

    job_id: str
    sent: int
    total: int


@dataclass(frozen=True, slots=True)
class KeyUsage:
    """How many submissions a service received with its key, or may have, by month (2026-11), newest first."""

    destination: Destination
    submissions_by_month: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class ResultsAtStake:
    """Results that the service may delete while the program is closed: how many, and from which time (UTC) the first."""

    number: int = 0
    lost_after: datetime | None = None


@dataclass(frozen=True, slots=True)
class StorageState:
    """Whether what happens can be recorded; `error` says why not (no room, read-only). It is tried again by itself."""

    is_writable: bool
    error: FinovoxError | None = None


@dataclass(frozen=True, slots=True)
class ExportResult:
    """A report that was written, or why it was not."""

    path: Path
    jobs: int
    error: FinovoxError | None = None
