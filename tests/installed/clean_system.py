"""A minimal Debian in a folder, with nothing of this computer's, into which packages are installed. Needs root.

Its commands see its files only, and mounts that are theirs alone and end with them.
"""

import os
import re
import shutil
import subprocess
from pathlib import Path

from tests.e2e.background_process import as_user

_OF_PACKAGE_TOOLS = ("etc/apt", "var/lib/apt", "var/lib/dpkg", "var/cache", "var/log", "etc/ld.so.cache")
"""What installing anything changes."""

# Entered by `sh -c`: $0 is the system, $1 a home of this computer that is seen inside at the same place.
_ENTER = """
mount --rbind /dev "$0/dev" && mount -t proc proc "$0/proc" && mount --bind "$1" "$0$1" && shift && exec chroot "$0" "$@"
"""


class CleanSystem:
    """Lies in `root`. What runs in it sees the home folder of a session of this computer."""

    def __init__(self, root: Path, home: Path) -> None:
        self.root = root
        self._home = home

    def make(self, kept: Path) -> None:
        """Make it with debootstrap, from where this computer takes its own packages; or unpack what was kept of an earlier one.

        `kept` is a folder for archives of fresh systems. Raises subprocess.CalledProcessError.
        """
        mirror, suite = _source()
        archive = kept / f"debian-{suite}.tar"
        self.root.mkdir()
        if archive.exists():
            _tar("--extract", archive, self.root)
        else:
            making = ["debootstrap", "--variant=minbase", suite, str(self.root), mirror]
            subprocess.run(making, check=True, stdout=subprocess.DEVNULL)
            fresh = archive.with_suffix(".new")
            kept.mkdir(exist_ok=True)
            _tar("--create", fresh, self.root)
            fresh.replace(archive)
        shutil.copytree("/etc/apt/apt.conf.d", self.root / "etc/apt/apt.conf.d", dirs_exist_ok=True)
        (self.root / self._home.relative_to("/")).mkdir(parents=True)
        self.apt("update")

    def entry(self, user: int | None = None) -> list[str]:
        """Give what has to stand before a command so that it runs inside, as root or as a user by number."""
        entering = ["unshare", "--mount", "sh", "-c", _ENTER, str(self.root), str(self._home)]
        # Again inside: a change of user forgets what its parent's death shall do.
        return [*entering, "setpriv", "--pdeathsig=KILL", *as_user(user)]

    def run(self, *command: str) -> str:
        """Run a command inside as root; give what it printed. Its words are shown when it fails."""
        done = subprocess.run(
            [*self.entry(), *command],
            env={"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}{done.stderr}"
        return done.stdout

    def apt(self, *arguments: str) -> None:
        """Run apt-get, without what is only recommended."""
        self.run("apt-get", "-y", "-qq", "--no-install-recommends", *arguments)

    def install(self, package: Path) -> None:
        """Install a package file, with what it depends on."""
        inside = self.root / "root" / package.name
        shutil.copyfile(package, inside)
        self.apt("install", f"/root/{package.name}")
        inside.unlink()

    def files(self) -> dict[str, tuple[int, int]]:
        """Give size (bytes) and time of change of every file, but those that installing anything changes."""
        found = {}
        for folder, folders, names in os.walk(self.root):
            place = Path(folder).relative_to(self.root)
            folders[:] = [name for name in folders if str(place / name) not in _OF_PACKAGE_TOOLS]
            for name in names:
                status = Path(folder, name).lstat()
                if str(place / name) not in _OF_PACKAGE_TOOLS:
                    found[str(place / name)] = (status.st_size, status.st_mtime_ns)
        return found


def _tar(action: str, archive: Path, folder: Path) -> None:
    subprocess.run(["tar", action, "--numeric-owner", f"--file={archive}", f"--directory={folder}", "."], check=True)


def _source() -> tuple[str, str]:
    """Give the mirror and the suite of Debian's packages that this computer's apt uses."""
    form = "$(SITE) $(RELEASE) $(COMPONENT)"
    listing = subprocess.run(
        ["apt-get", "indextargets", "--format", form, "Created-By: Packages"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    found = re.search(r"^(\S*?/debian/?) ([a-z]+) main$", listing, re.MULTILINE)
    assert found, "apt on this computer names no source of Debian's packages to make a clean system from"
    return found[1], found[2]
