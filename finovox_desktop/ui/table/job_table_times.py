"""What changes in the table by time alone: countdowns each second, and how long ago a document was added.

Only the cells that read otherwise are painted again.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Slot

from finovox_desktop.core.job import Job, JobState
from finovox_desktop.ui.jobs.job_text import row_sentence
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.words.locale_text import MINUTES_OF_AGE, age_text

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

    from finovox_desktop.ui.table.job_table_model import JobTableModel
    from finovox_desktop.ui.table.sentence_layout import SentenceLayout

COUNTDOWN_MILLISECONDS = 1000
_LONGEST_MILLISECONDS = 60 * 60 * 1000


class PassingTime(QObject):
    """Repaints the cells of a table that tell the time, for as long as any can be seen."""

    def __init__(self, view: QTableView, jobs: JobTableModel, layout: SentenceLayout) -> None:
        super().__init__(view)
        self._view = view
        self._jobs = jobs
        self._layout = layout
        self._ages: dict[str, str] = {}
        self.timer = QTimer(self)
        self.timer.setSingleShot(True)
        self.timer.timeout.connect(self.pass_on)

    @Slot()
    def pass_on(self) -> None:
        """Paint again what reads otherwise by now."""
        rows = self._in_sight()
        for place in (*self._countdowns(rows), *self._aged(rows)):
            self._view.viewport().update(place)
        self.timer.stop()
        self._wait(rows)

    def look(self) -> None:
        """See when something will read otherwise: to be called when other rows can be seen."""
        if not self.timer.isActive() or self.timer.interval() > COUNTDOWN_MILLISECONDS:  # it could not be sooner
            self._wait(self._in_sight())

    def _wait(self, rows: list[tuple[int, Job]]) -> None:
        pause = self._pause([job for _, job in rows])
        if pause is None:
            self.timer.stop()
        elif not self.timer.isActive() or self.timer.remainingTime() > pause:
            self.timer.start(pause)

    def _pause(self, jobs: list[Job]) -> int | None:
        """Give the milliseconds until a cell of these jobs reads otherwise."""
        if not jobs:
            return None
        if any(job.state is JobState.PENDING for job in jobs):
            return COUNTDOWN_MILLISECONDS
        now = self._jobs.clock.now()
        return min(_LONGEST_MILLISECONDS, *(_milliseconds_until_older(job.added_at, now) for job in jobs))

    def _in_sight(self) -> list[tuple[int, Job]]:
        view = self._view
        first, last = view.rowAt(0), view.rowAt(view.viewport().height() - 1)
        if first < 0 or not view.isVisible() or view.window().isMinimized():
            return []
        last = last if last >= 0 else self._jobs.rowCount() - 1
        return [(row, job) for row in range(first, last + 1) if (job := self._jobs.job_at(row)) is not None]

    def _countdowns(self, rows: list[tuple[int, Job]]) -> list[QRect]:
        """Give what reads otherwise of the rows that count down: of a sentence hardly more than its time."""
        self._layout.keep_seen(range(rows[0][0], rows[-1][0] + 1) if rows else range(0))
        places = []
        tells_state = not self._view.isColumnHidden(JobColumn.STATE)
        for row, job in rows:
            if job.state is JobState.PENDING:
                sentence = row_sentence(job, self._jobs.outlook_of(job))
                places.append(self._layout.outdated_part(row, sentence))
                if tells_state:
                    places.append(self._view.visualRect(self._jobs.index(row, JobColumn.STATE)))
        return places

    def _aged(self, rows: list[tuple[int, Job]]) -> list[QRect]:
        if self._view.isColumnHidden(JobColumn.ADDED):
            return []
        now = self._jobs.clock.now()
        ages = {job.id: (row, age_text(job.added_at, now)) for row, job in rows}
        changed = [row for job_id, (row, text) in ages.items() if self._ages.get(job_id) != text]
        self._ages = {job_id: text for job_id, (_, text) in ages.items()}
        return [self._view.visualRect(self._jobs.index(row, JobColumn.ADDED)) for row in changed]


def _milliseconds_until_older(added_at: datetime, now: datetime) -> int:
    """Give the time until an age reads otherwise: the next whole minute, or midnight."""
    age = now - added_at
    if timedelta() <= age < timedelta(minutes=MINUTES_OF_AGE):
        return 60_000 - int(age.total_seconds() * 1000) % 60_000
    local = now.astimezone()
    midnight = (local + timedelta(days=1)).replace(hour=0, minute=0, second=0, microsecond=0)
    return max(1000, int((midnight - local).total_seconds() * 1000) + 1)
