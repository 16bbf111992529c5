"""D-Bus within the event loop: nothing here ever waits, and a bus or a service that is absent is no error. Linux.

Jeepney writes and reads the messages. QtDBus, in Python, cannot send an unsigned number, which the calls of notifications need.
"""

import array
import logging
import os
import socket
from collections.abc import Callable
from enum import StrEnum
from itertools import count
from typing import Any

from jeepney import HeaderFields, MatchRule, Message, MessageType, Parser, message_bus
from jeepney.auth import BEGIN, Authenticator
from jeepney.bus import get_bus
from jeepney.fds import FileDescriptor, fds_buf_size
from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

_log = logging.getLogger(__name__)

_LONGEST_LINE = 1024

Values = tuple[Any, ...]
Answered = Callable[[Values | None], None]


class BusKind(StrEnum):
    """Which bus: the user's own, or the computer's."""

    SESSION = "SESSION"
    SYSTEM = "SYSTEM"


class Bus(QObject):
    """A connection that is made when it is first needed, and made anew when it was lost.

    Signals:
        signal_received: a jeepney Message, of a rule that was listened to.
    """

    signal_received = Signal(object)

    def __init__(self, kind: BusKind, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._kind = kind
        self._socket: socket.socket | None = None
        self._readable: QSocketNotifier | None = None
        self._writable: QSocketNotifier | None = None
        self._authenticator = Authenticator(enable_fds=True)
        self._parser = Parser()
        self._serials = count(1)
        self._answered: dict[int, Answered] = {}
        self._unsent = bytearray()
        self._held: list[bytes] = []

    def call(self, message: Message, answered: Answered | None = None) -> None:
        """Call a method; `answered` gets what it gave, or None where there is no such bus or service, or it refused."""
        if self._socket is None:
            self._connect()
        if self._socket is None:
            if answered is not None:
                answered(None)
            return
        serial = next(self._serials)
        if answered is not None:
            self._answered[serial] = answered
        self._send(message.serialise(serial=serial, fds=array.array("i")))

    def listen(self, rule: MatchRule) -> None:
        """Have `signal_received` tell of the signals that a rule names, while the connection lasts."""
        self.call(message_bus.AddMatch(rule))

    def close(self) -> None:
        """End the connection; the services forget what this program asked of them. No answer comes any more."""
        self._answered.clear()
        self._lose()

    def _connect(self) -> None:
        line = socket.socket(socket.AF_UNIX)
        line.setblocking(False)
        try:
            # Connecting to a socket of this computer either succeeds or fails at once.
            line.connect(self._address())
        except (OSError, LookupError, ValueError, RuntimeError) as error:
            line.close()
            _log.info("no %s bus: %s", self._kind.value.lower(), type(error).__name__)
            return
        self._socket = line
        self._authenticator = Authenticator(enable_fds=True)
        self._parser = Parser()
        self._readable = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Read, self)
        self._readable.activated.connect(self._read)
        self._writable = QSocketNotifier(line.fileno(), QSocketNotifier.Type.Write, self)
        self._writable.activated.connect(self._write)
        self._unsent += self._authenticator.data_to_send()
        self._held = [message_bus.Hello().serialise(serial=next(self._serials))]
        self._write()

    def _address(self) -> str:
        if self._kind is BusKind.SESSION and not os.environ.get("DBUS_SESSION_BUS_ADDRESS"):
            return os.path.join(os.environ["XDG_RUNTIME_DIR"], "bus")  # noqa: PTH118  (where systemd has it)
        return str(get_bus(self._kind.value))

    def _send(self, data: bytes) -> None:
        if self._authenticator.authenticated:
            self._unsent += data
            self._write()
        else:
            self._held.append(data)

    @Slot()
    def _write(self) -> None:
        if self._socket is None or self._writable is None:
            return
        try:
            while self._unsent:
                del self._unsent[: self._socket.send(self._unsent)]
        except BlockingIOError:
            pass
        except OSError:
            self._lose()
            return
        self._writable.setEnabled(bool(self._unsent))

    @Slot()
    def _read(self) -> None:
        try:
            if self._authenticator.authenticated:
                self._read_messages()
            else:
                self._authenticate()
        except BlockingIOError:
            return
        except (OSError, ValueError, LookupError, RuntimeError) as error:
            _log.info("the %s bus is lost: %s", self._kind.value.lower(), type(error).__name__)
            self._lose()

    def _authenticate(self) -> None:
        if self._socket is None:
            return
        self._authenticator.feed(_some(self._socket.recv(_LONGEST_LINE)))
        if self._authenticator.authenticated:
            self._unsent += b"".join((BEGIN, *self._held))
            self._held = []
        else:
            self._unsent += self._authenticator.data_to_send() or b""
        self._write()

    def _read_messages(self) -> None:
        # One at a time: a file descriptor belongs to the message whose bytes came with it.
        while self._socket is not None:
            data, ancillary, _, _ = self._socket.recvmsg(self._parser.bytes_desired(), fds_buf_size())
            self._parser.add_data(_some(data), fds=FileDescriptor.from_ancdata(ancillary))
            message = self._parser.get_next_message()
            if message is not None:
                self._take_in(message)

    def _take_in(self, message: Message) -> None:
        kind = message.header.message_type
        if kind is MessageType.signal:
            self.signal_received.emit(message)
            return
        answered = self._answered.pop(message.header.fields.get(HeaderFields.reply_serial, 0), None)
        if answered is not None:
            answered(message.body if kind is MessageType.method_return else None)

    def _lose(self) -> None:
        for notifier in (self._readable, self._writable):
            if notifier is not None:
                notifier.setEnabled(False)
                notifier.deleteLater()
        self._readable = self._writable = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
        self._unsent.clear()
        self._held = []
        unanswered, self._answered = self._answered, {}
        for answered in unanswered.values():
            answered(None)


def _some(data: bytes) -> bytes:
    if not data:
        raise ConnectionResetError
    return data
