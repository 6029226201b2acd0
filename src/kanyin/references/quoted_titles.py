"""A title in 《》 and what stands at it before the next comma: edition, volume, a part, people, a number, a clause."""

from __future__ import annotations

from kanyin.patterns import lazy
from kanyin.references.heads import Head
from kanyin.references.names import Name
from kanyin.references.quoted_pieces import QUOTE, VOLUME
from kanyin.references.text import HAN, LATER_YEAR, Span

_NUMBER = rf"[{HAN}]{{1,10}}\s?[\[(]\d{{4}}[\])]\s?第?\d{{1,5}}号|[{HAN}]{{0,8}}令?第?\s?\d{{1,5}}号令?"
_TITLE = lazy(QUOTE)
_BEHIND_TITLE = {
    "edition": lazy(
        r"\s?(?:\((?P<edition>[^()]{0,8}(?:版|本[上中下]?))\)|(?P<edition2>第\s?[\d一二三四五六七八九十]{1,2}\s?版|(?:修订|增订)[版本]))"
    ),
    "section": lazy(
        rf"\s?(?P<section>[·,]?\s?(?:卷\s?[\d〇零一二三四五六七八九十百千上中下]{{1,6}}|第\s?[\d一二三四五六七八九十百]{{1,5}}\s?卷)?(?:之[\d一二三四五六七八九十]{{1,3}})?\s?·?\s?{QUOTE}"
        r"|卷\s?(?:首|末|前|后|[\d〇零一二三四五六七八九十百千]{1,6}|[上中下]))"
    ),
    "volume": lazy(rf"\s?(?P<volume>(?:{VOLUME}){{1,2}}|\((?:{VOLUME}|[{HAN}]{{1,8}}[卷册编篇])\))"),
    "part": lazy(rf"\s?(?P<part>{QUOTE})"),
    "people": lazy(r"\s?\((?P<people>[^()]{2,30}[译编注校])\)"),
    "number": lazy(rf"\s?\((?P<number>{_NUMBER})\)"),
    "clause": lazy(
        r"(?P<clause>(?:\s?第\s?[\d一二三四五六七八九十百]{1,6}\s?[条款项章节回])(?:之[一二三四五六])?(?:第\s?[\d一二三四五六七八九十]{1,4}\s?[条款项]){0,2})"
    ),
    "page": lazy(r"\s?第\s?(?P<page>\d{1,5}(?:\s?[-、,]\s?\d{1,5}){0,4})\s?页(?=[\s.;]*$)"),
    "gloss": lazy(r"\s?\(\s?(?P<gloss>\"[^\"()]{2,200}\"|[A-Z][A-Za-z ,:;'.&-]{3,160})\s?\)"),
    "remark": lazy(rf"\s?\((?P<remark>(?!{LATER_YEAR}\s?年?\))[^()]{{1,16}})\)"),
}
"""What may stand at a title in 《》 before the next comma, each of them once and in any order."""


def titled(work: str, piece: Span) -> dict[str, Span] | None:
    """The title of a piece that begins with one in 《》, and all that stands at it; None where anything else does."""
    title = _TITLE.match(work, *piece)
    if title is None:
        return None
    found, at = {"title": title.span()}, title.end()
    left = dict(_BEHIND_TITLE)
    while at < piece[1]:
        name, part = next(((n, m) for n, p in left.items() if (m := p.match(work, at, piece[1]))), ("", None))
        if part is None:
            return None
        del left[name]
        found |= {group.rstrip("2"): part.span(group) for group, text in part.groupdict().items() if text}
        at = part.end()
    return found


_AUTHOR = lazy(rf"[{HAN}]{{2,7}}(?=\")")


def before_corner(work: str, raw: str, start: int) -> list[Head]:
    """``渡口砚「灯の話」``: nothing but the bracket parts an author from a title in Japanese."""
    found = _AUTHOR.match(work, start)
    if found is None or raw[found.end()] != "「":
        return []
    name = Name(literal=raw[start : found.end()])
    return [Head((name,), False, "", None, found.end(), 30, found.span(), '"')]
