"""Writes the SHA-256 sums of what was built beside it: `python3 build_scripts/checksums.py [FOLDER]` (dist/ without one).

`sha256sum --check` reads the file.
"""

import hashlib
import sys
from pathlib import Path

NAME = "SHA256SUMS"


def main() -> None:
    folder = Path(sys.argv[1]) if sys.argv[1:] else Path(__file__).resolve().parent.parent / "dist"
    count = write_checksums(folder)
    if not count:
        sys.exit(f"There is nothing in {folder}.")
    print(f"{NAME}: {count} files")


def write_checksums(folder: Path) -> int:
    """Write the sums of all files of the folder into `SHA256SUMS` there; give how many files they are."""
    files = sorted(path for path in folder.glob("*") if path.is_file() and path.name != NAME)
    lines = [f"{_sha256(path)}  {path.name}\n" for path in files]
    (folder / NAME).write_text("".join(lines), encoding="utf-8", newline="\n")
    return len(files)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


if __name__ == "__main__":
    main()
