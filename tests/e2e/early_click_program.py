"""The window program, watched; while its window is still being made, behind its first picture, the settings are clicked."""

import subprocess
import sys

from finovox_desktop.ui.main_window import MainWindow
from tests.e2e import watched_program

_show_work_page = MainWindow.show_work_page


def _click_and_show(window: MainWindow) -> None:
    MainWindow.show_work_page = _show_work_page  # type: ignore[method-assign]
    button = window.toolbar.settings
    place = button.mapToGlobal(button.rect().center())
    subprocess.run(["xdotool", "mousemove", str(place.x()), str(place.y()), "click", "1"], check=True)
    _show_work_page(window)


if __name__ == "__main__":
    MainWindow.show_work_page = _click_and_show  # type: ignore[method-assign, assignment]
    sys.exit(watched_program.run())
