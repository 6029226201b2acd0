"""Other articles and their beginnings, listed below an article or set into it: what of them an extractor took along."""

from __future__ import annotations

from kanyin.read.elements import HEADINGS, Element, up
from kanyin.read.link_targets import leads_outside, usual_domain
from kanyin.read.pieces import Piece, led
from kanyin.read.region import inside, is_prose
from kanyin.text import folded

MOST_LED = 0.55
"""Share of a line that may be links: more, and it leads elsewhere."""
LEAST_ABOVE = 40
"""Characters of prose that make an article with others listed below it."""
FEWEST_TEASERS = 3
SHORTEST_TITLE = 8
"""Characters of the title of another article: what is shorter leads to an editor, or to more of the same."""


def teasers(pieces: list[Piece], kept: set[int]) -> set[int]:
    """Other articles and their beginnings: from the first of several headlines that lead on in the site, to the end.

    Where the text goes on behind the box that holds them, to the end of that box.
    """
    lines = range(min(kept, default=0), max(kept, default=0))
    home = usual_domain([piece for n, piece in enumerate(pieces) if n not in lines])  # as menu and foot have it
    heads = [n for n in lines if _heads_teaser(pieces, n) and _leads_on(pieces[n], home)]
    if len(heads) < FEWEST_TEASERS:
        return set()
    above = [n for n in sorted(kept) if n < heads[0] and is_prose(pieces[n].text)]
    if sum(len(pieces[n].text) for n in above) < LEAST_ABOVE:
        return set()
    end = _end_of_box(pieces, kept, heads, above[-1])
    return {n for n in kept if heads[0] <= n < end}


def _heads_teaser(pieces: list[Piece], n: int) -> bool:
    """A heading, or the first line of an item of a list that goes on with prose."""
    if pieces[n].kind in HEADINGS:
        return True
    if not pieces[n].kind.startswith(("ul", "ol")):
        return False
    item = next((box for box in up(pieces[n].element) if box.tag == "li"), None)
    below = pieces[n + 1 : n + 2]
    return (
        item is not None
        and any(is_prose(one.text) and led(one) <= MOST_LED and item in up(one.element) for one in below)
        and not (n and item in up(pieces[n - 1].element) and pieces[n - 1].kind != "picture")
    )


def _end_of_box(pieces: list[Piece], kept: set[int], heads: list[int], last: int) -> int:
    """Where the article goes on behind the box that holds the ``heads``; else behind the page's last line.

    What goes on is made as the text above is, of which ``last`` is the last line: the same tag, in the same place. And
    it is more than what the box says.
    """
    holding = set(up(pieces[last].element))
    outer = [box for box in up(pieces[heads[0]].element) if box not in holding]
    parent = outer[-1].getparent() if outer else None
    if parent is None:
        return len(pieces)
    listed = inside(pieces, outer[-1])
    if not set(heads) <= set(listed):
        return len(pieces)
    made = _made(pieces[last], parent)
    below = [n for n in sorted(kept) if n > listed[-1] and is_prose(pieces[n].text)]
    below = [n for n in below if parent in up(pieces[n].element) and _made(pieces[n], parent) == made]
    goes_on = sum(len(pieces[n].text) for n in below) > sum(len(pieces[n].text) for n in listed)
    return listed[-1] + 1 if goes_on else len(pieces)


def _made(piece: Piece, parent: Element) -> tuple[str, str]:
    """The tag and the class of what stands in ``parent`` and holds the line."""
    box = next((one for one in up(piece.element) if one.getparent() is parent), None)
    return ("", "") if box is None else (str(box.tag), box.get("class") or "")


def _leads_on(piece: Piece, home: str) -> bool:
    here = [address for address, _, _ in piece.links if "#" not in address and _is_here(address, piece, home)]
    return bool(here) and led(piece) > MOST_LED and len(folded(piece.text)) >= SHORTEST_TITLE


def _is_here(address: str, piece: Piece, home: str) -> bool:
    """The address is on the page's own site; a whole one counts in a list alone: in a text it may name a source."""
    if ":" not in address:
        return True
    in_list = any(box.tag == "li" for box in up(piece.element))
    return bool(home) and in_list and address.startswith("http") and not leads_outside(piece, home)
