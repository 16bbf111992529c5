"""Inspection and previews, as the rest of the program sees them: a worker process that is started, limited and replaced.

Parsing a hostile document may crash, hang or eat memory, so it happens in another process. This module imports
none of the libraries that parse, and takes nothing from the worker but values that it checks.
"""

import json
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from threading import Lock
from typing import Any, TypeVar

from finovox_desktop.core.child_program import ChildProgram
from finovox_desktop.core.container import ContainerKind, LeftOut, NoRoomToUnpackError, TakenOut, Unpacked
from finovox_desktop.core.document import RefusalReason
from finovox_desktop.core.preview import PagePicture, PagePreview, PageRequest, PreviewObstacle
from finovox_desktop.inspection.findings import Inspection, Obstacle, from_json, nothing_assessed
from finovox_desktop.inspection.limits import GREATEST_PREVIEW_SIDE, PREVIEW_TIME, UNPACKING_TIME
from finovox_desktop.inspection.worker_process import NoTimeLeftError, WorkerProcess

TIME_LIMIT = 20.0
"""Seconds a document may take, the start of a worker (0.2 to 0.3 s) included."""

_GREATEST_ANSWER = 4 * 1024 * 1024  # bytes
_GREATEST_LIST = 64 * 1024 * 1024  # bytes, for the names of MOST_MEMBERS nested members
_BYTES_A_PIXEL = 3

Answer = TypeVar("Answer")


def worker_command() -> Sequence[str]:
    """Give the command that starts a worker."""
    return ChildProgram.INSPECTION_WORKER.command()


class InspectionClient:
    """Inspects documents, renders pages and opens containers, in one worker that is started when first needed.

    May be shared by threads. `now` gives the present as an aware datetime; dates are judged against it.
    """

    def __init__(
        self,
        now: Callable[[], datetime] | None = None,
        *,
        command: Sequence[str] | None = None,
        time_limit: float = TIME_LIMIT,
        preview_time_limit: float = PREVIEW_TIME,
        unpacking_time_limit: float = UNPACKING_TIME,
    ) -> None:
        self._now = now or _utc_now
        self._command = tuple(command or worker_command())
        self._time_limit = time_limit
        self._preview_time_limit = preview_time_limit
        self._unpacking_time_limit = unpacking_time_limit
        self._turn = Lock()  # held by the thread that asks
        self._state = Lock()  # held for moments only: the two below
        self._worker: WorkerProcess | None = None
        self._is_closed = False

    def inspect(self, path: Path) -> Inspection:
        """Inspect a file; blocks until it is done, at most `time_limit` seconds once its turn has come.

        A document that crashes or stalls the worker has nothing assessed, and the next one gets a new worker.

        Raises:
            RuntimeError: the client is closed.

        """
        request = {"inspect": {"path": str(path.absolute()), "now": self._now().isoformat()}}
        try:
            return self._ask(request, self._time_limit, _read_inspection)
        except NoTimeLeftError:
            return nothing_assessed(Obstacle.TOOK_TOO_LONG)
        except (OSError, ValueError, RecursionError):
            return nothing_assessed(Obstacle.WORKER_FAILED)

    def render(self, request: PageRequest) -> PagePreview:
        """Render a page; blocks until it is done, at most `preview_time_limit` seconds once its turn has come.

        Raises:
            RuntimeError: the client is closed.

        """
        document = request.document
        wanted = {
            "path": document.path,
            "sha256": document.sha256,
            "size": document.size,
            "page": request.page,
            "width": request.width,
        }
        try:
            pages, content = self._ask({"render": wanted}, self._preview_time_limit, _read_page)
        except NoTimeLeftError:
            return PagePreview(request, 0, PreviewObstacle.TOOK_TOO_LONG)
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return PagePreview(request, 0, PreviewObstacle.FAILED)
        return PagePreview(request, pages, content)

    def unpack(self, path: str, kind: ContainerKind, folder: Path) -> Unpacked:
        """Take the documents out of a container into files of a folder; blocks at most `unpacking_time_limit` seconds.

        Raises:
            NoRoomToUnpackError: the files cannot be written.
            RuntimeError: the client is closed.

        """
        request = {"unpack": {"path": path, "kind": kind.value, "folder": str(folder)}}
        try:
            return self._ask(request, self._unpacking_time_limit, _read_unpacked)
        except NoTimeLeftError:
            return Unpacked((LeftOut((), RefusalReason.TOO_LARGE, "it took too long"),))
        except (OSError, ValueError, TypeError, KeyError, RecursionError):
            return Unpacked((LeftOut((), RefusalReason.DAMAGED, "the process that reads it ended"),))

    def is_locked(self, path: str) -> bool:
        """Tell whether a PDF needs a password; one that cannot be judged does not.

        Raises:
            RuntimeError: the client is closed.

        """
        try:
            return self._ask({"is_locked": {"path": path}}, self._time_limit, _read_flag)
        except (NoTimeLeftError, OSError, ValueError, RecursionError):
            return False

    def interrupt(self) -> None:
        """Kill the worker in the midst of what it does, which then counts as failed. Waits for nothing."""
        with self._state:
            if self._worker is not None:
                self._worker.kill()

    def close_now(self) -> None:
        """Take no more requests and kill the worker in the midst of what it does. Waits for nothing; `close()` follows."""
        with self._state:
            self._is_closed = True
        self.interrupt()

    def close(self) -> None:
        """End the worker. Waits for what is under way; may be called again."""
        with self._turn:
            with self._state:
                self._is_closed = True
            self._end_worker()

    def _ask(self, request: object, time_limit: float, read: Callable[[WorkerProcess], Answer]) -> Answer:
        with self._turn:
            try:
                worker = self._living_worker()
                worker.send(json.dumps(request).encode("ascii") + b"\n", time_limit)
                return read(worker)
            except Exception:
                self._end_worker()
                raise

    def _living_worker(self) -> WorkerProcess:
        if self._worker is not None and not self._worker.lives:
            self._end_worker()
        with self._state:
            if self._is_closed:
                raise RuntimeError("the inspection client is closed")
            if self._worker is None:
                self._worker = WorkerProcess(self._command)
            return self._worker

    def _end_worker(self) -> None:
        with self._state:
            ended, self._worker = self._worker, None
        if ended is not None:
            ended.end()


