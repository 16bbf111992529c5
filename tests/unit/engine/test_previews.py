"""Which page is rendered next, what is kept, and that nothing a document does holds the program's end up."""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.preview import PagePicture, PagePreview, PageRequest, PreviewObstacle
from finovox_desktop.engine.page_cache import PageCache
from finovox_desktop.engine.previews import Previews
from tests.fakes.hostile_pages import stalling_pdf
from tests.unit.engine.run import Run, wait_until
from tests.unit.inspection.documents import make_pdf

SECONDS = 60


class Heard:
    """What previews said, in order."""

    def __init__(self, previews: Previews) -> None:
        self.previews: list[PagePreview] = []
        previews.ready.connect(self.previews.append)

    @property
    def requests(self) -> list[PageRequest]:
        return [preview.request for preview in self.previews]


@pytest.fixture
def previews() -> Iterator[Previews]:
    previews = Previews()
    previews.thread_of_worker.start()
    yield previews
    previews.stop()
    assert previews.thread_of_worker.wait(5_000)


def page_request(folder: Path, name: str, content: bytes | None = None, width: int = 300) -> PageRequest:
    content = make_pdf(name) if content is None else content
    path = folder / f"{name}.pdf"
    path.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    return PageRequest(Document(str(path), path.name, len(content), sha256, DocumentKind.PDF, 0), 0, width)


def test_the_newest_request_comes_first(previews: Previews, tmp_path: Path) -> None:
    heard = Heard(previews)
    first, second, third = (page_request(tmp_path, name) for name in ("first", "second", "third"))
    for request in (first, second, third):
        previews.request(request)
    wait_until(lambda: len(heard.previews) == 3, "all pages", SECONDS)
    # The first one was under way when the others came.
    assert heard.requests == [first, third, second]


def test_what_is_forgotten_is_not_rendered(previews: Previews, tmp_path: Path) -> None:
    heard = Heard(previews)
    first, second, third = (page_request(tmp_path, name) for name in ("first", "second", "third"))
    for request in (first, second, third):
        previews.request(request)
    previews.forget(second)
    previews.forget(first)
    wait_until(lambda: heard.previews, "a page", SECONDS)
    wait_until(lambda: previews._rendered_now is None, "rest", SECONDS)
    assert heard.requests == [third]


def test_a_page_that_two_want_stays_wanted_when_one_goes(previews: Previews, tmp_path: Path) -> None:
    heard = Heard(previews)
    request = page_request(tmp_path, "shared")
    previews.request(request)
    previews.request(request)
    previews.forget(request)
    wait_until(lambda: heard.previews, "the page", SECONDS)
    wait_until(lambda: previews._rendered_now is None, "rest", SECONDS)
    assert heard.requests == [request]


def test_a_kept_page_is_ready_at_once_whatever_file_holds_it(previews: Previews, tmp_path: Path) -> None:
    heard = Heard(previews)
    previews.request(page_request(tmp_path, "one", make_pdf()))
    wait_until(lambda: heard.previews, "the page", SECONDS)
    copy = page_request(tmp_path, "copy", make_pdf())
    previews.request(copy)
    assert heard.requests[1:] == [copy]
    assert heard.previews[1].content == heard.previews[0].content


def test_an_expected_page_waits_for_wanted_ones_and_is_told_to_nobody(previews: Previews, tmp_path: Path) -> None:
    heard = Heard(previews)
    first, second, expected = (page_request(tmp_path, name) for name in ("first", "second", "expected"))
    previews.request(first)
    previews.expect(expected)
    previews.request(second)
    wait_until(lambda: previews._cache.find(expected), "the expected page", SECONDS)
    assert heard.requests == [first, second]


def test_quitting_does_not_wait_for_a_page_that_hangs(run: Run, tmp_path: Path) -> None:
    run.open()
    heard = Heard(run.controller.previews)
    run.controller.previews.request(page_request(tmp_path, "hostile", stalling_pdf(), width=960))
    client = run.controller.previews.thread_of_worker._client
    wait_until(lambda: client._worker is not None and client._worker._deadline, "the worker", SECONDS)
    assert client._worker is not None
    process = client._worker._process.pid
    assert run.shut_down() < 5  # the page's own limit is eight seconds
    assert heard.previews == []
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_no_worker_starts_before_a_page_is_wanted(run: Run) -> None:
    run.open()
    assert run.controller.previews.thread_of_worker._client._worker is None


def test_a_run_that_ends_takes_no_requests(run: Run, tmp_path: Path) -> None:
    run.open()
    run.shut_down()
    run.controller.previews.request(page_request(tmp_path, "late"))
    run.controller.previews.expect(page_request(tmp_path, "later"))
    assert run.controller.previews._rendered_now is None


def preview(folder: Path, name: str, size: int = 10) -> PagePreview:
    return PagePreview(page_request(folder, name), 1, PagePicture(1, 1, bytes(size)))


def test_the_cache_keeps_to_its_size_and_lets_go_of_what_was_not_looked_at(tmp_path: Path) -> None:
    cache = PageCache(greatest_size=30)
    one, two, three, four = (preview(tmp_path, name) for name in ("one", "two", "three", "four"))
    for each in (one, two, three):
        cache.keep(each)
    assert cache.find(one.request) == one
    cache.keep(four)
    assert cache.find(two.request) is None
    assert [cache.find(each.request) for each in (one, three, four)] == [one, three, four]


def test_the_cache_keeps_neither_obstacles_nor_what_is_larger_than_itself(tmp_path: Path) -> None:
    cache = PageCache(greatest_size=30)
    small, large = preview(tmp_path, "small"), preview(tmp_path, "large", 31)
    obstacle = PagePreview(page_request(tmp_path, "gone"), 0, PreviewObstacle.GONE)
    for each in (small, small, large, obstacle):
        cache.keep(each)
    assert cache.find(small.request) == small
    assert cache.find(large.request) is None
    assert cache.find(obstacle.request) is None
