"""Signs of an entry that recognition, or a hand, took for others: letters in a year, the dot of a foreign name."""

from __future__ import annotations

import re
from functools import lru_cache

from kanyin.patterns import lazy, quick
from kanyin.references.known_names import SURE_NAME, han_quality, sounds_foreign
from kanyin.references.places import is_city
from kanyin.references.text import HAN

_DOTTED_INITIAL = lazy(
    r"(\A(?:\s{0,3}\[?\d{1,3}[\].])?\s{0,3}[A-Z][a-z]{2,20})\.(?=\s[A-Z]\.\s?[A-Z][a-z]+\s[a-z]|\s?(?:[A-Z]\.\s?){1,2}(?:,|and\b|&))"
)
"""``Kuhn. D.Thinking as …``, ``Stieg.P.and Lind,K,1981``: a stop for the comma between a name and its initial."""
_DOTTED_LIST = lazy(
    r"(?<=[a-z]\s[A-Z])(?:\s?[A-Z])?\.(?=\s?[A-Z][a-z]{1,20}\s(?:[A-Z]\s[A-Z]|[A-Z]{2})"
    r"(?:\s?,\s?[A-Z]|\s?\.\s?[A-Z][a-z ]))"
)
"""``Stieg K L. Lind M K, Hopp S P. Lamps``: a stop for the comma between two authors."""
_NAMES = 90
"""Characters of an entry in which its authors stand."""
_CORNER = lazy(rf"「(?=[{HAN}]{{1,3}}\])")
"""``「美]``: a bracket that was misread."""
_DOTTED_NAME = quick(r"(?<=[\])])\s?(?P<one>[\u3400-\u9fff]{1,6})\.(?P<other>[\u3400-\u9fff]{2,5})(?=\s?[.,])")
"""``[美]米歇尔.沃尔德罗普.``: a dot for that of foreign names …"""
_DOTTED_NAME_BARE = quick(rf"(?<![{HAN}])(?P<one>[{HAN}]{{2,5}})\.(?=(?P<other>[{HAN}]{{2}}))")
_BEFORE_TOWN = lazy(rf"(?<=\.)\s?[一-]{{1,2}}\s?(?=(?P<town>[{HAN}]{{2,5}})\s?:)")
"""``.—北京:``: the stroke before the imprint in the entries of library catalogues (ISBD), by recognition ``一``."""
_WROTE_BEHIND = lazy("[著编译]$")
_DOTTED_HOUSE = quick(r"(?<=生活)[.,、](?=读书)|(?<=读书)[.,、](?=新知?三联)")
"""… and of a publisher."""
_MISREAD_YEAR = quick(
    r"(?<![\dA-Za-z])(?=[12][\doOlI]{3}(?:[a-e](?=\s?\)))?+(?![\dA-Za-z]))[12](?=\d*[oOlI])[\doOlI]{3}"
)
_MISREAD_NUMBER = quick(r"(?<![A-Za-z\d])(?=\d{1,3}[oO])\d[\doO]{1,3}(?=\s?[:(]\s?\d)")
_UNDERSCORED = lazy(r"([:,.]\s?\d{1,5})[_一](?=\d{1,5}(?:[\s.,;]|$))")
_AS_DIGITS = str.maketrans("oOlI", "0011")
_WITHIN_HAN = lazy(rf"\.(?<=[{HAN}]\.)(?=[{HAN}])")
_WITHIN_NUMBER = lazy(r"\d[oOlI]")
"""Without such a dot, or such a letter, there is nothing to mend: most entries have neither."""


_BY_BLANKS = lazy(
    rf"\s*+(?:\[?\d{{1,3}}[\].、]?\s+)?(?P<people>(?:[{HAN}]{{2,4}}等?\s+){{1,6}})(?P<title>[{HAN}A-Za-z\d、·\"《》()-]{{4,60}}+)(?P<parting>\s+)"
    rf"(?P<host>[{HAN}()]{{2,20}})(?P<before>\s*)(?:19|20)\d\d(?![\d-])[\d.,:()年月期第\s-]{{0,24}}"
)
"""``方砚 林漱 渡口的灯 河口出版社 1981``: an entry in Chinese that nothing but blanks parts."""


def _with_marks_for_blanks(work: str) -> str:
    """Such an entry with a comma between its people and stops behind them and behind the title."""
    found = _BY_BLANKS.fullmatch(work)
    people = [word.removesuffix("等") for word in found["people"].split()] if found else []
    if found is None or any(han_quality(word) != SURE_NAME or is_city(word) for word in people):
        return work
    begin, end = found.span("people")
    signs = [*work[:begin], *_LAST_BLANK.sub(",", work[begin:end]), *work[end:]]
    signs[end - 1] = signs[found.start("parting")] = "."
    if found["before"]:
        signs[found.start("before")] = ","
    return "".join(signs)


_LAST_BLANK = lazy(r" (?! )")


@lru_cache(maxsize=64)
def mended(work: str) -> str:
    """Years whose digits were read as letters, ``20o9``, in digits; the underscore of a range of pages as a dash."""
    if _WITHIN_HAN.search(work):
        work = _DOTTED_NAME.sub(_with_dot, work)
        work = _DOTTED_NAME_BARE.sub(_with_dot_bare, work)
    if " " in work and "," not in work:
        work = _with_marks_for_blanks(work)
    work = _BEFORE_TOWN.sub(_without_stroke, work) if ".-" in work or "一" in work else work
    work = _DOTTED_HOUSE.sub("·", work) if "读书" in work else work
    work = _UNDERSCORED.sub(r"\1-", work) if "_" in work or "一" in work else work
    work = _CORNER.sub("[", work) if "「" in work else work
    if dotted := _DOTTED_INITIAL.match(work):
        work = f"{dotted[1]},{work[dotted.end() :]}"
    if stopped := _DOTTED_LIST.search(work, 0, _NAMES):
        work = f"{work[: stopped.end() - 1]},{work[stopped.end() :]}"
    if not _WITHIN_NUMBER.search(work):
        return work
    work = _MISREAD_NUMBER.sub(lambda number: number[0].translate(_AS_DIGITS), work)
    return _MISREAD_YEAR.sub(lambda year: year[0].translate(_AS_DIGITS), work)


def _with_dot(name: re.Match[str]) -> str:
    whole = name["one"] + _WROTE_BEHIND.sub("", name["other"])
    is_foreign = sounds_foreign(name["one"]) and sounds_foreign(whole)
    return name[0].replace(".", "·") if is_foreign else name[0]


def _without_stroke(stroke: re.Match[str]) -> str:
    return stroke[0] if "一" in stroke[0] and not is_city(stroke["town"]) else " " * len(stroke[0])


def _with_dot_bare(name: re.Match[str]) -> str:
    """``阿诺德.泽尔纳及其思想``: no land and no stop tell of the name, so all of it must sound foreign; and a title may
    begin with the name of its author."""
    if name.string.find(name["other"], 0, name.end()) >= 0:
        return name[0]
    is_foreign = all(map(sounds_foreign, name["one"] + name["other"])) and han_quality(name["one"]) != SURE_NAME
    return name[0].replace(".", "·") if is_foreign else name[0]
