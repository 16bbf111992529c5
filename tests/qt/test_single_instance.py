"""Two real processes: the second start hands its files to the first, and waits until they are committed."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtNetwork import QLocalSocket

from finovox_desktop.ui.single_instance import (
    GREATEST_MESSAGE,
    HandedOver,
    InstanceServer,
    hand_over,
    server_name,
)

SECOND_START = """
import os, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from finovox_desktop.ui.single_instance import hand_over
application = QCoreApplication([])
paths = [os.fsdecode(bytes.fromhex(text)) for text in sys.argv[3:]]
sys.exit(0 if hand_over(Path(sys.argv[1]), paths, seconds=float(sys.argv[2])) else 1)
"""

pytestmark = pytest.mark.usefixtures("application")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[InstanceServer]:
    server = InstanceServer(tmp_path)
    assert server.listen()
    yield server
    server.close()


def second_start(directory: Path, *paths: bytes, seconds: float = 10) -> subprocess.Popen[bytes]:
    arguments = [str(directory), str(seconds), *(path.hex() for path in paths)]
    return subprocess.Popen([sys.executable, "-c", SECOND_START, *arguments], cwd=directory)


def next_message(server: InstanceServer) -> HandedOver:
    received: list[HandedOver] = []
    loop = QEventLoop()
    server.paths_received.connect(received.append)
    server.paths_received.connect(loop.quit)
    QTimer.singleShot(30_000, loop, loop.quit)
    loop.exec()
    return received[0]


def talk(server: InstanceServer, directory: Path, *parts: bytes) -> list[HandedOver]:
    """Say something to the server as a stranger; return what it made of it once it has hung up."""
    received: list[HandedOver] = []
    server.paths_received.connect(received.append)
    socket = QLocalSocket()
    loop = QEventLoop()
    socket.disconnected.connect(loop.quit)
    QTimer.singleShot(30_000, loop, loop.quit)
    socket.connectToServer(server_name(directory))
    for part in parts:
        socket.write(part)
    if socket.state() is not QLocalSocket.LocalSocketState.UnconnectedState:
        loop.exec()
    assert socket.state() is QLocalSocket.LocalSocketState.UnconnectedState
    return received


def test_files_go_to_the_running_window_and_are_acknowledged_when_committed(
    server: InstanceServer, tmp_path: Path
) -> None:
    odd = b"/d/\xff\xfe 1.pdf" if os.name == "posix" else b"C:/d/1.pdf"
    process = second_start(tmp_path, b"relative.pdf", odd)
    message = next_message(server)
    assert [os.fsencode(path) for path in message.paths] == [os.fsencode(tmp_path / "relative.pdf"), odd]
    assert process.poll() is None
    server.acknowledge(message.number)
    assert process.wait(timeout=30) == 0


def test_a_start_without_files_is_a_message_too(server: InstanceServer, tmp_path: Path) -> None:
    process = second_start(tmp_path)
    message = next_message(server)
    assert message.paths == ()
    server.acknowledge(message.number)
    assert process.wait(timeout=30) == 0


def test_without_an_acknowledgement_the_second_start_knows_that_nothing_is_sure(
    server: InstanceServer, tmp_path: Path
) -> None:
    process = second_start(tmp_path, b"/a.pdf", seconds=1)
    message = next_message(server)
    assert process.wait(timeout=30) == 1
    server.acknowledge(message.number)


def test_a_window_that_closes_acknowledges_nothing(server: InstanceServer, tmp_path: Path) -> None:
    process = second_start(tmp_path, b"/a.pdf")
    next_message(server)
    server.close()
    assert process.wait(timeout=30) == 1


def test_nobody_there(tmp_path: Path) -> None:
    assert not hand_over(tmp_path, ["/a.pdf"])


@pytest.mark.usefixtures("server")
def test_each_data_directory_has_its_own_window(tmp_path: Path) -> None:
    assert server_name(tmp_path) != server_name(tmp_path / "other")
    assert server_name(tmp_path) == server_name(tmp_path / "other" / "..")
    assert not hand_over(tmp_path / "other", ["/a.pdf"])


def test_what_a_killed_window_left_behind_is_no_obstacle(server: InstanceServer, tmp_path: Path) -> None:
    assert server.listen() is False
    successor = InstanceServer(tmp_path)
    assert successor.listen()
    successor.close()


@pytest.mark.parametrize(
    "said",
    [
        b"GET / HTTP/1.1\r\n",
        b"[]\n",
        b'{"paths": "L2E="}\n',
        b'{"paths": [1]}\n',
        b'{"paths": ["not base64"]}\n',
        b'{"paths": ["YS5wZGY="]}\n',
        b'{"paths": ["L2EAYg=="]}\n',
        b"[" * 100_000 + b"\n",
        b"\xff\xfe\n",
    ],
)
def test_hostile_words_are_ignored(server: InstanceServer, tmp_path: Path, said: bytes) -> None:
    assert talk(server, tmp_path, said) == []


def test_a_message_without_end_is_cut_off(server: InstanceServer, tmp_path: Path) -> None:
    assert talk(server, tmp_path, *[b"x" * 65536] * (GREATEST_MESSAGE // 65536 + 2)) == []


def test_a_second_line_is_no_message(server: InstanceServer, tmp_path: Path) -> None:
    received = talk(server, tmp_path, b'{"paths": ["L2E="]}\n', b'{"paths": ["L2I="]}\n')
    assert [message.paths for message in received] in ([("/a",)], [])
