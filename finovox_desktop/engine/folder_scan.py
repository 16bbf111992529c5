"""What is new in the watched folder and has stopped growing. Files are only looked at, never moved or changed."""

import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePath

from finovox_desktop.core.watched import WatchedFile
from finovox_desktop.service.files import open_without_waiting
from finovox_desktop.service.intake import is_clutter

SECONDS_UNTIL_SETTLED = 5.0
"""How long size and modification time must stay the same."""
SECONDS_UNTIL_TOLD = 600.0
"""How long a file that is empty or cannot be opened is waited for, until intake says so of it."""

_TEMPORARY_ENDINGS = (".part", ".partial", ".crdownload", ".download", ".opdownload", ".filepart", ".tmp", ".temp")
_TEMPORARY_BEGINNING = "~"


@dataclass(frozen=True, slots=True)
class Scan:
    """What one look found: files to take in, each with its case; folders that lie within; whether something is still awaited."""

    settled: tuple[tuple[str, str], ...]
    folders: tuple[str, ...]
    is_something_awaited: bool


@dataclass(frozen=True, slots=True)
class _Awaited:
    file: WatchedFile
    since: float


class FolderScan:
    """Remembers, between looks, how each file was. Sub-folders belong to it; links to folders are not followed.

    `done_with` are files that are not taken as long as they are as they were.
    """

    def __init__(self, folder: str, done_with: frozenset[WatchedFile]) -> None:
        self._folder = os.path.abspath(folder)
        self._done_with = set(done_with)
        self._awaited: dict[str, _Awaited] = {}

    def look(self, now: float) -> Scan:
        """Look once; `now` in monotonic seconds. Blocks as the disk does. Raises OSError where the folder is not there."""
        with os.scandir(self._folder):
            pass
        awaited, self._awaited = self._awaited, {}
        settled: list[WatchedFile] = []
        folders: list[str] = []
        for file in self._new_files(folders):
            before = awaited.get(file.path)
            since = before.since if before is not None and before.file == file else now
            if _is_settled(file, now - since):
                settled.append(file)
            else:
                self._awaited[file.path] = _Awaited(file, since)
        self._done_with.update(settled)
        return Scan(
            settled=tuple((file.path, self._case(file.path)) for file in settled),
            folders=tuple(folders),
            is_something_awaited=bool(self._awaited),
        )

    def _new_files(self, folders: list[str]) -> Iterator[WatchedFile]:
        for directory, inner, names in os.walk(self._folder):
            folders.append(directory)
            inner[:] = sorted(name for name in inner if not is_clutter(name))
            for name in sorted(names):
                if not is_clutter(name) and not _is_temporary(name):
                    file = _regular_file(os.path.join(directory, name))  # noqa: PTH118 - the path may hold lone surrogates
                    if file is not None and file not in self._done_with:
                        yield file

    def _case(self, path: str) -> str:
        """Give the name of the sub-folder that a file lies in, the uppermost; empty for one that lies in the folder itself."""
        within = PurePath(path).relative_to(self._folder).parts
        return within[0] if len(within) > 1 else ""


def _is_temporary(name: str) -> bool:
    return name.startswith(_TEMPORARY_BEGINNING) or name.lower().endswith(_TEMPORARY_ENDINGS)


def _regular_file(path: str) -> WatchedFile | None:
    try:
        status = os.stat(path)  # noqa: PTH116 - as above
    except OSError:
        return None  # it was taken away meanwhile, or is a link that leads nowhere
    return WatchedFile(path, status.st_size, status.st_mtime_ns) if stat.S_ISREG(status.st_mode) else None


def _is_settled(file: WatchedFile, seconds: float) -> bool:
    if seconds < SECONDS_UNTIL_SETTLED:
        return False
    return seconds >= SECONDS_UNTIL_TOLD or (file.size > 0 and _can_be_opened(file.path))


def _can_be_opened(path: str) -> bool:
    """Tell whether a file can be opened: some systems keep the one who writes it alone with it."""
    try:
        with open_without_waiting(path):
            return True
    except OSError:
        return False
