"""How the program starts its own children, from source and as a bundle."""

import subprocess
import sys
from pathlib import Path

import pytest

from finovox_desktop.core.child_program import CHILD_OPTION, ChildProgram
from finovox_desktop.inspection.client import worker_command
from finovox_desktop.sandbox.process import sandbox_command


def test_from_source_python_runs_the_module_without_the_current_folder() -> None:
    assert tuple(worker_command()) == (sys.executable, "-P", "-m", "finovox_desktop.inspection.worker")


@pytest.mark.parametrize(
    ("executable", "terminal_program"),
    [("finovox-desktop", "finovox"), ("finovox", "finovox"), ("finovox-desktop.exe", "finovox.exe")],
)
def test_a_bundle_starts_its_terminal_program(
    executable: str, terminal_program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(tmp_path / executable))

    program, *arguments = sandbox_command()

    assert program == str(tmp_path / terminal_program)
    assert arguments == [CHILD_OPTION, "finovox_desktop.sandbox", "--port", "0", "--until-stdin-closes"]


def test_the_bundles_entry_becomes_the_child_without_loading_qt() -> None:
    started = (
        "import sys; from finovox_desktop.frozen import main; status = main(); "
        "sys.exit(status or ('PySide6' in sys.modules and 'Qt was loaded'))"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", started, CHILD_OPTION, ChildProgram.INSPECTION_WORKER.value],
        input=b'{"is_locked": {"path": "nowhere.pdf"}}\n',
        capture_output=True,
        timeout=60,
        check=False,
    )

    assert (done.returncode, done.stdout) == (0, b"false\n"), done.stderr.decode()


def test_the_bundles_entry_is_the_window_where_the_executable_is_named_so() -> None:
    started = "import sys; sys.executable = '/opt/finovox-desktop'; from finovox_desktop.frozen import main; main()"
    done = subprocess.run(
        [sys.executable, "-P", "-c", started, "--help"], capture_output=True, text=True, timeout=60, check=False
    )

    assert done.stdout.startswith("usage: finovox-desktop "), done.stderr


def test_the_bundles_entry_is_the_terminal_program_otherwise() -> None:
    done = subprocess.run(
        [sys.executable, "-P", "-c", "from finovox_desktop.frozen import main; main()", "--version"],
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )

    assert done.stdout.startswith("Finovox Desktop ")
