"""API keys in the system's keyring, and nowhere else."""

import importlib
import sys
import threading
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

from finovox_desktop.core.errors import KeyringUnavailableError
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

KEYRING_DEADLINE_SECONDS = 30.0
"""A locked or frozen keyring answers after over 40 seconds or never; a person needs a while to unlock it."""

_PROGRAM = "Finovox Desktop"

# The system's own keyrings only: an environment variable or a configuration file could otherwise choose one that keeps
# keys in a plain file, or that forgets them.
_SYSTEM_BACKENDS = {
    "linux": ("keyring.backends.SecretService", "keyring.backends.kwallet"),
    "darwin": ("keyring.backends.macOS",),
    "win32": ("keyring.backends.Windows",),
}
_BACKEND_CLASSES = ("Keyring", "WinVaultKeyring", "DBusKeyring")

Result = TypeVar("Result")


class SystemKeyring:
    """The system's keyring. Every call may take up to the deadline: never from the UI thread. Thread-safe.

    Every key passes here before it is used; `confide` hears of each first, so that the log can keep it out.
    """

    def __init__(
        self, deadline_seconds: float = KEYRING_DEADLINE_SECONDS, *, confide: Callable[[Secret], None] | None = None
    ) -> None:
        self._deadline = deadline_seconds
        self._confide = confide
        self._changed = threading.Condition()
        self._given_up = False

    def read(self, key_id: str) -> Secret | None:
        """Give the key that is stored under this id, or None. Raises KeyringUnavailableError."""
        text = self._call(lambda backend: backend.get_password(_PROGRAM, key_id))
        if not text:
            return None
        key = Secret(text)
        self._tell_of(key)
        return key

    def store(self, key_id: str, key: Secret) -> None:
        """Store a key and read it back. Raises KeyringUnavailableError where it was not kept."""
        self._tell_of(key)

        def store_and_read(backend: "KeyringBackend") -> str | None:
            backend.set_password(_PROGRAM, key_id, key.reveal())
            return backend.get_password(_PROGRAM, key_id)

        if self._call(store_and_read) != key.reveal():
            raise _unavailable("the keyring did not keep what was stored")

    def delete(self, key_id: str) -> None:
        """Delete the key under this id; one that is not there is no error. Raises KeyringUnavailableError."""

        def delete(backend: "KeyringBackend") -> None:
            if backend.get_password(_PROGRAM, key_id) is not None:
                backend.delete_password(_PROGRAM, key_id)

        self._call(delete)

    def give_up(self) -> None:
        """Have every call fail from now on, also the one that waits: the program quits."""
        with self._changed:
            self._given_up = True
            self._changed.notify_all()

    def _tell_of(self, key: Secret) -> None:
        if self._confide is not None:
            self._confide(key)

    def _call(self, action: "Callable[[KeyringBackend], Result]") -> Result:
        """Run an action in a thread with a deadline: a keyring that hangs must not hang the program."""
        call = _Call(action, self._changed)
        threading.Thread(target=call.run, name="keyring", daemon=True).start()
        with self._changed:
            self._changed.wait_for(lambda: call.is_done or self._given_up, self._deadline)
        if not call.is_done:
            raise _unavailable("the keyring does not answer; it may be locked")
        return call.result()


class _Call(Generic[Result]):
    """One action on the keyring and what came of it."""

    def __init__(self, action: "Callable[[KeyringBackend], Result]", changed: threading.Condition) -> None:
        self.action = action
        self.changed = changed
        self.value: Result | None = None
        self.error: Exception | None = None
        self.is_done = False

    def run(self) -> None:
        try:
            self.value = self.action(_system_backend())
        except Exception as error:  # noqa: BLE001 - backends raise errors of their own and of D-Bus, without a common base
            self.error = error
        with self.changed:
            self.is_done = True
            self.changed.notify_all()

    def result(self) -> Result:
        if isinstance(self.error, KeyringUnavailableError):
            raise self.error
        if self.error is not None:
            # The class only: a backend's message may hold what it was given.
            raise _unavailable(f"the keyring reports {type(self.error).__name__}") from None
        return self.value  # type: ignore[return-value] # run() has set it


def _system_backend() -> "KeyringBackend":
    for module_name in _SYSTEM_BACKENDS.get(sys.platform, _SYSTEM_BACKENDS["linux"]):
        module = importlib.import_module(module_name)
        for class_name in _BACKEND_CLASSES:
            backend_class = getattr(module, class_name, None)
            if backend_class is not None and backend_class.viable:
                backend: KeyringBackend = backend_class()
                return backend
    raise _unavailable("this system has no keyring that the program can use")


def _unavailable(words: str) -> KeyringUnavailableError:
    return KeyringUnavailableError(
        QT_TRANSLATE_NOOP("Error", "The system's keyring cannot be used: {reason}."),
        QT_TRANSLATE_NOOP(
            "Error",
            "The key was not written anywhere. Unlock or install the system's keyring (on Linux: GNOME Keyring or KWallet), "
            "or give the key for one run in FINOVOX_API_KEY.",
        ),
        reason=words,
    )
