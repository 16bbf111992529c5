"""The program as it was installed, in a clean system or beside this one, and how it is started."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.background_process import BackgroundProcess
from tests.e2e.desktop import Desktop

_OF_KEYS = ("The key for ", "There is no key for ")
_NOT_NEEDED = ("PYTHONPATH", "PYTHONHOME", "VIRTUAL_ENV")


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the two programs are; `root` is the clean system they run in, or None for this one."""

    window: str
    terminal: str
    root: Path | None = None

    def run(self, desktop: Desktop, *arguments: str | Path, given: str = "", **variables: str) -> str:
        """Run the terminal program to its end; give what it printed. Fails on any other status than 0, and on words on stderr."""
        done = subprocess.run(
            [*self._entry(), self.terminal, *map(str, arguments)],
            env=environment(desktop, variables),
            input=given,
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        assert unexpected(done.stderr) == [], done.stderr
        return done.stdout

    def start(self, desktop: Desktop, *arguments: str | Path, log: Path) -> BackgroundProcess:
        """Give the window program, to be entered with `with`; stderr goes to `log`."""
        command = [*self._entry(), self.window, *map(str, arguments)]
        return BackgroundProcess(command, environment(desktop, {}), log)

    def _entry(self) -> tuple[str, ...]:
        return ("chroot", str(self.root)) if self.root is not None else ()


def environment(desktop: Desktop, variables: Mapping[str, str]) -> dict[str, str]:
    """Give what a person's session on the desktop has, without anything of the tests' own Python."""
    session = {name: value for name, value in desktop.environment.items() if name not in _NOT_NEEDED}
    return session | {"PATH": "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"} | dict(variables)


def unexpected(words: str) -> list[str]:
    """Give the lines of stderr that nobody expects: all but how far a document is, and what became of a key."""
    progress = (": Uploading", ": In analysis", ": Done")
    return [line for line in words.splitlines() if not line.endswith(progress) and not line.startswith(_OF_KEYS)]
