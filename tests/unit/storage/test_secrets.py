"""The keyring's thread with a deadline. (The system's real keyring is tried in the end-to-end tests.)"""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import ClassVar

import pytest
from keyring.backend import KeyringBackend

from finovox_desktop.core.errors import KeyringUnavailableError
from finovox_desktop.core.secret import Secret
from finovox_desktop.storage import secrets
from finovox_desktop.storage.secrets import SystemKeyring


class Backend(KeyringBackend):
    """A backend in memory that can forget, raise, or hang until it is let go."""

    priority: ClassVar[float] = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call] # keyring's own
        self.kept: dict[tuple[str, str], str] = {}
        self.forgets = False
        self.error: Exception | None = None
        self.asked = threading.Event()
        self.let_go = threading.Event()
        self.let_go.set()

    def get_password(self, service: str, username: str) -> str | None:
        self.asked.set()
        self.let_go.wait()
        if self.error is not None:
            raise self.error
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        if not self.forgets:
            self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def backend(monkeypatch: pytest.MonkeyPatch) -> Iterator[Backend]:
    """The program's calls go to a backend of the test's own instead of the system's."""
    backend = Backend()
    monkeypatch.setattr(secrets, "_system_backend", lambda: backend)
    yield backend
    backend.let_go.set()


def test_a_key_is_stored_read_and_deleted(backend: Backend) -> None:
    keyring = SystemKeyring()
    assert keyring.read("id") is None
    keyring.store("id", Secret("k"))
    assert keyring.read("id") == Secret("k")
    assert list(backend.kept) == [("Finovox Desktop", "id")]
    keyring.delete("id")
    keyring.delete("id")
    assert keyring.read("id") is None


def test_a_keyring_that_accepts_and_forgets_is_found_out(backend: Backend) -> None:
    backend.forgets = True
    with pytest.raises(KeyringUnavailableError, match="did not keep"):
        SystemKeyring().store("id", Secret("k"))


def test_an_error_names_its_kind_and_never_the_key(backend: Backend) -> None:
    backend.error = RuntimeError("could not store hunter2")
    with pytest.raises(KeyringUnavailableError, match="RuntimeError") as refusal:
        SystemKeyring().store("id", Secret("hunter2"))
    assert "hunter2" not in str(refusal.value)
    assert refusal.value.__cause__ is None


def test_every_key_is_confided_before_it_is_used(backend: Backend) -> None:
    confided: list[Secret] = []
    keyring = SystemKeyring(confide=confided.append)
    backend.kept["Finovox Desktop", "old"] = "a-key-of-before"
    assert keyring.read("old") == Secret("a-key-of-before")
    assert confided == [Secret("a-key-of-before")]
    backend.error = RuntimeError("locked")
    with pytest.raises(KeyringUnavailableError):
        keyring.store("new", Secret("a-key-for-this-session"))
    assert confided[1:] == [Secret("a-key-for-this-session")], "also where the keyring does not take it"


def test_a_keyring_that_hangs_is_given_up_at_the_deadline(backend: Backend) -> None:
    backend.let_go.clear()
    with pytest.raises(KeyringUnavailableError, match="does not answer"):
        SystemKeyring(deadline_seconds=0.05).read("id")


def test_a_call_that_waits_ends_when_the_program_quits(backend: Backend) -> None:
    backend.let_go.clear()
    keyring = SystemKeyring(deadline_seconds=3600)
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(keyring.read, "id")
        assert backend.asked.wait(30)
        keyring.give_up()
        with pytest.raises(KeyringUnavailableError):
            waiting.result(timeout=30)


def test_without_a_desktop_there_is_no_keyring_and_it_is_said() -> None:
    with pytest.raises(KeyringUnavailableError, match="no keyring that the program can use") as refusal:
        SystemKeyring().read("id")
    assert "FINOVOX_API_KEY" in refusal.value.advice
