"""Lists of links that are a part of an article: what it recommends to read, where its sources lie."""

from __future__ import annotations

import re

from kanyin.patterns import lazy
from kanyin.read.asides import MOST_LINKED
from kanyin.read.elements import HEADINGS, Element, classes, up
from kanyin.read.headed import is_head
from kanyin.read.link_targets import leads_outside, usual_domain
from kanyin.read.pieces import Piece, family, led
from kanyin.read.region import Region, inside, is_furniture

_DIGITS = lazy("[0-9]+")
_ONWARD = lazy("(?:上|下|前|后|後)一?(?:篇|页|頁|章)|(?:←|→|«|»|<<|>>)|(?:previous|next|older|newer)\\b", re.IGNORECASE)
"""What leads on to the next article."""
_SOURCES = lazy(
    "[参參]考|引用|[资資]料|文[献獻]|出[处處]|^(?:ref|source|resource)"
    "|^(?:[参參另][见見看]|相[关關][条條]目|see also)$",
    re.IGNORECASE,
)
"""What names the sources of a text, on whatever site they lie, and what else an encyclopaedia has on its subject."""
_BESIDE = frozenset(("noprint", "side-box", "sisterproject"))
"""Classes of boxes that an encyclopaedia floats beside such a list, and of what it does not print."""
MOST = 60
"""Links of the longest such list."""


def own_lists(pieces: list[Piece], region: Region, body: set[int]) -> set[int]:
    """The lines that are links under headings of the article's own, with these headings; ``body`` is known of it.

    Its own is a heading of the same tag as one of the article's, in the same box or one of the same make: a site sets
    what it adds in boxes of its own, under headings that say so, and leads to its own pages; but not in a place that
    is known to hold the article and no more.
    """
    here = inside(pieces, region.element)
    own = {(pieces[n].kind, _make(box)) for n in body if (box := _box(pieces[n])) is not None}
    home = usual_domain(pieces)
    found: set[int] = set()
    for n in here:
        box = _box(pieces[n])
        text = pieces[n].text
        below = _block_below(pieces, n, box) if box is not None else []
        if not below or len(below) > MOST or (pieces[n].kind, _make(box)) not in own:
            continue
        is_listed = family(pieces[below[0]].kind) in ("ul", "ol", "dt")
        is_sure = (region.is_known and is_listed) or _SOURCES.search(text) or _lead_outside(pieces, below, home)
        if is_head(text) or is_furniture(text) or not is_sure:
            continue
        if not any(_ONWARD.search(pieces[k].text) or is_head(pieces[k].text) for k in below):
            found.update((n, *below))
    return found


def _box(piece: Piece) -> Element | None:
    """The box that a heading stands in; None for another line."""
    if piece.kind not in HEADINGS:
        return None
    heading = next((one for one in up(piece.element) if one.tag in HEADINGS), None)
    return None if heading is None else heading.getparent()


def _make(box: Element) -> tuple[str, str]:
    return box.tag, _DIGITS.sub("", box.get("class") or "")


def _block_below(pieces: list[Piece], n: int, box: Element) -> list[int]:
    """The lines of the list, or the paragraphs, right behind the heading on line ``n``."""
    heading = next(one for one in up(pieces[n].element) if one.getparent() is box)
    lines: list[int] = []
    for one in heading.itersiblings():
        if not isinstance(one.tag, str) or one.tag in ("hr", "br") or not _BESIDE.isdisjoint(classes(one)):
            continue
        if one.tag in HEADINGS or (lines and one.tag != "p"):
            break
        lines += inside(pieces, one)
        if lines and one.tag != "p":
            break
    return lines


def _lead_outside(pieces: list[Piece], lines: list[int], home: str) -> bool:
    """Most of the lines are links, and most of these lead to other sites."""
    links = [n for n in lines if led(pieces[n]) > MOST_LINKED]
    outside = sum(leads_outside(pieces[n], home) for n in links)
    return 2 * len(links) > len(lines) and 2 * outside > len(links)
