"""Screens with more pixels an inch: the window fits, is used as any other, and is drawn with all the pixels there are."""

from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program

pytestmark = pytest.mark.desktop

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
WIDTH, HEIGHT = 1920, 1080


@pytest.mark.parametrize("scale", [1.25, 1.5, 2.0])
def test_the_window_fits_the_screen_and_takes_drops(scale: float, tmp_path: Path) -> None:
    with (
        Desktop((WIDTH, HEIGHT)) as desktop,
        Program(desktop, tmp_path / "data", "--sandbox", QT_SCALE_FACTOR=str(scale)) as program,
    ):
        desktop.drag([SAMPLES / "invoice-edited.pdf"], "Finovox Desktop")
        screen = program.wait_for_results(["invoice-edited.pdf"])
        desktop.screenshot(tmp_path / "screen.png")

        window = desktop.wait_for_window("Finovox Desktop")
        assert window.x >= 0
        assert window.y >= 0
        assert window.x + window.width <= WIDTH
        assert window.y + window.height <= HEIGHT
        outside = [place for place in screen.widgets if place.x * scale > WIDTH or place.y * scale > HEIGHT]
        assert outside == []
        # A click where the row is, in the screen's own pixels, opens the details of that row.
        row = screen.rows[0]
        desktop.click(round(row.x * scale), round(row.y * scale))
        desktop.keys("Return")
        program.wait_until(lambda screen: "Low" in screen.texts and "SHA-256" in screen.texts, "the details")
        assert program.words_on_stderr == ""
