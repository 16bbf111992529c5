"""One process owns a data directory at a time."""

import contextlib
import os
import sys
from pathlib import Path

from finovox_desktop.core.errors import DataDirectoryInUseError
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.storage.paths import DataPaths, unusable

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class DataDirectoryLock:
    """Makes one process the owner of a data directory.

    The operating system holds the lock and drops it when the process ends, however it ends. (Qt's own lock file goes by
    age and was stolen from a living process after 33 seconds.)
    """

    def __init__(self, paths: DataPaths) -> None:
        self._paths = paths
        self._descriptors: list[int] = []

    def acquire(self) -> None:
        """Become the owner at once. Raises DataDirectoryInUseError, DataDirectoryUnusableError."""
        try:
            is_owner = self._lock_file() and self._lock_directory()
        except OSError as error:
            self.release()
            raise unusable(self._paths.directory, error) from error
        if not is_owner:
            self.release()
            raise DataDirectoryInUseError(
                QT_TRANSLATE_NOOP("Error", "The data directory {directory} is in use by another Finovox program."),
                QT_TRANSLATE_NOOP(
                    "Error",
                    "Use the window that is open, wait until the other command has ended, or choose another with --data-dir.",
                ),
                directory=str(self._paths.directory),
            )

    def release(self) -> None:
        """Give the directory back; harmless when it is not owned."""
        while self._descriptors:
            descriptor = self._descriptors.pop()
            _unlock(descriptor)
            os.close(descriptor)

    def _lock_file(self) -> bool:
        return _lock(self._opened(self._paths.lock, os.O_RDWR | os.O_CREAT))

    def _lock_directory(self) -> bool:
        """Lock the directory itself, too: somebody may take the file for one that was left behind, and delete it."""
        if sys.platform != "win32":  # there a file that is open cannot be deleted, nor a directory be opened
            with contextlib.suppress(OSError):  # a file system of a network may lock only what can be written
                return _lock(self._opened(self._paths.directory, os.O_RDONLY))
        return True

    def _opened(self, path: Path, flags: int) -> int:
        descriptor = os.open(path, flags, 0o600)
        self._descriptors.append(descriptor)
        return descriptor


def _lock(descriptor: int) -> bool:
    """Lock what is open, at once; tell whether nobody else has. Raises OSError where it cannot be locked at all."""
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):  # what POSIX says where it is locked, and Windows
        return False
    return True


def _unlock(descriptor: int) -> None:
    """Unlock what is closed next: Windows may take its time to drop the lock of a file that is closed."""
    if sys.platform == "win32":
        with contextlib.suppress(OSError):  # it was not locked
            msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)
