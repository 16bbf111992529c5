"""The service's two calls, streamed, cancellable and bounded.

Every exchange ends as a value: whatever the line does, nothing is raised (service protocol, "Calls" and "Bounds").
"""

import json
import ssl
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace

import requests.utils
import urllib3.exceptions
from urllib3 import BaseHTTPResponse

from finovox_desktop import __version__
from finovox_desktop.core.answers import Answer, Exchange, Trouble
from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.document import Document
from finovox_desktop.core.errors import CertificateFileError
from finovox_desktop.core.network import Network
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.text import shown
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.connections import WatchedAdapter
from finovox_desktop.service.deadlines import Deadline, Deadlines
from finovox_desktop.service.document_stream import DocumentStream, FileChangedError, FileUnreachableError
from finovox_desktop.service.proxies import Proxies
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
    """Speaks to one service. Not thread-safe: one for each request thread, which may share `deadlines`."""

    def __init__(
        self, root: str, bounds: Bounds, network: Network = DIRECTLY_AS_SYSTEM, deadlines: Deadlines | None = None
    ) -> None:
        """Raises CertificateFileError where the file of trusted certificates cannot be used."""
        self._root = root
        self._network = network
        self._bounds = bounds
        self._deadlines = deadlines or Deadlines()
        self._proxies = Proxies(root, network)
        self._headers = dict(requests.utils.default_headers()) | {"User-Agent": f"finovox-desktop/{__version__}"}
        try:
            self._adapter = WatchedAdapter(bounds.connecting, bounds.silence, network.certificate_file)
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
                self._adapter.drop_connections(idle_for=MOST_SECONDS_IDLE)
                exchange = self._exchange("analyse", body, key, cancellation)
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
        return self._exchange("retrieve", json.dumps({"retrieve_token": token.reveal()}).encode(), key, cancellation)

    def _exchange(
        self, call: str, body: SubmissionBody | bytes, key: Secret | None, cancellation: Cancellation
    ) -> Exchange:
        if cancellation.is_cancelled:
            # Connecting cannot be interrupted: it is not even begun.
            trouble = Trouble.QUITTING if cancellation.is_for_quitting else Trouble.CANCELLED
            return Exchange(None, trouble, body_whole=False)
        headers = self._headers | _headers_of(body)
        if key is not None:
            headers["api-key"] = key.reveal()
        with self._deadlines.ending(cancellation, self._bounds.overall) as deadline:
            try:
                with self._adapter.watched_by(cancellation):
                    answer = _without_key(self._answer(call, headers, body), key)
            except (FileChangedError, FileUnreachableError):
                raise
            except Exception as error:  # noqa: BLE001 - whatever the line does is a value; the table decides what it means
                trouble = _trouble_of(error, cancellation, deadline)
                return Exchange(None, trouble, body_whole=_is_whole(body), words=_words_of(error, key))
        return Exchange(answer, None, body_whole=_is_whole(body))

    def _answer(self, call: str, headers: Mapping[str, str], body: SubmissionBody | bytes) -> Answer:
        # Without a session of the library: that would remember cookies, read .netrc, and take the key, and with 307 and 308
        # the document, to wherever a redirect points.
        response = self._adapter.post(self._root, call, headers=headers, body=body, proxies=self._proxies.by_scheme())
        # Closed with its connection unless it was read to its end: then that is kept open.
        with response:
            return Answer(
                status=response.status,
                body=self._read(response),
                retry_after=response.headers.get("Retry-After"),
                content_type=response.headers.get("Content-Type", ""),
            )

    def _read(self, response: BaseHTTPResponse) -> bytes:
        """Read the answer's body in blocks up to the cap: 1 MB of gzip may unpack to 2 GB."""
        body = bytearray()
        try:
            while block := response.read1(_BLOCK_BYTES, decode_content=True):
                body += block
                if len(body) > self._bounds.answer_bytes:
                    raise AnswerBeyondBoundsError(f"more than {self._bounds.answer_bytes} bytes")
        except (urllib3.exceptions.HTTPError, OSError):
            # The status has been said; only of a success the body is what matters.
            if response.status in _SUCCESS:
                raise
        return bytes(body)


def _headers_of(body: SubmissionBody | bytes) -> dict[str, str]:
    if isinstance(body, bytes):
        return {"Content-Type": "application/json", "Content-Length": str(len(body))}
    return {"Content-Type": body.content_type, "Content-Length": str(body.length)}


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


def _is_whole(body: SubmissionBody | bytes) -> bool:
    return isinstance(body, bytes) or body.is_whole


def _trouble_of(error: Exception, cancellation: Cancellation, deadline: Deadline) -> Trouble:
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
