"""Which jobs a run takes on."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from finovox_desktop.core.job import Job, JobsChange

if TYPE_CHECKING:
    from finovox_desktop.core.job_details import HeldToken


class Scope:
    """Which jobs a run takes on: all, or those that were named; the others are kept until they are named."""

    def __init__(self, *, takes_on_all: bool) -> None:
        self._takes_on_all = takes_on_all
        self._named: set[str] = set()
        self._jobs: dict[str, Job] = {}
        self._tokens: dict[str, HeldToken] = {}

    def within(self, change: JobsChange) -> JobsChange:
        """Give the part of a change that concerns the jobs that are taken on."""
        if self._takes_on_all:
            return change
        for job in (*change.added, *change.changed):
            if job.id not in self._named:
                self._jobs[job.id] = job
        for token in change.tokens:
            if token.job_id not in self._named:
                self._tokens[token.job_id] = token
        return JobsChange(
            added=tuple(job for job in change.added if job.id in self._named),
            changed=tuple(job for job in change.changed if job.id in self._named),
            removed=change.removed,
            tokens=tuple(token for token in change.tokens if token.job_id in self._named),
        )

    def name(self, job_ids: Iterable[str]) -> JobsChange:
        """Take on these jobs; give what was kept of them."""
        named = tuple(job_ids)
        self._named.update(named)
        return JobsChange(
            added=tuple(job for job_id in named if (job := self._jobs.pop(job_id, None)) is not None),
            tokens=tuple(token for job_id in named if (token := self._tokens.pop(job_id, None)) is not None),
        )
