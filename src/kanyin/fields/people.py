"""Authors and their units: which words are names, which a unit, an address, a postcode."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from kanyin import rules
from kanyin.fields import imprints, places, unit_names
from kanyin.fields.names import close_wide, is_of_site, join_single_characters, part_glued
from kanyin.fields.names import is_group as is_group
from kanyin.fields.names import is_name as is_name
from kanyin.fields.names import is_usual_name as is_usual_name
from kanyin.model import SUP, Author
from kanyin.patterns import lazy, quick

# A private-use character is a mark whose font was lost: between names it stood for a space or a dot.
_SPLIT = lazy("[、，,;；/／&＆\\s\u3000\ue000-\uf8ff]+|(?<=[\u4e00-\u9fff])[*＊#△▲☆※]+|和(?=[\u4e00-\u9fff]{2,3}$)")
_PLACE_SPLIT = lazy(
    "[、，,;；\\s\u3000\ue000-\uf8ff]{2,}|[、，,;；\u3000\ue000-\uf8ff]|(?<=[\u3400-\u9fff])\\s|\\s(?=[\u3400-\u9fff])"
)
_MARKS = lazy(r"[\d①-⑳¹²³⁴⁵⁶⁷⁸⁹⁰*＊#†‡△▲☆※\[\]［］（）()]+")
_LATIN = lazy(r"[A-Z][A-Za-z.’'-]*+(?:\s(?:[A-Z][A-Za-z.’'-]*+|(?:de|la|van|von|der|del|di)\b))*+")
_HAN_NAME = lazy("[\u3400-\u9fff]{2,4}")
_ROLE = lazy("(本报|本刊|本台|特约|实习)?(记者|通讯员)")
_POSTCODE = lazy(r"(?<!\d)\d{6}(?!\d)")


_RAISED_DIGITS = str.maketrans("¹²³⁴⁵⁶⁷⁸⁹⁰", "1234567890")
_SIGNS_BEHIND = lazy(
    r"(?<=[\u3400-\u9fff])\s*+[0-9①-⑳*＊#†‡△▲☆※’‘'`」「}][0-9,，.*＊#†‡△▲☆※’‘'`」「}\s]*+(?=[\u3400-\u9fff]|$)"
)


def plain_marks(text: str) -> str:
    """A line of names with the numbers of their units as plain digits, however they were raised."""
    return text.translate(_RAISED_DIGITS).replace(SUP[0], "").replace(SUP[1], "")


_CLASS = lazy("[(（]\\d{1,2}[)）]\\s?班")
"""A class of a school: 高二（3）班 would be the name of a 高 without its number."""
MOST = 200
"""Authors, or units, of one article: what looks like more is a list of another kind."""


_LOGIN = lazy("[\u3400-\u9fff]{2,8}\\d{4,12}")
"""An account's name; signs of units behind a name have fewer figures."""


def read_names(text: str) -> tuple[str, ...]:
    """The names in an author field, in order; spaced and glued names are put right; empty when it holds other words.

    ``许　力 王小明`` gives 许力, 王小明; ``王颖张智雄`` gives 王颖, 张智雄; ``刘大宽 等`` gives 刘大宽.
    """
    text = re.sub(r"^(文|撰文|作者)\s*[/／|:：]\s*", "", text)
    text = close_wide(_SIGNS_BEHIND.sub("、", plain_marks(text)))
    if _CLASS.search(text) or _LOGIN.fullmatch(text) or _DAY.search(text):
        return ()
    words = [_MARKS.sub("", word) for word in _SPLIT.split(text)]
    words = join_single_characters([word for word in words if word])
    if len(words) > MOST:
        return ()
    if words and words[-1] in ("等", "等人", "著", "文", "撰", "编"):
        words = words[:-1]
    if words and len(words[-1]) >= 3 and words[-1].endswith("等") and is_name(words[-1][:-1]):
        words[-1] = words[-1][:-1]
    names: list[str] = []
    for word in words:
        parts = [word] if is_name(word) else part_glued(word)
        if not parts:
            return ()
        names += parts
    return tuple(dict.fromkeys(names))


_DAY = lazy(r"\d{4}\s?年|\d\s?月\s?\d{1,2}\s?日")
"""Without its numbers 2020年2月20日 would look like a name behind whose characters stand signs of units."""
_WORK = lazy("发自|發自|[来來]自|[整综]合|整理|摄影|[报報][道导導]|文字|图片|编辑|来源|记者|通讯员|实习|作者|[編编].")


