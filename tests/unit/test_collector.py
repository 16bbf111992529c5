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
