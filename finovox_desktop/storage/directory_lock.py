"""One process owns a data directory at a time."""

import os
import sys

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
        self._descriptor: int | None = None

    def acquire(self) -> None:
        """Become the owner at once. Raises DataDirectoryInUseError, DataDirectoryUnusableError."""
        try:
            descriptor = os.open(self._paths.lock, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise unusable(self._paths.directory, error) from error
        try:
            _lock(descriptor)
        except (BlockingIOError, PermissionError) as error:
            os.close(descriptor)
            raise DataDirectoryInUseError(
                QT_TRANSLATE_NOOP("Error", "The data directory {directory} is in use by another Finovox program."),
                QT_TRANSLATE_NOOP(
                    "Error",
                    "Use the window that is open, wait until the other command has ended, or choose another with --data-dir.",
                ),
                directory=str(self._paths.directory),
            ) from error
        except OSError as error:
            os.close(descriptor)
            raise unusable(self._paths.directory, error) from error
        self._descriptor = descriptor

    def release(self) -> None:
        """Give the directory back; harmless when it is not owned."""
        if self._descriptor is not None:
            # Closed, it is unlocked.
            os.close(self._descriptor)
            self._descriptor = None


def _lock(descriptor: int) -> None:
    """Lock an open file at once. Raises OSError: on POSIX a BlockingIOError, on Windows a PermissionError where it is locked."""
    if sys.platform == "win32":
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
    else:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
