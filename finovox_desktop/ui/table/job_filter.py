"""What is chosen above the table: a category, a case, days, and the words of the search."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, timedelta

from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.table.job_row import JobRow
from finovox_desktop.ui.table.job_search import JobSearch

_DAYS_A_WEEK = 7


@dataclass(frozen=True, slots=True)
class Days:
    """Local dates from the first to the last, both included."""

    first: date
    last: date

    @classmethod
    def one(cls, day: date) -> "Days":
        """Give one day."""
        return cls(day, day)

    @classmethod
    def last_week(cls, today: date) -> "Days":
        """Give the seven days that end today."""
        return cls(today - timedelta(days=_DAYS_A_WEEK - 1), today)


@dataclass(frozen=True, slots=True)
class JobFilter:
    """Which rows are shown. `case` is a case reference, empty for documents without one; None: any. `days` None: any."""

    category: JobCategory = JobCategory.ALL
    case: str | None = None
    days: Days | None = None
    search: JobSearch = field(default_factory=JobSearch)

    def narrows(self, earlier: "JobFilter") -> bool:
        """Tell whether all that this lets through was let through before, too."""
        return (
            earlier.category in {self.category, JobCategory.ALL}
            and self.has_scope_of(earlier)
            and self.search.narrows(earlier.search)
        )

    def has_scope_of(self, other: "JobFilter") -> bool:
        """Tell whether the case and the days are the same: they decide what the chips count."""
        return (self.case, self.days) == (other.case, other.days)

    def holds(self, row: JobRow) -> bool:
        """Tell whether a row is of the case and the days."""
        if self.case is not None and row.job.case != self.case:
            return False
        return self.days is None or self.days.first <= row.day <= self.days.last

    def in_scope(self, rows: Iterable[JobRow]) -> list[JobRow]:
        """Give the rows of the case and the days."""
        if self.case is None and self.days is None:
            return list(rows)
        return [row for row in rows if self.holds(row)]
