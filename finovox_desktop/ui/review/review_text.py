"""What people decide about documents, in words, and which documents wait for that."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QCoreApplication, QDate

from finovox_desktop.core.job import IN_PROGRESS, Job
from finovox_desktop.core.review import Edit, EditSubject, Review, Verdict
from finovox_desktop.core.text import shown
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP
from finovox_desktop.ui.jobs.job_text import SEPARATOR, plain
from finovox_desktop.ui.look.icons import Icon
from finovox_desktop.ui.words.locale_text import short_time_text

translate = QCoreApplication.translate

_GREATEST_NOTE_IN_A_LINE = 300

_VERDICTS: Mapping[Verdict, str] = {
    Verdict.ACCEPTED: QT_TRANSLATE_NOOP("Review", "Accepted"),
    Verdict.REJECTED: QT_TRANSLATE_NOOP("Review", "Rejected"),
    Verdict.ORIGINAL_REQUESTED: QT_TRANSLATE_NOOP("Review", "Original requested"),
    Verdict.UNDECIDED: QT_TRANSLATE_NOOP("Review", "Undecided"),
}
_ACTIONS: Mapping[Verdict, str] = {
    Verdict.ACCEPTED: QT_TRANSLATE_NOOP("Review", "Accept"),
    Verdict.REJECTED: QT_TRANSLATE_NOOP("Review", "Reject"),
    Verdict.ORIGINAL_REQUESTED: QT_TRANSLATE_NOOP("Review", "Ask original"),
    Verdict.UNDECIDED: QT_TRANSLATE_NOOP("Review", "Undecided"),
}
VERDICT_ICONS: Mapping[Verdict, Icon] = {
    Verdict.ACCEPTED: Icon.ACCEPT,
    Verdict.REJECTED: Icon.REJECT,
    Verdict.ORIGINAL_REQUESTED: Icon.ASK_ORIGINAL,
    Verdict.UNDECIDED: Icon.UNDECIDED,
}


def verdict_text(verdict: Verdict) -> str:
    """Name a verdict that was given."""
    return translate("Review", _VERDICTS[verdict])


def verdict_action(verdict: Verdict) -> str:
    """Name what a person does who gives a verdict, as short as a button has it."""
    return translate("Review", _ACTIONS[verdict])


def is_reviewable(job: Job) -> bool:
    """Tell whether a person can decide about a document: always but while it is in progress.

    A document without a result can be read and decided about, too. While a result is on its way, a verdict would look as
    if it were given in the knowledge of it.
    """
    return job.state not in IN_PROGRESS


def verdict_of(jobs: Sequence[Job]) -> Verdict | None:
    """Give the verdict that all of some documents have, or None."""
    verdicts = {job.review.verdict if job.review else None for job in jobs}
    return verdicts.pop() if len(verdicts) == 1 else None


def note_of(job: Job) -> str:
    """Give a document's note, or nothing."""
    return job.review.note if job.review else ""


def review_line(review: Review) -> str:
    """Say which verdict counts, who gave it and when, in one line."""
    parts = (verdict_text(review.verdict), plain(review.by), short_time_text(review.at, QDate.currentDate()))
    return SEPARATOR.join(part for part in parts if part)


def edit_text(edit: Edit) -> str:
    """Say what a person changed, and who: a line of the history."""
    return SEPARATOR.join(part for part in (_change_text(edit), plain(edit.by)) if part)


def _change_text(edit: Edit) -> str:
    value = shown(edit.value or "", _GREATEST_NOTE_IN_A_LINE)
    match edit.subject:
        case EditSubject.VERDICT:
            return _verdict_change(edit.value)
        case EditSubject.NOTE if value:
            return translate("Review", "Note: “{note}”").format(note=value)
        case EditSubject.NOTE:
            return translate("Review", "Note removed")
        case EditSubject.CASE if value:
            return translate("Review", "Case: {case}").format(case=value)
        case EditSubject.CASE:
            return translate("Review", "Case removed")


def _verdict_change(value: str | None) -> str:
    if value is None:
        return translate("Review", "Verdict taken back")
    return translate("Review", "Verdict: {verdict}").format(verdict=verdict_text(Verdict(value)))
