"""The package and the archive on a clean system: `build.py --verify` makes them and runs this with `--packages FOLDER`."""

import os
import shutil
import subprocess
import tarfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.fakes.certificates import make_certificate
from tests.installed import clean_system, smoke
from tests.installed.installation import Installation

pytestmark = [pytest.mark.desktop, pytest.mark.installed, pytest.mark.timeout(600)]

OLD_VERSION = "0.0.1"


@pytest.fixture
def packages(pytestconfig: pytest.Config) -> Path:
    return Path(str(pytestconfig.getoption("--packages")))


@pytest.fixture
def own_desktop() -> Iterator[Desktop]:
    with Desktop() as desktop:
        yield desktop


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="a clean system is made and entered by root only")
def test_the_package_is_installed_used_upgraded_and_removed(
    packages: Path, own_desktop: Desktop, tmp_path: Path
) -> None:
    package = next(packages.glob("*.deb"))
    installed = Installation("/usr/bin/finovox-desktop", "/usr/bin/finovox", tmp_path / "system")
    samples = smoke.samples_in(own_desktop.home)
    with clean_system.clean_system(tmp_path) as root, clean_system.seen_inside(root, own_desktop.home):
        clean_system.apt(root, "update")
        clean_system.install(root, lower_version(package, tmp_path))
        clean_system.apt(root, "clean")
        before = clean_system.files(root, own_desktop.home)
        smoke.use_the_window(own_desktop, installed, samples)
        smoke.use_the_terminal(own_desktop, installed, samples)
        smoke.use_the_keyring(own_desktop, installed)
        assert clean_system.files(root, own_desktop.home) == before

        smoke.use_a_secure_service(own_desktop, installed, samples, trusted_certificate(root, tmp_path))
        clean_system.install(root, package)
        assert OLD_VERSION not in subprocess.check_output(["chroot", root, "dpkg", "-s", "finovox-desktop"], text=True)
        smoke.see_the_past_in_french(own_desktop, installed, len(samples))

        clean_system.apt(root, "purge", "finovox-desktop")
        assert [place for place in clean_system.files(root, own_desktop.home) if "finovox" in place.lower()] == []
        assert (own_desktop.home / "data" / "finovox-desktop" / "jobs.sqlite3").exists()


def test_the_archive_is_unpacked_and_used(packages: Path, own_desktop: Desktop, tmp_path: Path) -> None:
    with tarfile.open(next(packages.glob("*.tar.xz"))) as archive:
        archive.extractall(tmp_path, filter="data")
    program = next(tmp_path.glob("*/finovox"))
    installed = Installation(str(program.with_name("finovox-desktop")), str(program))
    samples = smoke.samples_in(own_desktop.home)
    smoke.use_the_window(own_desktop, installed, samples)
    smoke.use_the_terminal(own_desktop, installed, samples)
    smoke.use_the_keyring(own_desktop, installed)
    certificate = make_certificate(tmp_path)
    smoke.use_a_secure_service(own_desktop, installed, samples, certificate, SSL_CERT_FILE=str(certificate))
    smoke.see_the_past_in_french(own_desktop, installed, len(samples))


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


def trusted_certificate(root: Path, folder: Path) -> Path:
    """Make a certificate and let the clean system trust it, as a company's IT department would."""
    certificate = make_certificate(folder)
    public = certificate.read_text(encoding="ascii").partition("-----BEGIN CERTIFICATE-----")
    place = root / "usr/local/share/ca-certificates/company.crt"
    place.write_text(public[1] + public[2], encoding="ascii")
    subprocess.run(["chroot", root, "update-ca-certificates"], check=True, capture_output=True)
    return certificate
