"""What the threads of a process do while it has nothing to do, as Linux counts it (proc(5))."""

import contextlib
import time
from dataclasses import dataclass
from pathlib import Path

from tests.e2e.processes import descendants

_NANOSECONDS = 1e-9
_RESTFUL_SECONDS = 2.0
_MOST_SECONDS_TO_SETTLE = 60.0
_RESTFUL_SHARE = 0.05


@dataclass(frozen=True, slots=True)
class Activity:
    """Over some time: the share of one core that was used, and how often a thread was woken a second."""

    core: float
    wake_ups: float


@dataclass(frozen=True, slots=True)
class _Count:
    seconds: float
    switches: int


def activity(process: int, seconds: float) -> Activity:
    """Watch a process and all that it started for so many seconds.

    A wake-up is a voluntary context switch: a thread that waits again after it ran.
    """
    before, began = _counts(process), time.monotonic()
    time.sleep(seconds)
    after, passed = _counts(process), time.monotonic() - began
    none = _Count(0.0, 0)
    used = sum(count.seconds - before.get(thread, none).seconds for thread, count in after.items())
    switches = sum(count.switches - before.get(thread, none).switches for thread, count in after.items())
    return Activity(used / passed, switches / passed)


def wait_until_settled(process: int) -> None:
    """Wait until a process has done what it does at its start. Raises TimeoutError."""
    deadline = time.monotonic() + _MOST_SECONDS_TO_SETTLE
    while activity(process, _RESTFUL_SECONDS).core > _RESTFUL_SHARE:
        if time.monotonic() > deadline:
            raise TimeoutError(f"the program was busy for {_MOST_SECONDS_TO_SETTLE:.0f} s")


def _counts(process: int) -> dict[str, _Count]:
    found = {}
    for number in (process, *descendants(process)):
        for folder in Path(f"/proc/{number}/task").iterdir():
            with contextlib.suppress(FileNotFoundError, ProcessLookupError):  # it may have ended since it was listed
                on_processor = int((folder / "schedstat").read_text("ascii").split()[0]) * _NANOSECONDS
                lines = dict(line.split(":", 1) for line in (folder / "status").read_text("ascii").splitlines())
                found[folder.name] = _Count(on_processor, int(lines["voluntary_ctxt_switches"]))
    return found
