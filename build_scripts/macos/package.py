"""Makes the disk image for macOS from the .app that PyInstaller made beside the bundle."""

import platform
import shutil
import tempfile
from pathlib import Path

from macos import signing

APPLICATION = "Finovox Desktop.app"


class PackagingError(Exception):
    """The disk image cannot be made; the text says why."""


def package(bundle: Path, version: str, target: Path) -> list[Path]:
    """Sign the .app, put it into a disk image in the folder `target`, have that notarised; give its path.

    Raises PackagingError where there is no .app, and signing.SigningError where a command of macOS fails.
    """
    application = bundle.with_name(APPLICATION)
    if not application.is_dir():
        raise PackagingError(f"{APPLICATION} is not in {bundle.parent}.")
    for notice in bundle.glob("licences.*"):  # written after PyInstaller made the .app
        shutil.copy(notice, application / "Contents" / "Resources")
    signing.sign(application)
    target.mkdir(parents=True, exist_ok=True)
    image = target / f"finovox-desktop-{version}-macos-{platform.machine()}.dmg"
    with tempfile.TemporaryDirectory() as folder:
        contents = Path(folder)
        shutil.copytree(application, contents / APPLICATION, symlinks=True)
        (contents / "Applications").symlink_to("/Applications")
        signing.run(image_command(contents, image))
    signing.sign_image(image)
    signing.notarise(image)
    return [image]


def image_command(contents: Path, image: Path) -> list[str]:
    """Give the command that makes a compressed, read-only image of a folder."""
    return [
        "hdiutil",
        "create",
        "-volname",
        "Finovox Desktop",
        "-srcfolder",
        str(contents),
        "-format",
        "UDZO",
        "-ov",
        str(image),
    ]
