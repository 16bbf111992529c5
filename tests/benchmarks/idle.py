"""What the program costs while nothing happens: processor time and wake-ups, with nothing pending and with 1,000 tokens."""

import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from finovox_desktop.command_line import KEY_VARIABLE
from finovox_desktop.core.destination import Destination
from finovox_desktop.engine.keys import ENVIRONMENT_KEY_ID
from tests.benchmarks.figure import Figure, Scale
from tests.benchmarks.many_jobs import store_many_done
from tests.benchmarks.process_activity import Activity, activity, wait_until_settled
from tests.benchmarks.start import BARE_WINDOW, prepared, starting_environment, window_program
from tests.benchmarks.stored_jobs import store_pending
from tests.e2e.desktop import Desktop
from tests.fakes import faults
from tests.fakes.fault_service import FaultService

_RUNS = {Scale.FULL: 3, Scale.REDUCED: 1}
_SECONDS = {Scale.FULL: 8.0, Scale.REDUCED: 3.0}
_RUNS_PENDING = 2
_PENDING = {Scale.FULL: 1000, Scale.REDUCED: 0}
_STORED = 1000
_SECONDS_BETWEEN_CHECKS = 30.0
_KEY = "key-of-the-benchmark"
_PERCENT = 100.0


def figures(scale: Scale) -> Iterator[Figure]:
    with tempfile.TemporaryDirectory(prefix="finovox-idle-") as folder, Desktop() as desktop:
        environment = starting_environment(desktop)
        yield from _nothing_pending(Path(folder) / "done", environment, scale)
        if pending := _PENDING[scale]:
            yield _pending(Path(folder) / "pending", environment, pending, scale)


def _nothing_pending(directory: Path, environment: Mapping[str, str], scale: Scale) -> Iterator[Figure]:
    """Watch the program and a bare window one after the other. Wake-ups of ours are those that a bare window has not."""
    store_many_done(prepared(directory), _STORED)
    with (
        _running(window_program(directory), environment) as program,
        _running(BARE_WINDOW, environment) as bare,
    ):
        pairs = [(activity(program, _SECONDS[scale]), activity(bare, _SECONDS[scale])) for _ in range(_RUNS[scale])]
    yield _processor_figure("Idle, nothing pending: processor", [own for own, _ in pairs], scale)
    yield Figure(
        "Idle, nothing pending: wake-ups more than a bare window's",
        "1 in 10 s",
        "/s",
        tuple(max(own.wake_ups - bare.wake_ups, 0.0) for own, bare in pairs),
        (0.1,),
        ratio_goal=1.0,
        scale=scale,
    )


def _pending(directory: Path, environment: Mapping[str, str], pending: int, scale: Scale) -> Figure:
    """Watch the program; a run lasts as long as every token is asked once."""
    with FaultService(faults.not_ready()) as service:
        store_pending(prepared(directory), pending, Destination(service.root), ENVIRONMENT_KEY_ID)
        command = window_program(
            directory, "--base-url", service.root, "--poll-interval", str(int(_SECONDS_BETWEEN_CHECKS))
        )
        with _running(command, {**environment, KEY_VARIABLE: _KEY}, settles=False) as program:
            service.wait_until(lambda: len(service.checks()) >= pending, seconds=2 * _SECONDS_BETWEEN_CHECKS)
            watched = [activity(program, _SECONDS_BETWEEN_CHECKS) for _ in range(_RUNS_PENDING)]
    return _processor_figure(f"Idle, {pending:,} tokens asked every 30 s: processor", watched, scale)


def _processor_figure(name: str, activities: Sequence[Activity], scale: Scale) -> Figure:
    shares = tuple(one.core * _PERCENT for one in activities)
    return Figure(name, "1 % of a core", "%", shares, (1.0,), ratio_goal=1.0, scale=scale)


@contextmanager
def _running(command: Sequence[str], environment: Mapping[str, str], *, settles: bool = True) -> Iterator[int]:
    """Run a program with a window; give the number of its process, when it has settled."""
    with subprocess.Popen(command, env=environment) as process:
        try:
            if settles:
                wait_until_settled(process.pid)
            yield process.pid
        finally:
            process.kill()
