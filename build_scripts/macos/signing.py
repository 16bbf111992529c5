"""Signs the program for macOS, and has Apple notarise it. Both are steps that are skipped where the environment lacks
what they need, and say so. The environment names a key chain's identity and a key's file: no secret is on a command line.
"""

import os
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

IDENTITY = "FINOVOX_SIGNING_IDENTITY"
"""Such as `Developer ID Application: ...`, in a key chain that is open."""

NOTARY_KEY = "FINOVOX_NOTARY_KEY"
"""Path of the .p8 file of a key for App Store Connect."""

NOTARY_KEY_ID = "FINOVOX_NOTARY_KEY_ID"
NOTARY_ISSUER = "FINOVOX_NOTARY_ISSUER"

ENTITLEMENTS = Path(__file__).resolve().with_name("entitlements.plist")

_AD_HOC = "-"
_LIBRARY_SUFFIXES = (".so", ".dylib")
_MACH_O = (b"\xcf\xfa\xed\xfe", b"\xca\xfe\xba\xbe")  # 64 bits, and several architectures in one file


class SigningError(Exception):
    """Signing or notarising was asked for and failed."""


def sign(application: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Sign all code of an .app, the innermost first; tell whether it bears a person's identity. Raises SigningError."""
    identity = environment.get(IDENTITY)
    if not identity:
        print(f"Signed for this computer only: {IDENTITY} is not set. macOS refuses it elsewhere at first.", flush=True)
    for path in code(application):
        run(codesign(path, identity, entitled=path.parent.name == "MacOS" or path == application))
    run(["codesign", "--verify", "--strict", "--deep", str(application)])
    return bool(identity)


def code(application: Path) -> list[Path]:
    """Give what is signed, each before what contains it: libraries, frameworks, programs, the .app itself."""
    contents = application / "Contents"
    found = [path for path in contents.rglob("*") if not path.is_symlink() and _is_code(path)]
    return [*sorted(found, key=lambda path: (-len(path.parts), path)), application]


def codesign(path: Path, identity: str | None, *, entitled: bool) -> list[str]:
    """Give the command. The hardened runtime refuses libraries without a team, so it is for a person's identity only."""
    command = ["codesign", "--force", "--sign", identity or _AD_HOC]
    if identity:
        command += ["--timestamp", "--options", "runtime"]
        if entitled:
            command += ["--entitlements", str(ENTITLEMENTS)]
    return [*command, str(path)]


def sign_image(image: Path, environment: Mapping[str, str] = os.environ) -> None:
    """Sign a .dmg, if there is an identity. Raises SigningError."""
    if identity := environment.get(IDENTITY):
        run(["codesign", "--force", "--timestamp", "--sign", identity, str(image)])


def notarise(image: Path, environment: Mapping[str, str] = os.environ) -> bool:
    """Have Apple look at a signed .dmg and staple its ticket to it; tell whether that was done. Raises SigningError."""
    names = (IDENTITY, NOTARY_KEY, NOTARY_KEY_ID, NOTARY_ISSUER)
    missing = [name for name in names if not environment.get(name)]
    if missing:
        print(f"Not notarised: {', '.join(missing)} not set. macOS will warn of it.", flush=True)
        return False
    key = ["--key", environment[NOTARY_KEY], "--key-id", environment[NOTARY_KEY_ID]]
    run(["xcrun", "notarytool", "submit", str(image), *key, "--issuer", environment[NOTARY_ISSUER], "--wait"])
    # Fails where the service answered "invalid": then there is no ticket.
    run(["xcrun", "stapler", "staple", str(image)])
    return True


def run(command: Sequence[str]) -> None:
    """Run a command of the system, its output kept for the case that it fails. Raises SigningError."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SigningError(f"{command[0]} failed for {command[-1]}:\n{done.stdout}{done.stderr}")


def _is_code(path: Path) -> bool:
    if path.is_dir():
        return path.suffix == ".framework"
    if path.suffix in _LIBRARY_SUFFIXES:
        return True
    with path.open("rb") as file:
        return file.read(len(_MACH_O[0])) in _MACH_O
