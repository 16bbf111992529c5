"""Makes the package for Debian and its relatives from a bundle: laid out in a folder, then packed by dpkg-deb."""

import gzip
import os
import re
import shutil
import subprocess
from email.utils import format_datetime
from enum import StrEnum
from pathlib import Path

import environment
from bundle import BUILD, PROGRAMS, Commit, share_programs
from environment import ROOT
from sizes import bundle_size

NAME = "finovox-desktop"

_TREE = BUILD / "debian"
_PARTS = Path(__file__).resolve().parent
_ICON = ROOT / "resources" / "icons" / "finovox-desktop.svg"
_MAINTAINER = "The Finovox Desktop contributors <contributors@finovox.com>"
_BESIDES_LIBRARIES = ("ca-certificates", "fontconfig", "fonts-dejavu-core | fonts-freefont-ttf | fonts-liberation")
"""What no binary names: the certificates that TLS trusts, and a font."""


class Packing(StrEnum):
    """What the packing of a package is for: people who download it, or a test that throws it away."""

    SMALL = "small"
    QUICK = "quick"


_PACKING = {Packing.SMALL: ("-Zxz", "-z9", "-Sextreme"), Packing.QUICK: ("-Zgzip", "-z1")}


def make_debian_package(
    bundle: Path, version: str, commit: Commit, target: Path, packing: Packing = Packing.SMALL
) -> Path:
    """Make `finovox-desktop_VERSION_ARCHITECTURE.deb` in a folder and give its path.

    The modification times of everything in it are the commit's. Raises subprocess.CalledProcessError, OSError.
    """
    shutil.rmtree(_TREE, ignore_errors=True)
    root = _TREE / "root"
    program = root / "usr" / "lib" / NAME
    program.parent.mkdir(parents=True)
    shutil.copytree(bundle, program, symlinks=True)
    share_programs(program)
    _lay_out_desktop_files(root / "usr" / "share", version, commit)
    _link_programs(root / "usr" / "bin")
    _write_documentation(root / "usr" / "share" / "doc" / NAME, program, version, commit)
    architecture = _output("dpkg", "--print-architecture")
    _write_control(root, program, version, architecture)
    _set_times_and_modes(root, commit)
    target.mkdir(parents=True, exist_ok=True)
    package = target / f"{NAME}_{version}_{architecture}.deb"
    variables = {**os.environ, "SOURCE_DATE_EPOCH": str(int(commit.time.timestamp()))}
    command = ["dpkg-deb", "--root-owner-group", *_PACKING[packing], "--build", str(root), str(package)]
    subprocess.run(command, env=variables, stdout=subprocess.DEVNULL, check=True)
    return package


def _lay_out_desktop_files(share: Path, version: str, commit: Commit) -> None:
    _fill_in("finovox-desktop.desktop", share / "applications", version, commit)
    _fill_in("com.finovox.Desktop.metainfo.xml", share / "metainfo", version, commit)
    for program in PROGRAMS:
        page = _fill_in(f"{program}.1", share / "man" / "man1", version, commit)
        _compress(page)
    overrides = share / "lintian" / "overrides" / NAME
    overrides.parent.mkdir(parents=True)
    shutil.copyfile(_PARTS / "lintian-overrides", overrides)
    theme = share / "icons" / "hicolor"
    rendering: list[Path | str] = [environment.program("python"), _PARTS / "icons.py", _ICON, theme]
    subprocess.run(rendering, check=True)
    scalable = theme / "scalable" / "apps"
    scalable.mkdir(parents=True)
    shutil.copyfile(_ICON, scalable / "finovox-desktop.svg")


def _fill_in(name: str, folder: Path, version: str, commit: Commit) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    text = (_PARTS / name).read_text(encoding="utf-8")
    path = folder / name
    path.write_text(
        text.replace("@VERSION@", version).replace("@DATE@", commit.time.strftime("%Y-%m-%d")), encoding="utf-8"
    )
    return path


def _compress(path: Path) -> None:
    """Compress as Debian's policy wants it: without name and time."""
    path.with_name(f"{path.name}.gz").write_bytes(gzip.compress(path.read_bytes(), 9, mtime=0))
    path.unlink()


def _link_programs(folder: Path) -> None:
    folder.mkdir(parents=True)
    for name in PROGRAMS:
        (folder / name).symlink_to(Path("..") / "lib" / NAME / name)


def _write_documentation(folder: Path, program: Path, version: str, commit: Commit) -> None:
    folder.mkdir(parents=True)
    licence = (ROOT / "LICENSE").read_text(encoding="utf-8")
    table = "\n".join(
        line for line in (program / "licences.txt").read_text(encoding="utf-8").partition("=====")[0].splitlines()
    )
    (folder / "copyright").write_text(
        f"Finovox Desktop\n\n{licence}\n\n{table}\n\n"
        f"The texts of these licences: /usr/lib/{NAME}/licences.txt\n"
        "On Debian systems, the GNU Lesser General Public License stands in /usr/share/common-licenses/LGPL-3.\n",
        encoding="utf-8",
    )
    entry = f"{NAME} ({version}) stable; urgency=medium\n\n  * Made from {commit.identifier}.\n\n"
    changelog = folder / "changelog"
    changelog.write_text(f"{entry} -- {_MAINTAINER}  {format_datetime(commit.time)}\n", encoding="utf-8")
    _compress(changelog)
    shutil.copyfile(ROOT / "CHANGELOG.md", folder / "NEWS.md")
    _compress(folder / "NEWS.md")


def _write_control(root: Path, program: Path, version: str, architecture: str) -> None:
    kibibytes = -(-bundle_size(root) // 1024)
    depends = ", ".join([*_needed_packages(program), *_BESIDES_LIBRARIES])
    control = root / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        f"""\
Package: {NAME}
Version: {version}
Architecture: {architecture}
Maintainer: {_MAINTAINER}
Installed-Size: {kibibytes}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager | keepassxc, xdg-desktop-portal
Section: misc
Priority: optional
Homepage: https://www.finovox.com
Description: see which documents were tampered with
 Drop documents on the window: each is analysed, and the table shows which
 were tampered with, and why. Reports can be exported, verdicts and notes are
 kept. A terminal program does the same for scripts.
""",
        encoding="utf-8",
    )


def _needed_packages(program: Path) -> list[str]:
    """Give the packages, with the least versions, whose libraries the bundle's binaries name and do not bring along."""
    folder = _TREE / "dependencies"
    (folder / "debian").mkdir(parents=True)
    (folder / "debian" / "control").write_text(
        f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n", encoding="utf-8"
    )
    binaries = [
        path for path in sorted(program.rglob("*")) if path.is_file() and not path.is_symlink() and _is_elf(path)
    ]
    private = sorted({f"-l{path.parent}" for path in binaries})
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *private, *map(str, binaries)]
    listing = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=True).stdout
    return [needed.strip() for needed in re.sub(r"^shlibs:Depends=", "", listing.strip()).split(",")]


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _set_times_and_modes(root: Path, commit: Commit) -> None:
    seconds = commit.time.timestamp()
    for path in [root, *root.rglob("*")]:
        if not path.is_symlink():
            is_program = path.is_dir() or (path.name in PROGRAMS and path.parent.name == NAME)
            path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (seconds, seconds), follow_symlinks=False)


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
