"""What people say of a document, beside the machine's risk and never mixed with it: verdict, note, case reference."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Verdict(StrEnum):
    """What a person decided about a document. The values are the report's. UNDECIDED: looked at, and left open."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    ORIGINAL_REQUESTED = "original_requested"
    UNDECIDED = "undecided"


@dataclass(frozen=True, slots=True)
class Review:
    """The verdict and the note that count, who gave the newer of the two (the system's user name), and when (UTC).

    A note without a verdict is a review that is undecided.
    """

    verdict: Verdict
    note: str
    by: str
    at: datetime

    @property
    def is_decided(self) -> bool:
        """Whether nothing is left to decide."""
        return self.verdict is not Verdict.UNDECIDED


class EditSubject(StrEnum):
    """What of a job a person can change."""

    VERDICT = "verdict"
    NOTE = "note"
    CASE = "case"


@dataclass(frozen=True, slots=True)
class Edit:
    """A row of the append-only list of what people changed: who, when (UTC), what, and its new value.

    `value` is a Verdict's value, the note or the case reference; None: the verdict was taken back.
    """

    at: datetime
    by: str
    subject: EditSubject
    value: str | None


@dataclass(frozen=True, slots=True)
class UndoableEdit:
    """The change that undo would take back: what was changed, to what, and of which jobs."""

    subject: EditSubject
    value: str | None
    job_ids: tuple[str, ...]
