"""Who wrote, in the value of an author's field or on a reporter's line."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from kanyin.fields import credit_words, media, people, role_names
from kanyin.fields.names import is_nobody
from kanyin.patterns import lazy

_REPORTER = lazy(
    "^(?P<of>[\u4e00-\u9fffA-Za-z·、。“”《》 ]{0,30}?)(?:本[报刊网社台])?(?:见习|实习|特约|驻站|首席)?"
    "(?:记者|記者|通讯员|通訊員|报道员|报道组|实习生|特约撰稿人|撰稿人|作者|编辑部|评论员) ?[:：/／|·]? ?"
    "(?P<names>[\u4e00-\u9fff·、，,&][\u4e00-\u9fff·、，, &]{1,40}?)"
    "(?: [\u4e00-\u9fff]{2,6}(?<=[省市区县州盟旗京津沪渝港])(?:报道|報導)| ?(?:发自|發自)[\u4e00-\u9fff]{2,6}"
    "| ?(?:[／/].{0,20}|报道|報導|報道|整理|摄影报道|[(（](?:文|发自).{0,12}))?$"
)
_HAN = lazy("[\u3400-\u9fff]")
_LATIN = lazy(r"[A-Z][a-z]+(?:\s[A-Z]\.)?\s[A-Z][A-Za-z’'-]{1,20}")
_QUOTED = lazy("[“「『《].*[”」』》]")
_GROUP = lazy("[部处室组队社会局厅委所院系馆台站校网报刊心司学府团号]$|工作室|[A-Za-z0-9_]")
_NOBODY = ("记者", "記者", "简介", "介绍", "简历", "作者")
_END = lazy(r"我来说两句|参与互动|我要评论|开通知网号|[(（\[【)）】]|(?<!\s)\s{3,}+|[|｜丨]|出自|[:：]|\s[·•]\s")
_WORK = lazy(
    r"(?:编译|整理|综合整理|供稿)$|\s(?:报道|报导|報導|報道)$|(?<=[\u4e00-\u9fff]{2})(?:编译|編譯)(?=\s)"
    r"|(?<!\s)\s*+[/／]\s*+(?:文|图|图文|摄|摄影|编译)$|^(?:记者|作者|本报记者|通讯员)\s*|^[Bb]y\s+"
)
_HONOURED = lazy("(?<=^[\u4e00-\u9fff]{3})(?:老师|老師|同学|同學|先生|女士)$")
"""沈漱舟老师: how a site speaks of who wrote."""
_WORKS = "(?:文[/／、 ]?[图圖摄]|[图圖][/／、]?文|摄影报道|攝影報導|文并摄|文并图)"
_WORK_BEHIND = lazy(f"(?<=[\u4e00-\u9fff]{{2}})\\s?[/／(（]?\\s?{_WORKS}[)）]?$")
_WORK_BEFORE = lazy(f"^{_WORKS} (?=\\S)")
_PICTURED = lazy(
    "(?P<text>.*[\u4e00-\u9fff]{2})\\s?[/／]?\\s?文[ 　]+(?P<pictures>[\u4e00-\u9fff、 ]{2,16}?)\\s?[/／]?\\s?[图圖摄]$"
)
"""沈漱舟 文 顾平川 图: who wrote, and who took the pictures."""
_BORROWED = lazy("\\s?(?:受访者|采访对象|通讯员|单位|资料|网络|视觉中国).{0,4}(?:供图|提供|图片)$")
"""Pictures that nobody of the paper took: 记者沈漱舟/文 受访者供图."""
_OF_PICTURES = lazy("\\s?[/／]\\s?(?:图|圖|视频|制图|剪辑)(?=\\s|$)")
_EACH_PICTURED = lazy("(?:\\s[\u4e00-\u9fff]{2,4}\\s?[/／]\\s?(?:图|圖|视频|制图|剪辑)){1,4}$")
"""记者 沈漱舟 顾平川/图 丁一/视频: what each behind the reporters did."""
_SENT_FROM = lazy("(?:^|(?<=\\s))发自[\u4e00-\u9fff、]{2,12}(?=\\s|$)")
"""Where a reporter was: 本刊记者／沈漱舟 发自临城、河湾 编辑／顾平川."""
_TAKEN = lazy("(?P<who>.*[\u4e00-\u9fff]{2})\\s?[/／]?\\s?(?:摄影?|攝影?|供图|供圖)$")
_WIRED = lazy(
    "(?P<of>[\u4e00-\u9fff]{2,4}社)(?:記者|记者)(?P<names>[\u4e00-\u9fff]{3}|[\u4e00-\u9fff]{2})[\u4e00-\u9fff]{2,3}\\d{1,2}日[電电]"
)
"""中央社記者沈漱舟臨城4日電: a dateline that stands on a line of its own."""
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
    editors: tuple[str, ...] = ()
    pictures: tuple[str, ...] = ()
    """Who took the pictures that go with the text."""


NOBODY = Writers()
_OF_REPORTERS = lazy(
    "记者|記者|通[讯訊][员員]|报道[员组]|实习生|撰稿人|作者|编辑部|评论员|[图圖摄攝]|视频|剪辑|提供|发自|發自"
)
"""Something that all the patterns of a reporter's line, or of what is taken from one, cannot do without."""


