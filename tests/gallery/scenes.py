"""The states of the program that people meet, one after another: for pictures, and for tests of every visible text.

To add one, yield it where the program is in that state. A state that cannot be reached raises: none is left out silently.
"""

from collections.abc import Iterator

from PySide6.QtCore import QSize

from tests.gallery.dialogs import bug_scene, drop_scenes, help_scenes, settings_scenes
from tests.gallery.full_table import CASES, KEY_NAME, NAMES, QUALITY, REASON, SEARCHES, TABLE_NOTE, full_table_scenes
from tests.gallery.program import SIZE, USER, running_program
from tests.gallery.review import NOTE, preview_scene, review_scenes, triage_scenes
from tests.gallery.scene import Scene
from tests.gallery.work import UNFIT_NAMES, end_scenes, news_scenes, result_scenes
from tests.qt.jobs import REVIEWER

FROM_OUTSIDE = (
    *(NOTE, TABLE_NOTE, USER, REVIEWER, REASON, KEY_NAME, QUALITY),
    *(*CASES, *NAMES, *SEARCHES, *UNFIT_NAMES),
)
"""What documents, people, the service and the system say in the scenes: no words of the program."""


def scenes(size: QSize = SIZE) -> Iterator[Scene]:
    """Go through all states; the widget of a scene may be looked at until the next one is asked for."""
    yield from _first_start(size)
    with running_program(is_decided=True, size=size) as program:
        program.wait(program.window.area.drop_area.isVisible)
        yield Scene("empty", program.window)
        yield from settings_scenes(program)
        yield from help_scenes(program)
        yield from bug_scene(program)
        yield from result_scenes(program)
        yield from review_scenes(program)
        yield from preview_scene(program)
        yield from triage_scenes(program)
        yield from news_scenes(program)
        yield from drop_scenes(program)
        yield from end_scenes(program)
    yield from full_table_scenes(size)


def _first_start(size: QSize) -> Iterator[Scene]:
    with running_program(is_decided=False, size=size) as program:
        yield Scene("first-start", program.window)
        program.press("firstRunNext")
        yield Scene("first-key", program.window)
