"""What a screen reader hears without asking."""

from pathlib import Path

import pytest

from tests.e2e.desktop import Desktop
from tests.e2e.program import Program
from tests.e2e.screen_reader import ScreenReader

pytestmark = pytest.mark.desktop

SAMPLES = Path(__file__).parents[2] / "resources" / "samples"
TITLE = "Finovox Desktop"


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "2 documents analysed: 1 high risk, 1 no strong signal found"),
        ("fr", "2 documents analysés\N{NARROW NO-BREAK SPACE}: 1 à risque élevé, 1 sans signal fort"),
    ],
)
def test_a_finished_batch_is_announced(desktop: Desktop, tmp_path: Path, language: str, words: str) -> None:
    documents = [SAMPLES / "invoice-edited.pdf", SAMPLES / "invoice-original.pdf"]
    with (
        ScreenReader(desktop) as reader,
        Program(desktop, tmp_path / "data", "--sandbox", "--language", language) as program,
    ):
        window = reader.window(TITLE)
        heard = reader.announcements(window, lambda: desktop.drag(documents, TITLE))
        assert heard == [words]
        assert program.words_on_stderr == ""
