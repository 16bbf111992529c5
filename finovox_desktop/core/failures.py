"""Why a job is where it is: one code for each, with words for people.

The words are the English source texts; the front doors show them through Qt's translation (context "Failure").
Each says what happened and what the program did; the advice says what the user can do.
"""

from dataclasses import dataclass
from enum import StrEnum

from finovox_desktop.core.translatable import QT_TRANSLATE_NOOP


class FailureCode(StrEnum):
    """The technical code of what went wrong: stable, exported, copied with "Copy details"."""

    ACCOUNT = "account"
    ANALYSIS_FAILED = "analysis_failed"
    ANSWER_LOST = "answer_lost"
    CANCELLED_TOO_LATE = "cancelled_too_late"
    CERTIFICATE_FILE = "certificate_file"
    CERTIFICATE_UNTRUSTED = "certificate_untrusted"
    CUT_OFF = "cut_off"
    EXPIRED = "expired"
    FILE_CHANGED = "file_changed"
    FILE_UNREACHABLE = "file_unreachable"
    INTERRUPTED = "interrupted"
    KEY_MISSING = "key_missing"
    KEY_REFUSED = "key_refused"
    OFFLINE = "offline"
    PROXY_PASSWORD = "proxy_password"
    REDIRECTED = "redirected"
    REJECTED = "rejected"
    SERVICE_BUSY = "service_busy"
    SERVICE_TROUBLE = "service_trouble"
    STORAGE_UNWRITABLE = "storage_unwritable"
    TOKEN_REFUSED = "token_refused"
    TOO_LARGE = "too_large"
    UNREADABLE_ANSWER = "unreadable_answer"
    UNSUPPORTED_FORMAT = "unsupported_format"


@dataclass(frozen=True, slots=True)
class Failure:
    """What went wrong for one job; `words` are the service's or the system's own, plain text, may be empty."""

    code: FailureCode
    words: str = ""


@dataclass(frozen=True, slots=True)
class FailureText:
    """What happened, in a few words that fit a table's row, and what the user can do."""

    happened: str
    advice: str


FAILURE_TEXTS = {
    FailureCode.ACCOUNT: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service asks you to look at your account"),
        QT_TRANSLATE_NOOP("Failure", "Look at your account in the service's dashboard, then try again."),
    ),
    FailureCode.ANALYSIS_FAILED: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service could not analyse this document"),
        QT_TRANSLATE_NOOP("Failure", "Submit it again, or ask for another copy of the document."),
    ),
    FailureCode.ANSWER_LOST: FailureText(
        QT_TRANSLATE_NOOP("Failure", "May have been received"),
        QT_TRANSLATE_NOOP("Failure", "It was sent, but no answer came. Submitting it again may be counted twice."),
    ),
    FailureCode.CANCELLED_TOO_LATE: FailureText(
        QT_TRANSLATE_NOOP("Failure", "Cancelled after it was sent: may have been received"),
        QT_TRANSLATE_NOOP(
            "Failure", "Should its answer still come, it is kept. Submitting it again may be counted twice."
        ),
    ),
    FailureCode.CERTIFICATE_FILE: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The file of trusted certificates cannot be used"),
        QT_TRANSLATE_NOOP(
            "Failure", "Nothing is sent. Choose another file in the settings, or the system's certificates."
        ),
    ),
    FailureCode.CERTIFICATE_UNTRUSTED: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service's certificate is not trusted"),
        QT_TRANSLATE_NOOP(
            "Failure", "Nothing was sent. Ask your IT department whether the network inspects connections."
        ),
    ),
    FailureCode.CUT_OFF: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The connection was cut five times while this document was sent"),
        QT_TRANSLATE_NOOP("Failure", "Other documents pass. Try again later, or on another network."),
    ),
    FailureCode.EXPIRED: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The result was deleted by the service"),
        QT_TRANSLATE_NOOP("Failure", "Results are kept for 60 minutes. Submit the document again."),
    ),
    FailureCode.FILE_CHANGED: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The file changed after it was added"),
        QT_TRANSLATE_NOOP("Failure", "Nothing was submitted. Add the file again to analyse what it holds now."),
    ),
    FailureCode.FILE_UNREACHABLE: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The file cannot be reached"),
        QT_TRANSLATE_NOOP(
            "Failure", "It goes on by itself when the file is back: reconnect the drive or the network folder."
        ),
    ),
    FailureCode.INTERRUPTED: FailureText(
        QT_TRANSLATE_NOOP("Failure", "May have been received"),
        QT_TRANSLATE_NOOP(
            "Failure", "The program was stopped while it was sent. Submitting it again may be counted twice."
        ),
    ),
    FailureCode.KEY_MISSING: FailureText(
        QT_TRANSLATE_NOOP("Failure", "There is no API key yet"),
        QT_TRANSLATE_NOOP("Failure", "Documents wait. Add your key: they go on by themselves."),
    ),
    FailureCode.KEY_REFUSED: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service refused the API key"),
        QT_TRANSLATE_NOOP("Failure", "Documents wait and results are still fetched. Replace the key or try again."),
    ),
    FailureCode.OFFLINE: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service cannot be reached"),
        QT_TRANSLATE_NOOP("Failure", "Documents wait; they go on by themselves when the connection is back."),
    ),
    FailureCode.PROXY_PASSWORD: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The proxy asks for a password"),
        QT_TRANSLATE_NOOP("Failure", "Nothing was sent. Ask your IT department for the proxy's settings."),
    ),
    FailureCode.REDIRECTED: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service answers from another address"),
        QT_TRANSLATE_NOOP(
            "Failure", "Nothing was sent there. Check the service's address in the settings, then try again."
        ),
    ),
    FailureCode.REJECTED: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service did not accept this document"),
        QT_TRANSLATE_NOOP("Failure", "Correct the document, or ask for another copy."),
    ),
    FailureCode.SERVICE_BUSY: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service asks to wait"),
        QT_TRANSLATE_NOOP("Failure", "Documents wait; they go on by themselves."),
    ),
    FailureCode.SERVICE_TROUBLE: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service is in trouble"),
        QT_TRANSLATE_NOOP("Failure", "The document was not received. Try again later."),
    ),
    FailureCode.STORAGE_UNWRITABLE: FailureText(
        QT_TRANSLATE_NOOP("Failure", "Nothing can be recorded: the disk is full or cannot be written"),
        QT_TRANSLATE_NOOP("Failure", "Nothing is submitted, results are kept. Make room: it goes on by itself."),
    ),
    FailureCode.TOKEN_REFUSED: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service refuses to show this result"),
        QT_TRANSLATE_NOOP("Failure", "The key that submitted it may have been replaced. Submit it again."),
    ),
    FailureCode.TOO_LARGE: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The document is too large for the service"),
        QT_TRANSLATE_NOOP(
            "Failure", "Ask for a smaller original. Do not compress it yourself: that would change the evidence."
        ),
    ),
    FailureCode.UNREADABLE_ANSWER: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service's answer cannot be read"),
        QT_TRANSLATE_NOOP(
            "Failure", "The answer is kept. Submit the document again, or show the answer to the service's support."
        ),
    ),
    FailureCode.UNSUPPORTED_FORMAT: FailureText(
        QT_TRANSLATE_NOOP("Failure", "The service does not accept this format"),
        QT_TRANSLATE_NOOP("Failure", "Ask for the document as PDF, JPEG or PNG."),
    ),
}
