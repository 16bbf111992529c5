"""The sandbox's HTTP server: werkzeug's threaded one, on the loopback only."""

import socket
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from werkzeug.serving import ThreadedWSGIServer, WSGIRequestHandler

from finovox_desktop.sandbox.analyses import Analyses, Inspector
from finovox_desktop.sandbox.application import SandboxApplication

HOST = "127.0.0.1"

_SECONDS_OF_SILENCE = 150.0  # what the service grants a request (service protocol, "Timeouts")
_SECONDS_TO_LINGER = 2.0
_BLOCK_SIZE = 64 * 1024
_BLOCKS_TO_LINGER = 16 * 1024
_SECONDS_UNTIL_STOP_IS_SEEN = 0.05


class SandboxServer:
    """The embedded service in this process. It listens from its making on, and answers from `start` or `serve` on.

    Each answer closes its connection: werkzeug does not keep connections alive, since it cannot tell where an unread
    body ends.
    """

    def __init__(self, inspector: Inspector, *, port: int = 0, clock: Callable[[], float] = time.monotonic) -> None:
        """Listen on `port` of 127.0.0.1 (0: any free one) and judge by `inspector`. Raises OSError if the port is in use."""
        # werkzeug ends the whole process where a port is in use: it gets a socket that is bound already.
        with socket.create_server((HOST, port), backlog=128) as listener:
            self._uploads = tempfile.TemporaryDirectory(prefix="finovox-sandbox-", ignore_cleanup_errors=True)
            self._analyses = Analyses(inspector, clock)
            application = SandboxApplication(self._analyses, Path(self._uploads.name))
            self._http = _HttpServer(HOST, port, application, _Connection, fd=listener.fileno())
        self._thread = threading.Thread(target=self._serve, name="sandbox")

    @property
    def root(self) -> str:
        """The root address, such as `http://127.0.0.1:40123`."""
        return f"http://{HOST}:{self._http.port}"

    @property
    def uploads_folder(self) -> Path:
        """Where documents lie until they were inspected."""
        return Path(self._uploads.name)

    def start(self) -> None:
        """Answer requests in threads of this process until `close`."""
        self._thread.start()

    def close(self) -> None:
        """Stop answering, break off what is under way and delete all documents."""
        if self._thread.is_alive():
            self._http.shutdown()
        self._http.break_off()
        self._analyses.close()
        self._http.server_close()
        if self._thread.is_alive():
            self._thread.join()
        self.delete_documents()

    def delete_documents(self) -> None:
        """Delete every document at once, inspected or not."""
        self._uploads.cleanup()

    def _serve(self) -> None:
        self._http.serve_forever(poll_interval=_SECONDS_UNTIL_STOP_IS_SEEN)


class _HttpServer(ThreadedWSGIServer):
    """Knows its open connections, so that none outlives it."""

    daemon_threads = False

    def __init__(self, *arguments: Any, **options: Any) -> None:  # noqa: ANN401  as werkzeug has it
        super().__init__(*arguments, **options)
        self._connections: set[socket.socket] = set()

    def get_request(self) -> tuple[socket.socket, Any]:
        connection, address = super().get_request()
        self._connections.add(connection)
        return connection, address

    def close_request(self, request: Any) -> None:  # noqa: ANN401  as socketserver has it
        self._connections.discard(request)
        super().close_request(request)

    def break_off(self) -> None:
        """Wake every thread that waits for its client."""
        for connection in self._connections.copy():
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)


class _Connection(WSGIRequestHandler):
    """One connection, without a log of requests."""

    timeout = _SECONDS_OF_SILENCE

    def handle(self) -> None:
        super().handle()
        self._linger()

    def log(self, type: str, message: str, *args: Any) -> None:  # noqa: A002, ANN401  as werkzeug has it
        """Keep quiet: the application logs what goes wrong."""

    def _linger(self) -> None:
        """Read on what the client still sends: closing at once would reset the connection before it sees a refusal."""
        with suppress(OSError):
            self.connection.shutdown(socket.SHUT_WR)
            self.connection.settimeout(_SECONDS_TO_LINGER)
            for _ in range(_BLOCKS_TO_LINGER):
                if not self.connection.recv(_BLOCK_SIZE):
                    break
