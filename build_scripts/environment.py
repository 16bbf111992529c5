"""Makes `.venv/` at the project's root ready: to run the program, or to test it too.

Standard library only, and no syntax that an old Python cannot read before it has said that it is too old.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  an older Python reads a sentence here, not a traceback
    sys.exit(
        "Finovox Desktop needs Python 3.11 or newer, and this is Python %d.%d. "  # noqa: UP031
        "Start the command with a newer one, for example: python3.12 %s"
        % (sys.version_info[0], sys.version_info[1], " ".join(sys.argv))
    )

import contextlib
import dataclasses
import enum
import hashlib
import importlib.util
import json
import os
import re
import shutil
import subprocess
import venv
from collections.abc import Iterator
from pathlib import Path

import generated_resources
import system_packages
from exclusive_lock import exclusive_lock

ROOT = Path(__file__).resolve().parent.parent
FOLDER = ROOT / ".venv"
LOCKS = ROOT / "build_scripts" / "locks"

_STAMP = FOLDER / "prepared.json"
_UNFINISHED = FOLDER / "unfinished"
_LOCK = FOLDER / "prepare.lock"
_PROGRAMS = FOLDER / ("Scripts" if os.name == "nt" else "bin")
_SUFFIX = ".exe" if os.name == "nt" else ""


class Purpose(enum.StrEnum):
    """What the environment is for; what TEST installs includes all that RUN needs. BUILD has an environment of its own."""

    RUN = "run"
    TEST = "test"
    BUILD = "build"

    @property
    def lock(self) -> Path:
        return LOCKS / f"{self.value}.txt"


class PreparationError(Exception):
    """The environment cannot be made; the text says why and what to do."""


@dataclasses.dataclass(frozen=True, slots=True)
class Stamp:
    """Written last, so that its presence says that everything before it was done."""

    purpose: Purpose
    fingerprint: str
    packages: tuple[str, ...]

    def covers(self, purpose: Purpose) -> bool:
        return self.purpose in (purpose, Purpose.TEST)


def program(name: str) -> Path:
    """Path of a program in the environment, such as `python`, `finovox` or `ruff`."""
    return _PROGRAMS / f"{name}{_SUFFIX}"


def prepare(purpose: Purpose) -> None:
    """Make everything ready for `purpose`. Done before: some milliseconds. Safe when two processes do it at once.

    Ends the process with a sentence for people when it cannot.
    """
    try:
        system_packages.ensure(testing=purpose is Purpose.TEST)
        if not _is_ready(purpose) or generated_resources.outdated(ROOT, FOLDER):
            _require_ensurepip()
            FOLDER.mkdir(exist_ok=True)
            with exclusive_lock(_LOCK) as inherited:
                _make_ready(purpose, inherited)
    except PreparationError as error:
        sys.exit(f"{error}")
    except KeyboardInterrupt:
        sys.exit("Interrupted. The next start begins the preparation again.")


def _make_ready(purpose: Purpose, inherited: int) -> None:
    if not _is_ready(purpose):
        # What the last preparation brought beyond this purpose stays up to date too.
        earlier = _read_stamp()
        purpose = earlier.purpose if earlier and earlier.covers(purpose) else purpose
        if _is_sound():
            with _unfinished():
                _install(purpose, inherited)
        else:
            with _unfinished():
                _create()
                _install(purpose, inherited)
        _write_stamp(Stamp(purpose, _fingerprint(), _installed_packages()))
    for resource in generated_resources.outdated(ROOT, FOLDER):
        say(f"Making the {resource.name} ...")
        _run([program("python"), *resource.arguments], f"Could not make the {resource.name}", inherited)
        resource.write_stamp()


def _is_ready(purpose: Purpose) -> bool:
    """Whether the environment holds what the lock asks for and nobody has changed it since."""
    stamp = _read_stamp()
    return (
        stamp is not None
        and stamp.covers(purpose)
        and stamp.fingerprint == _fingerprint()
        and stamp.packages == _installed_packages()
        and program("python").exists()
        and program("finovox").exists()
        and not _UNFINISHED.exists()
    )


def _is_sound() -> bool:
    """Whether `.venv/` is a finished environment of this Python, at this place, into which pip can install."""
    if _UNFINISHED.exists() or not program("python").exists():
        return False
    try:
        # Programs in an environment name their interpreter by its full path: one that was moved is broken.
        moved = str(FOLDER) not in (_PROGRAMS / "activate").read_text(encoding="utf-8")
    except OSError:
        return False
    question = "import pip, sys; print('%d.%d' % sys.version_info[:2])"
    answer = subprocess.run([program("python"), "-c", question], capture_output=True, text=True, check=False)
    return not moved and answer.returncode == 0 and answer.stdout.strip() == _python_version()


def _create() -> None:
    say("Making .venv ...")
    for entry in FOLDER.iterdir():
        if entry not in (_LOCK, _UNFINISHED):
            if entry.is_dir() and not entry.is_symlink():
                shutil.rmtree(entry)
            else:
                entry.unlink()
    try:
        venv.EnvBuilder(with_pip=True, symlinks=os.name != "nt").create(FOLDER)
    except subprocess.CalledProcessError as error:
        output = error.output.decode(errors="replace") if isinstance(error.output, bytes) else error.output
        raise PreparationError(f"{output}\nCould not make .venv: see above.") from error


def _install(purpose: Purpose, inherited: int) -> None:
    lock = purpose.lock.relative_to(ROOT)
    count = len(re.findall(r"^\S+==", purpose.lock.read_text(encoding="utf-8"), re.MULTILINE))
    say(
        f"Installing the {count} packages of {lock.as_posix()} into .venv; the first time this takes a minute or more ..."
    )
    pip: list[str | Path] = [
        program("python"),
        "-m",
        "pip",
        "--disable-pip-version-check",
        "--no-input",
        "install",
        "--progress-bar=off",
    ]
    _run([*pip, "--require-hashes", "--only-binary=:all:", "-r", lock], "Could not install the packages", inherited)
    _run(
        [*pip, "--no-deps", "--no-build-isolation", "--editable", "."],
        "Could not install the program itself into .venv",
        inherited,
    )


def _run(command: list[str | Path], failure: str, inherited: int) -> None:
    """Run quietly; what it printed is shown when it fails.

    The child inherits the lock: should this process be killed, the next one waits until the child has ended too.
    """
    variables = {name: value for name, value in os.environ.items() if name not in ("PYTHONHOME", "PYTHONPATH")}
    done = subprocess.run(
        command,
        cwd=ROOT,
        env=variables,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        check=False,
        pass_fds=() if os.name == "nt" else (inherited,),
    )
    if done.returncode:
        raise PreparationError(f"{done.stdout}\n{failure}: see above.")


@contextlib.contextmanager
def _unfinished() -> Iterator[None]:
    """Mark the environment as half made; the mark stays when the block is left by an error or a kill."""
    _STAMP.unlink(missing_ok=True)
    _UNFINISHED.touch()
    yield
    _UNFINISHED.unlink()


def _require_ensurepip() -> None:
    importlib.invalidate_caches()
    if importlib.util.find_spec("ensurepip") is None:
        raise PreparationError("This Python lacks ensurepip, without which it cannot make .venv.")


def _fingerprint() -> str:
    """Everything that decides what is in the environment."""
    digest = hashlib.sha256(f"{FOLDER}\n{_python_version()}\n".encode())
    for path in (Purpose.RUN.lock, Purpose.TEST.lock, ROOT / "pyproject.toml"):
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _installed_packages() -> tuple[str, ...]:
    return tuple(sorted(path.name for path in FOLDER.glob("[Ll]ib/**/site-packages/*.dist-info")))


def _python_version() -> str:
    return f"{sys.version_info[0]}.{sys.version_info[1]}"


def _read_stamp() -> Stamp | None:
    try:
        fields = json.loads(_STAMP.read_text(encoding="utf-8"))
        return Stamp(Purpose(fields["purpose"]), fields["fingerprint"], tuple(fields["packages"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None


def _write_stamp(stamp: Stamp) -> None:
    fresh = _STAMP.with_suffix(".new")
    fresh.write_text(json.dumps(dataclasses.asdict(stamp), indent=1), encoding="utf-8")
    fresh.replace(_STAMP)


def say(text: str) -> None:
    """Tell people what happens; on stderr, so that the program's own output stays clean."""
    print(text, file=sys.stderr, flush=True)
