"""E-mails and archives are known by their content; no text file becomes a mail."""

import pytest

from finovox_desktop.core.container import ContainerKind, container_kind_of

_HEAD = b"Received: from a\r\n by b\r\nFrom: a@example.org\r\nDate: Mon, 23 Nov 2026 10:00:00 +0000\r\n"


@pytest.mark.parametrize(
    ("content", "name", "kind"),
    [
        (b"PK\x03\x04rest", "a.pdf", ContainerKind.ARCHIVE),
        (b"PK\x05\x06" + bytes(18), "empty.zip", ContainerKind.ARCHIVE),
        (b"PK\x07\x08", "a.zip", None),
        (_HEAD + b"Subject: x\r\n\r\ntext", "a.EML", ContainerKind.EMAIL),
        (_HEAD + b"MIME-Version: 1.0\r\n\r\ntext", "no ending", ContainerKind.EMAIL),
        (b"\xef\xbb\xbf" + _HEAD + b"\r\ntext", "a.eml", ContainerKind.EMAIL),
        (_HEAD + b"MIME-Version: 1.0\r\nX-Long: " + b"x" * 60_000, "a", ContainerKind.EMAIL),
        (_HEAD + b"\r\ntext", "note.txt", None),
        (_HEAD + b"And then there is a line\r\n\r\n", "a.eml", None),
        (b"From: me\r\n\r\nDear colleague", "a.eml", None),
        (b"Dear colleague\nFrom: me\nDate: now\nMIME-Version: 1.0\n\n", "a.txt", None),
        (b"%PDF-1.7\n", "a.eml", None),
        (b"", "a.eml", None),
    ],
)
def test_the_kind(content: bytes, name: str, kind: ContainerKind | None) -> None:
    assert container_kind_of(content, name) is kind
