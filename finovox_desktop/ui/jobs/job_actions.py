"""What the user can do with a job: which actions are legal, which one its row offers, and their words."""

from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.failures import FailureCode
from finovox_desktop.core.job import NEEDS_ATTENTION, Job, JobState, Move, is_legal
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate


class JobAction(StrEnum):
    """Something the user can ask for."""

    SHOW_DETAILS = "show_details"
    OPEN_DOCUMENT = "open_document"
    SHOW_IN_FOLDER = "show_in_folder"
    SET_CASE = "set_case"
    WRITE_NOTE = "write_note"
    RETRY = "retry"
    SUBMIT_AGAIN = "submit_again"
    ANALYSE_AGAIN = "analyse_again"
    MOVE_TO_TOP = "move_to_top"
    CANCEL = "cancel"
    DISMISS = "dismiss"
    REMOVE = "remove"
    EXPORT = "export"


_WORDS: Mapping[JobAction, str] = {
    JobAction.SHOW_DETAILS: QT_TRANSLATE_NOOP("JobAction", "Show details"),
    JobAction.OPEN_DOCUMENT: QT_TRANSLATE_NOOP("JobAction", "Open the document"),
    JobAction.SHOW_IN_FOLDER: QT_TRANSLATE_NOOP("JobAction", "Show in its folder"),
    JobAction.SET_CASE: QT_TRANSLATE_NOOP("JobAction", "Set the case…"),
    JobAction.WRITE_NOTE: QT_TRANSLATE_NOOP("JobAction", "Write a note"),
    JobAction.RETRY: QT_TRANSLATE_NOOP("JobAction", "Try again"),
    JobAction.SUBMIT_AGAIN: QT_TRANSLATE_NOOP("JobAction", "Submit again"),
    JobAction.ANALYSE_AGAIN: QT_TRANSLATE_NOOP("JobAction", "Analyse again"),
    JobAction.MOVE_TO_TOP: QT_TRANSLATE_NOOP("JobAction", "Move to top"),
    JobAction.CANCEL: QT_TRANSLATE_NOOP("JobAction", "Cancel"),
    JobAction.DISMISS: QT_TRANSLATE_NOOP("JobAction", "Dismiss"),
    JobAction.REMOVE: QT_TRANSLATE_NOOP("JobAction", "Remove"),
    JobAction.EXPORT: QT_TRANSLATE_NOOP("JobAction", "Export…"),
}

_DISMISSIBLE = NEEDS_ATTENTION | {JobState.PENDING}
_ENDED_WITHOUT_RESULT = frozenset({JobState.FAILED, JobState.UNCONFIRMED, JobState.EXPIRED, JobState.CANCELLED})

# Where trying again cannot help, the row offers what can.
_OFFERED_AFTER: Mapping[FailureCode, JobAction] = {
    FailureCode.ANALYSIS_FAILED: JobAction.SUBMIT_AGAIN,
    FailureCode.FILE_CHANGED: JobAction.ANALYSE_AGAIN,
    FailureCode.REJECTED: JobAction.SHOW_DETAILS,
    FailureCode.TOKEN_REFUSED: JobAction.SUBMIT_AGAIN,
    FailureCode.TOO_LARGE: JobAction.DISMISS,
    FailureCode.UNREADABLE_ANSWER: JobAction.SUBMIT_AGAIN,
    FailureCode.UNSUPPORTED_FORMAT: JobAction.DISMISS,
}


def action_text(action: JobAction) -> str:
    """Give the words of an action."""
    return translate("JobAction", _WORDS[action])


def offered_action(job: Job) -> JobAction | None:
    """Give the one action that the row of a job without a result offers, or None where it goes on by itself."""
    match job.state:
        case JobState.UNCONFIRMED | JobState.EXPIRED | JobState.CANCELLED:
            return JobAction.SUBMIT_AGAIN
        case JobState.FAILED:
            return _OFFERED_AFTER.get(job.failure.code, JobAction.RETRY) if job.failure else JobAction.RETRY
        case _:
            return None


def is_possible(action: JobAction, job: Job) -> bool:  # noqa: PLR0911 - one line an action
    """Tell whether an action is legal for a job."""
    match action:
        case (
            JobAction.SHOW_DETAILS
            | JobAction.OPEN_DOCUMENT
            | JobAction.SHOW_IN_FOLDER
            | JobAction.SET_CASE
            | JobAction.WRITE_NOTE
            | JobAction.EXPORT
        ):
            return True
        case JobAction.RETRY:
            # Unconfirmed and expired jobs without a token can only be submitted, which is the other action.
            return job.state is JobState.FAILED or (job.has_token and is_legal(job.state, Move.ASKED_AGAIN))
        case JobAction.SUBMIT_AGAIN:
            return is_legal(job.state, Move.QUEUED_AGAIN)
        case JobAction.ANALYSE_AGAIN:
            return job.state is JobState.DONE or job.state in _ENDED_WITHOUT_RESULT
        case JobAction.CANCEL:
            return is_legal(job.state, Move.CANCELLED_BY_USER)
        case JobAction.DISMISS:
            # What is queued is cancelled, and what has ended is removed.
            return job.state in _DISMISSIBLE
        case JobAction.MOVE_TO_TOP:
            return job.state is JobState.QUEUED
        case JobAction.REMOVE:
            # The answer to an upload may bring a token, which must not be lost.
            return job.state is not JobState.SUBMITTING


def possible_actions(jobs: Sequence[Job]) -> tuple[JobAction, ...]:
    """Give the actions that are legal for at least one of several jobs, in the order of a menu."""
    return tuple(action for action in JobAction if any(is_possible(action, job) for job in jobs))
