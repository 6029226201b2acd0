"""Dates as pages write them, in the forms that formats want; no clock is read."""

from __future__ import annotations

from datetime import UTC, datetime

from kanyin.patterns import lazy

EARLIEST = datetime(1980, 1, 1, tzinfo=UTC)
"""The earliest time that a zip entry can carry; stands where a text has no date."""

_DATE = lazy(r"\s*+(\d{4})(?:\D{1,2}(\d{1,2})(?:\D{1,2}(\d{1,2}))?)?(?:\D|$)")


def read_date(text: str) -> str:
    """``2021-06-08``, ``2021-06`` or ``2021`` from a date as a page writes it (``2021年6月8日``); else empty.

    As precise as the text and no more (W3CDTF, which EPUB and DOCX want).
    """
    found = _DATE.match(text)
    if not found or int(found[1]) == 0:
        return ""
    date = found[1]
    for part, most in ((found[2], 12), (found[3], 31)):
        if not part or not 1 <= int(part) <= most:
            return date
        date += f"-{int(part):02}"
    try:
        datetime.fromisoformat(date)
    except ValueError:  # 31 February
        return date[:7]
    return date


def fixed_time(date: str) -> datetime:
    """The moment that stands for a text of this date in every time stamp, so that no clock is read.

    The first moment of the day, month or year; ``EARLIEST`` for an older or an unknown date.
    """
    known = read_date(date)
    if not known:
        return EARLIEST
    full = known + "-01-01"[len(known) - 4 :] if len(known) < 10 else known
    return max(EARLIEST, datetime.fromisoformat(full).replace(tzinfo=UTC))
