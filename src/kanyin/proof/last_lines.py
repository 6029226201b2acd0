"""What the last line of a column is: verse or the line of an item, which head nothing; the end of a chapter."""

from __future__ import annotations

from kanyin.proof import marks
from kanyin.proof.layout import Layout
from kanyin.proof.line import Line


def bare(text: str) -> str:
    """A line without its white."""
    return "".join(text.split())


_VERSE = 3
"""Lines alike, one under the other, that are verse or a list: no heading has so many. One that has two is in the
outline, if there is any."""
_DEEPER = 2.1
"""Em that a line of verse goes in where it goes on."""


def is_verse(lines: list[Line], titles: set[str]) -> bool:
    """The last lines of a column are alike in face and size, their left edges apart no further than a line goes in
    that goes on, and none is in the outline."""
    last = lines[-(_VERSE - 1 if titles else _VERSE) :]
    first = [next((glyph for glyph in line.glyphs if marks.is_han(glyph.text)), line.glyphs[0]) for line in last]
    looks = {(glyph.font, round(line.size, 1)) for glyph, line in zip(first, last, strict=True)}
    if max(line.left for line in last) - min(line.left for line in last) > _DEEPER * last[-1].size:
        return False
    words = [*(line.text for line in last), "".join(line.text for line in last)]
    return len(last) > 1 and len(looks) == 1 and not any(bare(one) in titles for one in words)


def is_within_item(upper: Line, lower: Line) -> bool:
    """The lower line hangs below the first word of an item, behind its bullet: it begins nothing."""
    words = [glyph for glyph in upper.glyphs if glyph.text.strip()]
    return upper.text[0] in marks.BULLETS and len(words) > 1 and abs(words[1].x0 - lower.left) < 0.3 * lower.size


_ROOM = 3
"""Lines of white at a foot that a text leaves which ends there."""


def ends_text(layout: Layout, line: Line, titles: set[str]) -> bool:
    """A line in another face that no outline names, with room below it: a chapter ends with it."""
    lowest = min((other.y for other in layout.body), default=line.y)
    return bare(line.text) not in titles and bool(titles) and line.y - lowest > _ROOM * layout.leading
