"""Cancelling an upload over TLS, at whatever moment, puts nothing of it on the line in clear."""

import math
import random
from collections.abc import Callable
from pathlib import Path

import pytest

from finovox_desktop.core.document import Document
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.client import ServiceClient
from tests.fakes import faults
from tests.fakes.certificates import server_context
from tests.fakes.fault_service import FaultService
from tests.fakes.relay import Relay
from tests.unit.service.conftest import KEY, RISK, Upload, document_of

MARKER = b"MARKER-OF-THE-DOCUMENT"
MOST_BYTES = 2_000_000
"""A cancel comes when at most so much was sent: less than the document."""

WAYS: tuple[Callable[[Cancellation], object], ...] = (
    Cancellation.cancel,
    Cancellation.cancel_unless_whole,
    Cancellation.cancel_incomplete,
)


@pytest.fixture
def marked(tmp_path: Path) -> Document:
    path = tmp_path / "marked.pdf"
    path.write_bytes(b"%PDF-1.7\n" + MARKER * 100_000)
    return document_of(path)


def _bytes_before_the_cancel(dice: random.Random) -> int:
    """None, within the handshake, or within the body: small numbers as likely as large ones."""
    return int(math.exp(dice.uniform(0, math.log(MOST_BYTES)))) - 1


@pytest.mark.parametrize(
    ("times", "seed"),
    [
        pytest.param(25, 1, id="short"),
        pytest.param(500, 2, id="long", marks=[pytest.mark.long, pytest.mark.timeout(900)]),
    ],
)
def test_nothing_goes_out_in_clear(
    make_client: Callable[..., ServiceClient], trusted: Path, marked: Document, times: int, seed: int
) -> None:
    dice = random.Random(seed)
    broken_off = 0
    with FaultService(faults.no_answer(), context=server_context(trusted)) as service:
        for _ in range(times):
            with Relay(service.port) as relay:
                client = make_client(f"https://127.0.0.1:{relay.port}", Bounds())
                upload = Upload(client, marked)
                relay.wait_until_seen(_bytes_before_the_cancel(dice))
                dice.choice(WAYS)(upload.cancellation)
                if not upload.cancellation.is_cancelled:
                    # Two of the ways spare a whole body.
                    upload.wait_until_body_is_whole()
                    upload.cancellation.cancel()
                exchange = upload.end()
                seen = relay.seen()
            client.close()
            service.requests.clear()
            broken_off += not exchange.body_whole
            assert exchange.answer is None
            assert MARKER not in seen
            assert KEY.reveal().encode() not in seen
            assert b"%PDF" not in seen
    assert broken_off > times // 2


def test_the_relay_would_have_seen_it(service: FaultService, marked: Document) -> None:
    """The same without TLS: the test above can fail."""
    with Relay(service.port) as relay:
        plain = ServiceClient(f"http://127.0.0.1:{relay.port}", Bounds())
        exchange = plain.submit(marked, RISK, KEY, Cancellation(), lambda _: None)
        plain.close()
        seen = relay.seen()
    assert exchange.answer is not None
    assert MARKER in seen
    assert KEY.reveal().encode() in seen
