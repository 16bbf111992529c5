"""Every row of the two tables of the service's protocol, and whatever else may arrive."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finovox_desktop.core.answers import (
    GREATEST_TOKEN_BYTES,
    GREATEST_WORDS_LENGTH,
    Answer,
    Exchange,
    RetrievalAction,
    SubmissionAction,
    Trouble,
    is_result,
    read_explanations,
    read_json_object,
    read_retrieval,
    read_submission,
    words_of,
)
from finovox_desktop.core.destination import AnalysisType
from finovox_desktop.core.failures import FailureCode
from tests.unit.core.strategies import HOSTILE_BODIES, anything_json, anything_object, bodies

RISK = (AnalysisType.RISK,)
RESULT = b'{"global_risk": "high"}'


def answered(status: int, body: bytes = b"", *, body_whole: bool = True, retry_after: str | None = None) -> Exchange:
    return Exchange(Answer(status, body, retry_after), None, body_whole)


def broken(trouble: Trouble, *, body_whole: bool, words: str = "") -> Exchange:
    return Exchange(None, trouble, body_whole, words)


def token_of_length(length: int) -> bytes:
    return json.dumps({"retrieve_token": "t" * length}).encode()


# Submitting, with an answer

UNCONFIRMED, FAIL = SubmissionAction.UNCONFIRMED, SubmissionAction.FAIL
WAIT, PAUSE, TRY_AGAIN = (
    SubmissionAction.QUEUE_AND_WAIT,
    SubmissionAction.QUEUE_AND_PAUSE,
    SubmissionAction.QUEUE_AND_TRY_AGAIN,
)

WHATEVER_WAS_SENT = [
    (300, PAUSE, FailureCode.REDIRECTED),
    (301, PAUSE, FailureCode.REDIRECTED),
    (302, PAUSE, FailureCode.REDIRECTED),
    (303, PAUSE, FailureCode.REDIRECTED),
    (304, PAUSE, FailureCode.REDIRECTED),
    (307, PAUSE, FailureCode.REDIRECTED),
    (308, PAUSE, FailureCode.REDIRECTED),
    (407, PAUSE, FailureCode.PROXY_PASSWORD),
    (429, WAIT, FailureCode.SERVICE_BUSY),
    (503, WAIT, FailureCode.SERVICE_BUSY),
    (401, PAUSE, FailureCode.KEY_REFUSED),
    (403, PAUSE, FailureCode.KEY_REFUSED),
    (402, PAUSE, FailureCode.ACCOUNT),
    (400, FAIL, FailureCode.REJECTED),
    (404, FAIL, FailureCode.REJECTED),
    (409, FAIL, FailureCode.REJECTED),
    (413, FAIL, FailureCode.TOO_LARGE),
    (415, FAIL, FailureCode.UNSUPPORTED_FORMAT),
    (418, FAIL, FailureCode.REJECTED),
    (422, FAIL, FailureCode.REJECTED),
    (499, FAIL, FailureCode.REJECTED),
]


@pytest.mark.parametrize("body_whole", [True, False], ids=["body whole", "body cut off"])
@pytest.mark.parametrize(("status", "action", "code"), WHATEVER_WAS_SENT)
def test_a_refused_submission_means_the_same_whether_its_body_was_whole_or_not(
    status: int, action: SubmissionAction, code: FailureCode, *, body_whole: bool
) -> None:
    outcome = read_submission(answered(status, b'{"detail": "why"}', body_whole=body_whole), RISK)
    assert outcome.action is action
    assert outcome.failure is not None
    assert (outcome.failure.code, outcome.failure.words) == (code, "why")


@pytest.mark.parametrize("status", [408, 500, 501, 502, 504, 505, 520, 599])
def test_trouble_before_the_body_was_whole_is_tried_again(status: int) -> None:
    outcome = read_submission(answered(status, body_whole=False), RISK)
    assert outcome.action is TRY_AGAIN
    assert outcome.failure is not None
    assert outcome.failure.code is FailureCode.SERVICE_TROUBLE


@pytest.mark.parametrize("status", [408, 501, 502, 504, 505, 520, 599])
def test_trouble_after_the_whole_body_leaves_it_open_whether_it_was_received(status: int) -> None:
    outcome = read_submission(answered(status, body_whole=True), RISK)
    assert outcome.action is UNCONFIRMED
    assert outcome.failure is not None
    assert outcome.failure.code is FailureCode.ANSWER_LOST


def test_a_500_after_the_whole_body_fails_with_the_reason() -> None:
    outcome = read_submission(answered(500, b'{"detail": "cannot parse"}'), RISK)
    assert outcome.action is FAIL
    assert outcome.failure is not None
    assert (outcome.failure.code, outcome.failure.words) == (FailureCode.ANALYSIS_FAILED, "cannot parse")


def test_the_wish_to_wait_is_handed_on_as_it_came() -> None:
    assert read_submission(answered(429, retry_after="soon"), RISK).retry_after == "soon"
    assert read_retrieval(answered(429, retry_after="120"), RISK).retry_after == "120"


@pytest.mark.parametrize("status", [200, 201, 202, 204, 299])
def test_a_token_in_any_success_makes_the_job_pending(status: int) -> None:
    outcome = read_submission(answered(status, b'{"retrieve_token": "abc"}'), RISK)
    assert outcome.action is SubmissionAction.PENDING
    assert outcome.token is not None
    assert outcome.token.reveal() == "abc"
    assert "abc" not in repr(outcome)


def test_a_token_of_exactly_16_kib_is_taken_and_one_byte_more_is_not() -> None:
    assert (
        read_submission(answered(200, token_of_length(GREATEST_TOKEN_BYTES)), RISK).action is SubmissionAction.PENDING
    )
    assert read_submission(answered(200, token_of_length(GREATEST_TOKEN_BYTES + 1)), RISK).action is UNCONFIRMED


def test_a_tokens_length_is_counted_in_bytes() -> None:
    body = json.dumps({"retrieve_token": "é" * (GREATEST_TOKEN_BYTES // 2 + 1)}).encode()
    assert read_submission(answered(200, body), RISK).action is UNCONFIRMED


@pytest.mark.parametrize("token", ["", "  ", None, 7, True, ["abc"], {"token": "abc"}, "\ud800"])
def test_what_is_no_token_leaves_the_submission_unconfirmed(token: object) -> None:
    body = json.dumps({"retrieve_token": token}).encode()
    assert read_submission(answered(200, body), RISK).action is UNCONFIRMED


def test_a_success_that_is_itself_a_result_is_done() -> None:
    assert read_submission(answered(200, RESULT), RISK).action is SubmissionAction.DONE


@pytest.mark.parametrize("body", [b"", b"OK", b"{}", b"[]", b"<html>", b'{"status": "queued"}'])
def test_any_other_success_is_unconfirmed(body: bytes) -> None:
    assert read_submission(answered(200, body), RISK).action is UNCONFIRMED


# Submitting: no answer

BEFORE_THE_BODY_WAS_WHOLE = {
    Trouble.UNREACHABLE: (SubmissionAction.QUEUE_UNTIL_ONLINE, FailureCode.OFFLINE),
    Trouble.NO_ANSWER: (SubmissionAction.QUEUE_UNTIL_ONLINE, FailureCode.OFFLINE),
    Trouble.ANSWER_BEYOND_BOUNDS: (SubmissionAction.QUEUE_UNTIL_ONLINE, FailureCode.OFFLINE),
    Trouble.UNTRUSTED_CERTIFICATE: (PAUSE, FailureCode.CERTIFICATE_UNTRUSTED),
    Trouble.PROXY_PASSWORD: (PAUSE, FailureCode.PROXY_PASSWORD),
    Trouble.FILE_CHANGED: (FAIL, FailureCode.FILE_CHANGED),
    Trouble.FILE_UNREACHABLE: (SubmissionAction.QUEUE_UNTIL_FILE_IS_BACK, FailureCode.FILE_UNREACHABLE),
    Trouble.CANCELLED: (SubmissionAction.CANCEL, None),
    Trouble.QUITTING: (SubmissionAction.QUEUE_FOR_NEXT_START, None),
}


@pytest.mark.parametrize("trouble", Trouble)
def test_a_body_that_was_cut_off_was_not_received(trouble: Trouble) -> None:
    action, code = BEFORE_THE_BODY_WAS_WHOLE[trouble]
    outcome = read_submission(broken(trouble, body_whole=False, words="reset by peer"), RISK)
    assert outcome.action is action
    if code is None:
        assert outcome.failure is None
    else:
        assert outcome.failure is not None
        assert (outcome.failure.code, outcome.failure.words) == (code, "reset by peer")


@pytest.mark.parametrize("trouble", Trouble)
def test_a_whole_body_without_an_answer_is_unconfirmed(trouble: Trouble) -> None:
    outcome = read_submission(broken(trouble, body_whole=True), RISK)
    assert outcome.action is UNCONFIRMED
    assert outcome.failure is not None
    assert outcome.failure.code is FailureCode.ANSWER_LOST


# Retrieving

RETRIEVALS = [
    (202, RetrievalAction.NOT_READY, None),
    (400, RetrievalAction.NOT_READY, None),
    (408, RetrievalAction.NOT_READY, None),
    (409, RetrievalAction.NOT_READY, None),
    (418, RetrievalAction.NOT_READY, None),
    (425, RetrievalAction.NOT_READY, None),
    (404, RetrievalAction.NOT_FOUND, FailureCode.EXPIRED),
    (410, RetrievalAction.NOT_FOUND, FailureCode.EXPIRED),
    (401, RetrievalAction.TOKEN_REFUSED, FailureCode.TOKEN_REFUSED),
    (403, RetrievalAction.TOKEN_REFUSED, FailureCode.TOKEN_REFUSED),
    (429, RetrievalAction.SLOW_DOWN, None),
    (500, RetrievalAction.ANALYSIS_FAILED, FailureCode.ANALYSIS_FAILED),
    (501, RetrievalAction.ASK_AGAIN, FailureCode.SERVICE_TROUBLE),
    (502, RetrievalAction.ASK_AGAIN, FailureCode.SERVICE_TROUBLE),
    (503, RetrievalAction.ASK_AGAIN, FailureCode.SERVICE_TROUBLE),
    (504, RetrievalAction.ASK_AGAIN, FailureCode.SERVICE_TROUBLE),
    (301, RetrievalAction.ASK_AGAIN, FailureCode.REDIRECTED),
    (307, RetrievalAction.ASK_AGAIN, FailureCode.REDIRECTED),
    (407, RetrievalAction.ASK_AGAIN, FailureCode.PROXY_PASSWORD),
]


@pytest.mark.parametrize(("status", "action", "code"), RETRIEVALS)
def test_each_answer_about_a_token_has_its_meaning(
    status: int, action: RetrievalAction, code: FailureCode | None
) -> None:
    # A result counts with status 200 only.
    outcome = read_retrieval(answered(status, RESULT), RISK)
    assert outcome.action is action
    assert (outcome.failure.code if outcome.failure else None) is code


@pytest.mark.parametrize("field", ["global_risk", "vision_risk", "risk", "novelty_risk"])
@pytest.mark.parametrize("value", ["high", None, 3, {}])
def test_an_object_with_a_result_field_is_done_whatever_it_holds(field: str, value: object) -> None:
    body = json.dumps({field: value}).encode()
    assert read_retrieval(answered(200, body), RISK).action is RetrievalAction.DONE


@pytest.mark.parametrize("kind", AnalysisType)
def test_the_key_of_a_requested_analysis_type_is_a_result_and_of_another_is_not(kind: AnalysisType) -> None:
    others = tuple(other for other in AnalysisType if other is not kind)
    assert is_result({kind.value: "..."}, (kind,))
    assert not is_result({kind.value: "..."}, others)


@pytest.mark.parametrize("body", [b"", b"not ready", b"{}", b"[1]", b"null", b'{"status": "in progress"}', b"<html>"])
def test_any_other_200_is_kept_as_evidence(body: bytes) -> None:
    outcome = read_retrieval(answered(200, body), RISK)
    assert outcome.action is RetrievalAction.KEEP_AS_EVIDENCE
    assert outcome.failure is not None
    assert outcome.failure.code is FailureCode.UNREADABLE_ANSWER


@pytest.mark.parametrize(
    ("trouble", "code"),
    [
        (Trouble.UNREACHABLE, FailureCode.OFFLINE),
        (Trouble.NO_ANSWER, FailureCode.OFFLINE),
        (Trouble.UNTRUSTED_CERTIFICATE, FailureCode.CERTIFICATE_UNTRUSTED),
        (Trouble.PROXY_PASSWORD, FailureCode.PROXY_PASSWORD),
    ],
)
def test_a_check_that_did_not_come_through_is_asked_again(trouble: Trouble, code: FailureCode) -> None:
    outcome = read_retrieval(broken(trouble, body_whole=True), RISK)
    assert outcome.action is RetrievalAction.ASK_AGAIN
    assert outcome.failure is not None
    assert outcome.failure.code is code
    assert not outcome.is_answer_about_token


def test_an_answer_beyond_the_bounds_counts_as_unreadable() -> None:
    outcome = read_retrieval(broken(Trouble.ANSWER_BEYOND_BOUNDS, body_whole=True), RISK)
    assert outcome.action is RetrievalAction.KEEP_AS_EVIDENCE


# Whatever arrives


@pytest.mark.parametrize("body_whole", [True, False])
@pytest.mark.parametrize("status", [*range(100, 600), 0, 99, 999, 1000, -1])
def test_every_status_means_something_and_only_success_moves_a_job_on(status: int, *, body_whole: bool) -> None:
    submission = read_submission(answered(status, b'{"retrieve_token": "t"}', body_whole=body_whole), RISK)
    retrieval = read_retrieval(answered(status, RESULT), RISK)
    assert (submission.action is SubmissionAction.PENDING) == (200 <= status < 300)
    assert (retrieval.action is RetrievalAction.DONE) == (status == 200)


@given(status=st.integers(100, 599), body=bodies, body_whole=st.booleans())
def test_no_body_makes_the_reading_raise(status: int, body: bytes, *, body_whole: bool) -> None:
    exchange = answered(status, body, body_whole=body_whole)
    read_submission(exchange, RISK)
    read_retrieval(exchange, RISK)


@given(document=anything_object, status=st.integers(100, 599))
def test_no_json_makes_the_reading_raise_and_its_words_can_be_stored(document: dict[str, object], status: int) -> None:
    body = json.dumps(document).encode()
    exchange = answered(status, body)
    for failure in (read_submission(exchange, RISK).failure, read_retrieval(exchange, RISK).failure):
        if failure is not None:
            failure.words.encode("utf-8")
            assert len(failure.words) <= GREATEST_WORDS_LENGTH


@pytest.mark.parametrize("body", HOSTILE_BODIES, ids=lambda body: repr(body[:24]))
def test_a_hostile_body_is_read_as_an_object_or_as_nothing(body: bytes) -> None:
    document = read_json_object(body)
    assert document is None or isinstance(document, dict)
    words_of(Answer(400, body)).encode("utf-8")


# The service's own words


@pytest.mark.parametrize("name", ["detail", "message", "error", "description", "title"])
def test_the_services_words_are_found_in_the_usual_fields(name: str) -> None:
    assert words_of(Answer(400, json.dumps({name: "The file is damaged"}).encode())) == "The file is damaged"


def test_structured_words_are_kept_as_text() -> None:
    body = json.dumps({"detail": [{"loc": ["file"], "msg": "required"}]}).encode()
    assert words_of(Answer(422, body)) == '[{"loc": ["file"], "msg": "required"}]'


def test_plain_text_counts_as_words_and_a_page_of_html_does_not() -> None:
    assert words_of(Answer(400, b"Not a PDF\n")) == "Not a PDF"
    assert words_of(Answer(502, b"<html><body>Bad gateway</body></html>")) == ""


def test_long_words_are_cut() -> None:
    assert len(words_of(Answer(400, b"x" * 1_000_000))) == GREATEST_WORDS_LENGTH


# Explanations, whose shape is undocumented


@pytest.mark.parametrize(
    ("explanation", "texts"),
    [
        ("plain", {"": ("plain",)}),
        (["one", "two"], {"": ("one", "two")}),
        ({"en": "altered", "fr": "modifié"}, {"en": ("altered",), "fr": ("modifié",)}),
        ({"English": ["a", "b"], "FRENCH": {"vision": "c"}}, {"en": ("a", "b"), "fr": ("c",)}),
        ({"vision": {"en": "a", "fr": "b"}, "metadata": {"en": "c"}}, {"en": ("a", "c"), "fr": ("b",)}),
        ({"vision": "a"}, {"": ("a",)}),
        ([{"en": [{"text": "deep"}]}], {"en": ("deep",)}),
        (None, {}),
        (7, {}),
        ("  ", {}),
        ({}, {}),
    ],
)
def test_texts_are_taken_where_texts_are_found(explanation: object, texts: dict[str, tuple[str, ...]]) -> None:
    assert read_explanations({"explanation": explanation}) == texts


def test_without_an_explanation_there_are_no_texts() -> None:
    assert read_explanations(None) == {}
    assert read_explanations({"global_risk": "low"}) == {}


def test_explanations_are_bounded_in_number_and_depth() -> None:
    assert len(read_explanations({"explanation": ["text"] * 10_000})[""]) == 200
    deep: object = "at the bottom"
    for _ in range(500):
        deep = [deep]
    assert read_explanations({"explanation": deep}) == {}


@given(anything_json)
def test_no_explanation_makes_the_reading_raise(explanation: object) -> None:
    for texts in read_explanations({"explanation": explanation}).values():
        "".join(texts).encode("utf-8")
