"""A request is ended from another thread, in every phase, within 0.2 seconds."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from finovox_desktop.core.answers import SubmissionAction, Trouble, read_submission
from finovox_desktop.core.document import Document
from finovox_desktop.core.secret import Secret
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.client import ServiceClient
from tests.fakes import faults
from tests.fakes.certificates import server_context
from tests.fakes.fault_service import Behaviour, FaultService
from tests.fakes.relay import Relay
from tests.unit.service.conftest import KEY, RISK, Upload, document_of

GREATEST_SECONDS = 0.2


def cancel(upload: Upload) -> float:
    """Cancel; give the seconds until the submission has ended."""
    before = time.monotonic()
    upload.cancellation.cancel()
    upload.end()
    return time.monotonic() - before


def test_before_it_begins_nothing_is_sent(client: ServiceClient, service: FaultService, document: Document) -> None:
    cancellation = Cancellation()
    cancellation.cancel()
    exchange = client.submit(document, RISK, KEY, cancellation, lambda _: None)
    assert (exchange.trouble, exchange.body_whole) == (Trouble.CANCELLED, False)
    exchange = client.retrieve(Secret("token"), KEY, cancellation)
    assert exchange.trouble is Trouble.CANCELLED
    assert not service.requests


def test_in_a_tls_handshake_that_hangs(
    make_client: Callable[..., ServiceClient], trusted: Path, document: Document
) -> None:
    with FaultService(faults.Tokens(), context=server_context(trusted), shakes_hands=False) as service:
        upload = Upload(make_client(service.root), document)
        service.wait_until(lambda: service.connections == 1)
        assert cancel(upload) < GREATEST_SECONDS
        exchange = upload.end()
        assert (exchange.trouble, exchange.body_whole) == (Trouble.CANCELLED, False)


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_while_the_service_does_not_read(
    make_client: Callable[..., ServiceClient], trusted: Path, large: Document, scheme: str
) -> None:
    context = server_context(trusted) if scheme == "https" else None
    with FaultService(faults.stall_in_body(), context=context) as service:
        upload = Upload(make_client(service.root), large)
        service.wait_until(lambda: bool(service.requests) and service.requests[0].body_length == 1000)
        assert cancel(upload) < GREATEST_SECONDS
        exchange = upload.end()
        assert (exchange.answer, exchange.trouble, exchange.body_whole) == (None, Trouble.CANCELLED, False)


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize(
    "behaviour", [faults.no_answer(), faults.drip_without_end()], ids=["no answer", "an answer that drips"]
)
def test_while_the_answer_is_awaited(
    make_client: Callable[..., ServiceClient], trusted: Path, document: Document, behaviour: Behaviour, scheme: str
) -> None:
    context = server_context(trusted) if scheme == "https" else None
    with FaultService(behaviour, context=context) as service:
        upload = Upload(make_client(service.root), document)
        service.wait_until(lambda: bool(service.requests) and service.requests[0].is_whole)
        assert cancel(upload) < GREATEST_SECONDS
        exchange = upload.end()
        assert (exchange.answer, exchange.trouble, exchange.body_whole) == (None, Trouble.CANCELLED, True)


def test_cancelled_in_an_answer_whose_length_was_not_said_no_token_is_made_up(
    make_client: Callable[..., ServiceClient], document: Document
) -> None:
    with FaultService(faults.answer_of_unknown_length_without_end()) as service:
        upload = Upload(make_client(service.root), document)
        service.wait_until(lambda: bool(service.requests) and service.requests[0].is_whole)
        assert cancel(upload) < GREATEST_SECONDS
        exchange = upload.end()
        # Cut off, such an answer looks as if it had ended: what came is kept, since a whole token may be in it.
        assert read_submission(exchange, RISK).action is SubmissionAction.UNCONFIRMED


def test_a_whole_body_is_spared_by_the_cancel_of_incomplete_ones(
    make_client: Callable[..., ServiceClient], document: Document
) -> None:
    with FaultService(faults.after_release(faults.token("late"))) as service:
        upload = Upload(make_client(service.root), document)
        service.wait_until(lambda: bool(service.requests) and service.requests[0].is_whole)
        upload.wait_until_body_is_whole()
        upload.cancellation.cancel_incomplete()
        service.release()
        exchange = upload.end()
        assert exchange.answer is not None
        assert b"late" in exchange.answer.body


def test_an_incomplete_body_is_broken_off_by_the_cancel_of_incomplete_ones(
    make_client: Callable[..., ServiceClient], large: Document
) -> None:
    with FaultService(faults.stall_in_body()) as service:
        upload = Upload(make_client(service.root), large)
        service.wait_until(lambda: bool(service.requests) and service.requests[0].body_length == 1000)
        upload.cancellation.cancel_incomplete()
        exchange = upload.end(1.0)
        assert (exchange.trouble, exchange.body_whole) == (Trouble.QUITTING, False)


def test_a_kept_connection_is_watched_too(client: ServiceClient, service: FaultService, document: Document) -> None:
    client.retrieve(Secret("token"), KEY, Cancellation())
    service.on_analyse(faults.no_answer())
    service.on_retrieve(faults.result(), faults.no_answer())
    client.retrieve(Secret("token"), KEY, Cancellation())
    upload = Upload(client, document)
    service.wait_until(lambda: bool(service.submissions()) and service.submissions()[0].is_whole)
    assert cancel(upload) < GREATEST_SECONDS


def test_no_document_goes_out_in_clear_when_tls_is_cancelled(
    make_client: Callable[..., ServiceClient], trusted: Path, tmp_path: Path
) -> None:
    """The relay between the two sees every byte on the line."""
    marker = b"MARKER-OF-THE-DOCUMENT"
    path = tmp_path / "marked.pdf"
    path.write_bytes(b"%PDF-1.7\n" + marker * 100_000)
    document = document_of(path)
    with (
        FaultService(faults.stall_in_body(100_000), context=server_context(trusted)) as service,
        Relay(service.port) as relay,
    ):
        client = make_client(f"https://127.0.0.1:{relay.port}", Bounds())
        for _ in range(20):
            service.requests.clear()
            upload = Upload(client, document)
            service.wait_until(lambda: bool(service.requests) and service.requests[0].body_length > 0)
            assert cancel(upload) < GREATEST_SECONDS
        seen = relay.seen()
    assert len(seen) > 20 * 1000
    assert marker not in seen
