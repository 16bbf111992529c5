"""Makes what is installed, for the system it runs on, in `dist/`: `python3 build_scripts/build.py [--verify]`.

`--verify` also installs it on a clean system and uses it there.
"""

import argparse
import os
import subprocess
import sys
import time
import tomllib
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import environment
import system_packages
from environment import ROOT, Purpose, say

DIST = ROOT / "dist"
MEGABYTE = 1_000_000


def main() -> None:
    parser = argparse.ArgumentParser(description="Make the installers for this system, in dist/.")
    parser.add_argument(
        "--verify", action="store_true", help="install them on a clean system and use them there (Linux)"
    )
    options = parser.parse_args()
    started = time.monotonic()
    if options.verify:
        require_root()
    system_packages.ensure(testing=options.verify, building=True)
    environment.prepare(Purpose.TEST if options.verify else Purpose.RUN)
    make()
    if options.verify:
        verify()
    say(f"Done in {time.monotonic() - started:.0f} s.")


def require_root() -> None:
    """End the process with a sentence where a clean system cannot be made."""
    if sys.platform != "linux" or os.geteuid() != 0:
        sys.exit("The verification makes a clean Debian system in a folder, which only root on Linux can.")


def verify() -> None:
    """Examine the package; install, use, upgrade and remove it on a clean system; use the archive on this one.

    Ends the process on failure.
    """
    from linux.validation import complaints  # noqa: PLC0415  as above

    say("Examining what was made ...")
    if said := complaints(next(DIST.glob("*.deb"))):
        sys.exit(said)
    say("Installing and using what was made, on a clean Debian system ...")
    pytest = environment.program("pytest")
    done = subprocess.run([pytest, "-q", "tests/installed", "--packages", DIST], cwd=ROOT, check=False)
    if done.returncode:
        sys.exit("What was made does not do what it must: see above.")


def make() -> list[Path]:
    """Make the bundle and, on Linux, the package and the archive of it in `dist/`; elsewhere the installer. Give the files."""
    import bundle  # noqa: PLC0415  after an old Python has been turned away
    import sizes  # noqa: PLC0415
    from licences import write_licences  # noqa: PLC0415

    commit = bundle.current_commit()
    folder = bundle.make_bundle(commit)
    write_licences(folder, bundle.LIBRARIES)
    if sys.platform != "linux":
        return make_installer(folder)
    from linux.archive import make_archive  # noqa: PLC0415
    from linux.debian_package import make_debian_package  # noqa: PLC0415

    say("Making the package and the archive ...")
    version = program_version()
    with ThreadPoolExecutor() as packers:  # each takes a minute or more of one processor
        packing = [packers.submit(pack, folder, version, commit, DIST) for pack in (make_debian_package, make_archive)]
        made = [packed.result() for packed in packing]
    for path in made:
        print(f"{path.relative_to(ROOT)}: {path.stat().st_size / MEGABYTE:.1f} MB")
    sizes.report(folder, made[0])
    return made


def make_installer(bundle: Path) -> list[Path]:
    """Make the installer of Windows or macOS. Ends the process with a sentence where its tools are missing or refuse."""
    from macos import package as macos_package  # noqa: PLC0415
    from macos import signing as macos_signing  # noqa: PLC0415
    from windows import package as windows_package  # noqa: PLC0415
    from windows import signing as windows_signing  # noqa: PLC0415

    package = windows_package.package if sys.platform == "win32" else macos_package.package
    try:
        return package(bundle, program_version(), DIST)
    except (
        windows_package.PackagingError,
        windows_signing.SigningError,
        macos_package.PackagingError,
        macos_signing.SigningError,
    ) as error:
        sys.exit(str(error))


def program_version() -> str:
    """Give the version that the project states."""
    project: str = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]
    return project


if __name__ == "__main__":
    main()
