"""Keys per destination: the keyring holds them, the database their ids."""

import logging
from collections.abc import Callable
from functools import partial
from typing import Protocol, TypeVar

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.errors import KeyringUnavailableError
from finovox_desktop.core.secret import Secret
from finovox_desktop.storage.job_store import JobStore
from finovox_desktop.storage.key_entries import new_key_id
from finovox_desktop.storage.secrets import SystemKeyring

_log = logging.getLogger(__name__)

Result = TypeVar("Result")


class Perform(Protocol):
    """Runs a command on the store in a transaction and waits until it is durable."""

    def __call__(self, command: Callable[[JobStore], Result]) -> Result:
        """Run the command and give its result."""


class KeyCabinet:
    """Stores, finds and deletes keys. Every call may wait for the keyring: never from the UI thread.

    Every method raises KeyringUnavailableError, and DataDirectoryUnusableError where ids cannot be written.
    """

    def __init__(self, keyring: SystemKeyring, perform: Perform) -> None:
        self._keyring = keyring
        self._perform = perform

    def current(self, destination: Destination) -> tuple[str, Secret] | None:
        """Give the id and the key of a destination, or None."""
        key_id = self._perform(lambda store: store.keys.current(destination))
        if key_id is None:
            return None
        key = self._keyring.read(key_id)
        return (key_id, key) if key is not None else None

    def key(self, key_id: str) -> Secret | None:
        """Give the key under an id: of a token that was got with an earlier key."""
        return self._keyring.read(key_id)

    def store(self, destination: Destination, key: Secret) -> str:
        """Make a key the destination's own and give its id. An earlier one stays until no open token needs it.

        That an earlier one could not be deleted is no failure of this: it is tried again with the next change.
        """
        key_id = new_key_id()
        self._keyring.store(key_id, key)
        self._perform(lambda store: store.keys.replace(destination, key_id))
        try:
            self.delete_unneeded()
        except KeyringUnavailableError as error:
            _log.warning("a replaced key could not be deleted: %s", error)
        return key_id

    def delete(self, destination: Destination) -> None:
        """Take a destination's key away. It stays in the keyring until no open token needs it."""
        self._perform(lambda store: store.keys.replace(destination, None))
        self.delete_unneeded()

    def delete_unneeded(self) -> None:
        """Delete replaced keys that no open token needs any more."""
        for key_id in self._perform(lambda store: store.keys.no_longer_needed()):
            self._keyring.delete(key_id)
            self._perform(partial(_forget, key_id))


def _forget(key_id: str, store: JobStore) -> None:
    store.keys.forget(key_id)
