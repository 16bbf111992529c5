"""A job: one document on its way to one destination, its state, and the legal moves between states."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from finovox_desktop.core.destination import AnalysisType, Destination
    from finovox_desktop.core.document import Document
    from finovox_desktop.core.failures import Failure
    from finovox_desktop.core.job_details import HeldToken
    from finovox_desktop.core.review import Review
    from finovox_desktop.core.risk import RiskReport


class JobState(StrEnum):
    """Where a job is. The values are the report's."""

    QUEUED = "queued"
    SUBMITTING = "submitting"
    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"
    UNCONFIRMED = "unconfirmed"
    EXPIRED = "expired"
    CANCELLED = "cancelled"
    DISMISSED = "dismissed"


class Move(StrEnum):
    """Why a job changes its state. Each move is a row of the history, with its UTC time."""

    ADDED = "added"
    SUBMISSION_BEGAN = "submission_began"
    NOT_RECEIVED = "not_received"
    TOKEN_RECEIVED = "token_received"
    RESULT_RECEIVED = "result_received"
    REFUSED = "refused"
    ANSWER_LOST = "answer_lost"
    ANALYSIS_ENDED = "analysis_ended"
    DELETED_BY_SERVICE = "deleted_by_service"
    CANCELLED_BY_USER = "cancelled_by_user"
    DISMISSED_BY_USER = "dismissed_by_user"
    QUEUED_AGAIN = "queued_again"
    ASKED_AGAIN = "asked_again"
    SANDBOX_ENDED = "sandbox_ended"


class IllegalMoveError(Exception):
    """A move that the table does not know for the state the job is in: a bug."""


_Q, _S, _P, _D = JobState.QUEUED, JobState.SUBMITTING, JobState.PENDING, JobState.DONE
_F, _U, _E, _C, _X = JobState.FAILED, JobState.UNCONFIRMED, JobState.EXPIRED, JobState.CANCELLED, JobState.DISMISSED

# A late token or result is never thrown away: both moves are legal from every state (service protocol, "Ends and ways back").
MOVES: Mapping[Move, Mapping[JobState, JobState]] = {
    Move.SUBMISSION_BEGAN: {_Q: _S},
    Move.NOT_RECEIVED: {_S: _Q},
    Move.TOKEN_RECEIVED: {state: _P for state in JobState if state is not _D} | {_D: _D},
    Move.RESULT_RECEIVED: dict.fromkeys(JobState, _D),
    Move.REFUSED: {_S: _F, _Q: _F},
    Move.ANSWER_LOST: {_S: _U},
    Move.ANALYSIS_ENDED: {_P: _F},
    Move.DELETED_BY_SERVICE: {_P: _E},
    Move.CANCELLED_BY_USER: {_Q: _C, _S: _C},
    Move.DISMISSED_BY_USER: dict.fromkeys((_Q, _P, _F, _U, _E, _C), _X),
    Move.QUEUED_AGAIN: dict.fromkeys((_F, _U, _E, _C), _Q),
    Move.ASKED_AGAIN: dict.fromkeys((_F, _E, _U, _C), _P),
    Move.SANDBOX_ENDED: {_S: _Q, _P: _Q},
}


def next_state(state: JobState, move: Move) -> JobState:
    """Give the state after a move. Raises IllegalMoveError where the table does not know it."""
    try:
        return MOVES[move][state]
    except KeyError:
        raise IllegalMoveError(f"{move.value} is no legal move of a job that is {state.value}") from None


def is_legal(state: JobState, move: Move) -> bool:
    """Tell whether a job in this state may make this move."""
    return state in MOVES.get(move, {})


IN_PROGRESS = frozenset({JobState.QUEUED, JobState.SUBMITTING, JobState.PENDING})
"""States that end by themselves."""

NEEDS_ATTENTION = frozenset({JobState.FAILED, JobState.UNCONFIRMED, JobState.EXPIRED})
"""States that wait for the user."""

AT_REST = frozenset(JobState) - IN_PROGRESS - {JobState.UNCONFIRMED}
"""States in which the program leaves a job alone, whatever the settings: only the user goes on with it."""


@dataclass(frozen=True, slots=True)
class Job:
    """What the program knows of one document at one destination. Times are UTC.

    `case` is the user's reference; `submitted_at` is when the body of the newest attempt was whole, `received_at` when
    the result came; `failure` is why a job is queued again or has no result; `has_token` tells that the service can still be
    asked. `order` grows in the order of submission. `review` is what a person said of it. `origin` tells which e-mail or
    archive the document was taken out of, and where it lay inside: a path, and names behind it; empty for a plain file.
    """

    id: str
    document: Document
    case: str
    destination: Destination
    analysis_types: tuple[AnalysisType, ...]
    state: JobState
    added_at: datetime
    order: int
    submitted_at: datetime | None = None
    received_at: datetime | None = None
    failure: Failure | None = None
    risk: RiskReport | None = None
    has_token: bool = False
    review: Review | None = None
    origin: str = ""


@dataclass(frozen=True, slots=True)
class JobsChange:
    """What a commit changed, in the order in which it happened."""

    added: tuple[Job, ...] = ()
    changed: tuple[Job, ...] = ()
    removed: tuple[str, ...] = ()
    tokens: tuple[HeldToken, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.added or self.changed or self.removed or self.tokens)

    def then(self, later: JobsChange) -> JobsChange:
        """Give this change and a later one, which brings nothing back that this one removes, as one."""
        return JobsChange(
            self.added + later.added,
            self.changed + later.changed,
            self.removed + later.removed,
            self.tokens + later.tokens,
        )
