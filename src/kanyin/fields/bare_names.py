"""Names that no role or label tells: in brackets behind a text, alone, in a list, beside the offices of their bearers.

Words that have the shape of names (（全文完）, （有删节）) are none: one name at least has to be usual.
"""

from __future__ import annotations

import re
from itertools import pairwise

from kanyin.fields import credit_grammar, credit_words, people
from kanyin.fields.names import is_nobody, join_single_characters, part_glued
from kanyin.fields.script import as_printed, simplified
from kanyin.patterns import lazy

_HAN = "\u3400-\u9fff"
_NO_WORDS = lazy("(?:完|续|續|删节|删改|節錄|图|圖|讯|訊|资料|报道|報導|转载|轉載|版权|社|报|報|网|網)$")
MOST_NAMES = 6
_OFFICE = lazy("[\u4e00-\u9fff]{2,16}(?:街道|社区|[馆处部系院局所科室办委厅站队社校台会区县镇乡心组])")
_GLUED = lazy(
    "[\u4e00-\u9fff]{2,12}(?:图书馆|博物馆|办公室|[馆处院系科部局委站校])(?P<behind>[\u4e00-\u9fff]{3})"
    "|(?P<before>[\u4e00-\u9fff]{2,3})[\u4e00-\u9fff]{2}(?:报道|報導)"
)


def glued(inner: str) -> tuple[str, ...]:
    """A name beside its unit or its place without a space: 图书馆沈漱舟, 沈漱舟临城报道."""
    found = _GLUED.fullmatch(inner)
    names = people.read_names(found["behind"] or found["before"]) if found else ()
    return names if all(map(is_person, names)) else ()


def from_office(text: str) -> tuple[str, ...]:
    """``图书馆 沈漱舟 林业局 顾平川``, ``沈漱舟 临城报道``: names beside where they work or write from."""
    text = _SENT.sub("", text).strip()
    first, *others = text.split() or [""]
    if others and (names := _of_offices([first, *others])):
        return names
    if others and _OFFICE.fullmatch(first) and not people.is_name(first):
        names = people.read_names(" ".join(others))
        return names if all(map(people.is_usual_name, names)) else ()
    if len(others) == 1 and len(first) == LONGEST_NAME and _is_writer(first) and _is_office(others[0]):
        return (first,)  # 沈漱舟 县总工会
    if others and re.fullmatch("[\u4e00-\u9fff]{2,4}(?:报道|報導)", others[-1]):
        return people.read_names(" ".join([first, *others[:-1]]))
    return ()


_SENT = lazy("(?<=[\u4e00-\u9fff]{2})\\s?(?:供稿|报送|来稿)$")


def listed(said: str) -> tuple[str, ...]:
    """Names in a list, 宁静远、车亮: one of three characters at least, and none that is a place or an office."""
    told = credit_grammar.read(simplified(said)) if "、" in said else None
    names = told.names if told and not told.is_placed else []
    is_list = len(names) > 1 and 2 * sum(map(_is_writer, names)) >= len(names)
    is_sure = any(len(name) == LONGEST_NAME and _is_writer(name) for name in names)
    is_place = any(map(_OF_DISTRICT.search, names))
    return tuple(as_printed(name, said) for name in names) if is_list and is_sure and not is_place else ()


def with_office(said: str) -> tuple[str, ...]:
    """Names beside an office or before what they did, in any order: 市水利局 沈漱舟/顾平川, 沈漱舟 供稿."""
    plain = simplified(said)
    told = None if credit_words.is_unit(plain) else credit_grammar.read(plain)
    return tuple(as_printed(name, said) for name in told.names) if told and told.is_placed else ()


def set_wide(text: str) -> str:
    """The name of two characters that stands alone on its line with a blank between them: 沈 舟."""
    found = _SET_WIDE.fullmatch(text.strip())
    name = found[1] + found[2] if found else ""
    return name if people.is_name(name) and not is_nobody(name) else ""


_SET_WIDE = lazy(f"([{_HAN}])[ \u3000]{{1,4}}([{_HAN}])")


def _of_offices(words: list[str]) -> tuple[str, ...]:
    """Offices and the names of their people, taking turns: one office at least, and each with a name behind it."""
    is_office = [_is_office(word) for word in words]
    names = tuple(word for one, word in zip(is_office, words, strict=True) if not one)
    turns = is_office[0] and not is_office[-1] and not any(a and b for a, b in pairwise(is_office))
    return names if turns and len(names) <= MOST_NAMES and all(map(_is_writer, names)) else ()


def _is_office(word: str) -> bool:
    if _OFFICE_LIKE_NAME.fullmatch(word):
        return True
    return _OFFICE.fullmatch(word) is not None and not people.is_usual_name(word)


def _is_writer(word: str) -> bool:
    return len(word) <= LONGEST_NAME and people.is_name(word) and not (is_nobody(word) or _NO_WORDS.search(word))


_OFFICE_LIKE_NAME = lazy("[\u4e00-\u9fff]{3}(?<=[局办部站台社委])")
LONGEST_NAME = 3
_FROM_PLACE = lazy(f"(?P<said>[{_HAN}、\\s]{{2,24}}?)\\s+(?:发自)?[{_HAN}]{{2,4}}(?:报道|報導|报导|电)")
"""姚某 上海报道: the reporter and where he was."""


def read(said: str) -> tuple[str, ...]:
    """Names and nothing else, or a unit and the name of one of its people."""
    if placed := _FROM_PLACE.fullmatch(said.strip()):
        said = placed["said"]
    words = join_single_characters(re.split("[\\s\u3000、，,;；/／]+", said.strip()))
    words = _parted(words[0]) if len(words) == 1 else words
    if not words or len(words) > MOST_NAMES:
        return ()
    if len(words) > 1 and _OFFICE_LIKE_NAME.fullmatch(words[0]) and all(map(is_person, words[1:])):
        return tuple(words[1:])
    usual = sum(map(is_person, words))
    if usual and all(is_person(word) or (people.is_name(word) and not _NO_WORDS.search(word)) for word in words):
        return tuple(words)
    if len(words) > 1 and len(words[0]) > 1 and all(is_person(word) and len(word) > 2 for word in words[1:]):
        return tuple(words[1:])
    if len(words) == len(("unit", "post", "name")) and _is_office(words[0]) and _is_post(words[1]):
        return (words[2],) if people.is_name(words[2]) and not _NO_WORDS.search(words[2]) else ()
    name = people.name_beside_unit(said)
    return (name,) if name else ()


def _parted(word: str) -> list[str]:
    """Names of three characters that a dump has run together, 沈漱舟顾平川; shorter ones are rather other words."""
    names = part_glued(word)
    is_list = len(names) > 1 and all(len(name) == LONGEST_NAME for name in names)
    return names if is_list and any(map(is_person, names)) else [word]


def _is_post(word: str) -> bool:
    """What somebody is in an office: 检察官助理, 主任."""
    return people.names_post(word) or _POST.search(word) is not None


_POST = lazy("(?:助理|法官|检察官|书记员|干警|民警|教师|干部|科员|护士|志愿者)$")


def is_person(word: str) -> bool:
    return people.is_usual_name(word) and not (is_nobody(word) or _NO_WORDS.search(word) or _OF_DISTRICT.search(word))


_OF_DISTRICT = lazy("^[\u4e00-\u9fff]{3}(?<=[区县局委会署村镇乡部处科办])$")
"""高新区, 管委会 have the shape of names."""
