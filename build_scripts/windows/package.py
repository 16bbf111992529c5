"""Makes the installer for Windows from the bundle, with Inno Setup."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

from windows import signing

SCRIPT = Path(__file__).resolve().with_name("finovox-desktop.iss")
ICON = SCRIPT.parents[2] / "build" / "icons" / "finovox-desktop.ico"
"""icons.py makes it when the bundle is made."""

PROGRAMS = ("finovox-desktop.exe", "finovox.exe")


class PackagingError(Exception):
    """The installer cannot be made; the text says why."""


def package(bundle: Path, version: str, target: Path) -> list[Path]:
    """Sign the bundle's programs and make the installer in the folder `target`; give its path.

    Raises PackagingError, or signing.SigningError where a certificate is there and cannot be used.
    """
    compiler = find_compiler()
    signed = signing.sign([bundle / program for program in PROGRAMS])
    target.mkdir(parents=True, exist_ok=True)
    done = subprocess.run(
        compiler_command(compiler, bundle, version, target, signed=signed), capture_output=True, text=True, check=False
    )
    installer = target / f"finovox-desktop-{version}-windows-x64.exe"
    if done.returncode or not installer.exists():
        raise PackagingError(f"{done.stdout}{done.stderr}\nInno Setup could not make the installer: see above.")
    return [installer]


def compiler_command(compiler: str, bundle: Path, version: str, target: Path, *, signed: bool) -> list[str]:
    """Give the command. A signed installer signs its uninstaller too, by a program that keeps the password to itself."""
    command = [compiler, "/Qp", f"/DVersion={version}", f"/DBundle={bundle}", f"/DIcon={ICON}", f"/DTarget={target}"]
    if signed:
        signer = f"$q{sys.executable}$q $q{Path(signing.__file__)}$q $f"
        command += ["/DSigned", f"/Sfinovox={signer}"]
    return [*command, str(SCRIPT)]


def find_compiler() -> str:
    """Give the path of ISCC. Raises PackagingError."""
    folders = [os.environ.get(name) for name in ("ProgramFiles(x86)", "ProgramFiles", "LOCALAPPDATA")]
    places = [Path(folder, *between, "Inno Setup 6") for folder in folders if folder for between in ((), ("Programs",))]
    search_path = os.pathsep.join([os.environ.get("PATH", ""), *map(str, places)])
    if compiler := shutil.which("ISCC", path=search_path):
        return compiler
    raise PackagingError("ISCC was not found: install Inno Setup 6.3 or newer.")
