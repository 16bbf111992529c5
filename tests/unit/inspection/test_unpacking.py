"""Documents come out of e-mails and archives byte for byte, within limits; what stays inside is named with its reason."""

import hashlib
import io
import stat
import warnings
import zipfile
from email.message import EmailMessage
from pathlib import Path

import pytest

from finovox_desktop.core.container import ContainerKind, LeftOut, TakenOut, Unpacked, container_kind_of
from finovox_desktop.core.document import RefusalReason
from finovox_desktop.inspection import unpacking
from finovox_desktop.inspection.unpacking import unpack
from tests.unit.inspection.containers import PDF, PNG, archive, message, written


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "taken-out"


def _unpack(content: bytes, folder: Path) -> Unpacked:
    kind = container_kind_of(content[:65536], "container.eml")
    assert kind is not None
    return unpack(written(folder.parent / "container", content), kind, folder)


def _contents(unpacked: Unpacked, folder: Path) -> dict[str, bytes]:
    return {m.way[-1]: (folder / m.file).read_bytes() for m in unpacked.members if isinstance(m, TakenOut)}


def _left_out(unpacked: Unpacked) -> list[tuple[tuple[str, ...], RefusalReason]]:
    return [(m.way, m.reason) for m in unpacked.members if isinstance(m, LeftOut)]


@pytest.mark.parametrize("encoding", ["base64", "quoted-printable", "8bit"])
@pytest.mark.parametrize("line_end", [b"\n", b"\r\n"])
def test_an_attachment_is_taken_out_exactly(folder: Path, encoding: str, line_end: bytes) -> None:
    payload = b"%PDF-1.7\n" + bytes(b for b in range(256) if b not in b"\r\n\0") * 40 if encoding == "8bit" else PDF
    mail = EmailMessage()
    mail["From"], mail["Date"] = "a@example.org", "Mon, 23 Nov 2026 10:00:00 +0000"
    mail.set_content("text")
    mail.add_attachment(payload, maintype="application", subtype="pdf", filename="é scan.pdf", cte=encoding)
    raw = mail.as_bytes(policy=mail.policy.clone(linesep=line_end.decode(), cte_type="8bit"))
    if encoding == "8bit":
        payload = payload.replace(b"\n", line_end)  # so it stands in the file
    unpacked = _unpack(raw, folder)
    assert hashlib.sha256(_contents(unpacked, folder)["é scan.pdf"]).digest() == hashlib.sha256(payload).digest()
    assert _left_out(unpacked) == []


def test_the_text_of_a_message_is_no_file_and_other_attachments_are_named(folder: Path) -> None:
    mail = message(("invoice.pdf", PDF), ("list.txt", b"text"), ("photo.PNG", PNG), ("nothing.pdf", b""))
    unpacked = _unpack(mail.as_bytes(), folder)
    assert _contents(unpacked, folder) == {"invoice.pdf": PDF, "photo.PNG": PNG}
    assert _left_out(unpacked) == [
        (("list.txt",), RefusalReason.NOT_A_DOCUMENT),
        (("nothing.pdf",), RefusalReason.EMPTY),
    ]


def test_a_small_picture_in_the_text_is_named_and_a_large_one_is_taken(folder: Path) -> None:
    mail = message()
    large = PNG + bytes(60_000)
    for number, picture in enumerate((PNG, large)):
        mail.add_attachment(
            picture,
            maintype="image",
            subtype="png",
            cid=f"<{number}@x>",
            disposition="inline",
            filename=f"{number}.png",
        )
    unpacked = _unpack(mail.as_bytes(), folder)
    assert _contents(unpacked, folder) == {"1.png": large}
    assert _left_out(unpacked) == [(("0.png",), RefusalReason.INLINE_PICTURE)]


def test_names_in_every_encoding_that_programs_use(folder: Path) -> None:
    head = b"From: a\nDate: b\nMIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=x\n\n"
    names = (b'"caf\xc3\xa9.pdf"', b'"=?iso-8859-1?Q?re=E7u.pdf?="', b'"plain.pdf"')
    parts = b"".join(
        b"--x\nContent-Type: application/pdf\nContent-Disposition: attachment; filename="
        + name
        + b"\n\n%%PDF-1.4 %d\n" % number
        for number, name in enumerate(names)
    )
    assert list(_contents(_unpack(head + parts + b"--x--\n", folder), folder)) == ["café.pdf", "reçu.pdf", "plain.pdf"]


