"""The package and the archive on a clean system: `build.py --verify` makes them and runs this with `--packages FOLDER`."""

import os
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.benchmarks.__main__ import line
from tests.benchmarks.figure import Figure
from tests.benchmarks.start import Starts, prepared, window_program
from tests.benchmarks.watched_screen import WatchedScreen
from tests.e2e.desktop import Desktop
from tests.fakes.certificates import make_certificate
from tests.installed import smoke
from tests.installed.clean_system import CleanSystem
from tests.installed.installation import Installation

pytestmark = [
    pytest.mark.desktop,
    pytest.mark.installed,
    pytest.mark.timeout(600),
    pytest.mark.skipif(sys.platform != "linux", reason="the desktop of the tests runs on Linux"),
]

OLD_VERSION = "0.0.1"
_STARTS = 7
_BUILD = Path(__file__).resolve().parents[2] / "build"
_IS_ROOT = sys.platform == "linux" and os.geteuid() == 0
_NOBODY = 65534  # the user without rights of every Linux


@pytest.fixture
def packages(pytestconfig: pytest.Config) -> Path:
    return Path(str(pytestconfig.getoption("--packages")))


@pytest.fixture
def own_desktop() -> Iterator[Desktop]:
    """The session of an ordinary user: what only root may read or write would be found out."""
    with Desktop(user=_NOBODY if _IS_ROOT else None) as desktop:
        yield desktop


@pytest.mark.skipif(not _IS_ROOT, reason="a clean system is made and entered by root only")
def test_the_package_is_installed_used_upgraded_and_removed(
    packages: Path, own_desktop: Desktop, tmp_path: Path
) -> None:
    package = next(packages.glob("*.deb"))
    samples = smoke.samples_on(own_desktop)
    system = CleanSystem(tmp_path / "system", own_desktop.home)
    system.make(_BUILD)
    installed = Installation(Path("/usr/bin"), tuple(system.entry(own_desktop.user)))

    system.install(lower_version(package, tmp_path))
    system.apt("clean")
    assert missing_libraries(system) == ""
    before = system.files()
    smoke.use_the_window(own_desktop, installed, samples)
    smoke.use_the_terminal(own_desktop, installed, samples)
    smoke.use_the_keyring(own_desktop, installed)
    assert system.files() == before, "the program wrote outside the user's home"

    smoke.use_a_secure_service(own_desktop, installed, samples, trusted_certificate(system, tmp_path))
    system.install(package)
    assert f"Version: {OLD_VERSION}" not in system.run("dpkg", "--status", "finovox-desktop")
    smoke.see_the_past_in_french(own_desktop, installed, len(samples))

    system.apt("purge", "finovox-desktop")
    assert [place for place in system.files() if "finovox" in place.lower()] == []
    assert (own_desktop.home / "data" / "finovox-desktop" / "jobs.sqlite3").exists()


def test_the_archive_is_unpacked_and_used(packages: Path, own_desktop: Desktop) -> None:
    with tarfile.open(next(packages.glob("*.tar.xz"))) as archive:
        archive.extractall(own_desktop.home / "unpacked", filter="data")
    own_desktop.hand_over(own_desktop.home / "unpacked")
    smoke.use_everything(own_desktop, Installation(next(own_desktop.home.glob("unpacked/*/finovox")).parent))


def test_it_starts_about_as_fast_as_from_the_source(
    packages: Path, tmp_path: Path, record_property: Callable[[str, object], None]
) -> None:
    with tarfile.open(next(packages.glob("*.tar.xz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    frozen = str(next(tmp_path.glob("*/finovox-desktop")))
    directory = prepared(tmp_path / "data")
    with Desktop() as desktop, WatchedScreen(desktop.frame_buffer) as screen:
        taken, reference = Starts(desktop, screen, _STARTS).in_turns(
            (frozen, "--data-dir", str(directory)), window_program(directory)
        )
    figure = Figure("Start of the installed program", "from the source", "s", taken, reference, 1.3)
    record_property("start", line(figure))
    assert figure.is_met, line(figure)


def test_no_library_looks_for_others_in_folders_of_the_computer_that_built_it(packages: Path, tmp_path: Path) -> None:
    with tarfile.open(next(packages.glob("*.tar.xz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    listings = [dynamic_section(path) for path in tmp_path.rglob("*.so*") if not path.is_symlink()]
    found = [paths for listing in listings for paths in re.findall(r"^\s*R(?:UN)?PATH\s+(\S+)$", listing, re.MULTILINE)]
    assert found, "Qt's libraries name where they lie"
    assert [path for paths in found for path in paths.split(":") if not path.startswith("$ORIGIN")] == []


def dynamic_section(library: Path) -> str:
    return subprocess.run(["objdump", "-p", library], check=True, capture_output=True, text=True).stdout


def lower_version(package: Path, folder: Path) -> Path:
    """Pack the package anew as an older one."""
    tree = folder / "older"
    subprocess.run(["dpkg-deb", "--raw-extract", package, tree], check=True)
    control = tree / "DEBIAN" / "control"
    lines = control.read_text(encoding="utf-8").splitlines()
    older = [f"Version: {OLD_VERSION}" if line.startswith("Version: ") else line for line in lines]
    control.write_text("\n".join(older) + "\n", encoding="utf-8")
    packed = folder / "older.deb"
    subprocess.run(["dpkg-deb", "-Znone", "--build", tree, packed], check=True, stdout=subprocess.DEVNULL)
    shutil.rmtree(tree)
    return packed


def missing_libraries(system: CleanSystem) -> str:
    """Give what the installed libraries need and neither the package nor what it depends on has brought."""
    listing = "find /usr/lib/finovox-desktop -name '*.so*' -type f | xargs ldd 2>&1 | grep 'not found' | sort --unique"
    return system.run("sh", "-c", listing)


def trusted_certificate(system: CleanSystem, folder: Path) -> Path:
    """Make a certificate and let the clean system trust it, as a company's IT department would."""
    certificate = make_certificate(folder)
    public = certificate.read_text(encoding="ascii").partition("-----BEGIN CERTIFICATE-----")
    place = system.root / "usr/local/share/ca-certificates/company.crt"
    place.write_text(public[1] + public[2], encoding="ascii")
    system.run("update-ca-certificates")
    return certificate
