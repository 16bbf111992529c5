"""Whether what is installed keeps to its sizes; where it does not, the largest files are named."""

from pathlib import Path

_MEGABYTE = 1_000_000
GREATEST_PACKAGE = 45 * _MEGABYTE
GREATEST_BUNDLE = 150 * _MEGABYTE
_NAMED = 20


def bundle_size(bundle: Path) -> int:
    """Give the bytes of a bundle's files, links not followed, and a file with two names counted once."""
    states = (path.lstat() for path in bundle.rglob("*") if not path.is_dir() or path.is_symlink())
    return sum({state.st_ino: state.st_size for state in states}.values())


def report(bundle: Path, package: Path) -> bool:
    """Print the sizes, and the largest files where a goal is missed; tell whether both are kept."""
    installed, packed = bundle_size(bundle), package.stat().st_size
    print(f"installed: {installed / _MEGABYTE:.1f} MB of at most {GREATEST_BUNDLE / _MEGABYTE:.0f}")
    print(f"package: {packed / _MEGABYTE:.1f} MB of at most {GREATEST_PACKAGE / _MEGABYTE:.0f}")
    if is_kept := installed <= GREATEST_BUNDLE and packed <= GREATEST_PACKAGE:
        return is_kept
    files = [path for path in bundle.rglob("*") if path.is_file() and not path.is_symlink()]
    for path in sorted(files, key=lambda path: path.stat().st_size, reverse=True)[:_NAMED]:
        print(f"{path.stat().st_size / _MEGABYTE:8.1f} MB  {path.relative_to(bundle)}")
    return False
