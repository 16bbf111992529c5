"""The program's states, one picture each; run by screenshots.py with the project's own Python: `pictures.py FOLDER`."""

import math
import sys
from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QPainter, QPixmap

from finovox_desktop.core.settings import Language
from finovox_desktop.ui.look.application import make_application
from finovox_desktop.ui.look.theme import DARK, LIGHT, force_scheme
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.gallery.scenes import scenes

_COLUMNS = 5
_SMALL_WIDTH, _SMALL_HEIGHT = 480, 320


def make_pictures(folder: Path) -> None:
    """Write one picture of each state, in light and dark, in English and French, and one of all for each of these."""
    application = make_application()
    application.setApplicationDisplayName("Finovox Desktop")
    language_switch = LanguageSwitch(application)
    for theme in (LIGHT, DARK):
        for language in Language:
            force_scheme(application, theme)
            language_switch.wear(language)
            variant = f"{'dark' if theme.dark else 'light'}-{language.value}"
            small = []
            for scene in scenes():
                picture = scene.widget.grab()
                picture.save(str(folder / f"{scene.name}-{variant}.png"))
                print(f"{scene.name}-{variant}.png", flush=True)
                small.append(_small(picture))
            _overview(small).save(str(folder / f"overview-{variant}.png"))


def _small(picture: QPixmap) -> QPixmap:
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return picture.scaled(_SMALL_WIDTH, _SMALL_HEIGHT, keep, smooth)


def _overview(small: Sequence[QPixmap]) -> QPixmap:
    """Put all pictures on one sheet, in their order."""
    sheet = QPixmap(_COLUMNS * _SMALL_WIDTH, math.ceil(len(small) / _COLUMNS) * _SMALL_HEIGHT)
    sheet.fill(Qt.GlobalColor.gray)
    painter = QPainter(sheet)
    for number, picture in enumerate(small):
        row, column = divmod(number, _COLUMNS)
        painter.drawPixmap(QPoint(column * _SMALL_WIDTH, row * _SMALL_HEIGHT), picture)
    painter.end()
    return sheet


if __name__ == "__main__":
    make_pictures(Path(sys.argv[1]))
