from finovox_desktop.core.job import JobsChange, JobState
from finovox_desktop.core.review import Verdict
from finovox_desktop.ui.triage.order import TriageList
from tests.qt.jobs import job
from tests.qt.reviewed_jobs import documents, reviewed


def opened(triage: TriageList) -> str:
    assert triage.current is not None
    return triage.current.id


def test_only_documents_with_a_result_are_in_it() -> None:
    triage = TriageList([job("a", risk="low"), job("b", state=JobState.PENDING), job("c", state=JobState.FAILED)])
    assert triage.job_ids == ("a",)


def test_it_begins_at_the_first_that_waits_or_where_it_is_told() -> None:
    one, two, three = documents(3)
    assert opened(TriageList([reviewed(one), two, three])) == "d1"
    assert opened(TriageList([reviewed(one), two, three], start="d2")) == "d2"
    assert opened(TriageList([reviewed(one), two, three], start="unknown")) == "d1"


def test_it_goes_on_to_the_next_that_waits_and_comes_back_to_those_that_were_passed() -> None:
    one, two, three, four = documents(4)
    triage = TriageList([one, two, reviewed(three), four], start="d1")
    assert triage.go_on()
    assert opened(triage) == "d3"
    assert triage.go_on()
    assert opened(triage) == "d0"
    assert not triage.go_on()


def test_one_that_was_left_open_is_not_come_back_to_but_still_counts() -> None:
    one, two = documents(2)
    triage = TriageList([one, two])
    triage.go_on()
    triage.apply(JobsChange(changed=(reviewed(one, Verdict.UNDECIDED),)))
    assert not triage.go_on()
    assert triage.to_review == 2


def test_what_was_taken_back_waits_again() -> None:
    one, two = documents(2)
    triage = TriageList([one, two])
    triage.go_on()
    triage.take_up_again("d0")
    assert triage.go_on()
    assert opened(triage) == "d0"


def test_a_result_that_comes_meanwhile_is_added_at_the_end_if_it_belongs() -> None:
    one, late, other = documents(3)
    triage = TriageList([one], belongs=lambda candidate: candidate.id == "d1")
    triage.apply(JobsChange(changed=(late, other)))
    assert triage.job_ids == ("d0", "d1")


def test_removed_documents_fall_away_and_the_open_one_stays_open() -> None:
    triage = TriageList(documents(4), start="d2")
    triage.apply(JobsChange(removed=("d0", "d3")))
    assert (triage.place, len(triage), opened(triage)) == (2, 2, "d2")


def test_when_the_open_one_is_removed_its_neighbour_is_open() -> None:
    triage = TriageList(documents(3), start="d2")
    triage.apply(JobsChange(removed=("d2",)))
    assert opened(triage) == "d1"
    triage.apply(JobsChange(removed=("d0", "d1")))
    assert triage.current is None
    assert triage.place == 0
    assert not triage.go_on()


def test_steps_end_at_the_ends() -> None:
    triage = TriageList(documents(2))
    triage.step(-1)
    assert opened(triage) == "d0"
    triage.step(5)
    assert opened(triage) == "d1"


def test_verdicts_are_counted() -> None:
    one, two, three = documents(3)
    triage = TriageList([reviewed(one), reviewed(two, Verdict.ACCEPTED), three])
    assert triage.verdicts == {Verdict.REJECTED: 1, Verdict.ACCEPTED: 1}
    assert triage.to_review == 1
