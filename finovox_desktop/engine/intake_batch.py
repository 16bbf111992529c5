"""What became of the paths that were dropped together."""

from typing import TYPE_CHECKING

from finovox_desktop.core.document import DocumentWarning, Refusal, WarningReason
from finovox_desktop.core.status import IntakeReport
from finovox_desktop.service.intake import Found

if TYPE_CHECKING:
    from concurrent.futures import Future


class IntakeBatch:
    """Collects documents, while they are recorded, and refusals."""

    def __init__(self, *, is_watched: bool) -> None:
        self._is_watched = is_watched
        self._refusals: list[Refusal] = []
        self._recorded: list[tuple[Found, Future[tuple[str, bool] | None]]] = []

    def add(self, found: Found, recorded: "Future[tuple[str, bool] | None]") -> None:
        """Add a document; the future gives its job and whether that came of this drop, or None for one that is passed over."""
        self._recorded.append((found, recorded))

    def refuse(self, refusal: Refusal) -> None:
        """Add a refusal."""
        self._refusals.append(refusal)

    def report(self) -> IntakeReport:
        """Wait until everything is durable, and sum it up. Raises FinovoxError where something could not be recorded."""
        results = [(found, result) for found, recorded in self._recorded if (result := recorded.result()) is not None]
        added = dict.fromkeys(job_id for _, (job_id, is_new) in results if is_new)
        known = dict.fromkeys(job_id for _, (job_id, is_new) in results if not is_new and job_id not in added)
        locked = dict.fromkeys(found.place for found, _ in results if found.is_locked)
        return IntakeReport(
            added=tuple(added),
            known=tuple(known),
            refusals=tuple(self._refusals),
            warnings=tuple(DocumentWarning(place, WarningReason.LOCKED) for place in locked),
            is_watched=self._is_watched,
        )
