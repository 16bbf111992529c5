"""Documents on their way and their results, and the news above them; the engine and the sandbox are real."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pikepdf

from finovox_desktop.core.job import IN_PROGRESS, JobState
from finovox_desktop.core.news import ResultsAtStake
from finovox_desktop.ui.quit_warning import QuitWarning
from tests.gallery.program import RunningProgram
from tests.gallery.scene import Scene

UNFIT_NAMES = ("notes.txt", "empty.pdf", "nothing-in-it", "broken.zip", "gone.pdf", "locked.pdf")


def result_scenes(program: RunningProgram) -> Iterator[Scene]:
    """Add the samples; show them in analysis, analysed, and all selected."""
    window = program.window
    window.add_paths(program.samples)
    program.wait(lambda: program.count(JobState.PENDING) == len(program.samples))
    yield Scene("running", window)
    program.wait(lambda: program.count(JobState.DONE) == len(program.samples), program.controller.check_now)
    yield Scene("results", window)
    window.work.table.selectAll()
    program.settle()
    yield Scene("several", window)


def news_scenes(program: RunningProgram) -> Iterator[Scene]:
    """Show the news over the table, and more lines than are shown at once."""
    banners = program.window.area.banners
    program.window.add_paths([program.samples[0]])
    program.wait(banners.known.isVisible)
    yield Scene("duplicates", program.window)
    program.window.add_paths(_unfit_paths(program.folder))
    program.wait(banners.refused.isVisible)
    program.wait(lambda: program.count(*IN_PROGRESS) == 0, program.controller.check_now)
    program.window.parts.refusals.show()
    program.settle()
    yield Scene("refusals", program.window.parts.refusals)
    program.window.parts.refusals.hide()
    program.controller.pause()
    program.wait(banners.more.isVisible)
    yield Scene("banners-folded", program.window)
    banners.more.click()
    program.settle()
    yield Scene("banners-unfolded", program.window)
    program.controller.resume()
    banners.known.dismiss()
    banners.refused.dismiss()


def end_scenes(program: RunningProgram) -> Iterator[Scene]:
    """Remove documents, and quit while results are waited for."""
    window, banners = program.window, program.window.area.banners
    window.work.table.selectRow(0)
    program.controller.remove([one.id for one in window.work.selected_jobs()])
    program.wait(banners.removed.isVisible)
    yield Scene("undo", window)
    program.controller.undo_removal()
    program.wait(lambda: not banners.removed.isVisible())
    # The sandbox loses nothing, so that it never warns: what is at stake at the service is said here.
    warning = QuitWarning(_at_stake, lambda: 3, window)
    if not warning.ask():
        raise AssertionError("the warning did not open")
    program.settle()
    yield Scene("quitting", warning)
    warning.reject()


def _at_stake() -> ResultsAtStake:
    return ResultsAtStake(2, datetime.now(UTC) + timedelta(minutes=42))


def _unfit_paths(folder: Path) -> list[str]:
    """Make what is refused, each for another reason, and one document that is taken in with a warning."""
    (folder / "notes.txt").write_text("no document")
    (folder / "empty.pdf").touch()
    (folder / "nothing-in-it").mkdir()
    (folder / "broken.zip").write_bytes(b"PK\x03\x04 and no more")
    with pikepdf.new() as document:
        document.add_blank_page()
        document.save(folder / "locked.pdf", encryption=pikepdf.Encryption(owner="owner", user="secret"))
    return [str(folder / name) for name in UNFIT_NAMES]
