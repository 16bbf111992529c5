"""The pages of a document, rendered by the real worker, and documents that do to it what they can."""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QPointF, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget

from finovox_desktop.core.preview import PreviewObstacle
from finovox_desktop.core.settings import Language
from finovox_desktop.engine.previews import Previews
from finovox_desktop.inspection.client import InspectionClient
from finovox_desktop.ui.look.theme import DARK, apply_theme
from finovox_desktop.ui.preview.page_view import PageView
from finovox_desktop.ui.preview.preview_section import PreviewSection
from finovox_desktop.ui.preview.preview_text import obstacle_advice, obstacle_title
from finovox_desktop.ui.preview.preview_window import PreviewWindow
from finovox_desktop.ui.words.language import LanguageSwitch
from tests.fakes.hostile_pages import crashing_pdf, greedy_pdf, stalling_pdf
from tests.qt.previews import job_of, running_previews
from tests.unit.engine.run import wait_until
from tests.unit.inspection.documents import make_pdf

WIDE = QSize(1_040, 800)
SECONDS = 60


@pytest.fixture
def previews() -> Iterator[Previews]:
    with running_previews() as previews:
        yield previews


@pytest.fixture
def view(previews: Previews) -> PageView:
    """An empty view that is on show."""
    return shown_view(previews)


def shown_view(previews: Previews) -> PageView:
    view = PageView(previews)
    view.resize(WIDE)
    view.show()
    view.activateWindow()
    view.setFocus()
    QApplication.processEvents()
    return view


def has_picture(view: PageView) -> bool:
    return view._picture is not None and view._awaited is None


def wait_for_picture(view: PageView) -> None:
    wait_until(lambda: has_picture(view) and not view._settle.isActive(), "a picture", SECONDS)


def texts(widget: QWidget) -> list[str]:
    QApplication.processEvents()
    return [label.text() for label in widget.findChildren(QLabel) if label.isVisible() and label.text()]


