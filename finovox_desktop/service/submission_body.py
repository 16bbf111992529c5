"""A submission's body: the form (RFC 7578) around a document, streamed, and known to be handed over whole or not."""

import uuid
from collections.abc import Iterator

from urllib3.fields import RequestField

from finovox_desktop.core.document import Document
from finovox_desktop.core.text import shown
from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.document_stream import DocumentStream


class SubmissionBody:
    """The two parts `payload` (JSON text) and `file` (the document, byte for byte), as blocks to be sent.

    The sender asks for the next block only when the one before is in the system's hands; so the body is whole when one is
    asked for behind the last. Raises what the stream raises.
    """

    def __init__(self, payload: str, document: Document, stream: DocumentStream, cancellation: Cancellation) -> None:
        boundary = uuid.uuid4().hex
        self.content_type = f"multipart/form-data; boundary={boundary}"
        # Shown already at intake; from the database anything may come, and a header must not carry it.
        file_head = _head("file", shown(document.name), document.kind.content_type)
        self._head = f"--{boundary}\r\n{_head('payload')}{payload}\r\n--{boundary}\r\n{file_head}".encode()
        self._tail = f"\r\n--{boundary}--\r\n".encode()
        self.length = len(self._head) + document.size + len(self._tail)
        self._stream = stream
        self._cancellation = cancellation
        self.is_whole = False

    def __iter__(self) -> Iterator[bytes | memoryview]:
        """Give the blocks."""
        yield from self._stream.blocks(self._head, self._tail)
        self.is_whole = True
        self._cancellation.note_whole_body()


def _head(name: str, file_name: str | None = None, content_type: str | None = None) -> str:
    field = RequestField(name, b"", file_name)
    field.make_multipart(content_type=content_type)
    return field.render_headers()
