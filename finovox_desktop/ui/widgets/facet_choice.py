"""A line of the list under a filter."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Choice:
    """A line of the list: what it stands for, its words, and how many documents it would show."""

    value: object
    text: str
    count: int
