"""What the client sends, and how each end of an exchange comes back as a value."""

import hashlib
import json
import resource
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from finovox_desktop.core.answers import Exchange, Trouble
from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.document import Document
from finovox_desktop.core.secret import Secret
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.client import ServiceClient
from tests.fakes import faults
from tests.fakes.certificates import make_certificate, server_context
from tests.fakes.fault_service import Behaviour, FaultService
from tests.unit.service.conftest import KEY, RISK, document_of

TOKEN = Secret("opaque/token+1=")
STATUSES = (200, 202, 204, 400, 401, 402, 403, 404, 408, 409, 413, 415, 422, 429, 500, 502, 503, 504, 599)


def submit(client: ServiceClient, document: Document) -> Exchange:
    return client.submit(document, RISK, KEY, Cancellation(), lambda _: None)


def retrieve(client: ServiceClient) -> Exchange:
    return client.retrieve(TOKEN, KEY, Cancellation())


def test_a_submission_is_the_documented_one(client: ServiceClient, service: FaultService, document: Document) -> None:
    types = (AnalysisType.RISK, AnalysisType.EXPLANATION)
    progress: list[int] = []
    exchange = client.submit(document, types, KEY, Cancellation(), progress.append)
    assert exchange.answer is not None
    assert json.loads(exchange.answer.body) == {"retrieve_token": "token-1"}
    assert exchange.body_whole
    (request,) = service.requests
    texts, files = request.form()
    assert (request.method, request.path, request.key) == ("POST", "/analyse", KEY.reveal())
    assert json.loads(texts["payload"]) == {"analyse_type": ["risk", "explanation"], "asynchronous": True}
    assert files["file"].name == "invoice.pdf"
    assert files["file"].content == Path(document.path).read_bytes()
    assert progress[-1] == document.size


def test_a_check_is_the_documented_one(client: ServiceClient, service: FaultService) -> None:
    exchange = retrieve(client)
    assert exchange.answer is not None
    assert json.loads(exchange.answer.body) == faults.RESULT
    (request,) = service.requests
    assert (request.method, request.path, request.key) == ("POST", "/retrieve", KEY.reveal())
    assert request.headers["content-type"] == "application/json"
    assert json.loads(request.body) == {"retrieve_token": TOKEN.reveal()}


@pytest.mark.parametrize(
    ("first_bytes", "content_type"),
    [
        (b"%PDF-1.4", "application/pdf"),
        (b"\xff\xd8\xff\xe0", "image/jpeg"),
        (b"\x89PNG\r\n\x1a\n", "image/png"),
    ],
)
def test_the_content_type_is_that_of_the_content(
    client: ServiceClient, service: FaultService, tmp_path: Path, first_bytes: bytes, content_type: str
) -> None:
    path = tmp_path / "named.jpg.pdf"
    path.write_bytes(first_bytes + b"content")
    submit(client, document_of(path))
    _, files = service.requests[0].form()
    assert files["file"].content_type == content_type


@pytest.mark.parametrize("status", STATUSES)
def test_an_answer_comes_back_as_it_is(
    client: ServiceClient, service: FaultService, document: Document, status: int
) -> None:
    service.on_analyse(faults.answer(status, b"words" if status != 204 else b"", {"Retry-After": "soon"}))
    exchange = submit(client, document)
    assert exchange.answer is not None
    assert exchange.trouble is None
    assert exchange.body_whole
    assert exchange.answer.status == status
    assert exchange.answer.retry_after == "soon"
    assert exchange.answer.body == (b"words" if status != 204 else b"")


@pytest.mark.parametrize("status", STATUSES)
def test_an_answer_about_a_token_comes_back_as_it_is(client: ServiceClient, service: FaultService, status: int) -> None:
    service.on_retrieve(faults.answer(status, b"words" if status != 204 else b""))
    exchange = retrieve(client)
    assert exchange.answer is not None
    assert exchange.answer.status == status


LOST = [
    pytest.param(faults.close_after_body(), id="closed after the body"),
    pytest.param(faults.close_in_head(), id="closed in the head of the answer"),
    pytest.param(faults.close_in_answer(), id="closed in the middle of the answer"),
]


