"""Errors that nothing caught: in the log, told once each, and nothing else ends because of them."""

import gc
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal, Slot, qCritical, qWarning

from finovox_desktop.diagnostics.bugs import read_bug
from finovox_desktop.diagnostics.crash_hooks import CrashFile
from finovox_desktop.diagnostics.recent_lines import MOST_LINES
from finovox_desktop.diagnostics.report import bug_report, crash_report
from finovox_desktop.engine.task_thread import TaskThread
from tests.unit.diagnostics.conftest import LOGGER, Watched

WORDS = "C:\\Users\\me\\payslip of Mr X.pdf"


class Asked(QObject):
    """Breaks each time it is asked."""

    asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.answers = 0
        self.asked.connect(self.answer)

    @Slot()
    def answer(self) -> None:
        self.answers += 1
        raise LookupError(WORDS)


def fail() -> None:
    raise ValueError(WORDS)


def test_a_slot_that_raises_again_and_again_is_told_once_and_counted(watched: Watched) -> None:
    broken = Asked()
    for _ in range(120):
        broken.asked.emit()
    assert broken.answers == 120
    assert [bug.title.split(",")[0] for bug in watched.bugs] == ["LookupError in test_bugs.py"]
    assert watched.written().count("uncaught error") == 3, "the first, the tenth and the hundredth time"


def test_an_error_in_another_place_is_another_bug(watched: Watched) -> None:
    broken = Asked()
    broken.asked.emit()
    sys.excepthook(*_caught())
    assert len(watched.bugs) == 2


def test_an_error_in_a_thread_is_told(watched: Watched) -> None:
    thread = threading.Thread(target=fail)
    thread.start()
    thread.join()
    assert [bug.errors[0].kind for bug in watched.bugs] == ["ValueError"]


def test_a_task_that_fails_ends_alone(watched: Watched) -> None:
    thread, done = TaskThread(), threading.Event()
    thread.start()
    thread.post(fail)
    thread.post(done.set)
    assert done.wait(10)
    thread.stop()
    assert thread.wait(10_000)
    assert [bug.errors[0].kind for bug in watched.bugs] == ["ValueError"]


def test_an_error_in_a_finalizer_is_told(watched: Watched) -> None:
    class Finalized:
        def __del__(self) -> None:
            fail()

    thing = Finalized()
    del thing
    gc.collect()
    assert [bug.errors[0].kind for bug in watched.bugs] == ["ValueError"]


def test_qt_s_messages_are_logged_and_a_critical_one_ends_nothing(watched: Watched) -> None:
    qWarning("careful")
    qCritical("very bad")
    assert "WARNING" in watched.written()
    assert "ERROR" in watched.written()
    assert "very bad" in watched.written()
    assert not watched.bugs


def test_after_the_end_the_hooks_are_python_s_own(watched: Watched) -> None:
    watched.diagnostics.stop()
    assert sys.excepthook is sys.__excepthook__
    assert threading.excepthook is threading.__excepthook__
    assert sys.unraisablehook is sys.__unraisablehook__
    LOGGER.warning("afterwards")
    assert "afterwards" not in watched.written()
    watched.diagnostics.stop()


def test_a_report_names_types_and_places_and_no_words() -> None:
    report = ""
    try:
        try:
            fail()
        except ValueError as error:
            raise OSError(WORDS) from error
    except OSError as error:
        report = bug_report(read_bug(error))
    assert "OSError in test_bugs.py, line" in report
    assert "Led to by: ValueError" in report
    assert "Finovox Desktop" in report
    assert "payslip" not in report
    assert str(Path(__file__).parent) not in report


def test_errors_that_lead_to_each_other_for_ever_are_cut() -> None:
    one, other = ValueError(), ValueError()
    one.__cause__, other.__cause__ = other, one
    assert len(read_bug(one).errors) < 20


def test_the_last_lines_hold_no_values(watched: Watched) -> None:
    for number in range(MOST_LINES + 10):
        LOGGER.warning("document %s could not be read in %d steps: %s", WORDS, number, OSError(WORDS))
    try:
        fail()
    except ValueError:
        LOGGER.exception("a task failed")
    lines = watched.diagnostics.recent_lines()
    assert len(lines) == MOST_LINES
    assert "a task failed [ValueError in test_bugs.py" in lines[-1]
    assert "OSError" in lines[0]
    assert not any("payslip" in line for line in lines)


@pytest.mark.skipif(sys.platform == "win32", reason="dies by a signal")
def test_a_crash_is_found_at_the_next_start_once(tmp_path: Path) -> None:
    crash = tmp_path / "crash.txt"
    script = (
        "import os, pathlib, sys\n"
        "from finovox_desktop.diagnostics.crash_hooks import CrashFile\n"
        "sys.stderr = None\n"
        "CrashFile(pathlib.Path(sys.argv[1])).watch()\n"
        "os.abort()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(crash)], timeout=60, check=False, cwd=Path(__file__).parents[3]
    )
    assert done.returncode < 0
    file = CrashFile(crash)
    words = file.take_last()
    assert "Fatal Python error: Aborted" in words
    assert file.take_last() == ""
    assert (tmp_path / "last-crash.txt").exists()
    report = crash_report(words)
    assert "Aborted" in report
    assert "<string>, line 5, <module>" in report


def test_a_crash_report_lets_through_what_it_knows_only() -> None:
    report = crash_report(
        "Fatal Python error: Segmentation fault\n\n"
        "Thread 0x00007f0 (most recent call first):\n"
        '  File "/home/me/payslip of X/lib.py", line 12 in draw\n'
        '  File "C:\\Users\\me\\other.py", line 3 in paint\n'
        "Extension modules: payslip.pdf\n"
    )
    assert "lib.py, line 12, draw" in report
    assert "other.py, line 3, paint" in report
    assert "payslip" not in report
    assert "Users" not in report


def test_an_orderly_end_leaves_no_crash(tmp_path: Path) -> None:
    file = CrashFile(tmp_path / "crash.txt")
    file.watch()
    file.close()
    assert CrashFile(tmp_path / "crash.txt").take_last() == ""


def _caught() -> tuple[type[BaseException], BaseException, None]:
    return (TypeError, TypeError(WORDS), None)