def is_reporter(text: str) -> bool:
    """A reporter's line: 记者 and its like, and names."""
    return read_reporter(text).is_understood


def read_reporter(text: str) -> Writers:
    """``临城日报记者 沈漱舟 通讯员 顾平川 文/图``: who reported, and for which medium."""
    if (in_turn := _in_turn(text)).is_understood:
        return in_turn
    text = _narrow(text).translate(_BARS_ALIKE)
    if not _OF_REPORTERS.search(text):
        return _in_turn(text)
    if pictured := _PICTURED.fullmatch(text):
        pictures = people.read_names(pictured["pictures"])
        found = _reporters(pictured["text"]) if pictures else NOBODY
        return replace(found, pictures=(*found.pictures, *pictures)) if found.is_understood else NOBODY
    if each := _EACH_PICTURED.search(text):
        pictures = people.read_names(" ".join(_OF_PICTURES.sub(" ", each[0]).split()))
        found = _reporters(text[: each.start()]) if pictures else NOBODY
        if found.is_understood:
            return replace(found, pictures=(*found.pictures, *pictures))
    text = _SENT_FROM.sub("", _BORROWED.sub("", text)).strip()
    bare = _WORK_BEHIND.sub("", text)
    if bare == text and (taken := _TAKEN.fullmatch(text)):
        found = NOBODY if "文" in taken["who"] else _reporters(taken["who"])
        return replace(found, names=(), pictures=(*found.names, *found.pictures))
    behind = _WORK_BEFORE.sub("", bare).strip()
    if behind != bare and (names := people.read_names(behind)) and all(map(people.is_usual_name, names)):
        return Writers(names, is_understood=True)
    found = _reporters(behind)
    return found if found.is_understood else _reporters(text)


@lru_cache(maxsize=256)  # a line is asked as it stands, and again without what stood round its names
def _in_turn(text: str) -> Writers:
    """Names and roles that take turns, where nothing else stands on the line."""
    if not (told := role_names.read(text)):
        return NOBODY
    return Writers(tuple(told.names), told.paper, True, editors=tuple(told.editors), pictures=tuple(told.pictures))


def _reporters(text: str) -> Writers:
    if (in_turn := _in_turn(text)).is_understood:
        return in_turn
    if wired := _WIRED.fullmatch(text):
        return Writers((wired["names"],), wired["of"], is_understood=people.is_name(wired["names"]))
    found = _REPORTER.match(text)
    names = _without_offices(people.names_behind_role(_with_commas(found["names"]))) if found else ()
    if found is None or not names or any(name.endswith(_NOBODY) or is_nobody(name) for name in names):
        return NOBODY
    return Writers(names, media.of_reporter(found["of"]), is_understood=True)


_BARS_ALIKE = str.maketrans("｜丨︱", "|||")


def read_writers(value: str, *, sure: bool) -> Writers:
    """Names in an author's field; pen names of any shape where its label is ``sure``."""
    value = _END.split(_as_list(value))[0].strip(" ，,、;；。.")
    if re.search("[。？！?!=]", value) or _QUOTED.fullmatch(value):
        return NOBODY
    if (reported := read_reporter(value)).is_understood:
        return reported
    value = _HONOURED.sub("", _WORK.sub("", value))
    if name := people.name_beside_unit(value) or _behind_units(value):
        value = name
    names = people.read_names(_with_commas(value))
    if not names and _LATIN.fullmatch(value):
        names = (value,)
    if not names and sure:
        names = _pen_names(value)
    if len(names) == 2 and _TWO_WORDS.fullmatch(value) and people.is_name(names[1]) and not people.is_name(names[0]):
        names = names[1:]  # 河湾 沈漱舟: the medium and its reporter
    elif len(names) == 1 and media.ends_as_medium(names[0]):
        return Writers((), names[0], is_understood=media.is_named(names[0]), is_paper=True)
    kept = (
        name
        for name in _without_offices(names)
        if any(map(str.isalpha, name))
        and not ("《" in name or is_nobody(name) or name.endswith(_NOBODY) or _COUNTER.match(name))
    )
    return Writers(tuple(kept), is_understood=bool(names))


NAME_AND_OFFICE = 2


