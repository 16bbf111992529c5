"""Uses installed programs as a person would: `python3 smoke_test.py FOLDER_OF_PROGRAMS SAMPLES [KEPT_DATA]`.

On a desktop of its own (X server, session bus, keyring), in the home directory that the environment names. Needs xvfb,
dbus, gnome-keyring and xdotool, and of Python the standard library only: it also runs on a clean system. With KEPT_DATA, a
data directory of an earlier run, it checks besides that what is stored there is shown. Fails with an AssertionError.
"""

import contextlib
import json
import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TypeVar

SECONDS = 60.0
_PASSWORD = b"password of the test keyring\n"
_KEY = "0123456789abcdef0123456789abcdef"
_DOCUMENT_ENDINGS = (".pdf", ".jpg", ".png")
_PAGE_WIDTH = 400  # pixels

Found = TypeVar("Found")


def main() -> None:
    programs, samples = Path(sys.argv[1]).absolute(), Path(sys.argv[2]).absolute()
    kept_data = Path(sys.argv[3]) if len(sys.argv) > len(("program", "folder", "samples")) else None
    with tempfile.TemporaryDirectory(prefix="run-", dir=Path.home()) as folder, desktop(Path(folder)) as environment:
        SmokeTest(programs, samples, Path(folder), environment).run(kept_data)
    print("The smoke test passed.")


class SmokeTest:
    """Every check uses the programs themselves; an unexpected line on their standard error fails it."""

    def __init__(self, programs: Path, samples: Path, folder: Path, environment: dict[str, str]) -> None:
        self._terminal = str(programs / "finovox")
        self._window = str(programs / "finovox-desktop")
        self._samples = sorted(path for path in samples.iterdir() if path.suffix in _DOCUMENT_ENDINGS)
        self._folder = folder
        self._environment = environment

    def run(self, kept_data: Path | None) -> None:
        """Run all checks, one after another."""
        if kept_data is not None and kept_data.exists():
            self.shows_what_was_stored(kept_data)
        self.names_version_and_commit()
        self.analyses_in_a_terminal()
        self.speaks_french()
        self.renders_a_page()
        self.keeps_a_key()
        self.analyses_in_a_window(kept_data or self._folder / "window")

    def names_version_and_commit(self) -> None:
        """Check what `--version` says; both programs say the same."""
        said = {self._run(program, "--version") for program in (self._terminal, self._window)}
        assert len(said) == 1, said
        words = said.pop().split()
        assert words[:2] == ["Finovox", "Desktop"], words
        assert words[3].startswith("("), "no commit is named"

    def analyses_in_a_terminal(self) -> None:
        """Check the report of the samples on the embedded service."""
        report = self._folder / "report.json"
        self._analyse(report, "en")
        jobs = json.loads(report.read_text(encoding="utf-8"))["jobs"]
        assert len(jobs) == len(self._samples), len(jobs)
        assert {job["state"] for job in jobs} == {"done"}, jobs

    def speaks_french(self) -> None:
        """Check the words of the table."""
        table = self._analyse(self._folder / "rapport.json", "fr")
        assert "Risque élevé" in table, table

    def renders_a_page(self) -> None:
        """Check that the bundle's inspection worker draws a PDF's page."""
        document = next(path for path in self._samples if path.suffix == ".pdf")
        content = document.read_bytes()
        asked = {"path": str(document), "sha256": sha256(content).hexdigest(), "size": len(content)}
        asked |= {"page": 0, "width": _PAGE_WIDTH}
        worker = [self._terminal, "--child-program", "finovox_desktop.inspection.worker"]
        request = json.dumps({"render": asked}).encode() + b"\n"
        done = subprocess.run(
            worker, input=request, env=self._environment, capture_output=True, timeout=SECONDS, check=True
        )
        head, _, pixels = done.stdout.partition(b"\n")
        answer = json.loads(head)
        assert answer["obstacle"] is None, answer
        assert len(pixels) == answer["size"] > 0, answer
        assert len(set(pixels)) > 1, "the page is empty"

    def keeps_a_key(self) -> None:
        """Check that the system's keyring keeps a key, for as long as it is wanted."""
        data = str(self._folder / "key")
        no_key = 4
        for action, typed, status in (
            ("set", f"{_KEY}\n", 0),
            ("status", "", 0),
            ("delete", "", 0),
            ("status", "", no_key),
        ):
            done = self._done([self._terminal, "key", action, "--data-dir", data], typed)
            assert done.returncode == status, done
            lines = [*done.stdout.splitlines(), *done.stderr.splitlines()]
            assert len(lines) == 1, done
            assert "key" in lines[0], done

    def analyses_in_a_window(self, data: Path) -> None:
        """Open the samples with the window, wait for their results, export them, and close the window."""
        errors = self._folder / "window.err"
        arguments = [
            self._window,
            "--sandbox",
            "--poll-interval",
            "1",
            "--data-dir",
            str(data),
            *map(str, self._samples),
        ]
        with errors.open("wb") as file, subprocess.Popen(arguments, env=self._environment, stderr=file) as window:
            try:
                wait_until(self._window_identifier, "the window")
                wait_until(lambda: self._are_all_done(data), "the results of all samples")
                window.send_signal(signal.SIGTERM)  # closes it, as a desktop's session does at its end
                assert window.wait(SECONDS) == 0, window.returncode
            finally:
                if window.poll() is None:
                    window.kill()
        words = errors.read_text(encoding="utf-8")
        assert not words, f"the window said: {words}"

    def shows_what_was_stored(self, data: Path) -> None:
        """Check that the jobs of an earlier run, of an earlier version perhaps, are all there."""
        assert self._are_all_done(data), "stored jobs are missing"

    def _are_all_done(self, data: Path) -> bool:
        if not data.exists():
            return False
        report = json.loads(self._run(self._terminal, "export", "--data-dir", str(data)))
        done = [job for job in report["jobs"] if job["state"] == "done"]
        return len(done) >= len(self._samples)

    def _analyse(self, report: Path, language: str) -> str:
        data = self._folder / f"data-{language}"
        options = [
            "--sandbox",
            "--poll-interval",
            "1",
            "--language",
            language,
            "--data-dir",
            str(data),
            "-o",
            str(report),
        ]
        command = [self._terminal, "analyse", *options, *map(str, self._samples)]
        # Its progress is said on standard error: a line for each document, which begins with its name.
        done = self._done(command, "")
        names = tuple(path.name for path in self._samples)
        unexpected = [line for line in done.stderr.splitlines() if not line.startswith(names)]
        assert done.returncode == 0, done
        assert not unexpected, unexpected
        return done.stdout

    def _run(self, *command: str, typed: str = "") -> str:
        done = self._done(list(command), typed)
        assert done.returncode == 0, done
        assert not done.stderr, done
        return done.stdout

    def _done(self, command: list[str], typed: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command,
            env=self._environment,
            input=typed,
            capture_output=True,
            encoding="utf-8",
            timeout=SECONDS,
            check=False,
        )

    def _window_identifier(self) -> str:
        found = self._tool("xdotool", "search", "--onlyvisible", "--name", "Finovox Desktop").split()
        return found[0] if found else ""

    def _tool(self, *command: str) -> str:
        return self._done(list(command), "").stdout


