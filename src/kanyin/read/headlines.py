"""What stands above and below an article's title: the line that leads to it (引题), a second title (副题), a lead.

A line is known by the name of its box, by the dashes before it, by being set as a heading right beside the title, or by
standing in a box that holds nothing else than title and byline, as papers set them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise, takewhile

from kanyin import rules
from kanyin.fields import reporters
from kanyin.fields.byline_line import read_line
from kanyin.model import CELL
from kanyin.patterns import lazy
from kanyin.read.asides import asides, linked, names_of
from kanyin.read.elements import HEADINGS, Element, up
from kanyin.read.pieces import Piece, is_bold
from kanyin.read.region import inside, is_prose
from kanyin.text import folded

SHORTEST, LONGEST = 4, 60
"""Letters of a line above or below a title that belongs to it; a lead may be longer."""
SHORTEST_SET = 8
"""Letters of one that only its place or its looks tell of: shorter ones name a column."""
LONGEST_LEAD = 400
MOST_LINES = 7
"""Lines of a box that holds a title and what belongs to it, and no text."""
FARTHEST = 30
DEEPEST = 3
"""Boxes round a line whose names are asked."""
_DASHES = lazy("[—–―－-]{1,2}[^—–―－-]")
_WAY = lazy("[>»＞›→]|位置[:：]|^首\\s?页")
_NAME = lazy("(?:网|網|首页|频道|栏目|日报|晚报|杂志|新闻|资讯|公告|要闻|正文|版|期)$")


@dataclass(slots=True)
class Headlines:
    """Indexes of the lines beside a title, by what they are."""

    kicker: list[int] = field(default_factory=list)
    subtitle: list[int] = field(default_factory=list)
    lead: list[int] = field(default_factory=list)
    own: list[int] = field(default_factory=list)
    """Further headlines that the text itself begins with."""


def find_headlines(pieces: list[Piece], title: list[int], first: int) -> Headlines:
    """What belongs to the title that the lines ``title`` are, above the text that begins at ``first``."""
    found = Headlines()
    if not title:
        return found
    is_aside = asides()
    words = folded("".join(pieces[n].text for n in title))
    above = next((n for n in range(title[0] - 1, -1, -1) if pieces[n].text), None)
    above = None if above is not None and folded(pieces[above].text) == words else above  # the title once more
    places = range(title[-1] + 1, min(first, title[-1] + FARTHEST))
    below = [n for n in places if pieces[n].text and folded(pieces[n].text) != words]
    block = _block(pieces, title, first)
    if above is not None and not is_aside(pieces[above].element) and _can_be(pieces[above]):
        look = _called(pieces[above]) == "kicker" or (above in block.titles and _is_alone(pieces[above]))
        if look or (_is_set_with(pieces[above], pieces[title[0]]) and _is_long(pieces[above])):
            found.kicker.append(above)
    for place, n in enumerate(below):
        kind = "" if is_aside(pieces[n].element) else _kind(pieces, n, title, below[place:], block)
        if kind == "subtitle" and (not found.subtitle or found.subtitle[-1] == below[place - 1]):
            found.subtitle.append(n)
        elif kind == "lead":
            found.lead.append(n)
    return found


def own_headlines(pieces: list[Piece], lines: list[int], title: str) -> list[int]:
    """The headlines that a text begins with besides its page's ``title``: two or more of the ``lines`` above its first
    sentence, right above that, all set as headings or in bold, and on what the title is on.
    """
    run = list(takewhile(lambda n: _is_headline(pieces[n]), reversed(lines)))[::-1]
    ranks = {pieces[n].kind for n in run if pieces[n].kind in HEADINGS}
    said = _pairs("".join(pieces[n].text for n in run)) & _pairs(title)
    return run if len(run) > 1 and len(ranks) <= 1 and len(said) >= LEAST_IN_COMMON else []


LEAST_IN_COMMON = 3
"""Pairs of characters that such headlines have from the title."""


def _is_headline(piece: Piece) -> bool:
    """Set as one, and no heading of a part: without a number, a usual name, a mark at its end."""
    text = piece.text.strip()
    is_set = piece.kind in HEADINGS or (piece.kind in ("", "p") and is_bold(piece))
    is_part = rules.split_heading(text) is not None or rules.is_unnumbered_heading(text)
    return is_set and not is_part and _can_be(piece) and text[-1] not in "：:，,；;？?！!"


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise(folded(text)))


def _kind(pieces: list[Piece], n: int, title: list[int], rest: list[int], block: Block) -> str:
    """``subtitle``, ``lead`` or nothing for a line between title and text; ``rest`` are the lines from it on."""
    piece = pieces[n]
    called = _called(piece)
    follows = not any(pieces[k].text for k in range(title[-1] + 1, n))
    if _is_lead(piece) and (called == "lead" or (follows and n in block.head)):
        return "lead"
    if not _can_be(piece):
        return ""
    is_dashed = _DASHES.match(piece.text.strip()) is not None
    if called == "subtitle" or (follows and is_dashed):
        return "subtitle" if len(folded(piece.text)) <= LONGEST else "lead"
    if not follows or not _is_long(piece):
        return ""
    has_byline = any(read_line(pieces[k].text).date for k in rest[1:])
    is_set = _is_set_with(piece, pieces[title[-1]]) and has_byline
    return "subtitle" if is_set or (n in block.titles and _is_alone(piece)) else ""


def _can_be(piece: Piece) -> bool:
    """A short line that is no byline, no way through the site, and leads nowhere."""
    text = piece.text.strip()
    if not SHORTEST <= len(folded(text)) <= LONGEST or _WAY.search(text) or linked(piece.element) > 0:
        return False
    if CELL in text or _is_byline(text):  # a row of fields
        return False
    rule = rules.furniture(text, at_edge=True)
    return rule is None and not text.endswith("。")


def _is_long(piece: Piece) -> bool:
    return len(folded(piece.text)) >= SHORTEST_SET and not _NAME.search(piece.text.strip())


def _is_lead(piece: Piece) -> bool:
    return SHORTEST_SET <= len(piece.text) <= LONGEST_LEAD and is_prose(piece.text) and linked(piece.element) == 0


def _is_alone(piece: Piece) -> bool:
    """Not set as a name of a column or a site would be."""
    return piece.kind in ("", "p", "b", "row", "alone", *HEADINGS) and not _NAME.search(piece.text.strip())


@cache
def _words() -> dict[str, frozenset[str]]:
    return {key: frozenset(words) for key, words in rules.table("pages")["beside_title"].items()}


def _called(piece: Piece) -> str:
    """What the names of the line's boxes call it."""
    words = _words()
    for box in list(up(piece.element))[:DEEPEST]:
        names = names_of(box)
        if box.tag in ("body", "article", "main") or not names.isdisjoint(words["others"]):
            return ""
        kind = next((kind for kind in ("kicker", "subtitle", "lead") if not names.isdisjoint(words[kind])), "")
        if kind or {"sub", "title"} <= names:
            return kind
    return ""


