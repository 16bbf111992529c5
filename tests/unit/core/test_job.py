"""The table of moves."""

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from finovox_desktop.core.job import (
    IN_PROGRESS,
    MOVES,
    NEEDS_ATTENTION,
    IllegalMoveError,
    JobState,
    Move,
    is_legal,
    next_state,
)

LEGAL = {
    Move.SUBMISSION_BEGAN: {"queued": "submitting"},
    Move.NOT_RECEIVED: {"submitting": "queued"},
    Move.TOKEN_RECEIVED: {
        "queued": "pending", "submitting": "pending", "pending": "pending", "done": "done", "failed": "pending",
        "unconfirmed": "pending", "expired": "pending", "cancelled": "pending", "dismissed": "pending",
    },
    Move.RESULT_RECEIVED: {state.value: "done" for state in JobState},
    Move.REFUSED: {"submitting": "failed", "queued": "failed"},
    Move.ANSWER_LOST: {"submitting": "unconfirmed"},
    Move.ANALYSIS_ENDED: {"pending": "failed"},
    Move.DELETED_BY_SERVICE: {"pending": "expired"},
    Move.CANCELLED_BY_USER: {"queued": "cancelled", "submitting": "cancelled"},
    Move.DISMISSED_BY_USER: dict.fromkeys(
        ("queued", "pending", "failed", "unconfirmed", "expired", "cancelled"), "dismissed"
    ),
    Move.QUEUED_AGAIN: dict.fromkeys(("failed", "unconfirmed", "expired", "cancelled"), "queued"),
    Move.ASKED_AGAIN: dict.fromkeys(("failed", "unconfirmed", "expired", "cancelled"), "pending"),
    Move.SANDBOX_ENDED: {"submitting": "queued", "pending": "queued"},
}  # fmt: skip


@pytest.mark.parametrize("state", JobState)
@pytest.mark.parametrize("move", [move for move in Move if move is not Move.ADDED])
def test_every_move_from_every_state_is_the_tables_or_refused(move: Move, state: JobState) -> None:
    expected = LEGAL[move].get(state.value)
    assert is_legal(state, move) == (expected is not None)
    if expected is None:
        with pytest.raises(IllegalMoveError, match=f"{move.value} is no legal move of a job that is {state.value}"):
            next_state(state, move)
    else:
        assert next_state(state, move) == expected


@pytest.mark.parametrize("state", JobState)
def test_a_job_is_added_once(state: JobState) -> None:
    assert not is_legal(state, Move.ADDED)


def test_every_state_is_in_progress_or_needs_attention_or_is_an_end() -> None:
    assert not IN_PROGRESS & NEEDS_ATTENTION
    assert set(JobState) - IN_PROGRESS - NEEDS_ATTENTION == {JobState.DONE, JobState.CANCELLED, JobState.DISMISSED}


class LifeOfAJob(RuleBasedStateMachine):
    """Any order of legal moves; what must hold whichever way a job went."""

    def __init__(self) -> None:
        super().__init__()
        self.state = JobState.QUEUED
        self.before: JobState | None = None
        self.move = Move.ADDED

    @rule(move=st.sampled_from(Move))
    def moves(self, move: Move) -> None:
        if is_legal(self.state, move):
            self.before, self.move, self.state = self.state, move, next_state(self.state, move)

    @precondition(lambda self: self.state is not JobState.DONE)
    @rule()
    def gets_a_late_token(self) -> None:
        assert next_state(self.state, Move.TOKEN_RECEIVED) is JobState.PENDING

    @rule()
    def gets_a_late_result(self) -> None:
        assert next_state(self.state, Move.RESULT_RECEIVED) is JobState.DONE

    @invariant()
    def is_submitted_from_the_queue_only(self) -> None:
        if self.state is JobState.SUBMITTING:
            assert self.before is JobState.QUEUED

    @invariant()
    def leaves_unconfirmed_by_the_user_or_by_a_late_answer_only(self) -> None:
        if self.before is JobState.UNCONFIRMED:
            assert self.move in {
                Move.QUEUED_AGAIN,
                Move.ASKED_AGAIN,
                Move.DISMISSED_BY_USER,
                Move.TOKEN_RECEIVED,
                Move.RESULT_RECEIVED,
            }

    @invariant()
    def stays_done_once_it_is(self) -> None:
        if self.before is JobState.DONE:
            assert self.state is JobState.DONE

    @invariant()
    def stays_dismissed_but_for_a_late_answer(self) -> None:
        if self.before is JobState.DISMISSED:
            assert self.move in {Move.TOKEN_RECEIVED, Move.RESULT_RECEIVED}

    @invariant()
    def always_has_a_way_out_unless_it_ended(self) -> None:
        ways = {MOVES[move][self.state] for move in MOVES if self.state in MOVES[move]} - {self.state}
        assert ways or self.state is JobState.DONE


TestLifeOfAJob = LifeOfAJob.TestCase