def paper_is_white(view: PageView) -> bool:
    picture = view.canvas.viewport().grab().toImage()
    middle = QPoint(picture.width() // 2, picture.height() // 4)
    return picture.pixelColor(middle) == QColor("white")


class Ticking:
    """Notes the longest time for which the event loop did nothing, in seconds."""

    def __init__(self) -> None:
        self.longest_stall = 0.0
        self._last = time.monotonic()
        self._timer = QTimer()
        self._timer.timeout.connect(self._tick)
        self._timer.start(10)

    def _tick(self) -> None:
        now = time.monotonic()
        self.longest_stall = max(self.longest_stall, now - self._last)
        self._last = now


def test_a_page_is_shown_and_named(view: PageView, tmp_path: Path) -> None:
    view.show_document(job_of(tmp_path / "invoice.pdf", make_pdf("one", "two", "three")))
    wait_for_picture(view)
    assert texts(view) == ["Page 1 of 3"]
    assert view.canvas.accessibleName() == "Page 1 of 3 of invoice.pdf"
    assert paper_is_white(view)


def test_the_paper_is_white_in_the_dark_too(view: PageView, tmp_path: Path, application: QApplication) -> None:
    apply_theme(application, DARK)
    view.show_document(job_of(tmp_path / "invoice.pdf", make_pdf()))
    wait_for_picture(view)
    assert paper_is_white(view)


def test_pages_are_turned_by_keys_and_buttons(view: PageView, tmp_path: Path) -> None:
    view.show_document(job_of(tmp_path / "invoice.pdf", make_pdf("one", "two", "three")))
    wait_for_picture(view)
    assert not view.previous.isEnabled()
    QTest.keyClick(view.canvas, Qt.Key.Key_PageDown)
    wait_for_picture(view)
    assert view.canvas.accessibleName() == "Page 2 of 3 of invoice.pdf"
    view.next.click()
    wait_for_picture(view)
    assert texts(view) == ["Page 3 of 3"]
    assert not view.next.isEnabled()
    QTest.keyClick(view.canvas, Qt.Key.Key_PageDown)
    QTest.keyClick(view.canvas, Qt.Key.Key_PageUp)
    wait_for_picture(view)
    assert texts(view) == ["Page 2 of 3"]


def test_a_closer_look_is_drawn_anew_and_sharp(view: PageView, tmp_path: Path) -> None:
    view.show_document(job_of(tmp_path / "invoice.pdf", make_pdf()))
    wait_for_picture(view)
    assert view._picture is not None
    fitted = view._picture.width()
    assert fitted == view._page_size(0).width() * view.devicePixelRatioF()
    QTest.keyClick(view.canvas, Qt.Key.Key_Plus, Qt.KeyboardModifier.ControlModifier)
    view.zoom_in.click()
    wait_for_picture(view)
    assert view._picture.width() == round(fitted * 1.25**2)
    assert view.canvas.horizontalScrollBar().maximum() > 0
    QTest.keyClick(view.canvas, Qt.Key.Key_Right)
    assert view.canvas.horizontalScrollBar().value() > 0
    QTest.keyClick(view.canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    wait_for_picture(view)
    assert view._picture.width() == fitted
    QTest.keyClick(view.canvas, Qt.Key.Key_Minus, Qt.KeyboardModifier.ControlModifier)
    wait_for_picture(view)
    assert view._picture.width() == round(fitted / 1.25)


def test_the_wheel_looks_closer_with_ctrl_and_scrolls_without(view: PageView, tmp_path: Path) -> None:
    view.show_document(job_of(tmp_path / "invoice.pdf", make_pdf()))
    wait_for_picture(view)
    viewport = view.canvas.viewport()

    def wheel(steps: int, modifiers: Qt.KeyboardModifier) -> None:
        place = QPointF(viewport.rect().center())
        turned = QWheelEvent(
            place,
            viewport.mapToGlobal(place),
            QPoint(),
            QPoint(0, steps),
            Qt.MouseButton.NoButton,
            modifiers,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(viewport, turned)

    wheel(-120, Qt.KeyboardModifier.NoModifier)
    assert view.canvas.verticalScrollBar().value() > 0
    assert not view.fit.isEnabled()
    wheel(120, Qt.KeyboardModifier.ControlModifier)
    assert view.fit.isEnabled()


def test_a_page_is_dragged(view: PageView, tmp_path: Path) -> None:
    view.show_document(job_of(tmp_path / "invoice.pdf", make_pdf()))
    wait_for_picture(view)
    viewport = view.canvas.viewport()
    QTest.mousePress(viewport, Qt.MouseButton.LeftButton, pos=QPoint(300, 300))
    QTest.mouseMove(viewport, QPoint(300, 180))
    QTest.mouseRelease(viewport, Qt.MouseButton.LeftButton, pos=QPoint(300, 180))
    assert view.canvas.verticalScrollBar().value() == 120


def test_keys_that_scroll_nothing_are_left_to_the_window(view: PageView, tmp_path: Path) -> None:
    pressed: list[int] = []

    class Around(QWidget):
        def keyPressEvent(self, event: object) -> None:
            pressed.append(event.key())  # type: ignore[attr-defined]

    around = Around()
    view.setParent(around)
    view.show_document(job_of(tmp_path / "invoice.pdf", make_pdf()))
    around.resize(WIDE)
    around.show()
    view.show()
    wait_for_picture(view)
    for key in (Qt.Key.Key_J, Qt.Key.Key_1, Qt.Key.Key_Left, Qt.Key.Key_Right):
        QTest.keyClick(view.canvas, key)
    assert pressed == [Qt.Key.Key_J, Qt.Key.Key_1, Qt.Key.Key_Left, Qt.Key.Key_Right]


def test_another_document_never_wears_the_page_before(view: PageView, tmp_path: Path) -> None:
    view.show_document(job_of(tmp_path / "first.pdf", make_pdf("one", "two")))
    wait_for_picture(view)
    view.show_document(job_of(tmp_path / "second.pdf", make_pdf()))
    assert not has_picture(view)
    assert view.canvas.accessibleName() == "Page 1 of second.pdf"
    wait_for_picture(view)
    view.show_document(None)
    assert texts(view) == []
    assert not has_picture(view)


def test_the_newest_of_many_documents_is_shown_without_the_others(view: PageView, tmp_path: Path) -> None:
    jobs = [job_of(tmp_path / f"{number}.pdf", make_pdf(str(number))) for number in range(40)]
    for one in jobs:
        view.show_document(one)
    wait_for_picture(view)
    assert view.canvas.accessibleName() == "Page 1 of 1 of 39.pdf"
    assert len(view._previews._cache._kept) <= 2


def test_an_expected_document_is_there_at_once(view: PageView, previews: Previews, tmp_path: Path) -> None:
    first, second = (job_of(tmp_path / f"{number}.pdf", make_pdf(str(number))) for number in range(2))
    view.show_document(first)
    view.expect_document(second)
    wait_until(lambda: len(previews._cache._kept) == 2, "the expected page", SECONDS)
    view.show_document(second)
    assert has_picture(view)


def test_a_hidden_view_asks_for_nothing(previews: Previews, tmp_path: Path) -> None:
    view = PageView(previews)
    view.show_document(job_of(tmp_path / "invoice.pdf", make_pdf()))
    assert previews.thread_of_worker._client._worker is None
    view.resize(WIDE)
    view.show()
    wait_for_picture(view)


@pytest.mark.parametrize("name", ["<b>bold</b> & [*].pdf", "in\u202efdp.exe.pdf"])
def test_names_from_outside_stay_plain_text(view: PageView, tmp_path: Path, name: str) -> None:
    view.show_document(job_of(tmp_path / name.replace("/", "_"), make_pdf()))
    wait_for_picture(view)
    assert "\u202e" not in view.canvas.accessibleName()
    view.open_window()
    (window,) = view.findChildren(PreviewWindow)
    assert "\u202e" not in window.windowTitle()


def test_enter_opens_a_window_at_this_page_and_escape_closes_it(view: PageView, tmp_path: Path) -> None:
    view.show_document(job_of(tmp_path / "invoice.pdf", make_pdf("one", "two")))
    wait_for_picture(view)
    view.next.click()
    QTest.keyClick(view.canvas, Qt.Key.Key_Return)
    (window,) = view.findChildren(PreviewWindow)
    wait_until(lambda: window.reader._picture is not None, "the page", SECONDS)
    assert window.windowTitle() == "invoice.pdf"
    assert texts(window) == ["Page 2 of 2"]
    QTest.keyClick(window.reader.canvas, Qt.Key.Key_Escape)
    wait_until(lambda: not view.findChildren(PreviewWindow), "the end of the window")


def test_a_double_click_opens_the_window(view: PageView, tmp_path: Path) -> None:
    view.show_document(job_of(tmp_path / "invoice.pdf", make_pdf()))
    wait_for_picture(view)
    QTest.mouseDClick(view.canvas.viewport(), Qt.MouseButton.LeftButton)
    assert len(view.findChildren(PreviewWindow)) == 1


def test_every_control_has_a_name(view: PageView) -> None:
    buttons = (view.previous, view.next, view.zoom_out, view.fit, view.zoom_in, view.full_window)
    names = [button.accessibleName() for button in buttons]
    assert all(names)
    assert len(set(names)) == len(names)


def test_the_words_follow_the_language(view: PageView, tmp_path: Path, switch: LanguageSwitch) -> None:
    view.show_document(job_of(tmp_path / "facture.pdf", make_pdf()))
    wait_for_picture(view)
    switch.wear(Language.FRENCH)
    QApplication.processEvents()
    assert texts(view) == ["Page 1 sur 1"]
    assert view.next.accessibleName() == "Page suivante"


def test_a_file_that_has_changed_is_not_shown(view: PageView, tmp_path: Path) -> None:
    taken_in = job_of(tmp_path / "invoice.pdf", make_pdf("Total due 1,284.00"))
    (tmp_path / "invoice.pdf").write_bytes(make_pdf("Total due 7,284.00"))
    view.show_document(taken_in)
    wait_until(lambda: texts(view), "words", SECONDS)
    assert texts(view)[0] == "The file has changed since it was added"


def test_a_page_that_hangs_leaves_the_window_alive_and_is_told(tmp_path: Path) -> None:
    with running_previews(InspectionClient(preview_time_limit=3)) as previews:
        assert_is_told_and_lived_through(previews, tmp_path, stalling_pdf(), PreviewObstacle.TOOK_TOO_LONG, least=2.5)


def test_a_page_that_eats_memory_leaves_the_window_alive_and_is_told(tmp_path: Path) -> None:
    with running_previews(InspectionClient(preview_time_limit=SECONDS)) as previews:
        assert_is_told_and_lived_through(previews, tmp_path, greedy_pdf(), PreviewObstacle.FAILED)


def test_a_page_that_crashes_leaves_the_window_alive_and_is_told(tmp_path: Path) -> None:
    with running_previews(InspectionClient(preview_time_limit=SECONDS)) as previews:
        assert_is_told_and_lived_through(previews, tmp_path, crashing_pdf(), PreviewObstacle.FAILED)


def assert_is_told_and_lived_through(
    previews: Previews,
    folder: Path,
    content: bytes,
    obstacle: PreviewObstacle,
    *,
    least: float = 0.0,
) -> None:
    """The window goes on while a page takes at least so many seconds; then it says so and shows the next document."""
    view = shown_view(previews)
    began, ticking = time.monotonic(), Ticking()
    view.show_document(job_of(folder / "hostile.pdf", content))
    wait_until(lambda: view._obstacle is not None, "the obstacle", SECONDS)
    taken = time.monotonic() - began
    assert taken >= least
    assert ticking.longest_stall < max(0.5, taken / 3)
    assert texts(view) == [obstacle_title(obstacle), obstacle_advice(obstacle)]
    assert view.canvas.accessibleName() == "Page 1 of hostile.pdf"
    assert obstacle_title(obstacle) in view.canvas.accessibleDescription()
    view.show_document(job_of(folder / "next.pdf", make_pdf()))
    wait_for_picture(view)
    assert paper_is_white(view)


def test_a_hanging_page_does_not_hold_up_the_next_document(view: PageView, tmp_path: Path) -> None:
    """The time limit is eight seconds; who goes on does not wait for it."""
    view.show_document(job_of(tmp_path / "hostile.pdf", stalling_pdf()))
    wait_until(lambda: view._previews.thread_of_worker._client._worker is not None, "the worker", SECONDS)
    began = time.monotonic()
    view.show_document(job_of(tmp_path / "next.pdf", make_pdf()))
    wait_for_picture(view)
    assert time.monotonic() - began < 6


def test_who_comes_back_to_a_page_that_was_given_up_waits_for_it_anew(tmp_path: Path) -> None:
    with running_previews(InspectionClient(preview_time_limit=3)) as previews:
        view = shown_view(previews)
        hostile = job_of(tmp_path / "hostile.pdf", stalling_pdf())
        view.show_document(hostile)
        wait_until(lambda: previews.thread_of_worker._client._worker is not None, "the worker", SECONDS)
        view.show_document(job_of(tmp_path / "next.pdf", make_pdf()))
        wait_until(lambda: previews._is_interrupted, "the end of patience", SECONDS)
        view.show_document(hostile)
        wait_until(lambda: view._obstacle is not None, "the obstacle", SECONDS)
        assert view._obstacle is PreviewObstacle.TOOK_TOO_LONG


def test_the_first_pages_are_shown_small_and_open_a_window(previews: Previews, tmp_path: Path) -> None:
    section = PreviewSection(previews)
    section.show()
    section.show_document(job_of(tmp_path / "invoice.pdf", make_pdf("one", "two", "three")))
    first, second = section.thumbnails
    wait_until(lambda: first.has_picture and second.has_picture, "both pages", SECONDS)
    assert (first.text(), second.text()) == ("Page 1 of 3", "Page 2 of 3")
    assert second.accessibleName() == "Page 2 of 3 of invoice.pdf"
    QTest.keyClick(second, Qt.Key.Key_Space)
    (window,) = section.findChildren(PreviewWindow)
    wait_until(lambda: window.reader._picture is not None, "the page", SECONDS)
    assert texts(window) == ["Page 2 of 3"]


def test_a_document_of_one_page_has_one_small_page(previews: Previews, tmp_path: Path) -> None:
    section = PreviewSection(previews)
    section.show()
    section.show_document(job_of(tmp_path / "invoice.pdf", make_pdf()))
    first, second = section.thumbnails
    wait_until(lambda: first.has_picture, "the page", SECONDS)
    assert first.isVisible()
    assert not second.isVisible()


def test_the_details_say_why_there_are_no_pages(previews: Previews, tmp_path: Path) -> None:
    section = PreviewSection(previews)
    section.show()
    gone = job_of(tmp_path / "invoice.pdf", make_pdf())
    (tmp_path / "invoice.pdf").unlink()
    section.show_document(gone)
    wait_until(lambda: texts(section), "words", SECONDS)
    assert texts(section)[0] == "The file is no longer there"
    assert not section.thumbnails[0].isVisible()
