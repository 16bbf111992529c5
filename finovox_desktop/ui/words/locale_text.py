"""Numbers, sizes, times and dates in the form of the language that is worn. Times are UTC inside and local here."""

from datetime import date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QDateTime, QLocale

translate = QCoreApplication.translate

MINUTES_OF_AGE = 10
"""For how long a time is told by its age."""

_SECONDS_PER_MINUTE = 60
_MEGABYTE = 1_000_000


def size_text(size: int) -> str:
    """Write a size in bytes, such as "184 kB"."""
    return QLocale().formattedDataSize(size, 0 if size < _MEGABYTE else 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def number_text(number: int) -> str:
    """Write a whole number, such as "10,000"."""
    return QLocale().toString(number)


def percent_text(part: int, whole: int) -> str:
    """Write a share as a whole number, rounded down so that 100 means all, such as "62"."""
    return QLocale().toString(100 if whole <= 0 else min(100, part * 100 // whole))


def countdown_text(seconds: float) -> str:
    """Write a short time to wait, in seconds, as minutes and seconds, such as "0:18"."""
    minutes, rest = divmod(max(0, round(seconds)), _SECONDS_PER_MINUTE)
    return f"{minutes}:{rest:02}"


def short_time_text(at: datetime, today: QDate) -> str:
    """Write a UTC time as its local clock time where it is of today, else as its local date."""
    local = _local(at)
    if local.date() == today:
        return QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    return date_text(local.date())


def moment_text(at: datetime, today: QDate) -> str:
    """Write a UTC time as its local clock time where it is of today, else as its local date and clock time."""
    local = _local(at)
    clock = QLocale().toString(local.time(), QLocale.FormatType.ShortFormat)
    return clock if local.date() == today else f"{date_text(local.date())} {clock}"


def age_text(at: datetime, now: datetime) -> str:
    """Write how long ago a UTC time is while that is some minutes, then its clock time or date."""
    minutes = int((now - at).total_seconds() // _SECONDS_PER_MINUTE)
    if at > now or minutes >= MINUTES_OF_AGE:
        return short_time_text(at, _local(now).date())
    if minutes == 0:
        return translate("Time", "now")
    return translate("Time", "{minutes} min").format(minutes=number_text(minutes))


def day_text(day: date, today: date) -> str:
    """Write a local date as a person says it: today, yesterday, else with its weekday."""
    if day == today:
        return translate("Time", "Today")
    if day == today - timedelta(days=1):
        return translate("Time", "Yesterday")
    text = QLocale().toString(QDate(day.year, day.month, day.day), QLocale.FormatType.LongFormat)
    return text[:1].upper() + text[1:]


def date_text(date: QDate) -> str:
    """Write a date in its short form."""
    return QLocale().toString(date, QLocale.FormatType.ShortFormat)


def full_time_text(at: datetime) -> str:
    """Write a UTC time as its local date and clock time with seconds."""
    local = _local(at)
    # The clock form is the locale's own, such as "7:32 PM"; Qt's form with seconds would name the time zone, too.
    clock = QLocale().timeFormat(QLocale.FormatType.ShortFormat)
    return f"{date_text(local.date())} {QLocale().toString(local.time(), clock.replace('mm', 'mm:ss'))}"


def _local(at: datetime) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
