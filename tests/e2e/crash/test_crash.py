"""Killed at any moment, started again: nothing is lost, nothing is sent twice, and what is not known is said."""

import json
import random
import signal
import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

from tests.e2e.crash.driver import Moment
from tests.e2e.crash.life import GREATEST_SECONDS, Life
from tests.fakes import faults
from tests.fakes.capricious_service import CapriciousService

LARGE_BYTES = 8 * 1024 * 1024
"""Longer than what a connection's buffers hold: such a body can be cut off before it is whole."""

MOST_MOMENTS = 24
"""A kill from outside comes at the latest so many steps of conversations after the start."""


@dataclass(frozen=True, slots=True)
class Stored:
    """What the data directory says of a document."""

    state: str
    failure: str | None
    tokens: frozenset[str]
    result: str | None


def _make_documents(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"d{number:03}.pdf" for number in range(count)]
    for number, path in enumerate(paths):
        with path.open("wb") as file:
            file.write(f"%PDF-1.7 {path.name}\n".encode())
            if number % 8 == 0:
                file.truncate(LARGE_BYTES)
    return paths


def _read(directory: Path) -> dict[str, Stored]:
    """Read what is stored; a document with two jobs would be an error."""
    connection = sqlite3.connect(directory / "jobs.sqlite3")
    jobs = connection.execute(
        "SELECT job.id, name, state, failure_code, body FROM job LEFT JOIN answer ON answer.id = result_answer"
    ).fetchall()
    attempts = connection.execute("SELECT job_id, token FROM attempt WHERE token IS NOT NULL").fetchall()
    connection.close()
    assert len({name for _, name, *_ in jobs}) == len(jobs)
    return {
        Path(name).stem: Stored(
            state,
            failure,
            frozenset(token for owner, token in attempts if owner == job_id),
            json.loads(body)["name"] if body else None,
        )
        for job_id, name, state, failure, body in jobs
    }


def _run_to_the_end(directory: Path, capricious: CapriciousService, documents: Sequence[Path], jobs: int) -> None:
    with Life(directory, capricious.service, documents) as life:
        capricious.service.wait_until(lambda: life.idle_jobs == jobs or life.is_over, GREATEST_SECONDS)
        life.must_live()


def _live_and_die(
    directory: Path, capricious: CapriciousService, documents: Sequence[Path], dice: random.Random
) -> bool:
    """Run until a moment that the dice choose, and die; tell whether the documents' paths were durable by then."""
    strikes_itself = dice.random() < 0.25
    moment = dice.choice(list(Moment)) if strikes_itself else None
    wait = MOST_MOMENTS if strikes_itself else dice.randint(0, MOST_MOMENTS)
    with Life(directory, capricious.service, documents, moment, dice.randint(1, 3)) as life:
        capricious.service.wait_until(lambda: life.has_started or life.is_over, GREATEST_SECONDS)
        last = capricious.moments + wait
        capricious.service.wait_until(
            lambda: life.is_over or capricious.moments >= last or (wait > 0 and life.idle_jobs is not None),
            GREATEST_SECONDS,
        )
        if moment is None:
            life.must_live()
    return life.has_committed


@pytest.mark.parametrize(
    ("kills", "count", "seed"),
    [
        pytest.param(10, 32, 20261123, id="short"),
        pytest.param(100, 200, 7, id="long", marks=[pytest.mark.long, pytest.mark.timeout(1200)]),
    ],
)
def test_killed_at_seeded_moments(tmp_path: Path, kills: int, count: int, seed: int) -> None:
    documents = _make_documents(tmp_path / "documents", count)
    directory = tmp_path / "data"
    dice = random.Random(seed)
    capricious = CapriciousService(seed)
    waiting = list(documents)
    share = count // (kills + 1) + 1
    with capricious.service:
        for _ in range(kills):
            dropped = waiting[:share]
            if _live_and_die(directory, capricious, dropped, dice):
                del waiting[:share]
        _run_to_the_end(directory, capricious, waiting, count)
    stored = _read(directory)
    states = [document.state for document in stored.values()]
    print(  # noqa: T201 - shown with -rP
        f"{kills} kills, {count} documents: {states.count('done')} done, {states.count('unconfirmed')} unconfirmed; "
        f"{len(capricious.tokens)} tokens given; {sum(capricious.taken.values())} bodies taken"
    )
    assert set(stored) == {path.stem for path in documents}
    assert set(states) <= {"done", "unconfirmed"}
    assert all(document.result == name for name, document in stored.items() if document.state == "done")
    for token, name in capricious.tokens.items():
        assert token in stored[name].tokens or stored[name].state == "unconfirmed", token
    assert {name: times for name, times in capricious.taken.items() if times > 1} == {}
    # What is not known is so because of a kill or of the service, and for no other reason.
    for name, document in stored.items():
        if document.state == "unconfirmed":
            assert document.failure == "interrupted" or name in capricious.broken_off, name
    assert "done" in states


@dataclass(frozen=True, slots=True)
class Strike:
    """A kill at one moment; what the next run makes of it, and what the service saw in all."""

    moment: Moment
    state: str
    submissions: int
    checks: int


STRIKES = [
    Strike(Moment.DROP_IS_COMMITTED, "done", submissions=1, checks=1),
    Strike(Moment.SUBMITTING_IS_COMMITTED, "unconfirmed", submissions=0, checks=0),
    Strike(Moment.ANSWER_IS_RECEIVED, "unconfirmed", submissions=1, checks=0),
    Strike(Moment.ANSWER_IS_WRITTEN, "unconfirmed", submissions=1, checks=0),
    Strike(Moment.ANSWER_IS_COMMITTED, "done", submissions=1, checks=1),
    Strike(Moment.TOKEN_IS_WRITTEN, "done", submissions=1, checks=1),
    Strike(Moment.RESULT_IS_RECEIVED, "done", submissions=1, checks=2),
    Strike(Moment.RESULT_IS_WRITTEN, "done", submissions=1, checks=2),
    Strike(Moment.RESULT_IS_COMMITTED, "done", submissions=1, checks=1),
]


@pytest.mark.parametrize("strike", STRIKES, ids=lambda strike: strike.moment.value)
def test_killed_on_purpose(tmp_path: Path, strike: Strike) -> None:
    documents = _make_documents(tmp_path / "documents", 1)
    directory = tmp_path / "data"
    with faults.good_service() as service:
        with Life(directory, service, documents, strike.moment) as life:
            assert life.wait_for_death() == -signal.SIGKILL, life.other_words
        with Life(directory, service) as life:
            service.wait_until(lambda: life.idle_jobs == 1 or life.is_over, GREATEST_SECONDS)
        assert (len(service.submissions()), len(service.checks())) == (strike.submissions, strike.checks)
    connection = sqlite3.connect(directory / "jobs.sqlite3")
    rows = connection.execute("SELECT state, failure_code, token FROM job JOIN attempt ON attempt.job_id = job.id")
    is_lost = strike.state == "unconfirmed"
    assert rows.fetchall() == [(strike.state, "interrupted" if is_lost else None, None if is_lost else "token-1")]
    connection.close()
