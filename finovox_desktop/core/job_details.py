"""What is kept of a job besides what its row shows: the token it waits for, its history, its answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from finovox_desktop.core.destination import AnalysisType, Destination
    from finovox_desktop.core.failures import Failure
    from finovox_desktop.core.job import Job, JobState, Move
    from finovox_desktop.core.review import Edit
    from finovox_desktop.core.secret import Secret


@dataclass(frozen=True, slots=True)
class HeldToken:
    """A token that is to be asked, with the key that got it; shown to its own destination only."""

    job_id: str
    attempt_id: int
    destination: Destination
    token: Secret
    key_id: str
    submitted_at: datetime
    last_not_ready_at: datetime | None
    analysis_types: tuple[AnalysisType, ...]


@dataclass(frozen=True, slots=True)
class HistoryEntry:
    """A row of the append-only history."""

    at: datetime
    move: Move
    from_state: JobState | None
    to_state: JobState
    failure: Failure | None


@dataclass(frozen=True, slots=True)
class JobDetails:
    """What is read only for the job that is open: its history, what people changed, the newest answer byte for byte."""

    job: Job
    history: tuple[HistoryEntry, ...]
    answer: bytes | None
    explanations: Mapping[str, tuple[str, ...]]
    edits: tuple[Edit, ...] = ()
