"""What the tools of Debian and of freedesktop.org say of a package and of the files in it that desktops read."""

import shutil
import subprocess
import tempfile
from pathlib import Path

_DESKTOP_ENTRY = ("desktop-file-validate", "--warn-kde")
_METAINFO = ("appstreamcli", "validate", "--no-net", "--no-color")
_PACKAGE = ("lintian", "--allow-root", "--fail-on", "error")


def complaints(package: Path) -> str:
    """Have a Debian package, its desktop entry and its metainfo examined.

    Gives what the tools have against them, empty where that is nothing. What they only remark is printed.
    """
    missing = [tool for tool, *_ in (_DESKTOP_ENTRY, _METAINFO, _PACKAGE) if shutil.which(tool) is None]
    if missing:
        return f"Please install what examines the package: {', '.join(missing)}."
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "--extract", package, folder], check=True)
        share = Path(folder) / "usr" / "share"
        examinations = [
            *((*_DESKTOP_ENTRY, str(path)) for path in share.glob("applications/*.desktop")),
            *((*_METAINFO, str(path)) for path in share.glob("metainfo/*.xml")),
            (*_PACKAGE, str(package)),
        ]
        return "\n".join(filter(None, map(_complaint, examinations)))


def _complaint(command: tuple[str, ...]) -> str:
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    if done.returncode:
        return f"{' '.join(command)}\n{done.stdout}"
    if done.stdout.strip():
        print(done.stdout.strip(), flush=True)
    return ""
