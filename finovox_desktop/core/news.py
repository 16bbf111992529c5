"""What the engine tells of its work: what intake found, bytes on their way, what an export did, what may be lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    from finovox_desktop.core.destination import Destination
    from finovox_desktop.core.document import DocumentWarning, Refusal
    from finovox_desktop.core.errors import FinovoxError


@dataclass(frozen=True, slots=True)
class IntakeReport:
    """What became of paths that were dropped together. `known` are jobs that already held the same content.

    `warnings` are of documents that were added or known. `repeated` hold the same content as one that was added with them:
    they are part of its job, and nothing is wrong. `is_watched`: they came by themselves, from the watched folder.
    """

    added: tuple[str, ...]
    known: tuple[str, ...]
    refusals: tuple[Refusal, ...]
    warnings: tuple[DocumentWarning, ...] = ()
    repeated: tuple[Refusal, ...] = ()
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
