"""The collector of rubbish, in a process of its own: it is one for all."""

import subprocess
import sys

_SAY = "print(gc.isenabled(), gc.get_freeze_count() > 0, gc.get_threshold()[0])"


def after(*calls: str) -> str:
    code = "; ".join(["import gc", "from finovox_desktop import collector", *calls, _SAY])
    return subprocess.run([sys.executable, "-c", code], check=True, capture_output=True, text=True).stdout.strip()


def test_it_rests_until_the_program_has_begun() -> None:
    assert after("collector.rest()").startswith("False")


def test_it_begins_without_what_there_is_and_looks_seldom() -> None:
    assert after("collector.rest()", "collector.begin()") == "True True 20000"


def test_it_leaves_out_what_came_later_and_goes_on() -> None:
    more = "kept = [[] for _ in range(1000)]"
    before = "frozen = gc.get_freeze_count()"
    told = "assert gc.get_freeze_count() >= frozen + 1000"
    said = after("collector.begin()", before, more, "collector.leave_out_all_there_is()", told)
    assert said.startswith("True True")


_IN_THE_LOOP = """
import gc, threading
from PySide6.QtCore import QCoreApplication, QTimer
from finovox_desktop.idle_collector import IdleCollector


class Rubbish:
    def __init__(self):
        self.itself = self

    def __del__(self):
        print("deleted in", threading.current_thread().name)
        application.quit()


kept = []


def make_very_much():
    kept.extend([] for _ in range(100_000))


application = QCoreApplication([])
looking = IdleCollector(application)
Rubbish()
thread = threading.Thread(target=make_very_much, name="another")
thread.start()
thread.join()
print("begins to wait")
QTimer.singleShot(60_000, application.quit)
application.exec()
print("ends")
"""


def test_a_window_program_deletes_rubbish_in_its_own_thread_when_it_waits() -> None:
    said = subprocess.run([sys.executable, "-c", _IN_THE_LOOP], check=True, capture_output=True, text=True).stdout
    assert said.splitlines() == ["begins to wait", "deleted in MainThread", "ends"]
