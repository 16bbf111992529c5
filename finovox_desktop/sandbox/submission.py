"""A document as it was sent to the sandbox: read from the request, stored in a folder of its own, or refused with a status."""

import itertools
import json
import shutil
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from werkzeug.datastructures import FileStorage
from werkzeug.exceptions import BadRequest, RequestEntityTooLarge, UnprocessableEntity, UnsupportedMediaType
from werkzeug.formparser import FormDataParser
from werkzeug.wrappers import Request

from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.document import BYTES_THAT_TELL_THE_KIND, kind_of

GREATEST_DOCUMENT_SIZE = 100 * 1024 * 1024
"""Bytes of a document. The service's own limit is not documented."""

_GREATEST_BODY_SIZE = GREATEST_DOCUMENT_SIZE + 1024 * 1024
# More than the parser reads at a time (64 KiB): it counts bytes of a file that it holds back as well.
_GREATEST_FIELD_SIZE = 1024 * 1024
_GREATEST_NUMBER_OF_PARTS = 10


@dataclass(frozen=True, slots=True)
class Submission:
    """What was asked for, and the document in `folder`, which belongs to this submission and goes with `delete`."""

    folder: Path
    document: Path
    name: str
    analysis_types: frozenset[AnalysisType]
    asynchronous: bool

    def delete(self) -> None:
        """Delete the document."""
        shutil.rmtree(self.folder, ignore_errors=True)


def read_submission(request: Request, parent_folder: Path) -> Submission:
    """Read the two parts of `POST /analyse` (service protocol, "Calls") and store the document below `parent_folder`.

    Raises the HTTP exception that answers a wrong request, having stored nothing.
    """
    if request.content_length is not None and request.content_length > _GREATEST_BODY_SIZE:
        raise RequestEntityTooLarge(f"A document has at most {GREATEST_DOCUMENT_SIZE} bytes.")
    folder = Path(tempfile.mkdtemp(dir=parent_folder))
    try:
        return _read_into(folder, request)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def _read_into(folder: Path, request: Request) -> Submission:
    numbers = itertools.count()
    with ExitStack() as received_files:

        def new_file(*_about: object, **_more_about: object) -> IO[bytes]:
            return received_files.enter_context((folder / f"part-{next(numbers)}").open("w+b"))

        parser = FormDataParser(
            stream_factory=new_file,
            max_content_length=_GREATEST_BODY_SIZE,
            max_form_memory_size=_GREATEST_FIELD_SIZE,
            max_form_parts=_GREATEST_NUMBER_OF_PARTS,
            silent=False,
        )
        try:
            _, fields, files = parser.parse_from_environ(request.environ)
        except ValueError as error:
            raise BadRequest("The body is no readable multipart/form-data.") from error
        analysis_types, asynchronous = _read_payload(fields.get("payload"))
        file = files.get("file")
        if file is None or not file.filename:
            raise UnprocessableEntity("The part 'file', with its file name, is missing.")
        _check_document(file)
        document = Path(file.stream.name)
        return Submission(folder, document, file.filename, analysis_types, asynchronous)


def _read_payload(text: str | None) -> tuple[frozenset[AnalysisType], bool]:
    if text is None:
        raise UnprocessableEntity("The part 'payload' is missing.")
    payload = read_json_object(text, "The part 'payload'")
    asynchronous = payload.get("asynchronous", False)
    if not isinstance(asynchronous, bool):
        raise UnprocessableEntity("'asynchronous' is true or false.")
    return _read_analysis_types(payload.get("analyse_type")), asynchronous


def _read_analysis_types(names: object) -> frozenset[AnalysisType]:
    if not isinstance(names, list) or not names:
        raise UnprocessableEntity("'analyse_type' is a list with at least one of: " + ", ".join(AnalysisType) + ".")
    try:
        return frozenset(map(AnalysisType, names))
    except (ValueError, TypeError) as error:
        raise UnprocessableEntity("'analyse_type' takes these values only: " + ", ".join(AnalysisType) + ".") from error


def read_json_object(text: str | bytes, what: str) -> Mapping[str, object]:
    """Read a JSON object out of a request. Raises UnprocessableEntity, naming `what`, for anything else."""
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise UnprocessableEntity(f"{what} is no readable JSON.") from error
    if not isinstance(value, dict):
        raise UnprocessableEntity(f"{what} is no JSON object.")
    return value


def _check_document(file: FileStorage) -> None:
    first_bytes = file.stream.read(BYTES_THAT_TELL_THE_KIND)
    if kind_of(first_bytes) is None:
        raise UnsupportedMediaType("The file is neither PDF nor JPEG nor PNG.")
    if file.stream.seek(0, 2) > GREATEST_DOCUMENT_SIZE:
        raise RequestEntityTooLarge(f"A document has at most {GREATEST_DOCUMENT_SIZE} bytes.")
