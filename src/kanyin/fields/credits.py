"""Authors that a text itself names: in the dateline that begins it, or where it ends."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from kanyin.fields import media, people
from kanyin.fields.web_signatures import bare_names

_DATELINE = re.compile(
    "^[（(〔【\\[]\\s?(?:[\u4e00-\u9fff]{0,6}社)?(?:記者|记者)"
    "(?:(?P<names>[\u4e00-\u9fff、]{2,16}?)\\s?[／/][\u4e00-\u9fff]{2,10}"
    "|(?P<wired>(?:[\u4e00-\u9fff]{2,3}、){0,3}(?:[\u4e00-\u9fff]{3}|[\u4e00-\u9fff]{2}))[\u4e00-\u9fff]{2,3}\\d{1,2}日[電电])"
    "[）)〕】\\]]"
)
"""Of Taiwanese agencies."""
_REPORTED = re.compile(
    "^(?:本报|本刊|本网|本站)?(?:记者|記者)\\s?(?P<names>[\u4e00-\u9fff、\\s]{2,16}?)\\s?(?:报道|報導)(?=[\\s\u3000])"
)
# A story that begins behind its dateline is text, however short its first line is.
_STORY = re.compile(
    "(?=[^，。\\s]{0,24}?(?:\\d日|[报報社网網台刊][\u4e00-\u9fff]{0,8})\\s?(?:电|電|讯|訊)|[\u4e00-\u9fff]{2,6}(?:讯|訊)[\\s（(])"
    "[\u4e00-\u9fff]{2,10}(?:\\d{1,2}月\\d{1,2}日)?(?:\\s?[\u4e00-\u9fff]{2,6}(?:\\d{1,2}月)?\\d{1,2}日)?(?:电|電|讯|訊)\\s*"
    "(?:[（(][^（）()]{2,30}[)）]\\s*[\u4e00-\u9fff“]|(?:本报)?(?:记者|記者)[\u4e00-\u9fff、\\s]{2,16}?(?:报道|報導|报导)[:：，,]"
    "|(?!记者|記者|通讯员|编辑|责编)[\u4e00-\u9fff“]{2})"
)
_SENT = re.compile(
    "^[\u4e00-\u9fff]{2,12}(?:\\d{1,2}月)?(?:\\d{1,2}日)?(?:电|電|讯|訊)\\s*(?:[（(]?(?:本报|本刊)?(?:特派|驻[\u4e00-\u9fff]{2,4})?(?:记者|記者)\\s?)"
    "(?P<names>[\u4e00-\u9fff、\\s]{2,24}?)(?:[）)]|(?:报道|報導|报导)?[:：，,])"
)
_WIRED = re.compile(
    "(?P<of>[^，。（）()]{2,24}?(?:电|電|讯|訊|消息)\\s?(?:\\*\\*)?\\s?)?[（(](?P<inner>[^（）()]{2,60})[)）]"
)
"""The brackets that begin a story, behind its place and day or without them."""
_SENT_BY = re.compile("(?:[电電讯訊]|消息)\\s*$")
_AGENCY = "新华社"
"""A mainland agency's dateline (新华社北京电（记者…）) names who reported, and the agency signs."""
_ROLE = "(?:记者|記者|通讯员|通訊員|评论员|評論員|撰稿人?|特派员|实习生|编译|編譯|作者|撰文|执笔)[\\s:：︱|｜/／]*"
_FIRST_ROLE = re.compile(f"[\u4e00-\u9fffA-Za-z·、，“”\\s]{{0,16}}?{_ROLE}")
_NEXT_ROLE = re.compile(f"(?:本报|本刊|本网|本台|实习|见习|特约|首席)?{_ROLE}")
_BEHIND_NAMES = re.compile(
    "(?<=[\u4e00-\u9fffa-z])\\s*+(?:[\u4e00-\u9fff]{2,4}报道|摄影报道|摄影|[文图摄])$|\\s?[／/].{1,8}$"
)
_IS_ONE = re.compile("(?P<name>[\u4e00-\u9fff·]{2,12}?)(?:[，,]?\\s?(?:系|为|是)|[，,])")
"""作者韩某系…: who an author is stands behind the name."""
_RARE = re.compile("[\u4e00-\u9fff]{4}")
_NO_NAME = re.compile("(?:报道|報導|综合|整理|采写|摄影|供图|通讯|记者|编辑|文字|图片|[站台室部组])$")
"""Four characters behind 记者 are a name, whatever it begins with: 格桑某某."""
_OFFICE = re.compile("[\u4e00-\u9fff]{2,16}[馆处部系院局所科室办委厅站队社校台会区县镇乡心]")
_GLUED = re.compile(
    "[\u4e00-\u9fff]{2,12}(?:图书馆|博物馆|办公室|[馆处院系科部局委站校])(?P<behind>[\u4e00-\u9fff]{3})"
    "|(?P<before>[\u4e00-\u9fff]{2,3})[\u4e00-\u9fff]{2}(?:报道|報導)"
)
_BRACKETED = re.compile("[（(](?P<inner>[^（）()]{2,60})[）)][*\\s]*$")
_BEHIND_TEXT = re.compile(
    "(?:^|[。！？”」\\s*])(?:[\u4e00-\u9fff·]{2,12}(?=记者|評論員)|本报|本刊|本网)?(?:记者|記者|作者|撰文|通讯员)\\s?[:：︱|｜/／]?\\s?"
    "(?P<names>[\u4e00-\u9fff·、\\s]{2,20}?)(?:\\s来源[:：].{2,16})?[*\\s]*$"
)
LAST = 4
"""Lines at the end of a text that can be its signature."""


