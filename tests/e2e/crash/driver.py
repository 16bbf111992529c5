"""The engine in a process of its own, as a front door runs it, to be killed: from outside, or by itself at one moment.

Arguments: the data directory, the service's root, the moment (or "none") and at which time it comes, paths to drop. It says
"started", "committed" when the paths are durable, and "idle" with the number of jobs when none of them goes on by itself.
"""

import contextlib
import os
import signal
import sys
from collections.abc import Callable, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any, NoReturn
from unittest import mock

from PySide6.QtCore import QCoreApplication, QObject, Slot

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.job import IN_PROGRESS, JobsChange, JobState
from finovox_desktop.core.secret import Secret
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.engine.controller import JobController
from finovox_desktop.engine.options import EngineOptions
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.service.client import ServiceClient
from finovox_desktop.service.intake import Intake
from finovox_desktop.storage.directory_lock import DataDirectoryLock
from finovox_desktop.storage.job_store import Call, JobStore
from finovox_desktop.storage.paths import DataPaths
from finovox_desktop.storage.secrets import SystemKeyring

CHECK_INTERVAL_SECONDS = 0.2


class Moment(StrEnum):
    """A moment at which a kill could cost something."""

    DROP_IS_COMMITTED = "the path is committed, the document not taken in"
    SUBMITTING_IS_COMMITTED = "submitting is committed, no byte has left"
    ANSWER_IS_RECEIVED = "the answer is received, not written"
    ANSWER_IS_WRITTEN = "the answer is written, not committed"
    ANSWER_IS_COMMITTED = "the answer is committed, the token not written"
    TOKEN_IS_WRITTEN = "the token is written, not committed"
    RESULT_IS_RECEIVED = "the result is received, not written"
    RESULT_IS_WRITTEN = "the result is written, not committed"
    RESULT_IS_COMMITTED = "the result is committed, the job not moved"


_PLACES: Mapping[Moment, tuple[object, str, Call | None, bool]] = {
    Moment.DROP_IS_COMMITTED: (Intake, "found", None, True),
    Moment.SUBMITTING_IS_COMMITTED: (ServiceClient, "submit", None, True),
    Moment.ANSWER_IS_RECEIVED: (JobStore, "keep_answer", Call.ANALYSE, True),
    Moment.ANSWER_IS_WRITTEN: (JobStore, "keep_answer", Call.ANALYSE, False),
    Moment.ANSWER_IS_COMMITTED: (JobStore, "end_submission", None, True),
    Moment.TOKEN_IS_WRITTEN: (JobStore, "end_submission", None, False),
    Moment.RESULT_IS_RECEIVED: (JobStore, "keep_answer", Call.RETRIEVE, True),
    Moment.RESULT_IS_WRITTEN: (JobStore, "keep_answer", Call.RETRIEVE, False),
    Moment.RESULT_IS_COMMITTED: (JobStore, "end_check", None, True),
}
"""The function at each moment, the call that it must be about (None: either), and whether it strikes before or after it."""


class NoSandbox:
    """A sandbox that must not be used."""

    def ensure_running(self) -> NoReturn:
        raise AssertionError("the sandbox was started")

    def stop(self) -> None:
        """Nothing runs."""


class Driver(QObject):
    """Drops the paths and follows the jobs."""

    def __init__(self, paths: DataPaths, root: str, documents: list[str]) -> None:
        super().__init__()
        self._documents = documents
        self._states: dict[str, JobState] = {}
        self._intakes_awaited = 1 if documents else 0
        self._said = ""
        self.controller = JobController(
            paths,
            EngineOptions(
                destination=Destination(root),
                check_interval=CHECK_INTERVAL_SECONDS,
                bounds=Bounds(connecting=5.0, silence=20.0, overall=60.0),
                environment_key=Secret("crash-test-key"),
            ),
            sandbox=NoSandbox(),
            keyring=SystemKeyring(deadline_seconds=0.1),
            clock=SystemClock(),
        )
        self.controller.opened.connect(self._drop)
        self.controller.paths_committed.connect(self._tell_of_commit)
        self.controller.intake_finished.connect(self._take_in_intake)
        self.controller.jobs_changed.connect(self._take_in_change)

    @Slot()
    def _drop(self) -> None:
        if self._documents:
            self.controller.add_paths(self._documents)
        else:
            self._tell_if_idle()

    @Slot(object)
    def _tell_of_commit(self, _paths: object) -> None:
        say("committed")

    @Slot(object)
    def _take_in_intake(self, _report: object) -> None:
        self._intakes_awaited -= 1
        self._tell_if_idle()

    @Slot(object)
    def _take_in_change(self, change: JobsChange) -> None:
        self._states |= {job.id: job.state for job in (*change.added, *change.changed)}
        self._tell_if_idle()

    def _tell_if_idle(self) -> None:
        is_idle = self._intakes_awaited <= 0 and not IN_PROGRESS & set(self._states.values())
        news = f"idle {len(self._states)}" if is_idle else ""
        if news and news != self._said:
            say(news)
        self._said = news


def say(words: str) -> None:
    """Write a line at once."""
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def killed_at(moment: Moment, number: int) -> contextlib.AbstractContextManager[object]:
    """Have this process kill itself when it comes to a moment for the nth time; the program knows nothing of it."""
    owner, name, call, is_before = _PLACES[moment]
    return mock.patch.object(owner, name, _killing(getattr(owner, name), number, call, is_before=is_before))


def _killing(original: Callable[..., Any], number: int, call: Call | None, *, is_before: bool) -> Callable[..., Any]:
    left = number

    def method(*arguments: Any, **named: Any) -> Any:
        nonlocal left
        if call is None or named["call"] is call:
            left -= 1
        if left == 0 and is_before:
            os.kill(os.getpid(), signal.SIGKILL)
        result = original(*arguments, **named)
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return result

    return method


def main() -> None:
    directory, root, moment, number, *documents = sys.argv[1:]
    application = QCoreApplication(sys.argv[:1])
    paths = DataPaths(Path(directory))
    paths.prepare()
    lock = DataDirectoryLock(paths)
    lock.acquire()
    say("started")
    with killed_at(Moment(moment), int(number)) if moment != "none" else contextlib.nullcontext():
        driver = Driver(paths, root, documents)
        driver.controller.start()
        application.exec()


if __name__ == "__main__":
    main()
