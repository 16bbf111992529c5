"""Keys per destination: replaced ones stay as long as an open token needs them."""

import pytest

from finovox_desktop.core.answers import Exchange, Trouble
from finovox_desktop.core.destination import SERVICE, Destination
from finovox_desktop.core.errors import KeyringUnavailableError
from finovox_desktop.core.secret import Secret
from finovox_desktop.storage.key_cabinet import KeyCabinet
from finovox_desktop.storage.secrets import SystemKeyring
from tests.unit.storage.conftest import RESULT, Program

OTHER = Destination("https://gateway.example")


class KeyringInMemory(SystemKeyring):
    """A keyring that works, or is locked."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, Secret] = {}
        self.is_locked = False

    def read(self, key_id: str) -> Secret | None:
        self._open()
        return self.kept.get(key_id)

    def store(self, key_id: str, key: Secret) -> None:
        self._open()
        self.kept[key_id] = key

    def delete(self, key_id: str) -> None:
        self._open()
        self.kept.pop(key_id, None)

    def _open(self) -> None:
        if self.is_locked:
            raise KeyringUnavailableError("The keyring is locked.", "Unlock it.")


@pytest.fixture
def keyring() -> KeyringInMemory:
    return KeyringInMemory()


@pytest.fixture
def cabinet(keyring: KeyringInMemory, program: Program) -> KeyCabinet:
    return KeyCabinet(keyring, program.does)


def test_a_destination_without_a_key_has_none(cabinet: KeyCabinet) -> None:
    assert cabinet.current(SERVICE) is None


def test_each_destination_has_its_own_key(cabinet: KeyCabinet) -> None:
    ours, theirs = cabinet.store(SERVICE, Secret("a")), cabinet.store(OTHER, Secret("b"))
    assert cabinet.current(SERVICE) == (ours, Secret("a"))
    assert cabinet.current(OTHER) == (theirs, Secret("b"))


def test_a_keys_id_says_nothing_about_it(cabinet: KeyCabinet, program: Program) -> None:
    key_id = cabinet.store(SERVICE, Secret("hunter2"))
    program.store.connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert b"hunter2" not in program.path.read_bytes()
    assert cabinet.store(OTHER, Secret("hunter2")) != key_id


def test_a_replaced_key_that_nothing_needs_is_deleted(cabinet: KeyCabinet, keyring: KeyringInMemory) -> None:
    cabinet.store(SERVICE, Secret("old"))
    new = cabinet.store(SERVICE, Secret("new"))
    assert keyring.kept == {new: Secret("new")}
    assert cabinet.current(SERVICE) == (new, Secret("new"))


def test_a_replaced_key_stays_while_a_token_needs_it(
    cabinet: KeyCabinet, keyring: KeyringInMemory, program: Program
) -> None:
    old = cabinet.store(SERVICE, Secret("old"))
    attempt = program.makes_pending(program.adds(), key_id=old)
    cabinet.store(SERVICE, Secret("new"))
    assert cabinet.key(old) == Secret("old")
    program.checks(attempt, 200, RESULT)
    cabinet.delete_unneeded()
    assert old not in keyring.kept
    assert program.rows("SELECT count(*) FROM key_entry") == [(1,)]


def test_a_key_that_is_replaced_while_a_document_is_sent_stays_for_its_token(
    cabinet: KeyCabinet, program: Program
) -> None:
    old = cabinet.store(SERVICE, Secret("old"))
    attempt = program.begins(program.adds(), old)
    cabinet.store(SERVICE, Secret("new"))
    program.is_answered(attempt, 200, b'{"retrieve_token": "t"}')
    (held,) = program.store.reader.held_tokens()
    assert cabinet.key(held.key_id) == Secret("old")


def test_a_submission_that_failed_needs_its_key_no_more(
    cabinet: KeyCabinet, keyring: KeyringInMemory, program: Program
) -> None:
    old = cabinet.store(SERVICE, Secret("old"))
    attempt = program.begins(program.adds(), old)
    cabinet.store(SERVICE, Secret("new"))
    program.ends(attempt, Exchange(None, Trouble.UNREACHABLE, body_whole=False))
    cabinet.delete_unneeded()
    assert old not in keyring.kept


def test_a_deleted_key_is_gone_and_one_that_is_needed_goes_later(
    cabinet: KeyCabinet, keyring: KeyringInMemory, program: Program
) -> None:
    needed = cabinet.store(OTHER, Secret("needed"))
    program.makes_pending(program.adds(destination=OTHER), key_id=needed)
    cabinet.store(SERVICE, Secret("a"))
    for destination in (SERVICE, OTHER):
        cabinet.delete(destination)
        assert cabinet.current(destination) is None
    assert list(keyring.kept) == [needed]


def test_a_key_that_the_keyring_lost_counts_as_none(cabinet: KeyCabinet, keyring: KeyringInMemory) -> None:
    cabinet.store(SERVICE, Secret("a"))
    keyring.kept.clear()
    assert cabinet.current(SERVICE) is None


def test_a_locked_keyring_changes_nothing(cabinet: KeyCabinet, keyring: KeyringInMemory) -> None:
    old = cabinet.store(SERVICE, Secret("old"))
    keyring.is_locked = True
    with pytest.raises(KeyringUnavailableError):
        cabinet.store(SERVICE, Secret("new"))
    keyring.is_locked = False
    assert cabinet.current(SERVICE) == (old, Secret("old"))


def test_a_key_that_could_not_be_deleted_is_deleted_later(
    cabinet: KeyCabinet, keyring: KeyringInMemory, program: Program
) -> None:
    old = cabinet.store(SERVICE, Secret("old"))
    keyring.is_locked = True
    with pytest.raises(KeyringUnavailableError):
        cabinet.delete(SERVICE)
    keyring.is_locked = False
    assert program.rows("SELECT id FROM key_entry") == [(old,)]
    cabinet.delete_unneeded()
    assert keyring.kept == {}
