"""Which figures and tables may move, and whether each of them stands on the pages once."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from itertools import chain
from typing import Any

from lxml import etree

from kanyin.output import xhtml
from kanyin.patterns import lazy

NUMBER = "data-move"
"""The attribute with the number of a block that may move."""
CALLED = "data-called"
"""The attribute of one whose caption has a number, by which the text calls it wherever it stands."""
_DIGIT = lazy(r"[ \u00a0]?[A-Z]?[-.]?\d")
_WORD = lazy(r"[续續]?[附插]?[图圖表錶]|Fig(?:ure|\.)?|Tab(?:le|\.)?")


LOOSE = "data-loose"
"""The attribute of a picture without a caption: it may move within its section."""
_POINTS = lazy(r"[下上右左本此]图|下面|以[下上]|如图|图示|[：:]\s*$|following|above|below", re.IGNORECASE)
"""By such words the text beside a picture says where it stands."""


def mark_floats(text: etree._Element) -> int:
    """Class ``float`` for the blocks of a text that may move: those with a caption, by which the text speaks of them,
    and pictures beside which no words say where they stand. Gives how many there are, each with its number.
    ``{float=none}`` in the Markdown keeps one in its place.
    """
    moving = 0
    for block in text:
        kinds = xhtml.classes(block)
        caption = xhtml.elements(block, "figcaption", "caption")
        kept = any(part.get("data-float") == "none" for part in block.iter() if isinstance(part.tag, str))
        moves = "long" not in kinds or "one-page" in kinds
        if (xhtml.name_of(block) == "figure" or "table" in kinds) and caption and moves and not kept:
            xhtml.add_class(block, "float")
            said = xhtml.text_of(caption[0]).strip()
            word = _WORD.match(said)
            if word and _DIGIT.match(said, word.end()):
                block.set(CALLED, "")
        elif xhtml.name_of(block) == "figure" and not caption and not kept and _is_loose(block):
            xhtml.add_class(block, "float")
            block.set(LOOSE, "")
        if "float" in xhtml.classes(block):
            moving += 1
            block.set(NUMBER, str(moving))
    return moving


def _is_loose(picture: etree._Element) -> bool:
    """Text goes on behind the picture, or behind a row of such, and neither that nor what stands before it says where
    it is; a line that is no sentence leads to it."""
    before, behind = _beside(picture, -1), _beside(picture, 1)
    if behind is None or xhtml.name_of(behind) not in ("p", "ul", "ol", "h3", "h4", "h5", "h6"):
        return False
    leads = before is not None and xhtml.name_of(before) == "p" and xhtml.text_of(before).strip()[-1:].isalnum()
    return not leads and not any(_POINTS.search(xhtml.text_of(one)) for one in (before, behind) if one is not None)


def _beside(picture: etree._Element, step: int) -> etree._Element | None:
    """What stands before (-1) or behind (1) a picture, or a row of pictures without captions."""
    one = picture
    while (one := one.getprevious() if step < 0 else one.getnext()) is not None:
        if xhtml.name_of(one) != "figure" or xhtml.elements(one, "figcaption"):
            return one
    return None


def misplaced(document: Any, count: int) -> frozenset[str]:
    """The numbers of the blocks, of ``count`` that may move, that stand on no page of WeasyPrint's document or on two,
    and of those on the same pages, which took their room. A table goes on on the next page where it stays in the text:
    none of its rows stands on two.
    """
    pages = [_moved(page) for page in document.pages]
    times: dict[str, Counter[int]] = defaultdict(Counter)
    for number, rows in chain.from_iterable(pages):
        times[number].update(rows)
    wrong = {number for number in map(str, range(1, count + 1)) if set(times[number].values()) != {1}}
    numbers = [{number for number, _ in page} for page in pages]
    return frozenset(wrong.union(*(page for page in numbers if not wrong.isdisjoint(page))))


def _moved(page: Any) -> list[tuple[str, list[int]]]:
    """The blocks that may move and stand on a page: their numbers, and what of them is there. Boxes round the pictures
    of a row have its element, and are none of them.
    """
    from weasyprint.css import AnonymousStyle

    boxes = page._page_box.descendants()
    return [
        (box.element.get(NUMBER), _rows(box))
        for box in boxes
        if "float" in classes_of(box)
        and box.element_tag == box.element.tag
        and not isinstance(getattr(box, "style", None), AnonymousStyle)
    ]


def _rows(box: Any) -> list[int]:
    """What of a block comes but once: the rows of a table that may be parted, without its head; any other as one."""
    if "long" not in classes_of(box):
        return [0]
    groups = (one for one in box.descendants() if getattr(one, "is_header", None) is False and not one.is_footer)
    return [id(row.element) for group in groups for row in group.children]


def classes_of(box: Any) -> list[str]:
    """The classes of the element that a box was made of."""
    return (box.element.get("class") or "").split() if box.element is not None else []
