"""Filtering by case and day, the search, and rows under headings: in the model, under Qt's own inspection."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from PySide6.QtCore import QLocale, QPersistentModelIndex, Qt, QTranslator
from PySide6.QtTest import QAbstractItemModelTester, QSignalSpy
from PySide6.QtWidgets import QApplication

from finovox_desktop.core.failures import Failure, FailureCode
from finovox_desktop.core.job import Job, JobsChange, JobState
from finovox_desktop.core.review import Verdict
from finovox_desktop.core.risk import RiskReport
from finovox_desktop.ui.jobs.job_categories import JobCategory
from finovox_desktop.ui.table.job_columns import JobColumn
from finovox_desktop.ui.table.job_filter import Days
from finovox_desktop.ui.table.job_grouping import Grouping
from finovox_desktop.ui.table.job_row import local_date
from finovox_desktop.ui.table.job_table_model import JobTableModel
from tests.qt.jobs import SHA256, job

NOW = datetime(2026, 9, 14, 12, 0, tzinfo=UTC)


class StillClock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.time = NOW

    def now(self) -> datetime:
        return self.time

    def monotonic(self) -> float:
        return 0.0


@pytest.fixture
def model(application: QApplication) -> Iterator[JobTableModel]:
    table = JobTableModel(lambda _job_id: None, lambda _job_id: False, application, clock=StillClock())
    tester = QAbstractItemModelTester(table, QAbstractItemModelTester.FailureReportingMode.Fatal)
    yield table
    tester.deleteLater()
    table.deleteLater()


def lines(model: JobTableModel) -> list[str]:
    """Give the ids of the rows, and the titles of the headings in brackets."""
    found = []
    for row in range(model.rowCount()):
        one = model.job_at(row)
        found.append(one.id if one is not None else f"[{model.index(row, 0).data()}]")
    return found


def fill(model: JobTableModel) -> None:
    yesterday, long_ago = NOW - timedelta(days=1), NOW - timedelta(days=40)
    model.apply(
        JobsChange(
            added=(
                job("a", risk="high", case="Dossier 10", order=4, added_at=NOW),
                job("b", risk="low", case="Dossier 9", order=3, added_at=yesterday, verdict=Verdict.ACCEPTED),
                job("c", risk="medium", case="dossier 9", order=2, added_at=yesterday),
                job("d", state=JobState.PENDING, order=1, added_at=long_ago),
            )
        )
    )


def test_rows_stand_under_their_cases_by_name_and_those_without_one_last(model: JobTableModel) -> None:
    fill(model)
    model.group_by(Grouping.CASE)
    assert lines(model) == ["[Dossier 9]", "b", "[dossier 9]", "c", "[Dossier 10]", "a", "[No case]", "d"]
    model.apply(JobsChange(changed=(job("c", risk="medium", case="Dossier 9", order=2),)))
    assert lines(model) == ["[Dossier 9]", "c", "b", "[Dossier 10]", "a", "[No case]", "d"]
    model.group_by(Grouping.NOTHING)
    assert lines(model) == ["d", "a", "c", "b"]


def test_days_come_newest_first(model: JobTableModel) -> None:
    fill(model)
    model.group_by(Grouping.DAY)
    assert lines(model) == ["[Today]", "a", "[Yesterday]", "c", "b", "[Wednesday, August 5, 2026]", "d"]


def test_a_heading_tells_how_many_the_worst_and_what_waits(model: JobTableModel) -> None:
    fill(model)
    model.apply(JobsChange(changed=(job("c", risk="medium", case="Dossier 9", order=2),)))
    model.group_by(Grouping.CASE)
    group = model.group_at(0)
    assert group is not None
    assert (len(group.rows), group.worst.id, group.to_review) == (2, "c", 1)
    spoken = model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.startswith("Dossier 9: 2 document")
    assert "1 to review" in spoken
    assert "Medium risk" in spoken


def test_a_folded_group_hides_its_rows_which_still_count_as_shown(model: JobTableModel) -> None:
    fill(model)
    model.group_by(Grouping.DAY)
    group = model.group_at(2)
    assert group is not None
    model.fold(group, collapsed=True)
    assert lines(model)[:4] == ["[Today]", "a", "[Yesterday]", "[Wednesday, August 5, 2026]"]
    assert [one.id for one in model.shown_jobs()] == ["a", "c", "b", "d"]
    model.apply(JobsChange(added=(job("e", risk="high", order=9, added_at=NOW - timedelta(days=1)),)))
    assert "e" not in lines(model)
    model.unfold_for("e")
    assert lines(model)[2:6] == ["[Yesterday]", "e", "c", "b"]


def test_case_and_days_leave_rows_out_and_the_chips_count_what_is_left(model: JobTableModel) -> None:
    fill(model)
    model.show_case("Dossier 9")
    assert lines(model) == ["b"]
    assert (model.counts[JobCategory.ALL], model.counts[JobCategory.TO_REVIEW]) == (1, 0)
    model.show_case("")
    assert lines(model) == ["d"]
    model.show_case(None)
    model.show_days(Days.last_week(local_date(NOW)))
    assert lines(model) == ["a", "c", "b"]
    model.show_days(Days.one(local_date(NOW)))
    assert lines(model) == ["a"]
    model.show_all()
    assert model.counts[JobCategory.ALL] == 4
    assert {str(one.value): one.count for one in model.case_facets()}["Dossier 10"] == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("DOSSIER", "x"),
        ("gimp", "x"),
        ("flou", "x"),
        ("rejected", "x"),
        ("montant colle", "x"),
        ("HIGH", "x"),
        ("éxpired", "y"),
        ("too large", "z"),
        (SHA256[:8], "xyz"),
        (SHA256[:4], ""),
        (SHA256[2:10], ""),
        ("gimp expired", ""),
        ("facture rejected", "x"),
    ],
)
def test_a_search_looks_everywhere_for_every_word(model: JobTableModel, text: str, found: str) -> None:
    report = RiskReport(global_risk="high", software="Gimp", document_quality="flou")
    model.apply(
        JobsChange(
            added=(
                job(
                    "x",
                    name="Facture.pdf",
                    report=report,
                    case="Dossier 1",
                    verdict=Verdict.REJECTED,
                    note="Montant collé",
                ),
                job("y", name="b.pdf", state=JobState.EXPIRED, failure=Failure(FailureCode.EXPIRED)),
                job("z", name="c.pdf", state=JobState.FAILED, failure=Failure(FailureCode.TOO_LARGE)),
            )
        )
    )
    model.search(text)
    assert sorted(lines(model)) == list(found)


def test_a_search_goes_by_the_words_of_the_language_that_is_worn(
    model: JobTableModel, application: QApplication
) -> None:
    fill(model)
    model.search("risque")
    assert lines(model) == []
    translator = _French(application)
    application.installTranslator(translator)
    model.retranslate()
    assert lines(model) == ["a"]
    application.removeTranslator(translator)
    model.retranslate()
    assert lines(model) == []


def test_typing_on_and_taking_back_gives_the_same_as_a_new_search(model: JobTableModel) -> None:
    model.apply(JobsChange(added=tuple(job(str(n), name=f"relevé {n % 17} {n % 5}.pdf", order=n) for n in range(60))))
    for text in ("r", "re", "rel", "releve 1", "releve 12", "releve 1", "2", "2 1", ""):
        model.search(text)
        wanted = [
            one for one in range(59, -1, -1) if all(w in f"releve {one % 17} {one % 5}.pdf" for w in text.split())
        ]
        assert lines(model) == [str(one) for one in wanted]


def test_qt_is_told_the_truth_whatever_happens(model: JobTableModel) -> None:
    """Random changes, filters, sorts and groupings; the tester fails at the first broken rule."""
    random = Random(7)
    states = (JobState.DONE, JobState.PENDING, JobState.FAILED, JobState.DISMISSED)
    jobs: dict[str, Job] = {}
    for step in range(250):
        changed = []
        for _ in range(random.randrange(1, 6)):
            number = str(random.randrange(60))
            changed.append(
                job(
                    number,
                    state=random.choice(states),
                    risk=random.choice(("high", "low", None)),
                    case=random.choice(("", "A", "B")),
                    order=int(number),
                )
            )
        removed = tuple(random.sample(sorted(jobs), k=min(len(jobs), random.randrange(3))))
        model.apply(JobsChange(added=tuple({one.id: one for one in changed}.values()), removed=removed))
        jobs.update({one.id: one for one in changed})
        for gone in removed:
            jobs.pop(gone, None)
        match step % 6:
            case 0:
                model.search(random.choice(("", "1", "12", "high")))
            case 1:
                model.sort(random.choice(list(JobColumn)), random.choice(list(Qt.SortOrder)))
            case 2:
                model.group_by(random.choice(list(Grouping)))
            case 3:
                model.show_category(random.choice(list(JobCategory)))
            case 4:
                model.show_case(random.choice((None, None, "A", "")))
            case 5 if (group := model.group_at(0)) is not None:
                model.fold(group, collapsed=not group.is_collapsed)
    model.group_by(Grouping.NOTHING)
    model.show_all()
    assert sorted(lines(model)) == sorted(one.id for one in jobs.values() if one.state is not JobState.DISMISSED)
    assert all(model.row_of(job_id) == row for row, job_id in enumerate(lines(model)))


def test_what_is_watched_stays_itself_through_filters_and_groups(model: JobTableModel) -> None:
    model.apply(JobsChange(added=tuple(job(str(n), risk="low", case=f"C{n % 3}", order=n) for n in range(90))))
    row = model.row_of("45")
    assert row is not None
    watched = QPersistentModelIndex(model.index(row, 2))
    acts: tuple[Callable[[], None], ...] = (
        lambda: model.search("5"),
        lambda: model.search(""),
        lambda: model.group_by(Grouping.CASE),
        lambda: model.sort(JobColumn.DOCUMENT, Qt.SortOrder.AscendingOrder),
        lambda: model.apply(JobsChange(removed=tuple(str(n) for n in range(0, 45, 2)))),
        lambda: model.group_by(Grouping.NOTHING),
    )
    for act in acts:
        act()
        assert watched.isValid()
        assert (watched.row(), watched.column()) == (model.row_of("45"), 2)


def test_added_tells_the_age_then_the_clock_then_the_date(model: JobTableModel) -> None:
    clock = model.clock
    assert isinstance(clock, StillClock)
    QLocale.setDefault(QLocale(QLocale.Language.French, QLocale.Country.France))
    model.apply(JobsChange(added=(job("a", added_at=NOW),)))
    told = []
    for later in (timedelta(seconds=59), timedelta(minutes=1), timedelta(minutes=9), timedelta(minutes=10)):
        clock.time = NOW + later
        told.append(model.index(0, JobColumn.ADDED).data())
    local = NOW.astimezone()
    assert told == ["now", "1 min", "9 min", f"{local:%H:%M}"]
    clock.time = NOW + timedelta(days=2)
    assert model.index(0, JobColumn.ADDED).data() == f"{local:%d/%m/%Y}"


def test_a_row_s_sentence_names_its_case_and_its_verdict(model: JobTableModel) -> None:
    model.apply(
        JobsChange(added=(job("a", risk="low", case="Dossier 1", verdict=Verdict.ORIGINAL_REQUESTED, note="?"),))
    )
    spoken = model.index(0, JobColumn.DOCUMENT).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken.endswith("Case Dossier 1. Verdict: Original requested. With a note.")


def test_progress_of_a_row_that_is_left_out_disturbs_nobody(model: JobTableModel) -> None:
    fill(model)
    model.search("nothing at all")
    changed = QSignalSpy(model.dataChanged)
    one = model.job_by_id("a")
    assert one is not None
    model.apply(JobsChange(changed=(replace(one, case="Else"),)))
    assert changed.count() == 0


class _French(QTranslator):
    def isEmpty(self) -> bool:
        return False

    def translate(self, _context: str, text: str, _disambiguation: str | None = None, _n: int = -1) -> str:
        return {"High risk": "Risque élevé"}.get(text, text)
