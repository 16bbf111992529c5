"""A client with short limits, documents on disk, and services that misbehave."""

import threading
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from finovox_desktop.core.answers import Exchange
from finovox_desktop.core.container import ContainerKind, Unpacked
from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.document import Document, Refusal
from finovox_desktop.core.found import Found
from finovox_desktop.core.secret import Secret
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.client import ServiceClient
from finovox_desktop.service.intake import Intake
from tests.fakes.certificates import make_certificate
from tests.fakes.fault_service import FaultService
from tests.fakes.faults import good_service

KEY = Secret("key-7f3a-never-elsewhere")
RISK: Sequence[AnalysisType] = (AnalysisType.RISK,)


class NoInspector:
    """For tests in which nothing is to be opened."""

    def unpack(self, path: str, kind: ContainerKind, folder: Path) -> Unpacked:
        raise AssertionError(f"{path} was unpacked as {kind} into {folder}")

    def is_locked(self, path: str) -> bool:
        raise AssertionError(f"{path} was opened")


def take_in(path: Path | str) -> Iterator[Found | Refusal]:
    """Take in a path under which no container lies."""
    return Intake(str(path), Path("/nowhere"), NoInspector()).found()


def document_of(path: Path) -> Document:
    """Take in one file."""
    (found,) = take_in(path)
    assert isinstance(found, Found)
    return found.document


class WatchedCancellation(Cancellation):
    """Lets a test wait until the client has noted that the body is whole."""

    def __init__(self) -> None:
        super().__init__()
        self.noted_whole_body = threading.Event()

    def note_whole_body(self) -> None:
        super().note_whole_body()
        self.noted_whole_body.set()


class Upload:
    """A submission in a thread of its own, as the engine does it."""

    def __init__(self, client: ServiceClient, document: Document) -> None:
        self.cancellation = WatchedCancellation()
        self.exchange: Exchange | None = None
        self._thread = threading.Thread(target=self._run, args=(client, document))
        self._thread.start()

    def _run(self, client: ServiceClient, document: Document) -> None:
        self.exchange = client.submit(document, RISK, KEY, self.cancellation, lambda _: None)

    def wait_until_body_is_whole(self) -> None:
        """Wait until the client knows that the last byte was handed over."""
        assert self.cancellation.noted_whole_body.wait(10.0)

    def end(self, seconds: float = 10.0) -> Exchange:
        """Wait for its end. Raises TimeoutError."""
        self._thread.join(seconds)
        if self.exchange is None:
            raise TimeoutError(f"the submission did not end within {seconds} s")
        return self.exchange


@pytest.fixture
def service() -> Iterator[FaultService]:
    with good_service() as running:
        yield running


@pytest.fixture(scope="session")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


@pytest.fixture
def trusted(certificate: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The certificate, as one that the system trusts."""
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    return certificate


@pytest.fixture
def make_client() -> Iterator[Callable[..., ServiceClient]]:
    """Makes clients whose limits are short, unless told otherwise, and closes them."""
    clients: list[ServiceClient] = []

    def make(root: str, bounds: Bounds | None = None) -> ServiceClient:
        client = ServiceClient(root, bounds or Bounds(connecting=5.0, silence=5.0, overall=20.0))
        clients.append(client)
        return client

    yield make
    for client in clients:
        client.close()


@pytest.fixture
def client(service: FaultService, make_client: Callable[..., ServiceClient]) -> ServiceClient:
    return make_client(service.root)


@pytest.fixture
def document(tmp_path: Path) -> Document:
    path = tmp_path / "invoice.pdf"
    path.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    return document_of(path)


@pytest.fixture(scope="session")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """64 MiB: more than all buffers of a connection hold."""
    path = tmp_path_factory.mktemp("large") / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(64 * 1024 * 1024)
    return path


@pytest.fixture
def large(large_file: Path) -> Document:
    return document_of(large_file)
