"""What became of the paths that were dropped together."""

from typing import TYPE_CHECKING

from finovox_desktop.core.document import DocumentWarning, Refusal, RefusalReason, WarningReason
from finovox_desktop.core.found import Found
from finovox_desktop.core.news import IntakeReport
from finovox_desktop.engine.document_group import DocumentGroup, Recorded
from finovox_desktop.engine.writer import Writer
from finovox_desktop.storage.drop_store import Drop

if TYPE_CHECKING:
    from finovox_desktop.engine.durable import Durable


class IntakeBatch:
    """Collects documents, while they are recorded, and refusals."""

    def __init__(self, writer: Writer, *, is_watched: bool) -> None:
        self._writer = writer
        self._is_watched = is_watched
        self._refusals: list[Refusal] = []
        self._group: DocumentGroup | None = None
        self._recorded: list[Durable[Recorded]] = []

    def add(self, drop: Drop, found: Found) -> None:
        """Have a document recorded that was found under a dropped path."""
        if self._group is None or self._group.drop.id != drop.id or not self._group.put(found):
            self._group = DocumentGroup(drop, found, self._writer)
            self._recorded.append(self._group.recorded)

    def refuse(self, refusal: Refusal) -> None:
        """Add a refusal."""
        self._refusals.append(refusal)

    def report(self) -> IntakeReport:
        """Wait until everything is durable, and sum it up. Raises FinovoxError where something could not be recorded."""
        results = [
            (found, added) for recorded in self._recorded for found, added in recorded.result() if added is not None
        ]
        new = {added.job_id: found.place for found, added in results if added.is_new}
        known = dict.fromkeys(added.job_id for _, added in results if not added.is_new and added.job_id not in new)
        # A file that was dropped by itself and within its folder is one file.
        repeated = {
            found.place: new[added.job_id]
            for found, added in results
            if not added.is_new and new.get(added.job_id, found.place) != found.place
        }
        locked = dict.fromkeys(found.place for found, _ in results if found.is_locked)
        return IntakeReport(
            added=tuple(new),
            known=tuple(known),
            refusals=tuple(self._refusals),
            warnings=tuple(DocumentWarning(place, WarningReason.LOCKED) for place in locked),
            repeated=tuple(Refusal(place, RefusalReason.REPEATED, other) for place, other in repeated.items()),
            is_watched=self._is_watched,
        )
