"""Small signs of people's Markdown: contents, breaks of stars, ends of blocks, headings behind a Chinese space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanyin.dialects.gaps import is_item
from kanyin.dialects.lines import Line, code_mask
from kanyin.dialects.numbers import APART
from kanyin.dialects.omitted import Omitted
from kanyin.messages import msg

_TOC = re.compile(r"[ \t]*(?:@?\[\[?_?toc_?\]\]?|\$\{toc\}|\{:?toc\}|<!--[ \t]*toc[ \t]*-->)[ \t]*", re.IGNORECASE)
_STARS = re.compile(r" {0,3}(?:\*[ \t]*){3,}")
_HEADING = re.compile(r"( {0,3}#{1,6})[ \t]*\u3000[ \t\u3000]*")
_PART = re.compile(r"(#[ \t]+)\((?:PART|APPENDIX)(?:\\?\*)?\)[ \t]+")
"""bookdown's parts, which are headings like others."""
_BLANK = re.compile(r"[ \t]*")
_NEAR = 6
"""Lines among which that before or behind one is looked for."""
ORNAMENT = '<hr class="ornament">'


def plain_signs(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines with these signs as pandoc has them, or without them."""
    mask = code_mask(lines)
    out: list[Line] = []
    for at, line in enumerate(lines):
        if not mask[at] and line.text.rstrip() == "^" and _ends_block(lines, at):
            omitted.take(msg("ends of blocks of kramdown"), line.number, line.text)
            out += [line.but(""), line.but(APART), line.but("")]
        else:
            out.append(line if mask[at] else _plain(line, omitted))
    return out


def _ends_block(lines: Sequence[Line], at: int) -> bool:
    """True for kramdown's ``^`` behind an empty line, between blocks one of which is of a list, or set in."""
    if not at or not lines[at - 1].is_blank:
        return False
    before = next((line for line in reversed(lines[max(0, at - _NEAR) : at]) if not line.is_blank), None)
    after = next((line for line in lines[at + 1 : at + _NEAR] if not line.is_blank), None)
    if before is None or after is None:
        return False
    return any(is_item(line.text) or line.indent > 0 or line.text.startswith(">") for line in (before, after))


def _plain(line: Line, omitted: Omitted) -> Line:
    if _TOC.fullmatch(line.text):
        omitted.take(msg("the sign for a table of contents"), line.number, line.text, msg("--toc makes one in the PDF"))
        return line.but("")
    if _STARS.fullmatch(line.text):
        return line.but(ORNAMENT)
    if _PART.match(line.text):
        return line.but(_PART.sub(r"\1", line.text, count=1))
    if _HEADING.match(line.text):
        return line.but(_HEADING.sub(r"\1 ", line.text, count=1))
    return line