@pytest.mark.parametrize("compression", [zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_file_in_an_archive_is_taken_out_exactly(folder: Path, compression: int) -> None:
    large = b"%PDF-1.7\n" + bytes(range(256)) * 4000
    unpacked = _unpack(archive(("a/large.pdf", large), ("ü.png", PNG), compression=compression), folder)
    assert _contents(unpacked, folder) == {"a/large.pdf": large, "ü.png": PNG}


def test_an_archive_whose_first_document_is_stored_is_no_document_itself() -> None:
    assert container_kind_of(archive(("a.pdf", PDF), compression=zipfile.ZIP_STORED), "a.pdf") is ContainerKind.ARCHIVE


def test_equal_names_lie_in_files_of_their_own(folder: Path) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # zipfile says that the name is there already
        content = archive(("a.pdf", PDF), ("a.pdf", PDF + b"2"), ("b/a.pdf", PDF + b"3"))
    unpacked = _unpack(content, folder)
    files = [m.file for m in unpacked.members if isinstance(m, TakenOut)]
    assert files == ["0001-a.pdf", "0002-a.pdf", "0003-a.pdf"]
    assert [(folder / file).read_bytes() for file in files] == [PDF, PDF + b"2", PDF + b"3"]


@pytest.mark.parametrize(
    ("stored", "shown"), [("réçu.pdf".encode("cp437"), "réçu.pdf"), ("été œ.pdf".encode(), "été œ.pdf")]
)
def test_names_without_a_mark_of_their_encoding(folder: Path, stored: bytes, shown: str) -> None:
    placeholder = b"x" * len(stored)
    content = archive((placeholder.decode(), PDF)).replace(placeholder, stored)
    assert list(_contents(_unpack(content, folder), folder)) == [shown]


@pytest.mark.parametrize("name", ["../evil.pdf", "/etc/evil.pdf", "a/../../evil.pdf", "C:\\evil.pdf", "..\\evil.pdf"])
def test_a_name_that_leads_out_is_refused(folder: Path, name: str) -> None:
    unpacked = _unpack(archive((name, PDF)), folder)
    assert [reason for _, reason in _left_out(unpacked)] == [RefusalReason.UNSAFE_NAME]
    assert list(folder.iterdir()) == []
    assert {path.name for path in folder.parent.iterdir()} == {"container", "taken-out"}


def test_a_link_is_refused(folder: Path) -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as file:
        link = zipfile.ZipInfo("link.pdf")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        file.writestr(link, "/etc/passwd")
    assert _left_out(_unpack(target.getvalue(), folder)) == [(("link.pdf",), RefusalReason.UNSAFE_NAME)]


def test_a_locked_member_is_refused_and_the_others_are_taken(folder: Path) -> None:
    content = bytearray(archive(("a.pdf", PDF), ("b.pdf", PNG)))
    content[content.index(b"PK\x01\x02") + 8] |= 1
    content[6] |= 1
    unpacked = _unpack(bytes(content), folder)
    assert _left_out(unpacked) == [(("a.pdf",), RefusalReason.ENCRYPTED)]
    assert _contents(unpacked, folder) == {"b.pdf": PNG}


def test_a_damaged_member_is_refused_and_leaves_no_file(folder: Path) -> None:
    content = archive(("a.pdf", PDF), ("b.png", PNG), compression=zipfile.ZIP_STORED).replace(b"binary", b"BINARY", 1)
    unpacked = _unpack(content, folder)
    assert _left_out(unpacked) == [(("a.pdf",), RefusalReason.DAMAGED)]
    assert [path.read_bytes() for path in folder.iterdir()] == [PNG]


def test_a_damaged_archive_is_refused(folder: Path) -> None:
    assert _left_out(_unpack(archive(("a.pdf", PDF))[:60], folder)) == [((), RefusalReason.DAMAGED)]


def test_an_attachment_that_is_cut_off_is_refused(folder: Path) -> None:
    head = b"From: a\nDate: b\nMIME-Version: 1.0\nContent-Type: application/pdf; name=a.pdf\n"
    cut = head + b"Content-Transfer-Encoding: base64\n\nJVBERi0xL\n"
    assert _left_out(_unpack(cut, folder)) == [(("a.pdf",), RefusalReason.DAMAGED)]


@pytest.mark.parametrize(
    "content", [archive(), archive(("a/", b"")), archive(("__MACOSX/._a.pdf", b"x")), message().as_bytes()]
)
def test_a_container_without_files_is_named(folder: Path, content: bytes) -> None:
    assert _left_out(_unpack(content, folder)) == [((), RefusalReason.NO_DOCUMENTS)]


def test_an_office_document_is_no_archive(folder: Path) -> None:
    content = archive(("word/media/image1.png", PNG), ("[Content_Types].xml", b"<Types/>"))
    assert _left_out(_unpack(content, folder)) == [((), RefusalReason.NOT_A_DOCUMENT)]


def test_containers_in_containers_are_opened_to_the_third(folder: Path) -> None:
    inner = message(("deep.pdf", PDF)).as_bytes()
    middle = archive(("mail.eml", inner))
    unpacked = _unpack(message(("papers.zip", middle)).as_bytes(), folder)
    assert [m.way for m in unpacked.members if isinstance(m, TakenOut)] == [("papers.zip", "mail.eml", "deep.pdf")]
    too_deep = _unpack(archive(("outer.eml", message(("papers.zip", middle)).as_bytes())), folder)
    assert _left_out(too_deep) == [(("outer.eml", "papers.zip", "mail.eml"), RefusalReason.TOO_DEEP)]


def test_an_attached_message_counts_as_a_container(folder: Path) -> None:
    mail = message(subject="Fwd")
    mail.add_attachment(message(("scan.pdf", PDF), subject="The original"))
    unpacked = _unpack(mail.as_bytes(), folder)
    assert [m.way for m in unpacked.members if isinstance(m, TakenOut)] == [("The original.eml", "scan.pdf")]


def test_messages_within_messages_end(folder: Path) -> None:
    mail = message(("scan.pdf", PDF))
    for number in range(30):
        outer = message(subject=str(number))
        outer.add_attachment(mail)
        mail = outer
    assert [reason for _, reason in _left_out(_unpack(mail.as_bytes(), folder))] == [RefusalReason.TOO_DEEP]


def test_what_becomes_too_large_ends_the_unpacking(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "LEAST_EXPANSION", 100_000)
    bomb = b"%PDF-1.7\n" + bytes(10_000_000)
    unpacked = _unpack(archive(("a.pdf", PDF), ("bomb.pdf", bomb), ("c.png", PNG)), folder)
    assert _contents(unpacked, folder) == {"a.pdf": PDF}
    assert _left_out(unpacked) == [(("bomb.pdf",), RefusalReason.TOO_LARGE)]
    assert [path.name for path in folder.iterdir()] == ["0001-a.pdf"]


def test_one_document_that_is_too_large_leaves_the_others(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(unpacking, "GREATEST_TAKEN_OUT", 50_000)
    unpacked = _unpack(archive(("large.pdf", PDF + bytes(60_000)), ("c.png", PNG)), folder)
    assert _contents(unpacked, folder) == {"c.png": PNG}
    assert _left_out(unpacked) == [(("large.pdf",), RefusalReason.TOO_LARGE)]


def test_no_more_documents_than_allowed(folder: Path) -> None:
    unpacked = _unpack(archive(*((f"{number}.pdf", PDF + b"%d" % number) for number in range(1001))), folder)
    assert len(_contents(unpacked, folder)) == 1000
    assert _left_out(unpacked) == [((), RefusalReason.TOO_MANY)]


def test_a_header_that_lies_about_sizes_is_not_believed(folder: Path) -> None:
    content = bytearray(archive(("a.pdf", PDF)))
    entry = content.index(b"PK\x01\x02")
    content[entry + 24 : entry + 28] = (4_000_000_000).to_bytes(4, "little")  # the unpacked size in the directory
    assert _left_out(_unpack(bytes(content), folder)) in ([], [(("a.pdf",), RefusalReason.DAMAGED)])


@pytest.mark.parametrize(
    "name", ["x" * 400 + ".pdf", "a:b?c*<>|.pdf", "..pdf", "con.pdf", " .pdf", "日本" * 100 + ".pdf"]
)
def test_every_name_becomes_a_file(folder: Path, name: str) -> None:
    unpacked = _unpack(message((name, PDF)).as_bytes(), folder)
    ((way, content),) = _contents(unpacked, folder).items()
    (file,) = folder.iterdir()
    assert len(way) <= 255
    assert len(file.name.encode()) <= 125
    assert content == PDF


def test_files_are_the_owners_alone_and_the_same_again(folder: Path) -> None:
    content = message(("invoice.pdf", PDF)).as_bytes()
    first = _unpack(content, folder)
    (file,) = folder.iterdir()
    before = file.stat()
    assert stat.S_IMODE(before.st_mode) == 0o600
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert _unpack(content, folder) == first
    assert file.stat().st_mtime_ns == before.st_mtime_ns
    assert file.stat().st_ino == before.st_ino
