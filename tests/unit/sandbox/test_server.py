"""The sandbox as its clients see it: each status it answers with, over real HTTP."""

import json
import socket
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlsplit

import pytest
import requests

from finovox_desktop.sandbox.server import SandboxServer
from finovox_desktop.sandbox.submission import GREATEST_DOCUMENT_SIZE
from tests.fakes.held_inspector import HeldInspector
from tests.unit.sandbox.conftest import KEY, Sandbox, tiny_pdf, wait_until

RISK_FIELDS = {
    "global_risk",
    "software_risk",
    "metadata_risk",
    "datastructure_risk",
    "vision_risk",
    "coherence_risk",
    "document_quality",
    "software",
}


def detail(response: requests.Response) -> str:
    assert response.headers["Content-Type"] == "application/json"
    text = response.json()["detail"]
    assert isinstance(text, str)
    return text


def test_answers_with_the_result_itself_unless_asked_otherwise(sandbox: Sandbox) -> None:
    response = sandbox.analyse(tiny_pdf(), name="Rechnung März.pdf")

    assert response.status_code == 200
    result = response.json()
    assert result["name"] == "Rechnung März.pdf"
    assert set(result) == RISK_FIELDS | {"name", "not_assessed", "made_by"}
    assert "not a verdict of the service" in result["made_by"]
    assert result["coherence_risk"] is None
    assert {"coherence_risk", "document_quality"} <= set(result["not_assessed"])
    # Whatever is assessed has a level, and whatever is not says so.
    for name in RISK_FIELDS - {"software", "document_quality"}:
        assert (result[name] in {"low", "medium", "high"}) != (name in result["not_assessed"])


def test_a_token_leads_to_the_same_result(sandbox: Sandbox) -> None:
    token = sandbox.submit(tiny_pdf())
    assert len(token) >= 200

    response = sandbox.wait_for(token)

    assert response.status_code == 200
    assert response.json() == sandbox.analyse(tiny_pdf()).json()
    assert sandbox.retrieve(token).json() == response.json()  # not used up


def test_says_processing_until_the_result_is_there(sandbox: Sandbox) -> None:
    sandbox.inspector.let_go.clear()
    first, second = sandbox.submit(tiny_pdf()), sandbox.submit(tiny_pdf())
    assert first != second

    for token in (first, second):
        response = sandbox.retrieve(token)
        assert (response.status_code, response.json()) == (202, {"status": "processing"})

    sandbox.inspector.let_go.set()
    assert sandbox.wait_for(second).status_code == 200


def test_deletes_a_result_60_minutes_after_it_was_made(sandbox: Sandbox) -> None:
    sandbox.inspector.let_go.clear()
    token = sandbox.submit(tiny_pdf())
    sandbox.seconds[0] += 7200  # a long analysis does not count
    assert sandbox.retrieve(token).status_code == 202
    sandbox.inspector.let_go.set()
    assert sandbox.wait_for(token).status_code == 200

    sandbox.seconds[0] += 3599
    assert sandbox.retrieve(token).status_code == 200
    sandbox.seconds[0] += 1
    assert sandbox.retrieve(token).status_code == 404
    assert "deleted" in detail(sandbox.retrieve(token))


def test_explains_in_both_languages_if_asked(sandbox: Sandbox) -> None:
    result = sandbox.analyse(tiny_pdf(), {"analyse_type": ["risk", "explanation"]}).json()

    assert set(result) == RISK_FIELDS | {"name", "explanation", "not_assessed", "made_by"}
    explanation = result["explanation"]
    assert set(explanation) == {"en", "fr"}
    assert len(explanation["en"]) == len(explanation["fr"]) >= 1
    assert all(isinstance(sentence, str) and sentence for sentences in explanation.values() for sentence in sentences)
    assert explanation["en"] != explanation["fr"]


def test_reports_are_null_and_named_as_not_assessed(sandbox: Sandbox) -> None:
    result = sandbox.analyse(tiny_pdf(), {"analyse_type": ["pdf_report", "pdf_summary_report"]}).json()

    assert result["pdf_report"] is None
    assert result["pdf_summary_report"] is None
    assert result["not_assessed"] == ["pdf_report", "pdf_summary_report"]
    assert not RISK_FIELDS & set(result)


