"""A document as intake found it, or the reason why it was refused."""

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """The formats the service documents, known by their first bytes and never by the file's name."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"

    @property
    def content_type(self) -> str:
        """The fixed content type sent with a document of this kind."""
        return _CONTENT_TYPES[self]

    @property
    def signature(self) -> bytes:
        """The bytes that tell this kind."""
        return _SIGNATURES[self]


_CONTENT_TYPES = {
    DocumentKind.PDF: "application/pdf",
    DocumentKind.JPEG: "image/jpeg",
    DocumentKind.PNG: "image/png",
}
_SIGNATURES = {
    DocumentKind.PDF: b"%PDF-",
    DocumentKind.JPEG: b"\xff\xd8\xff",
    DocumentKind.PNG: b"\x89PNG\r\n\x1a\n",
}

# ISO 32000-1, annex H.3.4.1: readers accept a header anywhere in the first 1024 bytes.
BYTES_THAT_TELL_THE_KIND = 1024


def kind_of(first_bytes: bytes) -> DocumentKind | None:
    """Tell a document's kind from its first bytes (give at least 1024 where there are as many), or None."""
    for kind in (DocumentKind.JPEG, DocumentKind.PNG):
        if first_bytes.startswith(kind.signature):
            return kind
    if DocumentKind.PDF.signature in first_bytes[:BYTES_THAT_TELL_THE_KIND]:
        return DocumentKind.PDF
    return None


@dataclass(frozen=True, slots=True)
class Document:
    """A file that was taken in.

    `path` is absolute and may hold lone surrogates where the file's name is no UTF-8; `name` is fit to be shown.
    `size` is in bytes, `modified_ns` the file's modification time in nanoseconds since 1970, `sha256` in hexadecimal.
    """

    path: str
    name: str
    size: int
    sha256: str
    kind: DocumentKind
    modified_ns: int


class RefusalReason(StrEnum):
    """Why a dropped path did not become a document."""

    NOT_A_DOCUMENT = "not_a_document"
    EMPTY = "empty"
    UNREADABLE = "unreadable"
    GONE = "gone"
    EMPTY_FOLDER = "empty_folder"
    BROKEN_LINK = "broken_link"
    NO_DOCUMENTS = "no_documents"
    DAMAGED = "damaged"
    ENCRYPTED = "encrypted"
    TOO_LARGE = "too_large"
    TOO_MANY = "too_many"
    TOO_DEEP = "too_deep"
    UNSAFE_NAME = "unsafe_name"
    INLINE_PICTURE = "inline_picture"
    REPEATED = "repeated"


@dataclass(frozen=True, slots=True)
class Refusal:
    """A path that was refused, with the reason; `words` are the system's own, for the log and for copying.

    Of what is REPEATED they are the path of the one that was taken.

    What lies inside an e-mail or archive has that one's path, and the way inside behind it.
    """

    path: str
    reason: RefusalReason
    words: str = ""


class WarningReason(StrEnum):
    """What is to be known of a document that was taken in all the same."""

    LOCKED = "locked"


@dataclass(frozen=True, slots=True)
class DocumentWarning:
    """A document that was taken in and that the service may refuse; `path` as a refusal's."""

    path: str
    reason: WarningReason
