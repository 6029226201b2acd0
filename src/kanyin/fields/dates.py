"""Dates and times on the lines beside a title: found, read as ISO 8601, taken out."""

from __future__ import annotations

import re

from kanyin.patterns import lazy
from kanyin.text import han_number

DATE = lazy(
    r"(?:(?<!\d)|(?<=\d:\d\d))(?P<y>(?:19|20)\d{2}|\d{2}(?=-\d{2}-\d{2}))\s?[-–/.年]\s?(?P<m>\d{1,2})\s?[-–/.月]{1,2}\s?(?P<d>[12]\d|3[01]|0[1-9]|[1-9](?!\d(?!\d?[:：])))\s?日?"
)
_IN_BOXES = lazy(r"(?<!\d)(?P<y>20\d{2})\s?(?P<m>[01]\d)\s?/\s?(?P<d>[0-3]\d)(?=\s?\d{2}:\d{2}(?!\d))")
"""The year, the day and the time of agencies, which stand in boxes of their own: 202103/0410:22:31."""
_DAY_FIRST = lazy(r"(?<![\d/])(?P<d>\d{2})/(?P<m>\d{2})/(?P<y>(?:19|20)\d{2})(?!\d)")
_MONTH = lazy(r"(?P<y>(?:19|20)\d{2})\s?年\s?(?P<m>\d{1,2})\s?月(?!\s?\d)")
NAMED_MONTH = lazy(r"(十[一二]|[一二三四五六七八九十])月\s?(\d{1,2})(?:st|nd|rd|th)?,?\s?((?:19|20)\d{2})")
ENGLISH_MONTH = lazy(
    r"\b(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s((?:19|20)\d{2})"
)
ENGLISH_DAY_FIRST = lazy(
    r"(?<!\d)(?P<d>\d{1,2})(?:st|nd|rd|th)?[\s-](?P<name>Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.?,?[\s-]"
    r"(?P<y>(?:19|20)\d{2})(?!\d)"
)
AMERICAN = lazy(r"(?<![\d/])(?P<m>\d{1,2})/(?P<d>\d{1,2})/(?P<y>(?:19|20)\d{2})(?=\s\d{1,2}:\d{2}(?::\d{2})?\s?[AP]M)")
"""A day of a page whose clock has AM and PM has its month first."""
_MONTH_FIRST = lazy(r"(?<![\d/])(?P<m>0?\d|1[0-2])/(?P<d>1[3-9]|2\d|3[01])/(?P<y>(?:19|20)\d{2})(?!\d)")
"""A day that can be no month stands between: 03/14/2021."""
IN_ENGLISH = "|".join(
    re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern in (ENGLISH_MONTH, ENGLISH_DAY_FIRST, AMERICAN)
)
"""A pattern of all three, without groups."""
_HAN_MONTH_BEFORE_YEAR = lazy(
    r"(?<!\d)(?:(?P<d>\d{1,2})\s(?P<m>\d{1,2})\s?月|(?P<m2>\d{1,2})\s?月\s(?P<d2>\d{1,2})),?\s(?P<y>(?:19|20)\d{2})(?!\d)"
)
"""A programme's English order with months in Han: 14 3 月, 2022 and 3 月 14, 2022."""
AGO = "(?:分[钟鐘]|小[时時]|天|周|个?月|年)前"
"""How long ago, behind a number: 3小时前."""
_MONTHS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_TIME = lazy(
    r"(?:北京时间|上午|下午|早上|晚上|凌晨|中午)?\s?(?:\d{1,2}[时時点]\d{1,2}分(?:\d{1,2}秒)?|T?\d{1,2}\s?[:：]\s?\d{2}(?:\s?[:：]\s?\d{2}(?:\.\d{1,3})?)?\s?(?:[AaPp][Mm])?(?:Z|\+\d{2}:?\d{2})?)"
)
_LONG_AGO = lazy(rf"(?<![\w.])\d{{1,3}}\s?{AGO}(?![\u4e00-\u9fff])")
WEEKDAY = lazy("[(（]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?")


def iso(year: str, month: str, day: str = "") -> str:
    """A date as precise as it is given; empty where there is no such month or day."""
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return "-".join([year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])])


def find_named(text: str) -> tuple[re.Match[str], str] | None:
    """The first day whose month is named, ``十月 3, 2021`` or ``September 10th, 2005``."""
    for pattern, months in ((NAMED_MONTH, _MONTHS), (ENGLISH_MONTH, ENGLISH_MONTHS)):
        found = pattern.search(text)
        if found is not None and (day := iso(found[3], str(months.index(found[1]) + 1), found[2])):
            return found, day
    found = ENGLISH_DAY_FIRST.search(text)
    if found is not None and (day := iso(found["y"], str(ENGLISH_MONTHS.index(found["name"]) + 1), found["d"])):
        return found, day
    return None


def take_date(text: str) -> tuple[str, str]:
    """The text without its first date, and that date."""
    for found in (pattern.search(text) for pattern in (DATE, AMERICAN, _IN_BOXES, _MONTH_FIRST, _DAY_FIRST, _MONTH)):
        if found is not None:
            year = found["y"] if len(found["y"]) == 4 else f"20{found['y']}"
            if day := iso(year, found["m"], found.groupdict().get("d") or ""):
                return _without(text, found), day
    if (found := _HAN_MONTH_BEFORE_YEAR.search(text)) and (
        day := iso(found["y"], found["m"] or found["m2"], found["d"] or found["d2"])
    ):
        return _without(text, found), day
    named = find_named(text) or _find_in_han(text)
    return (_without(text, named[0]), named[1]) if named else (text, "")


_IN_HAN = lazy(
    "(?P<y>[一二][〇○零九一二三四五六七八]{3})年(?P<m>十?[一二三四五六七八九]|十)月(?P<d>(?:二?十)?[一二三四五六七八九]|[二三]?十|三十一)日"
)
_OF_REPUBLIC = lazy(r"(?:中華)?民[國国]\s?(?P<y>\d{2,3})\s?年\s?(?P<m>\d{1,2})\s?月\s?(?P<d>\d{1,2})\s?日")
FIRST_YEAR = 1911
"""Before the first of 民國."""


def _find_in_han(text: str) -> tuple[re.Match[str], str] | None:
    """二〇二一年三月四日, and 民國110年3月4日."""
    if found := _IN_HAN.search(text):
        year = "".join(str("〇一二三四五六七八九".index(char)) for char in re.sub("[○零]", "〇", found["y"]))
        day = iso(year, str(han_number(found["m"])), str(han_number(found["d"])))
    elif found := _OF_REPUBLIC.search(text):
        day = iso(str(FIRST_YEAR + int(found["y"])), found["m"], found["d"])
    return (found, day) if found and day else None


def _without(text: str, found: re.Match[str]) -> str:
    return f"{text[: found.start()]} {text[found.end() :]}"


def without_times(text: str) -> str:
    """The text without its dates, times and days of the week."""
    return WEEKDAY.sub(" ", _TIME.sub(" ", _LONG_AGO.sub(" ", DATE.sub(" ", text))))


def is_short_day(text: str) -> bool:
    """A day without its year, or a time, and nothing else: 05-12 08:30."""
    return bool(text.strip()) and _SHORT_DAY.fullmatch(text.strip()) is not None


_SHORT_DAY = lazy(r"(?:昨天|前天|今天)?\s?(?:\d{1,2}\s?[-/.月]\s?\d{1,2}日?)?\s?(?:\d{1,2}:\d{2}(?::\d{2})?)?")
