"""Makes `build/environment/`: what the program runs with and PyInstaller, and nothing that could slip into the bundle."""

import hashlib
import os
import shutil
import subprocess
import sys
import venv
from pathlib import Path

from environment import ROOT, Purpose, say

FOLDER = ROOT / "build" / "environment"
PYTHON = FOLDER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
_STAMP = FOLDER / "prepared"


def prepare() -> None:
    """Make the environment, unless it is there already. Ends the process with pip's words when it cannot."""
    wanted = hashlib.sha256(f"{sys.version}\n{FOLDER}\n".encode() + Purpose.BUILD.lock.read_bytes()).hexdigest()
    if _STAMP.exists() and _STAMP.read_text(encoding="ascii") == wanted:
        return
    say("Making the environment for building ...")
    if FOLDER.exists():
        shutil.rmtree(FOLDER)
    venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(FOLDER)
    _pip("--require-hashes", "--only-binary=:all:", "-r", str(Purpose.BUILD.lock))
    _STAMP.write_text(wanted, encoding="ascii")


def install_program(source: Path) -> None:
    """Install the program from its source folder, in place of what was installed before."""
    _pip("--no-deps", "--no-build-isolation", "--force-reinstall", str(source))


def _pip(*arguments: str) -> None:
    quiet = ["--quiet", "--disable-pip-version-check", "--no-input", "--no-warn-script-location"]
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    command: list[str | Path] = [PYTHON, "-m", "pip", "install", *quiet, *arguments]
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{done.stdout}{done.stderr}\nCould not prepare the environment for building: see above.")
