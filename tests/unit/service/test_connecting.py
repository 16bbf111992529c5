"""Connecting ends when it is cancelled, when its time is over, and with the first address that answers."""

import socket
import threading
from collections.abc import Iterator

import pytest

from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.connecting import connect


@pytest.fixture
def silent_address() -> Iterator[tuple[str, int]]:
    """A place that takes no connection and refuses none: its queue is full."""
    listener = socket.socket()
    listener.bind(("127.0.0.1", 0))
    listener.listen(0)
    waiting = []
    for _ in range(3):
        line = socket.socket()
        line.setblocking(False)
        line.connect_ex(listener.getsockname())
        waiting.append(line)
    yield listener.getsockname()
    for line in (*waiting, listener):
        line.close()


def test_connecting_is_broken_off_at_once(silent_address: tuple[str, int]) -> None:
    cancellation = Cancellation()
    timer = threading.Timer(0.2, cancellation.cancel)
    timer.start()
    with pytest.raises(ConnectionAbortedError):
        connect(silent_address, 60, (), cancellation)
    timer.join()


def test_connecting_has_an_end(silent_address: tuple[str, int]) -> None:
    with pytest.raises(TimeoutError):
        connect(silent_address, 0.2, (), Cancellation())


def test_a_refusal_is_what_the_system_says() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = server.getsockname()
    with pytest.raises(ConnectionRefusedError):
        connect(address, 5, (), Cancellation())


def test_the_first_address_that_answers_is_taken() -> None:
    # "localhost" has an IPv6 address too on most systems, where nobody listens.
    with socket.create_server(("127.0.0.1", 0)) as server:
        option = (socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        with connect(("localhost", server.getsockname()[1]), 5, (option,), Cancellation()) as connection:
            assert connection.getpeername() == server.getsockname()
            assert connection.gettimeout() == 5
            assert connection.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
