"""Makes pictures of the running program: `python3 build_scripts/screenshots.py [--readme] [FOLDER]`.

The window, the engine and the sandbox are the real ones; only the screen is Qt's offscreen one. The pictures go to FOLDER
(build/screenshots without one); with `--readme`, the two that the README shows are replaced as well.
"""

import argparse
import os
import shutil
import subprocess
from pathlib import Path

import environment

ROOT = environment.ROOT
README_PICTURES = {"details-light-en.png": "window-light.png", "details-dark-en.png": "window-dark.png"}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "build" / "screenshots", metavar="FOLDER")
    parser.add_argument("--readme", action="store_true", help="replace the README's pictures")
    arguments = parser.parse_args()
    folder: Path = arguments.folder
    # The states are the tests' too, and so is what they need.
    environment.prepare(environment.Purpose.TEST)
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run(
        [environment.program("python"), ROOT / "build_scripts" / "pictures.py", folder],
        env=os.environ
        | {"QT_QPA_PLATFORM": "offscreen", "QT_LOGGING_RULES": "qt.qpa.*=false", "PYTHONPATH": str(ROOT)},
        check=True,
    )
    if arguments.readme:
        for made, shown in README_PICTURES.items():
            shutil.copy(folder / made, ROOT / "resources" / "readme" / shown)


if __name__ == "__main__":
    main()
