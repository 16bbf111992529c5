"""A clock that moves only when a test moves it."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


class ManualClock:
    """Wall and monotonic time go together, except while the computer sleeps."""

    def __init__(self) -> None:
        self._monotonic = 1000.0
        self._slept = 0.0

    def now(self) -> datetime:
        return START + timedelta(seconds=self._monotonic - 1000.0 + self._slept)

    def monotonic(self) -> float:
        return self._monotonic

    def advance(self, seconds: float) -> None:
        """Let time pass."""
        self._monotonic += seconds

    def sleep(self, seconds: float) -> None:
        """Let the computer sleep, or its clock be set: wall time goes on, monotonic time stands still."""
        self._slept += seconds
