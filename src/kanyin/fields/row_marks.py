"""What marks one of many rows made alike: a day, a time or a count at its edge, a label, a speaker and his unit."""

from __future__ import annotations

from dataclasses import dataclass

from kanyin.patterns import lazy
from kanyin.text import columns

LONGEST = 200
"""Half-em of the longest row."""
LEAST = 12.0
"""Half-em of a row beside its mark: 读书 (12) and 2019年3月 (4) are a menu's."""
_DAY = r"(?:(?:19|20)\d{2}\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}日?|\d{1,2}\s?[-/月]\s?\d{1,2}日?)"
_TIME = r"\d{1,2}[:：]\d{2}(?::\d{2})?"


_DAYS = rf"[\[(（【]?{_DAY}(?:\s{{1,3}}{_TIME})?[\])）】]?"
_TIMES = rf"{_TIME}(?:\s?[-–—~～至]{{1,2}}\s?{_TIME})?"
_COUNTS = r"[\[(（]\d{1,6}[\])）]"
_ALONE = r"(?<![\d.:/-])"
_DAY_FIRST, _DAY_LAST = lazy(_DAYS), lazy(f"{_ALONE}(?:{_DAYS})$")
_TIME_FIRST, _TIME_LAST = lazy(_TIMES), lazy(f"{_ALONE}(?:{_TIMES})$")
_COUNT_FIRST, _COUNT_LAST = lazy(_COUNTS), lazy(f"{_ALONE}(?:{_COUNTS})$")
_MARKS = (
    ("day", _DAY_FIRST, _DAY_LAST),
    ("time", _TIME_FIRST, _TIME_LAST),
    ("count", _COUNT_FIRST, _COUNT_LAST),
)
"""What marks a row at its beginning, and at its end."""
_BULLET = lazy(r"(?:[*+•·◦○●▪■◆»-]\s{1,3}){1,2}")
_DIGITS = lazy(r"\d+")
_NAMED = lazy("[\u3400-\u9fff、 ]{2,30}[（(][^（）()]{2,30}[）)]\\s?[^）)]{4}")
"""Who speaks, of which unit, and on what: 沈漱舟（临城大学）渡船的演变."""
_LABEL = lazy(
    "(?P<name>[\u3400-\u9fff](?:[\u3400-\u9fff \u3000]{0,8}[\u3400-\u9fff])?)\\s?[:：]\\s?(?=[^:：]*[\u3400-\u9fff])"
)
_OF_BYLINES = lazy(
    "来源|來源|作者|[责責]?任?[编編][辑輯]?|摘要|[关關][键鍵][词詞]|[备備]注|[电電][话話]|[标標][签籤]|分[类類]"
    "|[当當]前位置|上一.|下一."
)
"""Labels of a page's head and foot, which stand on any page."""


@dataclass(frozen=True, slots=True)
class RowMark:
    """What rows made alike have in common, where it stands (``begin``, ``end``, ``alone``), and its own words."""

    make: str
    place: str
    words: str


def mark_of(text: str) -> RowMark | None:
    """The mark of a row; None for a line that has none."""
    if columns(text) > LONGEST:
        return None
    bare = _BULLET.sub("", text, count=1)
    for kind, mark, at_end in _MARKS:
        begins = mark.match(bare)
        own = begins or at_end.search(bare)
        if own is None:
            continue
        if kind == "count" and (begins is not None or columns(bare[: own.start()]) < LEAST):
            return None  # （1） begins an item of a text
        place = "alone" if len(own[0]) == len(bare) else "begin" if begins else "end"
        return RowMark(f"{kind} {place} {_DIGITS.sub('0', own[0])}", place, own[0])
    label = _LABEL.match(bare)
    if label is not None:
        name = "".join(label["name"].split())
        return None if _OF_BYLINES.fullmatch(name) else RowMark(f"label {name}", "label", "")
    return RowMark("named", "named", "") if _NAMED.match(bare) else None
