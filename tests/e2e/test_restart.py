"""What happens to the work when the program is killed, started twice, or has no key."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.processes import descendants
from tests.e2e.program import Program
from tests.e2e.test_main_job import SAMPLES
from tests.e2e.waiting import wait_until
from tests.fakes.held_service import held_service

pytestmark = pytest.mark.desktop

KEY = "a-key-for-this-run"
NAMES = [path.name for path in SAMPLES]


def test_a_kill_while_tokens_are_pending_loses_nothing_and_sends_nothing_twice(
    desktop: Desktop, tmp_path: Path
) -> None:
    with held_service() as (root, inspector):
        options = ["--base-url", root, "--poll-interval", "0.2"]
        with Program(desktop, tmp_path / "data", *options, *SAMPLES, FINOVOX_API_KEY=KEY) as program:
            program.wait_until(
                lambda screen: sum("In analysis" in " ".join(row.cells) for row in screen.rows) == len(SAMPLES),
                "all documents to be in analysis",
            )
            program.process.send_signal(signal.SIGKILL)
            assert program.process.wait(30) == -signal.SIGKILL
        desktop.wait_for_no_window("Finovox Desktop")
        inspector.let_go.set()

        with Program(desktop, tmp_path / "data", *options, FINOVOX_API_KEY=KEY) as program:
            screen = program.wait_for_results(NAMES)
            assert len(screen.rows) == len(SAMPLES)
            assert not any("Local check" in row.spoken for row in screen.rows)
            assert program.close() == 0
        assert len(inspector.documents) == len(SAMPLES)


def test_a_kill_of_the_program_leaves_no_process_behind(desktop: Desktop, tmp_path: Path) -> None:
    with Program(desktop, tmp_path / "data", "--sandbox", *SAMPLES) as program:
        program.wait_for_results(NAMES)
        group = descendants(program.process.pid)
        assert len(group) >= 2, "the sandbox and its inspection worker"
        program.process.send_signal(signal.SIGKILL)
        program.process.wait(30)
    wait_until(lambda: not any(_is_alive(number) for number in group), "the end of the child processes")


def test_a_second_start_hands_its_files_to_the_running_window(desktop: Desktop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with Program(desktop, data, "--sandbox") as program:
        program.wait_until(lambda screen: screen.widget("dropArea") is not None, "the inviting drop area")
        second = subprocess.run(
            [sys.executable, "-m", "finovox_desktop.app", "--data-dir", str(data), "--sandbox", SAMPLES[0].name],
            cwd=SAMPLES[0].parent,
            env=desktop.environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert (second.returncode, second.stdout, second.stderr) == (0, "", "")
        program.wait_for_results([SAMPLES[0].name])
        assert program.close() == 0


def test_without_a_key_documents_wait_and_go_on_when_there_is_one(desktop: Desktop, tmp_path: Path) -> None:
    with held_service() as (root, inspector):
        inspector.let_go.set()
        options = ["--base-url", root, "--poll-interval", "0.2"]
        with Program(desktop, tmp_path / "data", *options, SAMPLES[0]) as program:
            program.wait_until(
                lambda screen: (
                    "There is no API key yet" in screen.texts and [r.risk for r in screen.rows] == ["Waiting"]
                ),
                "the word that a key is missing, and the document that waits",
            )
            assert program.close() == 0
        with Program(desktop, tmp_path / "data", *options, FINOVOX_API_KEY=KEY) as program:
            program.wait_for_results([SAMPLES[0].name])
            assert program.close() == 0


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return "Z" not in Path(f"/proc/{process}/stat").read_text().rsplit(")", 1)[1].split()[0]
