"""The key: stored through the window in the real keyring, found again, and in no file."""

from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.test_main_job import SAMPLES
from tests.fakes.held_service import held_service

pytestmark = pytest.mark.desktop

KEY = "fx-live-0123456789-abcdefghij"


def test_a_key_stored_in_the_settings_is_found_again_and_in_no_file(desktop: Desktop, tmp_path: Path) -> None:
    data = tmp_path / "data"
    with held_service() as (root, inspector):
        inspector.let_go.set()
        options = ["--base-url", root, "--poll-interval", "0.2"]
        with Program(desktop, data, *options) as program:
            program.click("settings")
            program.click_action("tab API key")
            program.click("keyField")
            desktop.type_text(KEY)
            program.click("keyStore")
            program.wait_until(
                lambda screen: "keyring" in screen.texts and KEY not in screen.texts, "the key to be stored"
            )
            desktop.keys("Escape")
            assert program.close() == 0
            assert program.words_on_stderr == ""

        with Program(desktop, data, *options, SAMPLES[0]) as program:
            program.wait_for_results([SAMPLES[0].name])
            assert program.close() == 0
            assert program.words_on_stderr == ""
    assert _files_with(KEY, data) == []
    assert _files_with(KEY, desktop.home) == [], "neither in the home, where the keyring keeps it encrypted"


def _files_with(text: str, folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.is_file() and text.encode() in path.read_bytes()]
