"""How the service is reached: trusted certificates and proxies, as the settings say."""

from pathlib import Path

import pytest

from finovox_desktop.core.answers import Trouble
from finovox_desktop.core.document import Document
from finovox_desktop.core.errors import CertificateFileError
from finovox_desktop.core.network import Network, ProxyChoice, read_proxy_address
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.client import ServiceClient
from finovox_desktop.service.connections import WatchedAdapter
from tests.fakes import faults
from tests.fakes.certificates import make_certificate, server_context
from tests.fakes.fault_service import FaultService
from tests.unit.service.conftest import KEY, RISK

BOUNDS = Bounds(connecting=5, silence=5, overall=20)


def test_a_certificate_file_is_trusted_in_place_of_the_system(certificate: Path, document: Document) -> None:
    with FaultService(faults.Tokens(), context=server_context(certificate)) as service:
        own = ServiceClient(service.root, BOUNDS, Network(certificate_file=str(certificate)))
        assert own.submit(document, RISK, KEY, Cancellation(), lambda _: None).answer is not None
        own.close()
        system = ServiceClient(service.root, BOUNDS)
        exchange = system.submit(document, RISK, KEY, Cancellation(), lambda _: None)
        assert exchange.trouble is Trouble.UNTRUSTED_CERTIFICATE
        system.close()


def test_nothing_beyond_the_certificate_file_is_trusted(certificate: Path) -> None:
    adapter = WatchedAdapter(1.0, 1.0, str(certificate))
    connection = adapter.poolmanager.connection_from_url("https://127.0.0.1:9/")
    adapter.cert_verify(connection, "https://127.0.0.1:9/", verify=True, cert=None)
    context = connection.conn_kw["ssl_context"]
    assert len(context.get_ca_certs()) == 1
    assert (connection.ca_certs, connection.ca_cert_dir) == (None, None)
    assert connection.cert_reqs == "CERT_REQUIRED"


@pytest.mark.parametrize("content", [None, b"no certificate"])
def test_a_certificate_file_that_cannot_be_used_is_told(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "authority.pem"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CertificateFileError, match=r"authority\.pem"):
        ServiceClient("https://service.example", BOUNDS, Network(certificate_file=str(path)))


def test_the_own_proxy_is_asked_for_a_service_elsewhere(document: Document) -> None:
    with FaultService(faults.Tokens()) as proxy:
        network = Network(ProxyChoice.OWN, proxy.root)
        client = ServiceClient("http://service.example", BOUNDS, network)
        assert client.submit(document, RISK, KEY, Cancellation(), lambda _: None).answer is not None
        assert [request.path for request in proxy.requests] == ["http://service.example/analyse"]
        client.close()


def test_no_proxy_means_none(monkeypatch: pytest.MonkeyPatch, document: Document) -> None:
    with FaultService(faults.Tokens()) as proxy:
        monkeypatch.setenv("http_proxy", proxy.root)
        client = ServiceClient("http://service.invalid", BOUNDS, Network(ProxyChoice.NONE))
        exchange = client.submit(document, RISK, KEY, Cancellation(), lambda _: None)
        assert exchange.trouble is Trouble.UNREACHABLE
        assert proxy.requests == []
        client.close()


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("proxy.example:3128", "http://proxy.example:3128"),
        (" https://proxy.example ", "https://proxy.example"),
        ("http://[::1]:8080/", "http://[::1]:8080"),
    ],
)
def test_a_proxy_address_is_read(text: str, address: str) -> None:
    assert read_proxy_address(text) == address


@pytest.mark.parametrize(
    "text", ["", "ftp://proxy.example", "http://user:secret@proxy.example", "http://p:99999", "http://"]
)
def test_an_unusable_proxy_address_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+") as refusal:
        read_proxy_address(text)
    assert "secret" not in str(refusal.value)


def test_another_certificate_than_the_trusted_one_is_untrusted(
    certificate: Path, tmp_path: Path, document: Document
) -> None:
    other = make_certificate(tmp_path)
    with FaultService(faults.Tokens(), context=server_context(other)) as service:
        client = ServiceClient(service.root, BOUNDS, Network(certificate_file=str(certificate)))
        exchange = client.submit(document, RISK, KEY, Cancellation(), lambda _: None)
        assert (exchange.trouble, exchange.body_whole) == (Trouble.UNTRUSTED_CERTIFICATE, False)
        assert service.requests == []
        client.close()
