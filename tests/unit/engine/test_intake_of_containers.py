"""E-mails and archives, from the drop to the jobs, and through kills, full disks and removals."""

import os
import sqlite3
from pathlib import Path

import pikepdf
import pytest

from finovox_desktop.core.document import DocumentWarning, RefusalReason, WarningReason
from finovox_desktop.core.errors import DataDirectoryUnusableError
from finovox_desktop.core.job import JobState
from tests.fakes.fault_service import FaultService
from tests.unit.engine.run import MakeRun, Run, wait_until
from tests.unit.inspection.containers import PDF, PNG, archive, message, written


@pytest.fixture
def mail(tmp_path: Path) -> Path:
    papers = archive(("papers/photo.png", PNG))
    content = message(("scan.pdf", PDF), ("list.txt", b"text"), ("papers.zip", papers)).as_bytes()
    return written(tmp_path / "in" / "claim 42.eml", content)


def _taken_out(run_directory: Path) -> list[bytes]:
    return sorted(file.read_bytes() for file in (run_directory / "taken-out").glob("*/*/*") if file.is_file())


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


def _held(start: MakeRun) -> Run:
    run = start()
    run.controller.pause()
    return run


def test_what_is_attached_becomes_jobs_that_are_submitted_byte_for_byte(
    start: MakeRun, service: FaultService, mail: Path
) -> None:
    run = start()
    run.add(str(mail))
    wait_until(lambda: run.all_are(JobState.DONE), "all done")
    jobs = {job.document.name: job for job in run.jobs.values()}
    assert {name: job.origin for name, job in jobs.items()} == {
        "scan.pdf": f"{mail} \u203a scan.pdf",
        "photo.png": f"{mail} \u203a papers.zip \u203a papers/photo.png",
    }
    assert {job.case for job in run.jobs.values()} == {"claim 42"}
    assert [(r.path, r.reason) for r in run.reports[0].refusals] == [
        (f"{mail} \u203a list.txt", RefusalReason.NOT_A_DOCUMENT)
    ]
    assert len(service.submissions()) == 2
    assert sorted(Path(job.document.path).read_bytes() for job in run.jobs.values()) == sorted([PDF, PNG])


def test_within_a_dropped_folder_the_folder_is_the_case(start: MakeRun, mail: Path) -> None:
    run = _held(start)
    run.add(str(mail.parent))
    assert {job.case for job in run.jobs.values()} == {"in"}


def test_the_same_mail_again_leaves_no_second_files(start: MakeRun, mail: Path, data: Path) -> None:
    run = _held(start)
    first = run.add(str(mail))
    run.add(str(mail))
    assert set(run.reports[-1].known) == set(first)
    run.shut_down()
    assert _taken_out(data) == sorted([PDF, PNG])


def test_files_go_when_the_removal_can_no_longer_be_undone(start: MakeRun, mail: Path, data: Path) -> None:
    run = _held(start)
    ids = run.add(str(mail))
    again = len(run.reports)
    run.controller.analyse_again([ids[0]])
    wait_until(lambda: len(run.reports) > again, "the second job of the scan")
    run.controller.remove(ids)
    wait_until(lambda: len(run.jobs) == 1, "the removal")
    assert _taken_out(data) == sorted([PDF, PNG])
    (left,) = run.jobs.values()
    assert (left.document.name, left.case) == ("scan.pdf", "claim 42")
    run.shut_down()
    _held(start).shut_down()  # the start ends the undo
    assert _taken_out(data) == [PDF]


def test_an_intake_that_was_killed_and_begins_again_makes_no_second_job(
    start: MakeRun, mail: Path, data: Path, service: FaultService
) -> None:
    first = _held(start)
    first.add(str(mail))
    (job, other) = first.jobs.values()
    before = Path(job.document.path).stat().st_mtime_ns
    first.shut_down()
    _forget_that_the_intake_ended(data, mail, [job.document.path, other.document.path])
    second = start()
    wait_until(lambda: second.reports and second.all_are(JobState.DONE), "the second intake")
    assert set(second.reports[0].added) == {job.id, other.id}
    assert set(second.jobs) == {job.id, other.id}
    assert Path(job.document.path).stat().st_mtime_ns == before
    assert len(service.submissions()) == 2


def _forget_that_the_intake_ended(data: Path, mail: Path, paths: list[str]) -> None:
    drop = int(Path(paths[0]).parts[-3])
    connection = sqlite3.connect(data / "jobs.sqlite3")
    connection.execute(
        "INSERT INTO dropped_path (id, path, destination, analysis_types, again, dropped_at) "
        "SELECT ?, ?, destination, analysis_types, 0, added_at FROM job LIMIT 1",
        [drop, os.fsencode(mail)],
    )
    connection.commit()
    connection.close()


def test_without_room_nothing_is_lost_and_it_goes_on_by_itself(
    start: MakeRun, mail: Path, data: Path, caplog: pytest.LogCaptureFixture
) -> None:
    """A file stands where the folder is to be made: to the program that is as good as a full disk."""
    in_the_way = written(data / "taken-out", b"")
    plain = written(mail.parent / "plain.pdf", PDF + b"plain")
    run = _held(start)
    run.controller._parts.intake._room_timer.setInterval(10)
    run.controller.add_paths([str(mail), str(plain)])
    wait_until(lambda: run.errors, "the news")
    assert isinstance(run.errors[0], DataDirectoryUnusableError)
    wait_until(lambda: len(run.jobs) == 1, "the plain file")
    wait_until(lambda: caplog.text.count("could not be unpacked") >= 3, "more tries")
    assert len(run.errors) == 1
    in_the_way.unlink()
    wait_until(lambda: len(run.jobs) == 3, "the mail's documents")
    assert _taken_out(data) == sorted([PDF, PNG])


def test_a_locked_document_is_taken_with_a_warning(start: MakeRun, tmp_path: Path) -> None:
    locked, open_to_all = tmp_path / "locked.pdf", tmp_path / "open.pdf"
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(locked, encryption=pikepdf.Encryption(owner="o", user="secret"))
        pdf.save(open_to_all, encryption=pikepdf.Encryption(owner="o", user=""))
    box = written(tmp_path / "box.zip", archive(("inside.pdf", locked.read_bytes() + b"\n")))
    run = _held(start)
    run.add(str(locked), str(open_to_all), str(box))
    assert len(run.jobs) == 3
    assert run.reports[0].warnings == (
        DocumentWarning(str(locked), WarningReason.LOCKED),
        DocumentWarning(f"{box} \u203a inside.pdf", WarningReason.LOCKED),
    )


def test_ending_does_not_wait_for_a_container(start: MakeRun, tmp_path: Path) -> None:
    box = written(tmp_path / "box.zip", archive(*((f"{n}.pdf", PDF + b"%d" % n) for n in range(900))))
    run = _held(start)
    run.controller.add_paths([str(box)])
    wait_until(lambda: list((tmp_path / "data").glob("taken-out/*/*/*")), "the first document")
    assert run.shut_down() < 3.0
    second = start()
    wait_until(lambda: len(second.jobs) == 900, "the rest", seconds=30)
    assert not second.reports or len(second.reports[0].added) == 900
