"""Quitting in order: soon, with exit status 0, and without losing the answer to a document that was handed over."""

import socket
import time
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.test_main_job import SAMPLES
from tests.e2e.waiting import wait_until
from tests.fakes import faults
from tests.fakes.fault_service import FaultService

pytestmark = pytest.mark.desktop

KEY = "a-key-for-this-run"
SOON = 5.0
"""Seconds: two are promised; the rest is for a slow machine. Waiting for an answer would take ten."""


@pytest.fixture
def large_document(tmp_path: Path) -> Path:
    """More than all buffers of a connection hold."""
    path = tmp_path / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(64 * 1024 * 1024)
    return path


def seconds_to_close(program: Program) -> float:
    started = time.monotonic()
    assert program.close() == 0
    return time.monotonic() - started


def test_an_idle_program_quits_at_once(desktop: Desktop, tmp_path: Path) -> None:
    with faults.good_service() as service:
        options = ["--base-url", service.root]
        with Program(desktop, tmp_path / "data", *options, FINOVOX_API_KEY=KEY) as program:
            program.wait_until(lambda screen: screen.widget("dropArea") is not None, "the inviting drop area")
            assert seconds_to_close(program) < SOON
            assert program.words_on_stderr == ""


def test_a_stalled_upload_does_not_hold_quitting_up_and_goes_on_at_the_next_start(
    desktop: Desktop, tmp_path: Path, large_document: Path
) -> None:
    with faults.good_service() as service:
        service.on_analyse(faults.stall_in_body(), faults.Tokens())
        options = ["--base-url", service.root, "--poll-interval", "0.2"]
        with Program(desktop, tmp_path / "data", *options, large_document, FINOVOX_API_KEY=KEY) as program:
            service.wait_until(lambda: len(service.submissions()) == 1, 60)
            assert seconds_to_close(program) < SOON
            assert program.words_on_stderr == ""
        with Program(desktop, tmp_path / "data", *options, FINOVOX_API_KEY=KEY) as program:
            program.wait_for_results(["large.pdf"])
            assert program.close() == 0


def test_a_host_that_is_silent_does_not_hold_quitting_up(desktop: Desktop, tmp_path: Path) -> None:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen(0)
        with ExitStack() as waiting:
            for _ in range(3):  # its queue is full: it takes no connection and refuses none
                line = waiting.enter_context(socket.socket())
                line.setblocking(False)
                line.connect_ex(listener.getsockname())
            root = f"http://127.0.0.1:{listener.getsockname()[1]}"
            with Program(desktop, tmp_path / "data", "--base-url", root, SAMPLES[0], FINOVOX_API_KEY=KEY) as program:
                program.wait_until(
                    lambda screen: any("Uploading" in " ".join(row.cells) for row in screen.rows), "the submission"
                )
                assert seconds_to_close(program) < SOON
                assert program.words_on_stderr == ""


def hide_and_wait_for_the_notice(desktop: Desktop, program: Program, service: FaultService) -> None:
    service.wait_until(lambda: any(request.is_whole for request in service.submissions()), 60)
    window = desktop.wait_for_window("Finovox Desktop")
    desktop.activate(window)
    desktop.keys("alt+F4")
    screen = program.wait_until(lambda screen: screen.widget("quitNotice") is not None, "the notice")
    assert screen.widget("mainWindow") is None, "the window itself is gone"
    assert "Waiting for the answer to 1 document" in screen.texts
    # Placed by the window manager: before, a click would miss its button.
    others = wait_until(
        lambda: [other for other in desktop.windows("Finovox Desktop") if other.identifier != window.identifier],
        "the notice's window",
    )
    desktop.activate(others[0])


def test_an_awaited_answer_is_waited_for_and_kept(desktop: Desktop, tmp_path: Path) -> None:
    with faults.good_service() as service:
        service.on_analyse(faults.after_release(faults.token("late")))
        options = ["--base-url", service.root, "--poll-interval", "0.2"]
        with Program(desktop, tmp_path / "data", *options, SAMPLES[0], FINOVOX_API_KEY=KEY) as program:
            hide_and_wait_for_the_notice(desktop, program, service)
            service.release()
            assert program.process.wait(SOON) == 0
            assert program.words_on_stderr == ""
        with Program(desktop, tmp_path / "data", *options, FINOVOX_API_KEY=KEY) as program:
            program.wait_for_results([SAMPLES[0].name])
            assert program.close() == 0
        assert len(service.submissions()) == 1


def test_quit_now_waits_no_longer(desktop: Desktop, tmp_path: Path) -> None:
    with faults.good_service() as service:
        service.on_analyse(faults.no_answer())
        options = ["--base-url", service.root]
        with Program(desktop, tmp_path / "data", *options, SAMPLES[0], FINOVOX_API_KEY=KEY) as program:
            hide_and_wait_for_the_notice(desktop, program, service)
            program.click("quitNow")
            assert program.process.wait(SOON) == 0
            assert program.words_on_stderr == ""
        with Program(desktop, tmp_path / "data", *options, FINOVOX_API_KEY=KEY) as program:
            program.wait_until(
                lambda screen: ["May have been received" in " ".join(row.cells) for row in screen.rows] == [True],
                "the plain truth about it",
            )
            assert program.close() == 0
        assert len(service.submissions()) == 1


def test_an_answer_that_never_comes_is_waited_for_ten_seconds(desktop: Desktop, tmp_path: Path) -> None:
    with faults.good_service() as service:
        service.on_analyse(faults.no_answer())
        with Program(
            desktop, tmp_path / "data", "--base-url", service.root, SAMPLES[0], FINOVOX_API_KEY=KEY
        ) as program:
            hide_and_wait_for_the_notice(desktop, program, service)
            assert program.process.wait(10 + SOON) == 0
            assert program.words_on_stderr == ""


def test_results_that_may_be_lost_are_named_before_quitting(desktop: Desktop, tmp_path: Path) -> None:
    with faults.good_service() as service:
        service.on_analyse(faults.token("waited for"))
        service.on_retrieve(faults.not_ready())
        options = ["--base-url", service.root]
        with Program(desktop, tmp_path / "data", *options, SAMPLES[0], FINOVOX_API_KEY=KEY) as program:
            program.wait_until(
                lambda screen: any("In analysis" in " ".join(row.cells) for row in screen.rows), "the token"
            )
            desktop.activate(desktop.wait_for_window("Finovox Desktop"))
            desktop.keys("alt+F4")
            screen = program.wait_until(lambda screen: screen.widget("quitWarning") is not None, "the question")
            assert "1 result may be lost if this stays closed after" in screen.texts
            desktop.keys("Escape")
            desktop.wait_for_no_window("Quit ")
            assert program.look().widget("mainWindow") is not None
            # Whoever ends the session asks nobody.
            program.process.terminate()
            assert program.process.wait(SOON) == 0
            assert program.words_on_stderr == ""
