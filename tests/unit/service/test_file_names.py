"""Whatever a file's name holds, a submission has its two parts and nothing more."""

import json
import os
from dataclasses import replace
from pathlib import Path

import pytest

from finovox_desktop.core.document import Document
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.client import ServiceClient
from tests.fakes.fault_service import FaultService
from tests.unit.service.conftest import KEY, RISK, document_of

INJECTION = 'a"\r\nContent-Type: text/html\r\n\r\n<script>\r\n--boundary--.pdf'
ON_DISK = [
    b"quo\"te's.pdf",
    b"line\r\nends\n.pdf",
    b'a"; name="payload.pdf',
    b'a"\r\nContent-Type: text html\r\n\r\nx.pdf',
    "right\N{RIGHT-TO-LEFT OVERRIDE}fdp.exe.pdf".encode(),
    "\N{SNOWMAN}\N{GRINNING FACE} é.pdf".encode(),
    b"not utf-8 \xff\xfe.pdf",
    b"percent%22%0d%0a.pdf",
    b"back\\slash\\.pdf",
    b"x" * 251 + b".pdf",
]
IN_MEMORY = ["nul\0.pdf", INJECTION, "lone \udcff\ud800 surrogate.pdf", "\N{RIGHT-TO-LEFT OVERRIDE}", "", "x" * 100_000]


def _check(service: FaultService, document: Document) -> None:
    (request,) = service.requests
    texts, files = request.form()
    assert list(texts) == ["payload"]
    assert json.loads(texts["payload"])["analyse_type"] == ["risk"]
    assert list(files) == ["file"]
    assert files["file"].content_type == "application/pdf"
    assert files["file"].content == Path(document.path).read_bytes()
    boundary = request.headers["content-type"].split("boundary=")[1].encode()
    assert request.body.count(b"--" + boundary) == 3  # before each of two parts, and at the end
    assert all(byte >= 0x20 or byte in b"\r\n" for head in _heads(bytes(request.body), boundary) for byte in head)


def _heads(body: bytes, boundary: bytes) -> list[bytes]:
    return [part.split(b"\r\n\r\n")[0] for part in body.split(b"--" + boundary)[1:-1]]


@pytest.mark.parametrize("name", ON_DISK)
def test_a_hostile_name_on_disk(client: ServiceClient, service: FaultService, tmp_path: Path, name: bytes) -> None:
    path = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118 - a name that is no text
    with open(path, "wb") as file:  # noqa: PTH123
        file.write(b"%PDF-1.7\ncontent")
    document = document_of(Path(os.fsdecode(path)))
    exchange = client.submit(document, RISK, KEY, Cancellation(), lambda _: None)
    assert exchange.answer is not None
    _check(service, document)


@pytest.mark.parametrize("name", IN_MEMORY, ids=["NUL", "injection", "surrogates", "bidi", "empty", "long"])
def test_a_hostile_name_in_the_database(
    client: ServiceClient, service: FaultService, document: Document, name: str
) -> None:
    exchange = client.submit(replace(document, name=name), RISK, KEY, Cancellation(), lambda _: None)
    assert exchange.answer is not None
    _check(service, document)
