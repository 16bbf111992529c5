"""What the terminal shows: progress and problems on stderr, the table on stdout. Plain text always."""

import sys
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.document import DocumentWarning, Refusal
from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.risk import FIVE_CHECKS, Check
from finovox_desktop.core.text import shown
from finovox_desktop.ui.jobs.job_text import check_name, level_text, local_note, state_name
from finovox_desktop.ui.words.error_text import advice, refusal_text, warning_text, what_happened

translate = QCoreApplication.translate

_WIDEST_NAME = 48


def say(text: str) -> None:
    """Write a line to stderr."""
    _write(sys.stderr, text)


def show(text: str) -> None:
    """Write a line to stdout."""
    _write(sys.stdout, text)


def progress_line(job: Job) -> str:
    """Say where a job is."""
    return f"{shown(job.document.name)}: {state_name(job.state)}"


def problem_of(job: Job) -> str:
    """Name a job that is not done, with its reason."""
    line = progress_line(job)
    if job.failure is None:
        return line
    words = f" ({shown(job.failure.words)})" if job.failure.words else ""
    return f"{line}. {what_happened(job.failure.code)}{words}. {advice(job.failure.code)}"


def refusal_line(refusal: Refusal) -> str:
    """Name a path that was refused, with its reason."""
    words = f" ({shown(refusal.words)})" if refusal.words else ""
    return f"{shown(refusal.path)}: {refusal_text(refusal.reason)}{words}"


def warning_line(warning: DocumentWarning) -> str:
    """Name a document that was taken in, with what is to be known of it."""
    return f"{shown(warning.path)}: {warning_text(warning.reason)}"


def print_table(jobs: Sequence[Job]) -> None:
    """Print the risks of jobs, worst first."""
    head = [
        translate("Command", "Document"),
        *map(check_name, (Check.GLOBAL, *FIVE_CHECKS)),
        translate("Command", "Found"),
    ]
    rows = [head, *map(_cells, sorted(jobs, key=_severity, reverse=True))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        show("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
    if any(job.destination.is_sandbox for job in jobs):
        show(f"\n{local_note()}.")


def _severity(job: Job) -> int:
    level = job.risk.level(Check.GLOBAL) if job.risk else None
    return level.severity if level else 0


def _cells(job: Job) -> list[str]:
    name = shown(job.document.name, _WIDEST_NAME)
    if job.state is not JobState.DONE or job.risk is None:
        return [name, state_name(job.state), *("-" for _ in FIVE_CHECKS), "-"]
    values = [level_text(job.risk.value(check)) for check in (Check.GLOBAL, *FIVE_CHECKS)]
    return [name, *values, shown(job.risk.software, _WIDEST_NAME) if job.risk.software else "-"]


def _write(stream: object, text: str) -> None:
    # A terminal that cannot show a character gets a question mark: a name must not end the command.
    encoding = getattr(stream, "encoding", None) or "utf-8"
    print(text.encode(encoding, "replace").decode(encoding), file=stream, flush=True)  # type: ignore[call-overload] # a stream
