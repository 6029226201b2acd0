"""What an extractor takes for text outside the article's box: what stands above the title, and boxes below the text."""

from __future__ import annotations

from collections import defaultdict

from kanyin.patterns import lazy
from kanyin.read.elements import Element, up, up_to
from kanyin.read.pieces import Piece
from kanyin.read.region import inside, is_prose
from kanyin.text import folded

PART_SHARE = 1 / 3
"""Share of the box's prose that another box has to hold to be a part of the same text."""
FEWEST_ABOVE = 3
"""Lines of a block above the box that is a list of its own, where no title is known to stand there."""
_ASIDE = lazy(r"\s*[(（][^()（）]{6,}[)）]\s*")
"""What a text says of itself below its end: （文中人物均为化名）."""


def outside(pieces: list[Piece], box: Element, taken: set[int], title: str) -> set[int]:
    """Those of the lines ``taken`` that stand round the article's ``box`` and are none of the article.

    Above it what precedes the title; below it whole boxes, but another part of the text (it looks alike, or holds much
    prose) and remarks in brackets.
    """
    here = inside(pieces, box)
    if not here:
        return set()
    words = folded(title)
    at = next((n for n in range(here[0]) if words and folded(pieces[n].text) == words), 0)
    found = {n for n in taken if n < at}
    prose = _prose(pieces, here)
    for block, lines in _blocks(pieces, box, {n for n in taken if n > here[-1]}).items():
        if not (_looks_alike(block, box) or _prose(pieces, lines) >= PART_SHARE * prose):
            found |= {n for n in lines if not _ASIDE.fullmatch(pieces[n].text)}
    above = {n for n in taken if n < here[0]} if not at else set()
    for block, lines in _blocks(pieces, box, above).items():
        if len(lines) >= FEWEST_ABOVE and not _may_head(block) and _prose(pieces, lines) < PART_SHARE * prose:
            found.update(lines)
    return found


def _may_head(block: Element) -> bool:
    """A title may be in it, or what an office says of its document in a table."""
    return block.tag == "table" or next(block.iter("h1", "h2"), None) is not None


def _blocks(pieces: list[Piece], box: Element, taken: set[int]) -> dict[Element, list[int]]:
    """The lines ``taken`` outside the box, by the block beside it, or beside one it stands in, that holds them."""
    round_it = set(up(box))
    blocks: defaultdict[Element, list[int]] = defaultdict(list)
    for n in sorted(taken):
        if beside := [*up_to(round_it, pieces[n].element)]:
            blocks[beside[-1]].append(n)
    return blocks


def _looks_alike(block: Element, box: Element) -> bool:
    """Both are made alike, by tag and class: parts of one text."""
    return bool(box.get("class")) and block.tag == box.tag and block.get("class") == box.get("class")


def _prose(pieces: list[Piece], lines: list[int]) -> int:
    return sum(len(pieces[n].text) for n in lines if is_prose(pieces[n].text))
