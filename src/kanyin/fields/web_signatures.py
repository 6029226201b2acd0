"""Who signs a text: in brackets or behind the last sentence at its end, in the dateline at its beginning.

A role (记者, 通讯员, 文/) before names says that they are. Without one the brackets have to hold names and nothing
else, or a unit and a usual name; words that have the shape of names (（全文完）, （有删节）) are none.
"""

from __future__ import annotations

import re

from kanyin.fields import media, people, reporters
from kanyin.fields.byline_line import Byline, read_line
from kanyin.fields.names import is_nobody, join_single_characters

_HAN = "\u3400-\u9fff"
_ROLE = re.compile(
    "(?:本[报報刊社网網台]|见习|實習|实习|特约|特約|驻站|首席|全媒体|融媒体|总台|文字|摄影|学生){0,4}"
    "(?:记者|記者|通讯员|通訊員|报道员|特约撰稿人?|撰稿人|评论员|評論員|实习生|實習生|作者)\\s?[:：/／|｜︱丨]?"
)
_PHOTO = re.compile("(?:摄|攝|摄影|攝影|供图|供圖|翻攝|制图|资料图|图片|截图|图)[\\s。]*$")
_LAST_BRACKET = re.compile("[（(【〔](?P<inside>[^（()）【】〔〕\\[\\]]{2,60})[)）】〕]。?\\s*$")
_LAST_WORDS = re.compile(
    f"(?:^|[。！？!?”」…）)\\s])(?P<said>(?:[{_HAN}·]{{0,12}})(?:记者|記者|通讯员|作者)[{_HAN}·、\\s:：]{{2,24}})\\s*$"
)
_FINISHED = re.compile("[。！？!?…；”’」』）)*]\\s*$")
_TEXT_OR_PICTURE = re.compile("^(?:文[、/／和与及]?图|图[、/／和与及]?文|图文|文|撰文)[\\s:：/／|｜]+")
_NO_WORDS = re.compile("(?:完|续|續|删节|删改|節錄|图|圖|讯|訊|资料|报道|報導|转载|轉載|版权|社|报|報|网|網)$")
_DATELINE = re.compile("(?:^|[讯訊电電话話息道日稿\\s])\\s{0,4}[（(【〔](?P<inside>[^（()）【】〔〕]{2,40})[)）】〕]")
_REPORTED = re.compile(
    f"^[\\s\u3000]*(?P<said>(?:[{_HAN}]{{0,8}})(?:记者|記者)\\s?[{_HAN}、\\s]{{2,20}}?)"
    "\\s?(?:报道|報導|报导)(?=[\\s\u3000:：，,]|$)"
)
_NEWS = re.compile("[电電讯訊]\\s*$")
_RARE_NAME = re.compile(f"[{_HAN}]{{2,4}}")
"""What stands behind a role and nothing else is a name, whatever it begins with: 格桑某某."""
START = 90
"""Characters at the beginning of a text in which a dateline stands."""
MOST_NAMES = 6


def _paper(said: str) -> list[str]:
    return [name for name in (media.paper(said),) if name]


def names_by_role(text: str) -> tuple[str, ...]:
    """The names behind 记者 and its like, glued ones parted: 实习记者樊某某张某记者惠某."""
    out: list[str] = []
    for part in _ROLE.split(text)[1:]:
        words = re.split("[\\s\u3000、，,;；]+", part.strip(" \u3000、，,;；"))
        rare = words if all(map(_RARE_NAME.fullmatch, words)) else ()
        out += people.read_names(part.strip(" 、，,;；")) or reporters.leading_names(part) or rare
    return tuple(name for name in dict.fromkeys(out) if not is_nobody(name))


def at_end(text: str) -> Byline:
    """What the end of a text tells of who wrote it; an empty Byline where it tells nothing."""
    found = _LAST_BRACKET.search(text)
    if found:
        before = text[: found.start()]
        return in_brackets(found["inside"], is_apart=not before.strip() or _FINISHED.search(before) is not None)
    found = _LAST_WORDS.search(text)
    names = names_by_role(found["said"]) if found else ()
    return Byline(authors=list(names), sources=_paper(found["said"]) if found and names else [])


def in_brackets(said: str, *, is_apart: bool) -> Byline:
    """Authors, source and editors in brackets behind a text; ``is_apart`` where a sentence ends before them."""
    line = read_line(said)
    if line.is_labelled or _PHOTO.search(said):
        return line
    behind = _TEXT_OR_PICTURE.sub("", said)
    if _ROLE.search(said):
        names = names_by_role(said)
    elif behind != said:
        names = people.read_names(behind)
    else:
        names = bare_names(said) if is_apart else ()
    return Byline(authors=list(names[:MOST_NAMES]), sources=_paper(said) if names else [])


_FROM_PLACE = re.compile(f"(?P<said>[{_HAN}、\\s]{{2,24}}?)\\s+(?:发自)?[{_HAN}]{{2,4}}(?:报道|報導|报导|电)")
"""姚某 上海报道: the reporter and where he was."""


def bare_names(said: str) -> tuple[str, ...]:
    """Names and nothing else, or a unit and the name of one of its people."""
    if placed := _FROM_PLACE.fullmatch(said.strip()):
        said = placed["said"]
    words = join_single_characters(re.split("[\\s\u3000、，,;；/／]+", said.strip()))
    if not words or len(words) > MOST_NAMES:
        return ()
    usual = sum(map(_is_person, words))
    if usual and all(_is_person(word) or (people.is_name(word) and not _NO_WORDS.search(word)) for word in words):
        return tuple(words)
    if len(words) > 1 and len(words[0]) > 1 and all(_is_person(word) and len(word) > 2 for word in words[1:]):
        return tuple(words[1:])
    name = people.name_beside_unit(said)
    return (name,) if name else ()


def _is_person(word: str) -> bool:
    return people.is_usual_name(word) and not is_nobody(word) and not _NO_WORDS.search(word)


def reported(text: str) -> tuple[str, ...]:
    """The reporters whose text begins with 记者沈漱舟报道."""
    found = _REPORTED.match(text[:START])
    return names_by_role(found["said"]) if found else ()


def in_dateline(text: str) -> tuple[tuple[str, ...], str]:
    """The reporters of a dateline and their paper: 临城讯（记者 沈漱舟 通讯员 方砚）.

    They wrote the article where the page names no other source: an agency signs its own texts.
    """
    start = text[:START]
    for found in _DATELINE.finditer(start):
        said = found["inside"]
        if _PHOTO.search(said):
            continue
        if _ROLE.search(said) and (names := names_by_role(said)):
            return names, media.paper(start)
        if _NEWS.search(start[: found.start("inside") - 1]) and (names := bare_names(said)):
            return names, ""
    return (), ""
