"""The service's two calls, streamed, cancellable and bounded. The only room door through which requests is used.

Every exchange ends as a value: whatever the line does, nothing is raised (service protocol, "Calls" and "Bounds").
"""

import json
import ssl
import threading
from collections.abc import Callable, Sequence
from dataclasses import replace
from urllib.parse import urlsplit

import requests
import requests.utils
import urllib3.exceptions

from finovox_desktop import __version__
from finovox_desktop.core.answers import Answer, Exchange, Trouble
from finovox_desktop.core.destination import AnalysisType, is_loopback
from finovox_desktop.core.document import Document
from finovox_desktop.core.errors import CertificateFileError
from finovox_desktop.core.network import Network, ProxyChoice
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.text import shown
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.connections import WatchedAdapter
from finovox_desktop.service.document_stream import DocumentStream, FileChangedError, FileUnreachableError
from finovox_desktop.service.submission_body import SubmissionBody

MOST_SECONDS_IDLE = 1.0
"""How long a connection may have been idle that a document is sent on.

A service may close an idle one at the very moment at which a document goes out on it, and the document would count as "may
have been received". None closes so soon, or it says so in its answer; that one has closed is seen before it is used.
"""

_BLOCK_BYTES = 64 * 1024
_SUCCESS = range(200, 300)

DIRECTLY_AS_SYSTEM = Network()
"""The system's proxy and the system's trust."""


class AnswerBeyondBoundsError(Exception):
    """The answer is larger than the program reads."""


class ServiceClient:
    """Speaks to one service. Not thread-safe: one for each request thread."""

    def __init__(self, root: str, bounds: Bounds, network: Network = DIRECTLY_AS_SYSTEM) -> None:
        """Raises CertificateFileError where the file of trusted certificates cannot be used."""
        self._root = root
        self._network = network
        self._bounds = bounds
        self._headers = dict(requests.utils.default_headers()) | {"User-Agent": f"finovox-desktop/{__version__}"}
        try:
            self._adapter = WatchedAdapter(bounds.silence, network.certificate_file)
        except (OSError, ssl.SSLError) as error:
            raise _unusable_certificates(network.certificate_file, error) from error

    @property
    def root(self) -> str:
        """The service's root address."""
        return self._root

    @property
    def network(self) -> Network:
        """How the service is reached."""
        return self._network

    def close(self) -> None:
        """Close the connections that are kept open."""
        self._adapter.close()

    def submit(
        self,
        document: Document,
        analysis_types: Sequence[AnalysisType],
        key: Secret | None,
        cancellation: Cancellation,
        report_progress: Callable[[int], None],
    ) -> Exchange:
        """Submit a document asynchronously, byte for byte; `report_progress` gets the bytes of the file handed over."""
        try:
            with DocumentStream(document, report_progress) as stream:
                payload = json.dumps({"analyse_type": list(analysis_types), "asynchronous": True})
                body = SubmissionBody(payload, document, stream, cancellation)
                request = requests.Request(
                    "POST", f"{self._root}/analyse", data=body, headers={"Content-Type": body.content_type}
                )
                self._adapter.drop_connections(idle_for=MOST_SECONDS_IDLE)
                exchange = self._exchange(request, key, cancellation, body)
                if not exchange.body_whole:
                    # Answered before its end, maybe: whatever follows on that connection would be taken for the rest of it.
                    self._adapter.drop_connections()
                return exchange
        except FileChangedError as error:
            return Exchange(None, Trouble.FILE_CHANGED, body_whole=False, words=str(error))
        except FileUnreachableError as error:
            return Exchange(None, Trouble.FILE_UNREACHABLE, body_whole=False, words=str(error))

    def retrieve(self, token: Secret, key: Secret | None, cancellation: Cancellation) -> Exchange:
        """Ask for the result of a token."""
        request = requests.Request("POST", f"{self._root}/retrieve", json={"retrieve_token": token.reveal()})
        return self._exchange(request, key, cancellation, None)

    def _exchange(
        self, request: requests.Request, key: Secret | None, cancellation: Cancellation, body: SubmissionBody | None
    ) -> Exchange:
        if cancellation.is_cancelled:
            # Connecting cannot be interrupted: it is not even begun.
            trouble = Trouble.QUITTING if cancellation.is_for_quitting else Trouble.CANCELLED
            return Exchange(None, trouble, body_whole=False)
        if key is not None:
            request.headers["api-key"] = key.reveal()
        deadline = _Deadline(cancellation, self._bounds.overall)
        try:
            with deadline, self._adapter.watched_by(cancellation):
                answer = _without_key(self._send(request), key)
        except (FileChangedError, FileUnreachableError):
            raise
        except Exception as error:  # noqa: BLE001 - whatever the line does is a value; the table decides what it means
            trouble = _trouble_of(error, cancellation, deadline)
            return Exchange(None, trouble, body_whole=_is_whole(body), words=_words_of(error, key))
        return Exchange(answer, None, body_whole=_is_whole(body))

    def _send(self, request: requests.Request) -> Answer:
        # Without a session of the library: that would remember cookies, read .netrc, and take the key, and with 307 and 308
        # the document, to wherever a redirect points.
        request.headers = self._headers | dict(request.headers)
        with self._adapter.send(
            request.prepare(),
            timeout=(self._bounds.connecting, self._bounds.silence),
            stream=True,
            proxies=_proxies_for(self._root, self._network),
        ) as response:
            return Answer(
                status=response.status_code,
                body=self._read(response),
                retry_after=response.headers.get("Retry-After"),
                content_type=response.headers.get("Content-Type", ""),
            )

    def _read(self, response: requests.Response) -> bytes:
        """Read the answer's body in blocks up to the cap: 1 MB of gzip may unpack to 2 GB."""
        body = bytearray()
        try:
            while block := response.raw.read1(_BLOCK_BYTES, decode_content=True):
                body += block
                if len(body) > self._bounds.answer_bytes:
                    raise AnswerBeyondBoundsError(f"more than {self._bounds.answer_bytes} bytes")
        except (urllib3.exceptions.HTTPError, OSError):
            # The status has been said; only of a success the body is what matters.
            if response.status_code in _SUCCESS:
                raise
        return bytes(body)


