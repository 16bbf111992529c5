import pytest
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.job import JobState
from finovox_desktop.ui.look.risk_shapes import RiskShape, draw_shape, shape_icon, shape_of_job, shape_of_value, tone_of
from finovox_desktop.ui.look.theme import DARK, LIGHT, Theme
from tests.qt.jobs import job


def drawn(shape: RiskShape, size: int, theme: Theme) -> QImage:
    image = QImage(QSize(size, size), QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    draw_shape(painter, shape, QRectF(0, 0, size, size), theme, QColor(theme.card))
    painter.end()
    return image


def outline(image: QImage) -> frozenset[tuple[int, int]]:
    """Where something is drawn, whatever its colour."""
    places = ((x, y) for x in range(image.width()) for y in range(image.height()))
    return frozenset((x, y) for x, y in places if image.pixelColor(x, y).alpha() > 127)


@pytest.mark.parametrize("size", [16, 24, 32])
@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_shapes_differ_without_their_colours(application: QApplication, size: int, theme: Theme) -> None:
    assert application
    outlines = [outline(drawn(shape, size, theme)) for shape in RiskShape]
    assert all(outlines)
    for place, one in enumerate(outlines):
        for other in outlines[place + 1 :]:
            assert len(one ^ other) > size


def test_values_and_their_shapes() -> None:
    assert shape_of_value("HIGH") is RiskShape.HIGH
    assert shape_of_value(None) is RiskShape.NOT_ASSESSED
    assert shape_of_value("lowish") is RiskShape.UNKNOWN


def test_job_without_a_result_has_the_shape_of_its_state() -> None:
    assert shape_of_job(job("a", state=JobState.PENDING)) is RiskShape.RUNNING
    assert shape_of_job(job("a", state=JobState.SUBMITTING)) is RiskShape.RUNNING
    assert shape_of_job(job("a", state=JobState.QUEUED)) is RiskShape.WAITING
    assert shape_of_job(job("a", state=JobState.EXPIRED)) is RiskShape.EXPIRED
    assert shape_of_job(job("a", state=JobState.FAILED)) is RiskShape.FAILED
    assert shape_of_job(job("a", state=JobState.UNCONFIRMED)) is RiskShape.UNCONFIRMED
    assert shape_of_job(job("a", state=JobState.CANCELLED)) is RiskShape.NOT_ASSESSED
    assert shape_of_job(job("a", state=JobState.DISMISSED)) is RiskShape.NOT_ASSESSED
    assert shape_of_job(job("a", risk="medium")) is RiskShape.MEDIUM


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=["light", "dark"])
def test_only_a_level_has_the_colour_of_a_level(theme: Theme) -> None:
    levels = {RiskShape.HIGH: theme.high, RiskShape.MEDIUM: theme.medium, RiskShape.LOW: theme.low}
    for shape in RiskShape:
        assert tone_of(shape, theme) == levels.get(shape, theme.neutral)


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_icon_has_every_pixel_at_every_scale(application: QApplication, scale: float) -> None:
    assert application
    icon = shape_icon(RiskShape.HIGH, 16, 4, LIGHT)
    pixmap = icon.pixmap(QSize(20, 16), scale)
    assert (pixmap.width(), pixmap.height()) == (round(20 * scale), round(16 * scale))
