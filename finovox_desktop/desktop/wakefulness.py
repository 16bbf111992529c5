"""Keeps the computer from falling asleep while documents are uploaded. The screen may go dark, and may be locked."""

import ctypes
import os
import sys
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, QTimer, Slot

from finovox_desktop.core.job import JobsChange, JobState

if sys.platform == "linux":
    from jeepney import DBusAddress, new_method_call

    from finovox_desktop.desktop.bus import Bus, BusKind, Values

_PROGRAM = "Finovox Desktop"
_REASON = "Documents are being uploaded"

MILLISECONDS_BETWEEN_UPLOADS = 5000
"""An upload that begins within this time after another one keeps the computer awake without a gap."""


class SleepLock(Protocol):
    """What keeps this system awake; where it offers nothing, nothing happens. Each method may be called again."""

    def hold(self) -> None: ...

    def release(self) -> None: ...

    def close(self) -> None:
        """Release it for good: the program ends."""


class WakefulUploads(QObject):
    """Holds a lock while any job is being submitted, and for a moment longer."""

    def __init__(self, lock: SleepLock, parent: QObject | None = None, *, timer: QTimer | None = None) -> None:
        """`timer` runs between the end of the last upload and the release."""
        super().__init__(parent)
        self._lock = lock
        self._uploading: set[str] = set()
        self._timer = timer or QTimer(self, interval=MILLISECONDS_BETWEEN_UPLOADS)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.release)

    @Slot(object)
    def take_in(self, change: JobsChange) -> None:
        """Follow a commit."""
        was_uploading = bool(self._uploading)
        for job in (*change.added, *change.changed):
            if job.state is JobState.SUBMITTING:
                self._uploading.add(job.id)
            else:
                self._uploading.discard(job.id)
        self._uploading.difference_update(change.removed)
        if self._uploading and not was_uploading:
            self._timer.stop()
            self._lock.hold()
        elif was_uploading and not self._uploading:
            self._timer.start()

    @Slot()
    def release(self) -> None:
        """Let the computer sleep again."""
        self._timer.stop()
        self._lock.release()

    def close(self) -> None:
        """Let the computer sleep again: the program ends."""
        self._timer.stop()
        self._lock.close()


class Closable(Protocol):
    """A file descriptor."""

    def close(self) -> None: ...


def system_sleep_lock(parent: QObject) -> SleepLock:
    """Give the lock of this system."""
    if sys.platform == "linux":
        return LoginManagerLock(Bus(BusKind.SYSTEM, parent), PowerManagementLock(Bus(BusKind.SESSION, parent)))
    elif sys.platform == "win32":  # noqa: RET505  (so the type checker knows that it is one or the other)
        return ExecutionStateLock()
    else:
        return CaffeinateLock(parent)


class CaffeinateLock:
    """macOS: the system's own tool, as a child that ends with this process at the latest."""

    def __init__(self, parent: QObject) -> None:
        self._tool = QProcess(parent)

    def hold(self) -> None:
        if self._tool.state() is QProcess.ProcessState.NotRunning:
            self._tool.start("caffeinate", ["-i", "-w", str(os.getpid())])

    def release(self) -> None:
        self._tool.terminate()

    def close(self) -> None:
        self.release()


if sys.platform == "win32":
    _ES_CONTINUOUS = 0x80000000
    _ES_SYSTEM_REQUIRED = 0x00000001

    class ExecutionStateLock:
        """Windows: SetThreadExecutionState, of the thread that calls it (winbase.h)."""

        def hold(self) -> None:
            ctypes.windll.kernel32.SetThreadExecutionState(_ES_CONTINUOUS | _ES_SYSTEM_REQUIRED)

        def release(self) -> None:
            ctypes.windll.kernel32.SetThreadExecutionState(_ES_CONTINUOUS)

        def close(self) -> None:
            self.release()


if sys.platform == "linux":
    _LOGIN_MANAGER = DBusAddress(
        "/org/freedesktop/login1", bus_name="org.freedesktop.login1", interface="org.freedesktop.login1.Manager"
    )
    _POWER_MANAGEMENT = DBusAddress(
        "/org/freedesktop/PowerManagement/Inhibit",
        bus_name="org.freedesktop.PowerManagement.Inhibit",
        interface="org.freedesktop.PowerManagement.Inhibit",
    )

    class LoginManagerLock:
        """Linux: the login manager (org.freedesktop.login1) holds off sleep while a file descriptor of its is open.

        "sleep" alone: "idle" would keep the screen lit and unlocked as well. Where there is no login manager, another
        lock is used.
        """

        def __init__(self, bus: Bus, otherwise: SleepLock) -> None:
            self._bus = bus
            self._otherwise = otherwise
            self._is_wanted = False
            self._is_asked = False
            self._descriptor: Closable | None = None

        def hold(self) -> None:
            self._is_wanted = True
            if not self._is_asked and self._descriptor is None:
                self._is_asked = True
                values = ("sleep", _PROGRAM, _REASON, "block")
                self._bus.call(new_method_call(_LOGIN_MANAGER, "Inhibit", "ssss", values), self._take_in_answer)

        def release(self) -> None:
            self._is_wanted = False
            self._otherwise.release()
            if self._descriptor is not None:
                self._descriptor.close()
                self._descriptor = None

        def close(self) -> None:
            self.release()
            self._otherwise.close()
            self._bus.close()

        def _take_in_answer(self, values: Values | None) -> None:
            self._is_asked = False
            if values is not None:
                self._descriptor = values[0]
            if not self._is_wanted:
                self.release()
            elif values is None:
                self._otherwise.hold()

    class PowerManagementLock:
        """Linux without a login manager: org.freedesktop.PowerManagement of the desktop gives a number instead."""

        def __init__(self, bus: Bus) -> None:
            self._bus = bus
            self._is_wanted = False
            self._is_asked = False
            self._number: int | None = None

        def hold(self) -> None:
            self._is_wanted = True
            if not self._is_asked and self._number is None:
                self._is_asked = True
                call = new_method_call(_POWER_MANAGEMENT, "Inhibit", "ss", (_PROGRAM, _REASON))
                self._bus.call(call, self._take_in_answer)

        def release(self) -> None:
            self._is_wanted = False
            if self._number is not None:
                self._bus.call(new_method_call(_POWER_MANAGEMENT, "UnInhibit", "u", (self._number,)))
                self._number = None

        def close(self) -> None:
            self.release()
            self._bus.close()

        def _take_in_answer(self, values: Values | None) -> None:
            self._is_asked = False
            self._number = values[0] if values is not None else None
            if not self._is_wanted:
                self.release()
