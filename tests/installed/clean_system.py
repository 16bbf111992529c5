"""A minimal Debian in a folder, with nothing of this computer's, into which packages are installed. Needs root."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_RELEASE = "bookworm"
_MOUNTS = ("proc", "dev", "sys")
_OF_PACKAGE_TOOLS = ("/etc/apt", "/var/lib/apt", "/var/lib/dpkg", "/var/cache", "/var/log", "/etc/ld.so.cache")
"""What installing anything changes."""


@contextmanager
def clean_system(folder: Path) -> Iterator[Path]:
    """Make one with debootstrap, from where this computer takes its own packages; give its root. It is gone at the end."""
    root = folder / "system"
    subprocess.run(
        ["debootstrap", "--variant=minbase", _RELEASE, root, _mirror()], check=True, stdout=subprocess.DEVNULL
    )
    shutil.copytree("/etc/apt/apt.conf.d", root / "etc/apt/apt.conf.d", dirs_exist_ok=True)
    for name in _MOUNTS:
        subprocess.run(["mount", "--rbind", f"/{name}", root / name], check=True)
        subprocess.run(["mount", "--make-rslave", root / name], check=True)
    try:
        yield root
    finally:
        for name in _MOUNTS:
            subprocess.run(["umount", "--recursive", "--lazy", root / name], check=True)


@contextmanager
def seen_inside(root: Path, folder: Path) -> Iterator[None]:
    """Show a folder of this computer at the same place inside the system: a person's home, and what her session talks through."""
    inside = root / folder.relative_to("/")
    inside.mkdir(parents=True)
    subprocess.run(["mount", "--bind", folder, inside], check=True)
    try:
        yield
    finally:
        subprocess.run(["umount", "--lazy", inside], check=True)


def apt(root: Path, *arguments: str | Path) -> None:
    """Run apt-get inside; what it said is shown when it fails."""
    command = ["chroot", root, "apt-get", "-y", "-qq", "--no-install-recommends", *arguments]
    variables = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def install(root: Path, package: Path) -> None:
    """Install a package file, with what it depends on."""
    inside = root / "root" / package.name
    shutil.copyfile(package, inside)
    apt(root, "install", "--allow-downgrades", f"/root/{package.name}")
    inside.unlink()


def files(root: Path, home: Path) -> dict[str, tuple[int, int]]:
    """Give size and time of change of every file but those in a person's home, in mounted folders and the package tools' own."""
    left_out = {str(home), *_OF_PACKAGE_TOOLS}
    found = {}
    for folder, folders, names in os.walk(root):
        below = [name for name in folders if not os.path.ismount(Path(folder, name))]
        folders[:] = [name for name in below if f"/{Path(folder, name).relative_to(root)}" not in left_out]
        for name in names:
            path = Path(folder, name)
            status = path.lstat()
            if (place := f"/{path.relative_to(root)}") not in left_out:
                found[place] = (status.st_size, status.st_mtime_ns)
    return found


def _mirror() -> str:
    listing = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(REPO_URI)", "Created-By: Packages"],
        capture_output=True, text=True, check=True,
    ).stdout.split()  # fmt: skip
    return next(place for place in listing if "security" not in place)
