"""A job on its way: each submission is an attempt, and no token or result is ever lost."""

import pytest

from finovox_desktop.core.answers import Answer, Exchange, SubmissionAction, Trouble, read_retrieval, read_submission
from finovox_desktop.core.destination import SANDBOX, SERVICE
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import JobState, Move
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.storage.job_store import _SUBMISSION_MOVES, MOST_EVIDENCE_ANSWERS, Call
from tests.unit.storage.conftest import RESULT, RISK, START, Program, StandingClock

TOKEN = b'{"retrieve_token": "token-1"}'


def test_submitting_is_noted_before_the_first_byte_leaves(program: Program) -> None:
    job_id = program.adds()
    attempt = program.begins(job_id)
    assert attempt.job.id == job_id
    assert program.state(job_id) == "submitting"
    assert program.moves(job_id) == ["added", "submission_began"]


def test_only_a_queued_job_is_submitted(program: Program) -> None:
    job_id = program.adds()
    program.begins(job_id)
    assert program.does(lambda store: store.begin_attempt(job_id, "key-1")) is None
    assert program.does(lambda store: store.begin_attempt("gone", "key-1")) is None


def test_a_token_is_given_out_once_with_the_key_that_got_it(program: Program, clock: StandingClock) -> None:
    job_id = program.adds()
    clock.pass_by(5)
    attempt = program.makes_pending(job_id, key_id="key-7")
    (held,) = program.change().tokens
    assert (held.job_id, held.attempt_id, held.destination, held.key_id) == (job_id, attempt.id, SERVICE, "key-7")
    assert held.token.reveal() == "token-1"
    assert (held.submitted_at, held.last_not_ready_at, held.analysis_types) == (program.clock.now(), None, RISK)
    assert program.change().tokens == ()
    assert program.store.reader.held_tokens() == (held,)
    assert program.job(job_id).has_token


def test_a_result_is_kept_byte_for_byte_and_read(program: Program, clock: StandingClock) -> None:
    job_id = program.adds()
    attempt = program.makes_pending(job_id)
    clock.pass_by(60)
    body = RESULT + b" \n\xff"[:2]
    program.checks(attempt, 200, body)
    job = program.job(job_id)
    assert (job.state, job.received_at) == (JobState.DONE, clock.now())
    assert job.risk == RiskReport(global_risk="high", vision_risk="low", software="photoshop")
    details = program.store.reader.details(job_id)
    assert details is not None
    assert details.answer == body
    assert program.moves(job_id)[-2:] == ["token_received", "result_received"]
    assert program.store.reader.held_tokens() == ()


def test_a_submission_that_is_answered_with_a_result_is_done(program: Program) -> None:
    job_id = program.adds()
    program.is_answered(program.begins(job_id), 200, RESULT)
    assert program.state(job_id) == "done"
    assert program.job(job_id).risk is not None


@pytest.mark.parametrize("action", SubmissionAction)
def test_every_end_of_a_submission_moves_the_job(action: SubmissionAction) -> None:
    assert action in _SUBMISSION_MOVES


@pytest.mark.parametrize(
    ("exchange", "state"),
    [
        (Exchange(None, Trouble.UNREACHABLE, body_whole=False), "queued"),
        (Exchange(None, Trouble.UNTRUSTED_CERTIFICATE, body_whole=False), "queued"),
        (Exchange(None, Trouble.FILE_UNREACHABLE, body_whole=False), "queued"),
        (Exchange(None, Trouble.QUITTING, body_whole=False), "queued"),
        (Exchange(None, Trouble.FILE_CHANGED, body_whole=False), "failed"),
        (Exchange(None, Trouble.CANCELLED, body_whole=False), "cancelled"),
        (Exchange(None, Trouble.CANCELLED, body_whole=True), "unconfirmed"),
        (Exchange(None, Trouble.NO_ANSWER, body_whole=True), "unconfirmed"),
    ],
)
def test_a_submission_without_an_answer(program: Program, exchange: Exchange, state: str) -> None:
    job_id = program.adds()
    program.ends(program.begins(job_id), exchange)
    assert program.state(job_id) == state


def test_each_submission_is_an_attempt_of_its_own(program: Program) -> None:
    job_id = program.adds()
    for _ in range(3):
        program.ends(program.begins(job_id), Exchange(None, Trouble.UNREACHABLE, body_whole=False))
    assert program.rows("SELECT count(*), count(ended_at), sum(body_whole) FROM attempt") == [(3, 3, 0)]


