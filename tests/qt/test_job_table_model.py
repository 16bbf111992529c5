from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QTextDocumentFragment
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.destination import SANDBOX
from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.core.news import UploadProgress
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_role import JobRole
from finovox_desktop.ui.table.job_table_model import JobTableModel
from tests.qt.jobs import job

HOSTILE = '<img src="file:///dev/zero"><b>x</b>\u202efdp.exe\n\t&amp'


@pytest.fixture
def model(application: QApplication) -> Iterator[JobTableModel]:
    """An empty model under Qt's own inspection: it fails the test at the first broken rule."""
    table = JobTableModel({"pending": 18.0}.get, lambda job_id: job_id == "overdue", application)
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield table
    tester.deleteLater()
    table.deleteLater()


def names(model: JobTableModel) -> list[str]:
    return [str(model.index(row, JobColumn.DOCUMENT).data()) for row in range(model.rowCount())]


def ids(model: JobTableModel) -> list[str]:
    return [one.id for row in range(model.rowCount()) if (one := model.job_at(row)) is not None]


def cell(model: JobTableModel, row: int, column: JobColumn, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    return model.index(row, column).data(role)


def every_state() -> list[Any]:
    """One job for each kind of row, in no useful order."""
    return [
        job("low", risk="low"),
        job("expired", state=JobState.EXPIRED),
        job("medium", risk="medium"),
        job("pending", state=JobState.PENDING),
        job("not assessed"),
        job("queued", state=JobState.QUEUED),
        job("unknown", risk="critical"),
        job("failed", state=JobState.FAILED, failure=Failure(FailureCode.CUT_OFF)),
        job("high", risk="HIGH"),
        job("submitting", state=JobState.SUBMITTING),
        job("unconfirmed", state=JobState.UNCONFIRMED),
    ]


WORST_FIRST = [
    "submitting",
    "pending",
    "queued",
    "high",
    "medium",
    "unknown",
    "low",
    "not assessed",
    "unconfirmed",
    "failed",
    "expired",
]


def test_running_rows_stand_on_top_then_the_worst(model: JobTableModel) -> None:
    model.apply(JobsChange(added=tuple(every_state())))
    assert ids(model) == WORST_FIRST


def test_rows_that_come_one_by_one_find_the_same_order(model: JobTableModel) -> None:
    for one in every_state():
        model.apply(JobsChange(added=(one,)))
    assert ids(model) == WORST_FIRST


def test_of_equals_the_newest_is_first_in_both_directions(model: JobTableModel) -> None:
    model.apply(JobsChange(added=tuple(job(str(order), risk="low", order=order) for order in (2, 3, 1))))
    assert ids(model) == ["3", "2", "1"]
    model.sort(JobColumn.RISK, Qt.SortOrder.AscendingOrder)
    assert ids(model) == ["3", "2", "1"]


@pytest.mark.parametrize(
    ("column", "ascending"),
    [
        (JobColumn.DOCUMENT, ["b", "a", "c"]),
        (JobColumn.METADATA, ["c", "b", "a"]),
        (JobColumn.FOUND, ["a", "c", "b"]),
        (JobColumn.ADDED, ["a", "b", "c"]),
    ],
)
def test_any_column_sorts_by_its_native_value(model: JobTableModel, column: JobColumn, ascending: list[str]) -> None:
    added = (
        job("a", name="Zoo.pdf", order=1, report=RiskReport(metadata_risk="high", software="acrobat")),
        job("b", name="alpha.pdf", order=2, report=RiskReport(metadata_risk="medium", software="photoshop")),
        job("c", name="été.pdf", order=3, report=RiskReport(metadata_risk="low", software="Gimp")),
    )
    model.apply(JobsChange(added=added))
    model.sort(column, Qt.SortOrder.AscendingOrder)
    assert ids(model) == ascending
    model.sort(column, Qt.SortOrder.DescendingOrder)
    assert ids(model) == ascending[::-1]


def test_update_reaches_its_row_by_id_and_moves_it(model: JobTableModel) -> None:
    model.apply(JobsChange(added=(job("a", risk="high"), job("b", state=JobState.PENDING), job("c", risk="low"))))
    watched = QPersistentModelIndex(model.index(model.row_of("b") or 0, 0))
    model.apply(JobsChange(changed=(job("b", risk="medium"),)))
    assert ids(model) == ["a", "b", "c"]
    assert watched.row() == 1
    assert cell(model, 1, JobColumn.RISK) == "Medium risk"


def test_update_for_a_removed_row_falls_away(model: JobTableModel) -> None:
    model.apply(JobsChange(added=(job("a", risk="high"), job("b", risk="low"))))
    model.apply(JobsChange(removed=("a",)))
    model.apply(JobsChange(changed=(job("a", risk="medium"),)))
    model.show_progress(UploadProgress("a", 1, 2))
    assert ids(model) == ["b"]
    assert model.job_by_id("a") is None
    assert model.counts[JobCategory.ALL] == 1


def test_removing_scattered_rows_keeps_every_lookup_true(model: JobTableModel) -> None:
    model.apply(JobsChange(added=tuple(job(str(order), risk="low", order=order) for order in range(20))))
    model.apply(JobsChange(removed=("3", "4", "5", "11", "19", "absent")))
    left = ids(model)
    assert len(left) == 15
    assert [model.row_of(job_id) for job_id in left] == list(range(15))


def test_burst_is_one_repaint(model: JobTableModel) -> None:
    model.apply(JobsChange(added=tuple(job(str(order), state=JobState.QUEUED, order=order) for order in range(50))))
    changed = QSignalSpy(model.dataChanged)
    counted = QSignalSpy(model.counts_changed)
    model.apply(JobsChange(changed=tuple(job(str(order), risk="low", order=order) for order in range(40))))
    assert changed.count() == 1
    assert counted.count() == 1


def test_counts_follow_every_change(model: JobTableModel) -> None:
    model.apply(JobsChange(added=tuple(every_state())))
    assert dict(model.counts) == {
        JobCategory.ALL: 11,
        JobCategory.HIGH: 1,
        JobCategory.MEDIUM: 1,
        JobCategory.LOW: 1,
        JobCategory.IN_PROGRESS: 3,
        JobCategory.NEEDS_ATTENTION: 3,
        JobCategory.TO_REVIEW: 5,
    }
    model.apply(JobsChange(changed=(job("pending", risk="high"), job("failed", state=JobState.DISMISSED))))
    assert model.counts[JobCategory.HIGH] == 2
    assert model.counts[JobCategory.IN_PROGRESS] == 2
    assert model.counts[JobCategory.NEEDS_ATTENTION] == 2
    assert model.counts[JobCategory.ALL] == 10


def test_hostile_name_stays_plain_text_everywhere(model: JobTableModel) -> None:
    model.apply(JobsChange(added=(job("a", name=HOSTILE, risk="low"),)))
    shown = cell(model, 0, JobColumn.DOCUMENT)
    assert shown == '<img src="file:///dev/zero"><b>x</b><U+202E>fdp.exe  &amp'
    tooltip = cell(model, 0, JobColumn.DOCUMENT, Qt.ItemDataRole.ToolTipRole)
    assert "<img" not in tooltip
    assert "&lt;img" in tooltip
    assert HOSTILE[:30] in QTextDocumentFragment.fromHtml(tooltip).toPlainText()


def test_every_tooltip_is_markup_with_escaped_text(model: JobTableModel) -> None:
    report = RiskReport(global_risk="<b>bad</b>", metadata_risk="<i>x", software="<img src=x>", document_quality="<u>")
    model.apply(JobsChange(added=(job("a", report=report),)))
    for column in JobColumn:
        tooltip = cell(model, 0, column, Qt.ItemDataRole.ToolTipRole)
        assert tooltip.startswith("<span>")
        assert not [tag for tag in ("<b>", "<i>", "<img", "<u>") if tag in tooltip]


def test_upload_shows_how_much_was_sent(model: JobTableModel) -> None:
    model.apply(JobsChange(added=(job("a", state=JobState.SUBMITTING),)))
    model.show_progress(UploadProgress("a", 629, 1000))
    assert cell(model, 0, JobColumn.SOFTWARE) == "Uploading 62 %"
    assert cell(model, 0, JobColumn.SOFTWARE, JobRole.PROGRESS).sent == 629
    model.apply(JobsChange(changed=(job("a", state=JobState.PENDING),)))
    assert cell(model, 0, JobColumn.SOFTWARE, JobRole.PROGRESS) is None
    assert cell(model, 0, JobColumn.SOFTWARE) == "In analysis"


def test_pending_row_counts_down_to_its_next_check(model: JobTableModel) -> None:
    model.apply(JobsChange(added=(job("pending", state=JobState.PENDING),)))
    assert cell(model, 0, JobColumn.STATE) == "In analysis · next check 0:18"


def test_not_assessed_and_unknown_are_never_low(model: JobTableModel) -> None:
    model.apply(JobsChange(added=(job("a", report=RiskReport(global_risk="severe", metadata_risk=None)),)))
    assert cell(model, 0, JobColumn.RISK) == "Unknown (severe)"
    assert cell(model, 0, JobColumn.METADATA) == "Not assessed"


def test_low_is_called_no_strong_signal_and_local_results_are_marked(model: JobTableModel) -> None:
    model.apply(JobsChange(added=(job("a", risk="low", destination=SANDBOX),)))
    tooltip = cell(model, 0, JobColumn.RISK, Qt.ItemDataRole.ToolTipRole)
    assert "No strong signal found" in tooltip
    assert "not a verdict of the service" in tooltip
    assert "not a verdict of the service" in cell(model, 0, JobColumn.RISK, Qt.ItemDataRole.AccessibleTextRole)


def test_row_reads_as_one_sentence(model: JobTableModel) -> None:
    report = RiskReport("high", "high", "medium", "low", None, "low", software="photoshop")
    model.apply(JobsChange(added=(job("a", name="facture.pdf", report=report),)))
    assert cell(model, 0, JobColumn.DOCUMENT, Qt.ItemDataRole.AccessibleTextRole) == (
        "facture.pdf: High risk. Software high risk, Metadata medium risk, Structure low risk, Vision not assessed, "
        "Coherence low risk."
    )
    assert cell(model, 0, JobColumn.METADATA, Qt.ItemDataRole.AccessibleTextRole) == "Metadata: Medium risk"


@pytest.mark.parametrize(
    ("state", "failure", "sentence"),
    [
        (JobState.UNCONFIRMED, Failure(FailureCode.ANSWER_LOST), "May have been received · Submit again?"),
        (JobState.EXPIRED, Failure(FailureCode.EXPIRED), "Expired · Submit again"),
        (JobState.CANCELLED, None, "Cancelled · Submit again"),
        (JobState.FAILED, Failure(FailureCode.TOO_LARGE), "The document is too large for the service · Dismiss"),
        (JobState.FAILED, Failure(FailureCode.SERVICE_TROUBLE), "The service is in trouble · Try again"),
        (JobState.QUEUED, Failure(FailureCode.OFFLINE), "Waiting · the service cannot be reached"),
    ],
)
def test_row_without_a_result_says_where_it_is_and_what_to_do(
    model: JobTableModel, state: JobState, failure: Failure | None, sentence: str
) -> None:
    model.apply(JobsChange(added=(job("a", state=state, failure=failure),)))
    assert cell(model, 0, JobColumn.SOFTWARE) == sentence
    assert str(cell(model, 0, JobColumn.VISION, JobRole.SENTENCE)) == sentence


def test_chip_and_search_leave_rows_out_and_let_late_changes_in(model: JobTableModel) -> None:
    model.apply(
        JobsChange(
            added=(
                job("a", name="Relevé_fermé.pdf", risk="high", case="Dossier 17", order=3),
                job("b", name="invoice.pdf", risk="high", order=2),
                job("c", name="invoice-2.pdf", state=JobState.PENDING, order=1),
            )
        )
    )
    model.show_category(JobCategory.HIGH)
    assert names(model) == ["Relevé_fermé.pdf", "invoice.pdf"]
    model.search("FERME dossier")
    assert names(model) == ["Relevé_fermé.pdf"]
    model.search("invoice")
    assert names(model) == ["invoice.pdf"]
    model.apply(JobsChange(changed=(job("c", name="invoice-2.pdf", risk="high", order=1),)))
    assert names(model) == ["invoice.pdf", "invoice-2.pdf"]
    model.show_category(JobCategory.ALL)
    model.search("")
    assert model.rowCount() == 3


def test_dismissed_row_is_left_out_until_a_late_result_comes(model: JobTableModel) -> None:
    model.apply(JobsChange(added=(job("a", state=JobState.DISMISSED),)))
    assert model.rowCount() == 0
    model.apply(JobsChange(changed=(job("a", risk="low"),)))
    assert ids(model) == ["a"]


def test_words_are_said_anew_when_asked(model: JobTableModel) -> None:
    model.apply(JobsChange(added=(job("a", risk="low"),)))
    headers = QSignalSpy(model.headerDataChanged)
    cells = QSignalSpy(model.dataChanged)
    model.retranslate()
    assert headers.count() == 1
    assert cells.count() == 1
    first: QModelIndex = cells.at(0)[0]
    assert first.row() == 0
