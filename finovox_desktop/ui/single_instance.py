"""One window for each data directory: a second start hands its files to the running window and ends.

One line of JSON goes each way over a local socket that only this user may open:
`{"paths": [base64 of the path's bytes, ...]}`, and back `{"committed": true}` once the files are durably known there.
Paths travel as bytes, so that names that are no UTF-8 survive.
"""

import base64
import binascii
import json
import os
import stat
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QDeadlineTimer, QObject, QTimer, Signal, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

GREATEST_MESSAGE = 4 * 1024 * 1024
"""Bytes of a message; more than a command line can hold on any system (2 MiB on Linux), in base64."""

MOST_CONNECTIONS = 16
SECONDS_TO_SPEAK = 5
SECONDS_TO_COMMIT = 10
_COMMITTED = json.dumps({"committed": True}).encode() + b"\n"


@dataclass(frozen=True, slots=True)
class HandedOver:
    """Files that a second start handed over; `number` is what `acknowledge` takes. No path means: come to the front."""

    number: int
    paths: tuple[str, ...]


def server_name(data_directory: Path) -> str:
    """Give the socket's name: short (it is a path on Unix, at most 107 bytes) and different for each data directory."""
    absolute = os.path.normcase(os.path.abspath(data_directory))
    return f"finovox-{sha256(os.fsencode(absolute)).hexdigest()[:32]}"


def hand_over(data_directory: Path, paths: Sequence[str], *, seconds: float = SECONDS_TO_COMMIT) -> bool:
    """Hand paths to the running window; tell whether it has committed them within so many seconds.

    Blocks: for a second start only, before it opens anything. Relative paths are taken from this process's folder.
    """
    deadline = QDeadlineTimer(int(seconds * 1000))
    socket = QLocalSocket()
    socket.connectToServer(server_name(data_directory))
    if not socket.waitForConnected(deadline.remainingTime()) or not _is_ours(socket.fullServerName()):
        return False
    socket.write(_message(paths))
    while socket.bytesToWrite():
        if not socket.waitForBytesWritten(deadline.remainingTime()):
            return False
    while not socket.canReadLine():
        if deadline.hasExpired() or not socket.waitForReadyRead(deadline.remainingTime()):
            return False
    return bytes(socket.readLine(len(_COMMITTED) + 1).data()) == _COMMITTED


class InstanceServer(QObject):
    """Listens in the running window. Only the owner of the data directory's lock may start it."""

    paths_received = Signal(object)
    """HandedOver: answer with `acknowledge` once its paths are committed."""

    def __init__(self, data_directory: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._name = server_name(data_directory)
        self._connections: dict[int, _Connection] = {}
        self._last_number = 0
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._accept)

    def listen(self) -> bool:
        """Begin to listen; False where the system does not allow it, and second starts then find nobody."""
        # What a killed process left behind is in the way; the lock tells that no living one owns it.
        QLocalServer.removeServer(self._name)
        return self._server.listen(self._name)

    def acknowledge(self, number: int) -> None:
        """Tell a second start that its files are committed. Without effect where it is gone."""
        connection = self._connections.get(number)
        if connection is not None:
            connection.acknowledge()

    def close(self) -> None:
        """Stop listening; who waits for an answer gets none."""
        self._server.close()
        for connection in list(self._connections.values()):
            connection.drop()

    @Slot()
    def _accept(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            if len(self._connections) >= MOST_CONNECTIONS:
                socket.abort()
                socket.deleteLater()
                continue
            self._last_number += 1
            connection = _Connection(socket, self._last_number, self)
            self._connections[connection.number] = connection
            connection.message_read.connect(self.paths_received)
            connection.ended.connect(self._forget)
            connection.read()

    @Slot(int)
    def _forget(self, number: int) -> None:
        self._connections.pop(number, None)


class _Connection(QObject):
    """One second start: says one line, and waits for its answer. Whoever says anything else is dropped."""

    message_read = Signal(object)
    ended = Signal(int)

    def __init__(self, socket: QLocalSocket, number: int, parent: QObject) -> None:
        super().__init__(parent)
        self.number = number
        self._spoke = False
        self._socket = socket
        socket.setParent(self)
        socket.setReadBufferSize(GREATEST_MESSAGE + 1)
        socket.readyRead.connect(self.read)
        socket.disconnected.connect(self._end)
        self._patience = QTimer(self)
        self._patience.setSingleShot(True)
        self._patience.timeout.connect(self.drop)
        self._patience.start(SECONDS_TO_SPEAK * 1000)

    @Slot()
    def read(self) -> None:
        """Read what has come, at most one line of the greatest length."""
        if self._spoke or not self._socket.canReadLine():
            if self._spoke or self._socket.bytesAvailable() > GREATEST_MESSAGE:
                self.drop()
            return
        self._spoke = True
        self._patience.stop()
        try:
            paths = _read_message(bytes(self._socket.readLine(GREATEST_MESSAGE + 1).data()))
        except ValueError:
            self.drop()
            return
        if self._socket.bytesAvailable():
            self.drop()
            return
        self.message_read.emit(HandedOver(self.number, paths))

    def acknowledge(self) -> None:
        self._socket.write(_COMMITTED)
        self._socket.flush()
        self._socket.disconnectFromServer()

    @Slot()
    def drop(self) -> None:
        self._socket.abort()

    @Slot()
    def _end(self) -> None:
        self.ended.emit(self.number)
        self.deleteLater()


def _message(paths: Sequence[str]) -> bytes:
    absolute = (os.path.abspath(path) for path in paths)
    coded = [base64.b64encode(os.fsencode(path)).decode("ascii") for path in absolute]
    return json.dumps({"paths": coded}).encode("ascii") + b"\n"


def _read_message(line: bytes) -> tuple[str, ...]:
    """Read a message. Raises ValueError for anything but absolute paths in the expected form."""
    try:
        message = json.loads(line)
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    coded = message.get("paths") if isinstance(message, dict) else None
    if not isinstance(coded, list) or not all(isinstance(text, str) for text in coded):
        raise ValueError("no list of paths")
    try:
        paths = tuple(os.fsdecode(base64.b64decode(text, validate=True)) for text in coded)
    except binascii.Error as error:
        raise ValueError("not base64") from error
    if not all(os.path.isabs(path) and "\0" not in path for path in paths):  # noqa: PTH117 - paths stay texts here
        raise ValueError("not an absolute path")
    return paths


def _is_ours(full_name: str) -> bool:
    """Whether the socket is this user's: on Unix anyone may put one into the folder for temporary files."""
    if sys.platform == "win32":
        return True
    try:
        found = os.lstat(full_name)
    except OSError:
        return False
    return stat.S_ISSOCK(found.st_mode) and found.st_uid == os.getuid()
