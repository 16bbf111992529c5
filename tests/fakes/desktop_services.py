"""The services of a desktop, in a process of their own on the bus that the environment names: `python -m ... [NAME ...]`.

Notifications, FileManager1, PowerManagement and login1 (on the same bus), or those that are named. Each call is a line of JSON on
stdout. A line on stdin does what a user would: `click N` and `dismiss N` act on a notification.
"""

import json
import os
import sys
import threading
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import ClassInfo, QCoreApplication, QObject, Qt, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusUnixFileDescriptor

EXPORTED = QDBusConnection.RegisterOption.ExportAllSlots | QDBusConnection.RegisterOption.ExportAllSignals

# Their stubs know neither the decorator's form nor types by name.
class_info: Any = ClassInfo
typed_signal: Any = Signal


def tell(call: str, *values: object) -> None:
    sys.stdout.write(json.dumps([call, *values]) + "\n")
    sys.stdout.flush()


@class_info({"D-Bus Interface": "org.freedesktop.Notifications"})
class Notifications(QObject):
    NAME, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
    ActionInvoked = typed_signal("uint", "QString")
    NotificationClosed = typed_signal("uint", "uint")

    def __init__(self) -> None:
        super().__init__()
        self._last = 0

    # As the specification has it: susssasa{sv}i -> u. Another signature finds no method here.
    @Slot("QString", "uint", "QString", "QString", "QString", "QStringList", "QVariantMap", "int", result="uint")
    def Notify(  # noqa: PLR0917
        self, program: str, replaced: int, _icon: str, title: str, words: str, actions: list[str], hints: dict[str, object],
        _timeout: int,
    ) -> int:  # fmt: skip
        self._last = replaced or self._last + 1
        tell("Notify", self._last, program, replaced, title, words, actions, sorted(hints))
        return self._last

    @Slot("uint")
    def CloseNotification(self, number: int) -> None:
        tell("CloseNotification", number)


@class_info({"D-Bus Interface": "org.freedesktop.FileManager1"})
class FileManager(QObject):
    NAME, PATH = "org.freedesktop.FileManager1", "/org/freedesktop/FileManager1"

    @Slot("QStringList", "QString")
    def ShowItems(self, addresses: list[str], _startup: str) -> None:
        tell("ShowItems", addresses)


@class_info({"D-Bus Interface": "org.freedesktop.PowerManagement.Inhibit"})
class PowerManagement(QObject):
    NAME, PATH = "org.freedesktop.PowerManagement.Inhibit", "/org/freedesktop/PowerManagement/Inhibit"

    @Slot("QString", "QString", result="uint")
    def Inhibit(self, program: str, reason: str) -> int:
        tell("PowerManagement.Inhibit", program, reason)
        return 40

    @Slot("uint")
    def UnInhibit(self, number: int) -> None:
        tell("UnInhibit", number)


@class_info({"D-Bus Interface": "org.freedesktop.login1.Manager"})
class LoginManager(QObject):
    NAME, PATH = "org.freedesktop.login1", "/org/freedesktop/login1"

    @Slot("QString", "QString", "QString", "QString", result="QDBusUnixFileDescriptor")
    def Inhibit(self, what: str, program: str, reason: str, mode: str) -> QDBusUnixFileDescriptor:
        tell("Inhibit", what, program, reason, mode)
        reading, writing = os.pipe()
        threading.Thread(target=self._wait_for_end, args=(reading,), daemon=True).start()
        given = QDBusUnixFileDescriptor(writing)
        os.close(writing)
        return given

    @staticmethod
    def _wait_for_end(reading: int) -> None:
        os.read(reading, 1)
        tell("sleeps again")


class User(QObject):
    """Does what stands on stdin."""

    said = Signal(str)

    def __init__(self, notifications: Notifications) -> None:
        super().__init__()
        self._notifications = notifications
        self.said.connect(self._do, Qt.ConnectionType.QueuedConnection)
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        for line in sys.stdin:
            self.said.emit(line)

    @Slot(str)
    def _do(self, line: str) -> None:
        what, number = line.split()
        if what == "click":
            self._notifications.ActionInvoked.emit(int(number), "default")
        else:
            self._notifications.NotificationClosed.emit(int(number), 2)


def main(names: Sequence[str]) -> None:
    application = QCoreApplication(sys.argv[:1])
    bus = QDBusConnection.sessionBus()
    notifications = Notifications()
    services: list[Any] = [notifications, FileManager(), PowerManagement(), LoginManager()]
    for service in services:
        if names and service.NAME not in names:
            continue
        if not (bus.registerObject(service.PATH, service, EXPORTED) and bus.registerService(service.NAME)):
            raise RuntimeError(service.NAME)
    user = User(notifications)
    tell("ready")
    application.exec()
    del user


if __name__ == "__main__":
    main(sys.argv[1:])
