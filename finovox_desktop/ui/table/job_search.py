"""The search: every word is looked for in all that the table can say of a document, without case and accents.

What is a document's own (its name and note) is folded once for each row, and each case reference once. What many rows share (the
words of a state, a risk, a verdict, the software that was found) is folded once for each kind of row and language. So 100,000
rows are searched in a moment, and little is kept for each.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.text import folded
from finovox_desktop.ui.jobs.job_text import local_mark, risk_text, row_sentence, state_name
from finovox_desktop.ui.review.review_text import verdict_text

LEAST_CHECKSUM_PART = 6
"""Characters of a SHA-256 from which a word is taken for its beginning: fewer would find documents by accident."""

_HEXADECIMAL = re.compile("[0-9a-f]+")


def own_text(job: Job) -> str:
    """Give the folded text of what is a document's own; its very name, where that is all and folded already."""
    name, note = job.document.name, job.review.note if job.review is not None else ""
    text = folded(f"{name}\n{note}" if note else name)
    return name if text == name else text


class SharedTexts:
    """Words of a row that others share, folded once: its case, and those of its kind (what its state, risk and verdict read)."""

    def __init__(self) -> None:
        self._numbers: dict[tuple[object, ...], int] = {}
        self._examples: list[Job] = []
        self._texts: list[str] = []
        self._cases: dict[str, str] = {}

    def note(self, job: Job) -> int:
        """Take in a job; give the number of its kind."""
        if job.case not in self._cases:
            self._cases[job.case] = folded(job.case)
        risk = job.risk
        kind = (
            job.state,
            (risk.global_risk, risk.software, risk.document_quality) if risk is not None else None,
            job.failure.code if job.failure is not None else None,
            job.review.verdict if job.review is not None else None,
            job.destination.is_sandbox,
        )
        number = self._numbers.get(kind)
        if number is None:
            number = self._numbers[kind] = len(self._examples)
            self._examples.append(job)
        return number

    def kinds_with(self, word: str) -> set[int]:
        """Give the kinds of row that say a word, in the language that is worn."""
        self._texts += (folded("\n".join(_words(job))) for job in self._examples[len(self._texts) :])
        return {kind for kind, text in enumerate(self._texts) if word in text}

    def cases_with(self, word: str) -> set[str]:
        """Give the case references that hold a word."""
        return {case for case, text in self._cases.items() if word in text}

    def forget(self) -> None:
        """Another language is worn."""
        self._texts = []


def _words(job: Job) -> Iterator[str]:
    if job.risk is not None:
        yield job.risk.software or ""
        yield job.risk.document_quality or ""
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

    def finder(self, shared: SharedTexts) -> "Finder":
        """Give what finds the rows that have every word."""
        return Finder([_Sought(word, shared.kinds_with(word), shared.cases_with(word)) for word in self.words])


@dataclass(frozen=True, slots=True)
class _Sought:
    """A word, the kinds of row that say it, and the cases that hold it."""

    word: str
    kinds: Collection[int]
    cases: Collection[str]

    def found_in(self, rows: list[Row]) -> list[Row]:
        word, kinds, cases = self.word, self.kinds, self.cases
        if _may_be_checksum(word) or cases:
            return [
                row
                for row in rows
                if word in row.text
                or row.kind in kinds
                or row.job.case in cases
                or (len(word) >= LEAST_CHECKSUM_PART and row.job.document.sha256.startswith(word))
            ]
        if kinds:
            return [row for row in rows if word in row.text or row.kind in kinds]
        return [row for row in rows if word in row.text]


class Finder:
    """Finds words in rows whose texts are made."""

    def __init__(self, sought: Sequence[_Sought]) -> None:
        self._sought = sought

    def found_in(self, rows: list[Row]) -> list[Row]:
        """Give the rows that have every word, in their order."""
        for one in self._sought:
            rows = one.found_in(rows)
        return rows


def _extends(word: str, old: str) -> bool:
    return word.startswith(old) and (not _may_be_checksum(word) or _may_be_checksum(old))


def _may_be_checksum(word: str) -> bool:
    return len(word) >= LEAST_CHECKSUM_PART and _HEXADECIMAL.fullmatch(word) is not None
