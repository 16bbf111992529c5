"""The engine for real: its threads, its database in a temporary folder, a service on the loopback."""

import os
from collections.abc import Iterator

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QApplication

from tests.fakes.fault_service import FaultService
from tests.fakes.faults import good_service
from tests.unit.engine.run import MakeRun, Run, RunMaker


@pytest.fixture(scope="session", autouse=True)
def application() -> QCoreApplication:
    """The one application of this process; of the kind that widget tests in the same process can use too."""
    return QCoreApplication.instance() or QApplication(["finovox-desktop"])


@pytest.fixture
def service() -> Iterator[FaultService]:
    with good_service() as running:
        yield running


@pytest.fixture
def start(service: FaultService, tmp_path: Path) -> Iterator[MakeRun]:
    """Starts the program on the same data directory, again and again if wanted; ends the last one."""
    maker = RunMaker(service.root, tmp_path / "data")
    yield maker
    maker.end()


@pytest.fixture
def run(start: MakeRun) -> Run:
    return start()


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """Twelve documents of different content."""
    folder = tmp_path / "documents"
    folder.mkdir()
    paths = [folder / f"{number:02}.pdf" for number in range(12)]
    for path in paths:
        path.write_bytes(b"%PDF-1.7\n" + path.name.encode() * 100)
    return [str(path) for path in paths]


@pytest.fixture(scope="session")
def large_file(tmp_path_factory: pytest.TempPathFactory) -> str:
    """64 MiB: more than all buffers of a connection hold."""
    path = tmp_path_factory.mktemp("large") / "large.pdf"
    with path.open("wb") as file:
        file.write(b"%PDF-1.7\n")
        file.truncate(64 * 1024 * 1024)
    return str(path)


@pytest.fixture(scope="session")
def large_files(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Twelve files of 16 MiB and different content."""
    folder = tmp_path_factory.mktemp("large")
    paths = [folder / f"{number}.pdf" for number in range(12)]
    for path in paths:
        with path.open("wb") as file:
            file.write(f"%PDF-1.7 {path.name}\n".encode())
            file.truncate(16 * 1024 * 1024)
    return [str(path) for path in paths]
