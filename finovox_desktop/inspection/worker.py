"""The worker process: one request a line on standard input, one answer a line on standard output, both JSON; pixels follow.

It ends when its standard input closes, which happens at the latest when its parent ends, however that comes about.
"""

import faulthandler
import json
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from finovox_desktop.core.container import ContainerKind, LeftOut, NoRoomToUnpackError, Unpacked
from finovox_desktop.core.document import RefusalReason
from finovox_desktop.core.preview import PreviewObstacle
from finovox_desktop.inspection.document import inspect_document
from finovox_desktop.inspection.findings import Obstacle, nothing_assessed, to_json
from finovox_desktop.inspection.limits import UNPACKING_TIME, WORKER_TIME
from finovox_desktop.inspection.memory import limit_memory
from finovox_desktop.inspection.pdf import is_locked, limit_parser
from finovox_desktop.inspection.rendering import RenderedPage, render_page
from finovox_desktop.inspection.unpacking import unpack


def main() -> int:
    """Answer requests until standard input closes; the exit status is 0."""
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # Whatever a library prints must not be taken for an answer.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    limit_memory()
    limit_parser()
    serve(sys.stdin.buffer, answers)
    return 0


def serve(requests: BinaryIO, answers: BinaryIO) -> None:
    """Answer each line of requests.

    `{"inspect": {"path": ..., "now": ...}}`, where now is an aware ISO 8601 time, has one line as its answer.
    `{"render": {"path": ..., "sha256": ..., "size": ..., "page": ..., "width": ...}}` has a line
    `{"pages": ..., "width": ..., "height": ..., "size": ..., "obstacle": ...}` and `size` bytes of pixels behind it.
    `{"unpack": {"path": ..., "kind": ..., "folder": ...}}` has one line: `{"no_room": ...}`, or `{"members": [...]}` of
    `{"way": [...], "file": ...}` and `{"way": [...], "reason": ..., "words": ...}`.
    `{"is_locked": {"path": ...}}` has true or false.
    """
    for line in requests:
        # The parent ends a worker that takes too long; this ends one whose parent is gone, even inside a library's code.
        ((wish, details),) = json.loads(line).items()
        faulthandler.dump_traceback_later(_TIMES.get(wish, WORKER_TIME), exit=True, file=sys.stderr)
        head, body = _WISHES[wish](details)
        answers.write(json.dumps(head).encode("ascii") + b"\n" + body)
        answers.flush()
        faulthandler.cancel_dump_traceback_later()


def _unpack(request: dict[str, str]) -> tuple[object, bytes]:
    path = Path(request["path"])
    try:
        unpacked = unpack(path, ContainerKind(request["kind"]), Path(request["folder"]))
    except NoRoomToUnpackError as error:
        return {"no_room": str(error)}, b""
    except Exception as error:  # noqa: BLE001  as below: it costs this container its documents
        unpacked = Unpacked((LeftOut((), RefusalReason.DAMAGED, str(error)),))
    return {"members": [asdict(member) for member in unpacked.members]}, b""


def _is_locked(request: dict[str, str]) -> tuple[object, bytes]:
    return is_locked(Path(request["path"])), b""


def _inspect(request: dict[str, str]) -> tuple[object, bytes]:
    try:
        inspection = inspect_document(Path(request["path"]), datetime.fromisoformat(request["now"]))
    except Exception:  # noqa: BLE001  a bug here or in a library costs this document its verdict, and no other
        inspection = nothing_assessed(Obstacle.WORKER_FAILED)
    return to_json(inspection), b""


def _render(request: dict[str, Any]) -> tuple[object, bytes]:
    try:
        page = render_page(Path(request["path"]), request["sha256"], request["size"], request["page"], request["width"])
    except Exception:  # noqa: BLE001  as above: it costs this page its picture
        page = RenderedPage(0, PreviewObstacle.FAILED)
    if isinstance(page.content, PreviewObstacle):
        return {"pages": page.pages, "obstacle": page.content.value}, b""
    picture = page.content
    head = {
        "pages": page.pages,
        "width": picture.width,
        "height": picture.height,
        "size": len(picture.pixels),
        "obstacle": None,
    }
    return head, picture.pixels


_WISHES: Mapping[str, Callable[[dict[str, Any]], tuple[object, bytes]]] = {
    "inspect": _inspect,
    "render": _render,
    "unpack": _unpack,
    "is_locked": _is_locked,
}
_TIMES: Mapping[str, float] = {"unpack": UNPACKING_TIME + WORKER_TIME}


if __name__ == "__main__":
    sys.exit(main())
