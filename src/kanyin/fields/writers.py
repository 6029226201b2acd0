"""Who wrote, in the value of an author's field or on a reporter's line."""

from __future__ import annotations

import re
from dataclasses import dataclass

from kanyin.fields import media, people
from kanyin.fields.names import is_nobody
from kanyin.patterns import lazy

_REPORTER = lazy(
    "^(?P<of>[\u4e00-\u9fffA-Za-z·、。“”《》 ]{0,30}?)(?:本[报刊网社台])?(?:见习|实习|特约|驻站|首席)?"
    "(?:记者|記者|通讯员|通訊員|实习生|特约撰稿人|撰稿人|作者|编辑部|评论员) ?"
    "(?P<names>[\u4e00-\u9fff·、，,&][\u4e00-\u9fff·、，, &]{1,40}?)"
    "(?: [\u4e00-\u9fff]{2,6}(?<=[省市区县州盟旗京津沪渝港])(?:报道|報導)"
    "| ?(?:[／/].{0,20}|报道|報導|整理|摄影报道|[(（]文.{0,12}))?$"
)
_HAN = lazy("[\u3400-\u9fff]")
_LATIN = lazy(r"[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][A-Za-z’'-]{1,20}")
_QUOTED = lazy("[“「『《].*[”」』》]")
_GROUP = lazy("[部处室组队社会局厅委所院系馆台站校网报刊心司学府团号]$|工作室|[A-Za-z0-9_]")
_NOBODY = ("记者", "記者", "简介", "介绍", "简历", "作者")
_END = lazy(r"我来说两句|参与互动|我要评论|开通知网号|[(（\[【]|(?<!\s)\s{3,}+|[|｜丨]|出自|[:：]")
_WORK = lazy(
    r"(?:编译|整理|综合整理|供稿)$|(?<=[\u4e00-\u9fff]{2})(?:编译|編譯)(?=\s)"
    r"|(?<!\s)\s*+[/／]\s*+(?:文|图|图文|摄|摄影|编译)$|^(?:记者|作者|本报记者|通讯员)\s*"
)
_ROLE = lazy("记者|記者|通讯员|通訊員|实习生|實習生|撰稿人|评论员")
_IN_TURN = lazy(
    "(?:^|(?<=[ 、，,;；/／|]))(?P<of>本[报刊网社台]|《?[\u4e00-\u9fff]{2,12}[报網网社台刊]》?)?"
    "(?P<role>(?:全媒体|融媒体|见习|实习|特约|驻站|首席|特派){0,2}"
    f"(?:{_ROLE.pattern}))(?:[ :：]|$)"
)
"""A role before the names that it belongs to, on a line that has several."""
MOST_IN_TURN = 6
LONGEST_PEN_NAME = 10
"""Han characters of the longest pen name: what is longer is the name of a group, or none."""
LONGEST_GROUP, MOST = 24, 8
"""Characters of the name of a group, and names that a field holds which know no family name."""


@dataclass(frozen=True, slots=True)
class Writers:
    """Names, and the medium that they write for; ``is_paper`` where the field holds nothing but the medium."""

    names: tuple[str, ...] = ()
    paper: str = ""
    is_understood: bool = False
    is_paper: bool = False


def is_reporter(text: str) -> bool:
    """A reporter's line: 记者 and its like, and names."""
    return _REPORTER.match(_narrow(text)) is not None or _in_turn(_narrow(text)).is_understood


def _in_turn(text: str) -> Writers:
    """``本报记者 沈漱舟 通讯员 顾平川``: all names, where names and roles take turns and nothing else stands there."""
    roles = list(_IN_TURN.finditer(text)) if _ROLE.search(text) else []
    begins = bool(roles) and roles[0].start() == 0
    if not 1 + begins <= len(roles) <= MOST_IN_TURN:
        return Writers()
    edges = [0, *(edge for role in roles for edge in role.span()), len(text)]
    pieces = [text[a:b].strip(" 、，,;；/／|") for a, b in zip(edges[::2], edges[1::2], strict=True)][begins:]
    names = [people.names_behind_role(re.sub("[&和及]", "、", piece)) for piece in pieces]
    if not all(names):
        return Writers()
    paper = next(filter(None, (media.of_reporter(role["of"] or "") for role in roles)), "")
    return Writers(tuple(dict.fromkeys(name for some in names for name in some)), paper, is_understood=True)


