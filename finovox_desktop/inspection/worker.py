"""The worker process: one request a line on standard input, one answer a line on standard output, both JSON.

It ends when its standard input closes, which happens at the latest when its parent ends, however that comes about.
"""

import faulthandler
import json
import os
import sys
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from finovox_desktop.inspection.document import inspect_document
from finovox_desktop.inspection.findings import Inspection, Obstacle, nothing_assessed, to_json
from finovox_desktop.inspection.limits import WORKER_TIME
from finovox_desktop.inspection.memory import limit_memory
from finovox_desktop.inspection.pdf import limit_parser


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
    """Answer each line of requests `{"path": ..., "now": ...}`; now is an aware ISO 8601 time."""
    for line in requests:
        # The parent ends a worker that takes too long; this ends one whose parent is gone, even inside a library's code.
        faulthandler.dump_traceback_later(WORKER_TIME, exit=True, file=sys.stderr)
        answers.write(json.dumps(to_json(_inspect(line))).encode("ascii") + b"\n")
        answers.flush()
        faulthandler.cancel_dump_traceback_later()


def _inspect(line: bytes) -> Inspection:
    request = json.loads(line)
    try:
        return inspect_document(Path(request["path"]), datetime.fromisoformat(request["now"]))
    except Exception:  # noqa: BLE001  a bug here or in a library costs this document its verdict, and no other
        return nothing_assessed(Obstacle.WORKER_FAILED)


if __name__ == "__main__":
    sys.exit(main())