def names_behind_role(text: str) -> tuple[str, ...]:
    """Names behind 记者 and its like, which tells so much that a rare family name counts beside a known one."""
    words = [word for word in _SPLIT.split(text.strip()) if word]
    half = 2 * sum(map(is_name, words)) >= len(words) > 1
    if half and all(_HAN_NAME.fullmatch(word) and not _WORK.match(word) for word in words):
        return tuple(dict.fromkeys(words))
    return read_names(text)


_BESIDE_UNIT = lazy(
    "(?P<before>[\u3400-\u9fff，“”、]{4,60}(?:大学|学院|研究所|研究院|中心|委员会|学会|协会|报社|公司|集团|法院|检察院|医院|教授|研究员|主任|院长|部长|局长|处长|讲师|博士|系|局|厅|所|部|科|室|馆|站))"
    "(?P<name>[\u3400-\u9fff]{2,4})"
)


def name_beside_unit(text: str) -> str:
    """The one name that stands without a gap before or behind its unit: 方晓临城大学教授, 临城大学历史学院方晓."""
    found = _BESIDE_UNIT.fullmatch(text)
    if found is not None and is_usual_name(found["name"]):
        return found["name"]
    for length in (2, 3):
        name, rest = text[:length], text[length:]
        if len(rest) > 1 and is_usual_name(name) and any(rest[:size] in places.names() for size in places.sizes()):
            return name
    return ""


def split_names(text: str) -> tuple[str, ...]:
    """Names in a field that a label calls authors: pen names need no family name, only the shape of names."""
    words = join_single_characters([_MARKS.sub("", word) for word in _SPLIT.split(text) if word])
    return tuple(words) if 1 < len(words) <= MOST and all(_HAN_NAME.fullmatch(word) for word in words) else ()


def _is_foreign(word: str) -> bool:
    """As long as a name of Japan can be, and no unit, no place, no names glued together."""
    if not re.fullmatch("[\u3400-\u9fff]{4,6}", word) or part_glued(word):
        return False
    return not names_unit(word) and not word.startswith(places.places())


_LIKE_A_NAME = lazy("[\u3400-\u9fff]{2,3}")
_INITIALS_FIRST = lazy(r"(?:[A-ZА-Я]\.)+[\u3400-\u9fff]{1,8}")


def names_by_place(text: str) -> tuple[str, ...]:
    """The names on a line that stands where authors do, between a title and an abstract.

    The place is evidence: a rare family name, a Latin name beside Chinese ones and glued names are taken, as long as
    nothing on the line has another shape than a name.
    """
    names: list[str] = []
    for piece in _PLACE_SPLIT.split(close_wide(_SIGNS_BEHIND.sub("、", plain_marks(text)))):
        word = re.sub(r"^[^\w]+|[^\w.]+$", "", _MARKS.sub("", piece.strip(" *+＋"))).strip()
        if word and not _ROLE.fullmatch(word):
            names.append(word)
    names = join_single_characters(names)
    if len(names) > MOST or any(map(is_of_site, names)):
        return ()
    out: list[str] = []
    usual = sum(map(is_name, names))
    for word in names:
        if (
            (2 * usual >= len(names) > 1 and _is_foreign(word))
            or is_name(word)
            or _LIKE_A_NAME.fullmatch(word)
            or _LATIN.fullmatch(word)
        ):
            out.append(word)
        elif parts := part_glued(word):
            out += parts
        elif _INITIALS_FIRST.fullmatch(word):
            out.append(word)
        else:
            return ()
    return tuple(dict.fromkeys(out)) if any(re.search("[\u3400-\u9fff]", word) for word in out) else ()


@lru_cache(maxsize=1)
def _unit_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """Ends of units, weak ends, other words that end so, what must stand beside a weak one, ends of addresses."""
    table = rules.table("units")
    end = r"[\d*＊]*$"
    return (
        quick(table["unit"] + end),
        quick(table["weak"] + end),
        quick(table["other"] + end),
        lazy(table["beside"]),
        lazy(table["address"]),
    )


