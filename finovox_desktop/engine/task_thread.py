"""A thread that works off tasks one after another."""

import logging
from collections.abc import Callable
from queue import SimpleQueue

from PySide6.QtCore import QObject, QThread

_log = logging.getLogger(__name__)

Task = Callable[[], None]


class TaskThread(QThread):
    """Works off tasks in the order in which they were posted, or shares a queue with others.

    Ends by `stop()` only: a running thread at exit aborts the process, and terminate() leaves locks behind.
    """

    def __init__(self, parent: QObject | None = None, tasks: "SimpleQueue[Task | None] | None" = None) -> None:
        super().__init__(parent)
        self._tasks: SimpleQueue[Task | None] = tasks if tasks is not None else SimpleQueue()

    def post(self, task: Task) -> None:
        """Have a task done. Thread-safe."""
        self._tasks.put(task)

    def stop(self) -> None:
        """End the thread after the tasks that were posted before. `wait()` for it."""
        self._tasks.put(None)

    def run(self) -> None:
        """Work off tasks until stopped."""
        while (task := self._tasks.get()) is not None:
            try:
                task()
            except Exception:  # noqa: BLE001
                # A task reports its own errors; what gets here is a bug. The others go on.
                _log.critical("a background task failed", exc_info=True)