def read_reporter(text: str) -> Writers:
    """``临城日报记者 沈漱舟``: who reported, and for which medium."""
    if (turns := _in_turn(_narrow(text))).is_understood:
        return turns
    found = _REPORTER.match(_narrow(text))
    names = people.names_behind_role(re.sub("[&和及]", "、", found["names"])) if found else ()
    if found is None or not names or any(name.endswith(_NOBODY) for name in names):
        return Writers()
    return Writers(names, media.of_reporter(found["of"]), is_understood=True)


def read_writers(value: str, *, sure: bool) -> Writers:
    """Names in an author's field; pen names of any shape where its label is ``sure``."""
    value = _END.split(value)[0].strip(" ，,、;；。.")
    if re.search("[。？！?!=]", value) or _QUOTED.fullmatch(value):
        return Writers()
    if (turns := _in_turn(_narrow(value))).is_understood:
        return turns
    value = _WORK.sub("", value)
    found = _REPORTER.match(_narrow(value))
    paper = media.of_reporter(found["of"]) if found else ""
    if found is None and (name := people.name_beside_unit(value) or _behind_units(value)):
        value = name
    names = people.read_names(found["names"]) if found else people.read_names(re.sub("[&和及]", "、", value))
    if not names and _LATIN.fullmatch(value):
        names = (value,)
    if not names and sure:
        names = _pen_names(value)
    if len(names) == 2 and " " in value and people.is_name(names[1]) and not people.is_name(names[0]):
        names = names[1:]  # 河湾 沈漱舟: the medium and its reporter
    elif len(names) == 1 and media.ends_as_medium(names[0]):
        return Writers((), names[0], is_understood=media.is_named(names[0]), is_paper=True)
    kept = (
        name for name in names if any(map(str.isalnum, name)) and not is_nobody(name) and not name.endswith(_NOBODY)
    )
    return Writers(tuple(kept), paper, is_understood=bool(names))


def _behind_units(value: str) -> str:
    """The usual name at the end of what else is no name: what its bearer is and has written."""
    words = [word for word in re.split(r"[、，,\s]+|(?<=》)", value) if word]
    if len(words) < 2 or len(words[0]) <= LONGEST_NAME or people.read_names(words[0]):
        return ""
    return words[-1] if len(words[-1]) >= 3 and people.is_usual_name(words[-1]) else ""


LONGEST_NAME = 5


def _pen_names(value: str) -> tuple[str, ...]:
    """Names of any shape: all of them where a mark stands between, or where they are names or units; else the first."""
    if _PAIR.fullmatch(value):
        return (value,)
    words = [word for word in re.split(r"[、，,;；&＆]|\s+", value) if word]
    if not 1 <= len(words) <= MOST or any(map(_is_too_long, words)):
        return ()
    is_list = not re.search(r"\s", value) and max(map(len, words)) <= LONGEST_PEN_NAME
    if is_list or all(people.is_name(word) or _is_pen_name(word) for word in words):
        return tuple(words)
    return tuple(words) if all(map(people.names_unit, words)) else tuple(words[:1])


_PAIR = lazy("[\u3400-\u9fffA-Za-z]{1,6}[&＆][\u3400-\u9fffA-Za-z]{1,6}")
"""One account: 放飞&心情."""


def _is_too_long(word: str) -> bool:
    if len(word) <= LONGEST_PEN_NAME:
        return False
    return len(word) > LONGEST_GROUP or not (_GROUP.search(word) or people.is_group(word))


def _is_pen_name(word: str) -> bool:
    return 2 <= len(word) <= 6 and _HAN.fullmatch(word[0]) is not None


def _narrow(text: str) -> str:
    """A text with one space where it has more."""
    return " ".join(text.split())
