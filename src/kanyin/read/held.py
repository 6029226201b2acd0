"""Which lines of an HTML page stand in an item of a list below its first one, in what is said of a term, or in a
quotation, and in which.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kanyin.model import IN_DEFINITION, IN_ITEM, IN_QUOTE
from kanyin.read.elements import Element
from kanyin.read.pieces import Piece, family

_ITEMS = ("ul", "ol")


def find_holders(pieces: Sequence[Piece], kinds: Sequence[str], kept: Collection[int]) -> dict[int, tuple[str, ...]]:
    """By line number: what holds the line, the outermost first, see ``model.Source``; nothing for most.

    Only an item or a definition that has begun, with a line of its own, holds what stands below; and where most of the
    page is set as a quotation, so that ``kinds`` know of none, none holds anything.
    """
    quotes = any(kind.startswith("quote") for kind in kinds) or not any(
        piece.kind.startswith("quote") for piece in pieces
    )
    begun: set[Element] = set()
    numbers: dict[Element, int] = {}
    found: dict[int, tuple[str, ...]] = {}
    for n, piece in enumerate(pieces):
        if n not in kept or piece.element is None:
            continue
        is_item = family(kinds[n]) in _ITEMS
        path: list[str] = []
        for element in _outwards(piece.element):
            if element.tag == "li" and is_item and not any(mark[0] == IN_QUOTE for mark in path):
                begun.add(element)
            elif element.tag == "li" and element in begun:
                path.append(IN_ITEM)
            elif element.tag == "dd" and kinds[n] == "dd":
                begun.add(element)
            elif element.tag == "dd" and element in begun:
                path.append(f"{IN_DEFINITION}{numbers.setdefault(element, len(numbers))}")
            elif element.tag == "blockquote" and quotes:
                path.append(f"{IN_QUOTE}{numbers.setdefault(element, len(numbers))}")
        if path:
            found[n + 1] = tuple(reversed(path))
    return found


def _outwards(element: Element) -> Sequence[Element]:
    return [element, *element.iterancestors()]
