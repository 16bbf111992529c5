"""Connections that can be ended from another thread, and whose timeouts mean what they say."""

import contextlib
import http.client
import socket
import ssl
import time
from collections.abc import Iterable, Iterator, Mapping
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Any

import requests
import truststore
from requests.adapters import HTTPAdapter
from urllib3 import BaseHTTPResponse, HTTPConnectionPool, HTTPSConnectionPool, Timeout
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.poolmanager import PoolManager, ProxyManager

from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.connecting import connect

_SEND_BLOCK_BYTES = 256 * 1024
_INTERIM = range(101, 200)

# The cancellation of the exchange that this thread is in: the connection is made deep inside the libraries.
_current: ContextVar[Cancellation] = ContextVar("cancellation")
_silence_seconds: ContextVar[float] = ContextVar("silence_seconds")


class _FinalResponse(http.client.HTTPResponse):
    """An answer, and nothing that a service says before it (1xx: it got the request, it takes its time).

    The library passes over 100 only, and takes another for the answer. What follows it would be read as the answer to the next
    request on this connection: as the result of another document.
    """

    def _read_status(self) -> tuple[int | str, int, str]:
        version, status, reason = super()._read_status()  # type: ignore[misc] # the library's own, which the stubs leave out
        while status in _INTERIM:
            http.client.parse_headers(self.fp)
            version, status, reason = super()._read_status()  # type: ignore[misc] # as above
        return version, status, reason


