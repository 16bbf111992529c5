"""A process that commits jobs and says of each on stdout that it is durable; ends when it is killed."""

import sys
from pathlib import Path

from finovox_desktop.core.destination import SERVICE, AnalysisType
from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.found import Found
from finovox_desktop.engine.clock import SystemClock
from finovox_desktop.storage.job_store import JobStore
from finovox_desktop.storage.opening import open_store
from finovox_desktop.storage.transactions import transaction


def main(path: Path) -> None:
    """Commit one job for each line on stdin."""
    clock = SystemClock()
    connection = open_store(path, clock).connection
    store = JobStore(connection, clock)
    for number, _ in enumerate(sys.stdin):
        with transaction(connection):
            (drop,) = store.drops.note([f"/documents/{number}.pdf"], SERVICE, (AnalysisType.RISK,), again=False)
            document = Document(drop.path, f"{number}.pdf", 1, f"{number:064x}", DocumentKind.PDF, 1)
            store.drops.add(drop, [Found(document, "")])
            store.drops.end(drop)
        print(number, flush=True)  # noqa: T201 - the acknowledgement


if __name__ == "__main__":
    main(Path(sys.argv[1]))
