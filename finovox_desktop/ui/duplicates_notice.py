"""What is said when a document was here already: what is known of it, and what can be done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QDate

from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.core.text import shown
from finovox_desktop.ui.banner import Notice
from finovox_desktop.ui.jobs.job_text import risk_text, state_name
from finovox_desktop.ui.words.locale_text import number_text, short_time_text

translate = QCoreApplication.translate

_LONGEST_NAME = 60


def duplicates_notice(
    jobs: Sequence[Job], title_of_several: str, show: Callable[[], object], analyse_again: Callable[[], object]
) -> Notice:
    """Give the notice for documents that were dropped and were here already; at least one."""
    if len(jobs) == 1:
        title, words = _of_one(jobs[0]), ""
        button = translate("Duplicates", "Show it")
    else:
        title, words = title_of_several, _of_several(jobs)
        button = translate("Duplicates", "Show them")
    return Notice(title, words, button, show, translate("Duplicates", "Analyse again"), analyse_again)


def _of_one(job: Job) -> str:
    name = shown(job.document.name, _LONGEST_NAME)
    if job.state is JobState.DONE and job.received_at is not None:
        day = short_time_text(job.received_at, QDate.currentDate())
        return translate("Duplicates", "{name} was already analysed, {day}: {risk}").format(
            name=name, day=day, risk=risk_text(job)
        )
    day = short_time_text(job.added_at, QDate.currentDate())
    return translate("Duplicates", "{name} is here already, added {day}: {state}").format(
        name=name, day=day, state=state_name(job.state)
    )


def _of_several(jobs: Sequence[Job]) -> str:
    """Count them by risk, worst first, then those without a result."""
    levels = [job.risk.level(Check.GLOBAL) if job.state is JobState.DONE and job.risk else None for job in jobs]
    parts = [
        f"{text()} ({number_text(count)})"
        for level, text in _LEVELS
        if (count := sum(found is level for found in levels))
    ]
    if other := sum(found not in {level for level, _ in _LEVELS} for found in levels):
        parts.append(f"{translate('Duplicates', 'without a result')} ({number_text(other)})")
    return " \N{MIDDLE DOT} ".join(parts)


_LEVELS: Sequence[tuple[RiskLevel, Callable[[], str]]] = (
    (RiskLevel.HIGH, lambda: translate("Duplicates", "high risk")),
    (RiskLevel.MEDIUM, lambda: translate("Duplicates", "medium risk")),
    (RiskLevel.LOW, lambda: translate("Duplicates", "no strong signal")),
)
