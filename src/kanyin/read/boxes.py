"""Boxes set within an article that are to be pressed, not read: cards of goods, coupons, walls before paid text."""

from __future__ import annotations

from collections import Counter, defaultdict

from kanyin import rules
from kanyin.patterns import lazy
from kanyin.read.asides import linked
from kanyin.read.elements import Element, up_to
from kanyin.read.pieces import Piece
from kanyin.read.region import ATTACHED, MARKED_KINDS, inside

LONGEST = 120
"""Characters of such a box: what is longer says something."""
LEAST_LED = 0.1
"""Share of the box's text that leads away, where nothing in it is a button."""
_BOXES = frozenset(("p", "div", "section", "aside", "fieldset", "form"))
_SENTENCE = lazy("[^。！？!?…]{12}[。！？!?…][”’」』）)]*")
_ASKS = lazy("|".join(rules.table("pages")["pressed"]["asks"]))
_READ_KINDS = (*MARKED_KINDS, "h", "ul", "ol", "li")


def pressed(pieces: list[Piece], place: Element) -> set[int]:
    """Lines in ``place`` that stand in a box of a make of its own, which says no sentence but asks to act.

    It has words for that, a button, or a link.
    """
    held: defaultdict[Element, list[int]] = defaultdict(list)
    for n in inside(pieces, place):
        for one in up_to((place,), pieces[n].element):
            if one.tag in _BOXES:
                held[one].append(n)
    makes = Counter(_make(box) for box in held)
    return {
        n
        for box, lines in held.items()
        if _make(box) and makes[_make(box)] == 1 and _is_pressed(pieces, box, lines)
        for n in lines
    }


def _make(box: Element) -> str:
    """What the page calls the box; a paragraph's own id tells nothing, as programs give one to each."""
    return box.get("class") or (box.tag != "p" and box.get("id")) or ""


def _is_pressed(pieces: list[Piece], box: Element, lines: list[int]) -> bool:
    texts = [pieces[n].text for n in lines]
    if sum(map(len, texts)) > LONGEST or any(pieces[n].kind.startswith(_READ_KINDS) for n in lines):
        return False
    if any(_SENTENCE.search(text) or ATTACHED.match(text) for text in texts):
        return False
    if any(map(_ASKS.search, texts)):
        return True
    if any(pieces[n].kind == "picture" for n in lines):
        return False  # a caption may lead to its source
    has_button = next(box.iter("button", "input", "form"), None) is not None
    return box.tag != "p" and (has_button or linked(box) >= LEAST_LED)
