"""A line beside a title whose labels and marks nobody knows: each stretch tells by its own form what it is.

A short word with a colon behind it is a label, whatever the word: its value is a day, a person, a medium or a count,
and says so itself. Any sign that stands between such stretches parts them, whatever the sign.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from kanyin.fields import media, people
from kanyin.fields.dates import take_date, without_times
from kanyin.fields.names import OF_THREE, is_of_page, is_usual_name
from kanyin.patterns import lazy

LONGEST, LONGEST_FIELD, LONGEST_VALUE, SHORTEST_ROW = 160, 40, 30, 2
"""Characters of the longest line that is asked, of one that is a field, of a value; labels of a row."""

_OTHER = (
    "[^\\w\\s.,:;!?，。、：；！？·•（()）\\[\\]【】〔〕〈〉《》「」『』“”‘’\"'|｜丨/／\\\\@&＆%+＋<>＜＞_*~–—－―─-]"
)
_SIGN = lazy(f"\\s{{1,3}}(?:{_OTHER}|[*_~–—-]{{1,3}}|[/／]{{2,3}})\\s{{1,3}}|(?<=\\S){_OTHER}(?=\\S)")
"""A sign that is no punctuation: ‖, ┊, →, ◆, #; of stars and strokes those alone that stand for themselves."""
_IN_BOXES = lazy("(?:[【\\[〔「][^【】\\[\\]〔〕「」:：]{1,6}[:：][^【】\\[\\]〔〕「」]{1,30}[】\\]〕」]\\s?){2,6}")
_BETWEEN_BOXES = lazy("[】\\]〕」]\\s?[【\\[〔「]")
"""【采自：河湾日报】【署：沈漱舟】: each label and its value in a box."""
_SENTENCE = lazy("[。！？!?；;，,]")


def with_gaps(text: str) -> str:
    """A line of a day and short stretches with a gap for each sign between them: 沈漱舟 → 河湾日报 → 2021-03-04."""
    if len(text) > LONGEST:
        return text
    text = _BETWEEN_BOXES.sub("  ", text).strip("【】[]〔〕「」") if _IN_BOXES.fullmatch(text) else text
    if _SIGN.search(text) is None or not take_date(text)[1] or _SENTENCE.search(text):
        return text
    parted = _SIGN.split(text)
    return "  ".join(filter(None, parted)) if all(len(part) <= LONGEST_VALUE for part in parted) else text


_LABEL = lazy(
    "(?:^|(?<=[\\s|｜,，;；/／·)）】\\]〕」]))[(（【\\[〔「]?(?P<label>[\u3400-\u9fffA-Za-z]{2,6})\\s?[:：](?![:：/])"
)
"""A word with its colon at the beginning of a stretch."""
_BETWEEN = " \u3000|｜,，;；/／·()（）【】[]〔〕「」"


def labels(text: str, known: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str | None]]:
    """The labels of a row that nobody knows: where each begins, where its value does, and the field where the value
    is a person's who wrote; ``known``: the labels that have been found.

    A row begins with a label, and two of its values tell what they are: a day and anything, or who and whence. A label
    whose value tells nothing stays with that.
    """
    if len(text) > LONGEST or (":" not in text and "：" not in text):
        return []
    taken = {begin: end for begin, end, _ in known}
    found = {
        one.start(): one
        for one in _LABEL.finditer(text)
        if not any(begin < one.end() and one.start() < end for begin, end in taken.items())
    }
    marks = sorted({**taken, **{begin: one.end() for begin, one in found.items()}}.items()) if found else []
    if len(marks) < SHORTEST_ROW or text[: marks[0][0]].strip(_BETWEEN):
        return []
    ends = [*(begin for begin, _ in marks[1:]), len(text)]
    values = {begin: text[end:stop].strip(_BETWEEN) for (begin, end), stop in zip(marks, ends, strict=True)}
    if not _is_row([*values.values()]):
        return []
    return [_placed(one, values[begin]) for begin, one in found.items()]


