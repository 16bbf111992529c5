"""The sandbox as a process of its own: how it starts, what it says, and that it ends with whoever started it."""

import os
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
import requests

from finovox_desktop.core.errors import SandboxUnavailableError
from finovox_desktop.sandbox.process import SandboxProcess
from tests.unit.sandbox.conftest import KEY, tiny_pdf, wait_until

SERVE = (sys.executable, "-P", "-m", "finovox_desktop.sandbox")


def answers(root: str) -> bool:
    try:
        return (
            requests.post(root + "/retrieve", headers=KEY, json={"retrieve_token": "x"}, timeout=60).status_code == 404
        )
    except requests.ConnectionError:
        return False


def inspect_something(root: str) -> None:
    """Makes the sandbox start its inspection worker."""
    response = requests.post(
        root + "/analyse",
        headers=KEY,
        files=[("file", ("a.pdf", tiny_pdf()))],
        data={"payload": '{"analyse_type": ["risk"]}'},
        timeout=60,
    )
    assert response.status_code == 200


def children_of(process_id: int) -> list[int]:
    """The children that are no zombies (Linux)."""
    threads = Path(f"/proc/{process_id}/task").iterdir()
    children = [int(child) for thread in threads for child in (thread / "children").read_text().split()]
    return [child for child in children if lives(child)]


