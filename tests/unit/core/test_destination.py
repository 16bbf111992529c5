"""Where a document may go."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finovox_desktop.core.destination import SANDBOX, SERVICE, SERVICE_ROOT, read_destination


@pytest.mark.parametrize(
    ("address", "root"),
    [
        (SERVICE_ROOT, SERVICE_ROOT),
        (" https://api-v2.finovox.com/ ", SERVICE_ROOT),
        ("HTTPS://API-V2.Finovox.com", SERVICE_ROOT),
        ("https://gateway.example:8443/finovox/", "https://gateway.example:8443/finovox"),
        ("http://127.0.0.1:8000", "http://127.0.0.1:8000"),
        ("http://127.4.5.6", "http://127.4.5.6"),
        ("http://localhost:8000/", "http://localhost:8000"),
        ("http://[::1]:8000", "http://[::1]:8000"),
        ("https://[2001:db8::1]", "https://[2001:db8::1]"),
    ],
)
def test_an_address_is_read_in_one_spelling(address: str, root: str) -> None:
    assert read_destination(address).root == root


@pytest.mark.parametrize(
    "address",
    [
        "",
        "sandbox",
        "api-v2.finovox.com",
        "ftp://api-v2.finovox.com",
        "file:///etc/passwd",
        "https://",
        "https://:443",
        "https://host:notaport",
        "https://host:99999",
        "https://user@host",
        "https://user:password@host",
        "https://host/?key=1",
        "https://host/#part",
        "https://[::1",
        "https://ho st",
        "https://host\nname",
        "https://\ud800",
        "http://api-v2.finovox.com",
        "http://10.0.0.1",
        "http://0.0.0.0:8000",
        "http://localhost.example",
        "http://127.0.0.1.example",
        "http://2130706433",
    ],
)
def test_anything_else_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match=r"\w"):
        read_destination(address)


def test_the_words_of_a_refusal_hold_no_password() -> None:
    with pytest.raises(ValueError, match="without user name") as refusal:
        read_destination("https://user:hunter2@host")
    assert "hunter2" not in str(refusal.value)


def test_only_the_word_sandbox_is_the_sandbox() -> None:
    assert SANDBOX.is_sandbox
    assert not SERVICE.is_sandbox
    assert not read_destination("https://sandbox").is_sandbox


@given(st.text(st.characters(exclude_categories=())) | st.text().map(lambda text: f"https://{text}"))
def test_any_text_is_read_or_refused_and_what_is_read_stays_as_it_is(address: str) -> None:
    try:
        destination = read_destination(address)
    except ValueError:
        return
    destination.root.encode("utf-8")
    assert read_destination(destination.root) == destination