@pytest.mark.parametrize("behaviour", LOST)
def test_a_lost_answer_leaves_the_body_whole(
    client: ServiceClient, service: FaultService, document: Document, behaviour: Behaviour
) -> None:
    service.on_analyse(behaviour)
    exchange = submit(client, document)
    assert exchange.answer is None
    assert exchange.trouble is Trouble.UNREACHABLE
    assert exchange.body_whole
    assert len(service.requests) == 1


@pytest.mark.parametrize("behaviour", LOST)
def test_a_lost_answer_about_a_token_is_no_answer(
    client: ServiceClient, service: FaultService, behaviour: Behaviour
) -> None:
    service.on_retrieve(behaviour)
    exchange = retrieve(client)
    assert exchange.answer is None
    assert len(service.requests) == 1


def test_the_status_of_a_refusal_counts_although_its_words_broke_off(
    client: ServiceClient, service: FaultService, document: Document
) -> None:
    service.on_analyse(faults.close_in_answer(422, {"detail": "of no use"}))
    exchange = submit(client, document)
    assert exchange.answer is not None
    assert exchange.answer.status == 422


def test_a_body_that_was_cut_off_is_not_whole(client: ServiceClient, service: FaultService, large: Document) -> None:
    service.on_analyse(faults.close_in_body())
    exchange = submit(client, large)
    assert exchange.answer is None
    assert exchange.trouble is Trouble.UNREACHABLE
    assert not exchange.body_whole
    assert not service.requests[0].is_whole


@pytest.mark.parametrize("status", [408, 413, 500, 503])
def test_an_answer_before_the_body_was_whole_is_read(
    client: ServiceClient, service: FaultService, large: Document, status: int
) -> None:
    service.on_analyse(faults.answer_and_reset(status))
    exchange = submit(client, large)
    assert exchange.answer is not None
    assert exchange.answer.status == status
    assert not exchange.body_whole


def test_an_early_answer_of_a_service_that_reads_on(
    client: ServiceClient, service: FaultService, large: Document
) -> None:
    service.on_analyse(faults.answer_before_body(413))
    exchange = submit(client, large)
    assert exchange.answer is not None
    assert exchange.answer.status == 413
    assert exchange.body_whole


def test_nobody_listens(make_client: Callable[..., ServiceClient], document: Document) -> None:
    with faults.good_service() as gone:
        root = gone.root
    exchange = submit(make_client(root), document)
    assert (exchange.answer, exchange.trouble, exchange.body_whole) == (None, Trouble.UNREACHABLE, False)


def test_a_port_with_407_in_it_is_no_proxy_that_wants_a_password(
    make_client: Callable[..., ServiceClient], document: Document
) -> None:
    exchange = submit(make_client("http://127.0.0.1:40702"), document)
    assert exchange.trouble is Trouble.UNREACHABLE


def test_a_service_that_stops_reading_ends_in_silence(
    make_client: Callable[..., ServiceClient], service: FaultService, large: Document
) -> None:
    service.on_analyse(faults.stall_in_body())
    exchange = submit(make_client(service.root, Bounds(silence=0.2)), large)
    assert (exchange.answer, exchange.trouble, exchange.body_whole) == (None, Trouble.NO_ANSWER, False)


def test_an_upload_may_take_longer_than_connecting_may(
    make_client: Callable[..., ServiceClient], service: FaultService, large: Document
) -> None:
    exchange = submit(make_client(service.root, Bounds(connecting=0.02)), large)
    assert exchange.answer is not None
    assert service.requests[0].is_whole


def test_no_answer_at_all(make_client: Callable[..., ServiceClient], service: FaultService, document: Document) -> None:
    service.on_analyse(faults.no_answer())
    exchange = submit(make_client(service.root, Bounds(silence=0.2)), document)
    assert (exchange.answer, exchange.trouble, exchange.body_whole) == (None, Trouble.NO_ANSWER, True)


