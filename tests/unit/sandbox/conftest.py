"""A sandbox in this process, over real HTTP, whose inspections can be held and whose hour can pass at once."""

import io
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import pikepdf
import pytest
import requests

from finovox_desktop.sandbox.server import SandboxServer
from tests.fakes.held_inspector import HeldInspector

KEY = {"api-key": "a-key-of-the-test"}


def wait_until(condition: Callable[[], bool], seconds: float = 20.0) -> None:
    """Return as soon as the condition holds; fail after `seconds`."""
    deadline = time.monotonic() + seconds
    pause = threading.Event()
    while not condition():
        assert time.monotonic() < deadline, "the condition did not come to hold"
        pause.wait(0.02)


def tiny_pdf() -> bytes:
    document = pikepdf.new()
    document.add_blank_page()
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


@dataclass
class Sandbox:
    server: SandboxServer
    inspector: HeldInspector
    seconds: list[float] = field(default_factory=lambda: [0.0])

    def analyse(
        self,
        document: bytes,
        payload: object = None,
        *,
        name: str = "invoice.pdf",
        headers: dict[str, str] | None = None,
    ) -> requests.Response:
        payload = {"analyse_type": ["risk"]} if payload is None else payload
        return requests.post(
            self.server.root + "/analyse",
            headers=KEY if headers is None else headers,
            files=[("file", (name, document))],
            data={"payload": payload if isinstance(payload, str) else json.dumps(payload)},
            timeout=60,
        )

    def submit(self, document: bytes, **payload: object) -> str:
        response = self.analyse(document, {"analyse_type": ["risk"], "asynchronous": True, **payload})
        assert response.status_code == 200
        token = response.json()["retrieve_token"]
        assert isinstance(token, str)
        return token

    def retrieve(self, token: object, headers: dict[str, str] | None = None) -> requests.Response:
        return requests.post(
            self.server.root + "/retrieve", headers=headers or KEY, json={"retrieve_token": token}, timeout=60
        )

    def wait_for(self, token: str) -> requests.Response:
        wait_until(lambda: self.retrieve(token).status_code != 202)
        return self.retrieve(token)


@pytest.fixture
def sandbox() -> Iterator[Sandbox]:
    inspector = HeldInspector()
    seconds = [1000.0]
    server = SandboxServer(inspector, clock=lambda: seconds[0])
    server.start()
    yield Sandbox(server, inspector, seconds)
    uploads = server.uploads_folder
    server.close()
    assert not uploads.exists()