@pytest.mark.parametrize("move", [Move.DISMISSED_BY_USER, Move.QUEUED_AGAIN])
def test_a_late_token_moves_the_job_on_whatever_it_had_become(program: Program, move: Move) -> None:
    job_id = program.adds()
    attempt = program.begins(job_id)
    program.ends(attempt, Exchange(None, Trouble.CANCELLED, body_whole=True))
    program.does(lambda store: store.move_by_user([job_id], move))
    program.change()
    program.is_answered(attempt, 200, TOKEN)
    assert program.state(job_id) == "pending"
    assert [held.token.reveal() for held in program.change().tokens] == ["token-1"]


def test_a_late_token_of_an_earlier_attempt_ends_the_next_submission(program: Program) -> None:
    job_id = program.adds()
    first = program.begins(job_id)
    program.ends(first, Exchange(None, Trouble.NO_ANSWER, body_whole=True))
    program.does(lambda store: store.retry([job_id]))
    second = program.begins(job_id)
    program.is_answered(first, 200, TOKEN)
    program.ends(second, Exchange(None, Trouble.CANCELLED, body_whole=False))
    assert program.state(job_id) == "pending"
    program.checks(first, 200, RESULT)
    assert program.state(job_id) == "done"


def test_a_job_that_got_two_tokens_in_one_commit_is_given_out_once(program: Program) -> None:
    job_id = program.adds()
    first = program.begins(job_id)
    program.ends(first, Exchange(None, Trouble.NO_ANSWER, body_whole=True))
    program.does(lambda store: store.retry([job_id]))
    second = program.begins(job_id)
    program.change()
    program.is_answered(first, 200, TOKEN)
    program.is_answered(second, 200, b'{"retrieve_token": "token-2"}')
    assert [held.token.reveal() for held in program.change().tokens] == ["token-2"]


def test_a_late_result_counts_and_later_words_do_not_undo_it(program: Program) -> None:
    job_id = program.adds()
    attempt = program.makes_pending(job_id)
    program.does(lambda store: store.move_by_user([job_id], Move.DISMISSED_BY_USER))
    program.checks(attempt, 200, RESULT)
    assert program.state(job_id) == "done"
    program.is_answered(attempt, 200, TOKEN)
    assert program.state(job_id) == "done"
    assert program.store.reader.held_tokens() == ()


def test_not_ready_is_remembered_for_the_deadline(program: Program, clock: StandingClock) -> None:
    job_id = program.adds()
    attempt = program.makes_pending(job_id)
    program.change()
    clock.pass_by(30)
    program.checks(attempt, 202)
    assert program.store.reader.held_tokens()[0].last_not_ready_at == clock.now()
    assert not program.change(), "no row says so"
    clock.pass_by(30)
    program.checks(attempt, 404)
    assert program.store.reader.held_tokens()[0].last_not_ready_at != clock.now()


def test_unreadable_answers_are_kept_the_first_and_the_newest(program: Program) -> None:
    attempt = program.makes_pending(program.adds())
    for number in range(10):
        program.checks(attempt, 200, f"evidence {number}".encode())
    kept = [row[0] for row in program.rows("SELECT body FROM answer WHERE call = 'retrieve' ORDER BY id")]
    assert kept == [b"evidence 0", b"evidence 6", b"evidence 7", b"evidence 8", b"evidence 9"]
    assert len(kept) == MOST_EVIDENCE_ANSWERS


def test_a_pending_job_ends_with_its_reason_and_another_does_not(program: Program) -> None:
    job_id = program.adds()
    attempt = program.makes_pending(job_id)
    failure = Failure(FailureCode.EXPIRED)
    program.does(lambda store: store.end_pending(attempt.id, Move.DELETED_BY_SERVICE, failure))
    assert (program.job(job_id).state, program.job(job_id).failure) == (JobState.EXPIRED, failure)
    program.does(lambda store: store.end_pending(attempt.id, Move.ANALYSIS_ENDED, failure))
    assert program.state(job_id) == "expired"


