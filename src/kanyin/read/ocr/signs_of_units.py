"""The raised signs behind authors' names as recognition misread them, and units that letters tell apart.

A raised 1 comes out as a bracket or a quotation mark, a raised b as ʰ. Some journals print ``顾之砚a，方晓b（临城大学
a.文学院；b.史学院，临城 100000）``: two units of one school.
"""

from __future__ import annotations

import re

from kanyin.fields import people
from kanyin.patterns import lazy

LONGEST = 300
"""Characters of a row of names."""
_CLUSTER = lazy(
    "(?<=[\u3400-\u9fff])\\s?(?P<signs>(?:[0-9¹²³⁴a-dlʰ}‘’'`」*＊†+]|[,，.](?=[0-9a-dʰ*＊¹²³⁴]))+)"
    "(?=[，,、;；\\s(（\u3400-\u9fff]|$)"
)
_PLAIN = str.maketrans("¹²³⁴ʰ}‘’'`」l＊", "1234b1111111*", "+†")
_LETTER, _NUMBERS = lazy("[a-d]"), str.maketrans("abcd", "1234")
_BRACKET = lazy("[(（]")
_FIRST_NUMBER = lazy("(?<=[\u3400-\u9fff][0-9¹²³」’‘'`])1$")
"""The number of the first unit behind the sign of the last author: 王洁11（甲所）2（乙院）."""
_PART = r"[\u3400-\u9fff（()）]{2,40}"
_LETTERED = lazy(
    rf"(?P<open>[(（]?)(?P<school>[\u3400-\u9fff]{{4,30}})\s?a\s?[.．、]\s?(?P<a>{_PART})[;；，,]\s?b\s?[.．、]\s?(?P<b>{_PART})"
    rf"(?:[;；，,]\s?c\s?[.．、]\s?(?P<c>{_PART}))?(?P<place>[，,]\s?[\u3400-\u9fff]{{2,12}}(?:\s[\u3400-\u9fff]{{2,6}})?\s?\d{{6}})"
)
"""Units of one school, and the town of all of them."""


def with_plain_signs(text: str) -> str:
    """A row of names with the numbers of units as they were printed; units that letters tell apart have numbers too."""
    bracket = _BRACKET.search(text)
    row, rest = (text[: bracket.start()], text[bracket.start() :]) if bracket else (text, "")
    if _FIRST_NUMBER.search(row) and rest:
        row, rest = row[:-1], f" 1{rest}"
    rest = _LETTERED.sub(_numbered, rest)
    if not row:
        return rest
    if len(row) > LONGEST or not _CLUSTER.search(row) or not people.read_names(_CLUSTER.sub("、", row)):
        return row + rest
    plain = [found["signs"].translate(_PLAIN) for found in _CLUSTER.finditer(row)]
    is_lettered = any(map(_LETTER.search, plain))
    has_figures = any(char in "23456" for signs in plain for char in signs)

    def printed(found: re.Match[str]) -> str:
        signs = found["signs"].translate(_PLAIN)
        if is_lettered and not has_figures:
            signs = ",".join(_LETTER.findall(signs)).translate(_NUMBERS) + "*" * ("*" in signs)
        return _LETTER.sub("", signs)

    return _CLUSTER.sub(printed, row) + rest


def _numbered(found: re.Match[str]) -> str:
    parts = (found[letter] for letter in "abc" if found[letter])
    units = (f"{n}.{found['school']}{part}{found['place']}" for n, part in enumerate(parts, 1))
    return found["open"] + "；".join(units)


_SCHOOL = lazy(
    r"(?P<open>[(（]?)(?P<school>[\u3400-\u9fff]{2,30}(?:大学|学院|医院|研究院|研究所|科学院|中心|公司))\s?"
    r"[1¹’‘'`}」](?=[\u3400-\u9fff]{3})"
)
_AT_PART = lazy(r"[，,;；]\s?[2-9²³⁴]?\s?(?=[\u3400-\u9fff])|(?<=[\u3400-\u9fff])[2-9²³⁴](?=[\u3400-\u9fff]{3})")
_CODE = lazy(r"[，,]?\s?[\u3400-\u9fff]{2,8}(?:\s?[\u3400-\u9fff]{2,6})?[，,]?\s?\d{6}")
_NEXT_UNIT = lazy(r"^[;；]\s?(?=[\u3400-\u9fff]{4})")


def with_numbered_units(text: str) -> str:
    """The units of one school, each behind the number of its sign: 临城大学'文学院，2史学院，临城 100000."""
    found = _SCHOOL.match(text)
    if found is None:
        return text
    place = _CODE.search(text, found.end())
    end = place.start() if place else len(text)
    parts = _AT_PART.split(text[found.end() : end])
    if len(parts) == 1 and not place:
        return text
    where = place[0] if place else ""
    school = found["school"]
    wholes = (part if "大学" in part or school[-2:] in part else f"{school}{part}" for part in parts)
    units = "；".join(f"{n}.{whole}{where}" for n, whole in enumerate(wholes, 1))
    rest = text[place.end() :] if place else ""
    return f"{found['open']}{units}{_NEXT_UNIT.sub(f'；{len(parts) + 1}.', rest)}"
