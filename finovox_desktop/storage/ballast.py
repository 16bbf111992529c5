"""Room that is kept for the last commits: when the disk is full, a file of no content makes way."""

import contextlib
from pathlib import Path

from finovox_desktop.storage.schema import make_durable

BALLAST_BYTES = 256 * 1024


class Ballast:
    """A file beside the database that takes up room until that is needed."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def load(self) -> None:
        """Take up the room; nothing to do where that is done already. Raises OSError where there is no room."""
        with contextlib.suppress(OSError):
            if self._path.stat().st_size == BALLAST_BYTES:
                return
        try:
            # Written, not only made long: a file of holes takes up no room.
            self._path.write_bytes(bytes(BALLAST_BYTES))
            make_durable(self._path)
        except OSError:
            self.drop()
            raise

    def drop(self) -> None:
        """Give the room back."""
        with contextlib.suppress(OSError):
            self._path.unlink()
