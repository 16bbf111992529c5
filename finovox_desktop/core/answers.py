"""What each answer of the service means to a job: the two tables of the service's protocol, as data.

An exchange is what happened on the line; an outcome is what it means. Nothing here raises, whatever arrives.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.secret import Secret
from finovox_desktop.core.text import without_lone_surrogates

GREATEST_TOKEN_BYTES = 16 * 1024
GREATEST_WORDS_LENGTH = 500


class Trouble(StrEnum):
    """Why an exchange ended without an answer that could be read to its end."""

    UNREACHABLE = "unreachable"
    UNTRUSTED_CERTIFICATE = "untrusted_certificate"
    PROXY_PASSWORD = "proxy_password"
    NO_ANSWER = "no_answer"
    ANSWER_BEYOND_BOUNDS = "answer_beyond_bounds"
    FILE_CHANGED = "file_changed"
    FILE_UNREACHABLE = "file_unreachable"
    CANCELLED = "cancelled"
    QUITTING = "quitting"


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer that was read to its end. `retry_after` is that header as it came, `content_type` too."""

    status: int
    body: bytes
    retry_after: str | None = None
    content_type: str = ""


@dataclass(frozen=True, slots=True)
class Exchange:
    """What happened on the line.

    Either `answer` or `trouble` is set. `body_whole`: the last byte of the request's body was handed over. An incomplete
    body proves that nothing was received; a whole one proves nothing. `words` are the system's own about the trouble.
    """

    answer: Answer | None
    trouble: Trouble | None
    body_whole: bool
    words: str = ""


class SubmissionAction(StrEnum):
    """What a submission's end means for its job."""

    PENDING = "pending"
    DONE = "done"
    QUEUE_UNTIL_ONLINE = "queue_until_online"
    QUEUE_AND_PAUSE = "queue_and_pause"
    QUEUE_AND_WAIT = "queue_and_wait"
    QUEUE_AND_TRY_AGAIN = "queue_and_try_again"
    QUEUE_UNTIL_FILE_IS_BACK = "queue_until_file_is_back"
    QUEUE_FOR_NEXT_START = "queue_for_next_start"
    FAIL = "fail"
    UNCONFIRMED = "unconfirmed"
    CANCEL = "cancel"


@dataclass(frozen=True, slots=True)
class SubmissionOutcome:
    """What the end of a submission means. `retry_after` is the header as it came."""

    action: SubmissionAction
    failure: Failure | None = None
    token: Secret | None = None
    retry_after: str | None = None


class RetrievalAction(StrEnum):
    """What the answer about a token means for its job."""

    DONE = "done"
    KEEP_AS_EVIDENCE = "keep_as_evidence"
    NOT_READY = "not_ready"
    NOT_FOUND = "not_found"
    TOKEN_REFUSED = "token_refused"
    SLOW_DOWN = "slow_down"
    ANALYSIS_FAILED = "analysis_failed"
    ASK_AGAIN = "ask_again"


@dataclass(frozen=True, slots=True)
class RetrievalOutcome:
    """What the answer about a token means. `failure` is what is said if it stays so."""

    action: RetrievalAction
    failure: Failure | None = None
    retry_after: str | None = None

    @property
    def is_answer_about_token(self) -> bool:
        """Whether the service spoke about this token at all: counts towards "expired" after the deadline."""
        return self.action is not RetrievalAction.ASK_AGAIN and self.action is not RetrievalAction.SLOW_DOWN


@dataclass(frozen=True, slots=True)
class SubmissionRule:
    """A row of the table for `/analyse`; `body_whole` None means that it does not matter."""

    statuses: Sequence[int]
    action: SubmissionAction
    code: FailureCode
    body_whole: bool | None = None


@dataclass(frozen=True, slots=True)
class RetrievalRule:
    """A row of the table for `/retrieve`."""

    statuses: Sequence[int]
    action: RetrievalAction
    code: FailureCode | None = None


_SUCCESS, _REDIRECTIONS, _CLIENT_ERRORS = range(200, 300), range(300, 400), range(400, 500)

# The first row that fits counts. Source: service protocol, "Submitting (/analyse)".
SUBMISSION_RULES = (
    SubmissionRule(_REDIRECTIONS, SubmissionAction.QUEUE_AND_PAUSE, FailureCode.REDIRECTED),
    SubmissionRule([407], SubmissionAction.QUEUE_AND_PAUSE, FailureCode.PROXY_PASSWORD),
    SubmissionRule([429, 503], SubmissionAction.QUEUE_AND_WAIT, FailureCode.SERVICE_BUSY),
    SubmissionRule([401, 403], SubmissionAction.QUEUE_AND_PAUSE, FailureCode.KEY_REFUSED),
    SubmissionRule([402], SubmissionAction.QUEUE_AND_PAUSE, FailureCode.ACCOUNT),
    SubmissionRule([408], SubmissionAction.QUEUE_AND_TRY_AGAIN, FailureCode.SERVICE_TROUBLE, body_whole=False),
    SubmissionRule([408], SubmissionAction.UNCONFIRMED, FailureCode.ANSWER_LOST, body_whole=True),
    SubmissionRule([413], SubmissionAction.FAIL, FailureCode.TOO_LARGE),
    SubmissionRule([415], SubmissionAction.FAIL, FailureCode.UNSUPPORTED_FORMAT),
    SubmissionRule(_CLIENT_ERRORS, SubmissionAction.FAIL, FailureCode.REJECTED),
    SubmissionRule(
        range(500, 1000), SubmissionAction.QUEUE_AND_TRY_AGAIN, FailureCode.SERVICE_TROUBLE, body_whole=False
    ),
    SubmissionRule([500], SubmissionAction.FAIL, FailureCode.ANALYSIS_FAILED, body_whole=True),
    SubmissionRule(range(501, 1000), SubmissionAction.UNCONFIRMED, FailureCode.ANSWER_LOST, body_whole=True),
)

