"""Tokens that are due together: asked over one connection where the service is quick, and none held up by another where not."""

import json
from datetime import timedelta

import pytest

from finovox_desktop.core.job import JobState
from tests.fakes import faults
from tests.fakes.fault_service import Conversation, FaultService
from tests.unit.engine.run import MakeRun, Run, wait_until

INTERVAL = 30.0
"""Seconds between two checks of a token. The tests' clock is moved; none of them waits so long."""


class Hanging:
    """Answers about one token when it is released, and at once about the others, as told."""

    def __init__(self, token: str, others: dict[str, object], status: int) -> None:
        self._token = token
        self._others = others
        self._status = status

    def __call__(self, conversation: Conversation) -> None:
        conversation.read_body()
        if json.loads(conversation.request.body)["retrieve_token"] == self._token:
            conversation.service.wait_for_release()
        conversation.answer(self._status, faults.json_bytes(self._others), faults.JSON)


@pytest.fixture
def run(start: MakeRun, files: list[str]) -> Run:
    """One with several documents in analysis that are asked about when the test wants it."""
    run = start(check_interval=INTERVAL)
    run.add(*files)
    wait_until(lambda: run.all_are(JobState.PENDING), "the tokens")
    return run


def _check_now(run: Run, service: FaultService) -> None:
    run.controller.check_now()
    wait_until(lambda: len(service.checks()) == len(run.jobs), "the checks")


def _waiting_for_answers(run: Run) -> list[str]:
    return [job_id for job_id in run.jobs if run.controller.next_check_in(job_id) == 0.0]


def test_they_share_a_connection(run: Run, service: FaultService) -> None:
    service.on_retrieve(faults.not_ready())
    before = service.connections
    _check_now(run, service)
    wait_until(lambda: not _waiting_for_answers(run), "the answers")
    assert service.connections - before <= 1


def test_one_that_hangs_holds_up_none_that_is_ready(run: Run, service: FaultService) -> None:
    service.on_retrieve(Hanging("token-1", dict(faults.RESULT), 200))
    _check_now(run, service)
    wait_until(lambda: run.states().count(JobState.DONE) == len(run.jobs) - 1, "the other results")
    service.release()
    wait_until(lambda: run.all_are(JobState.DONE), "the last result")


def test_one_that_hangs_holds_up_no_further_check(run: Run, service: FaultService) -> None:
    """Neither of those that stood behind it, nor of those that were answered before it."""
    service.on_retrieve(Hanging("token-3", {"status": "processing"}, 202))
    _check_now(run, service)
    wait_until(lambda: len(_waiting_for_answers(run)) == 1, "the other answers")
    service.release()
    wait_until(lambda: not _waiting_for_answers(run), "the last answer")


def test_that_they_are_not_ready_is_remembered_for_the_next_run(
    start: MakeRun, run: Run, service: FaultService
) -> None:
    service.on_retrieve(faults.not_ready())
    run.advance(20 * 60)
    _check_now(run, service)
    wait_until(lambda: not _waiting_for_answers(run), "the answers")
    answered_at = run.clock.now()
    run.shut_down()
    service.on_retrieve(faults.no_answer())
    again = start(check_interval=INTERVAL)
    deadline = again.controller.nearest_deadline()
    assert deadline is not None
    assert abs(deadline - answered_at - timedelta(hours=1)) < timedelta(minutes=1)


def test_a_result_that_comes_after_its_job_was_removed_for_good_is_no_other_documents(
    start: MakeRun, service: FaultService, files: list[str], caplog: pytest.LogCaptureFixture
) -> None:
    run = start(check_interval=INTERVAL)
    service.on_retrieve(Hanging("token-1", dict(faults.RESULT), 200))
    (removed,) = run.add(files[0])
    run.wait_for(JobState.PENDING)
    _check_now(run, service)
    run.controller.remove([removed])
    wait_until(lambda: not run.jobs, "the removal")
    run.controller.clear_finished()  # what was removed before cannot be brought back any more
    (other,) = run.add(files[1])
    run.wait_for(JobState.PENDING, other)
    service.release()
    wait_until(lambda: not run.is_asking(), "the late result")
    run.controller.move_to_top([other])  # a commit behind all that the late result brought about
    run.read_details(other)
    assert run.job(other).state is JobState.PENDING
    assert not [record for record in caplog.records if record.levelname == "CRITICAL"]
