"""A keyring that is frozen, locked or absent: the window stays alive, says so, and writes the key nowhere."""

import os
import re
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.test_main_job import SAMPLES
from tests.fakes.held_service import held_service

pytestmark = pytest.mark.desktop

KEY = "fx-live-9876543210-keyring-trouble"
GREATEST_STALL_SECONDS = 1.0


@pytest.fixture
def own_desktop() -> Iterator[Desktop]:
    """A desktop of its own: its keyring is about to be ill-treated."""
    with Desktop() as desktop:
        yield desktop


def call_bus(desktop: Desktop, *arguments: str) -> str:
    return subprocess.run(
        ["dbus-send", "--session", "--print-reply", *arguments],
        env=desktop.environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=30,
    ).stdout


def keyring_process(desktop: Desktop) -> int:
    reply = call_bus(
        desktop,
        "--dest=org.freedesktop.DBus",
        "/",
        "org.freedesktop.DBus.GetConnectionUnixProcessID",
        "string:org.freedesktop.secrets",
    )
    number = re.search(r"uint32 (\d+)", reply)
    assert number is not None
    return int(number[1])


def store_key(desktop: Desktop, program: Program) -> None:
    program.click("settings")
    program.click_action("tab API key")
    program.click("keyField")
    desktop.type_text(KEY)
    program.click("keyStore")


def files_with_key(*folders: Path) -> list[Path]:
    files = [path for folder in folders for path in folder.rglob("*") if path.is_file()]
    return [path for path in files if KEY.encode() in path.read_bytes()]


def test_a_frozen_keyring_leaves_the_window_alive_and_quitting_quick(own_desktop: Desktop, tmp_path: Path) -> None:
    process = keyring_process(own_desktop)
    with held_service() as (root, _), Program(own_desktop, tmp_path / "data", "--base-url", root) as program:
        os.kill(process, signal.SIGSTOP)
        try:
            store_key(own_desktop, program)
            own_desktop.keys("Escape")
            program.wait_until(lambda screen: screen.widget("dropArea") is not None, "the window")
            assert program.look().longest_stall < GREATEST_STALL_SECONDS
            assert program.close() == 0
        finally:
            os.kill(process, signal.SIGCONT)
    assert files_with_key(tmp_path / "data") == []


def test_a_locked_keyring_leaves_the_window_alive(own_desktop: Desktop, tmp_path: Path) -> None:
    call_bus(
        own_desktop,
        "--dest=org.freedesktop.secrets",
        "/org/freedesktop/secrets",
        "org.freedesktop.Secret.Service.Lock",
        "array:objpath:/org/freedesktop/secrets/collection/login",
    )
    with held_service() as (root, _), Program(own_desktop, tmp_path / "data", "--base-url", root) as program:
        store_key(own_desktop, program)
        own_desktop.keys("Escape")
        program.wait_until(lambda screen: screen.widget("dropArea") is not None, "the window")
        assert program.look().longest_stall < GREATEST_STALL_SECONDS
        assert program.close() == 0
    assert files_with_key(tmp_path / "data") == []


def test_without_a_keyring_the_key_holds_for_this_session_only(own_desktop: Desktop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    nowhere = {"DBUS_SESSION_BUS_ADDRESS": "unix:path=/nonexistent"}
    with held_service() as (root, inspector):
        inspector.let_go.set()
        options = ["--base-url", root, "--poll-interval", "0.2"]
        with Program(own_desktop, data, *options, SAMPLES[0], **nowhere) as program:
            program.wait_until(lambda screen: len(screen.rows) == 1, "the document in the queue")
            store_key(own_desktop, program)
            screen = program.wait_until(lambda screen: "for this session" in screen.texts.lower(), "the plain words")
            assert KEY not in screen.texts
            own_desktop.keys("Escape")
            program.wait_for_results([SAMPLES[0].name])
            assert program.look().longest_stall < GREATEST_STALL_SECONDS
            assert program.close() == 0
        with Program(own_desktop, data, *options, **nowhere) as program:
            program.wait_until(lambda screen: "There is no API key yet" in screen.texts, "the word that there is none")
            assert program.close() == 0
    assert files_with_key(data, own_desktop.home) == []
