"""The line along the window's bottom: how many documents are where, bytes on their way, and what happens next."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from finovox_desktop.core.job import IN_PROGRESS, NEEDS_ATTENTION, JobState
from finovox_desktop.ui.jobs.job_counts import JobCounts
from finovox_desktop.ui.look.theme import GAP_LARGE, GAP_SMALL
from finovox_desktop.ui.widgets.elided_label import ElidedLabel
from finovox_desktop.ui.widgets.makers import named, plain_label
from finovox_desktop.ui.words.locale_text import countdown_text, moment_text, number_text, size_text

if TYPE_CHECKING:
    from finovox_desktop.core.news import UploadProgress

_NEWS_MILLISECONDS = 8000


class StatusLine(QFrame):
    """Asks for the next check (seconds) and the nearest deadline (UTC) once a second while documents are under way."""

    deadline_moved = Signal()
    """The nearest deadline reads otherwise than a moment before."""

    def __init__(
        self,
        counts: JobCounts,
        next_check_in: Callable[[], float | None],
        nearest_deadline: Callable[[], datetime | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("statusLine")
        self.setProperty("bar", "bottom")
        self._job_counts = counts
        self._next_check_in = next_check_in
        self._nearest_deadline = nearest_deadline
        self._uploads: dict[str, UploadProgress] = {}
        self._shown: tuple[int, int] | None = None
        self.counts = plain_label("statusCounts", "small")
        # News give way first where there is little room.
        self.news = named(ElidedLabel(), "statusNews")
        self.news.setProperty("role", "small")
        self.news.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.next_check = plain_label("statusNextCheck", "small")
        self.deadline = plain_label("statusDeadline", "small")
        row = QHBoxLayout(self)
        row.setContentsMargins(GAP_LARGE, GAP_SMALL - 2, GAP_LARGE, GAP_SMALL - 2)
        row.setSpacing(GAP_LARGE)
        row.addWidget(self.counts)
        row.addWidget(self.news, 1)
        row.addWidget(self.next_check)
        row.addWidget(self.deadline)
        self._pending = 0
        self._second = QTimer(self, interval=1000)
        self._second.timeout.connect(self._show_times)
        self._news_end = QTimer(self, interval=_NEWS_MILLISECONDS, singleShot=True)
        self._news_end.timeout.connect(self._forget_news)
        self.refresh()

    @Slot()
    def refresh(self) -> None:
        """Show the counts as they are now."""
        if not self._job_counts.of(JobState.SUBMITTING):
            self._uploads.clear()
        self.counts.setText(" · ".join(self._parts()))
        # While documents are under way the timer shows the times; it need not be done with every commit, too.
        pending = self._job_counts.of(JobState.PENDING)
        if pending != self._pending or not self._second.isActive():
            self._pending = pending
            self._show_times()
        if not self._job_counts.of_all(IN_PROGRESS):
            self._second.stop()
        elif not self._second.isActive():
            self._second.start()

    def show_shown(self, shown: int, stored: int) -> None:
        """Say how many of all documents a search or a filter leaves in sight, where it is not all of them."""
        left = (shown, stored) if shown < stored else None
        if left != self._shown:
            self._shown = left
            self.counts.setText(" · ".join(self._parts()))

    def show_upload(self, progress: "UploadProgress") -> None:
        """Count the bytes of a document on its way."""
        self._uploads[progress.job_id] = progress
        if progress.sent >= progress.total:
            del self._uploads[progress.job_id]
        self.counts.setText(" · ".join(self._parts()))

    def tell(self, news: str) -> None:
        """Show a calm line for a few seconds."""
        self.news.show_text(news)
        self._news_end.start()

    def changeEvent(self, event: QEvent) -> None:
        """Follow the language."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._forget_news()
            self.refresh()

    @Slot()
    def _forget_news(self) -> None:
        self.news.show_text("")

    def _parts(self) -> list[str]:
        counts = self._job_counts
        waiting, uploading = counts.of(JobState.QUEUED), counts.of(JobState.SUBMITTING)
        pending, done = counts.of(JobState.PENDING), counts.of(JobState.DONE)
        attention = counts.of_all(NEEDS_ATTENTION)
        parts = []
        if self._shown is not None:
            shown, stored = map(number_text, self._shown)
            parts.append(self.tr("{shown} of {number} shown").format(shown=shown, number=stored))
        if waiting:
            parts.append(self.tr("%Ln waiting", None, waiting))
        if uploading:
            parts.append(self.tr("%Ln uploading", None, uploading))
        if self._uploads:
            sent = sum(progress.sent for progress in self._uploads.values())
            total = sum(progress.total for progress in self._uploads.values())
            parts.append(self.tr("{sent} of {total} sent").format(sent=size_text(sent), total=size_text(total)))
        if pending:
            parts.append(self.tr("%Ln in analysis", None, pending))
        if done:
            parts.append(self.tr("%Ln done", None, done))
        if attention:
            parts.append(self.tr("%Ln need attention", None, attention))
        return parts or ([self.tr("No documents yet")] if counts.is_complete else [])

    @Slot()
    def _show_times(self) -> None:
        # The engine tells of a result a moment before it forgets the check.
        is_waiting = self._job_counts.of(JobState.PENDING) > 0
        seconds = self._next_check_in() if is_waiting else None
        self.next_check.setVisible(seconds is not None)
        if seconds is not None:
            time = countdown_text(seconds)
            self.next_check.setText(self.tr("Next check in {time}").format(time=time))
        deadline = self._nearest_deadline() if is_waiting else None
        self.deadline.setVisible(deadline is not None)
        if deadline is not None:
            time = moment_text(deadline, QDate.currentDate())
            words = self.tr("Nearest deadline {time}").format(time=time)
            if words != self.deadline.text():
                self.deadline.setText(words)
                self.deadline_moved.emit()
            self.deadline.setToolTip(self.tr("The service may delete a result from this time on"))
