"""What is said of documents that were here already."""

from dataclasses import replace
from datetime import UTC, datetime

from finovox_desktop.core.job import JobState
from finovox_desktop.ui.duplicates_notice import duplicates_notice
from tests.qt.jobs import job

RECEIVED = datetime(2026, 9, 14, 8, 42, tzinfo=UTC)


def _nothing() -> None:
    """A button's errand."""


def test_one_with_its_result() -> None:
    known = replace(job("a", name="invoice.pdf", risk="high"), received_at=RECEIVED)
    notice = duplicates_notice([known], "", _nothing, _nothing)
    assert notice.title == "invoice.pdf was already analysed, 9/14/26: High risk"
    assert [words for words, _ in notice.buttons] == ["Show it", "Analyse again"]


def test_one_without_a_result() -> None:
    notice = duplicates_notice([job("a", name="b\u202e.pdf", state=JobState.QUEUED)], "", _nothing, _nothing)
    assert notice.title == "b<U+202E>.pdf is here already, added 9/14/26: Waiting"


def test_several_are_counted_worst_first() -> None:
    jobs = [
        job("a", risk="low"),
        job("b", risk="high"),
        job("c", risk="low"),
        job("d", state=JobState.PENDING),
        job("e"),
    ]
    notice = duplicates_notice(jobs, "5 documents were here already", _nothing, _nothing)
    assert notice.title == "5 documents were here already"
    assert notice.words == "high risk (1) \u00b7 no strong signal (2) \u00b7 without a result (2)"
    assert [words for words, _ in notice.buttons] == ["Show them", "Analyse again"]