@pytest.mark.parametrize("headers", [{}, {"api-key": ""}, {"apikey": "x"}])
@pytest.mark.parametrize("call", ["/analyse", "/retrieve"])
def test_wants_a_key(sandbox: Sandbox, call: str, headers: dict[str, str]) -> None:
    response = requests.post(sandbox.server.root + call, headers=headers, json={"retrieve_token": "x"}, timeout=60)

    assert response.status_code == 401
    assert "api-key" in detail(response)


def test_a_refused_key_is_told_for_a_document_too(sandbox: Sandbox) -> None:
    response = sandbox.analyse(tiny_pdf() + bytes(20_000_000), headers={})

    assert response.status_code == 401
    assert list(sandbox.server.uploads_folder.iterdir()) == []


@pytest.mark.parametrize(
    "payload",
    [
        "no JSON",
        "[]",
        '"risk"',
        "[" * 60_000,
        {},
        {"analyse_type": []},
        {"analyse_type": "risk"},
        {"analyse_type": ["risk", "luck"]},
        {"analyse_type": [["risk"]]},
        {"analyse_type": [None]},
        {"analyse_type": ["risk"], "asynchronous": "yes"},
    ],
    ids=lambda payload: json.dumps(payload)[:40],
)
def test_refuses_a_wrong_payload(sandbox: Sandbox, payload: object) -> None:
    response = sandbox.analyse(tiny_pdf(), payload)

    assert response.status_code == 422
    assert "payload" in detail(response) or "analyse_type" in detail(response) or "asynchronous" in detail(response)
    assert list(sandbox.server.uploads_folder.iterdir()) == []
    assert sandbox.inspector.documents == []


def test_refuses_missing_parts(sandbox: Sandbox) -> None:
    address = sandbox.server.root + "/analyse"
    payload = {"payload": json.dumps({"analyse_type": ["risk"]})}

    without_payload = requests.post(address, headers=KEY, files=[("file", ("a.pdf", tiny_pdf()))], timeout=60)
    without_file = requests.post(
        address, headers=KEY, files=[("other", ("a.pdf", tiny_pdf()))], data=payload, timeout=60
    )
    no_multipart = requests.post(address, headers=KEY, json={"analyse_type": ["risk"]}, timeout=60)
    no_body = requests.post(address, headers=KEY, timeout=60)

    assert [r.status_code for r in (without_payload, without_file, no_multipart, no_body)] == [422, 422, 422, 422]
    assert "payload" in detail(without_payload)
    assert "file" in detail(without_file)


def test_refuses_an_unreadable_body(sandbox: Sandbox) -> None:
    headers = {**KEY, "Content-Type": "multipart/form-data; boundary=x"}
    response = requests.post(sandbox.server.root + "/analyse", headers=headers, data=b"--x\r\nnonsense", timeout=60)

    assert response.status_code == 400
    assert list(sandbox.server.uploads_folder.iterdir()) == []


@pytest.mark.parametrize("document", [b"", b"PK\x03\x04 a spreadsheet", b"<html>", b"GIF89a"])
def test_refuses_other_kinds_of_files(sandbox: Sandbox, document: bytes) -> None:
    response = sandbox.analyse(document)

    assert response.status_code == 415
    assert "PDF" in detail(response)
    assert list(sandbox.server.uploads_folder.iterdir()) == []


@pytest.mark.parametrize("document", [b"\xff\xd8\xff\xe0 cut", b"\x89PNG\r\n\x1a\n cut", b"%PDF-1.7 cut"])
def test_an_unreadable_document_gets_no_level_at_all(sandbox: Sandbox, document: bytes) -> None:
    response = sandbox.analyse(document)

    assert response.status_code == 200
    assert "low" not in response.json().values()
    assert {"global_risk", "software_risk", "software"} <= set(response.json()["not_assessed"])


