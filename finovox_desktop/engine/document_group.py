"""Documents of one dropped path, on their way to the writer: as many to a command as are found until the writer comes to it."""

import threading
from typing import TYPE_CHECKING

from finovox_desktop.core.found import Found
from finovox_desktop.engine.writer import Urgency, Writer
from finovox_desktop.storage.drop_store import Added, Drop
from finovox_desktop.storage.job_store import JobStore

if TYPE_CHECKING:
    from finovox_desktop.engine.durable import Durable

MOST_DOCUMENTS_A_COMMAND = 1024
"""Tokens and results wait for no more than one command of intake: a fraction of a second."""

Recorded = tuple[tuple[Found, Added | None], ...]
"""Each document, and what became of it."""


class DocumentGroup:
    """Documents that are recorded by one command. It is given to the writer with the first of them, and waits for none."""

    def __init__(self, drop: Drop, first: Found, writer: Writer) -> None:
        self.drop = drop
        self._found = [first]
        self._lock = threading.Lock()
        self._is_closed = False
        self.recorded: Durable[Recorded] = writer.call(self._record, Urgency.INTAKE)

    def put(self, found: Found) -> bool:
        """Add a document; tell whether it is still time for that. Waits until a full group is durable."""
        with self._lock:
            if self._is_closed:
                return False
            if len(self._found) < MOST_DOCUMENTS_A_COMMAND:
                self._found.append(found)
                return True
        self.recorded.exception()
        return False

    def _record(self, store: JobStore) -> Recorded:
        """Record what was found. Runs in the writer's thread, and once more where another command of its commit failed."""
        with self._lock:
            self._is_closed = True
        return tuple(zip(self._found, store.drops.add(self.drop, self._found), strict=True))
