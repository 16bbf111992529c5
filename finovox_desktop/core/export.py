"""What a report is made of, and what writes one."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import BinaryIO, Protocol

from finovox_desktop.core.job import Job


@dataclass(frozen=True, slots=True)
class ReportedJob:
    """A job with what the service sent for it, byte for byte, or None where there is no result."""

    job: Job
    answer: bytes | None


class Exporter(Protocol):
    """Writes jobs in one format."""

    def write(self, jobs: Iterable[ReportedJob], stream: BinaryIO) -> int:
        """Write the jobs, taken one by one, to a stream; give how many there were. Raises OSError as the stream does."""
