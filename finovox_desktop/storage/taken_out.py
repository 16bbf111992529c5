"""The folder of documents that were taken out of e-mails and archives: `<number of the drop>/<container>/<number>-<name>`."""

import contextlib
import os
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

_PARTS = 3


@dataclass(frozen=True, slots=True)
class TakenOutInUse:
    """What must stay: the files of jobs and of paths not taken in yet, and all that belongs to drops not taken in yet."""

    paths: frozenset[str]
    drops: frozenset[int]


def folder_of_drop(directory: Path, drop_id: int) -> Path:
    """Give where the documents of a drop's containers lie."""
    return Path(os.path.abspath(directory)) / str(drop_id)


def sweep(directory: Path, in_use: TakenOutInUse) -> None:
    """Delete what nobody refers to, and empty folders. What cannot be deleted stays until the next time."""
    if not directory.is_dir():
        return
    # By the last parts of the paths: the data directory may have been moved.
    kept = {Path(path).parts[-_PARTS:] for path in in_use.paths}
    for drop in _entries(directory):
        if drop.name not in map(str, in_use.drops):
            _sweep_drop(drop, kept)


def _sweep_drop(drop: Path, kept: Collection[tuple[str, ...]]) -> None:
    for container in _entries(drop):
        for file in _entries(container):
            if file.parts[-_PARTS:] not in kept:
                with contextlib.suppress(OSError):
                    file.unlink()
        with contextlib.suppress(OSError):
            container.rmdir()
    with contextlib.suppress(OSError):
        drop.rmdir()


def _entries(folder: Path) -> Iterator[Path]:
    """Give what lies in a folder; nothing, where it is a link: what that leads to is not ours."""
    with contextlib.suppress(OSError):
        yield from [] if folder.is_symlink() else list(folder.iterdir())
