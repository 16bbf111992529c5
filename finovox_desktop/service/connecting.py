"""Making a connection in a way that can be broken off: the system's own connect waits until its timeout, whatever happens."""

import os
import selectors
import socket
import time
from collections.abc import Sequence

from finovox_desktop.service.cancellation import Cancellation

_SECONDS_BETWEEN_LOOKS = 0.1

SocketOptions = Sequence[tuple[int, int, int | bytes]]


def connect(
    address: tuple[str, int], seconds: float, options: SocketOptions, cancellation: Cancellation
) -> socket.socket:
    """Connect to the first of a host's addresses that answers; give the socket, with that timeout in seconds.

    Raises TimeoutError, ConnectionAbortedError within 0.1 s of a cancellation, and OSError for what the system says.
    """
    trouble: OSError | None = None
    host, port = address
    for family, kind, protocol, _, place in socket.getaddrinfo(host.strip("[]"), port, 0, socket.SOCK_STREAM):
        connection = socket.socket(family, kind, protocol)
        try:
            for option in options:
                connection.setsockopt(*option)
            _connect(connection, place, time.monotonic() + seconds, cancellation)
        except OSError as error:
            connection.close()
            trouble = error
            if cancellation.is_cancelled:
                break
        except BaseException:
            connection.close()
            raise
        else:
            connection.settimeout(seconds)
            return connection
    raise trouble or OSError("the host has no address")


def _connect(connection: socket.socket, place: object, deadline: float, cancellation: Cancellation) -> None:
    connection.setblocking(False)
    try:
        connection.connect(place)  # type: ignore[arg-type] # what getaddrinfo gives
    except BlockingIOError:
        _wait(connection, deadline, cancellation)
        if number := connection.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
            raise OSError(number, os.strerror(number)) from None


def _wait(connection: socket.socket, deadline: float, cancellation: Cancellation) -> None:
    with selectors.DefaultSelector() as selector:
        selector.register(connection, selectors.EVENT_WRITE)
        while not selector.select(_SECONDS_BETWEEN_LOOKS):
            if cancellation.is_cancelled:
                raise ConnectionAbortedError("broken off")
            if time.monotonic() > deadline:
                raise TimeoutError("timed out")
