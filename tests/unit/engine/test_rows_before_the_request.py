"""Submissions of which the service sees nothing, or too little: no connection, no trust, no file, cut off again and again."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from finovox_desktop.core.destination import Destination
from finovox_desktop.core.failures import FailureCode
from finovox_desktop.core.job import JobState
from finovox_desktop.core.status import Condition
from finovox_desktop.service.bounds import Bounds
from finovox_desktop.ui.jobs.job_text import row_sentence
from finovox_desktop.ui.words.error_text import condition_text
from tests.fakes import faults
from tests.fakes.certificates import make_certificate, server_context, server_context_without_common_cipher
from tests.fakes.fault_service import Conversation, FaultService
from tests.unit.engine.run import MakeRun, Run, wait_until

NEVER = 1e6
"""A check interval, in seconds, that no test lives to see: only submissions matter here."""

HOUR = 3600.0
SHORT = Bounds(connecting=0.3, silence=0.3, overall=30.0)


def _offline(run: Run, job_id: str) -> None:
    assert run.wait_for_condition(Condition.OFFLINE).failure is not None
    assert condition_text(run.controller.status) == "The service cannot be reached"
    run.wait_for(JobState.QUEUED, job_id)
    assert str(row_sentence(run.job(job_id))) == "Waiting · the service cannot be reached"


def test_a_name_that_is_not_known(start: MakeRun, files: list[str]) -> None:
    run = start(destination=Destination("https://nobody.invalid"))
    (job_id,) = run.add(files[0])
    _offline(run, job_id)


def test_nobody_listens(start: MakeRun, files: list[str]) -> None:
    with faults.good_service() as gone:
        root = gone.root
    run = start(destination=Destination(root))
    (job_id,) = run.add(files[0])
    _offline(run, job_id)


@pytest.mark.parametrize("fault", ["hangs", "fails"])
def test_a_tls_handshake_that_comes_to_nothing(start: MakeRun, files: list[str], tmp_path: Path, fault: str) -> None:
    certificate = make_certificate(tmp_path)
    context = (server_context if fault == "hangs" else server_context_without_common_cipher)(certificate)
    with FaultService(faults.Tokens(), context=context, shakes_hands=fault != "hangs") as secure:
        run = start(destination=Destination(secure.root), bounds=SHORT)
        (job_id,) = run.add(files[0])
        _offline(run, job_id)
        assert secure.connections == 1
        assert not secure.requests
        run.shut_down()


def test_an_untrusted_certificate(
    start: MakeRun, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    certificate = make_certificate(tmp_path)
    with FaultService(faults.Tokens(), context=server_context(certificate)) as secure:
        run = start(check_interval=NEVER, destination=Destination(secure.root))
        (job_id,) = run.add(files[0])
        status = run.wait_for_condition(Condition.BLOCKED)
        assert condition_text(status) == "The service's certificate is not trusted"
        run.wait_for(JobState.QUEUED, job_id)
        assert str(row_sentence(run.job(job_id))) == "Waiting · the service's certificate is not trusted"
        run.advance(HOUR)
        run.add(files[1])
        assert not secure.requests
        assert secure.connections == 1
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        run = start(check_interval=NEVER, destination=Destination(secure.root))
        wait_until(lambda: len(run.jobs) == 2 and run.all_are(JobState.PENDING), "both pending")
        assert [request.is_whole for request in secure.submissions()] == [True, True]
        run.shut_down()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize("is_secure", [False, True], ids=["http", "https"])
def test_a_redirect_to_another_port_reaches_nobody(
    start: MakeRun, files: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, status: int, *, is_secure: bool
) -> None:
    """Both trust the same certificate: what keeps the key here is that no redirect is followed."""
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    context = server_context(certificate) if is_secure else None
    trap_context = server_context(certificate) if is_secure else None
    with (
        FaultService(faults.Tokens(), context=trap_context) as trap,
        FaultService(faults.answer(404), context=context) as service,
    ):
        service.on_analyse(faults.redirect(f"{trap.root}/analyse", status), faults.token("t"))
        service.on_retrieve(faults.redirect(f"{trap.root}/retrieve", status), faults.result())
        run = start(check_interval=0.1, destination=Destination(service.root))
        (job_id,) = run.add(files[0])
        run.wait_for_condition(Condition.BLOCKED)
        run.controller.try_again()
        run.wait_for(JobState.DONE, job_id)
        assert (len(service.submissions()), len(service.checks())) == (2, 2)
        assert trap.connections == 0
        run.shut_down()


@dataclass(frozen=True, slots=True)
class EarlyAnswer:
    """A status that comes before the body is whole, and what is so then."""

    status: int
    condition: Condition
    sentence: str


EARLY_ANSWERS = [
    EarlyAnswer(401, Condition.BLOCKED, "Waiting · the service refused the API key"),
    EarlyAnswer(413, Condition.READY, "The document is too large for the service · Dismiss"),
    EarlyAnswer(429, Condition.WAITING, "Waiting · the service asks to wait"),
    EarlyAnswer(500, Condition.READY, "Waiting · the service is in trouble"),
]


@pytest.mark.parametrize("early", EARLY_ANSWERS, ids=lambda early: str(early.status))
def test_an_answer_over_tls_before_the_body_is_whole(
    start: MakeRun, large_file: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, early: EarlyAnswer
) -> None:
    """The service answers and closes in the middle of the body: to TLS that is an error, and the answer is still there."""
    certificate = make_certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    with FaultService(faults.answer_and_reset(early.status), context=server_context(certificate)) as service:
        run = start(check_interval=NEVER, destination=Destination(service.root))
        (job_id,) = run.add(large_file)
        wait_until(lambda: run.submissions_ended == 1 and run.job(job_id).failure is not None, "the end")
        assert str(row_sentence(run.job(job_id))) == early.sentence
        run.wait_for_condition(early.condition)
        assert [request.is_whole for request in service.submissions()] == [False]
        run.shut_down()


# What becomes of the file


def test_a_file_that_changed(start: MakeRun, service: FaultService, files: list[str]) -> None:
    run = start(check_interval=NEVER)
    run.controller.pause()
    (job_id,) = run.add(files[0])
    Path(files[0]).write_bytes(b"%PDF-1.7 another")
    run.controller.resume()
    run.wait_for(JobState.FAILED, job_id)
    assert str(row_sentence(run.job(job_id))) == "The file changed after it was added · Analyse again"
    assert condition_text(run.controller.status) == "Ready"
    run.advance(HOUR)
    assert service.connections == 0


def test_a_file_that_cannot_be_reached(start: MakeRun, service: FaultService, files: list[str]) -> None:
    run = start(check_interval=NEVER)
    run.controller.pause()
    (job_id,) = run.add(files[0])
    path, aside = Path(files[0]), Path(files[0]).with_suffix(".aside")
    path.rename(aside)
    run.controller.resume()
    wait_until(lambda: run.submissions_ended == 1, "the first look")
    wait_until(lambda: str(row_sentence(run.job(job_id))) == "Waiting · the file cannot be reached", "the words")
    assert condition_text(run.controller.status) == "Ready"
    aside.rename(path)
    run.advance(59)
    assert run.job(job_id).state is JobState.QUEUED
    run.advance(1)
    run.wait_for(JobState.PENDING, job_id)
    (seen,) = service.submissions()
    assert seen.is_whole


def test_a_body_that_is_cut_off_five_times_while_others_pass(
    start: MakeRun, service: FaultService, large_file: str, files: list[str]
) -> None:
    cut_off, accept = faults.close_in_body(), faults.Tokens()

    def cut_off_the_large_one(conversation: Conversation) -> None:
        (cut_off if conversation.request.announced_length > 1_000_000 else accept)(conversation)

    service.on_analyse(cut_off_the_large_one)
    run = start(check_interval=NEVER)
    (job_id,) = run.add(large_file)
    _offline(run, job_id)
    run.add(files[0])

    def has_failed_in_time() -> bool:
        run.advance(60)
        return run.job(job_id).state is JobState.FAILED

    wait_until(has_failed_in_time, "the failure")
    failure = run.job(job_id).failure
    assert failure is not None
    assert failure.code is FailureCode.CUT_OFF
    words = "The connection was cut five times while this document was sent · Try again"
    assert str(row_sentence(run.job(job_id))) == words
    assert [request.is_whole for request in service.submissions()].count(False) == 5
    run.controller.check_now()
    assert condition_text(run.wait_for_condition(Condition.READY)) == "Ready"
