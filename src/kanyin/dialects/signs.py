"""Small signs of people's Markdown: contents, breaks of stars, ends of blocks, headings behind a Chinese space."""

from __future__ import annotations

import re
from collections.abc import Sequence

from kanyin.dialects.gaps import is_item
from kanyin.dialects.lines import Line, code_mask, is_held
from kanyin.dialects.numbers import APART
from kanyin.dialects.omitted import Omitted
from kanyin.messages import msg
from kanyin.patterns import lazy

_TOC = lazy(r"[ \t]*(?:@?\[\[?_?toc_?\]\]?|\$\{toc\}|\{:?toc\})[ \t]*", re.IGNORECASE)
_TOC_COMMENT = lazy(r"[ \t]*<!--[ \t]*toc[ \t]*-->[ \t]*", re.IGNORECASE)
_TOC_ITEM = lazy(r" {0,3}(?:[-*+]|\d+[.)])[ \t]+\S")
"""What kramdown's ``{:toc}`` stands below: an item in the place of the list."""
_STARS = lazy(r" {0,3}(?:\*[ \t]*){3,}")
_TIGHT = lazy(r"(#{2,6})(?=[^#\s{])")
"""A heading without its space: one ``#`` may be of a word, more are of a heading."""
_HEADING = lazy(r"( {0,3}#{1,6})[ \t]*\u3000[ \t\u3000]*")
_KEY = lazy(r"<(kbd|code|tt|samp)>([_*~^`]{1,3})</\1>", re.IGNORECASE)
"""A key or a sign that is told of: none begins emphasis with it."""
_IN_ITEM = 2
"""How deep the text of an item stands at least."""
_SET_IN = lazy(r" {1,3}(?=#{1,6}[ \t])")
"""White before a heading (CommonMark 0.31, 4.2): pandoc takes it for text."""
_LOOSE = lazy(
    r"(?<![\w*\\/(])\*\*[ \t]++(?P<words>(?=[^*`]*?[^\W\d_])[^\s*`][^*`]{0,400}(?<![\s*`]))[ \t]++\*\*(?![A-Za-z\d*(])"
)
"""Strong emphasis with white inside its stars, which CommonMark takes for signs."""
_PARTED = r"[ \t]*+(?:[、，,/;；和与及]|以及)[ \t]*+"
_ROW_OF_STARS = lazy(rf"(?<![\w*\\”’）)])\*{{1,4}}+(?:{_PARTED}\*{{1,4}}+)++(?!\w*+\*)")
_STARS_OF_LEVEL = lazy(r"(?<![\w*\\])\*{1,4}+(?=[ \t]*+[pPｐＰ][ \t]*+[<＜≤=])")
"""Stars that a legend explains: ***、**和*分别表示; * p<0.05, ** p<0.01. They are signs, and no emphasis."""
_ADDRESS = lazy(r"(?<![\w<\"'=/])(?<!\]\()https?://[!#-&*-;=?-Z^_a-z{-~]+")
_IN_ADDRESS = lazy(r"[~^]")
"""What would lower or raise the words of an address: ?country=A~B~C."""
_NEAR = 6
"""Lines among which that before or behind one is looked for."""
ORNAMENT = '<hr class="ornament">'
CONTENTS = '<hr class="contents">'


def plain_signs(lines: list[Line], omitted: Omitted) -> list[Line]:
    """The lines with these signs as pandoc has them, or without them."""
    mask = code_mask(lines)
    out: list[Line] = []
    for at, line in enumerate(lines):
        if not mask[at] and line.text.rstrip() == "^" and _ends_block(lines, at):
            omitted.take(msg("ends of blocks of kramdown"), line.number, line.text)
            out += [line.but(""), line.but(APART), line.but("")]
        elif not mask[at] and _TIGHT.match(line.text) and _stands_alone(lines, at):
            out.append(line.but(_TIGHT.sub(r"\1 ", line.text, count=1)))
        elif not mask[at] and _SET_IN.match(line.text) and (line.indent < _IN_ITEM or not is_held(lines, at)):
            out.append(line.but(line.text.lstrip(" ")))
        elif not mask[at] and _is_contents(lines, at):
            if line.text.lstrip().startswith("{") and out and _TOC_ITEM.match(out[-1].text):
                omitted.texts.append(out.pop().text)
            out += [line.but(""), line.but(CONTENTS), line.but("")]
        else:
            out.append(line if mask[at] else _plain(line, omitted))
    return out


def _is_contents(lines: Sequence[Line], at: int) -> bool:
    """True for a sign for a table of contents; as a comment where no tool has put the list below it."""
    if _TOC.fullmatch(lines[at].text):
        return True
    below = next((line.text for line in lines[at + 1 : at + _NEAR] if not line.is_blank), "")
    return bool(_TOC_COMMENT.fullmatch(lines[at].text)) and not is_item(below)


def _stands_alone(lines: Sequence[Line], at: int) -> bool:
    """True for a line behind an empty one, or at the begin."""
    return not at or lines[at - 1].is_blank


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
    if _STARS.fullmatch(line.text):
        return line.but(ORNAMENT)
    if _HEADING.match(line.text):
        return line.but(_HEADING.sub(r"\1 ", line.text, count=1))
    text = _KEY.sub(_escaped_key, line.text) if "</" in line.text else line.text
    if "://" in text and _IN_ADDRESS.search(text):
        text = _ADDRESS.sub(lambda found: _plain_address(found, text), text)
    return line.but(_plain_legend(_tightened(text)) if "*" in text else text)


def _plain_address(found: re.Match[str], line: str) -> str:
    """An address with all its characters, outside code."""
    is_code = line.count("`", 0, found.start()) % 2 == 1
    return found[0] if is_code else _IN_ADDRESS.sub(r"\\\g<0>", found[0])


def _tightened(text: str) -> str:
    """A line with ``** 甲 **``, the only stars in it, as ``**甲**``: nothing else is meant by two such pairs."""
    return _LOOSE.sub(r"**\g<words>**", text) if text.count("**") == 2 else text


def _plain_legend(text: str) -> str:
    """A line with the stars of a legend as signs: several runs of them, each of a length of its own."""
    rows = [found for found in _ROW_OF_STARS.finditer(text) if _all_differ(re.findall(r"\*+", found[0]))]
    levels = list(_STARS_OF_LEVEL.finditer(text))
    if len(levels) < 2 or not _all_differ([found[0] for found in levels]):
        levels = []
    in_text = (found for found in (*rows, *levels) if text.count("`", 0, found.start()) % 2 == 0)
    stars = {at for found in in_text for at in range(*found.span()) if text[at] == "*"}
    return "".join(rf"\{sign}" if at in stars else sign for at, sign in enumerate(text))


def _all_differ(runs: Sequence[str]) -> bool:
    return len(set(runs)) == len(runs)


def _escaped_key(found: re.Match[str]) -> str:
    return f"<{found[1]}>{''.join(chr(92) + sign for sign in found[2])}</{found[1]}>"
