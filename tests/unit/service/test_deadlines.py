"""Exchanges that take too long in all are ended, by one thread for all of them."""

import threading

from finovox_desktop.service.cancellation import Cancellation
from finovox_desktop.service.deadlines import Deadlines


class Ended(Cancellation):
    """Lets a test wait until it is cancelled."""

    def __init__(self) -> None:
        super().__init__()
        self.cancelled = threading.Event()

    def cancel(self) -> None:
        super().cancel()
        self.cancelled.set()


def test_what_takes_too_long_is_ended_and_what_does_not_is_not() -> None:
    deadlines, quick, slow, other = Deadlines(), Ended(), Ended(), Ended()
    with deadlines.ending(quick, 0.05) as in_time:
        pass
    with deadlines.ending(other, 60.0) as later, deadlines.ending(slow, 0.05) as passed:
        assert slow.cancelled.wait(10.0)
    assert (in_time.has_passed, passed.has_passed, later.has_passed) == (False, True, False)
    assert (quick.is_cancelled, other.is_cancelled) == (False, False)


def test_an_earlier_deadline_is_seen_while_a_later_one_is_waited_for() -> None:
    deadlines, first, second = Deadlines(), Ended(), Ended()
    with deadlines.ending(first, 60.0), deadlines.ending(second, 0.05):
        assert second.cancelled.wait(10.0)
    assert not first.is_cancelled


def test_one_thread_watches_all() -> None:
    deadlines = Deadlines()
    before = threading.active_count()
    for _ in range(3):
        with deadlines.ending(Cancellation(), 60.0), deadlines.ending(Cancellation(), 60.0):
            assert threading.active_count() == before + 1
