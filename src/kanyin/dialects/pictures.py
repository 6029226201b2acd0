"""Lines of pictures alone in a paragraph: pandoc takes away the end of a line between Han, those of a description too.

``book.picture_lines`` sets such lines apart, so their ends must come into the tree.
"""

from __future__ import annotations

from kanyin.dialects.dashes import NO_TEXT, RULE
from kanyin.dialects.lines import Line, unread_mask
from kanyin.dialects.omitted import Omitted
from kanyin.messages import msg
from kanyin.patterns import lazy

_PLAIN = r"!\[[^\[\]\n]*+\]\([^()\n]*+\)"
_PICTURE = rf"{_PLAIN}(?:\{{[^{{}}\n]*+\}})?"
_LINKED = rf"(?:\[{_PICTURE}\]\([^()\n]*+\)|{_PICTURE})"
_PICTURES = lazy(rf"(?P<indent>[ \t]*)(?P<pictures>{_LINKED}(?:[ \t]*{_LINKED})*)(?P<end>[ \t]*\\?)")
SMALL = r"(?:[1-3]?\d|4[0-8])(?:px)?|[0-2](?:\.\d+)?em"
"""Sizes of signs in a line."""
_SMALL = lazy(rf"(?:width|height)=[\"']?(?:{SMALL})(?![\w.%])")
_ATTRIBUTE = r"(?:[.#][\w:-]++|[A-Za-z][\w-]*+=(?:\"[^\"{}]*+\"|'[^'{}]*+'|[^\s{}\"']++))"
_ATTRIBUTES = lazy(rf"[ \t]*+\{{:?[ \t]*+(?P<inner>{_ATTRIBUTE}(?:[ \t]++{_ATTRIBUTE})*+)[ \t]*+\}}[ \t]*+")
"""A line of Hugo's and others' that says how the block above it looks."""
_ENDS = lazy(rf"{_PLAIN}[ \t]*+\Z")
_HELD = "<!-- -->"
"""What stands for nothing, and holds the end of a line."""


def own_attributes(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines with the attributes that stand in the line below a picture behind it, as pandoc has them; those of
    other blocks are left out, but where they name one."""
    mask = unread_mask(lines)
    out: list[Line] = []
    for at, line in enumerate(lines):
        found = _ATTRIBUTES.fullmatch(line.text) if at and not mask[at] and not out[-1].is_blank else None
        if found and not mask[at - 1] and _ENDS.search(out[-1].text):
            out[-1] = out[-1].but(f"{out[-1].text.rstrip()}{{{found['inner']}}}")
        elif found and "#" not in found["inner"]:
            omitted.take(msg("attributes of blocks"), line.number, line.text.strip())
            out.append(line.but(""))
        else:
            out.append(line)
    return out


def held_lines(lines: list[Line]) -> list[Line]:
    """The lines, those of pictures with their ends held against the text above and below."""
    if not any("![" in line.text for line in lines):
        return lines
    mask = unread_mask(lines)
    found = [None if is_code else _PICTURES.fullmatch(line.text) for is_code, line in zip(mask, lines, strict=True)]
    is_text = [
        not (is_code or picture or line.is_blank or NO_TEXT.match(line.text) or line.text.strip() == RULE)
        for is_code, picture, line in zip(mask, found, lines, strict=True)
    ]
    out = list(lines)
    for at, picture in enumerate(found):
        if picture and not picture["pictures"].isascii() and not _SMALL.search(picture["pictures"]):
            above = _HELD if at and is_text[at - 1] else ""
            below = _HELD if is_text[at + 1 : at + 2] == [True] else ""
            out[at] = lines[at].but(f"{picture['indent']}{above}{picture['pictures']}{below}{picture['end']}")
    return out
