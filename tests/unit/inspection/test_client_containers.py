"""Containers through the worker process: what comes back, and what happens when the worker does not come back."""

import errno
import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest

from finovox_desktop.core.container import ContainerKind, LeftOut, NoRoomToUnpackError, TakenOut, Unpacked
from finovox_desktop.core.document import RefusalReason
from finovox_desktop.inspection.client import InspectionClient
from tests.unit.inspection.containers import PDF, archive, message, written


@pytest.fixture(scope="module")
def client() -> InspectionClient:
    return InspectionClient()


@pytest.fixture(scope="module", autouse=True)
def _close(client: InspectionClient) -> Iterator[None]:
    yield
    client.close()


def _pdf(path: Path, password: str | None) -> str:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.save(path, encryption=pikepdf.Encryption(owner="o", user=password) if password is not None else False)
    return str(path)


def test_documents_and_what_was_left_out(client: InspectionClient, tmp_path: Path) -> None:
    path = written(tmp_path / "a.eml", message(("scan.pdf", PDF), ("é\u202e.txt", b"x")).as_bytes())
    unpacked = client.unpack(str(path), ContainerKind.EMAIL, tmp_path / "out")
    assert unpacked.members[0] == TakenOut(("scan.pdf",), "0001-scan.pdf")
    assert isinstance(unpacked.members[1], LeftOut)
    assert unpacked.members[1].way == ("é<U+202E>.txt",)
    assert unpacked.members[1].reason is RefusalReason.NOT_A_DOCUMENT
    assert (tmp_path / "out" / "0001-scan.pdf").read_bytes() == PDF


def test_no_room_is_told_as_that(client: InspectionClient, tmp_path: Path) -> None:
    path = written(tmp_path / "a.zip", archive(("scan.pdf", PDF)))
    blocked = written(tmp_path / "file", b"")
    with pytest.raises(NoRoomToUnpackError, match=os.strerror(errno.ENOTDIR)):
        client.unpack(str(path), ContainerKind.ARCHIVE, blocked / "out")


def test_a_container_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    client = InspectionClient(command=[sys.executable, "-c", "import sys; sys.stdin.read()"], unpacking_time_limit=0.1)
    path = written(tmp_path / "a.zip", archive(("scan.pdf", PDF)))
    unpacked = client.unpack(str(path), ContainerKind.ARCHIVE, tmp_path / "out")
    client.close()
    assert unpacked == Unpacked((LeftOut((), RefusalReason.TOO_LARGE, "it took too long"),))


@pytest.mark.parametrize(
    "answer",
    [
        b'{"members": [{"way": ["a"], "file": "../../a"}]}\n',
        b'{"members": [{"way": [], "file": "a"}]}\n',
        b'{"members": [{"way": ["a"], "reason": "invented", "words": ""}]}\n',
        b"nothing\n",
        b"",
    ],
)
def test_a_worker_is_not_believed(tmp_path: Path, answer: bytes) -> None:
    code = f"import sys; sys.stdin.readline(); sys.stdout.buffer.write({answer!r})"
    client = InspectionClient(command=[sys.executable, "-c", code])
    unpacked = client.unpack(str(tmp_path / "a.zip"), ContainerKind.ARCHIVE, tmp_path / "out")
    client.close()
    assert [(m.way, m.reason) for m in unpacked.members if isinstance(m, LeftOut)] == [((), RefusalReason.DAMAGED)]


@pytest.mark.parametrize(("password", "is_locked"), [("secret", True), ("", False), (None, False)])
def test_a_pdf_that_needs_a_password_is_locked(
    client: InspectionClient, tmp_path: Path, password: str | None, *, is_locked: bool
) -> None:
    assert client.is_locked(_pdf(tmp_path / "a.pdf", password)) is is_locked


def test_what_is_no_sound_pdf_is_not_locked(client: InspectionClient, tmp_path: Path) -> None:
    assert client.is_locked(str(written(tmp_path / "a.pdf", PDF + b"/Encrypt"))) is False
    assert client.is_locked(str(tmp_path / "gone.pdf")) is False
