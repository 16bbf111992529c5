"""A document's kind is told by its first bytes."""

import pytest

from finovox_desktop.core.document import BYTES_THAT_TELL_THE_KIND, DocumentKind, kind_of


@pytest.mark.parametrize(
    ("first_bytes", "kind"),
    [
        (b"%PDF-1.7\n", DocumentKind.PDF),
        (b"\n\n junk %PDF-1.4", DocumentKind.PDF),
        (b" " * (BYTES_THAT_TELL_THE_KIND - 5) + b"%PDF-", DocumentKind.PDF),
        (b" " * (BYTES_THAT_TELL_THE_KIND - 4) + b"%PDF-", None),
        (b"\xff\xd8\xff\xe0", DocumentKind.JPEG),
        (b"\xff\xd8\xff %PDF-", DocumentKind.JPEG),
        (b"\x89PNG\r\n\x1a\n", DocumentKind.PNG),
        (b" \x89PNG\r\n\x1a\n", None),
        (b"\x89PNG\n\x1a\n", None),
        (b"\xff\xd8", None),
        (b"%pdf-1.7", None),
        (b"GIF89a", None),
        (b"PK\x03\x04", None),
        (b"", None),
    ],
)
def test_a_kind_is_told_by_the_first_bytes_alone(first_bytes: bytes, kind: DocumentKind | None) -> None:
    assert kind_of(first_bytes) is kind


def test_each_kind_has_its_content_type() -> None:
    assert [kind.content_type for kind in DocumentKind] == ["application/pdf", "image/jpeg", "image/png"]
