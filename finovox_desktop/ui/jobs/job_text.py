"""The plain words of a job: its risk, its state, one sentence for its row. All of it is plain text, never markup."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.failures import FailureCode
from finovox_desktop.core.job import Job, JobState
from finovox_desktop.core.news import UploadProgress
from finovox_desktop.core.risk import FIVE_CHECKS, Check, RiskLevel, known_level
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.core.text import GREATEST_SHOWN_LENGTH, shown
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.ui.jobs.job_actions import JobAction, action_text, offered_action
from finovox_desktop.ui.jobs.outlook import NOTHING_KNOWN, Outlook
from finovox_desktop.ui.words.error_text import what_happened, what_happened_within
from finovox_desktop.ui.words.locale_text import countdown_text, percent_text

translate = QCoreApplication.translate

_CHECKS: Mapping[Check, tuple[str, str]] = {
    Check.GLOBAL: (QT_TRANSLATE_NOOP("Job", "Risk"), QT_TRANSLATE_NOOP("Job", "The document as a whole")),
    Check.SOFTWARE: (QT_TRANSLATE_NOOP("Job", "Software"), QT_TRANSLATE_NOOP("Job", "Image editors, screenshot tools")),
    Check.METADATA: (QT_TRANSLATE_NOOP("Job", "Metadata"), QT_TRANSLATE_NOOP("Job", "Dates and tags that disagree")),
    Check.DATASTRUCTURE: (QT_TRANSLATE_NOOP("Job", "Structure"), QT_TRANSLATE_NOOP("Job", "How the file is built")),
    Check.VISION: (QT_TRANSLATE_NOOP("Job", "Vision"), QT_TRANSLATE_NOOP("Job", "Cloned or covered areas")),
    Check.COHERENCE: (QT_TRANSLATE_NOOP("Job", "Coherence"), QT_TRANSLATE_NOOP("Job", "Dates, amounts, business data")),
}

_LEVELS: Mapping[RiskLevel, str] = {
    RiskLevel.LOW: QT_TRANSLATE_NOOP("Job", "Low risk"),
    RiskLevel.MEDIUM: QT_TRANSLATE_NOOP("Job", "Medium risk"),
    RiskLevel.HIGH: QT_TRANSLATE_NOOP("Job", "High risk"),
}

_STATES: Mapping[JobState, str] = {
    JobState.QUEUED: QT_TRANSLATE_NOOP("Job", "Waiting"),
    JobState.SUBMITTING: QT_TRANSLATE_NOOP("Job", "Uploading"),
    JobState.PENDING: QT_TRANSLATE_NOOP("Job", "In analysis"),
    JobState.DONE: QT_TRANSLATE_NOOP("Job", "Done"),
    JobState.FAILED: QT_TRANSLATE_NOOP("Job", "Failed"),
    JobState.UNCONFIRMED: QT_TRANSLATE_NOOP("Job", "May have been received"),
    JobState.EXPIRED: QT_TRANSLATE_NOOP("Job", "Expired"),
    JobState.CANCELLED: QT_TRANSLATE_NOOP("Job", "Cancelled"),
    JobState.DISMISSED: QT_TRANSLATE_NOOP("Job", "Dismissed"),
}

# A document's own reason to wait says more than what all wait for.
_OWN_REASONS = frozenset({FailureCode.FILE_UNREACHABLE, FailureCode.SERVICE_TROUBLE})

_HELD_BY: Mapping[Condition, str] = {
    Condition.STORAGE: QT_TRANSLATE_NOOP("Job", "Waiting · nothing can be recorded"),
    Condition.PAUSED: QT_TRANSLATE_NOOP("Job", "Waiting · paused"),
    Condition.KEY_MISSING: QT_TRANSLATE_NOOP("Job", "Waiting · no API key yet"),
    Condition.OFFLINE: QT_TRANSLATE_NOOP("Job", "Waiting · the service cannot be reached"),
    Condition.WAITING: QT_TRANSLATE_NOOP("Job", "Waiting · the service asks to wait"),
}

SEPARATOR = " · "


@dataclass(frozen=True, slots=True)
class RowSentence:
    """What stands in the row of a job without a result: where it is, and the one thing to do."""

    text: str
    action: JobAction | None = None
    action_words: str = ""

    def __str__(self) -> str:
        return SEPARATOR.join(part for part in (self.text, self.action_words) if part)


def has_result(job: Job) -> bool:
    """Tell whether the five checks of a job have something to say; if not, its row says where it is."""
    return job.state is JobState.DONE and job.risk is not None


def plain(text: str) -> str:
    """Make a text from outside fit for one line; the common harmless one is returned as it is, at once."""
    return text if len(text) <= GREATEST_SHOWN_LENGTH and text.isprintable() else shown(text)


def check_name(check: Check) -> str:
    """Give the name of a check."""
    return translate("Job", _CHECKS[check][0])


def check_subject(check: Check) -> str:
    """Say what a check looks for."""
    return translate("Job", _CHECKS[check][1])


def level_text(value: str | None) -> str:
    """Give the words for a value of the service: a level, "Not assessed", or "Unknown (...)" for what nobody has seen."""
    if value is None:
        return translate("Job", "Not assessed")
    level = known_level(value)
    if level is None:
        return translate("Job", "Unknown ({value})").format(value=shown(value, 40))
    return translate("Job", _LEVELS[level])


def state_name(state: JobState) -> str:
    """Give the name of a state."""
    return translate("Job", _STATES[state])


def risk_text(job: Job) -> str:
    """Give what stands in the Risk column."""
    match job.state:
        case JobState.DONE:
            return level_text(job.risk.global_risk if job.risk else None)
        case JobState.QUEUED:
            return state_name(job.state)
        case JobState.SUBMITTING | JobState.PENDING:
            return translate("Job", "In progress")
        case _:
            return translate("Job", "No result")


def row_sentence(job: Job, outlook: Outlook = NOTHING_KNOWN) -> RowSentence:
    """Say where a job without a result is."""
    match job.state:
        case JobState.QUEUED:
            return RowSentence(_waiting_text(job, outlook.held_by))
        case JobState.SUBMITTING:
            return RowSentence(_uploading_text(outlook.progress))
        case JobState.PENDING:
            return RowSentence(_analysis_text(outlook))
        case JobState.FAILED if job.failure is not None:
            text = what_happened(job.failure.code)
        case _:
            text = state_name(job.state)
    action = offered_action(job)
    if action is None:
        return RowSentence(text)
    if job.state is JobState.UNCONFIRMED:
        return RowSentence(text, action, translate("Job", "Submit again?"))
    return RowSentence(text, action, action_text(action))


def state_text(job: Job, outlook: Outlook = NOTHING_KNOWN) -> str:
    """Give what stands in the State column."""
    return str(row_sentence(job, outlook))


def headline(job: Job) -> str:
    """Say in one sentence what is known of a job."""
    if job.state is not JobState.DONE or job.risk is None:
        return row_sentence(job).text
    level = job.risk.level(Check.GLOBAL)
    words = translate("Job", "No strong signal found") if level is RiskLevel.LOW else level_text(job.risk.global_risk)
    worst = [check for check in FIVE_CHECKS if level is not None and job.risk.level(check) is level]
    if level is RiskLevel.LOW or not worst:
        return words
    names = translate("Job", ", ").join(check_name(check).lower() for check in worst)
    return translate("Job", "{risk}: {checks}").format(risk=words, checks=names)


def local_mark() -> str:
    """Give the short mark of a result that was made on this computer."""
    return translate("Job", "local")


def local_note() -> str:
    """Say what a local result is not."""
    return translate("Job", "Local check on this computer, not a verdict of the service")


def _waiting_text(job: Job, held_by: ServiceStatus | None) -> str:
    own = job.failure
    if own is not None and (held_by is None or own.code in _OWN_REASONS):
        return SEPARATOR.join((state_name(JobState.QUEUED), what_happened_within(own.code)))
    if held_by is not None and held_by.condition in _HELD_BY:
        return translate("Job", _HELD_BY[held_by.condition])
    if held_by is not None and held_by.failure is not None:
        return SEPARATOR.join((state_name(JobState.QUEUED), what_happened_within(held_by.failure.code)))
    return translate("Job", "Waiting for its turn")


def _uploading_text(progress: UploadProgress | None) -> str:
    if progress is None:
        return state_name(JobState.SUBMITTING)
    if progress.sent >= progress.total:
        return translate("Job", "Uploaded · waiting for the answer")
    return translate("Job", "Uploading {percent} %").format(percent=percent_text(progress.sent, progress.total))


def _analysis_text(outlook: Outlook) -> str:
    next_check_in = outlook.next_check_in
    if outlook.may_have_expired:
        # Nothing expires by the clock alone: the service is asked until it says so.
        return translate("Job", "The result may be gone · still asking")
    if next_check_in is None:
        return state_name(JobState.PENDING)
    if next_check_in <= 0:
        return translate("Job", "In analysis · checking now")
    return translate("Job", "In analysis · next check {time}").format(time=countdown_text(next_check_in))