LONGEST_UNIT, LONGEST_UNITS = 160, 600
"""Characters of the longest line of units, and of one whose units are numbered."""
FEWEST_NUMBERED = 3
_NUMBERED_UNIT = lazy(r"(?:^|(?<=[;；]))\s?\d\s?[.．、)）]?(?=\s?[\u3400-\u9fff])")


def is_unit_line(text: str) -> bool:
    """A line that names a unit: no sentence, with a unit's word at the end of one of its parts or a postcode."""
    inner = unwrap(plain_marks(text))
    if imprints.names_book(inner):
        return False
    if LONGEST_UNIT < len(inner) <= LONGEST_UNITS:
        units = _NUMBERED_UNIT.split(inner)[1:]
        return len(units) >= FEWEST_NUMBERED and all(len(unit) <= LONGEST_UNIT and is_unit_line(unit) for unit in units)
    if len(inner) > LONGEST_UNIT or _NO_UNIT.search(inner.rstrip("。")):
        return False
    parts = _unit_parts(inner)
    if _POSTCODE.search(inner) and len(inner) <= 80:
        return True
    return len(parts) <= 12 and any(len(part) >= 4 and names_unit(part) for part in parts)


_NO_UNIT = lazy("[。！？：]|——|(?:一行|[长記记席任导])(?:调研|視察|视察|考察|慰问|走访|参观)")  # of captions


def names_unit(part: str) -> bool:
    """A word that ends as the name of a unit does."""
    unit, weak, other, beside, _ = _unit_patterns()
    return bool(unit.search(part) or (weak.search(part) and not other.search(part) and beside.search(part[:-1])))


def unwrap(text: str) -> str:
    """A line without the pairs of brackets round all of it and without the star of a note."""
    text = text.strip()
    while len(text) > 2 and text[0] in "（([［【〔" and text[-1] in "）)]］】〕":
        inner = text[1:-1].strip()
        if not _balanced(inner):
            break
        text = inner
    return text.rstrip("*＊ ") if len(text) > 2 else text


def _balanced(text: str) -> bool:
    """No bracket closes that was not opened: the outer pair was a pair."""
    depth = 0
    for char in text:
        depth += (char in "（([［【〔") - (char in "）)]］】〕")
        if depth < 0:
            return False
    return depth == 0


def read_units(text: str, names: tuple[str, ...]) -> list[Author]:
    """The units of a unit line, ``1.某大学，北京　100871；2.某所`` or a single one."""
    inner = _in_round_brackets(unwrap(_BRACKET_OF_ONE.sub(r"\1", unwrap(plain_marks(text)))))
    inner = _GLUED_NUMBER.sub("；", inner)
    parts = re.split(r"[;；](?=\s*+(?:\d\s*+[.．、)）]?\s*+)?[\u4e00-\u9fff])", inner)
    if len(parts) == 1:
        parts = _BETWEEN_BRACKETS.split(inner)
    if len(parts) == 1:
        parts = re.split(r"(?<![\s,，])[\s,，]++(?=\d\s*+[.．、]?\s*+[\u4e00-\u9fff]{4})", inner)
    return [read_unit(part, names) for part in parts if part.strip()]


_GLUED_NUMBER = lazy(r"(?<=(?<!\d)\d{6})(?=[2-9]\s?(?:[.．、)）]\s?)?[\u3400-\u9fff]{4})")
"""Between a postcode and the number of the next unit."""
_BRACKET_OF_ONE = lazy(r"^\s?[1-9]\s?([(（][^()（）]{4,120}[)）])$")
_BETWEEN_BRACKETS = lazy(r"(?<=\d)\s?[)）]\s?[1-9]?\s?[(（](?=\d?\s?[\u3400-\u9fff]{4})")
"""Between two units in brackets of their own, behind the postcode of the first."""
_NUMBERS = lazy(r"[(（]1[)）](?P<units>[^;；]{2,80}[;；]\s?2[)）][^\n]{2,})[)）]")


def _in_round_brackets(text: str) -> str:
    """``(1)某所；2)某站)``: a bracket round all of them beside those of their numbers."""
    found = _NUMBERS.fullmatch(text)
    return f"1){found['units']}" if found else text


