"""Any order of submissions, answers, wishes and kills: what must hold of the stored jobs whatever happened."""

import tempfile
from pathlib import Path

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, initialize, invariant, multiple, rule

from finovox_desktop.core.answers import Exchange, Trouble
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import JobState, Move
from finovox_desktop.storage.job_store import Attempt, Call
from tests.unit.storage.conftest import RESULT, Program, StandingClock


class LifeOfTheStore(RuleBasedStateMachine):
    """One document on a real database, killed and started at any moment."""

    attempts = Bundle("attempts")

    @initialize()
    def start(self) -> None:
        self.folder = tempfile.TemporaryDirectory(prefix="finovox-life-")
        self.program = Program.start(Path(self.folder.name) / "jobs.sqlite3", StandingClock())
        self.job_id = self.program.adds()

    def teardown(self) -> None:
        if hasattr(self, "program"):
            self.program.store.connection.close()
            self.folder.cleanup()

    @rule(target=attempts)
    def begins(self) -> object:
        attempt = self.program.does(lambda store: store.begin_attempt(self.job_id, "key-1"))
        return attempt if attempt is not None else multiple()

    @rule(attempt=attempts, body_whole=st.booleans(), trouble=st.sampled_from(Trouble))
    def ends_without_an_answer(self, attempt: Attempt, trouble: Trouble, *, body_whole: bool) -> None:
        if self._is_open(attempt):
            self.program.ends(attempt, Exchange(None, trouble, body_whole))

    @rule(attempt=attempts, status=st.sampled_from([200, 400, 401, 408, 429, 500, 502]), body_whole=st.booleans())
    def is_answered(self, attempt: Attempt, status: int, *, body_whole: bool) -> None:
        if self._is_open(attempt):
            body = f'{{"retrieve_token": "token-{attempt.id}"}}'.encode() if status == 200 else b""
            self.program.is_answered(attempt, status, body, body_whole=body_whole)

    @rule(attempt=attempts, body=st.sampled_from([RESULT, b"<html>"]), is_killed=st.booleans())
    def checks(self, attempt: Attempt, body: bytes, *, is_killed: bool) -> None:
        if is_killed:
            self.program.keeps(attempt, Call.RETRIEVE, 200, body)
            self.is_killed()
        else:
            self.program.checks(attempt, 200, body)

    @rule(attempt=attempts, move=st.sampled_from([Move.ANALYSIS_ENDED, Move.DELETED_BY_SERVICE]))
    def gives_up(self, attempt: Attempt, move: Move) -> None:
        failure = Failure(FailureCode.UNREADABLE_ANSWER)
        self.program.does(lambda store: store.end_pending(attempt.id, move, failure))

    @rule(move=st.sampled_from([Move.DISMISSED_BY_USER, Move.QUEUED_AGAIN]))
    def is_moved_by_the_user(self, move: Move) -> None:
        self.program.does(lambda store: store.move_by_user([self.job_id], move))

    @rule()
    def is_retried(self) -> None:
        self.program.does(lambda store: store.retry([self.job_id]))

    @rule()
    def is_killed(self) -> None:
        self.program = self.program.killed_and_started()
        assert self.program.state(self.job_id) != "submitting"

    @invariant()
    def is_done_exactly_when_there_is_a_result(self) -> None:
        details = self.program.store.reader.details(self.job_id)
        assert details is not None
        assert (details.job.state is JobState.DONE) == (details.answer == RESULT) == (details.job.risk is not None)

    @invariant()
    def has_a_token_to_ask_exactly_while_it_is_pending(self) -> None:
        held = self.program.store.reader.held_tokens()
        assert len(held) == (self.program.state(self.job_id) == "pending")

    @invariant()
    def has_a_history_without_gaps(self) -> None:
        details = self.program.store.reader.details(self.job_id)
        assert details is not None
        history = details.history
        assert [entry.from_state for entry in history[1:]] == [entry.to_state for entry in history[:-1]]
        assert history[-1].to_state is details.job.state

    def _is_open(self, attempt: Attempt) -> bool:
        """Whether no end of this attempt was noted yet: a request ends once."""
        return self.program.rows(f"SELECT ended_at FROM attempt WHERE id = {attempt.id}") == [(None,)]


TestLifeOfTheStore = LifeOfTheStore.TestCase
TestLifeOfTheStore.settings = settings(max_examples=40, stateful_step_count=25, deadline=None)