class _WatchedConnection(HTTPConnection):
    """Shows its plain socket to the exchange's cancellation."""

    response_class = _FinalResponse

    _plain: socket.socket | None = None

    def _new_conn(self) -> socket.socket:
        cancellation = _current.get()
        try:
            connection = connect(
                (self._dns_host, self.port), float(self.timeout or 0), self.socket_options or (), cancellation
            )
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, f"no connection to {self.host}: {error}") from error
        except OSError as error:
            raise NewConnectionError(self, f"no connection to {self.host}: {error}") from error
        self._plain = connection.dup()
        cancellation.watch(connection)
        return connection

    def connect(self) -> None:
        super().connect()
        # The connect timeout would otherwise govern the sending of the body: a moving upload dies after it.
        if self.sock is not None:
            self.sock.settimeout(_silence_seconds.get())

    def request(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - handed on as they are
        if self._plain is not None:
            _current.get().watch(self._plain)
        if self.sock is not None:
            self.timeout = _silence_seconds.get()  # as above, of a connection that was kept open
        super().request(*arguments, **named)

    def close(self) -> None:
        super().close()
        if self._plain is not None:
            self._plain.close()
            self._plain = None


class _WatchedSecureConnection(_WatchedConnection, HTTPSConnection):
    """The same over TLS: what is shown lies below it."""

    def request(self, *arguments: Any, **named: Any) -> None:  # noqa: ANN401 - handed on as they are
        try:
            super().request(*arguments, **named)
        except ssl.SSLEOFError as error:
            # The library reads an early answer after a broken pipe only; over TLS that looks like this.
            raise BrokenPipeError(*error.args) from error


class _Pool(HTTPConnectionPool):
    ConnectionCls = _WatchedConnection


class _SecurePool(HTTPSConnectionPool):
    ConnectionCls = _WatchedSecureConnection


_POOL_CLASSES = {"http": _Pool, "https": _SecurePool}


@dataclass(frozen=True, slots=True)
class _Line:
    """Where the exchanges with a service go: a pool of one connection, and what its calls' targets begin with."""

    root: str
    proxies: Mapping[str, str]
    pool: HTTPConnectionPool
    target: str


class WatchedAdapter(HTTPAdapter):
    """Makes connections that are watched, that trust what the system trusts, and that never send a request twice."""

    def __init__(self, connecting_seconds: float, silence_seconds: float, certificate_file: str = "") -> None:
        """`certificate_file`: trusted in place of the system's certificates. Raises OSError where it cannot be read."""
        self._timeout = Timeout(connect=connecting_seconds, read=silence_seconds)
        self._silence_seconds = silence_seconds
        self._line: _Line | None = None
        self._idle_since = time.monotonic()
        self._trust = _trust_in(certificate_file)
        super().__init__(max_retries=0, pool_connections=1, pool_maxsize=1)

    @contextlib.contextmanager
    def watched_by(self, cancellation: Cancellation) -> Iterator[None]:
        """Let a cancellation end whatever this thread does on the line within the body."""
        current = _current.set(cancellation)
        silence = _silence_seconds.set(self._silence_seconds)
        try:
            yield
        finally:
            self._idle_since = time.monotonic()
            cancellation.forget()
            _current.reset(current)
            _silence_seconds.reset(silence)

    def post(
        self,
        root: str,
        call: str,
        *,
        headers: Mapping[str, str],
        body: bytes | Iterable[bytes | memoryview],
        proxies: Mapping[str, str],
    ) -> BaseHTTPResponse:
        """Post to a call of a service; give the answer, with its body still to be read.

        This is what `send` does, without what would be prepared anew for each request and is the same for all of a service:
        that took four times as long as the exchange itself.
        """
        line = self._line_to(root, proxies)
        return line.pool.urlopen(
            "POST",
            f"{line.target}/{call}",
            body=body,  # type: ignore[arg-type] # its blocks are handed on to the socket, which takes any bytes
            headers=headers,
            timeout=self._timeout,
            retries=self.max_retries,
            redirect=False,
            assert_same_host=False,
            preload_content=False,
            decode_content=False,
        )

    def _line_to(self, root: str, proxies: Mapping[str, str]) -> _Line:
        line = self._line
        if line is None or (line.root, line.proxies) != (root, proxies):
            request = requests.Request("POST", root).prepare()
            pool = self.get_connection_with_tls_context(request, verify=True, proxies=dict(proxies))
            assert isinstance(pool, HTTPConnectionPool)
            self.cert_verify(pool, root, verify=True, cert=None)
            target = self.request_url(request, dict(proxies)).rstrip("/")
            self._line = line = _Line(root, proxies, pool, target)
        return line

    def drop_connections(self, idle_for: float = 0.0) -> None:
        """Close connections that were kept open and not used for so many seconds."""
        if time.monotonic() - self._idle_since >= idle_for:
            self.close()

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._line = None
        super().close()

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **named: Any) -> None:  # noqa: ANN401, FBT001, FBT002
        """Make the pools of direct connections, as the base class asks for."""
        self.poolmanager = PoolManager(
            num_pools=connections,
            maxsize=maxsize,
            block=block,
            blocksize=_SEND_BLOCK_BYTES,
            ssl_context=self._trust,
            **named,
        )
        self.poolmanager.pool_classes_by_scheme = _POOL_CLASSES

    def cert_verify(self, conn: Any, url: str, verify: Any, cert: Any) -> None:  # noqa: ANN401, ARG002 - the base class's form
        """Verify, and trust nothing beyond the context: the base class would add a list of its own to it."""
        conn.cert_reqs = "CERT_REQUIRED"
        conn.ca_certs = None
        conn.ca_cert_dir = None

    def proxy_manager_for(self, proxy: str, **named: Any) -> ProxyManager:  # noqa: ANN401 - handed on as they are
        """Make the pools of connections through a proxy, as the base class asks for."""
        manager: ProxyManager = super().proxy_manager_for(
            proxy, blocksize=_SEND_BLOCK_BYTES, ssl_context=self._trust, **named
        )
        manager.pool_classes_by_scheme = _POOL_CLASSES
        return manager


def _trust_in(certificate_file: str) -> ssl.SSLContext:
    if not certificate_file:
        return truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    return ssl.create_default_context(cafile=certificate_file)
