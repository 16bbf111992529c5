"""A bus of the test's own, with the services of a desktop on it or with none."""

import json
import os
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.e2e.background_process import BackgroundProcess
from tests.e2e.desktop import BUS_CONFIGURATION
from tests.e2e.waiting import wait_until
from tests.fakes import desktop_services


@pytest.fixture(scope="session", autouse=True)
def application() -> QCoreApplication:
    """The one application of this process; of the kind that widget tests in the same process can use too."""
    return QCoreApplication.instance() or QApplication(["finovox-desktop"])


@pytest.fixture
def bus_folder() -> Iterator[Path]:
    """A bus, named by the environment as both the user's and the computer's."""
    with ExitStack() as stack:
        # Directly under the system's folder: the path of a socket must stay under 108 bytes.
        folder = Path(tempfile.mkdtemp(prefix="finovox-bus-"))
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        configuration = folder / "bus.conf"
        configuration.write_text(BUS_CONFIGURATION.format(folder=folder), encoding="utf-8")
        command = ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"]
        daemon = stack.enter_context(BackgroundProcess(command, os.environ))
        patch = stack.enter_context(pytest.MonkeyPatch.context())
        address = daemon.wait_for_line("")
        patch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        patch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield folder


class Services:
    """The services' process, from the test's side."""

    def __init__(self, process: BackgroundProcess) -> None:
        self._process = process
        self.calls: list[list[object]] = []

    def wait_for(self, call: str) -> list[object]:
        """The values of the next call of that name; those before it are passed over, and kept in `calls`."""
        while True:
            values = wait_until(self._next, f"the call {call}")
            self.calls.append(values)
            if values[0] == call:
                return values[1:]

    def user(self, line: str) -> None:
        stdin = self._process.process.stdin
        assert stdin is not None
        stdin.write(f"{line}\n")
        stdin.flush()

    def _next(self) -> list[object] | None:
        QCoreApplication.processEvents()
        line = self._process.next_line(0.01)
        values: list[object] | None = json.loads(line) if line else None
        return values


StartServices = Callable[..., Services]


@pytest.fixture
def start_services(bus_folder: Path) -> Iterator[StartServices]:
    """Starts the services that are named, or all."""
    with ExitStack() as stack:

        def start(*names: str) -> Services:
            command = [sys.executable, "-m", desktop_services.__name__, *names]
            environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
            log = bus_folder / "services.log"
            services = Services(stack.enter_context(BackgroundProcess(command, environment, log)))
            services.wait_for("ready")
            return services

        yield start


@pytest.fixture
def services(start_services: StartServices) -> Services:
    return start_services()
