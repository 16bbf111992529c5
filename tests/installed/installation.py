"""The program as it was installed, in a clean system or beside this one, and how it is started."""

import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.background_process import BackgroundProcess, as_user
from tests.e2e.desktop import Desktop

_OF_A_SESSION = ("HOME", "LANG", "LC_ALL", "DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "XDG_")
_OF_KEYS = ("The key for ", "There is no key for ")


@dataclass(frozen=True, slots=True)
class Installation:
    """Where the two programs are; `entry` is what has to stand before a command so that it runs where they are."""

    folder: Path
    entry: tuple[str, ...] = ()

    def run(self, desktop: Desktop, *arguments: str | Path, given: str = "", **variables: str) -> str:
        """Run the terminal program to its end; give what it printed. Fails on any other status than 0, and on words on stderr."""
        done = subprocess.run(
            [*self._before(desktop), self.folder / "finovox", *map(str, arguments)],
            env=environment(desktop, variables),
            cwd="/",
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
        command = [*self._before(desktop), str(self.folder / "finovox-desktop"), *map(str, arguments)]
        return BackgroundProcess(command, environment(desktop, {}), log)

    def _before(self, desktop: Desktop) -> tuple[str, ...]:
        return self.entry or ("setpriv", "--pdeathsig=KILL", *as_user(desktop.user))


def environment(desktop: Desktop, variables: Mapping[str, str]) -> dict[str, str]:
    """Give what a person's session on the desktop has, and nothing of the tests' own."""
    session = {name: value for name, value in desktop.environment.items() if name.startswith(_OF_A_SESSION)}
    return session | {"PATH": "/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin"} | dict(variables)


def unexpected(words: str) -> list[str]:
    """Give the lines of stderr that nobody expects: all but how far a document is, and what became of a key."""
    progress = (": Uploading", ": In analysis", ": Done")
    return [line for line in words.splitlines() if not line.endswith(progress) and not line.startswith(_OF_KEYS)]