def _placed(label: re.Match[str], value: str) -> tuple[int, int, str | None]:
    """What a label nobody knows tells: the value without it where the value says what it is, else both."""
    kind, word = form(value), label["label"]
    whole = label.start(), label.start(), None
    if kind == "person":
        is_told = not _OF_OTHERS.search(word) and (_OF_WRITERS.search(word) or _is_sure(value))
        return (label.start(), label.end(), "author") if is_told else whole
    if kind == "medium" and _OF_HOSTS.search(word):
        return whole
    return (label.start(), label.end(), "nothing" if kind == "count" else None) if kind else whole


_OF_WRITERS = lazy("[作撰写寫著稿笔筆文记記采採]")
_OF_OTHERS = lazy("[审審校责責编編录錄管联聯讲講负負导導图圖摄攝影画畫译譯终終辑輯监監签簽栏欄类類区區地城校班]")
"""What words for those hold who wrote, and for others and places."""
_OF_HOSTS = lazy("[办辦管承协協属屬址位户戶电電点點]")
"""Of offices that have done something else: 主办, 地点."""


def _is_sure(value: str) -> bool:
    """Names of three characters: two may as well be a column, and some places look like three."""
    names = people.read_names(value)
    return all(len(name) == OF_THREE and not _OF_PLACE.search(name) for name in names)


_OF_PLACE = lazy("[省市区區县縣州镇鎮乡鄉村山洲岛島湖港湾灣桥橋路街道园園站栏欄版类類讯訊闻聞]$")


def is_field(text: str) -> bool:
    """A word with its colon and a value that says what it is, alone on a line."""
    found = _LABEL.match(text) if len(text) <= LONGEST_FIELD else None
    return found is not None and form(text[found.end() :].strip(_BETWEEN)) != ""


def rows(texts: Sequence[str]) -> list[range]:
    """Where lines stand together that are fields, each on a line of its own, and tell as one row: 采自：河湾日报 /
    署日：2021-03-04.
    """
    fields = [
        (is_one, [n for n, _ in group]) for is_one, group in groupby(enumerate(texts), lambda one: is_field(one[1]))
    ]
    blocks = [range(lines[0], lines[-1] + 1) for is_one, lines in fields if is_one]
    return [block for block in blocks if labels(joined(texts, block), ())]


def joined(texts: Sequence[str], block: range) -> str:
    """The lines of a block as one row."""
    return "  ".join(texts[n].strip() for n in block)


def with_rows(texts: Sequence[str]) -> Iterator[str]:
    """The lines; those that are fields whose labels nobody knows as one row."""
    blocks = {block[0]: block for block in rows(texts)}
    inside = {n for block in blocks.values() for n in block}
    for n, text in enumerate(texts):
        if n in blocks:
            yield joined(texts, blocks[n])
        elif n not in inside:
            yield text


def _is_row(values: Sequence[str]) -> bool:
    if any(len(value) > LONGEST_VALUE or _SENTENCE.search(value) for value in values):
        return False
    told = [form(value) for value in values if value]
    return len(told) - told.count("") >= SHORTEST_ROW and ("day" in told or {"person", "medium"} <= set(told))


def form(value: str) -> str:
    """What a value is by its form: a day, a count, a medium or an office, a person; empty where that says nothing."""
    rest, day = take_date(value)
    if day and not any(map(str.isalpha, without_times(rest))):
        return "day"
    if _COUNT.fullmatch(value):
        return "count"
    if media.is_medium(value) or media.is_press(value) or people.names_unit(value):
        return "medium"
    return "person" if is_person(value) else ""


_COUNT = lazy(r"\d[\d,.]{0,11}\s?[万wk+]?\s?[次人条篇个字]?")


def is_person(value: str) -> bool:
    """Names and nothing else, one of them at least of three characters or a usual one."""
    names = people.read_names(value)
    return any(len(name) == OF_THREE or is_usual_name(name) for name in names) and not any(map(is_of_page, names))
