"""Where things lie: one data directory holds everything the program keeps."""

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from finovox_desktop.core.errors import DataDirectoryUnusableError
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP

_PROGRAM = "finovox-desktop"


def default_data_directory() -> Path:
    """Give the platform's place for the program's data."""
    return Path(platformdirs.user_data_dir(_PROGRAM, appauthor=False))


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The files in a data directory."""

    directory: Path

    @property
    def database(self) -> Path:
        return self.directory / "jobs.sqlite3"

    @property
    def ballast(self) -> Path:
        return self.directory / "ballast"

    @property
    def settings(self) -> Path:
        return self.directory / "settings.json"

    @property
    def taken_out(self) -> Path:
        return self.directory / "taken-out"

    @property
    def lock(self) -> Path:
        return self.directory / "lock"

    @property
    def log(self) -> Path:
        return self.directory / "log" / "finovox.log"

    def has_store(self) -> bool:
        """Tell whether jobs may be stored here: in the database, or in what was kept of one."""
        return any(self.directory.glob(f"{self.database.stem}.*"))

    def prepare(self) -> None:
        """Make the directory, readable by its owner only. Raises DataDirectoryUnusableError."""
        try:
            self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
            self.log.parent.mkdir(mode=0o700, exist_ok=True)
        except OSError as error:
            raise unusable(self.directory, error) from error
        if not os.access(self.directory, os.W_OK | os.X_OK):
            raise unusable(self.directory, PermissionError("no permission to write"))


def unusable(directory: Path, error: Exception) -> DataDirectoryUnusableError:
    """Word the error of a data directory that cannot be written."""
    words = error.strerror if isinstance(error, OSError) and error.strerror else str(error)
    return DataDirectoryUnusableError(
        QT_TRANSLATE_NOOP("Error", "The data directory {directory} cannot be used: {reason}."),
        QT_TRANSLATE_NOOP(
            "Error",
            "Nothing was sent. Make room or give the directory back its permissions, or choose another with --data-dir.",
        ),
        directory=str(directory),
        reason=words,
    )
