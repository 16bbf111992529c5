"""The search: every word is looked for in all that the table can say of a document, without case and accents.

What is a document's own (its name, case, note ...) is folded once for each row. What many rows share (the words of a state, a
risk, a verdict) is folded once for each kind of row and language, so that 100,000 rows are searched in a moment.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Protocol, TypeVar

from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.text import folded
from finovox_desktop.ui.jobs.job_text import local_mark, risk_text, row_sentence, state_name
from finovox_desktop.ui.review.review_text import verdict_text

LEAST_CHECKSUM_PART = 6
"""Characters of a SHA-256 from which a word is taken for its beginning: fewer would find documents by accident."""

_HEXADECIMAL = re.compile("[0-9a-f]+")


def own_text(job: Job) -> str:
    """Give the folded text of what is a document's own."""
    risk, review = job.risk, job.review
    found = f"{risk.software or ''}\n{risk.document_quality or ''}" if risk is not None else ""
    note = review.note if review is not None else ""
    return folded(f"{job.document.name}\n{job.case}\n{found}\n{note}")


class KindTexts:
    """The program's own words in a row, folded once for each kind of row: what its state, risk and verdict read."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._examples: list[Job] = []
        self._texts: dict[int, str] = {}

    def number_of(self, job: Job) -> int:
        """Give the number of a job's kind."""
        kind = (
            job.state,
            job.risk.global_risk if job.risk is not None else None,
            job.failure.code if job.failure is not None else None,
            job.review.verdict if job.review is not None else None,
            job.destination.is_sandbox,
        )
        number = self._numbers.get(kind)
        if number is None:
            number = self._numbers[kind] = len(self._examples)
            self._examples.append(job)
        return number

    def texts(self) -> Mapping[int, str]:
        """Give the words of each kind, in the language that is worn."""
        for number in range(len(self._texts), len(self._examples)):
            self._texts[number] = folded("\n".join(_words(self._examples[number])))
        return self._texts

    def forget(self) -> None:
        """Another language is worn."""
        self._texts = {}


def _words(job: Job) -> Iterator[str]:
    yield risk_text(job)
    yield state_name(job.state)
    if job.state is not JobState.DONE:
        yield str(row_sentence(job))
    elif job.destination.is_sandbox:
        yield local_mark()
    if job.review is not None:
        yield verdict_text(job.review.verdict)


class SearchedRow(Protocol):
    """What a search looks at: a job, the folded text of its own, and the number of its kind."""

    job: Job
    kind: int
    text: str


Row = TypeVar("Row", bound=SearchedRow)


class JobSearch:
    """The words that a user looks for."""

    def __init__(self, text: str = "") -> None:
        self.words = tuple(dict.fromkeys(folded(text).split()))

    def __eq__(self, other: object) -> bool:
        return isinstance(other, JobSearch) and self.words == other.words

    def __hash__(self) -> int:
        return hash(self.words)

    def __bool__(self) -> bool:
        return bool(self.words)

    def narrows(self, earlier: "JobSearch") -> bool:
        """Tell whether all that this finds was found by an earlier search, too: as when one types on."""
        return all(any(_extends(word, old) for word in self.words) for old in earlier.words)

    def found_in(self, rows: Iterable[Row], kind_texts: Mapping[int, str]) -> list[Row]:
        """Give the rows that have every word, in their order. Their texts are made."""
        found = list(rows)
        for word in self.words:
            kinds = {kind for kind, text in kind_texts.items() if word in text}
            if _may_be_checksum(word):
                found = [
                    r for r in found if word in r.text or r.kind in kinds or r.job.document.sha256.startswith(word)
                ]
            elif kinds:
                found = [row for row in found if word in row.text or row.kind in kinds]
            else:
                found = [row for row in found if word in row.text]
        return found


def _extends(word: str, old: str) -> bool:
    return word.startswith(old) and (not _may_be_checksum(word) or _may_be_checksum(old))


def _may_be_checksum(word: str) -> bool:
    return len(word) >= LEAST_CHECKSUM_PART and _HEXADECIMAL.fullmatch(word) is not None
