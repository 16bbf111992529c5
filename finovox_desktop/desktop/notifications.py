"""Notifications of the system. None of them names a document: they stand on screens that others see."""

import sys
from typing import Protocol

from PySide6.QtCore import QObject, Signal, SignalInstance, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QSystemTrayIcon

if sys.platform == "linux":
    from jeepney import DBusAddress, HeaderFields, MatchRule, Message, new_method_call

    from finovox_desktop.desktop.bus import Bus, BusKind, Values

_PROGRAM = "Finovox Desktop"
_DESKTOP_ENTRY = "finovox-desktop"


class Notifications(Protocol):
    """Shows notifications; where the system has none, nothing happens. `clicked` tells that the user clicked one."""

    @property
    def clicked(self) -> SignalInstance: ...

    def show(self, title: str, words: str, open_words: str) -> None:
        """Show one in place of the one before. `open_words` name what a click does: to open the window."""

    def close(self) -> None:
        """Take it away, where it is still there: the program ends, and a click could do nothing."""


def system_notifications(parent: QObject) -> "Notifications":
    """Give the notifications of this system."""
    if sys.platform == "linux":
        return BusNotifications(Bus(BusKind.SESSION, parent), parent)
    else:  # noqa: RET505  (so the type checker knows that it is one or the other)
        return TrayNotifications(parent)


class TrayNotifications(QObject):
    """Windows and macOS: notifications come from an icon of the tray, which is there only as long as one is shown."""

    clicked = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(QGuiApplication.windowIcon(), self)
        self._icon.messageClicked.connect(self._take_click)
        self._icon.activated.connect(self._take_click)

    def show(self, title: str, words: str, open_words: str) -> None:
        if not QSystemTrayIcon.supportsMessages():
            return
        self._icon.setIcon(QGuiApplication.windowIcon())
        self._icon.setToolTip(open_words)
        self._icon.show()
        self._icon.showMessage(title, words, QGuiApplication.windowIcon())

    def close(self) -> None:
        self._icon.hide()

    @Slot()
    def _take_click(self) -> None:
        self._icon.hide()
        self.clicked.emit()


if sys.platform == "linux":
    _SERVICE = DBusAddress(
        "/org/freedesktop/Notifications",
        bus_name="org.freedesktop.Notifications",
        interface="org.freedesktop.Notifications",
    )

    class BusNotifications(QObject):
        """Linux: org.freedesktop.Notifications, version 1.2."""

        clicked = Signal()

        def __init__(self, bus: Bus, parent: QObject) -> None:
            super().__init__(parent)
            self._bus = bus
            self._bus.signal_received.connect(self._take_in_signal)
            self._is_listening = False
            self._number = 0

        @property
        def is_shown(self) -> bool:
            """Whether the service shows one, as far as it has said."""
            return self._number != 0

        def show(self, title: str, words: str, open_words: str) -> None:
            if not self._is_listening:
                self._is_listening = True
                self._bus.listen(MatchRule(type="signal", interface=_SERVICE.interface, path=_SERVICE.object_path))
            hints = {"desktop-entry": ("s", _DESKTOP_ENTRY), "category": ("s", "transfer.complete")}
            # A click on the notification itself asks for the action "default".
            actions = ["default", open_words]
            values = (_PROGRAM, self._number, _DESKTOP_ENTRY, title, _as_markup(words), actions, hints, -1)
            self._bus.call(new_method_call(_SERVICE, "Notify", "susssasa{sv}i", values), self._take_in_number)

        def close(self) -> None:
            if self._number:
                self._bus.call(new_method_call(_SERVICE, "CloseNotification", "u", (self._number,)))
                self._number = 0
            self._bus.close()

        def _take_in_number(self, values: Values | None) -> None:
            self._number = int(values[0]) if values else 0
            if values is None:
                self._is_listening = False

        @Slot(object)
        def _take_in_signal(self, message: Message) -> None:
            if not self._number or not message.body or message.body[0] != self._number:
                return
            member = message.header.fields.get(HeaderFields.member)
            if member == "ActionInvoked":
                self.clicked.emit()
            elif member == "NotificationClosed":
                self._number = 0


def _as_markup(words: str) -> str:
    """Make plain text fit for the body, which many services read as markup."""
    return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
