"""The keys in memory: which destination has one, and which key got which token."""

from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal, Slot

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.status import KeyState, KeyStatus
from finovox_desktop.engine.key_thread import KeyFound, KeyThread, TokenKeyFound
from finovox_desktop.storage.key_cabinet import KeyCabinet

ENVIRONMENT_KEY_ID = "environment"

# The sandbox asks for a key as the service does, and takes any. No key of the user's goes to it.
_SANDBOX_KEY = Secret("the-sandbox-takes-any-key")


@dataclass(frozen=True, slots=True)
class UsableKey:
    """A key with its id."""

    key_id: str
    key: Secret


class Keys(QObject):
    """Finds the key of a destination and of a token; what is not in memory is asked of the keyring's thread.

    Signals:
        changed: KeyStatus, when something is known of a destination's key.
        replaced: Destination, when the user has given it a new key.
        token_key_known: no value, when the key of a token was looked for.
        failed: FinovoxError, when the keyring could not be used.
    """

    changed = Signal(object)
    replaced = Signal(object)
    token_key_known = Signal()
    failed = Signal(object)

    def __init__(
        self,
        cabinet: KeyCabinet,
        environment_key: Secret | None,
        environment_destination: Destination,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._by_id: dict[str, Secret | None] = {}
        self._current: dict[Destination, KeyFound] = {}
        self._asked: set[str] = set()
        self._environment_destination = environment_destination if environment_key is not None else None
        if environment_key is not None:
            self._note(
                KeyFound(environment_destination, KeyState.FROM_ENVIRONMENT, ENVIRONMENT_KEY_ID, environment_key)
            )
        self.thread_of_keyring = KeyThread(cabinet, self)
        self.thread_of_keyring.key_found.connect(self._take_in)
        self.thread_of_keyring.token_key_found.connect(self._take_in_token_key)

    def status(self, destination: Destination) -> KeyStatus:
        """Tell what is known of a destination's key."""
        found = self._current.get(destination)
        if found is None:
            return KeyStatus(destination, KeyState.UNKNOWN)
        return KeyStatus(destination, found.state, found.error)

    def current(self, destination: Destination) -> UsableKey | None:
        """Give a destination's key, or None where there is none or it is not known yet."""
        if destination.is_sandbox:
            return UsableKey(destination.root, _SANDBOX_KEY)
        found = self._current.get(destination)
        if found is None or found.key is None:
            return None
        return UsableKey(found.key_id, found.key)

    def look_for(self, destination: Destination) -> None:
        """Have a destination's key looked for, once a run; `changed` tells."""
        if destination.is_sandbox or destination.root in self._asked or destination in self._current:
            return
        self._asked.add(destination.root)
        self.thread_of_keyring.load(destination)

    def for_token(self, key_id: str, destination: Destination) -> tuple[bool, Secret | None]:
        """Give whether the key that got a token was looked for, and that key, or the destination's own where it is gone."""
        if destination.is_sandbox:
            return True, _SANDBOX_KEY
        if key_id not in self._by_id:
            if key_id not in self._asked:
                self._asked.add(key_id)
                self.thread_of_keyring.load_for_token(key_id)
            return False, None
        key = self._by_id[key_id]
        if key is not None:
            return True, key
        own = self.current(destination)
        return True, own.key if own else None

    def store(self, destination: Destination, key: Secret) -> None:
        """Make a key a destination's own."""
        self.thread_of_keyring.store(destination, key)

    def delete(self, destination: Destination) -> None:
        """Take a destination's key away."""
        self.thread_of_keyring.delete(destination)

    def _note(self, found: KeyFound) -> None:
        self._current[found.destination] = found
        if found.key is not None:
            self._by_id[found.key_id] = found.key

    @Slot(object)
    def _take_in(self, found: KeyFound) -> None:
        if found.destination == self._environment_destination and not found.is_new:
            return
        self._note(found)
        if isinstance(found.error, FinovoxError):
            self.failed.emit(found.error)
        self.changed.emit(self.status(found.destination))
        if found.is_new:
            self.replaced.emit(found.destination)

    @Slot(object)
    def _take_in_token_key(self, found: TokenKeyFound) -> None:
        self._by_id[found.key_id] = found.key
        self.token_key_known.emit()
