"""How fast documents reach the service, and results the person."""

import json
import random
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from finovox_desktop.core.job import JobState
from tests.benchmarks.curl import seconds_of_curl
from tests.benchmarks.figure import Figure, Goal, Scale
from tests.benchmarks.light_service import light_service
from tests.benchmarks.submitting_program import ONE_BY_ONE, Taken, run_program

_ROOT = Path(__file__).parents[2]
_MEBIBYTE = 1024 * 1024
_DOCUMENT_BYTES = 200_000
_MOST_GROWN_MEBIBYTES = 20.0
_LINE_BYTES_A_SECOND = 25e6
_SECONDS_OF_ANSWER = 0.2


@dataclass(frozen=True, slots=True)
class _Sizes:
    """How much is measured: numbers of documents, MiB of the large one, runs."""

    documents: int
    answered_late: int
    large: int
    waited_for: int
    runs: int


_SIZES = {
    Scale.FULL: _Sizes(500, 100, 1024, waited_for=40, runs=3),
    Scale.REDUCED: _Sizes(100, 20, 128, waited_for=0, runs=1),
}
_SERVICE_SECONDS = 0.8
_CHECK_SECONDS = 3.0
"""A tenth of the 8 s and 30 s that the goal names: what counts is the one beside the other."""
_OF_THE_EXAMPLE = 5
"""Documents that the example's loop waits for: it is as late with each."""


def figures(scale: Scale) -> Iterator[Figure]:
    """Measure, with files of fixed sizes in a temporary folder and a service on the loopback."""
    sizes = _SIZES[scale]
    with tempfile.TemporaryDirectory() as name:
        bench = _Bench(Path(name), sizes, scale)
        yield bench.many_documents()
        yield bench.many_documents_over_a_line()
        yield bench.answers_that_take_time()
        yield from bench.one_large_document()
        if sizes.waited_for:
            yield bench.lateness_of_results()


class _Bench:
    def __init__(self, folder: Path, sizes: _Sizes, scale: Scale) -> None:
        self._folder = folder
        self._sizes = sizes
        self._scale = scale
        self._random = random.Random(1)
        self._runs = 0

    def many_documents(self) -> Figure:
        """The service answers at once, on a line without bounds."""
        return self._against_curl(f"Submit {self._sizes.documents} documents of 200 KB", None)

    def many_documents_over_a_line(self) -> Figure:
        """The same on a line as many have it, at best."""
        megabits = int(_LINE_BYTES_A_SECOND * 8 / 1e6)
        return self._against_curl(
            f"Submit {self._sizes.documents} documents, line of {megabits} Mbit/s", _LINE_BYTES_A_SECOND
        )

    def _against_curl(self, name: str, bytes_a_second: float | None) -> Figure:
        documents = self._documents(self._sizes.documents)
        measured, reference = [], []
        with light_service(bytes_a_second=bytes_a_second) as root:
            for _ in range(self._sizes.runs):
                measured.append(self._submit(root, documents, self._sizes.documents).seconds)
                reference.append(seconds_of_curl(root, documents, most_at_once=10))
        return self._figure(name, "curl --parallel", measured, reference, 1.25)

    def answers_that_take_time(self) -> Figure:
        """Each submission is answered after 200 ms."""
        count = self._sizes.answered_late
        documents = self._documents(count)
        measured, reference = [], []
        with light_service(answer_after=_SECONDS_OF_ANSWER) as root:
            for _ in range(self._sizes.runs):
                measured.append(self._submit(root, documents, count).seconds)
                reference.append(_one_after_other(root, 0.0, documents)[0])
        name = f"Submit {count} documents, each answered after 200 ms"
        return self._figure(name, "one after other", measured, reference, 8.0, Goal.AT_LEAST)

    def one_large_document(self) -> Iterator[Figure]:
        """From "submitting" until the token is committed, and the memory beyond that before."""
        folder = self._folder / "large"
        folder.mkdir()
        block = self._random.randbytes(_MEBIBYTE - 8)
        with (folder / "large.pdf").open("wb") as file:
            for number in range(self._sizes.large):
                file.write(b"%PDF-" + number.to_bytes(3, "big") + block)
        taken, reference = [], []
        with light_service() as root:
            for _ in range(self._sizes.runs):
                taken.append(self._submit(root, folder, 1))
                reference.append(seconds_of_curl(root, folder, most_at_once=1))
        name = f"Upload of {self._sizes.large} MiB"
        yield self._figure(f"{name}: time", "curl", [one.upload_seconds for one in taken], reference, 1.2)
        grown = [one.grown / _MEBIBYTE for one in taken]
        yield self._figure(f"{name}: growth of peak memory", "20 MiB", grown, [_MOST_GROWN_MEBIBYTES], 1.0, unit="MiB")

    def lateness_of_results(self) -> Figure:
        """From "ready at the service" to shown: documents that come one after the other, and the example's loop beside."""
        count = self._sizes.waited_for
        documents = self._documents(count)
        with light_service(ready_after=_SERVICE_SECONDS) as root, ThreadPoolExecutor(1) as threads:
            some = sorted(documents.iterdir())[:_OF_THE_EXAMPLE]
            reference = threads.submit(_one_after_other, root, _CHECK_SECONDS, *some)
            self._runs += 1
            data = self._folder / f"data {self._runs}"
            taken = run_program(
                root, data, documents, JobState.DONE, count, check_interval=_CHECK_SECONDS, order=ONE_BY_ONE
            )
            late = reference.result()[1]
        name = "Result ready until shown (median; all times a tenth)"
        return self._figure(name, "the example's loop", list(taken.lateness), [median(late)], 1 / 3)

    def _documents(self, count: int) -> Path:
        folder = self._folder / f"{count} documents"
        if not folder.exists():
            folder.mkdir()
            for number in range(count):
                content = b"%PDF-1.7\n" + self._random.randbytes(_DOCUMENT_BYTES - 9)
                (folder / f"{number:03}.pdf").write_bytes(content)
        return folder

    def _submit(self, root: str, folder: Path, count: int) -> Taken:
        self._runs += 1
        return run_program(root, self._folder / f"data {self._runs}", folder, JobState.PENDING, count)

    def _figure(  # noqa: PLR0917  as the values of a Figure are
        self,
        name: str,
        against: str,
        measured: list[float],
        reference: list[float],
        ratio_goal: float,
        goal: Goal = Goal.AT_MOST,
        *,
        unit: str = "s",
    ) -> Figure:
        return Figure(name, against, unit, tuple(measured), tuple(reference), ratio_goal, goal, self._scale)


def _one_after_other(root: str, pause: float, *places: Path) -> tuple[float, list[float]]:
    """Run the example's loop over files, or those of a folder; give its seconds, and how late each result was fetched."""
    files = [str(file) for place in places for file in (sorted(place.iterdir()) if place.is_dir() else [place])]
    command = [sys.executable, "-m", "tests.benchmarks.one_after_other", root, str(pause), *files]
    said = json.loads(subprocess.run(command, cwd=_ROOT, stdout=subprocess.PIPE, check=True).stdout)
    return said["seconds"], said["lateness"]
