"""Dates that a document carries, in the three spellings of PDF, XMP and EXIF, and what is wrong with them."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone

from finovox_desktop.core.risk import Check, RiskLevel
from finovox_desktop.inspection.findings import Finding, FindingCode

_FUTURE_TOLERANCE = timedelta(hours=36)
_ORDER_TOLERANCE = timedelta(seconds=60)
_EQUALITY_TOLERANCE = timedelta(minutes=2)
_ZONE_TOLERANCE = timedelta(hours=26)
"""The most that two places can differ in time; granted where one of two dates names no time zone."""
_HOUR = timedelta(hours=1)

_PDF_DATE = re.compile(
    r"\s*(?:D:)?(?P<year>\d{4})(?P<month>\d\d)?(?P<day>\d\d)?(?P<hour>\d\d)?(?P<minute>\d\d)?(?P<second>\d\d)?"
    r"(?:(?P<utc>Z)|(?P<sign>[+-])(?P<zone_hour>\d\d)'?(?P<zone_minute>\d\d)?)?"
)
_XMP_DATE = re.compile(
    r"\s*(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d)(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)"
    r"(?::(?P<second>\d\d)(?:\.\d+)?)?(?:(?P<utc>Z)|(?P<sign>[+-])(?P<zone_hour>\d\d):?(?P<zone_minute>\d\d)?)?)?)?)?"
)
_EXIF_DATE = re.compile(
    r"\s*(?P<year>\d{4}):(?P<month>\d\d):(?P<day>\d\d) (?P<hour>\d\d):(?P<minute>\d\d):(?P<second>\d\d)"
    r"(?:(?P<utc>Z)|(?P<sign>[+-])(?P<zone_hour>\d\d):?(?P<zone_minute>\d\d)?)?"
)


@dataclass(frozen=True, slots=True)
class DocumentDate:
    """A moment as a document states it. Without a time zone the moment is taken as UTC."""

    moment: datetime
    has_zone: bool
    has_time: bool

    def __str__(self) -> str:
        if not self.has_time:
            return f"{self.moment:%Y-%m-%d}"
        zone = f"{self.moment:%z}"
        return f"{self.moment:%Y-%m-%d %H:%M:%S}" + (f" {zone[:3]}:{zone[3:]}" if self.has_zone else "")


def pdf_date(text: str) -> DocumentDate | None:
    """Read a date such as `D:20240131093000+01'00'` (ISO 32000-1, 7.9.4), or None where it is none."""
    return _date(_PDF_DATE.match(text))


def xmp_date(text: str) -> DocumentDate | None:
    """Read a date such as `2024-01-31T09:30:00+01:00` (XMP specification, part 1), or None where it is none."""
    return _date(_XMP_DATE.match(text))


def exif_date(text: str) -> DocumentDate | None:
    """Read a date such as `2024:01:31 09:30:00`, its offset appended if there is one (EXIF 2.31), or None."""
    return _date(_EXIF_DATE.match(text))


def _date(match: re.Match[str] | None) -> DocumentDate | None:
    if match is None:
        return None
    part = match.groupdict()
    zone = UTC
    try:
        if part["sign"]:
            offset = timedelta(hours=int(part["zone_hour"]), minutes=int(part["zone_minute"] or 0))
            zone = timezone(offset if part["sign"] == "+" else -offset)
        moment = datetime(
            int(part["year"]),
            int(part["month"] or 1),
            int(part["day"] or 1),
            int(part["hour"] or 0),
            int(part["minute"] or 0),
            int(part["second"] or 0),
            tzinfo=zone,
        )
    except ValueError:
        return None
    return DocumentDate(moment, has_zone=bool(part["sign"] or part["utc"]), has_time=part["minute"] is not None)


def future_dates(dates: tuple[DocumentDate | None, ...], now: datetime) -> tuple[Finding, ...]:
    """Find the latest date that lies more than 36 hours after now: no clock and no time zone explains it."""
    # Subtracting keeps the extremes of the calendar (year 9999) from overflowing, as adding to now would not.
    future = [date for date in dates if date is not None and date.moment - now > _FUTURE_TOLERANCE]
    if not future:
        return ()
    latest = max(future, key=lambda date: date.moment)
    return (Finding(Check.METADATA, RiskLevel.HIGH, FindingCode.DATE_IN_FUTURE, (str(latest),)),)


def precedes(earlier: DocumentDate | None, later: DocumentDate | None) -> bool:
    """Say whether a date lies clearly (60 s and what an unnamed time zone may hide) before another one."""
    if earlier is None or later is None or not (earlier.has_time and later.has_time):
        return False
    tolerance = _ORDER_TOLERANCE if earlier.has_zone == later.has_zone else _ZONE_TOLERANCE
    return later.moment - earlier.moment > tolerance


def differ(one: DocumentDate | None, other: DocumentDate | None) -> bool:
    """Say whether two dates differ by more than 2 minutes and not by whole hours, as time zones do."""
    if one is None or other is None or not (one.has_time and other.has_time):
        return False
    difference = abs(one.moment - other.moment)
    if difference > _ZONE_TOLERANCE:
        return True
    beyond_hours = difference % _HOUR
    return min(beyond_hours, _HOUR - beyond_hours) > _EQUALITY_TOLERANCE
