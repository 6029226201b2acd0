"""Who signs a text: in brackets or behind the last sentence at its end (datelines: ``datelines.py``).

A role (记者, 通讯员, 文/) before names says that they are. Without one the brackets have to hold names and nothing
else, or a unit and a usual name; words that have the shape of names (（全文完）, （有删节）) are none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from kanyin.fields import (
    bare_names,
    byline_text,
    media,
    people,
    posts,
    reporters,
    role_names,
    signatures,
    writers,
)
from kanyin.fields.byline_line import Byline, read_line
from kanyin.fields.dates import take_date, without_times
from kanyin.fields.names import is_nobody
from kanyin.fields.script import as_printed, simplified
from kanyin.patterns import lazy

_HAN = "\u3400-\u9fff"
_ROLE = lazy(
    "(?:本[报報刊社网網台]|见习|實習|实习|特约|特約|驻站|首席|全媒体|融媒体|总台|文字|摄影|学生){0,4}"
    "(?:记者|記者|通讯员|通訊員|报道员|特派员|特派員|特约撰稿人?|撰稿人|评论员|評論員|实习生|實習生|作者)\\s?[:：/／|｜︱丨]?"
)
_PHOTO = lazy("(?:摄|攝|摄影|攝影|供图|供圖|翻攝|制图|资料图|图片|截图|图)[\\s。]*$")
_LAST_BRACKET = lazy(
    "[（(【〔](?P<inside>[^（()）【】〔〕\\[\\]]{2,80})[)）】〕]。?\\s*(?:返回搜狐[，,]?\\s?查看更多)?\\s*$"
)
_LAST_WORDS = lazy(
    f"(?:^|[。！？!?”」…）)*\\s])(?P<said>(?:[{_HAN}·]{{0,12}})(?:记者|記者|通讯员|作者)[{_HAN}·、\\s:：︱|｜/／]{{2,24}})[*\\s]*$"
)
_FINISHED = lazy("[。！？!?…；”’」』）)*]\\s*$")
_TEXT_OR_PICTURE = lazy("^(?:文[、/／和与及]?图|图[、/／和与及]?文|图文|文|撰文)[\\s:：/／|｜]+")
_TEXT_BEHIND = lazy("(?<=[\u3400-\u9fff]{2})\\s?[/／]\\s?(?:文|撰文|图文|文图)$")
_RARE_NAME = lazy(f"[{_HAN}]{{2,4}}")
"""What stands behind a role and nothing else is a name, whatever it begins with: 格桑某某."""
_TITLE = "(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人?|特派员|实习生|编译|編譯|作者|撰文|执笔)[\\s:：︱|｜/／]*"
_FIRST = lazy(f"[\u4e00-\u9fffA-Za-z·、，“”\\s]{{0,16}}?{_TITLE}")
_NEXT = lazy(f"(?:本报|本刊|本网|本台|实习|见习|特约|首席)?{_TITLE}")
NEWS = lazy("(?:[电電讯訊]|消息)[】］\\]*\\s]*$")
"""What a dateline ends in, before the brackets that name its reporter."""
_BOTH = "文[/／、]?[图圖摄攝]|[图圖][/／、]?文"
_DONE = lazy(f"(?<=[{_HAN}]{{2}})(?:{_BOTH})\\s*$")
_PLACE_BEHIND = lazy(f"(?<=[{_HAN}]{{2}})[/／]\\s?[{_HAN}、]{{2,16}}(?:報導|報道|报导|报道)$")
"""高柏原/花蓮縣、台東縣報導: where from."""
_SENTENCE = lazy("[。！？；]")
_BEHIND_NAMES = lazy(
    "(?<=[\u4e00-\u9fffa-z])\\s*+(?:[\u4e00-\u9fff]{2,4}报道|摄影报道|摄影|[文图摄])$|\\s?[／/].{1,8}$"
)
_IS_ONE = lazy("(?P<name>[\u4e00-\u9fff·]{2,12}?)(?:[，,]?\\s?(?:系|为|是)|[，,])")
"""作者韩某系…: who an author is stands behind the name."""
_FOUR = lazy("[\u4e00-\u9fff]{4}")
"""Four characters behind 记者 are a name, whatever it begins with: 格桑某某."""
_NO_NAME = lazy("(?:报道|報導|综合|整理|采写|摄影|供图|通讯|记者|编辑|文字|图片|[站台室部组])$")
LAST = 4
"""Lines at the end of a text that can be its signature."""
LONGEST_SIGNED = 40
"""Characters of a line that is a signature and nothing else."""


def credited(text: str) -> tuple[str, ...]:
    """The names behind their roles, 实习记者樊某某记者惠某; none where the text holds anything else."""
    if in_turn := role_names.read(text):
        return tuple(in_turn.names)
    first = _FIRST.match(text)
    if first is None:
        return ()
    names: list[str] = []
    for piece in _NEXT.split(text[first.end() :]):
        found = _names_in(piece.strip(" ，,、;；\u3000"))
        if not found:
            return ()
        names += found
    told = writers.read_reporter(text).names  # 校友办 沈漱舟 学生记者 顾平川: one stands before the first role
    return told if len(told) > len(names) and set(names) <= set(told) else tuple(dict.fromkeys(names))


_OF_TEXT = lazy("([\u3400-\u9fff·]{2,4})\\s?[/／]\\s?文(?![\u3400-\u9fff])")
"""张某/文, beside 王某/摄."""
_EDITOR_BEHIND = lazy("\\s?[|｜丨]\\s?(?:责任编辑|责编|编辑|審核|审核)[^|｜丨]{2,24}$")


def _names_in(piece: str) -> tuple[str, ...]:
    if re.fullmatch("[A-Z][a-z]{1,12}", piece):
        return (piece,)
    names = people.names_behind_role(_BEHIND_NAMES.sub("", piece))
    if names:
        return names
    if (one := _IS_ONE.match(piece)) and people.is_name(one["name"]):
        return (one["name"],)
    beside = people.name_beside_unit(piece)
    if not beside and _FOUR.fullmatch(piece) and not media.ends_as_medium(piece) and not _NO_NAME.search(piece):
        return (piece,)
    return (beside,) if beside else ()


def names_by_role(text: str) -> tuple[str, ...]:
    """The names behind 记者 and its like, glued ones parted: 实习记者樊某某张某记者惠某."""
    if (told := writers.read_reporter(text)).names:
        return tuple(name for name in told.names if not is_nobody(name))
    out: list[str] = []
    for part in _ROLE.split(_PLACE_BEHIND.sub("", text))[1:]:
        part = _DONE.sub("", part)
        words = re.split("[\\s\u3000、，,;；]+", part.strip(" \u3000、，,;；"))
        rare = words if all(map(_RARE_NAME.fullmatch, words)) else ()
        out += people.read_names(part.strip(" 、，,;；")) or reporters.leading_names(part) or rare
    return tuple(name for name in dict.fromkeys(out) if not is_nobody(name))


_SIGNED_BEFORE = lazy(
    "(?:^|[。！？”」）)\\s])(?:作者|撰文|文)\\s?[:：／/]\\s?(?P<names>[\u3400-\u9fff·、\\s]{2,24}?)\\s*$"
)
"""作者：沈漱舟 before the source in brackets."""


def at_end(text: str, *, is_sure: bool = True) -> Byline:
    """What the end of a text tells of who wrote it; an empty Byline where it tells nothing.

    Bare names in brackets behind a sentence may be those of who chose or sent the text: they count where ``is_sure``.
    """
    text = _BUTTON_BEHIND.sub("", text.rstrip(" |｜"))
    text = text.rstrip("。") if len(text) <= LONGEST_SIGNED and not _SENTENCE.search(text[:-1]) else text
    if found := _LAST_BRACKET.search(text):
        return _behind(text[: found.start()], found["inside"], is_sure=is_sure)
    if _PHOTO.search(text) and not (_TEXT_AND_PICTURE.search(text) or _OF_TEXT.search(text)):
        return Byline()
    if len(text) <= LONGEST_SIGNED and not _SENTENCE.search(text) and (names := _named(text)):
        return _signed(names)
    if (tail := _TAIL.search(text)) and (told := role_names.read(tail["said"])) and told.names:
        return _signed(tuple(told.names))
    found = _LAST_WORDS.search(text)
    return _signed(names_by_role(found["said"])) if found else Byline()


_TAIL = lazy("[。！？!?”」…）)]\\s{0,4}(?P<said>[^。！？!?”」…（()）]{4,40})$")
"""What stands behind the last sentence: 文/摄 河湾网记者 沈漱舟."""


def _behind(before: str, inside: str, *, is_sure: bool) -> Byline:
    """What the brackets behind a text tell, with what is signed right before them."""
    line = read_line(inside)
    if line.editors and not line.authors and (signed := at_end(before, is_sure=is_sure)).authors:
        return replace(signed, editors=[*signed.editors, *line.editors])
    if NEWS.search(before) and (names := people.read_names(inside)):
        return _signed(names)
    if line.sources and (named := _SIGNED_BEFORE.search(before)):
        return replace(line, authors=list(people.read_names(named["names"])))
    if media.is_medium(inside) and (signed := at_end(before, is_sure=is_sure)).authors:
        return replace(signed, sources=[inside])  # 通讯员 沈漱舟（河湾日报）
    is_apart = not before.strip(" \u3000*") or (is_sure and _FINISHED.search(before))
    return in_brackets(inside, is_apart=bool(is_apart))


_BUTTON_BEHIND = lazy("(?<!\\s)\\s*+(?:展开(?:详细|全文)|阅读全文)\\s*$|\\s?[圖图]片[來来]源\\s?[:：][^。]{2,12}$")
_TEXT_AND_PICTURE = lazy(f"\\s?(?:{_BOTH}|摄影报道|攝影報導)\\s*$")
_DAY_BEHIND = lazy("\\s(?:19|20)\\d\\d\\s?[-./年]\\s?\\d{1,2}\\s?[-./月]\\s?\\d{1,2}日?\\s*$")


def _named(text: str) -> tuple[str, ...]:
    """Whom a line names that is a signature and nothing else."""
    return reporters.named(text) or _alone(text) or byline_text.marked_names(text)


def _alone(text: str) -> tuple[str, ...]:
    """Names on a line at the end: two and more usual ones, one before 文/图, one between an office and the day."""
    bare = _TEXT_AND_PICTURE.sub("", text.strip())
    names = people.read_names(bare)
    if bare != text.strip() or len(names) > 1:
        return names if all(map(people.is_usual_name, names)) else ()
    dated = _DAY_BEHIND.sub("", bare)
    return bare_names.from_office(dated) if dated != bare else ()


def in_brackets(said: str, *, is_apart: bool) -> Byline:
    """Authors, source and editors in brackets behind a text; ``is_apart`` where bare names count."""
    said = _EDITOR_BEHIND.sub("", said.strip())
    if _CHANGED.search(said):
        return replace(read_line(said), authors=[])
    if names := credited(said):
        return _signed(names)
    if "/文" in said or "／文" in said:
        line, names = read_line(said), tuple(_OF_TEXT.findall(said))
        return replace(line, authors=list(names)) if line.sources else _signed(names)
    line = read_line(said)
    if line.is_labelled or _PHOTO.search(said):
        return line if line.authors else replace(line, authors=_senders(line))
    behind = _TEXT_BEHIND.sub("", _TEXT_OR_PICTURE.sub("", said))
    if _ROLE.search(said):
        names = names_by_role(said)
    elif behind != said:
        names = people.read_names(behind)
    else:
        names = bare_names.from_office(said) or bare_names.with_office(said)
        names = names or ((bare_names.read(said) or bare_names.listed(said)) if is_apart else ())
        names = names or bare_names.glued(said)
    return _signed(names)


_CHANGED = lazy("[有所略作做了过](?:修改|修订|删节|删改|删减|改动|增删|补充|压缩)$")
"""What the author did to the text, no name behind what he is: 转载时作者略有修改."""


def _senders(line: Byline) -> list[str]:
    """Who sent the text, or the usual names that stand before the label of the source, where nobody wrote it."""
    free = line.free if line.sources and all(map(bare_names.is_person, line.free)) else []
    return line.take_contributors() or free


def _signed(names: tuple[str, ...]) -> Byline:
    """Who signs; the house of a reporter is no more than that, 河湾网记者 沈漱舟."""
    return Byline(authors=list(names[: bare_names.MOST_NAMES]))


_PRINTED_IN = lazy(
    "[—–―\\-（(\\s]{0,4}[A-Z■●◆▲△]?(?:本文|原文|此文)?(?:(?P<verb>选自|摘自|原载于?|载于?|原刊于?|刊[登载]?于|登载于|发表于|首发于|转自|节录自|节选自|转载自|摘编自|据)\\s?)?"
    "《(?P<name>[^《》]{2,20})》(?P<behind>[^。！？]{0,40}|[^！？（）]{0,60}[)）])$"
)
_ON_PAGE = lazy(
    f"[（(]?\\s?《?(?P<name>[{_HAN}]{{2,12}}[报報刊])》?\\s?[（(]?\\s?(?:19|20)\\d{{2}}\\s?[-年/.]\\s?\\d{{1,2}}\\s?[-月/.]\\s?\\d{{1,2}}日?[，,\\s]{{0,2}}"
    "第?\\s?[A-Z]?[\\d一二三四五六七八九十]{1,3}\\s?版\\s?[)）]?$"
)
"""（河湾日报2021年3月4日第3版）: the paper, its day and its page."""
_NUMBER = lazy(r"(?:19|20)\d{2}\s?年")
LONGEST_PRINTED = 90


def printed_in(text: str) -> str:
    """The medium that the last line of a text says had it first, 选自《河湾》2021年第3期; empty where none does."""
    text = text.strip() if len(text) <= LONGEST_PRINTED else ""
    if on_page := _ON_PAGE.match(text):
        return on_page["name"]
    found = _PRINTED_IN.match(simplified(text))
    is_told = found is not None and (found["verb"] or _NUMBER.search(found["behind"]))
    return as_printed(found["name"], text) if found is not None and is_told else ""


def presented(text: str) -> str:
    """Who wrote, where the first line of a text says what he is: 本文作者为临城大学教授沈漱舟."""
    found = _PRESENTED.match(text.strip())
    return _behind_post(found["who"]) if found else ""


def _behind_post(said: str) -> str:
    """The usual name at the end, behind a unit or a post."""
    for size in (3, 2):
        post, name = said[:-size].strip(), said[-size:]
        is_post = posts.is_what(post) or _POSTS.search(post) is not None
        if post and is_post and people.is_usual_name(name):
            return name
    return ""


_POSTS = lazy("(?:理事[长長]?|委[员員]|[议議][员員]|[会會][员員]|成[员員]|主席|[总總]裁|律[师師]|作家|[记記]者)$")
"""Of associations and parties, whose members write for papers."""
_PRESENTED = lazy("(?:本文)?(?:作者|筆者|笔者)(?:为|為|系|是)[:：]?\\s?(?P<who>[\u3400-\u9fff、“”]{4,40})[。）)]?$")


def may_sign(text: str) -> bool:
    """The text ends in brackets with names and nothing else: who wrote it, who chose it, or a word like a name."""
    found = _LAST_BRACKET.search(text)
    return found is not None and bool(bare_names.read(found["inside"]))


def above_day(texts: Sequence[str]) -> tuple[str, ...]:
    """The name alone on its line right above a day alone, as letters and journals are signed."""
    for name, day in pairwise(texts):
        rest, told = take_date(day)
        if told and not without_times(rest).strip(" .。") and signatures.is_alone(name.strip()):
            return (name.strip(),)
    return ()