def _without_offices(names: tuple[str, ...]) -> tuple[str, ...]:
    """Names without the offices and posts of their bearers: 宣传部 沈漱舟; 沈漱舟，临城大学教授."""
    if len(names) == NAME_AND_OFFICE and _OF_HOUSE.search(names[0]) and not _OF_HOUSE.search(names[1]):
        return names[1:]
    if len(names) < NAME_AND_OFFICE or not any(map(people.is_usual_name, names)):
        return names
    rest = tuple(name for name in names if not _is_office(name))
    return rest if any(map(people.is_name, rest)) else names


def _is_office(name: str) -> bool:
    is_house = _OFFICE.search(name) is not None or media.ends_as_medium(name) or credit_words.is_unit(name)
    return is_house or people.names_post(name)


_OFFICE = lazy("^[\u4e00-\u9fff]{2,6}[部处局办委组站]$")
_OF_HOUSE = lazy("^[\u4e00-\u9fff]{2,8}(?:[科室系所]|中心|学院|支部|工会|团委)$")
"""The part of a house that its bearer is of: 心内科 沈漱舟; names end so very seldom."""


def leaves(value: str, found: Writers) -> bool:
    """A field says more than the names and the medium that were read from it: an office, what somebody is."""
    rest = re.sub(r"\s", "", value)
    for word in sorted((*found.names, *found.editors, *found.pictures, found.paper), key=len, reverse=True):
        rest = rest.replace(re.sub(r"\s", "", word), " ") if word else rest
    return _MORE.search(_OF_BYLINES.sub(" ", rest)) is not None


_MORE = lazy("[\u3400-\u9fff]{2}")
_OF_BYLINES = lazy(
    "本[报刊网社台]|全媒体|融媒体|见习|实习|特约|驻站|首席|特派|学生|记者|記者|通讯员|通訊員|实习生|實習生|撰稿人?|评论员|作者|撰文"
    "|采写|文字|摄影|报道|报导|報導|编辑|编译|整理|责任|校对|审核|佚名|网络|未知|不详|匿名|开通知网号"
)
"""Words in an author's field that tell nothing of a person."""


def _as_list(value: str) -> str:
    """Names without what stands behind each of them, in brackets or as a post, with marks for the bars between them."""
    value = _REMARK.sub("", value)
    bare = _IN_BRACKETS.sub(" ", value)
    is_called = people.read_names(bare) or people.names_by_place(bare) or _LOGIN.fullmatch(bare.strip())
    value = bare if is_called else value
    parts = [_without_posts(part) for part in _BARS.split(value)]
    return "、".join(parts) if all(map(people.read_names, parts)) else value


_LOGIN = lazy("[A-Za-z][A-Za-z0-9_-]{1,19}")
"""On boards what somebody calls himself stands in brackets behind it: lamp (河边的灯)."""
_REMARK = lazy("\\s?[(（][^()（）]{10,60}[)）]$")
"""What a site says behind a name, too long for any post: (若有异议请与本站联系)."""
_IN_BRACKETS = lazy("[(（][^()（）]{1,60}(?:[)）]|$)")
_BARS = lazy("[|｜丨]")


def _without_posts(value: str) -> str:
    """``沈漱舟 律师``: the name alone."""
    words = value.split()
    kept = [word for n, word in enumerate(words) if not n or not (word.endswith("律师") or people.names_post(word))]
    return " ".join(kept)


def _behind_units(value: str) -> str:
    """The usual names at the end of what else is no name: what their bearers are and have written."""
    words = [word for word in re.split(r"[、，,\s]+|(?<=》)", value) if word]
    is_office = len(words) > 1 and (len(words[0]) > LONGEST_NAME or people.names_unit(words[0]))
    if not is_office or people.read_names(words[0]):
        return ""
    names = list(takewhile(people.is_usual_name, reversed(words[1:])))
    return "、".join(reversed(names)) if any(len(name) >= 3 for name in names) else ""


_TWO_WORDS = lazy(r"[^\s、，,;；]+\s+[^\s、，,;；]+")
LONGEST_NAME = 5
_COUNTER = lazy(r"[\d,.]+\s?[万wWkK]?\s?(?:条|次|人|个|篇|评论|阅读|浏览|点击|观看)")


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


def _with_commas(names: str) -> str:
    """Names with the mark of lists for the words between them: 沈漱舟和顾平川; none of these within a name: 林和谦."""
    return _BETWEEN_NAMES.sub("、", names)


_BETWEEN_NAMES = lazy("&|(?<=[\u3400-\u9fff]{2})[和及](?=[\u3400-\u9fff]{2})")


def _narrow(text: str) -> str:
    """A text with one space where it has more."""
    return " ".join(text.split())