@contextlib.contextmanager
def desktop(folder: Path) -> Iterator[dict[str, str]]:
    """Run an X server, a session bus and an unlocked keyring; gives the environment of programs on it."""
    runtime = folder / "runtime"
    runtime.mkdir(mode=0o700)
    environment = {
        "HOME": str(Path.home()),
        "LANG": "C.UTF-8",
        "PATH": os.environ.get("PATH", os.defpath),
        "QT_QPA_PLATFORM": "xcb",
        "XDG_RUNTIME_DIR": str(runtime),
    }
    with contextlib.ExitStack() as stack:
        screen = ["-screen", "0", "1440x900x24", "-nolisten", "tcp", "-noreset"]
        number = _first_line(stack, ["Xvfb", "-displayfd", "1", *screen], environment)
        environment["DISPLAY"] = f":{number}"
        bus = ["dbus-daemon", "--session", "--nofork", "--print-address=1", f"--address=unix:dir={runtime}"]
        environment["DBUS_SESSION_BUS_ADDRESS"] = _first_line(stack, bus, environment)
        keyring = _started(
            stack, ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"], environment
        )
        assert keyring.stdin is not None
        keyring.stdin.write(_PASSWORD)
        keyring.stdin.close()
        owner = ["dbus-send", "--session", "--print-reply", "--dest=org.freedesktop.DBus", "/"]
        owner += ["org.freedesktop.DBus.GetNameOwner", "string:org.freedesktop.secrets"]
        wait_until(
            lambda: subprocess.run(owner, env=environment, capture_output=True, check=False).returncode == 0,
            "the keyring",
        )
        yield environment


def _first_line(stack: contextlib.ExitStack, command: list[str], environment: dict[str, str]) -> str:
    process = _started(stack, command, environment)
    assert process.stdout is not None
    return process.stdout.readline().decode().strip()


def _started(stack: contextlib.ExitStack, command: list[str], environment: dict[str, str]) -> "subprocess.Popen[bytes]":
    process = subprocess.Popen(
        command, env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    stack.callback(process.wait)
    stack.callback(process.terminate)
    return process


def wait_until(question: Callable[[], Found], what: str) -> Found:
    """Ask again and again until the answer is true; gives it. Raises AssertionError after a minute."""
    end = time.monotonic() + SECONDS
    while not (answer := question()):
        assert time.monotonic() < end, f"no sign of {what}"
        time.sleep(0.1)
    return answer


if __name__ == "__main__":
    main()
