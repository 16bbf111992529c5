"""Writes the locks from `pyproject.toml`: `python3 build_scripts/lock.py [--upgrade | --check]`.

One lock for Linux, Windows and macOS, with a hash of every file and no address of any index. Pins stay as they are
unless `pyproject.toml` forbids them or `--upgrade` is given. `--check` writes nothing and fails if the locks do not fit.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import environment
from environment import LOCKS, ROOT, Purpose

# What the locked wheels are made for: glibc 2.34 on x86-64 and 2.39 on ARM, macOS 15 on ARM (none for Intel).
PLATFORMS = ("x86_64-manylinux_2_34", "aarch64-manylinux_2_39", "x86_64-pc-windows-msvc", "aarch64-apple-darwin")
OLDEST_MACOS = "15.0"
FOREIGN = re.compile(r"://|^\s*-(?!-hash=)", re.MULTILINE)
"""What a lock must not hold: an address, or an option other than a hash, for that might name a place to install from."""


def main() -> None:
    parser = argparse.ArgumentParser(description="Write the locks from pyproject.toml.")
    choice = parser.add_mutually_exclusive_group()
    choice.add_argument("--upgrade", action="store_true", help="take the newest versions that pyproject.toml allows")
    choice.add_argument(
        "--check", action="store_true", help="write nothing; fail if the locks do not fit pyproject.toml"
    )
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        fresh = {purpose: Path(folder) / purpose.lock.name for purpose in Purpose}
        for purpose, path in fresh.items():
            if purpose.lock.exists() and not options.upgrade:
                shutil.copy(purpose.lock, path)
            compile_lock(purpose, path, constraint=fresh[Purpose.RUN])
            if FOREIGN.search(path.read_text(encoding="utf-8")):
                sys.exit(
                    f"More than versions and their hashes would stand in {purpose.lock.name}: nothing was written."
                )
            for platform in PLATFORMS:
                check_wheels(path, platform)
        outdated = [purpose for purpose, path in fresh.items() if not same_text(path, purpose.lock)]
        if options.check and outdated:
            names = ", ".join(purpose.lock.name for purpose in outdated)
            sys.exit(f"{names}: does not fit pyproject.toml. Run build_scripts/lock.py.")
        for purpose in outdated:
            LOCKS.mkdir(exist_ok=True)
            shutil.copy(fresh[purpose], purpose.lock)
    print("The locks fit pyproject.toml." if not outdated else f"Written: {', '.join(outdated)}.")


def compile_lock(purpose: Purpose, path: Path, *, constraint: Path) -> None:
    """Resolve for all platforms; what the program runs with is the same in both locks."""
    options = ["--universal", "--generate-hashes", "--no-header", "--python-version", "3.11"]
    if purpose is not Purpose.RUN:
        # Without its hashes and comments, lest the comments name the constraint's temporary place.
        pins = re.findall(r"^\S+==[^\\\n]*", constraint.read_text(encoding="utf-8"), re.MULTILINE)
        plain = constraint.with_name("constraints.txt")
        plain.write_text("\n".join(pins), encoding="utf-8")
        options += ["--constraint", str(plain), "--annotation-style", "split"]
    uv("pip", "compile", "--quiet", *options, "--group", purpose.value, "--output-file", str(path), "pyproject.toml")
    # Neither where the constraint lay nor any other place of this machine belongs into the lock.
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(line for line in lines if str(path.parent) not in line), encoding="utf-8")


def check_wheels(lock: Path, platform: str) -> None:
    """Fail unless a wheel with a locked hash exists for every package on that platform."""
    with tempfile.TemporaryDirectory() as target:
        options = [
            "--dry-run",
            "--require-hashes",
            "--only-binary",
            ":all:",
            "--python-version",
            "3.11",
            "--target",
            target,
        ]
        uv("pip", "install", "--quiet", *options, "--python-platform", platform, "--requirements", str(lock))


def uv(*arguments: str) -> None:
    own = environment.program("uv")
    command = str(own) if own.exists() else shutil.which("uv")
    if command is None:
        sys.exit("uv is not in .venv: run build_scripts/test.py once, or install uv.")
    variables = {**os.environ, "MACOSX_DEPLOYMENT_TARGET": OLDEST_MACOS}
    done = subprocess.run([command, *arguments], cwd=ROOT, env=variables, check=False)
    if done.returncode:
        sys.exit(f"uv {' '.join(arguments[:2])} failed: see above.")


def same_text(one: Path, other: Path) -> bool:
    return other.exists() and one.read_text(encoding="utf-8") == other.read_text(encoding="utf-8")


if __name__ == "__main__":
    main()
