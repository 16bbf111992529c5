"""The sandbox as a WSGI application: the two calls of the service and their answers (service protocol, "Calls")."""

import json
import logging
from collections.abc import Iterable, Mapping
from concurrent.futures import CancelledError
from http import HTTPStatus
from pathlib import Path
from typing import TYPE_CHECKING

from werkzeug.exceptions import (
    Forbidden,
    HTTPException,
    InternalServerError,
    NotFound,
    Unauthorized,
    UnprocessableEntity,
)
from werkzeug.routing import Map, Rule
from werkzeug.wrappers import Request, Response

from finovox_desktop.sandbox.analyses import Analyses, Analysis
from finovox_desktop.sandbox.submission import read_json_object, read_submission

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

_GREATEST_RETRIEVE_SIZE = 64 * 1024
_CALLS = Map(
    [Rule("/analyse", endpoint="analyse", methods=["POST"]), Rule("/retrieve", endpoint="retrieve", methods=["POST"])]
)

_LOGGER = logging.getLogger(__name__)


class SandboxApplication:
    """Answers requests. Uploads lie below `folder` until they were inspected."""

    def __init__(self, analyses: Analyses, folder: Path) -> None:
        self._analyses = analyses
        self._folder = folder

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        """Answer one request, with a JSON object in every case."""
        return self._respond(Request(environ))(environ, start_response)

    def _respond(self, request: Request) -> Response:
        try:
            call, _ = _CALLS.bind("127.0.0.1").match(request.path, method=request.method)
            key = _key(request)
            return self._analyse(request, key) if call == "analyse" else self._retrieve(request, key)
        except HTTPException as refusal:
            return _refused(request, refusal)
        except Exception:
            _LOGGER.exception("A request could not be answered")
            return _refused(request, InternalServerError("The sandbox could not answer."))

    def _analyse(self, request: Request, key: str) -> Response:
        submission = read_submission(request, self._folder)
        analysis = self._analyses.start(submission, key)
        if submission.asynchronous:
            return _answer({"retrieve_token": analysis.token})
        return _result(analysis)

    def _retrieve(self, request: Request, key: str) -> Response:
        request.max_content_length = _GREATEST_RETRIEVE_SIZE
        token = read_json_object(request.get_data(), "The body").get("retrieve_token")
        if not isinstance(token, str):
            raise UnprocessableEntity("'retrieve_token' is missing, or is no text.")
        analysis = self._analyses.find(token)
        if analysis is None:
            raise NotFound("There is no such token, or its result was deleted.")
        if analysis.key != key:
            raise Forbidden("This token was given to another key.")
        if not analysis.answer.done():
            return _answer({"status": "processing"}, HTTPStatus.ACCEPTED)
        return _result(analysis)


def _key(request: Request) -> str:
    key = request.headers.get("api-key", "").strip()
    if not key:
        raise Unauthorized("The header 'api-key' is missing or empty.")
    return key


def _result(analysis: Analysis) -> Response:
    """Wait for the answer and give it."""
    try:
        return _answer(analysis.answer.result())
    except (Exception, CancelledError) as error:
        raise InternalServerError("The document could not be analysed.") from error


def _answer(content: Mapping[str, object], status: HTTPStatus = HTTPStatus.OK) -> Response:
    return Response(json.dumps(content, allow_nan=False), status=status, content_type="application/json")


def _refused(request: Request, refusal: HTTPException) -> Response:
    response = Response.force_type(refusal.get_response(request.environ))  # keeps headers such as Allow
    response.set_data(json.dumps({"detail": refusal.description}))
    response.content_type = "application/json"
    return response