SUBMISSION_TROUBLES: Mapping[Trouble, tuple[SubmissionAction, FailureCode | None]] = {
    Trouble.UNREACHABLE: (SubmissionAction.QUEUE_UNTIL_ONLINE, FailureCode.OFFLINE),
    Trouble.NO_ANSWER: (SubmissionAction.QUEUE_UNTIL_ONLINE, FailureCode.OFFLINE),
    Trouble.ANSWER_BEYOND_BOUNDS: (SubmissionAction.QUEUE_UNTIL_ONLINE, FailureCode.OFFLINE),
    Trouble.UNTRUSTED_CERTIFICATE: (SubmissionAction.QUEUE_AND_PAUSE, FailureCode.CERTIFICATE_UNTRUSTED),
    Trouble.PROXY_PASSWORD: (SubmissionAction.QUEUE_AND_PAUSE, FailureCode.PROXY_PASSWORD),
    Trouble.FILE_CHANGED: (SubmissionAction.FAIL, FailureCode.FILE_CHANGED),
    Trouble.FILE_UNREACHABLE: (SubmissionAction.QUEUE_UNTIL_FILE_IS_BACK, FailureCode.FILE_UNREACHABLE),
    Trouble.CANCELLED: (SubmissionAction.CANCEL, None),
    Trouble.QUITTING: (SubmissionAction.QUEUE_FOR_NEXT_START, None),
}
"""Troubles before the body was whole. After it, each means that the job is unconfirmed."""

# Source: service protocol, "Retrieving (/retrieve)". 200 is read by its content, before this table.
RETRIEVAL_RULES = (
    RetrievalRule([202], RetrievalAction.NOT_READY),
    RetrievalRule([404, 410], RetrievalAction.NOT_FOUND, FailureCode.EXPIRED),
    RetrievalRule([401, 403], RetrievalAction.TOKEN_REFUSED, FailureCode.TOKEN_REFUSED),
    RetrievalRule([429], RetrievalAction.SLOW_DOWN),
    RetrievalRule([500], RetrievalAction.ANALYSIS_FAILED, FailureCode.ANALYSIS_FAILED),
    RetrievalRule([407], RetrievalAction.ASK_AGAIN, FailureCode.PROXY_PASSWORD),
    RetrievalRule(_REDIRECTIONS, RetrievalAction.ASK_AGAIN, FailureCode.REDIRECTED),
    RetrievalRule(range(500, 1000), RetrievalAction.ASK_AGAIN, FailureCode.SERVICE_TROUBLE),
    RetrievalRule(_CLIENT_ERRORS, RetrievalAction.NOT_READY),
    RetrievalRule(range(1000), RetrievalAction.ASK_AGAIN, FailureCode.SERVICE_TROUBLE),
)

RETRIEVAL_TROUBLES: Mapping[Trouble, FailureCode] = {
    Trouble.UNTRUSTED_CERTIFICATE: FailureCode.CERTIFICATE_UNTRUSTED,
    Trouble.PROXY_PASSWORD: FailureCode.PROXY_PASSWORD,
}
"""What is said of troubles other than "offline"; each means: ask again."""


def read_submission(exchange: Exchange, analysis_types: Sequence[AnalysisType]) -> SubmissionOutcome:
    """Tell what the end of a submission means."""
    if exchange.answer is None:
        return _submission_without_answer(exchange)
    answer = exchange.answer
    if answer.status in _SUCCESS:
        return _read_acceptance(answer, analysis_types)
    for rule in SUBMISSION_RULES:
        if answer.status in rule.statuses and rule.body_whole in {None, exchange.body_whole}:
            return SubmissionOutcome(rule.action, Failure(rule.code, words_of(answer)), retry_after=answer.retry_after)
    # A status outside 200..999 is no HTTP the program knows: it proves nothing.
    return _unconfirmed(f"status {answer.status}")


