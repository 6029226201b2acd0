"""Dates and times on the lines beside a title: found, read as ISO 8601, taken out."""

from __future__ import annotations

import re

DATE = re.compile(
    r"(?:(?<!\d)|(?<=\d:\d\d))(?P<y>(?:19|20)\d{2}|\d{2}(?=-\d{2}-\d{2}))\s?[-–/.年]\s?(?P<m>\d{1,2})\s?[-–/.月]{1,2}\s?(?P<d>[12]\d|3[01]|0?[1-9])\s?日?"
)
_DAY_FIRST = re.compile(r"(?<![\d/])(?P<d>\d{2})/(?P<m>\d{2})/(?P<y>(?:19|20)\d{2})(?!\d)")
_MONTH = re.compile(r"(?P<y>(?:19|20)\d{2})\s?年\s?(?P<m>\d{1,2})\s?月(?!\s?\d)")
_TIME = re.compile(
    r"\d{1,2}[时時点]\d{1,2}分|T?\d{1,2}\s?[:：]\s?\d{2}(?:\s?[:：]\s?\d{2}(?:\.\d{1,3})?)?\s?(?:[AaPp][Mm])?(?:Z|\+\d{2}:?\d{2})?"
)
_WEEKDAY = re.compile("[(（]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?")


def take_date(text: str) -> tuple[str, str]:
    """The text without its first date, and that date."""
    for pattern in (DATE, _DAY_FIRST, _MONTH):
        found = pattern.search(text)
        if found is None:
            continue
        day = found.groupdict().get("d")
        if not 1 <= int(found["m"]) <= 12 or (day and not 1 <= int(day) <= 31):
            continue
        year = found["y"] if len(found["y"]) == 4 else f"20{found['y']}"
        iso = "-".join([year, f"{int(found['m']):02}", *([f"{int(day):02}"] if day else [])])
        return f"{text[: found.start()]} {text[found.end() :]}", iso
    return text, ""


def without_times(text: str) -> str:
    """The text without its dates, times and days of the week."""
    return _WEEKDAY.sub(" ", _TIME.sub(" ", DATE.sub(" ", text)))
