"""Starts the program from a checkout: `python3 build_scripts/run.py [arguments of finovox-desktop]`.

Without arguments it opens the window on the embedded sandbox; where there is no display, it has the sandbox judge the
sample documents in the terminal and writes `report.json` into the current folder.
"""

import os
import subprocess
import sys

import environment

NO_DISPLAY = "There is no display here: analysing the sample documents in the terminal instead, into report.json."


def main() -> None:
    environment.prepare(environment.Purpose.RUN)
    arguments = sys.argv[1:]
    if arguments:
        replace_process("finovox-desktop", arguments)
    elif has_display():
        replace_process("finovox-desktop", ["--sandbox"])
    else:
        environment.say(NO_DISPLAY)
        replace_process("finovox", ["analyse", "--sandbox", "--poll-interval", "1", "-o", "report.json", *samples()])


def has_display() -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    # Qt's platforms without a screen are for tests: whoever chose one cannot see a window.
    invisible = os.environ.get("QT_QPA_PLATFORM", "").partition(":")[0] in ("offscreen", "minimal")
    return not invisible and any(os.environ.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY"))


def samples() -> list[str]:
    folder = environment.ROOT / "resources" / "samples"
    return [str(path) for path in sorted(folder.iterdir()) if path.suffix in (".pdf", ".jpg", ".png")]


def replace_process(name: str, arguments: list[str]) -> None:
    """Go on as another program, so that signals and the exit status are its own."""
    command = [str(environment.program(name)), *arguments]
    if os.name == "nt":
        sys.exit(subprocess.run(command, check=False).returncode)
    os.execv(command[0], command)  # noqa: S606  no shell is wanted


if __name__ == "__main__":
    main()
