"""Where documents are looked at and decided about: the details, the preview's window and the triage."""

from collections.abc import Iterator
from functools import partial

from PySide6.QtWidgets import QScrollArea

from finovox_desktop.core.job import Job
from finovox_desktop.core.review import Verdict
from finovox_desktop.ui.preview.preview_section import PreviewSection
from finovox_desktop.ui.preview.preview_window import open_preview
from tests.gallery.program import RunningProgram
from tests.gallery.scene import Scene

NOTE = "Total raised from 1,284.00 to 7,284.00 EUR. Accounts payable are asked for their copy."


def review_scenes(program: RunningProgram) -> Iterator[Scene]:
    """Show a document's details, their page further down, and what a person said of it."""
    window, job = program.window, _edited_invoice(program)
    preview = window.work.details.findChild(PreviewSection)
    area = window.work.details.findChild(QScrollArea)
    if preview is None or area is None:
        raise LookupError("the details have no preview")
    window.work.reveal(job.id)
    program.wait(lambda: "EUR" in program.details_text() and preview.thumbnails[0].has_picture)
    yield Scene("details", window)
    area.verticalScrollBar().setValue(preview.y() - 16)
    program.settle()
    yield Scene("details-preview", window)
    area.verticalScrollBar().setValue(0)
    window.work.details.foot.give_verdict(Verdict.REJECTED)
    program.controller.edits.set_note((job.id,), NOTE)
    program.wait(lambda: _is_reviewed(program, job.id))
    yield Scene("details-verdict", window)


def preview_scene(program: RunningProgram) -> Iterator[Scene]:
    """Show a document in a window of its own."""
    job = _edited_invoice(program)
    opened = []
    program.wait_for_page(
        lambda: opened.append(open_preview(program.controller.previews, job, 0, beside=program.window))
    )
    yield Scene("preview", opened[0])
    opened[0].close()


def triage_scenes(program: RunningProgram) -> Iterator[Scene]:
    """Go through a triage: the first document, another after a verdict, the summary."""
    review = program.window.work.review
    program.window.work.table.clearSelection()
    program.wait_for_page(review.begin)
    yield Scene("triage", program.window)
    program.wait_for_page(partial(review.triage.give_verdict, Verdict.ACCEPTED))
    yield Scene("triage-next", program.window)
    verdicts = iter((Verdict.ORIGINAL_REQUESTED, *[Verdict.ACCEPTED] * len(program.jobs)))
    while not review.triage.summary.isVisible():
        review.triage.give_verdict(next(verdicts))
        program.settle()
    # The last decisions are recorded a moment later.
    program.wait(lambda: all(job.review is not None for job in program.jobs.values()))
    program.settle()
    yield Scene("triage-summary", program.window)
    review.end()
    program.settle()


def _edited_invoice(program: RunningProgram) -> Job:
    return next(job for job in program.jobs.values() if job.document.name == "invoice-edited.pdf")


def _is_reviewed(program: RunningProgram, job_id: str) -> bool:
    review = program.jobs[job_id].review
    return review is not None and review.verdict is Verdict.REJECTED and bool(review.note)
