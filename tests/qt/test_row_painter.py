from collections.abc import Iterator

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QPixmap, QRegion
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.job import JobsChange
from finovox_desktop.ui.table.job_grouping import Grouping
from finovox_desktop.ui.table.job_table_model import JobTableModel
from finovox_desktop.ui.table.job_table_view import JobTableView
from tests.gallery.full_table import jobs_in_every_state

APART = (QRect(30, 50, 90, 21), QRect(200, 100, 433, 100))
IN_ONE_LINE = (QRect(60, 0, 70, 38), QRect(300, 0, 200, 38), QRect(520, 0, 40, 38), QRect(700, 0, 90, 38))
"""As when a countdown and the age of a document change in the same second."""


@pytest.fixture
def view(application: QApplication) -> Iterator[JobTableView]:
    """A table with a row of every state."""
    model = JobTableModel(lambda _job_id: 17.0, lambda _job_id: False, application)
    table = JobTableView(model)
    model.apply(JobsChange(added=tuple(jobs_in_every_state())))
    table.resize(900, 600)
    table.show()
    application.processEvents()
    yield table
    table.close()


def painted(view: JobTableView, part: QRegion) -> QPixmap:
    """Paint a part of the rows where it stands, and nothing else."""
    picture = QPixmap(view.viewport().size())
    picture.fill(Qt.GlobalColor.magenta)
    view.viewport().render(picture, part.boundingRect().topLeft(), part)
    return picture


@pytest.mark.parametrize("grouping", [Grouping.NOTHING, Grouping.CASE])
@pytest.mark.parametrize("places", [APART, IN_ONE_LINE])
def test_parts_that_are_painted_again_look_as_in_the_whole(
    view: JobTableView, grouping: Grouping, places: tuple[QRect, ...]
) -> None:
    view._jobs.group_by(grouping)
    whole = painted(view, QRegion(view.viewport().rect()))
    parts = QRegion()
    for place in places:
        parts += QRegion(place)
    part = painted(view, parts)
    for place in places:
        assert part.copy(place).toImage() == whole.copy(place).toImage()
    assert part.toImage().pixelColor(0, 0) == QColor(Qt.GlobalColor.magenta)
