"""Time is injected: whoever needs it takes a Clock."""

from datetime import datetime
from typing import Protocol


class Clock(Protocol):
    """Wall time for records and deadlines, monotonic time for pauses."""

    def now(self) -> datetime:
        """Give the time in UTC (aware)."""

    def monotonic(self) -> float:
        """Give seconds that never go back."""
