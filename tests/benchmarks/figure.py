"""A measured figure: what the program took, what it is held against, and its goal."""

from dataclasses import dataclass
from enum import StrEnum
from statistics import median

_PERCENT = 100


class Scale(StrEnum):
    """How much is measured: the sizes the goals are stated for, or as much as fits into a minute with all others."""

    FULL = "full"
    REDUCED = "reduced"


class Goal(StrEnum):
    """Which side of its goal a figure has to be on."""

    AT_MOST = "at most"
    AT_LEAST = "at least"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table.

    `measured` and `reference` hold a value of `unit` for each run, taken in turns; a figure with a fixed bound (a frame, a
    number of bytes) names it as its only reference. `ratio_goal` is what the ratio is held against.
    """

    name: str
    against: str
    unit: str
    measured: tuple[float, ...]
    reference: tuple[float, ...]
    ratio_goal: float
    goal: Goal = Goal.AT_MOST
    scale: Scale = Scale.FULL

    def __post_init__(self) -> None:
        if not self.measured or len(self.reference) not in {1, len(self.measured)}:
            raise ValueError(f"{self.name}: {len(self.measured)} runs, {len(self.reference)} of the reference")

    @property
    def ratios(self) -> tuple[float, ...]:
        """The ratio of each run: neighbours in time share what else the machine does."""
        references = self.reference if len(self.reference) > 1 else self.reference * len(self.measured)
        pairs = zip(self.measured, references, strict=True)
        if self.goal is Goal.AT_LEAST:
            return tuple(reference / measured for measured, reference in pairs)
        return tuple(measured / reference for measured, reference in pairs)

    @property
    def ratio(self) -> float:
        """The median of the runs. With the goal "at least" it says how many times faster the program is."""
        return median(self.ratios)

    @property
    def spread(self) -> float:
        """How far the runs lie apart, in percent of the median ratio."""
        return (max(self.ratios) - min(self.ratios)) / self.ratio * _PERCENT if self.ratio else 0.0

    @property
    def is_met(self) -> bool:
        return self.is_within(1.0)

    def is_within(self, factor: float) -> bool:
        """Tell whether the figure misses its goal by less than `factor` times."""
        if self.goal is Goal.AT_LEAST:
            return self.ratio >= self.ratio_goal / factor
        return self.ratio <= self.ratio_goal * factor
