"""Where the bundle's libraries look for others: beside themselves only, not in the folders of the computer that built them."""

import subprocess
from pathlib import Path

_ELF = b"\x7fELF"
_BESIDE = "$ORIGIN"


def forget_foreign_run_paths(bundle: Path, patchelf: Path) -> list[Path]:
    """Take the run paths (DT_RUNPATH, DT_RPATH) out of libraries that name a folder by its absolute path; give those.

    The interpreter's own modules name the folder in which that interpreter was built: of no use on another computer, and
    whoever could write there would have a say in the program. Raises subprocess.CalledProcessError.
    """
    foreign = [path for path in elf_files(bundle) if not all(map(_is_beside, run_paths(path, patchelf)))]
    for path in foreign:
        subprocess.run([patchelf, "--remove-rpath", path], check=True)
    return foreign


def run_paths(library: Path, patchelf: Path) -> list[str]:
    """Give the folders in which a library looks for others."""
    said = subprocess.run([patchelf, "--print-rpath", library], check=True, capture_output=True, text=True).stdout
    return [folder for folder in said.strip().split(":") if folder]


def elf_files(bundle: Path) -> list[Path]:
    """Give the libraries of a bundle; its programs carry PyInstaller's archive and are left alone."""
    return sorted(path for path in bundle.rglob("*.so*") if path.is_file() and not path.is_symlink() and _is_elf(path))


def _is_elf(path: Path) -> bool:
    with path.open("rb") as file:
        return file.read(len(_ELF)) == _ELF


def _is_beside(folder: str) -> bool:
    return folder.startswith(_BESIDE)