def read_named_unit(text: str) -> Author | None:
    """A line that gives an author with the unit in brackets: ``李　鹏（兰州大学体育部，兰州　730000）``."""
    if not text or text[-1] not in ")） ":
        return None
    match = re.fullmatch(r"([\u3400-\u9fff][\s\u3000]*[\u3400-\u9fff]{1,3})\s*[（(](.{4,80})[)）]", text.strip())
    name = re.sub(r"\s", "", match[1]) if match else ""
    if match is None or not (is_name(name) or _is_foreign(name)) or not is_unit_line(match[2]):
        return None
    return replace(read_unit(match[2]), name=name)


_PAIRS = lazy("(?<=[)）])[ \u3000]+(?=[\u3400-\u9fff]{2,4}[(（])")


def read_named_units(text: str) -> list[Author]:
    """The same of several on one line, each with his unit in brackets."""
    found = [read_named_unit(pair) for pair in _PAIRS.split(text)]
    return [author for author in found if author] if all(found) else []


_BETWEEN_PARTS = lazy("[，,、;；*＊\\s\u3000\ue000-\uf8ff]+|(?<=[\u3400-\u9fff])[.．](?=[\u3400-\u9fff\\d]|$)")


def _unit_parts(text: str) -> list[str]:
    parts = _BETWEEN_PARTS.split(text)
    stripped = map(_without_brackets, parts)
    return [piece for part in stripped if part for piece in _without_place(part)]


def _without_brackets(part: str) -> str:
    """A part of the units without the brackets round all of them; 重点实验室（临城大学） keeps its own."""
    bare = part.strip("()（）.．")
    is_open = sum(map(bare.count, "(（")) > sum(map(bare.count, ")）"))
    end = part[part.index(bare) + len(bare) :][:1]
    return bare + end if is_open and end in (")", "）") else bare


def _without_place(part: str) -> list[str]:
    """A unit and the town right behind it: 某所武汉."""
    if len(part) < SHORTEST_PLACED or not _SURE_WITHIN.search(part):
        return [part]
    for size in (2, 3, 4):
        unit, town = part[:-size], part[-size:]
        if len(unit) > 4 and town in places.names() and _SURE_UNIT.search(unit) is not None:
            return [unit, town]
    for size in range(4, places.LONGEST_TOWN + 4):
        unit, town = part[:-size], part[-size:]
        if len(unit) > 4 and places.is_town_of_province(town) and _SURE_UNIT.search(unit) is not None:
            return [unit, town]
    return [part]


_SURE_UNIT = lazy("(?:大学|学院|研究所|研究院|科学院|医院|中心|公司|实验室|[\u3400-\u9fff]{3}[所系站厂局]|教研室)$")
_SURE_WITHIN = lazy("大学|[学医究]院|中心|公司|实验室|教研室|[所系站厂局]")
SHORTEST_PLACED = 7
"""Characters of a unit and a town behind it."""


def names_post(text: str) -> bool:
    """It ends in what somebody is: 教授."""
    return re.search(rules.table("units")["post"], text) is not None


_OF_UNIT = tuple("部系所室处科组")
"""Ends of the name of a part of a unit: 体育部 behind a university's name is no town."""


def read_unit(text: str, names: tuple[str, ...] = ()) -> Author:
    """A unit line as an Author without a name: affiliation, address, postcode."""
    inner = places.with_whole_code(unwrap(text))
    for name in names:
        inner = inner.replace(name, " ")
    found = _POSTCODE.search(inner)
    postcode = found[0] if found else ""
    inner = re.sub(r"(邮编|邮政编码)\s*[:：]?\s*", " ", inner.replace(postcode, " ") if postcode else inner)
    address = _unit_patterns()[4]
    affiliation: list[str] = []
    where: list[str] = []
    for part in _unit_parts(inner):
        part = re.sub(r"^[(（]?[\d①-⑳]*[.．、)）(（]?\s*", "", part)
        is_place = part in places.names() or places.is_town_of_province(part)
        is_short = len(part) <= 3 and part[-1:] not in _OF_UNIT
        is_address = (address.search(part) or is_place or is_short) and not names_unit(part)
        is_address = is_address and not names_post(part)
        if part:
            (where if is_address and affiliation else affiliation).append(part)
    if postcode and not where and affiliation:
        town, affiliation[0] = unit_names.town_before(affiliation[0])
        if not town:
            town, affiliation[-1] = unit_names.town_behind(affiliation[-1])
        where = [town] if town else []
    between = "" if where and where[0] in places.provinces() else " "
    return Author("", affiliation=unit_names.whole(affiliation), address=between.join(where), postcode=postcode)
