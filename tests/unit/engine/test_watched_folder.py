"""The watched folder: each document once, and only when it is whole; whatever happens to the folder."""

import os
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from finovox_desktop.core.errors import DataSalvagedError
from finovox_desktop.core.job import JobState
from finovox_desktop.core.watched import WatchCondition, WatchState
from finovox_desktop.engine.folder_scan import SECONDS_UNTIL_SETTLED, SECONDS_UNTIL_TOLD, FolderScan
from tests.fakes.fault_service import FaultService
from tests.unit.engine.manual_clock import ManualClock
from tests.unit.engine.run import MakeRun, Run, wait_until
from tests.unit.inspection.containers import PDF, message, written

SETTLED = SECONDS_UNTIL_SETTLED


class _Looks:
    """Looks at a folder, at times that the test chooses."""

    def __init__(self, folder: Path) -> None:
        self._scan = FolderScan(str(folder), frozenset())
        self._folder = folder
        self._now = 0.0

    def after(self, seconds: float) -> list[str]:
        self._now += seconds
        return [str(Path(path).relative_to(self._folder)) for path, _ in self._scan.look(self._now).settled]

    def cases(self) -> list[str]:
        self._scan.look(0)
        return [case for _, case in self._scan.look(SETTLED).settled]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "Scans").mkdir()
    return tmp_path / "Scans"


def test_a_file_is_taken_once_it_has_stopped_growing(folder: Path) -> None:
    looks = _Looks(folder)
    file = written(folder / "a.pdf", b"%PDF")
    assert looks.after(0) == []
    for _ in range(5):
        with file.open("ab") as growing:
            growing.write(b"more")
        assert looks.after(SETTLED) == []
    assert looks.after(SETTLED - 1) == []
    assert looks.after(1) == ["a.pdf"]
    assert looks.after(100) == []


def test_a_file_that_only_changes_its_time_has_not_settled(folder: Path) -> None:
    looks = _Looks(folder)
    file = written(folder / "a.pdf", PDF)
    looks.after(0)
    os.utime(file, ns=(1, 1))
    assert looks.after(SETTLED) == []
    assert looks.after(SETTLED) == ["a.pdf"]


def test_a_file_that_is_replaced_is_taken_again(folder: Path) -> None:
    looks = _Looks(folder)
    file = written(folder / "a.pdf", PDF)
    looks.after(0)
    assert looks.after(SETTLED) == ["a.pdf"]
    written(folder / ".new", PDF + b"2").replace(file)
    assert looks.after(SETTLED) == []
    assert looks.after(SETTLED) == ["a.pdf"]


@pytest.mark.parametrize(
    "name", ["a.pdf.part", "a.crdownload", "~$a.pdf", ".hidden.pdf", "Thumbs.db", "x.TMP", ".git/a.pdf", "a.partial"]
)
def test_what_programs_put_there_for_a_while_is_left(folder: Path, name: str) -> None:
    written(folder / name, PDF)
    looks = _Looks(folder)
    looks.after(0)
    assert looks.after(SECONDS_UNTIL_TOLD) == []


def test_an_empty_file_is_waited_for_and_told_of_at_last(folder: Path) -> None:
    written(folder / "a.pdf", b"")
    looks = _Looks(folder)
    looks.after(0)
    assert looks.after(SECONDS_UNTIL_TOLD - 1) == []
    assert looks.after(1) == ["a.pdf"]


def test_sub_folders_belong_to_it_and_are_the_cases(folder: Path) -> None:
    for name in ("0.pdf", "Case 7/1.pdf", "Case 7/deep/2.pdf"):
        written(folder / name, PDF)
    (folder / "round").symlink_to(folder)
    assert _Looks(folder).cases() == ["", "Case 7", "Case 7"]


def test_a_thousand_files_at_once(folder: Path) -> None:
    for number in range(1000):
        written(folder / f"{number:04}.pdf", PDF)
    looks = _Looks(folder)
    looks.after(0)
    assert len(looks.after(SETTLED)) == 1000


def test_a_folder_that_is_not_there_raises(folder: Path) -> None:
    looks = _Looks(folder)
    folder.rmdir()
    with pytest.raises(FileNotFoundError):
        looks.after(0)


# The whole engine


class _Watching:
    """A run that watches the folder; the test's clock stands in for the time that a file must rest."""

    def __init__(self, run: Run, folder: Path) -> None:
        self.run = run
        self.states: list[WatchState] = []
        self.clock = ManualClock()
        watched = run.controller._parts.watched
        watch = watched._watch
        watch._clock = self.clock
        watch._seconds_between_looks = watch._seconds_while_awaiting = 0.01
        run.controller.watch_changed.connect(self.states.append)
        run.controller.change_settings(replace(run.controller.settings, watched_folder=str(folder)))

    def settle(self, jobs: int) -> None:
        """Let files settle until there are so many jobs."""
        self.settle_until(lambda: len(self.run.jobs) >= jobs, f"{jobs} jobs")

    def settle_until(self, condition: Callable[[], object], what: str) -> None:
        """Let files settle until something has happened."""

        def has_happened() -> object:
            self.clock.advance(SETTLED)
            return condition()

        wait_until(has_happened, what)


