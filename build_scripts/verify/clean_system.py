"""Installs the package on a clean minimal Debian, uses it there, upgrades it and takes it away again.

The system lies in a folder, made by debootstrap from where the machine's own apt gets its packages. Needs root.
"""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from bundle import BUILD
from environment import ROOT, say

_KEPT = BUILD / "debian-root.tar"
OLDER_VERSION = "0.0.1"
_USER = "tester"
_HOME = f"/home/{_USER}"
_PROGRAMS = "/usr/bin"
# What the test itself needs; a program that relied on one of them would not be found out, so they come after the package.
_FOR_TEST = ("xvfb", "xdotool", "dbus", "gnome-keyring", "python3-minimal", "python3")
_VOLATILE = ("proc", "dev", "sys", "home", "run/user", "tmp")
_ENVIRONMENT = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LANG": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}


class VerificationError(Exception):
    """What was made does not do what it must; the text says what."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the machine's apt gets its packages."""

    mirror: str
    suite: str


def require_root_and_tools() -> None:
    """End the process with a sentence where a clean system cannot be made."""
    if os.geteuid() != 0:
        sys.exit("The verification makes a clean Debian system, for which it has to be root: sudo python3 ... --verify")
    for tool in ("debootstrap", "unshare", "chroot"):
        if shutil.which(tool) is None:
            sys.exit(f"The verification needs {tool}: apt-get install debootstrap util-linux coreutils")


def verify(older: Path, package: Path, archive: Path) -> None:
    """Verify the package on a clean system and the archive on this one; `older` is a package of a lower version.

    Raises VerificationError, subprocess.CalledProcessError.
    """
    with tempfile.TemporaryDirectory(prefix="finovox-verify-") as folder:
        _verify_archive(archive, Path(folder) / "archive")
        _verify_package(older, package, Path(folder) / "root")


def _verify_archive(archive: Path, folder: Path) -> None:
    say("Using the unpacked archive ...")
    home = folder / "home"
    home.mkdir(parents=True)
    subprocess.run(["tar", "--extract", "--xz", f"--file={archive}", f"--directory={folder}"], check=True)
    programs = next(path for path in folder.iterdir() if path != home)
    smoke_test = Path(__file__).with_name("smoke_test.py")
    command: list[str | Path] = [sys.executable, smoke_test, programs, ROOT / "resources" / "samples"]
    subprocess.run(command, env={**os.environ, "HOME": str(home)}, check=True)


def _verify_package(older: Path, package: Path, root: Path) -> None:
    system = CleanSystem(root)
    say("Making a clean Debian system ...")
    system.make()
    system.take_in(older, package, ROOT / "resources" / "samples", Path(__file__).with_name("smoke_test.py"))
    say("Installing the package of a lower version, and using it ...")
    before_installing = system.files()
    system.install(older.name)
    if missing := system.run_as_root(
        "sh", "-c", "find /usr/lib/finovox-desktop -name '*.so*' | xargs ldd | grep 'not found' || :"
    ):
        raise VerificationError(f"Libraries that the package does not depend on:\n{missing}")
    system.install_packages(*_FOR_TEST)
    system.smoke_test()
    say("Upgrading, and using what was stored ...")
    system.install(package.name)
    before = system.files()
    system.smoke_test()
    if written := sorted(set(system.files().items()) - set(before.items())):
        raise VerificationError(f"Written outside the user's home: {written[:10]}")
    say("Removing ...")
    system.run_as_root("apt-get", "--quiet", "--quiet", "--yes", "purge", "finovox-desktop")
    left = [path for path in system.files() if "finovox" in path and path not in before_installing]
    left = [path for path in left if not path.startswith("var/log/")]
    if left:
        raise VerificationError(f"Left behind by the removal: {left[:10]}")
    if not system.has_stored_jobs():
        raise VerificationError("The removal took the user's data away.")
    say("The package was installed, used, upgraded and removed on a clean system.")