def test_words_of_any_kind_are_kept_with_the_failure(program: Program) -> None:
    job_id = program.adds()
    program.is_answered(program.begins(job_id), 422, b'{"detail": "nul\\u0000 \\ud800 \'; --"}')
    assert program.job(job_id).failure == Failure(FailureCode.REJECTED, "nul\x00 \N{REPLACEMENT CHARACTER} '; --")


# What the user wants


def test_cancelling_concerns_jobs_that_wait(program: Program) -> None:
    waiting, submitting = program.adds(content=1), program.adds(content=2)
    program.begins(submitting)
    program.does(lambda store: store.cancel_queued([waiting, submitting, "gone"]))
    assert (program.state(waiting), program.state(submitting)) == ("cancelled", "submitting")


def test_a_users_move_is_made_where_it_is_legal(program: Program) -> None:
    queued, done = program.adds(content=1), program.adds(content=2)
    program.is_answered(program.begins(done), 200, RESULT)
    program.does(lambda store: store.move_by_user([queued, done, "gone"], Move.DISMISSED_BY_USER))
    assert (program.state(queued), program.state(done)) == ("dismissed", "done")


def test_a_queued_job_can_fail_and_a_pending_one_not(program: Program) -> None:
    queued, pending = program.adds(content=1), program.adds(content=2)
    program.makes_pending(pending)
    for job_id in (queued, pending):
        program.does(lambda store, job_id=job_id: store.fail_queued(job_id, Failure(FailureCode.CUT_OFF)))  # type: ignore[misc]
    assert (program.state(queued), program.state(pending)) == ("failed", "pending")


@pytest.mark.parametrize(
    ("move", "code", "state"),
    [
        (Move.ANALYSIS_ENDED, FailureCode.TOKEN_REFUSED, "pending"),
        (Move.ANALYSIS_ENDED, FailureCode.UNREADABLE_ANSWER, "pending"),
        (Move.ANALYSIS_ENDED, FailureCode.ANALYSIS_FAILED, "queued"),
        (Move.DELETED_BY_SERVICE, FailureCode.EXPIRED, "queued"),
    ],
)
def test_a_retry_asks_the_token_where_that_can_help(
    program: Program, move: Move, code: FailureCode, state: str
) -> None:
    job_id = program.adds()
    attempt = program.makes_pending(job_id)
    program.does(lambda store: store.end_pending(attempt.id, move, Failure(code)))
    program.does(lambda store: store.retry([job_id, "gone"]))
    assert program.state(job_id) == state
    assert program.job(job_id).failure is None


def test_retrying_all_failed_leaves_unconfirmed_ones_alone(program: Program) -> None:
    failed, unconfirmed = program.adds(content=1), program.adds(content=2)
    program.is_answered(program.begins(failed), 400)
    program.ends(program.begins(unconfirmed), Exchange(None, Trouble.NO_ANSWER, body_whole=True))
    program.does(lambda store: store.retry_all_failed())
    assert (program.state(failed), program.state(unconfirmed)) == ("queued", "unconfirmed")


# The process was killed


@pytest.mark.parametrize(
    ("status", "body", "state"),
    [
        (200, TOKEN, "pending"),
        (200, RESULT, "done"),
        (400, b"", "failed"),
        (429, b"", "queued"),
        (504, b"", "unconfirmed"),
    ],
)
def test_an_answer_to_a_submission_that_was_kept_is_read_at_the_next_start(
    program: Program, status: int, body: bytes, state: str
) -> None:
    job_id = program.adds()
    program.keeps(program.begins(job_id), Call.ANALYSE, status, body)
    assert program.state(job_id) == "submitting"
    program = program.killed_and_started()
    assert program.state(job_id) == state
    assert program.rows("SELECT body, is_read FROM answer") == [(body, 1)]
    assert len(program.store.reader.held_tokens()) == (state == "pending")


def test_whether_the_body_was_whole_is_known_at_the_next_start(program: Program) -> None:
    job_id = program.adds()
    program.keeps(program.begins(job_id), Call.ANALYSE, 502, b"", body_whole=False)
    assert program.killed_and_started().state(job_id) == "queued"


@pytest.mark.parametrize(("body", "state"), [(RESULT, "done"), (b"<html>", "pending")])
def test_an_answer_about_a_token_that_was_kept_is_read_at_the_next_start(
    program: Program, body: bytes, state: str
) -> None:
    job_id = program.adds()
    program.keeps(program.makes_pending(job_id), Call.RETRIEVE, 200, body)
    program = program.killed_and_started()
    assert program.state(job_id) == state
    assert program.killed_and_started().moves(job_id).count("result_received") == (state == "done")