@pytest.mark.parametrize("status", [200, 422])
def test_an_answer_without_end_ends_at_the_overall_limit(
    make_client: Callable[..., ServiceClient], service: FaultService, document: Document, status: int
) -> None:
    service.on_analyse(faults.drip_without_end(status))
    exchange = submit(make_client(service.root, Bounds(overall=0.5)), document)
    assert exchange.body_whole
    if status == 200:
        assert (exchange.answer, exchange.trouble) == (None, Trouble.ANSWER_BEYOND_BOUNDS)
    else:
        assert exchange.answer is not None
        assert exchange.answer.status == status


@pytest.mark.parametrize("encoding", ["plain", "gzip"])
def test_an_answer_of_single_bytes_is_read_to_its_end(
    client: ServiceClient, service: FaultService, encoding: str
) -> None:
    service.on_retrieve(
        faults.zipped(200, faults.RESULT) if encoding == "gzip" else faults.drip(faults.json_bytes(faults.RESULT))
    )
    exchange = retrieve(client)
    assert exchange.answer is not None
    assert json.loads(exchange.answer.body) == faults.RESULT


@pytest.mark.parametrize("behaviour", [faults.html(), faults.half_json()], ids=["a page", "half a JSON"])
def test_an_answer_that_is_none_comes_back_as_it_is(
    client: ServiceClient, service: FaultService, document: Document, behaviour: Behaviour
) -> None:
    service.on_analyse(behaviour)
    exchange = submit(client, document)
    assert exchange.answer is not None
    assert exchange.answer.status == 200
    assert exchange.answer.body[:1] in {b"<", b"{"}


def test_a_token_of_a_megabyte_is_read(client: ServiceClient, service: FaultService, document: Document) -> None:
    service.on_analyse(faults.token("x" * 1024 * 1024))
    exchange = submit(client, document)
    assert exchange.answer is not None
    assert len(exchange.answer.body) > 1024 * 1024


def test_gzip_that_unpacks_to_gigabytes_is_given_up_at_the_bound(
    make_client: Callable[..., ServiceClient], service: FaultService
) -> None:
    service.on_retrieve(faults.gzip_bomb())
    client = make_client(service.root, Bounds(answer_bytes=8 * 1024 * 1024))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    exchange = retrieve(client)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * (1 if sys.platform == "darwin" else 1024)
    assert (exchange.answer, exchange.trouble) == (None, Trouble.ANSWER_BEYOND_BOUNDS)
    assert grown < 100 * 1024 * 1024


def test_an_answer_as_large_as_the_bound_is_read_and_one_byte_more_is_not(
    make_client: Callable[..., ServiceClient], service: FaultService
) -> None:
    client = make_client(service.root, Bounds(answer_bytes=1000))
    service.on_retrieve(faults.answer(200, b"x" * 1000), faults.answer(200, b"x" * 1001))
    within, beyond = retrieve(client), retrieve(client)
    assert within.answer is not None
    assert len(within.answer.body) == 1000
    assert beyond.trouble is Trouble.ANSWER_BEYOND_BOUNDS


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_no_redirect_is_followed(client: ServiceClient, service: FaultService, document: Document, status: int) -> None:
    with faults.good_service() as trap:
        service.on_analyse(faults.redirect(f"{trap.root}/analyse", status))
        service.on_retrieve(faults.redirect(f"{trap.root}/retrieve", status))
        answers = [submit(client, document).answer, retrieve(client).answer]
        assert [answer.status for answer in answers if answer is not None] == [status, status]
        assert trap.connections == 0


def test_no_cookie_comes_back(client: ServiceClient, service: FaultService, document: Document) -> None:
    service.on_retrieve(faults.redirect("/elsewhere"), faults.answer(200, {}, {"Set-Cookie": "session=1"}))
    for _ in range(3):
        retrieve(client)
    submit(client, document)
    assert all("cookie" not in request.headers for request in service.requests)


