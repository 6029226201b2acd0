"""Code that no fence closes ends with the file, or with the quotation that it stands in (CommonMark 0.31, 4.5).

Code that an item of a list begins with begins in a line of its own."""

from __future__ import annotations

from kanyin.dialects.lines import Fence, Line, Unclosed, code_mask, indented_code
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_IN_ITEM = lazy(r"(?P<sign>[ \t]*+(?:(?:[-*+]|\d{1,9}[.)])[ \t]{1,4})+)(?P<code>(?:`{3,}+|~{3,}+)[^\n]*+)")
_MORE = 7
"""Backticks more than a fence of tildes had, which holds some itself."""
EMPTY = "\u2060"
"""What an item holds before its code: nothing that is seen. pandoc knows no item whose first line has nothing."""


def closed_code(lines: list[Line], *, is_file: bool = True) -> list[Line]:
    """The lines with a fence at their end where one is missing there; in a file it is told, in a quotation code may end
    so. One set in is left alone: the item of a list or whatever it stands in has its own end.
    """
    lines = _set_apart(lines)
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


def _set_apart(lines: list[Line]) -> list[Line]:
    """The lines with code that stands right behind the sign of an item, ``- ```js``, in the line below it: what looks
    for fences finds them at the beginnings of lines."""
    if not any(_IN_ITEM.match(line.text) for line in lines):
        return lines
    out: list[Line] = []
    closing: Fence | None = None
    marks = ""
    code, unclosed = indented_code(lines), Unclosed()
    for at, line in enumerate(lines):
        found = None if closing or code[at] else _IN_ITEM.fullmatch(line.text)
        opened = Fence.of(found["code"]) if found else None if closing else Fence.of(line.text)
        if closing:
            if closing.ends(line.text):
                line = line.but(line.text.replace(closing.marks, marks) if marks else line.text)
                closing, marks = None, ""
        elif opened and unclosed.end(opened, lines, at):
            closing = opened
        if found and closing:
            white = "".join(char if char == "\t" else " " for char in found["sign"])
            # Behind words pandoc knows no code of tildes.
            marks = closing.marks if closing.marks[0] == "`" else "`" * (len(closing.marks) + _MORE)
            code_line = white + marks + found["code"][len(closing.marks) :]
            out += [line.but(found["sign"] + EMPTY), line.but(code_line)]
        else:
            out.append(line)
    return out
