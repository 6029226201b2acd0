"""``$$x$$`` within a sentence, as kramdown (Jekyll) means it: a formula of the line. One too high for a line stays on
its own, and the mark behind it goes with it: no line begins with a comma.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanyin.dialects.lines import Line, unread_mask
from kanyin.patterns import lazy

_FORMULA = lazy(r"`[^`\n]*`|\$\$(?P<tex>[^$\n]{1,2000}+)\$\$")
_NO_TEXT = lazy(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?")
"""What stands before the text of a line: marks of quotations, items and tasks."""
_HIGH = lazy(r"\\(?:[dc]?frac|sum|prod|int|iint|oint|lim|binom|begin|left|over|underset|overset|stackrel|\\)(?![a-z])")
"""Commands of formulas that a line has no room for."""
_LONGEST = 60
"""Characters of TeX in a line at most."""
_MARKS = "，。、；：,.;:"
"""Marks that a displayed formula takes along."""
_CLOSING = frozenset(_MARKS + "？！?!）)」』》】”’")
_COLONS = frozenset("：:")
_OPENING = frozenset("（(「『《【“‘")


def of_the_line(lines: list[Line]) -> list[Line]:
    """The lines with the formulas of their sentences between single dollars, where marks beside one show that a file
    means them so.
    """
    if not any("$$" in line.text for line in lines):
        return lines
    mask = unread_mask(lines)
    read = [at for at, line in enumerate(lines) if not mask[at] and not line.text.lstrip().startswith("|")]
    inner = [found for at in read for found in _within(lines[at].text)]
    are_low = any(_goes_on_behind_mark(found) and not _is_high(found["tex"]) for found in inner)
    out = list(lines)
    for at in read if any(map(_touches_mark, inner)) else ():
        out[at] = lines[at].but(_rewritten(lines[at].text, are_low=are_low))
    return out


def _within(text: str) -> Iterator[re.Match[str]]:
    """The displayed formulas that have text before and behind them on their line."""
    for found in _FORMULA.finditer(text):
        is_first = _NO_TEXT.fullmatch(text, 0, found.start())
        if found["tex"] is not None and found["tex"].strip() and not is_first and text[found.end() :].strip():
            yield found


def _touches_mark(found: re.Match[str]) -> bool:
    """A mark follows that begins no line, or one stands before it that ends none."""
    text = found.string
    return text[found.end()] in _CLOSING or text[: found.start()].rstrip()[-1:] in _OPENING


def _goes_on_behind_mark(found: re.Match[str]) -> bool:
    """So it is, and its sentence or another one goes on."""
    return _touches_mark(found) and bool(found.string[found.end() + 1 :].strip())


def _is_high(tex: str) -> bool:
    return len(tex) > _LONGEST or bool(_HIGH.search(tex))


def _rewritten(text: str, *, are_low: bool) -> str:
    """``are_low``: formulas that have room in their line are set in it, but for one that a colon announces."""
    out: list[str] = []
    done = 0
    for found in _within(text):
        tex, mark = found["tex"].strip(), text[found.end()]
        is_announced = text[: found.start()].rstrip()[-1:] in _COLONS
        is_low = are_low and not _is_high(tex) and not is_announced
        made, end = found[0], found.end()
        if is_low or (mark not in _MARKS and _touches_mark(found)):
            made = f"${tex}$" if not mark.isdigit() else made
        elif mark in _MARKS:
            made, end = f"$${tex}{_as_tex(mark)}$$", end + 1
        out += [text[done : found.start()], made]
        done = end
    return "".join([*out, text[done:]])


def _as_tex(mark: str) -> str:
    return mark if mark.isascii() else rf"\text{{{mark}}}"