def _start(start: MakeRun, folder: Path) -> _Watching:
    run = start()
    run.controller.pause()
    return _Watching(run, folder)


def test_what_comes_in_becomes_jobs_with_their_case(start: MakeRun, folder: Path) -> None:
    written(folder / "there before.pdf", PDF)
    watching = _start(start, folder)
    watching.settle(1)
    written(folder / "Case 7" / "a.pdf", PDF + b"a")
    written(folder / "claim 42.eml", message(("b.pdf", PDF + b"b")).as_bytes())
    watching.settle(3)
    jobs = {job.document.name: job for job in watching.run.jobs.values()}
    assert {name: job.case for name, job in jobs.items()} == {
        "there before.pdf": "",
        "a.pdf": "Case 7",
        "b.pdf": "claim 42",
    }
    assert all(report.is_watched for report in watching.run.reports)
    assert watching.states == [WatchState(str(folder), WatchCondition.WATCHING)]
    assert sorted(path.name for path in folder.iterdir()) == ["Case 7", "claim 42.eml", "there before.pdf"]
    assert (folder / "there before.pdf").read_bytes() == PDF


def test_the_same_content_never_comes_twice(start: MakeRun, folder: Path) -> None:
    watching = _start(start, folder)
    file = written(folder / "a.pdf", PDF)
    watching.settle(1)
    (job_id,) = watching.run.jobs
    watching.run.controller.remove([job_id])
    wait_until(lambda: not watching.run.jobs, "the removal")
    os.utime(file, ns=(1, 1))
    shutil.copy(file, folder / "copy.pdf")
    written(folder / "last.pdf", PDF + b"last")
    watching.settle(1)
    assert [job.document.name for job in watching.run.jobs.values()] == ["last.pdf"]
    assert watching.run.shut_down() < 2.0
    again = _start(start, folder)
    written(folder / "another copy.pdf", PDF)
    written(folder / "new.pdf", PDF + b"new")
    again.settle(2)
    assert {job.document.name for job in again.run.jobs.values()} == {"last.pdf", "new.pdf"}


def test_what_is_refused_is_told_once(start: MakeRun, folder: Path) -> None:
    watching = _start(start, folder)
    written(folder / "list.txt", b"text")
    watching.settle_until(lambda: watching.run.reports, "the refusal")
    (report,) = watching.run.reports
    assert [refusal.path for refusal in report.refusals] == [str(folder / "list.txt")]
    watching.run.shut_down()
    again = _start(start, folder)
    written(folder / "new.pdf", PDF)
    again.settle(1)
    assert [refusal for report in again.run.reports for refusal in report.refusals] == []


def test_a_folder_that_vanishes_is_told_of_once_and_goes_on_when_it_is_back(
    start: MakeRun, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    watching = _start(start, folder)
    written(folder / "a.pdf", PDF)
    watching.settle(1)
    away = folder.with_name("away")
    folder.rename(away)
    wait_until(lambda: len(watching.states) == 2, "the news")
    away.rename(folder)
    wait_until(lambda: len(watching.states) == 3, "its return")
    written(folder / "b.pdf", PDF + b"b")
    watching.settle(2)
    conditions = [state.condition for state in watching.states]
    assert conditions == [WatchCondition.WATCHING, WatchCondition.GONE, WatchCondition.WATCHING]
    assert caplog.text.count("the watched folder cannot be read") == 1


def test_watching_ends_when_nobody_wants_it_any_more(start: MakeRun, folder: Path) -> None:
    watching = _start(start, folder)
    written(folder / "a.pdf", PDF)
    watching.settle(1)
    watching.run.controller.change_settings(replace(watching.run.controller.settings, watched_folder=""))
    wait_until(lambda: watching.states[-1] == WatchState("", WatchCondition.OFF), "the end")
    watch = watching.run.controller._parts.watched._watch
    wait_until(lambda: watch._scan is None, "the thread")
    written(folder / "b.pdf", PDF + b"b")
    watching.clock.advance(100)
    assert not watch._timer.isActive()
    assert len(watching.run.jobs) == 1


def test_what_comes_in_is_submitted(start: MakeRun, service: FaultService, folder: Path) -> None:
    watching = _start(start, folder)
    watching.run.controller.resume()
    for number in range(20):
        written(folder / f"{number}.pdf", PDF + b"%d" % number)
    watching.settle(20)
    wait_until(lambda: watching.run.all_are(JobState.DONE), "all done")
    assert len(service.submissions()) == 20


def test_after_a_loss_of_stored_jobs_nothing_comes_in_by_itself(
    start: MakeRun, folder: Path, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """What was submitted and then lost would be submitted once more, and counted twice."""
    watching = _start(start, folder)
    written(folder / "a.pdf", PDF)
    watching.settle(1)
    watching.run.shut_down()
    database = tmp_path / "data" / "jobs.sqlite3"
    database.write_bytes(b"\0" * 100 + database.read_bytes()[100:])
    run = start()
    wait_until(lambda: run.is_open, "the salvage")
    assert [type(error) for error in run.errors] == [DataSalvagedError]
    assert run.controller.settings.watched_folder == ""
    assert run.controller._parts.watched._watch._scan is None
    assert "damaged" in caplog.text