def _is_set_with(piece: Piece, title: Piece) -> bool:
    """Both are headings, in one box."""
    if piece.kind not in HEADINGS or title.kind not in HEADINGS:
        return False
    return _heading(piece.element).getparent() is _heading(title.element).getparent()


def _heading(element: Element) -> Element:
    return next((box for box in up(element) if box.tag in HEADINGS), element)


@dataclass(frozen=True, slots=True)
class Block:
    """Lines of the smallest box that holds more than the title, and not the text: ``head``; ``titles`` are the same
    where they hold a byline and no sentence, as a paper's head does."""

    head: frozenset[int] = frozenset()
    titles: frozenset[int] = frozenset()


def _block(pieces: list[Piece], title: list[int], first: int) -> Block:
    for box in up(pieces[title[0]].element):
        if box.tag in ("body", "html"):
            break
        here = frozenset(inside(pieces, box))
        if len(here) > len(title):
            if len(here) > MOST_LINES or first in here:
                break
            lines = [pieces[n].text for n in here]
            is_head = any(map(_is_byline, lines)) and not any(map(_is_sentence, lines))
            return Block(here, here if is_head else frozenset())
    return Block()


def _is_byline(text: str) -> bool:
    line = read_line(text)
    return bool(line.date or line.is_labelled or reporters.named(text))


def _is_sentence(text: str) -> bool:
    return is_prose(text) and text.rstrip().endswith("。")