def test_a_netrc_adds_no_credentials(
    client: ServiceClient, service: FaultService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    netrc = tmp_path / "netrc"
    netrc.write_text("machine 127.0.0.1 login somebody password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(netrc))
    retrieve(client)
    assert "authorization" not in service.requests[0].headers


def test_a_service_on_this_computer_is_not_asked_through_a_proxy(
    client: ServiceClient, service: FaultService, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    with faults.good_service() as proxy:
        monkeypatch.setenv("http_proxy", proxy.root)
        submit(client, document)
        assert proxy.connections == 0
    assert len(service.requests) == 1


def test_a_large_upload_costs_little_memory_and_arrives_byte_for_byte(
    client: ServiceClient, service: FaultService, large: Document
) -> None:
    submit(client, large)  # whatever is loaded and allocated once
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    exchange = submit(client, large)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * (1 if sys.platform == "darwin" else 1024)
    assert exchange.answer is not None
    assert service.requests[1].is_whole
    assert service.requests[1].body_length > large.size
    assert grown < 20 * 1024 * 1024


def test_what_arrives_is_the_file_and_nothing_around_it(
    client: ServiceClient, service: FaultService, tmp_path: Path
) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"%PDF-" + bytes(range(256)) * 4096 + b"\r\n--boundary--\r\n")
    document = document_of(path)
    submit(client, document)
    _, files = service.requests[0].form()
    assert hashlib.sha256(files["file"].content).hexdigest() == document.sha256


def test_a_key_that_no_header_can_carry_is_a_value_without_the_key(client: ServiceClient) -> None:
    exchange = client.retrieve(TOKEN, Secret("se\ncret\u20ac"), Cancellation())
    assert exchange.answer is None
    assert "cret" not in exchange.words


def test_over_tls_a_trusted_service_is_spoken_to(
    make_client: Callable[..., ServiceClient], trusted: Path, document: Document
) -> None:
    with FaultService(faults.Tokens(), context=server_context(trusted)) as service:
        exchange = submit(make_client(service.root), document)
        assert exchange.answer is not None
        assert service.requests[0].key == KEY.reveal()


def test_an_untrusted_certificate_gets_neither_key_nor_document(
    make_client: Callable[..., ServiceClient], certificate: Path, document: Document
) -> None:
    with FaultService(faults.Tokens(), context=server_context(certificate)) as service:
        client = make_client(service.root)
        for exchange in (submit(client, document), retrieve(client)):
            assert exchange.answer is None
            assert exchange.trouble is Trouble.UNTRUSTED_CERTIFICATE
        assert not service.requests


def test_a_certificate_of_another_host_is_untrusted(
    make_client: Callable[..., ServiceClient], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, document: Document
) -> None:
    other = make_certificate(tmp_path, host="127.0.0.2")
    monkeypatch.setenv("SSL_CERT_FILE", str(other))
    with FaultService(faults.Tokens(), context=server_context(other)) as service:
        exchange = submit(make_client(service.root), document)
        assert (exchange.trouble, exchange.body_whole) == (Trouble.UNTRUSTED_CERTIFICATE, False)
        assert not service.requests


def test_an_early_refusal_over_tls_is_not_taken_for_a_certificate(
    make_client: Callable[..., ServiceClient], trusted: Path, large: Document
) -> None:
    with FaultService(faults.answer_and_reset(413), context=server_context(trusted)) as service:
        exchange = submit(make_client(service.root), large)
        assert not exchange.body_whole
        # Either the answer was still read, or it is lost; never a matter of trust.
        assert exchange.trouble in {None, Trouble.UNREACHABLE}
        assert exchange.answer is None or exchange.answer.status == 413


def test_plain_text_on_a_tls_port_is_not_taken_for_a_certificate(
    make_client: Callable[..., ServiceClient], service: FaultService, document: Document
) -> None:
    client = make_client(service.root.replace("http:", "https:"), Bounds(connecting=0.3))
    exchange = submit(client, document)
    assert exchange.trouble in {Trouble.UNREACHABLE, Trouble.NO_ANSWER}
    assert not exchange.body_whole


def test_a_key_that_an_answer_echoes_is_taken_out(
    client: ServiceClient, service: FaultService, document: Document
) -> None:
    service.on_analyse(faults.answer(500, {"detail": f"no such key: {KEY.reveal()}"}))
    answer = client.submit(document, RISK, KEY, Cancellation(), lambda _: None).answer
    assert answer is not None
    assert json.loads(answer.body) == {"detail": "no such key: [key]"}
