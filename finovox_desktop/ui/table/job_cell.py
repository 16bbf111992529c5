"""What a cell of the table says: its text, its tooltip, and its words for a screen reader."""

from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.job import Job
from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.core.text import shown
from finovox_desktop.ui.jobs.job_text import (
    check_name,
    check_subject,
    has_result,
    headline,
    level_text,
    local_mark,
    local_note,
    plain,
    risk_text,
    row_sentence,
    state_text,
)
from finovox_desktop.ui.jobs.outlook import NOTHING_KNOWN, Outlook
from finovox_desktop.ui.review.review_text import review_line, verdict_text
from finovox_desktop.ui.table.job_columns import CHECK_OF_COLUMN, JobColumn, column_description
from finovox_desktop.ui.words.locale_text import age_text, full_time_text
from finovox_desktop.ui.words.tooltip import as_tooltip

translate = QCoreApplication.translate

NOTHING = "\N{EM DASH}"


def cell_text(job: Job, column: JobColumn, outlook: Outlook = NOTHING_KNOWN) -> str:  # noqa: PLR0911 - one line a column
    """Give the text of a cell. The sentence of a row without a result stands in the first of the five checks."""
    risk = job.risk
    match column:
        case JobColumn.RISK:
            return risk_text(job)
        case JobColumn.DOCUMENT:
            return plain(job.document.name)
        case JobColumn.FOUND:
            return _found_text(risk.software) if risk is not None and has_result(job) else ""
        case JobColumn.QUALITY:
            return _found_text(risk.document_quality) if risk is not None and has_result(job) else ""
        case JobColumn.STATE:
            return state_text(job, outlook)
        case JobColumn.ADDED:
            return age_text(job.added_at, outlook.now) if outlook.now else full_time_text(job.added_at)
        case JobColumn.CASE:
            return plain(job.case)
        case JobColumn.VERDICT:
            return verdict_text(job.review.verdict) if job.review is not None else ""
        case _ if risk is not None and has_result(job):
            return level_text(risk.value(CHECK_OF_COLUMN[column]))
        case _:
            sentence = row_sentence(job, outlook)
            return str(sentence) if column is JobColumn.SOFTWARE else ""


def copied_text(job: Job, column: JobColumn) -> str:
    """Give the text of a cell for the clipboard: of one line, without tabs, and with the mark of a local result."""
    text = plain(cell_text(job, column))
    marked = column is JobColumn.RISK and job.destination.is_sandbox and has_result(job)
    return f"{text} ({local_mark()})" if marked else text


def spoken_cell(job: Job, column: JobColumn, outlook: Outlook = NOTHING_KNOWN) -> str:
    """Give a cell's words with the name of its column."""
    return translate("JobTable", "{column}: {text}").format(
        column=column_description(column), text=cell_text(job, column, outlook) or NOTHING
    )


def cell_tooltip(job: Job, column: JobColumn, outlook: Outlook = NOTHING_KNOWN) -> str:
    """Give the tooltip of a cell, ready for Qt: always markup, in which every text is escaped."""
    return as_tooltip(*_tooltip_lines(job, column, outlook))


def _tooltip_lines(job: Job, column: JobColumn, outlook: Outlook) -> list[str]:  # noqa: PLR0911 - one line a column
    risk = job.risk
    local = local_note() if job.destination.is_sandbox and has_result(job) else ""
    match column:
        case JobColumn.RISK:
            low = risk is not None and has_result(job) and risk.level(Check.GLOBAL) is RiskLevel.LOW
            return [headline(job) if low else risk_text(job), local]
        case JobColumn.DOCUMENT:
            return [plain(job.document.name), shown(job.document.path), plain(job.case)]
        case JobColumn.ADDED:
            return [full_time_text(job.added_at)]
        case JobColumn.VERDICT if job.review is not None:
            return [review_line(job.review), plain(job.review.note)]
        case _ if column in CHECK_OF_COLUMN and risk is not None and has_result(job):
            check = CHECK_OF_COLUMN[column]
            return [f"{check_name(check)}: {level_text(risk.value(check))}", check_subject(check), local]
        case _ if column in CHECK_OF_COLUMN:
            return [cell_text(job, JobColumn.SOFTWARE, outlook)]
        case _:
            return [cell_text(job, column, outlook)]


def _found_text(text: str | None) -> str:
    return NOTHING if text is None else plain(text)
