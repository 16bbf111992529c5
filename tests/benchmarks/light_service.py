"""The service's two calls with nothing behind them, in a process of its own: quick enough to hold up neither side.

`python -m tests.benchmarks.light_service ANSWER_AFTER READY_AFTER`: the seconds until a submission is answered, and until its
result is ready. Prints its root address; ends when its input ends. A token holds the monotonic time of this computer at
which its result is ready, for whoever wants to know how late it was fetched.
"""

import asyncio
import itertools
import json
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_ROOT = Path(__file__).parents[2]
_BLOCK_BYTES = 256 * 1024
_END_OF_HEAD = b"\r\n\r\n"
_RESULT = {
    "name": "document.pdf", "global_risk": "low", "software_risk": "low", "metadata_risk": "low",
    "datastructure_risk": "low", "vision_risk": "low", "coherence_risk": "low", "document_quality": "acceptable",
}  # fmt: skip


@contextmanager
def light_service(answer_after: float = 0.0, ready_after: float = 3600.0) -> Iterator[str]:
    """Run the service, with times in seconds; give its root address."""
    command = [sys.executable, "-m", "tests.benchmarks.light_service", str(answer_after), str(ready_after)]
    with subprocess.Popen(command, cwd=_ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        yield process.stdout.readline().strip()
        process.communicate()


def seconds_since_ready(token: str) -> float:
    """Give how long ago the result of a token became ready; negative before that."""
    return time.monotonic() - float(token.partition("@")[2])


class _Connection(asyncio.BufferedProtocol):
    """One connection that is kept open: a head, a body of the announced length, an answer, and so on."""

    def __init__(self, answer_after: float, ready_after: float, numbers: Iterator[int]) -> None:
        self._answer_after = answer_after
        self._ready_after = ready_after
        self._numbers = numbers
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
        if seconds_since_ready(token) >= 0:
            self._answer(b"200 OK", _RESULT)
        else:
            self._answer(b"202 Accepted", {"status": "processing"})

    def _answer(self, status: bytes, content: dict[str, str]) -> None:
        body = json.dumps(content).encode()
        head = b"HTTP/1.1 %s\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % (status, len(body))
        self._transport.write(head + body)


async def _serve(answer_after: float, ready_after: float) -> None:
    loop = asyncio.get_running_loop()
    numbers = itertools.count()
    server = await loop.create_server(lambda: _Connection(answer_after, ready_after, numbers), "127.0.0.1", 0)
    sys.stdout.write(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await loop.run_in_executor(None, sys.stdin.read)
    server.close()


if __name__ == "__main__":
    asyncio.run(_serve(*map(float, sys.argv[1:])))