@lru_cache(maxsize=4096)
def is_story(text: str) -> bool:
    """The first line of a story, behind the place and the day that it was sent from."""
    return _STORY.match(text) is not None


def signed_in_text(first: Iterable[str], last: Sequence[str], *, bare: bool = False) -> tuple[str, ...]:
    """The authors that the text itself names: in the dateline that begins it, or at its very end.

    ``first`` and ``last`` are its first and last lines. A bare name counts in brackets on a line of its own. On a
    ``bare`` page, one without a byline, the reporter of a wire story counts as its author.
    """
    for text in first:
        found = _DATELINE.match(text) or _REPORTED.match(text) or (_SENT.match(text) if bare else None)
        if found is not None and (names := people.read_names(found["names"] or found.groupdict().get("wired") or "")):
            return names
        if names := of_dateline(text):
            return names
    return next(filter(None, map(_of_end, last)), ())


def of_dateline(text: str) -> tuple[str, ...]:
    """Who reported, in the brackets that begin a story: 临城日报讯（记者沈漱舟 通讯员顾之砚）, （编译/Rita）."""
    found = _WIRED.match(text)
    if found is None or (found["of"] or "").startswith(_AGENCY):
        return ()
    inner = found["inner"].strip()
    is_sent = found["of"] is not None and _SENT_BY.search(found["of"]) is not None
    return credited(inner) or (bare_names(inner) if is_sent else ())


def credited(text: str) -> tuple[str, ...]:
    """The names behind their roles, 实习记者樊某某记者惠某; none where the text holds anything else."""
    first = _FIRST_ROLE.match(text)
    if first is None:
        return ()
    names: list[str] = []
    for piece in _NEXT_ROLE.split(text[first.end() :]):
        found = _names_in(piece.strip(" ，,、;；\u3000"))
        if not found:
            return ()
        names += found
    return tuple(dict.fromkeys(names))


def _names_in(piece: str) -> tuple[str, ...]:
    if re.fullmatch("[A-Z][a-z]{1,12}", piece):
        return (piece,)
    names = people.names_behind_role(_BEHIND_NAMES.sub("", piece))
    if names:
        return names
    if (one := _IS_ONE.match(piece)) and people.is_name(one["name"]):
        return (one["name"],)
    beside = people.name_beside_unit(piece)
    if not beside and _RARE.fullmatch(piece) and not media.ends_as_medium(piece) and not _NO_NAME.search(piece):
        return (piece,)
    return (beside,) if beside else ()


def _of_end(text: str) -> tuple[str, ...]:
    """Who signs the end of a text: in its last brackets, or behind 记者 and its like."""
    if found := _BRACKETED.search(text):
        inner = found["inner"].strip()
        if names := credited(inner) or _from_office(inner) or _glued(inner):
            return names
        return people.read_names(inner) if found.start() == 0 or _SENT_BY.search(text, 0, found.start()) else ()
    found = _BEHIND_TEXT.search(text)
    return people.read_names(found["names"]) if found else ()


def _glued(inner: str) -> tuple[str, ...]:
    """A name beside its unit or its place without a space: 图书馆沈漱舟, 沈漱舟临城报道."""
    found = _GLUED.fullmatch(inner)
    names = people.read_names(found["behind"] or found["before"]) if found else ()
    return names if all(map(people.is_usual_name, names)) else ()


def _from_office(text: str) -> tuple[str, ...]:
    """``图书馆 沈漱舟``, ``沈漱舟 临城报道``: a name beside where it works or writes from."""
    first, *others = text.split()
    if others and _OFFICE.fullmatch(first) and not people.is_name(first):
        names = people.read_names(" ".join(others))
        return names if all(map(people.is_usual_name, names)) else ()
    if others and re.fullmatch("[\u4e00-\u9fff]{2,4}(?:报道|報導)", others[-1]):
        return people.read_names(" ".join([first, *others[:-1]]))
    return ()
