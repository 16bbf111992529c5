"""From dropped paths to documents, and to refusals with a reason; nothing else, whatever was dropped."""

import hashlib
import os
from pathlib import Path

import pytest

from finovox_desktop.core.document import DocumentKind, Refusal, RefusalReason
from finovox_desktop.core.found import Found
from tests.unit.service.conftest import take_in

PDF = b"%PDF-1.7\ncontent"


def _reasons(path: Path | str) -> list[RefusalReason]:
    return [found.reason for found in take_in(str(path)) if isinstance(found, Refusal)]


def _names(path: Path | str) -> list[str]:
    return [found.document.name for found in take_in(str(path)) if isinstance(found, Found)]


def test_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a.PDF"
    path.write_bytes(PDF)
    (found,) = take_in(str(path))
    assert isinstance(found, Found)
    assert found.case == ""
    document = found.document
    assert (document.path, document.name, document.size) == (str(path), "a.PDF", len(PDF))
    assert document.sha256 == hashlib.sha256(PDF).hexdigest()
    assert document.kind is DocumentKind.PDF
    assert document.modified_ns == path.stat().st_mtime_ns


def test_a_large_file_is_hashed_to_its_end(large_file: Path) -> None:
    (found,) = take_in(str(large_file))
    assert isinstance(found, Found)
    with large_file.open("rb") as file:
        assert found.document.sha256 == hashlib.file_digest(file, "sha256").hexdigest()


def test_a_folder_is_walked_in_the_order_of_names_and_is_the_case(tmp_path: Path) -> None:
    folder = tmp_path / "Case 7"
    for name in ("b/2.pdf", "a/1.pdf", "0.pdf"):
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PDF + name.encode())
    assert _names(folder) == ["0.pdf", "1.pdf", "2.pdf"]
    assert {found.case for found in take_in(str(folder)) if isinstance(found, Found)} == {"Case 7"}


def test_what_the_system_put_into_a_folder_is_passed_over(tmp_path: Path) -> None:
    for name in (".DS_Store", "Thumbs.db", "desktop.ini", "._a.pdf", ".git/objects/pack", ".Trash-1000/files/old.pdf"):
        path = tmp_path / "folder" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(PDF)
    assert list(take_in(str(tmp_path / "folder"))) == [Refusal(str(tmp_path / "folder"), RefusalReason.EMPTY_FOLDER)]


def test_a_hidden_file_that_was_dropped_itself_is_taken(tmp_path: Path) -> None:
    path = tmp_path / ".hidden.pdf"
    path.write_bytes(PDF)
    assert _names(path) == [".hidden.pdf"]


@pytest.mark.parametrize(
    ("content", "reason"), [(b"", RefusalReason.EMPTY), (b"MZ\x90\0" * 600, RefusalReason.NOT_A_DOCUMENT)]
)
def test_a_file_that_is_no_document_is_refused_by_name(tmp_path: Path, content: bytes, reason: RefusalReason) -> None:
    path = tmp_path / "folder" / "a.pdf"
    path.parent.mkdir()
    path.write_bytes(content)
    assert list(take_in(str(path))) == [Refusal(str(path), reason)]
    assert list(take_in(str(path.parent))) == [Refusal(str(path), reason)]


def test_what_is_not_there_is_gone(tmp_path: Path) -> None:
    assert _reasons(tmp_path / "no.pdf") == [RefusalReason.GONE]


def test_links(tmp_path: Path) -> None:
    target = tmp_path / "target.pdf"
    target.write_bytes(PDF)
    folder = tmp_path / "folder"
    folder.mkdir()
    (folder / "good.pdf").symlink_to(target)
    (folder / "leads nowhere.pdf").symlink_to(tmp_path / "no")
    (folder / "leads to itself.pdf").symlink_to(folder / "leads to itself.pdf")
    (folder / "round").symlink_to(folder)
    assert _names(folder) == ["good.pdf"]
    assert sorted(_reasons(folder)) == [RefusalReason.BROKEN_LINK, RefusalReason.UNREADABLE]
    assert _reasons(folder / "leads nowhere.pdf") == [RefusalReason.BROKEN_LINK]
    assert _names(folder / "good.pdf") == ["good.pdf"]


def test_pipes_sockets_and_devices_are_refused_without_waiting(tmp_path: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    os.mkfifo(folder / "pipe.pdf")
    (folder / "zero.pdf").symlink_to("/dev/zero")
    assert _reasons(folder) == [RefusalReason.NOT_A_DOCUMENT, RefusalReason.NOT_A_DOCUMENT]
    assert _reasons(folder / "pipe.pdf") == [RefusalReason.NOT_A_DOCUMENT]


def test_what_cannot_be_read_is_refused_and_the_rest_is_taken(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("a.pdf", "b.pdf"):
        (tmp_path / name).write_bytes(PDF)
    system_open = os.open

    def refuse(path: str, flags: int) -> int:
        # The tests may run as a user whom no permission stops.
        if str(path).endswith("a.pdf"):
            raise PermissionError(13, "Permission denied", path)
        return system_open(path, flags)

    monkeypatch.setattr("finovox_desktop.service.files.os.open", refuse)
    assert next(take_in(str(tmp_path))) == Refusal(
        str(tmp_path / "a.pdf"), RefusalReason.UNREADABLE, "Permission denied"
    )
    assert _names(tmp_path) == ["b.pdf"]


def test_a_name_that_is_no_utf_8_is_shown_and_found_again(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/na\xffme\n.pdf"
    with open(path, "wb") as file:  # noqa: PTH123 - a name that is no text
        file.write(PDF)
    (found,) = take_in(os.fsdecode(path))
    assert isinstance(found, Found)
    assert os.fsencode(found.document.path) == path
    found.document.name.encode()
    assert "\n" not in found.document.name


@pytest.mark.parametrize("path", ["/tmp/nul\0.pdf", "/" + "x" * 300, "/" + "x/" * 3000])
def test_a_path_that_no_file_can_have_is_refused(path: str) -> None:
    assert len(_reasons(path)) == 1


def test_a_file_that_grows_during_intake_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(PDF)
    system_fstat = os.fstat
    calls: list[int] = []

    def grow_after_the_first_look(number: int) -> os.stat_result:
        status = system_fstat(number)
        if not calls:
            with path.open("ab") as file:
                file.write(b"more")
        calls.append(number)
        return status

    monkeypatch.setattr("finovox_desktop.service.intake.os.fstat", grow_after_the_first_look)
    assert _reasons(path) == [RefusalReason.UNREADABLE]