class CleanSystem:
    """A minimal Debian in a folder; its commands see its files only, and mounts that end with them."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def make(self) -> None:
        """Make it, or unpack what an earlier verification made. Raises subprocess.CalledProcessError."""
        self._root.mkdir(parents=True)
        if not _KEPT.exists():
            source = machines_source()
            making = ["debootstrap", "--variant=minbase", source.suite, str(self._root), source.mirror]
            subprocess.run(making, stdout=subprocess.DEVNULL, check=True)
            fresh = _KEPT.with_suffix(".new")
            subprocess.run(["tar", "--create", f"--file={fresh}", f"--directory={self._root}", "."], check=True)
            fresh.replace(_KEPT)
        else:
            subprocess.run(["tar", "--extract", f"--file={_KEPT}", f"--directory={self._root}"], check=True)
        self.run_as_root("useradd", "--create-home", _USER)
        self.run_as_root("apt-get", "--quiet", "--quiet", "update")

    def take_in(self, *paths: Path) -> None:
        """Copy files and folders into the user's home."""
        for path in paths:
            target = self._root / _HOME.lstrip("/") / path.name
            if path.is_dir():
                shutil.copytree(path, target)
            else:
                shutil.copyfile(path, target)

    def install(self, name: str) -> None:
        """Install a package that lies in the user's home, with what it depends on and nothing it recommends."""
        self.install_packages(f"{_HOME}/{name}")

    def install_packages(self, *names: str) -> None:
        """Install packages by name or path."""
        self.run_as_root("apt-get", "--quiet", "--quiet", "--yes", "--no-install-recommends", "install", *names)

    def smoke_test(self) -> None:
        """Use the installed programs as the user, on a store that stays for the next time."""
        test = ["python3", f"{_HOME}/smoke_test.py", _PROGRAMS, f"{_HOME}/samples", f"{_HOME}/kept"]
        self._run("runuser", "-u", _USER, "--", "env", f"HOME={_HOME}", "PYTHONDONTWRITEBYTECODE=1", *test)

    def has_stored_jobs(self) -> bool:
        """Whether the user's store is still there."""
        return any((self._root / _HOME.lstrip("/") / "kept").glob("*.sqlite*"))

    def files(self) -> dict[str, tuple[int, int]]:
        """Give the sizes (bytes) and times of all files but those of the user and of the kernel."""
        found = {}
        for path in self._root.rglob("*"):
            name = str(path.relative_to(self._root))
            if not name.startswith(_VOLATILE) and (path.is_symlink() or path.is_file()):
                state = path.lstat()
                found[name] = (state.st_size, state.st_mtime_ns)
        return found

    def run_as_root(self, *command: str) -> str:
        """Run a command in it and give what it printed. Raises VerificationError with its words."""
        return self._run(*command)

    def _run(self, *command: str) -> str:
        inside = 'mount --bind /dev "$0/dev" && mount -t proc proc "$0/proc" && exec chroot "$0" "$@"'
        # The mounts are seen by this command only and end with it.
        isolated = [
            "unshare",
            "--mount",
            "--pid",
            "--fork",
            "--kill-child",
            "sh",
            "-c",
            inside,
            str(self._root),
            *command,
        ]
        done = subprocess.run(
            isolated,
            env=_ENVIRONMENT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            check=False,
        )
        if done.returncode:
            raise VerificationError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
        return done.stdout


def machines_source() -> Source:
    """Give the mirror and suite of the machine's own first package source. Ends the process where apt names none."""
    listing = subprocess.run(
        ["apt-get", "indextargets", "--format", "$(SITE) $(RELEASE) $(COMPONENT)", "Created-By: Packages"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout
    suites = re.findall(r"^(\S*?/debian/?) ([a-z]+) main$", listing, re.MULTILINE)
    if not suites:
        sys.exit("apt on this machine names no source of Debian's packages to make a clean system from.")
    return Source(*suites[0])
