"""Empty lines before lists, quotations, headings and tables that stand right under a paragraph, for pandoc wants them.

As CommonMark has it (0.31, 5.2, 5.3); but a number begins a list there only where the line before ends with a colon or
the next number follows: 「2023. 年」 at the begin of a wrapped line is none.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kanyin.dialects.han_numbers import begins_paragraph
from kanyin.dialects.lines import Line, code_mask
from kanyin.patterns import lazy

BULLET = lazy(r"[ \t]*[-*+][ \t]+\S")
NUMBER = lazy(r"(?P<indent>[ \t]*)(?P<number>\d{1,9})(?P<end>[.)])[ \t]+\S")
RULE = lazy(r" {0,3}(?:(?:\*[ \t]*){3,}|(?:_[ \t]*){3,}|(?:-[ \t]*){3,})")
_QUOTE = lazy(r"[ \t]*>")
_HEADING = lazy(r" {0,3}#{1,6}(?:[ \t]|$)")
_ROW = lazy(r"[^|\\]*+(?:\\.[^|\\]*+)*+\|")
_DASHES = lazy(r"\A[ \t]*+\|?[ \t]*+:?-++:?[ \t]*+(?:\|[ \t]*+:?-++:?[ \t]*+)*+\|?[ \t]*+")
_FANCY = lazy(r"[ \t]*(?:\(?(?:[a-zA-Z]|[ivxlcIVXLC]{1,6}|#|@)[.)]|\(\d{1,9}\))[ \t]+\S")
_COLONS = ("：", ":")


def with_gaps(lines: list[Line]) -> list[Line]:
    """The lines with an empty one before each block that a paragraph would swallow."""
    mask, state = code_mask(lines), _State()
    out: list[Line] = []
    for at, line in enumerate(lines):
        if not mask[at] and out and not out[-1].is_blank and _begins(lines, at, state, at > 0 and mask[at - 1]):
            out.append(line.but(""))
            state.break_off()
        state.pass_on(line, mask[at])
        out.append(line)
    return out


@dataclass(slots=True)
class _State:
    """What is known of the lines before: are those since the last empty one a list, is one open, and which number
    comes next in it, with its white and its mark?
    """

    in_items: bool = False
    is_open: bool = False
    next: str = ""

    def break_off(self) -> None:
        """An empty line."""
        self.in_items = False

    def pass_on(self, line: Line, is_code: bool) -> None:
        """Look at a line that stays."""
        if line.is_blank:
            self.break_off()
        elif not is_code and is_item(line.text) and (line.indent < 4 or self.is_open):
            self.in_items = self.is_open = True
            number = NUMBER.match(line.text)
            self.next = _next(number) if number else self.next
        elif line.indent < 1 and not self.in_items:
            self.is_open = False


def is_item(text: str) -> bool:
    """True for the first line of an item of a list, whatever stands before it."""
    return bool((BULLET.match(text) or NUMBER.match(text) or _FANCY.match(text)) and not RULE.fullmatch(text))


def _begins(lines: Sequence[Line], at: int, state: _State, after_code: bool) -> bool:
    """True where a block begins on a line that follows another."""
    line, before = lines[at], lines[at - 1]
    if RULE.fullmatch(line.text) and "-" not in line.text:
        return True
    if _HEADING.match(line.text):
        return True
    if _QUOTE.match(line.text):
        return not _QUOTE.match(before.text) and (line.indent < 4 or state.is_open)
    if is_head_of_table(lines, at):
        return not (_ROW.match(before.text) and before.text.lstrip().startswith("|"))
    if state.in_items or after_code or (line.indent > 3 and not state.is_open):
        return False
    if BULLET.match(line.text) and not RULE.fullmatch(line.text):
        return True
    if _QUOTE.match(before.text) and state.next and line.text.startswith(state.next):
        return True  # the list goes on below a quotation
    return _is_first_number(lines, at, before) or begins_paragraph(lines, at)


def is_head_of_table(lines: Sequence[Line], at: int) -> bool:
    """True for a line with bars above a line of dashes and bars."""
    if at + 1 >= len(lines) or "|" not in lines[at + 1].text or not _DASHES.fullmatch(lines[at + 1].text):
        return False
    return bool(_ROW.match(lines[at].text))


def _is_first_number(lines: Sequence[Line], at: int, before: Line) -> bool:
    found = NUMBER.match(lines[at].text)
    if not found:
        return False
    return before.text.rstrip().rstrip("*_").endswith(_COLONS) or _next_follows(lines, at, found)


def _next(number: re.Match[str]) -> str:
    """How the item behind one with this number begins."""
    return f"{number['indent']}{int(number['number']) + 1}{number['end']}"


def _next_follows(lines: Sequence[Line], at: int, first: re.Match[str]) -> bool:
    """True where the next number stands below, with the same mark, as deep.

    No empty line may stand between, but behind the first of all numbers: that may begin a list anywhere (5.3).
    """
    wanted = _next(first)
    for line in lines[at + 1 : at + 60]:
        if line.text.startswith(wanted):
            return True
        if line.is_blank and int(first["number"]) != 1:
            return False
        if _HEADING.match(line.text):
            return False
    return False
