"""Small signs of people's Markdown: tables of contents, breaks of stars, headings behind a Chinese space."""

from __future__ import annotations

import re

from kanyin.dialects.lines import Line, code_mask
from kanyin.dialects.omitted import Omitted
from kanyin.messages import msg

_TOC = re.compile(r"[ \t]*(?:@?\[\[?_?toc_?\]\]?|\$\{toc\}|\{:?toc\}|<!--[ \t]*toc[ \t]*-->)[ \t]*", re.IGNORECASE)
_STARS = re.compile(r" {0,3}(?:\*[ \t]*){3,}")
_HEADING = re.compile(r"( {0,3}#{1,6})[ \t]*\u3000[ \t\u3000]*")
_BLANK = re.compile(r"[ \t]*")
ORNAMENT = '<hr class="ornament">'


def plain_signs(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines with these signs as pandoc has them, or without them."""
    mask = code_mask(lines)
    return [line if is_code else _plain(line, omitted) for is_code, line in zip(mask, lines, strict=True)]


def _plain(line: Line, omitted: Omitted) -> Line:
    if _TOC.fullmatch(line.text):
        omitted.take(msg("the sign for a table of contents"), line.number, line.text, msg("--toc makes one in the PDF"))
        return line.but("")
    if _STARS.fullmatch(line.text):
        return line.but(ORNAMENT)
    if _HEADING.match(line.text):
        return line.but(_HEADING.sub(r"\1 ", line.text, count=1))
    return line
