"""A service on the loopback that does what it is told to each request: also all that a good service would never do.

Real sockets, HTTP or HTTPS. What it does is a list of behaviours for each call (module `faults`): each request takes the
next one, the last one stays. What it saw is kept: `service.requests`.
"""

import contextlib
import hashlib
import io
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.parser import BytesParser
from functools import partial
from typing import Self

from werkzeug.formparser import parse_form_data

GREATEST_KEPT_BODY = 4 * 1024 * 1024
"""Bytes of a request's body that are kept as they came; a longer one is only counted and hashed."""

GREATEST_WAIT_SECONDS = 30.0
"""How long a behaviour that waits for the test waits at most: a test that forgot it must not hang."""

_BLOCK_BYTES = 64 * 1024


@dataclass(frozen=True, slots=True)
class FilePart:
    """The file in a submission, as it came."""

    name: str
    content_type: str
    content: bytes


@dataclass(slots=True)
class SeenRequest:
    """What arrived. Header names are in lower case; `body` is cut at GREATEST_KEPT_BODY."""

    method: str
    path: str
    headers: Mapping[str, str]
    body: bytearray = field(default_factory=bytearray)
    body_length: int = 0
    is_whole: bool = False
    _digest: "hashlib._Hash" = field(default_factory=hashlib.sha256)

    @property
    def key(self) -> str | None:
        """The API key that was sent."""
        return self.headers.get("api-key")

    @property
    def announced_length(self) -> int:
        """The length of the body by its header."""
        return int(self.headers.get("content-length", "0"))

    @property
    def body_sha256(self) -> str:
        """The hash of the body so far."""
        return self._digest.hexdigest()

    def add(self, block: bytes) -> None:
        """Take in a block of the body."""
        self.body_length += len(block)
        self._digest.update(block)
        self.body += block[: max(GREATEST_KEPT_BODY - len(self.body), 0)]
        self.is_whole = self.body_length >= self.announced_length

    def form(self) -> tuple[dict[str, str], dict[str, FilePart]]:
        """Read the body of a submission: its texts and its files by the names of their parts."""
        _, texts, files = parse_form_data(
            {
                "REQUEST_METHOD": self.method,
                "CONTENT_TYPE": self.headers.get("content-type", ""),
                "CONTENT_LENGTH": str(len(self.body)),
                "wsgi.input": io.BytesIO(self.body),
            }
        )
        parts = {}
        for name, file in files.items():
            parts[name] = FilePart(file.filename or "", file.content_type or "", file.read())
            file.close()
        return dict(texts.items()), parts


class Conversation:
    """One connection, as a behaviour uses it."""

    def __init__(self, service: "FaultService", connection: socket.socket) -> None:
        self._connection = connection
        self._incoming = connection.makefile("rb")
        self.service = service
        self.request = SeenRequest("", "", {})
        self.is_open = True

    def read_request(self) -> bool:
        """Read the next request up to its body; False where the other side has closed."""
        line = self._incoming.readline(_BLOCK_BYTES).split()
        if len(line) < 2:
            return False
        lines = []
        while (header := self._incoming.readline(_BLOCK_BYTES)) not in {b"\r\n", b""}:
            lines.append(header)
        fields = BytesParser().parsebytes(b"".join(lines), headersonly=True)
        self.request = SeenRequest(
            line[0].decode("latin-1"),
            line[1].decode("latin-1"),
            {name.lower(): str(value) for name, value in fields.items()},
        )
        self.request.is_whole = self.request.announced_length == 0
        self.service.note(self.request)
        return True

    def read_body(self, most: int | None = None) -> None:
        """Read the body, or its first `most` bytes. Raises ConnectionError where it ends too early."""
        wanted = self.request.announced_length if most is None else min(most, self.request.announced_length)
        while self.request.body_length < wanted:
            block = self._incoming.read1(min(_BLOCK_BYTES, wanted - self.request.body_length))
            if not block:
                raise ConnectionError("the body broke off")
            self.service.change(partial(self.request.add, block))

    def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self._connection.sendall(data)

    def answer(self, status: int, body: bytes = b"", headers: Mapping[str, str] | None = None) -> None:
        """Send a whole answer."""
        self.send(answer_head(status, {"Content-Length": str(len(body)), **(headers or {})}) + body)

    def end_sending(self) -> None:
        """Say that no more will come, and take in and drop whatever the other side still sends."""
        self.is_open = False
        with contextlib.suppress(OSError):
            self._connection.shutdown(socket.SHUT_WR)
            while self._incoming.read1(_BLOCK_BYTES):
                pass

    def close(self) -> None:
        """End the connection now."""
        self.is_open = False

    def hang_up(self) -> None:
        """Let go of the socket: it closes when everyone has."""
        with contextlib.suppress(OSError):
            self._incoming.close()

    def wait_for_release(self) -> None:
        """Wait until the test says `service.release()`, or the service ends."""
        self.service.wait_for_release()

    def wait_for_end(self) -> None:
        """Wait until the other side has closed, without reading any more of a body; or until the service ends."""
        self.is_open = False
        self.service.wait_for_stop()


Behaviour = Callable[[Conversation], None]


