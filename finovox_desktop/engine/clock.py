"""The system's clocks."""

import time
from datetime import UTC, datetime


class SystemClock:
    """Wall time and monotonic time of this computer."""

    def now(self) -> datetime:
        """Give the time in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Give seconds that never go back."""
        return time.monotonic()
