"""Words for what went wrong or is in the way, in the language that is worn. QtCore only: both front doors use it."""

from collections.abc import Mapping

from PySide6.QtCore import QCoreApplication

from finovox_desktop.core.document import RefusalReason, WarningReason
from finovox_desktop.core.errors import FinovoxError
from finovox_desktop.core.failures import FAILURE_TEXTS, FailureCode
from finovox_desktop.core.status import Condition, ServiceStatus
from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP

translate = QCoreApplication.translate

_REFUSALS: Mapping[RefusalReason, str] = {
    RefusalReason.NOT_A_DOCUMENT: QT_TRANSLATE_NOOP("Refusal", "Not a PDF, JPEG or PNG"),
    RefusalReason.EMPTY: QT_TRANSLATE_NOOP("Refusal", "The file is empty"),
    RefusalReason.UNREADABLE: QT_TRANSLATE_NOOP("Refusal", "The file cannot be read"),
    RefusalReason.GONE: QT_TRANSLATE_NOOP("Refusal", "The file is gone"),
    RefusalReason.EMPTY_FOLDER: QT_TRANSLATE_NOOP("Refusal", "The folder holds no document"),
    RefusalReason.BROKEN_LINK: QT_TRANSLATE_NOOP("Refusal", "The link leads nowhere"),
    RefusalReason.NO_DOCUMENTS: QT_TRANSLATE_NOOP("Refusal", "Holds no document"),
    RefusalReason.DAMAGED: QT_TRANSLATE_NOOP("Refusal", "Damaged: it cannot be taken out"),
    RefusalReason.ENCRYPTED: QT_TRANSLATE_NOOP("Refusal", "Locked by a password inside the archive"),
    RefusalReason.TOO_LARGE: QT_TRANSLATE_NOOP("Refusal", "Too large to be opened"),
    RefusalReason.TOO_MANY: QT_TRANSLATE_NOOP("Refusal", "Holds too much: the rest was not taken out"),
    RefusalReason.TOO_DEEP: QT_TRANSLATE_NOOP("Refusal", "Lies too deep: an archive in an e-mail in an archive"),
    RefusalReason.UNSAFE_NAME: QT_TRANSLATE_NOOP("Refusal", "A link, or a name that leads out of the archive"),
    RefusalReason.INLINE_PICTURE: QT_TRANSLATE_NOOP("Refusal", "A small picture in the text of the e-mail"),
    RefusalReason.REPEATED: QT_TRANSLATE_NOOP("Refusal", "The same content as another one: analysed once"),
}

_WARNINGS: Mapping[WarningReason, str] = {
    WarningReason.LOCKED: QT_TRANSLATE_NOOP("Refusal", "Locked by a password: the service may refuse it"),
}

_CONDITIONS: Mapping[Condition, str] = {
    Condition.READY: QT_TRANSLATE_NOOP("Condition", "Ready"),
    Condition.STORAGE: QT_TRANSLATE_NOOP("Condition", "Nothing can be recorded"),
    Condition.PAUSED: QT_TRANSLATE_NOOP("Condition", "Paused: nothing new is sent, results are still fetched"),
    Condition.KEY_MISSING: QT_TRANSLATE_NOOP("Condition", "There is no API key yet"),
    Condition.BLOCKED: QT_TRANSLATE_NOOP("Condition", "Submissions wait for you"),
    Condition.OFFLINE: QT_TRANSLATE_NOOP("Condition", "The service cannot be reached"),
    Condition.WAITING: QT_TRANSLATE_NOOP("Condition", "The service asks to wait"),
    Condition.TOKENS_REFUSED: QT_TRANSLATE_NOOP("Condition", "The service refuses to show results"),
}


def what_happened(code: FailureCode) -> str:
    """Say in a few words what happened."""
    return translate("Failure", FAILURE_TEXTS[code].happened)


def what_happened_within(code: FailureCode) -> str:
    """Say what happened within a sentence: in small letters, unless it begins with an abbreviation."""
    words = what_happened(code)
    return words if words[:2].isupper() else words[:1].lower() + words[1:]


def error_title(error: FinovoxError) -> str:
    """Say what happened."""
    return translate("Error", error.title).format(**error.values)


def error_advice(error: FinovoxError) -> str:
    """Say what the program did and what the user can do."""
    return translate("Error", error.advice).format(**error.values)


def error_text(error: FinovoxError) -> str:
    """Say both in one text."""
    return f"{error_title(error)} {error_advice(error)}"


def advice(code: FailureCode) -> str:
    """Say what the program did and what the user can do."""
    return translate("Failure", FAILURE_TEXTS[code].advice)


def refusal_text(reason: RefusalReason) -> str:
    """Say why a path did not become a document."""
    return translate("Refusal", _REFUSALS[reason])


def warning_text(reason: WarningReason) -> str:
    """Say what is to be known of a document that was added."""
    return translate("Refusal", _WARNINGS[reason])


def condition_text(status: ServiceStatus) -> str:
    """Say whether submissions go out; where a failure is the reason, say that (of results, it speaks of one alone)."""
    if status.failure is not None and status.condition not in {Condition.READY, Condition.TOKENS_REFUSED}:
        return what_happened(status.failure.code)
    return translate("Condition", _CONDITIONS[status.condition])