def test_a_submission_of_which_nothing_is_known_is_unconfirmed(program: Program) -> None:
    job_id = program.adds()
    program.begins(job_id)
    program = program.killed_and_started()
    assert program.state(job_id) == "unconfirmed"
    assert program.job(job_id).failure == Failure(FailureCode.INTERRUPTED)
    program = program.killed_and_started()
    assert program.moves(job_id).count("answer_lost") == 1


def test_queued_and_pending_jobs_go_on(program: Program) -> None:
    queued, pending = program.adds(content=1), program.adds(content=2)
    program.makes_pending(pending)
    program = program.killed_and_started()
    assert (program.state(queued), program.state(pending)) == ("queued", "pending")
    assert [held.job_id for held in program.store.reader.held_tokens()] == [pending]


def test_open_jobs_of_the_sandbox_are_queued_again(program: Program) -> None:
    submitting, pending = (program.adds(content=n, destination=SANDBOX) for n in (1, 2))
    program.begins(submitting)
    program.makes_pending(pending)
    program = program.killed_and_started()
    assert [program.state(job_id) for job_id in (submitting, pending)] == ["queued", "queued"]
    assert not program.job(pending).has_token
    assert program.moves(pending)[-1] == "sandbox_ended"


def test_no_token_of_a_sandbox_that_ended_is_asked_again(program: Program) -> None:
    job_id = program.adds(destination=SANDBOX)
    attempt = program.makes_pending(job_id)
    failure = Failure(FailureCode.UNREADABLE_ANSWER)
    program.does(lambda store: store.end_pending(attempt.id, Move.ANALYSIS_ENDED, failure))
    program = program.killed_and_started()
    program.does(lambda store: store.retry([job_id]))
    assert program.state(job_id) == "queued"


def test_every_row_of_the_history_has_its_time(program: Program, clock: StandingClock) -> None:
    job_id = program.adds()
    clock.pass_by(1)
    attempt = program.begins(job_id)
    clock.pass_by(1)
    program.is_answered(attempt, 400, b'{"detail": "no"}')
    details = program.store.reader.details(job_id)
    assert details is not None
    assert [(entry.at - START).seconds for entry in details.history] == [0, 1, 2]
    assert details.history[-1].failure == Failure(FailureCode.REJECTED, "no")


def test_a_late_answer_about_a_job_that_was_removed_for_good_is_given_to_no_other(program: Program) -> None:
    """The undo is over while the service still takes its time, and another document is submitted meanwhile."""
    asked, submitted = program.adds(), program.adds(content=2)
    late_result, late_token = program.makes_pending(asked), program.begins(submitted)
    program.does(lambda store: store.leave_unconfirmed(submitted, FailureCode.CANCELLED_TOO_LATE))
    program.does(lambda store: store.removals.remove([asked, submitted]))
    program.does(lambda store: store.removals.purge())
    others = [program.adds(content=3), program.adds(content=4)]
    for other in others:
        program.makes_pending(other, f"token of {other}")
    unread = program.keeps(program.begins(program.adds(content=5)), Call.ANALYSE, 200, TOKEN)
    program.change()
    result, token = Answer(200, RESULT), Answer(200, TOKEN)
    assert program.does(lambda store: store.keep_answer(late_result.id, Call.RETRIEVE, result)) is None
    assert program.does(lambda store: store.keep_answer(late_token.id, Call.ANALYSE, token)) is None
    retrieval = read_retrieval(Exchange(result, None, body_whole=True), RISK)
    submission = read_submission(Exchange(token, None, body_whole=True), RISK)
    program.does(lambda store: store.end_check(late_result.id, retrieval, answer_number=unread))
    program.does(lambda store: store.end_submission(late_token.id, submission, body_whole=True, answer_number=unread))
    assert not program.change()
    assert program.rows("SELECT id FROM answer WHERE NOT is_read") == [(unread,)]
    assert [program.state(other) for other in others] == ["pending", "pending"]
    assert [held.token.reveal() for held in program.store.reader.held_tokens()] == [f"token of {it}" for it in others]
