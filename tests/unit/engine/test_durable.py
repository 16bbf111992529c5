"""The result of a command of the writer, for whoever waits for it."""

import threading

import pytest

from finovox_desktop.engine.durable import Durable


def test_a_result_is_there_for_everybody_who_waits() -> None:
    durable: Durable[str] = Durable()
    got: list[str] = []
    threads = [threading.Thread(target=lambda: got.append(durable.result(10))) for _ in range(3)]
    for thread in threads:
        thread.start()
    assert not durable.done()
    durable.set_result("token")
    for thread in threads:
        thread.join(10)
    assert got == ["token"] * 3
    assert durable.done()
    assert durable.result() == "token"
    assert durable.exception() is None


def test_what_the_command_raised_is_raised() -> None:
    durable: Durable[str] = Durable()
    error = ValueError("no room")
    durable.set_exception(error)
    assert durable.exception() is error
    with pytest.raises(ValueError, match="no room"):
        durable.result()


def test_waiting_ends_after_a_time() -> None:
    durable: Durable[str] = Durable()
    with pytest.raises(TimeoutError):
        durable.result(0)
    durable.set_result("late")
    assert durable.result(0) == "late"


def test_what_follows_is_called_once_before_or_after_the_end() -> None:
    durable: Durable[str] = Durable()
    called: list[tuple[str, str]] = []
    durable.add_done_callback(lambda done: called.append(("before", done.result())))
    assert not called
    durable.set_result("token")
    durable.add_done_callback(lambda done: called.append(("after", done.result())))
    assert called == [("before", "token"), ("after", "token")]


def test_a_bug_in_what_follows_keeps_nobody_else_from_being_told(caplog: pytest.LogCaptureFixture) -> None:
    durable: Durable[str] = Durable()
    called: list[str] = []

    def fail(_done: Durable[str]) -> None:
        raise LookupError("a bug")

    durable.add_done_callback(fail)
    durable.add_done_callback(lambda done: called.append(done.result()))
    durable.set_result("token")
    assert called == ["token"]
    assert [record.levelname for record in caplog.records] == ["CRITICAL"]
