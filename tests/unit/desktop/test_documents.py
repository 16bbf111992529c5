"""Documents are opened and shown by their very names, with a real bus and a real program in the place of the system's."""

import os
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import unquote_to_bytes, urlsplit

import pytest
from PySide6.QtCore import QCoreApplication, QObject, QUrl, Slot
from PySide6.QtGui import QDesktopServices

from finovox_desktop.desktop.documents import DocumentOpener
from finovox_desktop.desktop.file_url import encoded_url, file_url
from tests.e2e.waiting import wait_until
from tests.unit.desktop.conftest import Services, StartServices

pytestmark = [pytest.mark.desktop, pytest.mark.skipif(sys.platform != "linux", reason="D-Bus")]

HOSTILE_NAMES = [
    b"a b.pdf",
    b"100%25.pdf",
    b"#1?.pdf",
    b"two\nlines.pdf",
    b"-rf.pdf",
    b"caf\xe9.pdf",
    "relev\u00e9 \u202efdp.pdf".encode(),
    b"a;b&c'd\"e$(f).pdf",
]


class Opened(QObject):
    """What Qt was asked to open, taken by a handler in the place of the system's program."""

    def __init__(self) -> None:
        super().__init__()
        self.addresses: list[QUrl] = []
        self.failures: list[Exception] = []
        self.opener = DocumentOpener()
        self.opener.failed.connect(self.failures.append)
        QDesktopServices.setUrlHandler("file", self, "take")  # type: ignore[arg-type]  # the stub asks for bytes, PySide for a text

    @Slot(QUrl)
    def take(self, address: QUrl) -> None:
        self.addresses.append(address)


def until(condition: Callable[[], object]) -> None:
    def look() -> bool:
        QCoreApplication.processEvents()
        return bool(condition())

    wait_until(look, "the end of the errand")


@pytest.fixture
def opened(bus_folder: Path) -> Iterator[Opened]:
    assert bus_folder.is_dir()
    opened = Opened()
    yield opened
    opened.opener.close()
    QDesktopServices.unsetUrlHandler("file")


def document(folder: Path, name: bytes) -> str:
    path = folder / os.fsdecode(name)
    path.write_bytes(b"%PDF-1.7\n")
    return str(path)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_an_address_leads_back_to_the_same_bytes(tmp_path: Path, name: bytes) -> None:
    path = document(tmp_path, name)
    for address in (encoded_url(path), bytes(file_url(path).toEncoded().data()).decode()):
        parts = urlsplit(address)
        assert (parts.scheme, parts.netloc, parts.query, parts.fragment) == ("file", "", "", "")
        assert unquote_to_bytes(parts.path) == os.fsencode(path)


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_document_is_shown_selected_in_its_folder(tmp_path: Path, start_services: StartServices, name: bytes) -> None:
    services: Services = start_services("org.freedesktop.FileManager1")
    path = document(tmp_path, name)
    failures: list[Exception] = []
    opener = DocumentOpener()
    opener.failed.connect(failures.append)
    opener.show_in_folder(path)
    (addresses,) = services.wait_for("ShowItems")
    opener.close()
    assert addresses == [encoded_url(path)]
    assert failures == []


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_document_is_opened_by_its_very_name(opened: Opened, tmp_path: Path, name: bytes) -> None:
    path = document(tmp_path, name)
    opened.opener.open_document(path)
    until(lambda: opened.addresses)
    assert bytes(opened.addresses[0].toEncoded().data()).decode() == encoded_url(path)
    assert opened.failures == []


def test_without_a_file_manager_to_ask_the_folder_is_opened(opened: Opened, tmp_path: Path) -> None:
    opened.opener.show_in_folder(document(tmp_path, b"a.pdf"))
    until(lambda: opened.addresses)
    assert opened.addresses == [file_url(str(tmp_path))]


@pytest.mark.parametrize("method", [DocumentOpener.open_document, DocumentOpener.show_in_folder])
def test_a_document_that_is_gone_is_said_to_be_gone(
    opened: Opened, tmp_path: Path, method: Callable[..., None]
) -> None:
    path = document(tmp_path, b"gone.pdf")
    Path(path).unlink()
    method(opened.opener, path)
    until(lambda: opened.failures)
    assert str(opened.failures[0]).startswith("gone.pdf is not there any more")


@pytest.mark.parametrize("name", [b"setup.exe", b"run.sh", b"page.html", b"no ending", b"a.pdf.desktop"])
def test_a_name_that_another_program_could_run_is_not_opened(opened: Opened, tmp_path: Path, name: bytes) -> None:
    opened.opener.open_document(document(tmp_path, name))
    assert "is not opened from here" in str(opened.failures[0])


def test_what_is_no_file_is_not_opened(opened: Opened, tmp_path: Path) -> None:
    folder = tmp_path / "folder.pdf"
    folder.mkdir()
    opened.opener.open_document(str(folder))
    until(lambda: opened.failures)
    opened.opener.open_document("/with\0zero.pdf")
    until(lambda: len(opened.failures) == 2)
