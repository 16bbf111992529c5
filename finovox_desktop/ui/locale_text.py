"""Numbers, sizes, times and dates in the form of the language that is worn. Times are UTC inside and local here."""

from datetime import datetime

from PySide6.QtCore import QDate, QDateTime, QLocale

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
