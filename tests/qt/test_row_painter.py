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

PARTS = (QRect(30, 50, 90, 21), QRect(200, 100, 433, 100))


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
def test_a_part_that_is_painted_again_looks_as_in_the_whole(view: JobTableView, grouping: Grouping) -> None:
    view._jobs.group_by(grouping)
    whole = painted(view, QRegion(view.viewport().rect()))
    part = painted(view, QRegion(PARTS[0]) + QRegion(PARTS[1]))
    for place in PARTS:
        assert part.copy(place).toImage() == whole.copy(place).toImage()
    assert part.toImage().pixelColor(0, 0) == QColor(Qt.GlobalColor.magenta)
