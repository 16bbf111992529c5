"""So many of something a second, and no more."""

from finovox_desktop.core.clock import Clock


class RateCap:
    """Allows a number a second, and after a rest at most a second's worth at once."""

    def __init__(self, clock: Clock, per_second: float) -> None:
        self._clock = clock
        self._per_second = per_second
        self._allowance = per_second
        self._looked_at = clock.monotonic()

    def take(self, wanted: int) -> int:
        """Take at most so many; give how many are allowed now."""
        now = self._clock.monotonic()
        self._allowance = min(self._allowance + (now - self._looked_at) * self._per_second, self._per_second)
        self._looked_at = now
        taken = min(wanted, int(self._allowance))
        self._allowance -= taken
        return taken

    def seconds_until(self, wanted: int) -> float:
        """Give the seconds until so many are allowed, at most a second's worth."""
        return max(min(wanted, self._per_second) - self._allowance, 0.0) / self._per_second
