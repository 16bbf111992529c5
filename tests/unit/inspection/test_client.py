import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.client import InspectionClient, worker_command
from finovox_desktop.inspection.findings import FindingCode, Obstacle
from tests.unit.inspection.documents import NOW, codes, make_pdf, with_page_content

# A worker that stalls, crashes or answers nonsense when the path says so, and else is the real one.
ODD_WORKER = """
import os, sys
from threading import Event
from finovox_desktop.inspection import worker
real = worker.inspect_document
def odd(path, now):
    if path.name == "stall": Event().wait()
    if path.name == "crash": os.abort()
    if path.name == "raise": raise ZeroDivisionError
    if path.name == "memory": bytearray(4 * 1024**3)
    return real(path, now)
worker.inspect_document = odd
sys.exit(worker.main())
"""


@pytest.fixture
def client() -> Iterator[InspectionClient]:
    client = InspectionClient(lambda: NOW)
    yield client
    client.close()


def test_documents_are_inspected_in_the_worker(client: InspectionClient, tmp_path: Path) -> None:
    path = tmp_path / "facture é.pdf"
    path.write_bytes(with_page_content(make_pdf(), b"1,284.00", b"7,284.00"))
    inspection = client.inspect(path)
    assert codes(inspection) == {FindingCode.REVISION_REPLACED_TEXT}
    assert inspection.level(Check.GLOBAL) is RiskLevel.HIGH


def test_threads_share_a_client(client: InspectionClient, tmp_path: Path) -> None:
    paths = [tmp_path / f"{number}.pdf" for number in range(8)]
    for number, path in enumerate(paths):
        path.write_bytes(make_pdf(information={"Producer": f"Example Billing {number}"}))
    with ThreadPoolExecutor(4) as pool:
        software = [inspection.software for inspection in pool.map(client.inspect, paths)]
    assert software == [f"Example Billing {number}" for number in range(8)]


def test_a_file_that_is_not_there_has_nothing_assessed(client: InspectionClient, tmp_path: Path) -> None:
    assert client.inspect(tmp_path / "gone.pdf").obstacle is Obstacle.UNREADABLE
    assert client.inspect(tmp_path).obstacle is Obstacle.UNREADABLE


@pytest.mark.parametrize(
    ("name", "obstacle"),
    [
        ("stall", Obstacle.TOOK_TOO_LONG),
        ("crash", Obstacle.WORKER_FAILED),
        ("raise", Obstacle.WORKER_FAILED),
        ("memory", Obstacle.WORKER_FAILED),
    ],
)
def test_a_worker_that_fails_is_replaced(tmp_path: Path, name: str, obstacle: Obstacle) -> None:
    (tmp_path / "good.pdf").write_bytes(make_pdf())
    client = InspectionClient(lambda: NOW, command=(sys.executable, "-c", ODD_WORKER), time_limit=3)
    failed, good = client.inspect(tmp_path / name), client.inspect(tmp_path / "good.pdf")
    client.close()
    assert failed.obstacle is obstacle
    assert failed.findings == ()
    assert failed.level(Check.GLOBAL) is None
    assert good.level(Check.GLOBAL) is RiskLevel.LOW


@pytest.mark.parametrize("answer", ["nonsense", "{}", '{"kind": 3, "findings": [], "assessed": []}', "[" * 100_000])
def test_an_answer_that_is_none_has_nothing_assessed(tmp_path: Path, answer: str) -> None:
    script = f"import sys; sys.stdin.readline(); print({answer!r}, flush=True); sys.stdin.read()"
    client = InspectionClient(command=(sys.executable, "-c", script))
    assert client.inspect(tmp_path / "any.pdf").obstacle is Obstacle.WORKER_FAILED
    client.close()


def test_a_command_that_cannot_start_has_nothing_assessed(tmp_path: Path) -> None:
    client = InspectionClient(command=(str(tmp_path / "no such program"),))
    assert client.inspect(tmp_path / "any.pdf").obstacle is Obstacle.WORKER_FAILED
    client.close()


def test_a_closed_client_says_so(client: InspectionClient, tmp_path: Path) -> None:
    client.close()
    client.close()
    with pytest.raises(RuntimeError):
        client.inspect(tmp_path / "any.pdf")


def test_the_worker_ends_without_a_word_when_its_input_closes() -> None:
    ended = subprocess.run(worker_command(), stdin=subprocess.DEVNULL, capture_output=True, timeout=30, check=False)
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, b"", b"")


def test_the_client_imports_no_parser() -> None:
    script = "import sys, finovox_desktop.inspection.client; print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=30, check=True)
    assert not {"pikepdf", "pypdfium2", "PIL", "defusedxml"} & set(loaded.stdout.split())
