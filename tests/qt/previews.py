"""Documents and the engine's previews for the tests of the widgets that show pages."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.job import Job
from finovox_desktop.engine.previews import Previews
from finovox_desktop.inspection.client import InspectionClient
from tests.qt.jobs import job


@contextmanager
def running_previews(client: InspectionClient | None = None) -> Iterator[Previews]:
    """Previews whose thread runs."""
    previews = Previews(client)
    previews.thread_of_worker.start()
    yield previews
    previews.stop()
    assert previews.thread_of_worker.wait(5_000)


def job_of(path: Path, content: bytes) -> Job:
    """Write a document; give a job for it."""
    path.write_bytes(content)
    sha256 = hashlib.sha256(content).hexdigest()
    document = Document(str(path), path.name, len(content), sha256, DocumentKind.PDF, path.stat().st_mtime_ns)
    return replace(job(path.name), document=document)
