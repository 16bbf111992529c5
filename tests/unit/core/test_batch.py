"""A batch is what people dropped and went away from: it ends when nothing is in progress any more."""

from datetime import UTC, datetime

import pytest

from finovox_desktop.core.batch import BatchSummary, BatchWatch
from finovox_desktop.core.destination import SANDBOX
from finovox_desktop.core.document import Document, DocumentKind
from finovox_desktop.core.job import IN_PROGRESS, Job, JobsChange, JobState
from finovox_desktop.core.risk import RiskReport


def job(identifier: str, state: JobState, risk: str | None = None) -> Job:
    document = Document("/a.pdf", "a.pdf", 10, "0" * 64, DocumentKind.PDF, 0)
    report = RiskReport(global_risk=risk) if state is JobState.DONE else None
    return Job(identifier, document, "", SANDBOX, (), state, datetime(2026, 11, 2, tzinfo=UTC), 1, risk=report)


def changed(*jobs: Job) -> JobsChange:
    return JobsChange(changed=jobs)


@pytest.fixture
def watch() -> BatchWatch:
    return BatchWatch()


def test_the_last_result_ends_the_batch_and_all_of_it_is_counted(watch: BatchWatch) -> None:
    names = "abcdef"
    assert watch.take_in(JobsChange(added=tuple(job(name, JobState.QUEUED) for name in names))) is None
    assert watch.take_in(changed(*(job(name, JobState.SUBMITTING) for name in names))) is None
    assert watch.take_in(changed(job("a", JobState.DONE, "high"), job("b", JobState.DONE, "medium"))) is None
    assert watch.take_in(changed(job("c", JobState.DONE, "low"), job("d", JobState.DONE, "never seen"))) is None
    assert watch.take_in(changed(job("e", JobState.FAILED))) is None
    summary = watch.take_in(changed(job("f", JobState.DONE, "low")))
    assert summary == BatchSummary(analysed=5, high=1, medium=1, low=2, needing_attention=1)


@pytest.mark.parametrize("state", sorted(IN_PROGRESS))
def test_whatever_is_in_progress_holds_it_open(watch: BatchWatch, state: JobState) -> None:
    watch.take_in(JobsChange(added=(job("a", JobState.QUEUED), job("b", state))))
    assert watch.take_in(changed(job("a", JobState.DONE, "high"))) is None
    assert watch.take_in(changed(job("b", JobState.CANCELLED))) == BatchSummary(1, 1, 0, 0, 0)


def test_a_batch_without_a_result_is_none(watch: BatchWatch) -> None:
    watch.take_in(JobsChange(added=(job("a", JobState.QUEUED), job("b", JobState.QUEUED))))
    assert watch.take_in(changed(job("a", JobState.CANCELLED), job("b", JobState.FAILED))) is None


def test_the_next_batch_begins_at_nothing(watch: BatchWatch) -> None:
    watch.take_in(JobsChange(added=(job("a", JobState.QUEUED),)))
    watch.take_in(changed(job("a", JobState.DONE, "high")))
    assert watch.take_in(changed(job("a", JobState.DONE, "high"))) is None, "an edited row ends no batch"
    watch.take_in(JobsChange(added=(job("b", JobState.QUEUED),)))
    assert watch.take_in(changed(job("b", JobState.DONE, "low"))) == BatchSummary(1, 0, 0, 1, 0)


def test_what_an_earlier_run_had_ended_does_not_count_and_what_it_began_does(watch: BatchWatch) -> None:
    watch.remember(JobsChange(added=(job("old", JobState.DONE, "high"), job("begun", JobState.PENDING))))
    assert watch.take_in(changed(job("old", JobState.DONE, "high"))) is None
    assert watch.take_in(changed(job("begun", JobState.DONE, "medium"))) == BatchSummary(1, 0, 1, 0, 0)


def test_only_stored_ends_are_no_batch(watch: BatchWatch) -> None:
    watch.remember(JobsChange(added=(job("old", JobState.DONE, "high"),)))
    assert watch.take_in(JobsChange()) is None


def test_a_document_that_was_retried_counts_once(watch: BatchWatch) -> None:
    watch.take_in(JobsChange(added=(job("a", JobState.QUEUED), job("b", JobState.QUEUED))))
    watch.take_in(changed(job("a", JobState.FAILED)))
    watch.take_in(changed(job("a", JobState.QUEUED)))
    watch.take_in(changed(job("b", JobState.DONE, "low")))
    assert watch.take_in(changed(job("a", JobState.DONE, "low"))) == BatchSummary(2, 0, 0, 2, 0)


def test_what_was_removed_neither_counts_nor_holds_the_batch_open(watch: BatchWatch) -> None:
    watch.take_in(JobsChange(added=(job("a", JobState.QUEUED), job("b", JobState.QUEUED), job("c", JobState.QUEUED))))
    watch.take_in(changed(job("a", JobState.DONE, "high"), job("b", JobState.DONE, "low")))
    assert watch.take_in(JobsChange(removed=("a", "c"))) == BatchSummary(1, 0, 0, 1, 0)
