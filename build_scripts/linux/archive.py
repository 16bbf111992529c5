"""Makes the portable archive: a bundle that runs from wherever it is unpacked."""

import lzma
import platform
import tarfile
from pathlib import Path

from bundle import Commit


def make_archive(bundle: Path, version: str, commit: Commit, target: Path) -> Path:
    """Make `finovox-desktop-VERSION-linux-MACHINE.tar.xz` in a folder and give its path."""
    name = f"finovox-desktop-{version}-linux-{platform.machine()}"
    target.mkdir(parents=True, exist_ok=True)
    archive = target / f"{name}.tar.xz"

    def owned_by_nobody(entry: tarfile.TarInfo) -> tarfile.TarInfo:
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = int(commit.time.timestamp())
        entry.mode = 0o755 if entry.isdir() or entry.mode & 0o100 else 0o644
        return entry

    with (
        lzma.open(archive, "wb", preset=9 | lzma.PRESET_EXTREME) as compressed,
        tarfile.open(fileobj=compressed, mode="w", format=tarfile.GNU_FORMAT) as contents,
    ):
        # Entries come sorted by their names.
        contents.add(bundle, name, filter=owned_by_nobody)
    return archive
