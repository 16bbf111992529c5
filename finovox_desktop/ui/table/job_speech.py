"""What a screen reader speaks for a line of the table: one sentence a document, one a group."""

from datetime import date

from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.risk import FIVE_CHECKS, Check
from finovox_desktop.ui.jobs.job_text import check_name, level_text, local_note, plain, risk_text, row_sentence
from finovox_desktop.ui.jobs.outlook import NOTHING_KNOWN, Outlook
from finovox_desktop.ui.review.review_text import verdict_text
from finovox_desktop.ui.table.job_grouping import GroupKey
from finovox_desktop.ui.table.job_row import GroupRow
from finovox_desktop.ui.words.counted_words import documents_text
from finovox_desktop.ui.words.locale_text import day_text, number_text

translate = QCoreApplication.translate


def spoken_row(job: Job, outlook: Outlook = NOTHING_KNOWN) -> str:
    """Give the sentence for a document: its risk or where it is, its case, and what a person decided."""
    sentences = [_result(job) if job.state is JobState.DONE and job.risk is not None else _whereabouts(job, outlook)]
    if job.case:
        sentences.append(translate("Job", "Case {case}.").format(case=plain(job.case)))
    if job.review is not None:
        sentences.append(translate("Job", "Verdict: {verdict}.").format(verdict=verdict_text(job.review.verdict)))
    if job.review is not None and job.review.note:
        sentences.append(translate("Job", "With a note."))
    if job.state is JobState.DONE and job.destination.is_sandbox:
        sentences.append(f"{local_note()}.")
    return " ".join(sentences)


def spoken_group(group: GroupRow, today: date) -> str:
    """Give the sentence for a group's heading."""
    return translate("Job", "{group}: {documents}, {review}. Worst: {risk}. {folded}.").format(
        group=group_title(group.key, today),
        documents=documents_text(len(group.rows)),
        review=translate("JobTable", "{number} to review").format(number=number_text(group.to_review)),
        risk=risk_text(group.worst),
        folded=translate("Job", "Folded") if group.is_collapsed else translate("Job", "Open"),
    )


def group_title(key: GroupKey, today: date) -> str:
    """Give what a group's heading reads: a case reference, or a day in words."""
    if isinstance(key, date):
        return day_text(key, today)
    return plain(key) if key else translate("JobTable", "No case")


def _result(job: Job) -> str:
    risk = job.risk
    checks = translate("Job", ", ").join(
        translate("Job", "{check} {risk}").format(
            check=check_name(check), risk=level_text(risk.value(check) if risk else None).lower()
        )
        for check in FIVE_CHECKS
    )
    return translate("Job", "{document}: {risk}. {checks}.").format(
        document=plain(job.document.name), risk=level_text(risk.value(Check.GLOBAL) if risk else None), checks=checks
    )


def _whereabouts(job: Job, outlook: Outlook) -> str:
    return translate("Job", "{document}: {state}.").format(
        document=plain(job.document.name), state=row_sentence(job, outlook)
    )