class _Deadline:
    """Ends an exchange that takes too long in all: an answer that drips never trips the limit on silence."""

    def __init__(self, cancellation: Cancellation, seconds: float) -> None:
        self._cancellation = cancellation
        self._timer = threading.Timer(seconds, self._pass)
        self._timer.daemon = True
        self.has_passed = False

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _pass(self) -> None:
        self.has_passed = True
        self._cancellation.cancel()


def _proxies_for(root: str, network: Network) -> dict[str, str]:
    """Give the proxies, by scheme; none for this computer, whatever the settings and the environment say."""
    if is_loopback(urlsplit(root).hostname or "") or network.proxy is ProxyChoice.NONE:
        return {}
    if network.proxy is ProxyChoice.OWN:
        return {"http": network.proxy_address, "https": network.proxy_address}
    return dict(requests.utils.get_environ_proxies(root))


def _unusable_certificates(path: str, error: OSError) -> CertificateFileError:
    return CertificateFileError(
        QT_TRANSLATE_NOOP("Error", "The file of trusted certificates {path} cannot be used: {reason}."),
        QT_TRANSLATE_NOOP(
            "Error", "Nothing is sent. Choose another file in the settings, or the system's certificates."
        ),
        path=shown(path),
        reason=error.strerror or type(error).__name__,
    )


def _without_key(answer: Answer, key: Secret | None) -> Answer:
    """Take the key out of an answer that echoes it: answers are kept and exported, the key never is."""
    if key is None or key.reveal().encode() not in answer.body:
        return answer
    return replace(answer, body=answer.body.replace(key.reveal().encode(), b"[key]"))


def _is_whole(body: SubmissionBody | None) -> bool:
    return body is None or body.is_whole


def _trouble_of(error: Exception, cancellation: Cancellation, deadline: _Deadline) -> Trouble:
    if deadline.has_passed or isinstance(error, AnswerBeyondBoundsError):
        return Trouble.ANSWER_BEYOND_BOUNDS
    if cancellation.is_cancelled:
        return Trouble.QUITTING if cancellation.is_for_quitting else Trouble.CANCELLED
    causes = list(_causes_of(error))
    if any(isinstance(cause, ssl.SSLCertVerificationError) for cause in causes):
        return Trouble.UNTRUSTED_CERTIFICATE
    # What http.client says of a proxy's answer to CONNECT; a mere "407" may stand in a port or an address, too.
    if any("Tunnel connection failed: 407" in str(cause) for cause in causes):
        return Trouble.PROXY_PASSWORD
    if any(isinstance(cause, TimeoutError | urllib3.exceptions.ReadTimeoutError) for cause in causes):
        return Trouble.NO_ANSWER
    return Trouble.UNREACHABLE


def _causes_of(error: BaseException) -> Sequence[BaseException]:
    """Give an error and everything it wraps: requests and urllib3 keep causes as arguments and as `reason`."""
    found: list[BaseException] = []
    waiting: list[object] = [error]
    while waiting and len(found) < 20:  # noqa: PLR2004 - a chain that is longer tells nothing more
        candidate = waiting.pop()
        if not isinstance(candidate, BaseException) or candidate in found:
            continue
        found.append(candidate)
        waiting += [*candidate.args, getattr(candidate, "reason", None), candidate.__cause__, candidate.__context__]
    return found


def _words_of(error: Exception, key: Secret | None) -> str:
    innermost = _causes_of(error)[-1]
    if isinstance(innermost, ValueError):
        # Of a header or a text that cannot be sent: the message quotes it, escaped.
        return type(innermost).__name__
    text = f"{type(innermost).__name__}: {innermost}"
    return text.replace(key.reveal(), "[key]") if key is not None else text
