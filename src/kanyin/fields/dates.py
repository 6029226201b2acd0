"""Dates and times on the lines beside a title: found, read as ISO 8601, taken out."""

from __future__ import annotations

import re

from kanyin.patterns import lazy, quick
from kanyin.text import han_number

DATE = lazy(
    r"(?:(?<!\d)|(?<=\d:\d\d))"
    r"(?P<y>(?:19|20)\d{2}|\d{2}(?=-\d{2}-\d{2})|(?<![國国年])(?<![國国年] )[0-2]\d(?=年\d{1,2}月\d{1,2}日))"
    r"\s?[-–/.年]\s?(?P<m>\d{1,2})\s?[-–/.月]{1,2}\s?(?P<d>[12]\d|3[01]|0[1-9]|[1-9](?!\d(?!\d?[:：])))\s?日?"
)
_IN_BOXES = lazy(r"(?<!\d)(?P<y>20\d{2})\s?(?P<m>[01]\d)\s?/\s?(?P<d>[0-3]\d)(?=\s?\d{2}:\d{2}(?!\d))")
"""The year, the day and the time of agencies, which stand in boxes of their own: 202103/0410:22:31."""
_MONTH = lazy(r"(?P<y>(?:19|20)\d{2})\s?年\s?(?P<m>\d{1,2})\s?月(?!\s?\d)")
_MONTHS = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"]
ENGLISH_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_NAME = (
    rf"(?:(?<![A-Za-z])(?P<english>{'|'.join(ENGLISH_MONTHS)})[a-z]{{0,6}}\.?"
    r"|(?P<han>十[一二]|[一二三四五六七八九十])月|(?P<m>\d{1,2})\s?月)"
)
_YEAR = r"(?P<y>(?:19|20)\d{2})"
_OF_WEEK = r"(?:(?<![A-Za-z])(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)[a-z]{0,6}\.?,?\s{1,2})?"
_MONTH_FIRST = quick(
    rf"{_OF_WEEK}(?<!\d){_NAME}\s{{0,2}}(?P<d>\d{{1,2}})(?:st|nd|rd|th|\s?日)?(?:[,，]\s?|\s{{1,2}})"
    rf"(?:\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s)?{_YEAR}(?![\d年])"
)
"""September 10th, 2005; 十月 3, 2021; 3月 14, 2022; and a machine's clock, Mar 4 10:20:05 2021."""
_DAY_FIRST = quick(
    rf"{_OF_WEEK}(?<!\d)(?P<d>\d{{1,2}})(?:st|nd|rd|th)?(?:[-.]|\s{{1,2}}){_NAME}(?:[-,，.]\s?|\s{{1,2}}){_YEAR}(?![\d年])"
)
"""10 September 2005; Wed 14 三月 2022; 14 3 月, 2022."""
_YEAR_LAST = lazy(
    rf"(?<![\d/.-])(?P<a>\d{{1,2}})[/.-](?P<b>\d{{1,2}})[/.-]{_YEAR}(?![\d/-])(?P<clock>\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?\s?[AP]M)?"
)
"""25/03/2020, 3/26/2020."""
NAMED_DAY = "|".join(
    re.sub(r"\(\?P<\w+>", "(?:", pattern.pattern) for pattern in (_MONTH_FIRST, _DAY_FIRST, _YEAR_LAST)
)
"""A pattern of all days whose year stands last, without groups."""
AGO = "(?:分[钟鐘]|小[时時]|天|周|个?月|年)前"
"""How long ago, behind a number: 3小时前."""
_TIME = lazy(
    r"(?:北京时间|上午|下午|早上|晚上|凌晨|中午|傍晚)?\s?(?:\d{1,2}[时時点]\d{1,2}分(?:\d{1,2}秒)?|T?\d{1,2}\s?[:：]\s?\d{2}(?:\s?[:：]\s?\d{2}(?:\.\d{1,3})?)?\s?(?:[AaPp][Mm])?(?:Z|\+\d{2}:?\d{2})?)"
)
_LONG_AGO = lazy(rf"(?<![\w.])\d{{1,3}}\s?{AGO}(?![\u4e00-\u9fff])")
WEEKDAY = lazy("[(（]?(?:星期|周|週|礼拜)[一二三四五六日天][)）]?")


def iso(year: str, month: str, day: str = "") -> str:
    """A date as precise as it is given; empty where there is no such month or day."""
    if not 1 <= int(month) <= 12 or (day and not 1 <= int(day) <= 31):
        return ""
    return "-".join([year, f"{int(month):02}", *([f"{int(day):02}"] if day else [])])


def find_named(text: str) -> tuple[re.Match[str], str] | None:
    """The first day whose month has a name or its sign and whose year stands last: ``十月 3, 2021``, ``3 Mar 2021``."""
    for pattern in (_MONTH_FIRST, _DAY_FIRST):
        if (found := pattern.search(text)) and (day := iso(found["y"], _month(found), found["d"])):
            return found, day
    return None


def _month(found: re.Match[str]) -> str:
    if found["english"]:
        return str(ENGLISH_MONTHS.index(found["english"]) + 1)
    return str(_MONTHS.index(found["han"]) + 1) if found["han"] else found["m"]


def _find_year_last(text: str) -> tuple[re.Match[str], str] | None:
    """A day in figures whose year stands last: a clock of AM and PM has its month first, and what would else
    have a month beyond December; 03/04/2021 has its day first; 3/4/2021 may be either, and is not read.
    """
    found = _YEAR_LAST.search(text)
    if found is None:
        return None
    is_month_first = bool(found["clock"]) or int(found["b"]) > _MONTHS_A_YEAR
    is_day_first = int(found["a"]) > _MONTHS_A_YEAR or len(found["a"]) == len(found["b"]) == len("03")
    if not (is_month_first or is_day_first):
        return None
    month, day = (found["a"], found["b"]) if is_month_first else (found["b"], found["a"])
    read = iso(found["y"], month, day)
    return (found, read) if read else None


_MONTHS_A_YEAR = 12


def take_date(text: str) -> tuple[str, str]:
    """The text without its first date, and that date."""
    if not _FIGURE.search(text):
        named = _find_in_han(text) if "年" in text else None
        return (_without(text, named[0]), named[1]) if named else (text, "")
    for found in (pattern.search(text) for pattern in (DATE, _IN_BOXES, _MONTH)):
        if found is not None:
            year = found["y"] if len(found["y"]) == 4 else f"20{found['y']}"
            if day := iso(year, found["m"], found.groupdict().get("d") or ""):
                return _without(text, found), day
    named = _find_year_last(text) or find_named(text) or _find_in_han(text)
    return (_without(text, named[0]), named[1]) if named else (text, "")


_FIGURE = lazy(r"\d")
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
