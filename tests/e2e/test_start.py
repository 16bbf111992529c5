"""From the first picture on the window is there for the people before it."""

from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program

pytestmark = pytest.mark.desktop


class EarlyClick(Program):
    """A click on the settings falls into the time in which the window is still being made."""

    script = Path(__file__).with_name("early_click_program.py")


def test_what_is_clicked_before_the_window_is_whole_is_done_then(desktop: Desktop, tmp_path: Path) -> None:
    with EarlyClick(desktop, tmp_path / "data", "--sandbox") as program:
        desktop.wait_for_window("Settings")
        desktop.keys("Escape")
        desktop.wait_for_no_window("Settings")
        assert program.close() == 0