def test_refuses_what_is_too_large_once_it_was_sent(sandbox: Sandbox) -> None:
    response = sandbox.analyse(
        b"%PDF-" + bytes(GREATEST_DOCUMENT_SIZE - 4)
    )  # one byte more; the body is within its limit

    assert response.status_code == 413
    assert str(GREATEST_DOCUMENT_SIZE) in detail(response)
    assert list(sandbox.server.uploads_folder.iterdir()) == []


def test_refuses_what_is_announced_as_too_large_before_it_is_sent(sandbox: Sandbox) -> None:
    with connection(sandbox) as client:
        client.sendall(request_head(body_size=GREATEST_DOCUMENT_SIZE * 2))
        answer = client.makefile("rb").readline()

    assert b" 413 " in answer


def test_a_client_that_sends_on_sees_the_413(sandbox: Sandbox) -> None:
    block = bytes(1024 * 1024)

    def endless() -> Iterator[bytes]:
        for _ in range(110):
            yield block

    announced = sandbox.analyse(b"%PDF-" + bytes(110 * 1024 * 1024))
    chunked = requests.post(
        sandbox.server.root + "/analyse",
        headers={**KEY, "Content-Type": "multipart/form-data; boundary=x"},
        data=endless(),
        timeout=60,
    )

    assert (announced.status_code, chunked.status_code) == (413, 413)


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/analyse", 405),
        ("PUT", "/retrieve", 405),
        ("OPTIONS", "/analyse", 405),
        ("GET", "/", 404),
        ("POST", "/analyse/", 404),
        ("POST", "/retrieve/x", 404),
    ],
)
def test_answers_nothing_else(sandbox: Sandbox, method: str, path: str, status: int) -> None:
    response = requests.request(method, sandbox.server.root + path, headers=KEY, timeout=60, allow_redirects=False)

    assert response.status_code == status
    assert detail(response)
    assert ("Allow" in response.headers) == (status == 405)


def test_refuses_tokens_it_does_not_know(sandbox: Sandbox) -> None:
    assert sandbox.retrieve("x" * 256).status_code == 404
    assert sandbox.retrieve("").status_code == 404


def test_refuses_the_token_of_another_key(sandbox: Sandbox) -> None:
    token = sandbox.submit(tiny_pdf())

    assert sandbox.retrieve(token, {"api-key": "another"}).status_code == 403
    assert sandbox.wait_for(token).status_code == 200


@pytest.mark.parametrize("token", [None, 3, ["x"], {}])
def test_refuses_a_token_that_is_no_text(sandbox: Sandbox, token: object) -> None:
    assert sandbox.retrieve(token).status_code == 422


@pytest.mark.parametrize(
    ("body", "status"), [(b"", 422), (b"[]", 422), (b"{}", 422), (b"\xff", 422), (b" " * 70_000, 413)]
)
def test_refuses_a_wrong_retrieve_body(sandbox: Sandbox, body: bytes, status: int) -> None:
    response = requests.post(sandbox.server.root + "/retrieve", headers=KEY, data=body, timeout=60)

    assert response.status_code == status


def test_a_failed_analysis_is_a_500(sandbox: Sandbox, caplog: pytest.LogCaptureFixture) -> None:
    sandbox.inspector.fails = True
    token = sandbox.submit(tiny_pdf())

    assert sandbox.wait_for(token).status_code == 500
    assert "could not be analysed" in detail(sandbox.retrieve(token))
    assert sandbox.analyse(tiny_pdf()).status_code == 500
    assert "the disk is gone" in caplog.text  # the cause is for the log only
    assert "the disk is gone" not in sandbox.retrieve(token).text
    assert list(sandbox.server.uploads_folder.iterdir()) == []