def lives(process_id: int) -> bool:
    try:
        state = Path(f"/proc/{process_id}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False
    return state != "Z"


@pytest.fixture
def process() -> Iterator[SandboxProcess]:
    process = SandboxProcess()
    yield process
    process.stop()


def test_starts_answers_and_stops(process: SandboxProcess) -> None:
    ran = [process.is_running]
    process.start()
    ran.append(process.is_running)
    root = process.root
    assert urlsplit(root).hostname == "127.0.0.1"
    assert answers(root)

    process.stop()

    assert [*ran, process.is_running] == [False, True, False]
    assert not answers(root)
    with pytest.raises(SandboxUnavailableError):
        _ = process.root
    process.stop()  # once more does nothing


def test_starts_again_after_it_was_stopped(process: SandboxProcess) -> None:
    process.start()
    process.stop()
    process.start()

    assert answers(process.root)


def test_starting_twice_keeps_the_first(process: SandboxProcess) -> None:
    threads = [threading.Thread(target=process.start) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    root = process.root
    process.start()

    assert process.root == root
    assert answers(root)


def test_notices_that_the_sandbox_ended_by_itself() -> None:
    ends_at_once = (sys.executable, "-c", "print('http://127.0.0.1:9', flush=True)")
    process = SandboxProcess(lambda: ends_at_once)
    process.start()

    wait_until(lambda: not process.is_running)
    process.stop()


def test_says_why_it_did_not_start() -> None:
    process = SandboxProcess(lambda: (sys.executable, "-c", "raise SystemExit('no room left for <b>me</b>')"))

    with pytest.raises(SandboxUnavailableError, match="no room left for <b>me</b>"):
        process.start()
    assert not process.is_running


def test_says_that_the_program_is_missing(tmp_path: Path) -> None:
    process = SandboxProcess(lambda: (str(tmp_path / "missing"),))

    with pytest.raises(SandboxUnavailableError, match="missing"):
        process.start()


def test_gives_up_on_a_sandbox_that_says_nothing() -> None:
    process = SandboxProcess(lambda: (sys.executable, "-c", "input()"), start_limit=0.2)

    with pytest.raises(SandboxUnavailableError, match=r"no address within 0\.2 seconds"):
        process.start()
    assert not process.is_running


def test_stopping_breaks_off_a_start() -> None:
    process = SandboxProcess(lambda: (sys.executable, "-c", "input()"))
    errors: list[SandboxUnavailableError] = []

    def start() -> None:
        try:
            process.start()
        except SandboxUnavailableError as error:
            errors.append(error)

    thread = threading.Thread(target=start)
    thread.start()
    wait_until(lambda: process._child is not None)
    process.stop()
    thread.join(20)

    assert not thread.is_alive()
    assert len(errors) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="has no signal.pause")
def test_stops_by_force_what_does_not_end() -> None:
    ignores_its_stdin = "import signal\nprint('http://127.0.0.1:9', flush=True)\nwhile True: signal.pause()"
    process = SandboxProcess(lambda: (sys.executable, "-c", ignores_its_stdin))
    process.start()
    process.stop()

    assert not process.is_running


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_a_killed_parent_leaves_no_orphans() -> None:
    embedding_program = (
        "import sys\n"
        "from finovox_desktop.sandbox.process import SandboxProcess\n"
        "process = SandboxProcess()\n"
        "process.start()\n"
        "print(process.root, flush=True)\n"
        "sys.stdin.read()\n"
    )
    with subprocess.Popen(
        (sys.executable, "-c", embedding_program), stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert parent.stdout is not None
        root = parent.stdout.readline().strip()
        inspect_something(root)
        (sandbox,) = children_of(parent.pid)
        workers = children_of(sandbox)
        assert workers

        parent.kill()

    wait_until(lambda: not lives(sandbox))
    wait_until(lambda: not any(map(lives, workers)))
    assert not answers(root)


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_stopping_leaves_no_worker_and_no_document(
    process: SandboxProcess, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    process.start()
    inspect_something(process.root)
    (sandbox,) = [child for child in children_of(os.getpid()) if b"finovox_desktop.sandbox" in command_of(child)]
    workers = children_of(sandbox)
    assert workers

    process.stop()

    wait_until(lambda: not any(map(lives, workers)))
    assert list(tmp_path.glob("finovox-sandbox-*")) == []


def command_of(process_id: int) -> bytes:
    return Path(f"/proc/{process_id}/cmdline").read_bytes()


@pytest.mark.parametrize(("number", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 0)])
@pytest.mark.skipif(sys.platform == "win32", reason="has no such signals")
def test_ends_cleanly_at_a_signal(number: signal.Signals, status: int) -> None:
    with subprocess.Popen(
        SERVE, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as child:
        assert child.stdout is not None
        root = child.stdout.readline().strip()
        inspect_something(root)

        child.send_signal(number)
        _, words = child.communicate(timeout=20)

    assert (child.returncode, words) == (status, "")


def test_ends_when_its_stdin_closes() -> None:
    with subprocess.Popen(
        (*SERVE, "--until-stdin-closes"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as child:
        assert child.stdout is not None
        assert child.stdout.readline().startswith("http://127.0.0.1:")

        _, words = child.communicate(timeout=20)  # closes stdin

    assert (child.returncode, words) == (0, "")


@pytest.mark.parametrize("port", [None, 70_000])
def test_says_that_it_cannot_listen(port: int | None) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = port or taken.getsockname()[1]
        ended = subprocess.run(
            (*SERVE, "--port", str(port)),
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
            stdin=subprocess.DEVNULL,
        )

    assert ended.returncode == 2
    assert ended.stdout == ""
    assert f"cannot listen on port {port}" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_does_not_wait_for_an_inspection_that_stalls() -> None:
    stalled_sandbox = """
import threading
from pathlib import Path
from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.sandbox.server import SandboxServer
from finovox_desktop.sandbox.serving import close_in_time
from finovox_desktop.sandbox.submission import Submission

class StalledInspector:
    def inspect(self, path):
        print(path, flush=True)
        threading.Event().wait()

    def close(self):
        threading.Event().wait()

server = SandboxServer(StalledInspector())
server.start()
document = server.uploads_folder / "folder" / "document"
document.parent.mkdir()
document.write_bytes(b"%PDF-")
types = frozenset([AnalysisType.RISK])
server._analyses.start(Submission(document.parent, document, "a.pdf", types, asynchronous=True), "key")
close_in_time(server, 7)
"""
    ended = subprocess.run(
        (sys.executable, "-c", stalled_sandbox), capture_output=True, text=True, check=False, timeout=60
    )

    assert (ended.returncode, ended.stderr) == (7, "")
    assert not Path(ended.stdout.strip()).exists()


def test_ends_when_nobody_reads_its_address() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    try:
        ended = subprocess.run(
            (*SERVE, "--until-stdin-closes"),
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=subprocess.PIPE,
            check=False,
            timeout=60,
        )
    finally:
        os.close(writer)

    assert ended.returncode != 0
    assert b"BrokenPipeError" in ended.stderr
