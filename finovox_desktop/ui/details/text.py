"""What the details say in words: the history, the answer, a selection, and the text of "Copy details". All plain text."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.job import Job, JobState, Move
from finovox_desktop.core.job_details import HistoryEntry, JobDetails
from finovox_desktop.core.review import Review
from finovox_desktop.core.risk import Check
from finovox_desktop.core.text import shown
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.ui.jobs.job_text import SEPARATOR, check_name, level_text, local_note, risk_text, state_name
from finovox_desktop.ui.review.review_text import edit_text, verdict_text
from finovox_desktop.ui.table.job_columns import JobColumn, sort_key
from finovox_desktop.ui.words.error_text import what_happened
from finovox_desktop.ui.words.locale_text import number_text, size_text

translate = QCoreApplication.translate

GREATEST_ANSWER_BYTES = 20_000
_GREATEST_LINE = 2_000
_GREATEST_COPIED_LINE = 5_000

_MOVES: Mapping[Move, str] = {
    Move.ADDED: QT_TRANSLATE_NOOP("Details", "Added"),
    Move.SUBMISSION_BEGAN: QT_TRANSLATE_NOOP("Details", "Upload began"),
    Move.NOT_RECEIVED: QT_TRANSLATE_NOOP("Details", "Not received: waits again"),
    Move.TOKEN_RECEIVED: QT_TRANSLATE_NOOP("Details", "Received by the service"),
    Move.RESULT_RECEIVED: QT_TRANSLATE_NOOP("Details", "Result received"),
    Move.REFUSED: QT_TRANSLATE_NOOP("Details", "Not accepted"),
    Move.ANSWER_LOST: QT_TRANSLATE_NOOP("Details", "Sent, but no answer came"),
    Move.ANALYSIS_ENDED: QT_TRANSLATE_NOOP("Details", "Ended without a result"),
    Move.DELETED_BY_SERVICE: QT_TRANSLATE_NOOP("Details", "The result was deleted by the service"),
    Move.CANCELLED_BY_USER: QT_TRANSLATE_NOOP("Details", "Cancelled"),
    Move.DISMISSED_BY_USER: QT_TRANSLATE_NOOP("Details", "Dismissed"),
    Move.QUEUED_AGAIN: QT_TRANSLATE_NOOP("Details", "Put into the queue again"),
    Move.ASKED_AGAIN: QT_TRANSLATE_NOOP("Details", "The service is asked again"),
    Move.SANDBOX_ENDED: QT_TRANSLATE_NOOP("Details", "The local service ended: waits again"),
}


def history_text(entry: HistoryEntry) -> str:
    """Say what happened in a row of the history."""
    words = translate("Details", _MOVES[entry.move])
    return SEPARATOR.join((words, what_happened(entry.failure.code))) if entry.failure else words


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """A line of the history, with its time in UTC."""

    at: datetime
    words: str


def history_lines(details: JobDetails) -> list[HistoryLine]:
    """Give what became of a document and what people said of it, by time."""
    moves = [HistoryLine(entry.at, history_text(entry)) for entry in details.history]
    edits = [HistoryLine(edit.at, edit_text(edit)) for edit in details.edits]
    return sorted([*moves, *edits], key=lambda line: line.at)


def answer_text(answer: bytes) -> str:
    """Give an answer as it came, fit to be shown: cut, and with invisible characters made visible."""
    text = answer[:GREATEST_ANSWER_BYTES].decode("utf-8", "replace")
    lines = [shown(line, _GREATEST_LINE) for line in text.split("\n")]
    if len(answer) > GREATEST_ANSWER_BYTES:
        rest = size_text(len(answer) - GREATEST_ANSWER_BYTES)
        lines.append(translate("Details", "… {size} more").format(size=rest))
    return "\n".join(lines)


def kind_text(job: Job) -> str:
    """Give a document's kind and size."""
    return SEPARATOR.join((job.document.kind.value.upper(), size_text(job.document.size)))


def short_hash(sha256: str) -> str:
    """Give the two ends of a hash."""
    return f"{sha256[:6]}…{sha256[-6:]}"


def selection_summary(jobs: Sequence[Job]) -> list[tuple[str, str]]:
    """Give what the selected documents' rows say, the worst first, each with how many say it, and their size together."""
    # Of very many few differ: the words are asked for once for those that are alike.
    numbers = Counter(map(_state_and_risk, jobs))
    examples = {_state_and_risk(job): job for job in jobs}
    counts: Counter[str] = Counter()
    for alike, job in examples.items():
        counts[risk_text(job)] += numbers[alike]
    ranks = {risk_text(job): sort_key(job, JobColumn.RISK) for job in examples.values()}
    rows = [(text, number_text(counts[text])) for text in sorted(counts, key=ranks.__getitem__, reverse=True)]
    return [*rows, (translate("Details", "Size"), size_text(sum(job.document.size for job in jobs)))]


def _state_and_risk(job: Job) -> tuple[JobState, str | None]:
    return job.state, job.risk.global_risk if job.risk is not None else None


def copied_details(job: Job, details: JobDetails | None) -> str:
    """Give all that helps someone else to understand a job. It holds no key and no token; times are UTC."""
    document = job.document
    lines = [
        document.name,
        f"{kind_text(job)}, SHA-256 {document.sha256}",
        f"{state_name(job.state)} ({job.state.value})",
        f"job {job.id}",
        f"{_utc(job.added_at)} {translate('Details', 'Added')}" if details is None else "",
    ]
    if job.destination.is_sandbox:
        lines.append(local_note())
    if job.failure is not None:
        lines.append(f"{what_happened(job.failure.code)} ({job.failure.code.value}) {job.failure.words}".rstrip())
    if job.risk is not None:
        lines += [f"{check_name(check)}: {level_text(job.risk.value(check))}" for check in Check]
        lines.append(_named(translate("Details", "Software found"), job.risk.software or "—"))
    if job.case:
        lines.append(_named(translate("Details", "Case"), job.case))
    if job.review is not None:
        lines += _copied_review(job.review)
    if details is not None:
        lines += [f"{_utc(line.at)} {line.words}" for line in history_lines(details)]
    return "\n".join(_cleaned(lines))


def _copied_review(review: Review) -> list[str]:
    verdict = translate("Details", "Verdict: {verdict} ({value}), by {who}, {when}").format(
        verdict=verdict_text(review.verdict), value=review.verdict.value, who=review.by, when=_utc(review.at)
    )
    note = translate("Details", "Note: {note}").format(note=review.note) if review.note else ""
    return [verdict, note]


def _named(name: str, value: str) -> str:
    return f"{name}: {value}"


def _cleaned(lines: Iterable[str]) -> list[str]:
    return [shown(line, _GREATEST_COPIED_LINE) for line in lines if line]


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