def read_retrieval(exchange: Exchange, analysis_types: Sequence[AnalysisType]) -> RetrievalOutcome:
    """Tell what the answer about a token means."""
    answer = exchange.answer
    if answer is None:
        if exchange.trouble is Trouble.ANSWER_BEYOND_BOUNDS:
            return RetrievalOutcome(
                RetrievalAction.KEEP_AS_EVIDENCE, Failure(FailureCode.UNREADABLE_ANSWER, _cut(exchange.words))
            )
        code = (
            RETRIEVAL_TROUBLES.get(exchange.trouble, FailureCode.OFFLINE) if exchange.trouble else FailureCode.OFFLINE
        )
        return RetrievalOutcome(RetrievalAction.ASK_AGAIN, Failure(code, _cut(exchange.words)))
    if answer.status == 200:  # noqa: PLR2004 - HTTP's own number
        if is_result(read_json_object(answer.body), analysis_types):
            return RetrievalOutcome(RetrievalAction.DONE)
        return RetrievalOutcome(
            RetrievalAction.KEEP_AS_EVIDENCE, Failure(FailureCode.UNREADABLE_ANSWER, words_of(answer))
        )
    rule = next((rule for rule in RETRIEVAL_RULES if answer.status in rule.statuses), RETRIEVAL_RULES[-1])
    failure = Failure(rule.code, words_of(answer)) if rule.code else None
    return RetrievalOutcome(rule.action, failure, answer.retry_after)


def read_json_object(body: bytes) -> Mapping[str, object] | None:
    """Read an answer that should be a JSON object; None for whatever else it is, however deep or large."""
    try:
        value = json.loads(body)
    except (ValueError, RecursionError):
        return None
    return value if isinstance(value, dict) else None


def is_result(answer: Mapping[str, object] | None, analysis_types: Sequence[AnalysisType]) -> bool:
    """Tell whether an answer holds a result: a `*_risk` field, or the key of a requested analysis type."""
    if answer is None:
        return False
    requested = {kind.value for kind in analysis_types}
    return any(name.endswith("_risk") or name in requested for name in answer)


def words_of(answer: Answer) -> str:
    """Give the service's own words in an answer as plain text, cut to 500 characters; empty where there are none."""
    document = read_json_object(answer.body)
    if document is None:
        text = answer.body[: 4 * GREATEST_WORDS_LENGTH].decode("utf-8", "replace")
        return "" if "<" in text[:50] else _cut(text)
    for name in ("detail", "message", "error", "description", "title"):
        match document.get(name):
            case str() as words if words.strip():
                return _cut(words)
            case dict() | list() as structure if structure:
                return _cut(_json_text(structure))
            case _:
                continue
    return ""


def read_explanations(answer: Mapping[str, object] | None) -> dict[str, tuple[str, ...]]:
    """Find the explanations' texts, by language ("" where none is named).

    The shape is undocumented: a string, a list, or an object keyed by language or by method, nested. Texts are taken where
    texts are found, at most 200 of them, at most 8 levels deep.
    """
    found: dict[str, list[str]] = {}
    _collect_texts((answer or {}).get(AnalysisType.EXPLANATION.value), "", found, depth=0)
    return {language: tuple(texts) for language, texts in found.items()}


_LANGUAGES = {"en": "en", "english": "en", "fr": "fr", "french": "fr"}
_GREATEST_DEPTH = 8
_MOST_TEXTS = 200


def _collect_texts(value: object, language: str, found: dict[str, list[str]], *, depth: int) -> None:
    if depth > _GREATEST_DEPTH or sum(map(len, found.values())) >= _MOST_TEXTS:
        return
    match value:
        case str() if value.strip():
            found.setdefault(language, []).append(_cut(value, 5000))
        case list():
            for item in value:
                _collect_texts(item, language, found, depth=depth + 1)
        case dict():
            for name, item in value.items():
                inner = _LANGUAGES.get(str(name).lower(), language)
                _collect_texts(item, inner, found, depth=depth + 1)
        case _:
            pass


def _submission_without_answer(exchange: Exchange) -> SubmissionOutcome:
    if exchange.body_whole or exchange.trouble is None:
        return _unconfirmed(exchange.words)
    action, code = SUBMISSION_TROUBLES[exchange.trouble]
    return SubmissionOutcome(action, Failure(code, _cut(exchange.words)) if code else None)


def _read_acceptance(answer: Answer, analysis_types: Sequence[AnalysisType]) -> SubmissionOutcome:
    document = read_json_object(answer.body)
    token = document.get("retrieve_token") if document else None
    if isinstance(token, str) and token.strip() and _fits(token):
        return SubmissionOutcome(SubmissionAction.PENDING, token=Secret(token))
    if is_result(document, analysis_types):
        return SubmissionOutcome(SubmissionAction.DONE)
    return _unconfirmed(words_of(answer))


def _fits(token: str) -> bool:
    try:
        return len(token.encode()) <= GREATEST_TOKEN_BYTES
    except UnicodeEncodeError:
        return False


def _unconfirmed(words: str) -> SubmissionOutcome:
    return SubmissionOutcome(SubmissionAction.UNCONFIRMED, Failure(FailureCode.ANSWER_LOST, _cut(words)))


def _json_text(value: object) -> str:
    try:
        return json.dumps(value, ensure_ascii=False)
    except (ValueError, RecursionError):
        return ""


def _cut(text: str, greatest_length: int = GREATEST_WORDS_LENGTH) -> str:
    return without_lone_surrogates(text[:greatest_length]).strip()
