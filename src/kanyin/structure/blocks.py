"""Lines of the text to blocks: captions, flattened tables, paragraphs."""

from __future__ import annotations

import re

from kanyin import rules
from kanyin.model import Block, Change, Figure, Heading, Line, Paragraph, Table

LONGEST_CAPTION = 60
"""Characters: a line that begins as a caption and is longer is a sentence about the table."""
_SENTENCE = re.compile("[。；]|[，,].{12,}[，,。]")
_ABOUT = re.compile(
    "(图|表)\\s*[\\d一二三四五六七八九十.．-]+\\s*(中|是|为|给出|所示|说明|表明|列出|显示|反映|可以|可见|的)"
)


def read_blocks(lines: tuple[Line, ...], headings: dict[int, Heading]) -> tuple[tuple[Block, ...], list[Change]]:
    """The blocks of the text in its order; a doubtful Change for each table that the page had flattened to lines."""
    blocks: list[Block] = []
    changes: list[Change] = []
    n = 0
    while n < len(lines):
        line = lines[n]
        if n in headings:
            blocks.append(headings[n])
        elif is_caption(line.text) and line.text[0] in "表附续T":
            end = _rows_end(lines, n + 1, headings)
            rows = lines[n + 1 : end]
            src = tuple(number for row in lines[n:end] for number in row.src)
            blocks.append(Table(line.text, tuple(row.text for row in rows), src))
            if rows:
                shown = "\n".join(row.text for row in lines[n:end])
                changes.append(Change("TB001", "edit", src, shown, shown, doubt=True))
            n = end
            continue
        elif is_caption(line.text):
            blocks.append(Figure(line.text, "", line.src))
        else:
            blocks.append(Paragraph(line.text, line.src))
        n += 1
    return tuple(blocks), changes


def is_caption(text: str) -> bool:
    """A caption on a line of its own, no sentence that speaks of the table."""
    return (
        len(text) <= LONGEST_CAPTION
        and rules.is_caption(text)
        and _ABOUT.match(text) is None
        and _SENTENCE.search(text) is None
        and text[-1] not in "。，；：:"
    )


def _rows_end(lines: tuple[Line, ...], start: int, headings: dict[int, Heading]) -> int:
    """Index behind the rows of a flattened table: they end at a heading, a caption, a field or running text."""
    for n in range(start, len(lines)):
        text = lines[n].text
        other = n in headings or rules.is_caption(text) or rules.label(text) or rules.is_back_matter(text)
        if other or _SENTENCE.search(text) or len(text) > 80 or (lines[n].indent >= 2 and text[-1] in "。：:"):
            return n
    return start
