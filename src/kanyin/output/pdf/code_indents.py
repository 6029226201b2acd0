"""Lines of code set in so deep that nothing has room beside their white."""

from __future__ import annotations

from collections.abc import Sequence

from lxml import etree

from kanyin.book.blocks import MONO_EM
from kanyin.book.drawings import letters
from kanyin.output import xhtml
from kanyin.output.blocks import LONG_WORD
from kanyin.output.pdf.picture_sizes import set_in
from kanyin.style import MM_PER_PT, Style

_DEEPER = 4
"""The characters by which such a line stands deeper than the one that it goes on from."""


def bring_in_code(root: etree._Element, style: Style) -> None:
    """The white before lines of code that would push their first word off the page, cut. Before lines are parted."""
    for code in xhtml.elements(root, "code"):
        block = code.getparent()
        if xhtml.name_of(block) == "pre" and not len(code) and not {"drawing", "tree"} & set(xhtml.classes(block)):
            size = style.text["code"].size
            room = style.column_width / MM_PER_PT - set_in(block, style) - size
            code.text = "\n".join(brought_in((code.text or "").split("\n"), int(room / (size * MONO_EM))))


def brought_in(lines: Sequence[str], columns: int) -> list[str]:
    """The lines of code for a measure of so many letters: one whose first word would not stand in it whole, or as much
    of it as is never parted, stands a step deeper than the line above it, at most at half the measure."""
    made, before = [], 0
    for line in lines:
        said = line.lstrip(" ")
        deep = len(line) - len(said)
        if deep and said and deep + min(letters(said.split(maxsplit=1)[0]), LONG_WORD) > columns:
            line = " " * min(before + _DEEPER, columns // 2, deep) + said
        elif said:
            before = deep
        made.append(line)
    return made
