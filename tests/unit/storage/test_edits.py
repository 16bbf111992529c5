"""What people say of documents: it counts, it is in the history with who and when, and nothing of it is overwritten."""

from finovox_desktop.core.review import EditSubject, Verdict
from tests.unit.storage.conftest import START, Program, StandingClock

AT_THE_DESK = "analyst"


def test_a_verdict_counts_and_stands_in_the_history(program: Program, clock: StandingClock) -> None:
    job_id = program.adds()
    clock.pass_by(60)
    program.does(lambda store: store.edits.change([job_id], EditSubject.VERDICT, Verdict.REJECTED.value, AT_THE_DESK))
    review = program.job(job_id).review
    assert review is not None
    assert (review.verdict, review.note, review.by, (review.at - START).total_seconds()) == (
        Verdict.REJECTED,
        "",
        AT_THE_DESK,
        60,
    )
    details = program.store.reader.details(job_id)
    assert details is not None
    assert [(edit.subject, edit.value, edit.by) for edit in details.edits] == [
        (EditSubject.VERDICT, "rejected", AT_THE_DESK)
    ]


def test_a_note_alone_is_a_review_that_is_undecided(program: Program) -> None:
    job_id = program.adds()
    program.does(lambda store: store.edits.change([job_id], EditSubject.NOTE, "call the bank", AT_THE_DESK))
    review = program.job(job_id).review
    assert review is not None
    assert not review.is_decided
    assert review.note == "call the bank"


def test_what_is_taken_back_is_no_review_any_more_and_stays_in_the_history(program: Program) -> None:
    job_id = program.adds()
    program.does(lambda store: store.edits.change([job_id], EditSubject.VERDICT, "accepted", AT_THE_DESK))
    program.does(lambda store: store.edits.change([job_id], EditSubject.VERDICT, None, AT_THE_DESK))
    assert program.job(job_id).review is None
    details = program.store.reader.details(job_id)
    assert details is not None
    assert [edit.value for edit in details.edits] == ["accepted", None]


def test_many_documents_get_a_case_at_once_and_what_had_it_already_is_left_alone(program: Program) -> None:
    jobs = [program.adds(content=number) for number in (1, 2, 3)]
    program.does(lambda store: store.edits.change(jobs[:1], EditSubject.CASE, "Case 12", AT_THE_DESK))
    before = program.does(lambda store: store.edits.change(jobs, EditSubject.CASE, "Case 12", AT_THE_DESK))
    assert before == ((jobs[1], ""), (jobs[2], ""))
    assert {program.job(job_id).case for job_id in jobs} == {"Case 12"}
    assert program.job(jobs[0]).review is None


def test_what_people_said_goes_with_the_job(program: Program) -> None:
    job_id = program.adds()
    program.does(lambda store: store.edits.change([job_id], EditSubject.NOTE, "personal", AT_THE_DESK))
    program.does(lambda store: store.removals.remove([job_id]))
    program.does(lambda store: store.removals.purge())
    assert program.store.connection.execute("SELECT count(*) FROM edit").fetchone() == (0,)
