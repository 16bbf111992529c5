"""One process at a time: a lock on a file, which the system lifts when its holder ends, however that ends."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path


@contextlib.contextmanager
def exclusive_lock(path: Path) -> Iterator[int]:
    """Hold the lock inside the block; waits for another holder. Gives the file descriptor that carries the lock."""
    with path.open("a", encoding="utf-8") as file:
        if not _try_to_lock(file.fileno()):
            print("Another process is preparing .venv; waiting for it ...", file=sys.stderr, flush=True)
            _wait_for_lock(file.fileno())
        yield file.fileno()


if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

    def _wait_for_lock(descriptor: int) -> None:
        while True:
            # Windows gives up after ten tries, one each second.
            with contextlib.suppress(OSError):
                msvcrt.locking(descriptor, msvcrt.LK_LOCK, 1)
                return

else:
    import fcntl

    def _try_to_lock(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _wait_for_lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX)