def _read_inspection(worker: WorkerProcess) -> Inspection:
    return from_json(json.loads(worker.read_line(_GREATEST_ANSWER)))


def _read_page(worker: WorkerProcess) -> tuple[int, PagePicture | PreviewObstacle]:
    """Read a head line, and the pixels behind it. Raises where they do not fit together, besides what reading raises."""
    head = json.loads(worker.read_line(_GREATEST_ANSWER))
    pages = _number(head["pages"], 0, sys.maxsize)
    if head["obstacle"] is not None:
        return pages, PreviewObstacle(head["obstacle"])
    width = _number(head["width"], 1, GREATEST_PREVIEW_SIDE)
    height = _number(head["height"], 1, GREATEST_PREVIEW_SIDE)
    size = width * height * _BYTES_A_PIXEL
    if head["size"] != size:
        raise ValueError("the worker's picture has another size than its pixels")
    return pages, PagePicture(width, height, worker.read(size))


def _read_unpacked(worker: WorkerProcess) -> Unpacked:
    answer = json.loads(worker.read_line(_GREATEST_LIST))
    if "no_room" in answer:
        raise NoRoomToUnpackError(str(answer["no_room"]))
    return Unpacked(tuple(map(_member, answer["members"])))


def _member(answer: dict[str, Any]) -> TakenOut | LeftOut:
    way = tuple(map(str, answer["way"]))
    if "reason" in answer:
        return LeftOut(way, RefusalReason(answer["reason"]), str(answer["words"]))
    file = str(answer["file"])
    if not way or not file or Path(file).name != file:
        raise ValueError("the worker's file lies somewhere else")
    return TakenOut(way, file)


def _read_flag(worker: WorkerProcess) -> bool:
    return json.loads(worker.read_line(_GREATEST_ANSWER)) is True


def _number(value: object, least: int, greatest: int) -> int:
    if not isinstance(value, int) or not least <= value <= greatest:
        raise ValueError("the worker's number is out of bounds")
    return value


def _utc_now() -> datetime:
    return datetime.now(UTC)
