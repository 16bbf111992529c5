"""The risk of a document: reading an answer of unknown quality.

The service documents its fields and three levels (service protocol, "Results"). Everything else may arrive: a field may be
missing, null, of another type or hold a value nobody has seen. Such a value is shown as it came and is never taken for low.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache

from finovox_desktop.core.text import without_lone_surrogates

GREATEST_VALUE_LENGTH = 300
"""Characters kept of a value the service sent; the raw answer keeps all of it."""


class RiskLevel(StrEnum):
    """The levels the service documents, in its own spelling."""

    LOW = "low"
    MEDIUM = "medium"
    HIGH = "high"

    @property
    def severity(self) -> int:
        """1 for low, 2 for medium, 3 for high."""
        return _SEVERITIES[self]


_SEVERITIES = {RiskLevel.LOW: 1, RiskLevel.MEDIUM: 2, RiskLevel.HIGH: 3}


class Check(StrEnum):
    """What is looked for in a document, and the whole. The values are the service's field names without `_risk`."""

    GLOBAL = "global"
    SOFTWARE = "software"
    METADATA = "metadata"
    DATASTRUCTURE = "datastructure"
    VISION = "vision"
    COHERENCE = "coherence"

    @property
    def field(self) -> str:
        """The name of this check's field in an answer, such as `software_risk`."""
        return f"{self.value}_risk"


FIVE_CHECKS = (Check.SOFTWARE, Check.METADATA, Check.DATASTRUCTURE, Check.VISION, Check.COHERENCE)


@dataclass(frozen=True, slots=True)
class RiskReport:
    """A result as the service gave it. A field that was not assessed, or is no text, is None."""

    global_risk: str | None = None
    software_risk: str | None = None
    metadata_risk: str | None = None
    datastructure_risk: str | None = None
    vision_risk: str | None = None
    coherence_risk: str | None = None
    document_quality: str | None = None
    software: str | None = None
    not_assessed: tuple[str, ...] = ()

    def value(self, check: Check) -> str | None:
        """Give the text of a check as it came, or None where it was not assessed."""
        value: str | None = getattr(self, check.field)
        return value

    def level(self, check: Check) -> RiskLevel | None:
        """Give the level of a check, or None where it was not assessed or is a value nobody has seen yet."""
        return known_level(self.value(check))


@lru_cache(maxsize=1024)
def known_level(value: str | None) -> RiskLevel | None:
    """Give the level that a text names, whatever its case, or None for any other text."""
    if value is None:
        return None
    try:
        return RiskLevel(value.strip().lower())
    except ValueError:
        return None


def read_risk_report(answer: Mapping[str, object]) -> RiskReport:
    """Read a result object; never raises and never makes a level out of nothing."""
    texts = {field.name: _text(answer.get(field.name)) for field in fields(RiskReport) if field.name != "not_assessed"}
    return RiskReport(**texts, not_assessed=_names(answer.get("not_assessed")))


def _text(value: object) -> str | None:
    """A text as it came, another plain value as its text ("unknown (3)"), nothing as None."""
    match value:
        case str():
            cleaned = without_lone_surrogates(_cut(value))
            return cleaned if cleaned.strip() else None
        case bool() | float():
            return str(value)
        case int():
            # str() of a huge integer raises beyond Python's digit limit; its size is all that can be said.
            return str(value) if value.bit_length() < GREATEST_VALUE_LENGTH else "a very large number"
        case _:
            return None


def _cut(text: str) -> str:
    """Cut what is too long so that it is seen: what begins with "low" and goes on is another value than "low"."""
    return text if len(text) <= GREATEST_VALUE_LENGTH else text[: GREATEST_VALUE_LENGTH - 1] + "\N{HORIZONTAL ELLIPSIS}"


def _names(value: object) -> tuple[str, ...]:
    if not isinstance(value, list):
        return ()
    return tuple(without_lone_surrogates(name[:GREATEST_VALUE_LENGTH]) for name in value[:50] if isinstance(name, str))
