"""The tests' own desktop does what the tests of the program rely on."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.background_process import BackgroundProcess
from tests.e2e.desktop import SIZE, Desktop
from tests.e2e.waiting import wait_until

pytestmark = pytest.mark.desktop

_TARGET: list[str | Path] = [sys.executable, Path(__file__).with_name("drop_target.py")]
_TITLE = "A place to drop: é"


def test_files_dragged_from_a_second_process_arrive(desktop: Desktop, tmp_path: Path) -> None:
    files = [tmp_path / "reçu de caisse.pdf", tmp_path / "plain.png"]
    for file in files:
        file.write_bytes(b"content")
    with BackgroundProcess(_TARGET, desktop.environment) as target:
        desktop.drag(files, _TITLE)
        assert json.loads(target.next_line() or "") == [str(file) for file in files]
        desktop.drag(files[1:], _TITLE, at=(20, 20))
        assert json.loads(target.next_line() or "") == [str(files[1])]
    desktop.wait_for_no_window(_TITLE)


def test_a_screenshot_shows_the_window_where_it_is(desktop: Desktop, tmp_path: Path) -> None:
    with BackgroundProcess(_TARGET, desktop.environment):
        window = desktop.wait_for_window(_TITLE)
        assert (window.width, window.height) == (400, 300)

        def shows_the_window() -> bool:
            # A window is on the screen a moment before its first picture.
            picture = desktop.screenshot(tmp_path / "screen.png")
            assert picture.size == SIZE
            return picture.getpixel((window.x + 5, window.y + 5)) != picture.getpixel((SIZE[0] - 5, SIZE[1] - 5))

        wait_until(shows_the_window, "the window in the picture")
    desktop.wait_for_no_window(_TITLE)


def test_keys_reach_the_active_window(desktop: Desktop) -> None:
    with BackgroundProcess(_TARGET, desktop.environment):
        desktop.activate(desktop.wait_for_window(_TITLE))
        desktop.keys("alt+F4")
        desktop.wait_for_no_window(_TITLE)


def test_the_keyring_keeps_a_secret(desktop: Desktop) -> None:
    tool = [sys.executable, "-m", "keyring", "--keyring-backend", "keyring.backends.SecretService.Keyring"]

    def run(*arguments: str, given: str = "") -> str:
        command = [*tool, *arguments]
        return subprocess.run(
            command, env=desktop.environment, input=given, capture_output=True, text=True, check=True, timeout=60
        ).stdout

    run("set", "a service", "a name", given="pässword 1\n")
    assert run("get", "a service", "a name") == "pässword 1\n"
    run("del", "a service", "a name")


def test_nothing_is_left_when_the_desktop_ends() -> None:
    with Desktop() as short_lived:
        home = short_lived.home
        assert _processes_with(str(home))
    assert not _processes_with(str(home))
    assert not home.exists()


def _processes_with(text: str) -> list[str]:
    """Names of the running processes that have `text` in their environment."""
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if text.encode() in (folder / "environ").read_bytes():
                found.append((folder / "comm").read_text(encoding="utf-8"))
        except OSError:
            continue  # ended meanwhile, or another user's
    return found
