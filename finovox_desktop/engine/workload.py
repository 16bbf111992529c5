"""The jobs that a run takes on, handed to who submits them and asks for their results."""

from collections.abc import Iterable

from finovox_desktop.core.job import JobsChange
from finovox_desktop.engine.dispatcher import Dispatcher
from finovox_desktop.engine.resubmission import Resubmission
from finovox_desktop.engine.scope import Scope


class Workload:
    """Follows the commits."""

    def __init__(self, dispatcher: Dispatcher, *, takes_on_all: bool) -> None:
        self._dispatcher = dispatcher
        self._scope = Scope(takes_on_all=takes_on_all)
        self._resubmission = Resubmission()
        self._is_begun = False

    def begin(self) -> None:
        """Begin to submit and ask: all that was stored is known. A token that comes later was just received."""
        self._is_begun = True
        self._dispatcher.start()

    def take_in(self, change: JobsChange) -> JobsChange:
        """Follow what a commit changed; give the part of it that concerns the jobs that are taken on."""
        within = self._scope.within(change)
        self._hand_on(within)
        return within

    def take_on(self, job_ids: Iterable[str]) -> None:
        """Submit and ask about these jobs, where the run does not take on all."""
        self._hand_on(self._scope.name(job_ids))

    def lost(self, change: JobsChange) -> tuple[str, ...]:
        """Give the jobs of a change that may have been received and are to be submitted again by themselves."""
        return self._resubmission.choose((*change.added, *change.changed))

    def _hand_on(self, change: JobsChange) -> None:
        for job in (*change.added, *change.changed):
            self._dispatcher.take_in(job)
        for job_id in change.removed:
            self._dispatcher.forget(job_id)
        for token in change.tokens:
            self._dispatcher.hold(token, is_fresh=self._is_begun)
        self._dispatcher.dispatch_soon()
