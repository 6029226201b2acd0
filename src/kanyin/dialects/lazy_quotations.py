"""Lines without ``>`` between those of a quotation: they are of it too, as CommonMark has it (0.31, 5.1, laziness).

Such are lines of its paragraph, and those of a displayed formula that begins in it. What comes behind them with ``>``
is no quotation of its own, so lists in it go on.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kanyin.dialects.dashes import NO_TEXT
from kanyin.dialects.gaps import RULE, is_item
from kanyin.dialects.lines import LONGEST_FORMULA, Line, fenced, unread_mask
from kanyin.patterns import lazy

_QUOTED = lazy(r"\A[ \t]*+(?:>[ \t]?)++")


def with_marks(lines: list[Line]) -> list[Line]:
    """The lines with the marks of the quotation before each line that goes on in it."""
    if not any(line.text.lstrip().startswith(">") for line in lines):
        return lines
    code = {at for start, end, _ in fenced(lines) for at in range(start, end + 1)}
    out = list(lines)
    last = _last_quoted(lines)
    marks, formula_end = "", -1
    held = _held_by_fences(lines, code, last)
    for at, line in enumerate(lines):
        if at in held:
            out[at] = line.but(f"{held[at]} {line.text}")
            continue
        quoted = None if at in code else _QUOTED.match(line.text)
        if quoted:
            marks = quoted[0].rstrip() + " "
        elif marks and at not in code and (at <= formula_end or (at < last[at] and _goes_on(out[at - 1], line))):
            out[at] = line.but(marks + line.text.lstrip())
        else:
            marks = ""
        if marks and at > formula_end and line.text.count("$$") % 2:
            formula_end = _end(lines, at)
    return out


def unread(lines: Sequence[Line]) -> list[bool]:
    """As ``unread_mask``, but a formula and code in a quotation are of the quotation."""
    mask = unread_mask(lines)
    code = {at for start, end, _ in fenced(lines) for at in range(start, end + 1)}
    quoted, out = False, list(mask)
    for at, is_unread in enumerate(mask):
        marks = bool(_QUOTED.match(lines[at].text))
        if is_unread and (at == 0 or not mask[at - 1] or at - 1 in code):
            quoted = marks and at not in code
        out[at] = is_unread and not (quoted and marks)
    return out


def _last_quoted(lines: Sequence[Line]) -> list[int]:
    """For each line the last one with ``>`` of its stretch without empty lines."""
    found, last = [0] * len(lines), -1
    for at in reversed(range(len(lines))):
        if lines[at].is_blank:
            last = -1
        elif last < 0 and _QUOTED.match(lines[at].text):
            last = at
        found[at] = last
    return found


_FENCE = lazy(r"\A(`{3,}+|~{3,}+)[^`]*+\Z")


def _held_by_fences(lines: Sequence[Line], code: Collection[int], last: Sequence[int]) -> dict[int, str]:
    """The marks of lines without ``>`` between two fences with it, no empty line among them: they are of its code."""
    found: dict[int, str] = {}
    done = -1
    for at, line in enumerate(lines):
        quoted = _QUOTED.match(line.text) if at > done and at not in code else None
        fence = _FENCE.match(line.text[quoted.end() :].strip()) if quoted else None
        if not quoted or not fence:
            continue
        inside = range(at + 1, last[at] + 1)
        done = next((n for n in inside if _QUOTED.sub("", lines[n].text, count=1).strip() == fence[1]), done)
        if done > at and _QUOTED.match(lines[done].text):
            bare = (n for n in range(at + 1, done) if not _QUOTED.match(lines[n].text))
            found.update(dict.fromkeys(bare, quoted[0].rstrip()))
    return found


def _goes_on(before: Line, line: Line) -> bool:
    """True for text behind text of a quotation."""
    inner = _QUOTED.sub("", before.text, count=1)
    return bool(inner.strip()) and not NO_TEXT.match(inner) and _is_text(line.text) and not RULE.fullmatch(inner)


def _is_text(text: str) -> bool:
    return not (NO_TEXT.match(text) or is_item(text) or RULE.fullmatch(text))


def _end(lines: Sequence[Line], start: int) -> int:
    """The line that closes the formula that a line opens; before the first where none does before an empty one."""
    for at in range(start + 1, min(len(lines), start + LONGEST_FORMULA)):
        if lines[at].is_blank:
            return -1
        if "$$" in lines[at].text:
            return at
    return -1
