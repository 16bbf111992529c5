"""A file that is no longer what intake saw is broken off before its last byte; what is no file is never waited for."""

import os
import random
import threading
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from finovox_desktop.core.answers import Trouble
from finovox_desktop.core.document import Document
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.client import ServiceClient
from finovox_desktop.service.document_stream import DocumentStream, FileChangedError
from tests.fakes.fault_service import FaultService
from tests.unit.service.conftest import KEY, RISK, document_of


def _grow(path: Path) -> None:
    with path.open("ab") as file:
        file.write(b"more")


def _shrink(path: Path) -> None:
    os.truncate(path, path.stat().st_size - 4)


def _write_other_content_at_the_same_time(path: Path) -> None:
    status = path.stat()
    with path.open("r+b") as file:
        file.seek(-1000, os.SEEK_END)  # of a large file, not read yet when its first blocks are sent
        file.write(b"other")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))


def _touch(path: Path) -> None:
    os.utime(path, ns=(1, 1))


CHANGES = [_grow, _shrink, _write_other_content_at_the_same_time, _touch]


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changed_since_intake_never_arrives_whole(
    client: ServiceClient, service: FaultService, document: Document, change: Callable[[Path], None]
) -> None:
    change(Path(document.path))
    exchange = client.submit(document, RISK, KEY, Cancellation(), lambda _: None)
    assert (exchange.answer, exchange.trouble, exchange.body_whole) == (None, Trouble.FILE_CHANGED, False)
    assert not any(request.is_whole for request in service.requests)


@pytest.mark.parametrize("change", CHANGES)
def test_a_file_that_changes_while_it_is_sent_never_arrives_whole(
    client: ServiceClient, service: FaultService, tmp_path: Path, change: Callable[[Path], None]
) -> None:
    path = tmp_path / "changing.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(8 * 1024 * 1024)
    changed = threading.Event()

    def change_once(_: int) -> None:
        if not changed.is_set():
            changed.set()
            change(path)

    document = document_of(path)
    exchange = client.submit(document, RISK, KEY, Cancellation(), change_once)
    assert changed.is_set()
    assert (exchange.answer, exchange.trouble, exchange.body_whole) == (None, Trouble.FILE_CHANGED, False)
    assert not any(request.is_whole for request in service.requests)


def test_the_last_block_is_not_handed_out_before_the_hash_is_known(document: Document, large: Document) -> None:
    for size, changed in ((document.size, document), (large.size, large)):
        handed_out = 0
        other = replace(changed, sha256="0" * 64)
        with pytest.raises(FileChangedError), DocumentStream(other, lambda _: None) as stream:  # noqa: PT012
            for block in stream.blocks():
                handed_out += len(block)
        assert handed_out < size


@pytest.mark.parametrize("size", [9, 256 * 1024, 256 * 1024 + 1, 1024 * 1024, 5 * 1024 * 1024 + 7])
def test_what_is_handed_out_is_the_file_between_its_head_and_its_tail(tmp_path: Path, size: int) -> None:
    path = tmp_path / "of some size.pdf"
    path.write_bytes(b"%PDF-1.7\n" + random.Random(1).randbytes(size - 9))
    told: list[int] = []
    with DocumentStream(document_of(path), told.append) as stream:
        sent = b"".join(bytes(block) for block in stream.blocks(b"the head", b"the tail"))
    assert sent == b"the head" + path.read_bytes() + b"the tail"
    assert told[-1] == size


@pytest.mark.parametrize("kind", ["gone", "a folder", "a named pipe", "a device"])
def test_what_became_of_the_file_is_never_sent_nor_waited_for(
    client: ServiceClient, service: FaultService, document: Document, kind: str
) -> None:
    path = Path(document.path)
    path.unlink()
    match kind:
        case "a folder":
            path.mkdir()
        case "a named pipe":
            os.mkfifo(path)
        case "a device":
            path.symlink_to("/dev/zero")
    exchange = client.submit(document, RISK, KEY, Cancellation(), lambda _: None)
    expected = Trouble.FILE_UNREACHABLE if kind in {"gone", "a folder"} else Trouble.FILE_CHANGED
    assert (exchange.answer, exchange.trouble, exchange.body_whole) == (None, expected, False)
    assert service.connections == 0


def test_progress_is_told_at_most_ten_times_a_second_and_at_the_end(
    large: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    seconds = iter(number * 0.001 for number in range(100_000))
    monkeypatch.setattr("finovox_desktop.service.document_stream.time.monotonic", lambda: next(seconds))
    told: list[int] = []
    with DocumentStream(large, told.append) as stream:
        for _ in stream.blocks():
            pass
    # 256 blocks at a millisecond each.
    assert 3 <= len(told) <= 5
    assert told[-1] == large.size
