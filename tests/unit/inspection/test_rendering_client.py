"""Pages rendered in the real worker, and what happens to it."""

import hashlib
import json
import signal
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from threading import Event, Thread

import pytest

from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.preview import PagePicture, PagePreview, PageRequest, PreviewObstacle
from finovox_desktop.inspection.client import InspectionClient
from finovox_desktop.inspection.findings import FindingCode
from finovox_desktop.inspection.worker_process import WorkerProcess
from tests.fakes.hostile_pages import crashing_pdf, greedy_pdf, stalling_pdf
from tests.unit.inspection.documents import NOW, codes, make_pdf, with_page_content

MakeRequest = Callable[..., PageRequest]


@pytest.fixture
def client() -> Iterator[InspectionClient]:
    client = InspectionClient(lambda: NOW)
    yield client
    client.close()


@pytest.fixture
def request_of(tmp_path: Path) -> MakeRequest:
    """Makes a request for a page of this content, which lies in a file of this name."""

    def make(content: bytes, name: str = "document.pdf", page: int = 0, width: int = 960) -> PageRequest:
        path = tmp_path / name
        path.write_bytes(content)
        sha256 = hashlib.sha256(content).hexdigest()
        return PageRequest(Document(str(path), name, len(content), sha256, DocumentKind.PDF, 0), page, width)

    return make


def is_picture(preview: PagePreview) -> bool:
    return isinstance(preview.content, PagePicture)


def wait_for_worker(client: InspectionClient) -> WorkerProcess:
    """Give the worker once it was asked something."""
    asked = Event()
    while client._worker is None or not client._worker._deadline:
        asked.wait(0.005)
    return client._worker


def test_pages_are_rendered_in_the_worker(client: InspectionClient, request_of: MakeRequest) -> None:
    request = request_of(make_pdf("one", "two"), "facture é.pdf", page=1, width=300)
    preview = client.render(request)
    assert (preview.request, preview.pages) == (request, 2)
    assert isinstance(preview.content, PagePicture)
    assert preview.content.width == 300
    assert len(preview.content.pixels) == 3 * 300 * preview.content.height
    assert min(preview.content.pixels) < 128 < max(preview.content.pixels)


def test_one_worker_renders_and_inspects_in_turns(client: InspectionClient, request_of: MakeRequest) -> None:
    edited = with_page_content(make_pdf(), b"1,284.00", b"7,284.00")
    request = request_of(edited)
    with ThreadPoolExecutor(4) as pool:
        previews = pool.map(client.render, [request] * 6)
        inspections = pool.map(client.inspect, [Path(request.document.path)] * 6)
        assert all(is_picture(preview) for preview in previews)
        assert all(codes(inspection) == {FindingCode.REVISION_REPLACED_TEXT} for inspection in inspections)


def test_obstacles_come_with_the_number_of_pages(client: InspectionClient, request_of: MakeRequest) -> None:
    request = request_of(make_pdf("one", "two"), page=5)
    assert client.render(request) == PagePreview(request, 2, PreviewObstacle.DAMAGED)
    Path(request.document.path).unlink()
    assert client.render(request) == PagePreview(request, 0, PreviewObstacle.GONE)


def test_a_page_that_hangs_is_ended_and_the_next_one_is_rendered(request_of: MakeRequest) -> None:
    client = InspectionClient(preview_time_limit=2)
    assert client.render(request_of(stalling_pdf())).content is PreviewObstacle.TOOK_TOO_LONG
    assert is_picture(client.render(request_of(make_pdf(), "next.pdf")))
    client.close()


def test_a_page_that_eats_memory_is_ended_and_the_next_one_is_rendered(request_of: MakeRequest) -> None:
    client = InspectionClient(preview_time_limit=60)  # memory is what ends it, however slow the computer is
    assert client.render(request_of(greedy_pdf())).content is PreviewObstacle.FAILED
    assert is_picture(client.render(request_of(make_pdf(), "next.pdf")))
    client.close()


def test_a_page_that_crashes_the_worker_is_told_and_the_next_one_is_rendered(
    client: InspectionClient, request_of: MakeRequest
) -> None:
    assert is_picture(client.render(request_of(make_pdf())))
    process = wait_for_worker(client)._process
    request = request_of(crashing_pdf(), "crashing.pdf")
    assert client.render(request) == PagePreview(request, 0, PreviewObstacle.FAILED)
    assert process.wait() == -signal.SIGSEGV
    assert is_picture(client.render(request_of(make_pdf(), "next.pdf")))


def test_a_page_is_given_up_at_once_and_the_next_one_is_rendered(
    client: InspectionClient, request_of: MakeRequest
) -> None:
    given_up: list[PagePreview] = []
    request = request_of(stalling_pdf())
    thread = Thread(target=lambda: given_up.append(client.render(request)))
    thread.start()
    wait_for_worker(client)
    client.interrupt()
    thread.join()
    assert given_up == [PagePreview(request, 0, PreviewObstacle.FAILED)]
    assert is_picture(client.render(request_of(make_pdf(), "next.pdf")))


def test_nothing_is_rendered_once_the_client_is_closed(client: InspectionClient, request_of: MakeRequest) -> None:
    request = request_of(make_pdf())
    client.render(request)
    client.close_now()
    with pytest.raises(RuntimeError):
        client.render(request)


HEAD = {"pages": 1, "width": 2, "height": 2, "size": 12, "obstacle": None}


@pytest.mark.parametrize(
    "head",
    [
        {},
        HEAD | {"size": 11},
        HEAD | {"width": 0, "size": 0},
        HEAD | {"width": -2, "height": -2},
        HEAD | {"width": 100_000, "height": 100_000, "size": 30_000_000_000},
        HEAD | {"width": "2"},
        HEAD | {"pages": -1},
        HEAD | {"obstacle": "nonsense"},
        HEAD | {"height": 4, "size": 24},
        [],
        3,
    ],
)
def test_an_answer_whose_parts_do_not_fit_together_is_a_failure(request_of: MakeRequest, head: object) -> None:
    script = f"import sys; sys.stdin.readline(); print({json.dumps(head)!r}, 'x' * 12, sep=chr(10), flush=True)"
    client = InspectionClient(command=(sys.executable, "-c", script))
    assert client.render(request_of(make_pdf())).content is PreviewObstacle.FAILED
    client.close()


def test_a_worker_that_never_stops_talking_fills_no_memory(request_of: MakeRequest) -> None:
    script = "import sys; sys.stdin.readline()\nwhile True: sys.stdout.write('x' * 65536)"
    client = InspectionClient(command=(sys.executable, "-c", script))
    assert client.render(request_of(make_pdf())).content is PreviewObstacle.FAILED
    client.close()
