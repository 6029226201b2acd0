"""Parts of a book: their headings stand in the text as chapters' do, and hold the chapters in outlines."""

from __future__ import annotations

from kanyin.book.anchors import headings
from kanyin.book.pandoc_types import Json
from kanyin.patterns import lazy

WITHIN = "within"
"""The key of a heading's node, which no author's attribute is, for the parts of its own level that it is in."""
_BEGINS = "part"
_SIGN = lazy(r"\((?:PART|APPENDIX)\*?\)")


def read_signs(blocks: list[Json]) -> None:
    """bookdown's ``# (PART) …`` as a heading like others that begins a part."""
    for heading in headings(blocks):
        level, _, content = heading["c"]
        if level == 1 and len(content) > 2 and content[0]["t"] == "Str" and _SIGN.fullmatch(content[0]["c"]):
            del content[:2]
            heading[_BEGINS] = True


def take_within(blocks: list[Json]) -> list[int]:
    """For each heading the parts that it is in; what said so is taken from the nodes."""
    found, is_open = [], False
    for heading in headings(blocks):
        begins = heading.pop(_BEGINS, False)
        found.append(heading.pop(WITHIN, 0) + (is_open and not begins))
        is_open = is_open or begins
    return found
