"""Electronic editions of papers: the bar above a page names the paper and its day, 临城日报 2021年6月8日 往期回顾."""

from __future__ import annotations

from collections.abc import Sequence

from kanyin.fields.dates import WEEKDAY, take_date
from kanyin.patterns import lazy

LONGEST = 120
"""Characters of the longest bar."""
TOP = 12
"""Lines at the top of a page among which it stands."""
_PAPER = "(?P<paper>[\u4e00-\u9fff]{2,10}(?:报|報|周刊|月刊|晨刊|晚刊|导刊))"
_EDITION = "(?:(?:多媒体)?数字[报版]|电子报|电子版|數位版)"
_BAR = lazy(
    rf"^\W{{0,4}}{_PAPER}》?\s?(?:社|·)?{_EDITION}?[\s|｜·,，]{{0,6}}"
    r"(?:19|20)\d{2}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}"
)
_NAMED = lazy(rf"^\W{{0,4}}{_PAPER}》?\s?{_EDITION}(?:$|\s)")
_OF_EDITIONS = lazy(
    "(?:第\\s?[A-Z]?|(?<![A-Za-z\\d])[A-Z])\\d{1,3}\\s?版|往期|版面|返回目录|读报|版次|上一版|下一版|标题导航|放大|朗读|"
    + _EDITION
)


def _name_first(text: str) -> str:
    """2021年3月4日 星期四 河湾晚报 with the paper before the day."""
    return _DAY_FIRST.sub(r"\g<paper> \g<day>", text.strip())


_DAY_FIRST = lazy("^(?P<day>(?:19|20)\\d{2}\\s?年[\\d\\s月日]{3,8})(?:星期.)?\\s{0,4}(?P<paper>[\u4e00-\u9fff]{2,10})$")


def paper(text: str) -> str:
    """The paper that such a bar names; empty for any other line."""
    text = text.strip()
    if len(text) > LONGEST:
        return ""
    found = _NAMED.match(text) or (_BAR.match(text) if _OF_EDITIONS.search(text) else None)
    return found["paper"] if found else ""


def day(text: str) -> str:
    """The day of the edition that a line of its bar tells, beside the day of the week or the words of such bars."""
    if len(text) > LONGEST or not (WEEKDAY.search(text) or _OF_EDITIONS.search(text)):
        return ""
    date = take_date(text)[1]
    return date if date.count("-") == 2 else ""


_RIGHTS = lazy(
    rf"《{_PAPER}》[（(]?(?:{_EDITION}|多媒体)|^\W{{0,4}}(?P<owner>[\u4e00-\u9fff]{{2,10}}[报報刊])社?版权所有"
)
_MENU = lazy(rf"^\W{{0,4}}{_PAPER}\s(?:首页|数字|报刊|电子)")
FEWEST, HEAD = 2, 60
"""Lines with the words of such bars on a page of an edition, and lines of its head among which they stand."""


def of_page(texts: Sequence[str]) -> tuple[str, str]:
    """The paper and the day of the edition that a page is of; both empty for a page of none."""
    head = [text for text in texts[:HEAD] if len(text) <= LONGEST]
    bars = [found["paper"] for text in head if WEEKDAY.search(text) and (found := _BAR.match(_name_first(text)))]
    if len(bars) + sum(_OF_EDITIONS.search(text) is not None for text in head) < FEWEST:
        return "", ""
    top = [text for text in texts if text.strip()][:TOP]
    named = next(filter(None, (*map(paper, top), *bars)), "") or next(filter(None, map(_in_menu, top)), "")
    rights = (_RIGHTS.search(text[:LONGEST]) for text in texts)
    owner = next((found["paper"] or found["owner"] for found in rights if found is not None), "")
    return named or owner, next(filter(None, map(day, top)), "")


def _in_menu(text: str) -> str:
    found = _MENU.match(text.strip()) if len(text) <= LONGEST else None
    return found["paper"] if found else ""
