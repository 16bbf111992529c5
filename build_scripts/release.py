"""Makes the release of a tag from what was built: `python3 build_scripts/release.py TAG`, with the files in dist/.

Refuses a tag that is not `v` and the project's version. The notes are the version's part of `CHANGELOG.md`.
"""

import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

import checksums

ROOT = Path(__file__).resolve().parent.parent
DIST = ROOT / "dist"
ARGUMENTS = 2


def main() -> None:
    if len(sys.argv) != ARGUMENTS:
        sys.exit(__doc__)
    tag = sys.argv[1]
    version = str(tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"])
    if tag != f"v{version}":
        sys.exit(f"The tag is {tag}, but the version is {version}: nothing was released.")
    try:
        notes = release_notes((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), version)
    except ValueError as error:
        sys.exit(f"{error}: nothing was released.")
    if not checksums.write_checksums(DIST):
        sys.exit("There is nothing in dist/: nothing was released.")
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "notes.md"
        file.write_text(notes, encoding="utf-8")
        sys.exit(subprocess.run(command(tag, file, sorted(DIST.iterdir())), check=False).returncode)


def release_notes(changelog: str, version: str) -> str:
    """Give what the changelog says of a version. Raises ValueError where it says nothing."""
    heading = rf"^## \[?{re.escape(version)}\]?(?![\w.])[^\n]*\n"
    found = re.search(heading + r"(?P<notes>.*?)(?=^## |\Z)", changelog, re.MULTILINE | re.DOTALL)
    if found is None or not found["notes"].strip():
        raise ValueError(f"CHANGELOG.md says nothing of {version}")
    return found["notes"].strip() + "\n"


def command(tag: str, notes: Path, files: list[Path]) -> list[str]:
    """Give the command of GitHub's own program; `--verify-tag` lets it make no tag of its own."""
    return [
        "gh",
        "release",
        "create",
        tag,
        "--verify-tag",
        "--title",
        tag,
        "--notes-file",
        str(notes),
        *map(str, files),
    ]


if __name__ == "__main__":
    main()
