"""What the fault service can do to a request. Each gives a behaviour for its scripts."""

import gzip
import itertools
import json
import threading
import zlib
from collections.abc import Iterator, Mapping

from tests.fakes.fault_service import Behaviour, Conversation, FaultService, answer_head

RESULT = {
    "name": "sample.pdf",
    "global_risk": "high",
    "software_risk": "high",
    "metadata_risk": "medium",
    "datastructure_risk": "low",
    "vision_risk": "low",
    "coherence_risk": "medium",
    "document_quality": "acceptable",
    "software": "photoshop",
}

JSON = {"Content-Type": "application/json"}


def json_bytes(value: object) -> bytes:
    """Give a value as JSON."""
    return json.dumps(value).encode()


def answer(status: int, body: object = b"", headers: Mapping[str, str] | None = None) -> Behaviour:
    """Read the whole request, then answer; a body that is no bytes is sent as JSON."""
    content = body if isinstance(body, bytes) else json_bytes(body)

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        conversation.answer(status, content, {**({} if isinstance(body, bytes) else JSON), **(headers or {})})

    return behave


def token(text: str, status: int = 200) -> Behaviour:
    """Accept a submission with this token."""
    return answer(status, {"retrieve_token": text})


def result(**changed: object) -> Behaviour:
    """Give a result."""
    return answer(200, {**RESULT, **changed})


def not_ready(status: int = 202) -> Behaviour:
    """Say that the result is not ready."""
    return answer(status, {"status": "processing"})


def answer_before_body(status: int, body: bytes = b"") -> Behaviour:
    """Answer as soon as the body begins, and read no more than its first 1000 bytes before that."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body(1000)
        conversation.answer(status, body, {"Connection": "close"})
        conversation.end_sending()

    return behave


def answer_and_reset(status: int) -> Behaviour:
    """Answer when the body begins and close at once, with most of it unread: over TLS this looks like an error of TLS."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body(1000)
        conversation.answer(status, b"", {"Connection": "close"})
        conversation.close()

    return behave


def close_in_body(after: int = 1000) -> Behaviour:
    """Read so many bytes of the body, then close."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body(after)
        conversation.close()

    return behave


def close_after_body() -> Behaviour:
    """Read the whole request, then close without a word."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        conversation.close()

    return behave


def close_in_answer(status: int = 200, body: object = None) -> Behaviour:
    """Announce an answer, send half of it, close."""
    content = json_bytes({"retrieve_token": "half"} if body is None else body)

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        head = answer_head(status, {**JSON, "Content-Length": str(len(content))})
        conversation.send(head + content[: len(content) // 2])
        conversation.close()

    return behave


def close_in_head() -> Behaviour:
    """Send half of an answer's first line, close."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        conversation.send(b"HTTP/1.1 2")
        conversation.close()

    return behave


def drip(body: bytes, status: int = 200) -> Behaviour:
    """Answer one byte at a time."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        conversation.send(answer_head(status, {**JSON, "Content-Length": str(len(body))}))
        for number in range(len(body)):
            conversation.send(body[number : number + 1])

    return behave


def drip_without_end(status: int = 200) -> Behaviour:
    """Answer a byte every 10 milliseconds, for ever."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        conversation.send(answer_head(status, {**JSON, "Content-Length": "1000000"}))
        pause = threading.Event()
        while not pause.wait(0.01):
            conversation.send(b" ")

    return behave


def answer_of_unknown_length_without_end() -> Behaviour:
    """Begin an answer that ends only with the connection, and never end it."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        conversation.send(answer_head(200, {**JSON, "Connection": "close"}) + b'{"retrieve_token": ')
        conversation.wait_for_end()

    return behave


def stall_in_body(after: int = 1000) -> Behaviour:
    """Read so many bytes of the body, then no more."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body(after)
        conversation.wait_for_end()

    return behave


def pause_in_body(after: int, behaviour: Behaviour) -> Behaviour:
    """Read so many bytes of the body, wait for `service.release()`, then do as told."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body(after)
        conversation.wait_for_release()
        behaviour(conversation)

    return behave


def no_answer() -> Behaviour:
    """Read the whole request and never answer."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        conversation.wait_for_end()

    return behave


def after_release(behaviour: Behaviour) -> Behaviour:
    """Read the whole request, wait for `service.release()`, then do as told."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        conversation.wait_for_release()
        behaviour(conversation)

    return behave


def html(status: int = 200) -> Behaviour:
    """Answer with a page, as a captive portal does."""
    page = b"<!doctype html><html><head><title>Log in</title></head><body>Log in</body></html>"
    return answer(status, page, {"Content-Type": "text/html"})


def half_json(status: int = 200) -> Behaviour:
    """Answer with JSON that ends too early, in an answer that is whole."""
    return answer(status, b'{"retrieve_token": "abc', JSON)


def redirect(location: str, status: int = 307) -> Behaviour:
    """Send the client elsewhere."""
    return answer(status, b"", {"Location": location, "Set-Cookie": "id=1; Path=/"})


def gzip_bomb(unpacked: int = 2 * 1024**3) -> Behaviour:
    """Answer with a few megabytes of gzip that unpack to so many bytes of spaces."""

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        conversation.send(answer_head(200, {**JSON, "Content-Encoding": "gzip", "Connection": "close"}))
        for block in _packed_spaces(unpacked):
            conversation.send(block)
        conversation.close()

    return behave


def zipped(status: int, body: object) -> Behaviour:
    """Answer with gzip, one byte at a time."""
    content = gzip.compress(json_bytes(body))

    def behave(conversation: Conversation) -> None:
        conversation.read_body()
        head = {**JSON, "Content-Encoding": "gzip", "Content-Length": str(len(content))}
        conversation.send(answer_head(status, head))
        for number in range(len(content)):
            conversation.send(content[number : number + 1])

    return behave


class Tokens:
    """Accepts every submission with a token of its own: "token-1", "token-2" ..."""

    def __init__(self) -> None:
        self._numbers = itertools.count(1)
        self._lock = threading.Lock()

    def __call__(self, conversation: Conversation) -> None:
        conversation.read_body()
        with self._lock:
            number = next(self._numbers)
        conversation.answer(200, json_bytes({"retrieve_token": f"token-{number}"}), JSON)


def good_service() -> FaultService:
    """Give a service that accepts everything and finds every result ready."""
    service = FaultService(answer(404))
    service.on_analyse(Tokens())
    service.on_retrieve(result())
    return service


def _packed_spaces(unpacked: int) -> Iterator[bytes]:
    packer = zlib.compressobj(9, zlib.DEFLATED, 31)
    block = b" " * (1024 * 1024)
    for _ in range(unpacked // len(block)):
        yield packer.compress(block)
    yield packer.flush()
