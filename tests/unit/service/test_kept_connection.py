"""Which documents go out on a connection that was used before, and what that may cost: never a second submission."""

from collections.abc import Callable

import pytest

from finovox_desktop.core.answers import Exchange, Trouble
from finovox_desktop.core.document import Document
from finovox_desktop.core.secret import Secret
from finovox_desktop.service import connections
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.client import MOST_SECONDS_IDLE, ServiceClient
from tests.fakes import faults
from tests.fakes.fault_service import Conversation, FaultService
from tests.unit.service.conftest import KEY, RISK


def submit(client: ServiceClient, document: Document) -> Exchange:
    return client.submit(document, RISK, KEY, Cancellation(), lambda _: None)


class Time:
    """Stands in for the monotonic clock of the connections, in seconds."""

    def __init__(self) -> None:
        self.now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def time(monkeypatch: pytest.MonkeyPatch) -> Time:
    standing = Time()
    monkeypatch.setattr(connections, "time", standing)
    return standing


def answer_and_close(conversation: Conversation) -> None:
    """Close after the answer without having said so."""
    conversation.read_body()
    conversation.answer(200, faults.json_bytes({"retrieve_token": "last"}))
    conversation.close()


def test_documents_that_follow_each_other_share_a_connection(
    time: Time, client: ServiceClient, service: FaultService, document: Document
) -> None:
    for _ in range(3):
        assert submit(client, document).answer is not None
        time.now += MOST_SECONDS_IDLE * 0.9
    assert service.connections == 1
    assert [request.form()[1]["file"].name for request in service.submissions()] == ["invoice.pdf"] * 3


def test_after_a_pause_a_document_has_a_connection_of_its_own(
    time: Time, client: ServiceClient, service: FaultService, document: Document
) -> None:
    submit(client, document)
    time.now += MOST_SECONDS_IDLE
    assert submit(client, document).answer is not None
    assert service.connections == 2


def test_a_connection_that_was_closed_meanwhile_is_not_used(
    time: Time, client: ServiceClient, service: FaultService, document: Document
) -> None:
    service.on_analyse(answer_and_close, faults.token("second"))
    submit(client, document)
    service.wait_until(lambda: service.ended == 1)
    assert time.now == 0.0
    exchange = submit(client, document)
    assert exchange.answer is not None
    assert b"second" in exchange.answer.body
    assert len(service.submissions()) == 2


def test_a_connection_on_which_a_body_broke_off_is_not_used(
    time: Time, client: ServiceClient, service: FaultService, large: Document, document: Document
) -> None:
    service.on_analyse(faults.close_in_body(), faults.token("second"))
    assert not submit(client, large).body_whole
    assert time.now == 0.0
    exchange = submit(client, document)
    assert exchange.answer is not None
    assert service.connections == 2


@pytest.mark.parametrize("end", [faults.close_after_body(), faults.close_in_body(10)], ids=["after body", "in body"])
def test_a_connection_that_is_closed_under_a_document_is_told_and_nothing_is_sent_twice(
    end: Callable[[Conversation], None], client: ServiceClient, service: FaultService, document: Document
) -> None:
    service.on_analyse(faults.token("first"), end)
    submit(client, document)
    exchange = submit(client, document)
    assert exchange.answer is None
    assert exchange.trouble is Trouble.UNREACHABLE
    assert exchange.body_whole, "it may have been received"
    assert len(service.submissions()) == 2


def interim(conversation: Conversation) -> None:
    """Say twice that it takes its time, and then answer."""
    conversation.read_body()
    conversation.send(b"HTTP/1.1 103 Early Hints\r\nLink: </style.css>\r\n\r\nHTTP/1.1 102 Processing\r\n\r\n")
    conversation.answer(200, faults.json_bytes({"name": "of the first"}))


def test_what_a_service_says_before_its_answer_is_not_taken_for_it(
    client: ServiceClient, service: FaultService, document: Document
) -> None:
    """Else what follows would be taken for the answer to whatever is asked next: for another document's result."""
    service.on_analyse(interim, faults.token("second"))
    service.on_retrieve(interim, faults.result(name="of the second"))
    for expected in (b"of the first", b"second"):
        submitted = submit(client, document).answer
        assert submitted is not None
        assert (submitted.status, expected in submitted.body) == (200, True)
    for expected in (b"of the first", b"of the second"):
        result = client.retrieve(Secret("token"), KEY, Cancellation()).answer
        assert result is not None
        assert (result.status, expected in result.body) == (200, True)
    assert service.connections == 1
