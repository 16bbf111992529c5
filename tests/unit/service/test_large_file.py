"""A file of a gibibyte: it costs no memory, and one that changes on the way never arrives whole."""

import json
import os
import random
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from finovox_desktop.core.answers import Trouble
from finovox_desktop.core.document import Document
from finovox_desktop.service.client import ServiceClient
from tests.fakes import faults
from tests.fakes.fault_service import FaultService
from tests.unit.service.conftest import Upload, document_of

MEBIBYTE = 1024 * 1024
GREATEST_GROWTH = 20 * MEBIBYTE
ROOT = Path(__file__).parents[3]
MOST_BYTES_AROUND = 2000
"""The form's headers around the file."""


@pytest.fixture(
    scope="module",
    params=[pytest.param(256, id="256 MiB"), pytest.param(1024, id="1 GiB", marks=pytest.mark.long)],
)
def large_path(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Every block is written and differs from the others: no holes."""
    path = tmp_path_factory.mktemp("gibibyte") / "large.pdf"
    block = random.Random(1).randbytes(MEBIBYTE - 8)
    with path.open("wb") as file:
        for number in range(request.param):
            file.write((b"%PDF-" + number.to_bytes(3, "big")) + block)
    yield path
    path.unlink()


def test_it_costs_no_memory(service: FaultService, large_path: Path, document: Document) -> None:
    process = subprocess.run(
        [sys.executable, "-m", "tests.unit.service.submitting_process", service.root, document.path, str(large_path)],
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=100,
    )
    said = json.loads(process.stdout)
    size = large_path.stat().st_size
    print(f"{size // MEBIBYTE} MiB: the peak grew by {said['grown'] / MEBIBYTE:.1f} MiB")  # noqa: T201 - shown with -rP
    assert said["is_accepted"]
    assert said["told"] == size
    assert said["grown"] < GREATEST_GROWTH
    seen = service.submissions()[-1]
    assert seen.is_whole
    assert size < seen.body_length < size + MOST_BYTES_AROUND


def _change_last_byte_unseen(path: Path) -> None:
    """Change one byte and nothing else: size and times are as they were."""
    before = path.stat()
    with path.open("r+b") as file:
        file.seek(-1, os.SEEK_END)
        byte = file.read(1)
        file.seek(-1, os.SEEK_END)
        file.write(bytes([byte[0] ^ 1]))
    os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))


def _touch(path: Path) -> None:
    os.utime(path)


@pytest.mark.parametrize("change", [_change_last_byte_unseen, _touch], ids=["its last byte", "its time"])
def test_one_that_changes_on_the_way_is_broken_off(
    client: ServiceClient, service: FaultService, large_path: Path, change: Callable[[Path], None]
) -> None:
    """The service has read half of it and waits: what a connection holds is far less than the other half."""
    service.on_analyse(faults.pause_in_body(large_path.stat().st_size // 2, faults.Tokens()))
    upload = Upload(client, document_of(large_path))
    service.wait_until(
        lambda: bool(service.requests) and service.requests[0].body_length >= large_path.stat().st_size // 2, 60.0
    )
    change(large_path)
    service.release()
    exchange = upload.end(60.0)
    assert (exchange.answer, exchange.trouble, exchange.body_whole) == (None, Trouble.FILE_CHANGED, False)
    (seen,) = service.requests
    assert seen.body_length < seen.announced_length - MOST_BYTES_AROUND // 10
    assert not seen.is_whole
