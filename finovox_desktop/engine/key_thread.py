"""Keys, off the UI thread: a locked keyring may take half a minute to answer."""

import logging
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject, Signal

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.errors import FinovoxError, KeyringUnavailableError
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.status import KeyState
from finovox_desktop.engine.task_thread import TaskThread
from finovox_desktop.storage.key_cabinet import KeyCabinet
from finovox_desktop.storage.key_entries import new_key_id

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class KeyFound:
    """The key of a destination, or that there is none; `error` is why it is not where it should be."""

    destination: Destination
    state: KeyState
    key_id: str = ""
    key: Secret | None = None
    error: FinovoxError | None = None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class TokenKeyFound:
    """The key under an id, or that it is gone."""

    key_id: str
    key: Secret | None


class KeyThread(TaskThread):
    """Loads, stores and deletes keys.

    Signals:
        key_found: KeyFound, after each of load, store and delete.
        token_key_found: TokenKeyFound.
    """

    key_found = Signal(object)
    token_key_found = Signal(object)

    def __init__(self, cabinet: KeyCabinet, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._cabinet = cabinet

    def load(self, destination: Destination) -> None:
        """Find a destination's key."""
        self.post(partial(self._load, destination))

    def load_for_token(self, key_id: str) -> None:
        """Find the key that got a token."""
        self.post(partial(self._load_for_token, key_id))

    def store(self, destination: Destination, key: Secret) -> None:
        """Make a key a destination's own; without a keyring it is kept for this session only, in memory."""
        self.post(partial(self._store, destination, key))

    def delete(self, destination: Destination) -> None:
        """Take a destination's key away."""
        self.post(partial(self._delete, destination))

    def _load(self, destination: Destination) -> None:
        try:
            found = self._cabinet.current(destination)
        except FinovoxError as error:
            _log.warning("the key could not be read: %s", error)
            self.key_found.emit(KeyFound(destination, KeyState.NONE, error=error))
            return
        if found is None:
            self.key_found.emit(KeyFound(destination, KeyState.NONE))
        else:
            self.key_found.emit(KeyFound(destination, KeyState.STORED, *found))

    def _load_for_token(self, key_id: str) -> None:
        try:
            key = self._cabinet.key(key_id)
        except FinovoxError as error:
            _log.warning("the key of a token could not be read: %s", error)
            key = None
        self.token_key_found.emit(TokenKeyFound(key_id, key))

    def _store(self, destination: Destination, key: Secret) -> None:
        try:
            key_id = self._cabinet.store(destination, key)
        except KeyringUnavailableError as error:
            _log.warning("the key could not be stored: %s", error)
            self.key_found.emit(
                KeyFound(destination, KeyState.THIS_SESSION_ONLY, new_key_id(), key, error, is_new=True)
            )
        except FinovoxError as error:
            self.key_found.emit(KeyFound(destination, KeyState.NONE, error=error))
        else:
            self.key_found.emit(KeyFound(destination, KeyState.STORED, key_id, key, is_new=True))

    def _delete(self, destination: Destination) -> None:
        try:
            self._cabinet.delete(destination)
        except FinovoxError as error:
            _log.warning("the key could not be deleted: %s", error)
            self.key_found.emit(KeyFound(destination, KeyState.NONE, error=error))
        else:
            self.key_found.emit(KeyFound(destination, KeyState.NONE))
