"""What the table's lines stand for: a document, or a group of documents under one heading."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from finovox_desktop.ui.jobs.job_categories import categories_of, has_open_result
from finovox_desktop.ui.table.job_columns import severity_of
from finovox_desktop.ui.table.job_search import own_text

if TYPE_CHECKING:
    from finovox_desktop.core.job import Job
    from finovox_desktop.ui.jobs.job_categories import JobCategory
    from finovox_desktop.ui.table.job_columns import SortKey

NOWHERE = -1


class Entry:
    """A line of the table. Of 100,000, none knows where it stands: its place is looked up when it is asked for."""

    __slots__ = ()


class JobRow(Entry):
    """A job, and what is worked out of it once."""

    __slots__ = ("_day", "age", "categories", "job", "key", "kind", "next_key", "text")

    key: SortKey
    """The native value by which it is sorted now."""
    next_key: SortKey
    """That by which it will be sorted, while another order is worked out."""
    age: int
    """Its job's order, by which those of one key are sorted now."""
    kind: int
    """The number of its kind, see SharedTexts."""
    text: str
    """The folded text of what is the document's own; empty until `fold()` makes it. No property: a search reads every row's."""

    def __init__(self, job: Job, kind: int) -> None:
        self.key = self.next_key = 0
        self.age = job.order
        self.take(job, kind)

    def take(self, job: Job, kind: int) -> None:
        """Hold what has become of the job."""
        self.job = job
        self.categories: frozenset[JobCategory] = categories_of(job)
        self.kind = kind
        self.text = ""
        self._day: date | None = None

    def fold(self) -> None:
        """Make the text that a search looks at, where it is not made."""
        if not self.text:
            self.text = own_text(self.job)

    @property
    def day(self) -> date:
        """The local date on which the document was added."""
        if self._day is None:
            self._day = local_date(self.job.added_at)
        return self._day


class GroupRow(Entry):
    """The heading of a group: `key` is the case reference or the day that its documents share, `position` its line or NOWHERE."""

    __slots__ = ("_summary", "is_collapsed", "key", "position", "rows")

    def __init__(self, key: str | date) -> None:
        self.key = key
        self.position = NOWHERE
        self.is_collapsed = False
        self._summary: tuple[Job, int] | None = None
        self.rows: list[JobRow] = []

    def hold(self, rows: list[JobRow]) -> None:
        """Stand for these documents, at least one."""
        self.rows = rows
        self._summary = None

    @property
    def worst(self) -> Job:
        """The document with the greatest risk."""
        return self._summarised()[0]

    @property
    def to_review(self) -> int:
        """How many of its documents have a result about which nobody has decided."""
        return self._summarised()[1]

    def _summarised(self) -> tuple[Job, int]:
        if self._summary is None:
            jobs = [row.job for row in self.rows]
            self._summary = (max(jobs, key=severity_of), sum(map(has_open_result, jobs)))
        return self._summary


def local_date(at: datetime) -> date:
    """Give the date that a UTC time has here."""
    return date.fromtimestamp(at.timestamp())  # noqa: DTZ012 - the local date is what is asked for
