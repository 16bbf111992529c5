"""What both front doors share: the options of a run, the exit statuses, and what they are put together from."""

import argparse
import getpass
import math
import os
import sys
import threading
from dataclasses import dataclass
from enum import IntEnum
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version

from finovox_desktop.core.destination import SANDBOX, SERVICE, Destination, read_destination
from finovox_desktop.core.key_text import read_key
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.settings import Language
from finovox_desktop.core.text import shown
from finovox_desktop.diagnostics.diagnostics import Diagnostics
from finovox_desktop.storage.paths import DataPaths, default_data_directory, unusable

if TYPE_CHECKING:
    from finovox_desktop.sandbox.process import SandboxProcess

KEY_VARIABLE = "FINOVOX_API_KEY"
_DEFAULT_SILENCE_SECONDS = 150.0


class ExitStatus(IntEnum):
    """The exit statuses: a contract with other programs."""

    ALL_DONE = 0
    INTERNAL_ERROR = 1
    WRONG_USAGE = 2
    SOME_NOT_DONE = 3
    NO_KEY = 4
    DATA_DIRECTORY = 5
    INTERRUPTED = 130


@dataclass(frozen=True, slots=True)
class RunOptions:
    """The common options of a run. Seconds where it is time; `destination` None: as the settings say."""

    paths: DataPaths
    destination: Destination | None
    check_interval: float | None
    silence: float
    language: Language | None
    as_json: bool


def common_options() -> argparse.ArgumentParser:
    """Give the options that every command has, as a parent for its parser."""
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    group = parser.add_argument_group("common options")
    group.add_argument(
        "--data-dir", type=Path, metavar="DIR", help=f"where everything is kept (default: {default_data_directory()})"
    )
    where = group.add_mutually_exclusive_group()
    where.add_argument(
        "--base-url",
        type=_destination,
        metavar="URL",
        help=f"the service's root: https, or http on this computer (default: {SERVICE.root})",
    )
    where.add_argument(
        "--sandbox", action="store_true", help="start and use the embedded service: local checks, no key"
    )
    group.add_argument(
        "--poll-interval",
        type=read_seconds,
        metavar="SECONDS",
        help="time between two checks of a token (default: 30; 2 for the embedded service)",
    )
    group.add_argument(
        "--timeout",
        type=read_seconds,
        metavar="SECONDS",
        default=_DEFAULT_SILENCE_SECONDS,
        help="how long the service may be silent within a request (default: 150)",
    )
    group.add_argument("--language", choices=[language.value for language in Language], help="default: the system's")
    group.add_argument("--json", action="store_true", help="machine-readable output")
    group.add_argument("--version", action=_Version, nargs=0, help="show the program's version and exit")
    return parser


class _Version(argparse.Action):
    """Says the version when it is asked for: it stands in a file, which no other start needs to read."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        _namespace: argparse.Namespace,
        _values: object,
        _option: str | None = None,
    ) -> None:
        """Write it on stdout and leave."""
        from finovox_desktop.build_stamp import version_text  # noqa: PLC0415

        if sys.stdout is not None:  # a program without a console has none
            sys.stdout.write(f"{version_text()}\n")
        parser.exit()


def run_options(arguments: argparse.Namespace) -> RunOptions:
    """Read the common options."""
    return RunOptions(
        paths=DataPaths((arguments.data_dir or default_data_directory()).absolute()),
        destination=SANDBOX if arguments.sandbox else arguments.base_url,
        check_interval=arguments.poll_interval,
        silence=arguments.timeout,
        language=Language(arguments.language) if arguments.language else None,
        as_json=arguments.json,
    )


def take_environment_key() -> Secret | None:
    """Take the key out of the environment, so that no child process inherits it. Raises ValueError where it is no key."""
    text = os.environ.pop(KEY_VARIABLE, None)
    return read_key(text) if text else None


def system_user() -> str:
    """Give the system's name of who runs the program, for verdicts and notes; empty where the system knows none."""
    try:
        return shown(getpass.getuser())
    except (KeyError, OSError, ImportError):
        return ""


def refuse_unsound_pair() -> None:
    """Leave where PySide6 and Python do not go together: 6.12 loses references on Python 3.11 and older, and aborts."""
    if pyside_version.startswith("6.12.") and sys.version_info < (3, 12):
        sys.exit(
            f"PySide6 {pyside_version} is not sound on Python {sys.version_info.major}.{sys.version_info.minor}: "
            "install PySide6-Essentials below 6.12, or use Python 3.12 or newer."
        )


def start_diagnostics(diagnostics: Diagnostics, paths: DataPaths) -> None:
    """Begin the log and catch what nothing else catches. Raises DataDirectoryUnusableError."""
    try:
        diagnostics.start(paths.log)
    except OSError as error:
        raise unusable(paths.directory, error) from error


class EmbeddedSandbox:
    """The embedded service, started when it is first needed and again should it end. Thread-safe."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._process: SandboxProcess | None = None

    def ensure_running(self) -> str:
        """Give its root, started where it does not run. Blocks. Raises SandboxUnavailableError."""
        with self._lock:
            if self._process is None:
                from finovox_desktop.sandbox.process import SandboxProcess  # noqa: PLC0415

                self._process = SandboxProcess()
            self._process.start()
            return self._process.root

    def stop(self) -> None:
        """End it. Idempotent."""
        if self._process is not None:
            self._process.stop()


def _destination(text: str) -> Destination:
    try:
        return read_destination(text)
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error


def read_seconds(text: str) -> float:
    """Read a number of seconds, for argparse."""
    try:
        seconds = float(text)
    except ValueError:
        seconds = math.nan
    if not 0 < seconds <= 24 * 3600:
        raise argparse.ArgumentTypeError(f"{text!r} is no number of seconds between 0 and 86400")
    return seconds
