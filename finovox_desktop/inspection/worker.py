"""The worker process: one request a line on standard input, one answer a line on standard output, both JSON; pixels follow.

It ends when its standard input closes, which happens at the latest when its parent ends, however that comes about.
"""

import faulthandler
import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import Any, BinaryIO

from finovox_desktop.core.preview import PreviewObstacle
from finovox_desktop.inspection.document import inspect_document
from finovox_desktop.inspection.findings import Obstacle, nothing_assessed, to_json
from finovox_desktop.inspection.limits import WORKER_TIME
from finovox_desktop.inspection.memory import limit_memory
from finovox_desktop.inspection.pdf import limit_parser
from finovox_desktop.inspection.rendering import RenderedPage, render_page


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
    """
    for line in requests:
        # The parent ends a worker that takes too long; this ends one whose parent is gone, even inside a library's code.
        faulthandler.dump_traceback_later(WORKER_TIME, exit=True, file=sys.stderr)
        request = json.loads(line)
        head, body = _render(request["render"]) if "render" in request else _inspect(request["inspect"])
        answers.write(json.dumps(head).encode("ascii") + b"\n" + body)
        answers.flush()
        faulthandler.cancel_dump_traceback_later()


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


if __name__ == "__main__":
    sys.exit(main())
