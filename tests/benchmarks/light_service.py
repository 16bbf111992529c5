"""The service's two calls with nothing behind them, in a process of its own: quick enough to hold up neither side.

`python -m tests.benchmarks.light_service ANSWER_AFTER READY_AFTER BYTES_A_SECOND`: the seconds until a submission is
answered and until its result is ready, and what the line carries, over all connections. Prints its root address; ends when
its input ends. A token holds the monotonic time of this computer at which its result is ready, for whoever wants to know how
late it was fetched. Tokens that it did not give, `token-N`, become ready one after another, 50 a second from its start.
"""

import asyncio
import itertools
import json
import math
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_BLOCK_BYTES = 256 * 1024
_FOREIGN_READY_A_SECOND = 50
_END_OF_HEAD = b"\r\n\r\n"
_RESULT = {
    "name": "document.pdf", "global_risk": "low", "software_risk": "low", "metadata_risk": "low",
    "datastructure_risk": "low", "vision_risk": "low", "coherence_risk": "low", "document_quality": "acceptable",
}  # fmt: skip


@contextmanager
def light_service(
    answer_after: float = 0.0, ready_after: float = 3600.0, bytes_a_second: float | None = None
) -> Iterator[str]:
    """Run the service, with times in seconds; give its root address."""
    numbers = map(str, (answer_after, ready_after, bytes_a_second or math.inf))
    command = [sys.executable, "-m", "tests.benchmarks.light_service", *numbers]
    with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.communicate()


def seconds_since_ready(token: str) -> float:
    """Give how long ago the result of a token became ready; negative before that."""
    return time.monotonic() - float(token.partition("@")[2])


class _ForeignTokens:
    """When tokens of an earlier run become ready."""

    def __init__(self) -> None:
        self._since = time.monotonic()

    def are_ready(self, token: str) -> bool:
        return time.monotonic() - self._since >= int(token.rpartition("-")[2]) / _FOREIGN_READY_A_SECOND


class _Line:
    """What all connections share: it carries so many bytes a second."""

    def __init__(self, bytes_a_second: float) -> None:
        self._bytes_a_second = bytes_a_second
        self._free_at = 0.0

    def carry(self, count: int) -> float:
        """Carry bytes after all that came before; give the seconds until they have arrived."""
        now = time.monotonic()
        self._free_at = max(self._free_at, now) + count / self._bytes_a_second
        return self._free_at - now


class _Connection(asyncio.BufferedProtocol):
    """One connection that is kept open: a head, a body of the announced length, an answer, and so on."""

    def __init__(
        self, answer_after: float, ready_after: float, line: _Line, foreign: _ForeignTokens, numbers: Iterator[int]
    ) -> None:
        self._answer_after = answer_after
        self._ready_after = ready_after
        self._line = line
        self._numbers = numbers
        self._foreign = foreign
        self._block = memoryview(bytearray(_BLOCK_BYTES))
        self._head = b""
        self._body = b""
        self._missing = 0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def get_buffer(self, _sizehint: int) -> memoryview:
        return self._block

    def buffer_updated(self, nbytes: int) -> None:
        seconds = self._line.carry(nbytes)
        if seconds:
            self._transport.pause_reading()
            asyncio.get_running_loop().call_later(seconds, self._arrive, nbytes)
        else:
            self._arrive(nbytes)

    def _arrive(self, nbytes: int) -> None:
        if not self._transport.is_reading() and not self._transport.is_closing():
            self._transport.resume_reading()
        if self._missing:
            self._take_body(self._block[:nbytes])
            return
        self._head += self._block[:nbytes]
        head, end, rest = self._head.partition(_END_OF_HEAD)
        if end:
            self._begin_body(head.lower())
            self._take_body(memoryview(rest))

    def _begin_body(self, head: bytes) -> None:
        self._head = head
        self._body = b""
        self._missing = int(head.partition(b"content-length:")[2].partition(b"\r\n")[0])
        if b"\r\nexpect: 100-continue" in head:
            self._transport.write(b"HTTP/1.1 100 Continue\r\n\r\n")

    def _take_body(self, block: memoryview) -> None:
        self._missing -= len(block)
        is_question = self._head.startswith(b"post /retrieve")
        if is_question:
            self._body += block
        if self._missing == 0:
            self._head = b""
            if is_question:
                self._answer_question(json.loads(self._body)["retrieve_token"])
            elif self._answer_after:
                asyncio.get_running_loop().call_later(self._answer_after, self._give_token)
            else:
                self._give_token()

    def _give_token(self) -> None:
        self._answer(b"200 OK", {"retrieve_token": f"{next(self._numbers)}@{time.monotonic() + self._ready_after}"})

    def _answer_question(self, token: str) -> None:
        if seconds_since_ready(token) >= 0 if "@" in token else self._foreign.are_ready(token):
            self._answer(b"200 OK", _RESULT)
        else:
            self._answer(b"202 Accepted", {"status": "processing"})

    def _answer(self, status: bytes, content: dict[str, str]) -> None:
        body = json.dumps(content).encode()
        head = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (status, len(body))
        self._transport.write(head + body)


async def _serve(answer_after: float, ready_after: float, bytes_a_second: float) -> None:
    loop = asyncio.get_running_loop()
    line, foreign, numbers = _Line(bytes_a_second), _ForeignTokens(), itertools.count()
    server = await loop.create_server(
        lambda: _Connection(answer_after, ready_after, line, foreign, numbers), "127.0.0.1", 0
    )
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(_serve(*map(float, sys.argv[1:])))
