"""When the program itself is wrong: what is said, what goes on, and that no secret is written down on the way."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.conftest import home_variables
from tests.e2e.background_process import BackgroundProcess
from tests.e2e.desktop import Desktop
from tests.e2e.faults_inside import BROKEN_DOCUMENT
from tests.e2e.processes import descendants, processes_with
from tests.e2e.program import Program
from tests.e2e.test_main_job import SAMPLES
from tests.e2e.waiting import wait_until
from tests.fakes import faults
from tests.fakes.fault_service import FaultService

KEY = "fx-live-0123456789-abcdefghij"
TOKEN = "a-token-of-the-service-"
ROOT = Path(__file__).parents[2]


class FaultyProgram(Program):
    """The window program with mistakes in it."""

    script = Path(__file__).with_name("faulty_program.py")


class WindowedProgram(Program):
    """The window program without a console."""

    script = Path(__file__).with_name("windowed_program.py")


@pytest.fixture
def documents(tmp_path: Path) -> list[Path]:
    """Three that the service takes, and one over which the program breaks."""
    folder = tmp_path / "documents"
    folder.mkdir()
    names = ["one.pdf", "two.pdf", "three.pdf", BROKEN_DOCUMENT]
    for name in names:
        (folder / name).write_bytes(SAMPLES[0].read_bytes() + name.encode())
    return [folder / name for name in names]


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    home = tmp_path / "home"
    home.mkdir()
    return {**os.environ, **home_variables(home), "LC_ALL": "C.UTF-8", "PYTHONPATH": str(ROOT), "FINOVOX_API_KEY": KEY}


def failing_service() -> FaultService:
    """Gives tokens of which the first never has a result, and fails in between."""
    service = FaultService(faults.answer(404))
    service.on_analyse(
        faults.token(f"{TOKEN}1"),
        faults.answer(500, b"in trouble"),
        faults.token(f"{TOKEN}2"),
    )
    service.on_retrieve(faults.answer(503, TOKEN.encode()), faults.html(), faults.result())
    return service


def finovox(fault: str, *arguments: str | Path, environment: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "tests.e2e.faulty_command", fault, *map(str, arguments)]
    return subprocess.run(command, env=environment, cwd=ROOT, capture_output=True, text=True, timeout=100, check=False)


@pytest.mark.parametrize("fault", ["start", "slot"])
def test_an_internal_error_of_finovox_is_1_named_without_its_words(
    fault: str, environment: dict[str, str], tmp_path: Path, documents: list[Path]
) -> None:
    with faults.good_service() as service:
        service.on_retrieve(faults.not_ready())
        done = finovox(
            fault,
            "analyse",
            "--base-url",
            service.root,
            "--data-dir",
            tmp_path / "data",
            documents[0],
            environment=environment,
        )
    assert done.returncode == 1, done.stderr
    assert "Internal error, please report it: LookupError in faults_inside.py, line" in done.stderr
    assert done.stderr.count("Internal error") == 1
    assert "Traceback" not in done.stderr
    assert KEY not in done.stderr + done.stdout
    assert environment["HOME"] not in done.stderr + done.stdout
    log = (tmp_path / "data" / "log" / "finovox.log").read_text(encoding="utf-8")
    assert "LookupError" in log, "the whole story is in the log"
    assert KEY not in log
    assert files_with(KEY, tmp_path) == []


def test_a_broken_submission_of_finovox_is_named_and_leaks_nothing(
    environment: dict[str, str], tmp_path: Path, documents: list[Path]
) -> None:
    report = tmp_path / "report.json"
    with failing_service() as service:
        done = finovox(
            "client",
            "analyse",
            "--base-url",
            service.root,
            "--data-dir",
            tmp_path / "data",
            "--poll-interval",
            "0.1",
            "-o",
            report,
            *documents,
            environment=environment,
        )
    assert done.returncode == 1, done.stderr
    assert "Internal error, please report it: " in done.stderr
    assert KEY not in done.stderr + done.stdout
    assert TOKEN not in done.stderr + done.stdout
    assert report.exists(), "the report is written in every case"
    log = (tmp_path / "data" / "log" / "finovox.log").read_text(encoding="utf-8")
    assert "broke off" in log
    assert files_with(KEY, tmp_path) == []
    assert {path.name.removesuffix("-wal") for path in files_with(TOKEN, tmp_path)} <= {"jobs.sqlite3"}


@pytest.mark.desktop
def test_the_window_goes_on_after_bugs_tells_each_once_and_leaks_nothing(
    desktop: Desktop, tmp_path: Path, documents: list[Path]
) -> None:
    data = tmp_path / "data"
    with failing_service() as service:
        options = ["--base-url", service.root, "--poll-interval", "0.1"]
        with FaultyProgram(desktop, data, *options, *documents, FINOVOX_API_KEY=KEY) as program:
            screen = program.wait_until(
                lambda screen: (
                    screen.widget("bugDialog") is not None
                    and any(row.risk.endswith("risk") for row in screen.rows)
                    and all(bug in screen.reports for bug in ("LookupError", "InvalidHeader", "ValueError"))
                ),
                "the dialog of the bugs, and a result all the same",
            )
            assert screen.reports.count("Error: LookupError") == 1, screen.reports
            for private in (KEY, TOKEN, BROKEN_DOCUMENT, str(tmp_path), str(desktop.home)):
                assert private not in screen.reports
                assert private not in screen.texts.replace(BROKEN_DOCUMENT, "") or private == BROKEN_DOCUMENT
            assert processes_with(KEY, program.process.pid) == []
            desktop.keys("Escape")
            assert program.close() == 0
            assert program.words_on_stderr == ""
    log = (data / "log" / "finovox.log").read_text(encoding="utf-8")
    assert all(bug in log for bug in ("LookupError", "InvalidHeader", "ValueError"))
    assert files_with(KEY, data) == []
    assert files_with(KEY, desktop.home) == []
    assert {path.name.removesuffix("-wal") for path in files_with(TOKEN, data)} <= {"jobs.sqlite3"}


@pytest.mark.desktop
def test_a_crash_is_told_once_at_the_next_start(desktop: Desktop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Program(desktop, data, "--sandbox") as program:
        program.wait_until(lambda screen: screen.widget("dropArea") is not None, "the inviting drop area")
        program.process.send_signal(signal.SIGSEGV)
        assert program.process.wait(30) == -signal.SIGSEGV
    desktop.wait_for_no_window("Finovox Desktop")
    with Program(desktop, data, "--sandbox") as program:
        screen = program.wait_until(lambda screen: screen.widget("bugDialog") is not None, "the word of the crash")
        assert "ended suddenly" in screen.texts
        assert "Segmentation fault" in screen.reports
        program.click("closeBugReport")
        assert program.close() == 0
    with Program(desktop, data, "--sandbox") as program:
        screen = program.wait_until(lambda screen: screen.widget("dropArea") is not None, "the inviting drop area")
        assert screen.widget("bugDialog") is None
        assert program.close() == 0


@pytest.mark.parametrize("front_door", ["window", "command"])
@pytest.mark.desktop
def test_no_process_of_the_program_has_the_key_in_its_arguments_and_no_child_in_its_environment(
    front_door: str, desktop: Desktop, tmp_path: Path, environment: dict[str, str]
) -> None:
    data = tmp_path / "data"
    if front_door == "window":
        with Program(desktop, data, "--sandbox", *SAMPLES, FINOVOX_API_KEY=KEY) as program:
            program.wait_for_results([path.name for path in SAMPLES])
            assert len(descendants(program.process.pid)) >= 2, "the sandbox and its inspection worker"
            assert processes_with(KEY, program.process.pid) == []
            assert program.close() == 0
    else:
        command = [sys.executable, "-m", "finovox_desktop.cli", "analyse", "--sandbox", "--poll-interval", "60"]
        with BackgroundProcess([*command, "--data-dir", data, SAMPLES[0]], environment, tmp_path / "stderr") as running:
            wait_until(lambda: len(descendants(running.process.pid)) >= 1, "the sandbox")
            assert processes_with(KEY, running.process.pid) == []
            running.process.send_signal(signal.SIGINT)
            assert running.process.wait(30) == 130
    assert files_with(KEY, tmp_path) == []


@pytest.mark.desktop
def test_a_program_without_a_console_works_as_any_other(desktop: Desktop, tmp_path: Path) -> None:
    with WindowedProgram(desktop, tmp_path / "data", "--sandbox", *SAMPLES) as program:
        program.wait_for_results([path.name for path in SAMPLES])
        assert program.close() == 0
    crash = tmp_path / "data" / "log" / "crash.txt"
    assert crash.read_bytes() == b"", "watched, and nothing happened"


@pytest.mark.desktop
def test_diagnostics_are_copied_without_names(desktop: Desktop, tmp_path: Path) -> None:
    with Program(desktop, tmp_path / "data", "--sandbox", *SAMPLES) as program:
        program.wait_for_results([path.name for path in SAMPLES])
        program.click("settings")
        program.click("copyDiagnostics")
        # Pasted where it can be seen; a field of one line keeps the text, its line ends as spaces.
        program.click_action("tab API key")
        program.click("serviceAddress")
        desktop.keys("ctrl+a", "ctrl+v")
        screen = program.wait_until(lambda screen: "Jobs: done 6" in screen.texts, "the pasted diagnostics")
        address = screen.widget("serviceAddress")
        assert address is not None
        assert "Condition: ready" in address.text
        assert not any(path.name in address.text for path in SAMPLES)
        assert str(tmp_path) not in address.text
        desktop.keys("Escape")
        assert program.close() == 0


def files_with(text: str, folder: Path) -> list[Path]:
    """Every file in a folder that holds a text."""
    return [path for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]
