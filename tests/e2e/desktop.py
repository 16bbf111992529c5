"""A whole small desktop for the tests: X server, window manager, session and accessibility bus, unlocked keyring, a home."""

import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from PIL import Image, ImageGrab

from tests.conftest import home_variables
from tests.e2e.background_process import BackgroundProcess
from tests.e2e.waiting import SECONDS, wait_until

SIZE = (1440, 900)

_DRAG_SOURCE = Path(__file__).with_name("drag_source.py")
_KEYRING_PASSWORD = "password of the test keyring\n"

# Its children inherit its output: a pipe would stay open until the last of them has gone.
_ACCESSIBILITY_BUS = "exec /usr/libexec/at-spi-bus-launcher --launch-immediately >/dev/null"

# A session bus that starts no service by itself: what runs on this desktop is what was started here.
BUS_CONFIGURATION = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={folder}</listen>
  <auth>EXTERNAL</auth>
  <policy context="default">
    <allow user="root"/>
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
"""


@dataclass(frozen=True, slots=True)
class Window:
    """A window on the desktop, without its frame; in pixels of the screen."""

    identifier: int
    title: str
    x: int
    y: int
    width: int
    height: int

    @property
    def centre(self) -> tuple[int, int]:
        return self.x + self.width // 2, self.y + self.height // 2


class Desktop:
    """Up inside its `with` block, `size` in pixels. Programs that are started with `environment` run on it.

    With `user`, a number, it is that user's session; only root can start one for another.
    """

    def __init__(self, size: tuple[int, int] = SIZE, user: int | None = None) -> None:
        self._size = size
        self.user = user
        self._stack = ExitStack()
        self.home = Path()
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        with ExitStack() as stack:
            # Directly under the system's folder: the path of a socket must stay under 108 bytes.
            self.home = Path(tempfile.mkdtemp(prefix="finovox-desktop-"))
            stack.callback(shutil.rmtree, self.home, ignore_errors=True)
            self.environment = {
                **os.environ,
                **home_variables(self.home),
                "LANG": "C.UTF-8",
                "LC_ALL": "C.UTF-8",
                "QT_QPA_PLATFORM": "xcb",
                "XDG_SESSION_TYPE": "x11",
            }
            self.hand_over(self.home)
            self._start_display(stack)
            self._start_window_manager(stack)
            self._start_bus(stack)
            self._start_accessibility(stack)
            self._start_keyring(stack)
            self._stack = stack.pop_all()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stack.close()

    def hand_over(self, folder: Path) -> None:
        """Make a folder and what is in it the user's own."""
        if self.user is not None:
            for path in (folder, *folder.rglob("*")):
                os.chown(path, self.user, self.user)

    @property
    def frame_buffer(self) -> Path:
        """The file that holds the screen's pixels as they are, in the XWD format; to be mapped into memory."""
        return self.home / "Xvfb_screen0"

    def screenshot(self, path: Path) -> Image.Image:
        """Write the whole screen as a PNG file, and give it."""
        picture = ImageGrab.grab(xdisplay=self.environment["DISPLAY"])
        picture.save(path)
        return picture

    def windows(self, title: str = "") -> list[Window]:
        """The windows on the screen whose titles contain `title`, the oldest first."""
        listing = self._run("xprop", "-root", "_NET_CLIENT_LIST").stdout
        found = [self._window(int(identifier, 16)) for identifier in re.findall(r"0x[0-9a-f]+", listing)]
        return [window for window in found if window is not None and title in window.title]

    def wait_for_window(self, title: str, seconds: float = SECONDS) -> Window:
        """The oldest window whose title contains `title`, as soon as it is on the screen."""
        return wait_until(lambda: self.windows(title), f"a window titled {title!r}", seconds)[0]

    def wait_for_no_window(self, title: str, seconds: float = SECONDS) -> None:
        wait_until(lambda: not self.windows(title), f"the end of the window titled {title!r}", seconds)

    def activate(self, window: Window) -> None:
        """Bring a window to the front and give it the keyboard."""
        self._xdotool("windowactivate", "--sync", window.identifier)

    def move(self, x: int, y: int) -> None:
        """Move the pointer there at once."""
        self._xdotool("mousemove", x, y)

    def click(self, x: int, y: int, button: int = 1, times: int = 1) -> None:
        self.move(x, y)
        self._xdotool("click", "--repeat", times, "--delay", 20, button)

    def keys(self, *keys: str) -> None:
        """Press keys in the window that has the keyboard, one after another: "Return", "ctrl+e"."""
        self._xdotool("key", "--clearmodifiers", *keys)

    def type_text(self, text: str) -> None:
        self._xdotool("type", "--clearmodifiers", "--delay", 10, "--", text)

    def save_as(self, title: str, path: Path) -> None:
        """Answer the dialog of that title, which asks where to save."""
        self.wait_for_window(title)
        self.keys("ctrl+a")
        self.type_text(str(path))
        self.keys("Return")

    def drag(self, files: Sequence[Path], title: str, at: tuple[int, int] | None = None) -> None:
        """Drag files from a second process onto a window and drop them there as a copy.

        `at` counts from the window's upper left corner; its middle without. Raises when the window does not take them.
        """
        target = self.wait_for_window(title)
        self.activate(target)
        end = (target.x + at[0], target.y + at[1]) if at else target.centre
        log = self.home / "drag-source.log"
        with BackgroundProcess([sys.executable, _DRAG_SOURCE, *files], self.environment, log) as source:
            start = tuple(map(int, source.wait_for_line("ready").split()))
            self.move(start[0], start[1])
            self._xdotool("mousedown", 1)
            try:
                self._pull(source, (start[0], start[1]), end)
            finally:
                self._xdotool("mouseup", 1)
            action = source.wait_for_line("dropped")
        if action != "CopyAction":
            raise AssertionError(f"the window {target.title!r} did not take the files: {action}")

    def _pull(self, source: BackgroundProcess, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Move the pressed pointer until the window below it says that it would take the files."""
        steps = 12
        for step in range(1, steps + 1):
            self.move(start[0] + (end[0] - start[0]) * step // steps, start[1] + (end[1] - start[1]) * step // steps)
            if step == 1:
                source.wait_for_line("dragging")
        moves = iter(range(600))

        def is_accepted() -> bool:
            # A window answers to movements only.
            self.move(end[0] + next(moves) % 2, end[1])
            return source.next_line(0.1) == "action CopyAction"

        wait_until(is_accepted, "the window to accept the dragged files")

    def _start_display(self, stack: ExitStack) -> None:
        width, height = self._size
        screen = ["-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp", "-noreset", "-fbdir", str(self.home)]
        server = self._start(stack, ["Xvfb", "-displayfd", "1", *screen])
        self.environment["DISPLAY"] = f":{server.wait_for_line('')}"

    def _start_window_manager(self, stack: ExitStack) -> None:
        self._start(stack, ["openbox"])
        wait_until(
            lambda: "window id" in self._run("xprop", "-root", "_NET_SUPPORTING_WM_CHECK").stdout, "the window manager"
        )

    def _start_bus(self, stack: ExitStack) -> None:
        configuration = self.home / "bus.conf"
        folder = self.environment["XDG_RUNTIME_DIR"]
        configuration.write_text(BUS_CONFIGURATION.format(folder=folder), encoding="utf-8")
        bus = self._start(stack, ["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"])
        self.environment["DBUS_SESSION_BUS_ADDRESS"] = bus.wait_for_line("")

    def _start_keyring(self, stack: ExitStack) -> None:
        keyring = self._start(stack, ["gnome-keyring-daemon", "--foreground", "--unlock", "--components=secrets"])
        keyring.write_and_close(_KEYRING_PASSWORD)
        self._wait_for_service("org.freedesktop.secrets")

    def _start_accessibility(self, stack: ExitStack) -> None:
        """Start what screen readers and programs meet on; programs say nothing there until a screen reader runs."""
        log = self.home / "accessibility-bus.log"
        stack.enter_context(BackgroundProcess(["sh", "-c", _ACCESSIBILITY_BUS], self.environment, log, self.user))
        self._wait_for_service("org.a11y.Bus")

    def _wait_for_service(self, name: str) -> None:
        bus = "org.freedesktop.DBus"
        question = ["--session", f"--dest={bus}", "/", f"{bus}.GetNameOwner", f"string:{name}"]
        wait_until(lambda: self._run("dbus-send", "--print-reply", *question).returncode == 0, f"{name} on the bus")

    def _start(self, stack: ExitStack, command: list[str]) -> BackgroundProcess:
        log = self.home / f"{command[0]}.log"
        return stack.enter_context(BackgroundProcess(command, self.environment, log, self.user))

    def _window(self, identifier: int) -> Window | None:
        title = self._run("xdotool", "getwindowname", str(identifier))
        described = self._run("xwininfo", "-id", str(identifier))
        if title.returncode or described.returncode or "IsViewable" not in described.stdout:
            return None
        labels = ("Absolute upper-left X", "Absolute upper-left Y", "Width", "Height")
        numbers = [re.search(rf"^\s*{label}:\s*(-?\d+)", described.stdout, re.MULTILINE) for label in labels]
        x, y, width, height = (int(number[1]) for number in numbers if number)
        return Window(identifier, title.stdout.rstrip("\n"), x, y, width, height)

    def _xdotool(self, *arguments: str | int) -> None:
        done = self._run("xdotool", *map(str, arguments))
        if done.returncode:
            raise RuntimeError(f"xdotool {arguments}: {done.stderr}")

    def _run(self, *command: str) -> "subprocess.CompletedProcess[str]":
        return subprocess.run(
            command,
            env=self.environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=SECONDS,
            check=False,
        )
