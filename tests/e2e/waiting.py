"""Waiting for a condition; no test waits for a mere time."""

import time
from collections.abc import Callable
from typing import TypeVar

Answer = TypeVar("Answer")

SECONDS = 60
"""How long an end-to-end test waits for anything before it fails: far longer than a slow machine needs."""

_PAUSE = 0.05


def wait_until(condition: Callable[[], Answer | None], what: str, seconds: float = SECONDS) -> Answer:
    """Ask again and again until the answer is true, and give it; `what` names it in the TimeoutError."""
    deadline = time.monotonic() + seconds
    while True:
        answer = condition()
        if answer:
            return answer
        if time.monotonic() > deadline:
            raise TimeoutError(f"waited {seconds:.0f} s for {what}")
        time.sleep(_PAUSE)
