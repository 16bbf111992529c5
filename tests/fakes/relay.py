"""A relay on the loopback that hands bytes on and keeps what the client sent: what a listener on the line would see."""

import contextlib
import socket
import threading
from typing import Self

_BLOCK_BYTES = 64 * 1024


class Relay:
    """Listens between `with` and its end, and hands everything on to a port of this computer."""

    def __init__(self, port: int) -> None:
        self._target = port
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._lock = threading.Condition()
        self._seen = bytearray()
        self._sockets: list[socket.socket] = []
        self._threads: list[threading.Thread] = []
        self._is_stopping = False

    def __enter__(self) -> Self:
        self._begin(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._is_stopping = True
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
        with self._lock:
            for end in self._sockets:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join(10)
        for end in self._sockets:
            end.close()
        self._listener.close()

    def seen(self) -> bytes:
        """Give all that clients sent so far, as it was on the line."""
        with self._lock:
            return bytes(self._seen)

    def wait_until_seen(self, count: int, seconds: float = 10.0) -> None:
        """Wait until clients sent so many bytes. Raises TimeoutError."""
        with self._lock:
            if not self._lock.wait_for(lambda: len(self._seen) >= count, seconds):
                raise TimeoutError(f"{len(self._seen)} of {count} bytes were sent within {seconds} s")

    def _begin(self, target: object, *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, name="relay")  # type: ignore[arg-type] # bound methods
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            client, _ = self._listener.accept()
            if self._is_stopping:
                client.close()
                return
            service = socket.create_connection(("127.0.0.1", self._target))
            with self._lock:
                self._sockets += [client, service]
            self._begin(self._hand_on, client, service, True)
            self._begin(self._hand_on, service, client, False)

    def _hand_on(self, source: socket.socket, target: socket.socket, is_client: bool) -> None:  # noqa: FBT001
        with contextlib.suppress(OSError):
            while block := source.recv(_BLOCK_BYTES):
                if is_client:
                    with self._lock:
                        self._seen += block
                        self._lock.notify_all()
                target.sendall(block)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
