"""Code that no fence closes ends with the file, or with the quotation that it stands in (CommonMark 0.31, 4.5)."""

from __future__ import annotations

from kanyin.dialects.lines import Fence, Line, code_mask
from kanyin.messages import msg
from kanyin.remarks import remark


def closed_code(lines: list[Line], *, is_file: bool = True) -> list[Line]:
    """The lines with a fence at their end where one is missing there; in a file it is told, in a quotation code may end
    so. One set in is left alone: the item of a list or whatever it stands in has its own end.
    """
    mask = code_mask(lines)
    for at, line in enumerate(lines):
        fence = None if mask[at] else Fence.of(line.text)
        if fence and not fence.indent and any(not later.is_blank for later in lines[at + 1 :]):
            if is_file:
                remark(
                    msg("the code that begins here is not closed: it goes on to the end of the file"),
                    line=line.number,
                    hint=msg("put {fence} below its last line", fence=fence.marks),
                )
            return [*lines, lines[-1].but(fence.marks)]
    return lines