class FaultService:
    """Serves on the loopback between `with` and its end.

    `context` makes it HTTPS; `shakes_hands=False` takes connections and never says a word, as in a TLS handshake that hangs.
    """

    def __init__(
        self, default: Behaviour, *, context: ssl.SSLContext | None = None, shakes_hands: bool = True, port: int = 0
    ) -> None:
        self._context = context
        self._shakes_hands = shakes_hands
        self._changed = threading.Condition()
        self._released = threading.Event()
        self._stopped = threading.Event()
        self._scripts: dict[str, list[Behaviour]] = {}
        self._default = default
        self._listener = socket.create_server(("127.0.0.1", port))
        self.port: int = self._listener.getsockname()[1]
        self._threads: list[threading.Thread] = []
        self._lines: set[socket.socket] = set()
        self.requests: list[SeenRequest] = []
        self.connections = 0
        """How many connections were made."""
        self.ended = 0
        """How many of them are closed."""
        self.errors: list[BaseException] = []
        """What went wrong in the service itself: a mistake in a test."""

    def __enter__(self) -> Self:
        self._begin(self._accept)
        return self

    def __exit__(self, *_: object) -> None:
        self._stopped.set()
        self._released.set()
        # A listening socket is woken by a shutdown on Linux only; a connection wakes it everywhere.
        with contextlib.suppress(OSError):
            socket.create_connection(("127.0.0.1", self.port), timeout=5).close()
        with self._changed:
            for line in self._lines:
                with contextlib.suppress(OSError):
                    line.shutdown(socket.SHUT_RDWR)
        for thread in list(self._threads):
            thread.join(GREATEST_WAIT_SECONDS)
        self._listener.close()
        if self.errors:
            raise AssertionError(f"the fault service broke: {self.errors!r}")

    @property
    def root(self) -> str:
        """The address of its root."""
        return f"{'https' if self._context else 'http'}://127.0.0.1:{self.port}"

    def on_analyse(self, *behaviours: Behaviour) -> None:
        """Say what the next submissions meet; the last behaviour stays."""
        self._script("/analyse", behaviours)

    def on_retrieve(self, *behaviours: Behaviour) -> None:
        """Say what the next checks meet; the last behaviour stays."""
        self._script("/retrieve", behaviours)

    def release(self) -> None:
        """Let all behaviours go on that wait for it, from now on."""
        self._released.set()

    def submissions(self) -> list[SeenRequest]:
        """Give what arrived at /analyse."""
        return [request for request in self.requests if request.path == "/analyse"]

    def checks(self) -> list[SeenRequest]:
        """Give what arrived at /retrieve."""
        return [request for request in self.requests if request.path == "/retrieve"]

    def wait_until(self, condition: Callable[[], bool], seconds: float = 10.0) -> None:
        """Wait until something was seen. Raises TimeoutError."""
        with self._changed:
            if not self._changed.wait_for(condition, seconds):
                raise TimeoutError(f"not seen within {seconds} s; seen: {self.requests!r:.2000}")

    # For conversations

    def note(self, request: SeenRequest) -> None:
        self.change(lambda: self.requests.append(request))

    def change(self, action: Callable[[], None]) -> None:
        with self._changed:
            action()
            self._changed.notify_all()

    def wait_for_release(self) -> None:
        self._released.wait(GREATEST_WAIT_SECONDS)

    def wait_for_stop(self) -> None:
        self._stopped.wait(GREATEST_WAIT_SECONDS)

    # Threads

    def _forget(self, line: socket.socket) -> None:
        self._lines.discard(line)
        line.close()
        self.ended += 1

    def _script(self, path: str, behaviours: tuple[Behaviour, ...]) -> None:
        with self._changed:
            self._scripts[path] = list(behaviours)

    def _next_behaviour(self, path: str) -> Behaviour:
        with self._changed:
            script = self._scripts.get(path)
            if not script:
                return self._default
            return script.pop(0) if len(script) > 1 else script[0]

    def _begin(self, target: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=target, args=arguments, name="fault service")
        self._threads.append(thread)
        thread.start()

    def _accept(self) -> None:
        while True:
            connection, _ = self._listener.accept()
            if self._stopped.is_set():
                connection.close()
                return
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            # A duplicate of the plain socket ends a conversation from outside, over TLS too.
            line = connection.dup()
            with self._changed:
                self._lines.add(line)
                self.connections += 1
                self._changed.notify_all()
            self._begin(self._serve, connection, line)

    def _serve(self, plain: socket.socket, line: socket.socket) -> None:
        connection = plain
        conversation: Conversation | None = None
        try:
            if not self._shakes_hands:
                self.wait_for_stop()
                return
            if self._context is not None:
                connection = self._context.wrap_socket(plain, server_side=True)
            conversation = Conversation(self, connection)
            while conversation.is_open and conversation.read_request():
                self._next_behaviour(conversation.request.path)(conversation)
        except OSError:
            pass  # the other side has gone, or the service ends
        except BaseException as error:  # noqa: BLE001 - told to the test at its end
            self.errors.append(error)
        finally:
            if conversation is not None:
                conversation.hang_up()
            connection.close()
            self.change(lambda: self._forget(line))


def answer_head(status: int, headers: Mapping[str, str]) -> bytes:
    """Give the first lines of an answer."""
    lines = [f"HTTP/1.1 {status} Whatever", *(f"{name}: {value}" for name, value in headers.items())]
    return ("\r\n".join(lines) + "\r\n\r\n").encode("latin-1")