def test_answers_in_json_even_where_a_document_cannot_be_stored(
    sandbox: Sandbox, caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.server.uploads_folder.rmdir()

    response = sandbox.analyse(tiny_pdf())

    assert response.status_code == 500
    assert detail(response)
    assert str(sandbox.server.uploads_folder) not in response.text
    assert str(sandbox.server.uploads_folder) in caplog.text


def test_documents_arrive_as_sent_and_are_deleted_once_inspected(sandbox: Sandbox) -> None:
    document = tiny_pdf() + bytes(300_000)
    sandbox.inspector.let_go.clear()
    token = sandbox.submit(document)
    wait_until(lambda: bool(sandbox.inspector.documents))
    (path,) = sandbox.inspector.documents
    assert path.read_bytes() == document

    sandbox.inspector.let_go.set()
    assert sandbox.wait_for(token).status_code == 200
    assert list(sandbox.server.uploads_folder.iterdir()) == []


def test_takes_documents_whatever_their_bytes_look_like(sandbox: Sandbox) -> None:
    # A line end at the end of a block may be the begin of a boundary: the parser holds it back, beside the next block.
    for length_before in range(64 * 1024 - 250, 64 * 1024):
        document = b"\xff\xd8\xff" + b"x" * length_before + b"\r\n" + b"y" * 200_000
        assert sandbox.submit(document)


def test_many_clients_at_once(sandbox: Sandbox) -> None:
    document = tiny_pdf()
    with ThreadPoolExecutor(12) as clients:
        tokens = list(clients.map(lambda _: sandbox.submit(document), range(36)))
        results = list(clients.map(sandbox.wait_for, tokens))

    assert len(set(tokens)) == 36
    assert [result.status_code for result in results] == [200] * 36
    assert len({result.text for result in results}) == 1


def test_answers_others_while_an_upload_stalls(sandbox: Sandbox) -> None:
    with connection(sandbox) as stalled:
        stalled.sendall(request_head(body_size=1000))

        assert sandbox.analyse(tiny_pdf()).status_code == 200


def test_one_session_makes_several_calls(sandbox: Sandbox) -> None:
    with requests.Session() as session:
        for _ in range(3):
            response = session.post(
                sandbox.server.root + "/retrieve", headers=KEY, json={"retrieve_token": "x"}, timeout=60
            )
            assert response.status_code == 404
            assert response.headers["Connection"] == "close"  # said, so that no client sends into a closed connection


def test_an_upload_that_breaks_off_leaves_nothing_behind(sandbox: Sandbox) -> None:
    folder = sandbox.server.uploads_folder
    with connection(sandbox) as client:
        client.sendall(request_head(body_size=1_000_000))
        client.sendall(
            b'--x\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-' + bytes(300_000)
        )
        wait_until(lambda: any(file.stat().st_size for file in folder.rglob("part-*")))

    wait_until(lambda: not list(folder.iterdir()))
    assert sandbox.inspector.documents == []
    assert sandbox.analyse(tiny_pdf()).status_code == 200


def test_closing_breaks_off_what_is_under_way(caplog: pytest.LogCaptureFixture) -> None:
    inspector = HeldInspector()
    server = SandboxServer(inspector)
    server.start()
    inspector.let_go.clear()
    sandbox = Sandbox(server, inspector)
    for _ in range(3):
        sandbox.submit(tiny_pdf())
    with connection(sandbox) as stalled:
        stalled.sendall(request_head(body_size=1_000_000))
        wait_until(lambda: bool(inspector.documents))

        server.close()

        assert not server.uploads_folder.exists()
        assert len(inspector.documents) == 1  # what was queued is not begun
    with pytest.raises(requests.ConnectionError):
        sandbox.retrieve("x")
    assert "could not be analysed" in caplog.text


def test_listens_on_the_loopback_only_and_says_when_a_port_is_taken(sandbox: Sandbox) -> None:
    parts = urlsplit(sandbox.server.root)
    assert parts.hostname == "127.0.0.1"
    inspector = HeldInspector()

    with pytest.raises(OSError, match="in use"):
        SandboxServer(inspector, port=parts.port or 0)
    inspector.close()


def connection(sandbox: Sandbox) -> socket.socket:
    parts = urlsplit(sandbox.server.root)
    return socket.create_connection((parts.hostname or "", parts.port or 0), timeout=60)


def request_head(body_size: int) -> bytes:
    return (
        "POST /analyse HTTP/1.1\r\nHost: 127.0.0.1\r\napi-key: a-key-of-the-test\r\n"
        f"Content-Type: multipart/form-data; boundary=x\r\nContent-Length: {body_size}\r\n\r\n"
    ).encode()
