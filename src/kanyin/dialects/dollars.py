"""Dollars that are money, variables of a shell or half of a pair: what stands between two of them is no formula."""

from __future__ import annotations

import re
from collections.abc import Iterator

from kanyin.dialects.lines import Line, unread_mask
from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.remarks import remark

_MARK = lazy(r"\\.|\$+|`+")
_BEGINS = lazy(r"\s*(?:[-*+] |\d{1,9}[.)] |#|\||:::|\$\$)")
"""A line that begins a block of its own."""
_ROW = lazy(r"\s*(?:#|\||:::)")
"""A line that is a block of its own."""
_LONGEST = 2000
"""Characters by which is told whether a formula stands between two dollars."""
_OPENS = lazy(r"\$(?=[^\s$])")
_TEXT = lazy(r"\\(?:text\w*|mbox|hbox|mathrm|operatorname|tag|ce|pu)\*?\s*\{(?:[^{}]++|\{[^{}]*+\})*+\}")
_LOST = lazy(r"\\\$[^$\n]{0,200}\\[A-Za-z]{2}[^$\n]{0,40}")
_COMMAND = lazy(r"\\[A-Za-z]{2}")
_SENTENCE = lazy("[，。；？！、“”《》]")
_EQUATIONS = lazy(
    r"[^，。；？！、“”《》=<>≤≥]*+[=<>≤≥][^，。；？！、“”《》]*+(?:[，；、][^，。；？！、“”《》=<>≤≥]*+[=<>≤≥][^，。；？！、“”《》]*+)+"
)
"""Equations with the sentence's commas between them: ``K=4，L=5``."""
_ENDS = frozenset("，。；？！、")
_HAN = lazy("[\u3400-\u9fff]")
_GROUP = lazy(r"[{(\[][^{}()\[\]]*+[})\]]")
"""What stands in brackets without others in it."""
_DEEPEST = 8
_MARKS = lazy("[，；、]")
_TERM = lazy(r"[A-Za-z0-9]|[^\s，；、_^\\]*+[_^\\][^\s，；、]*+")
"""A letter, or what has an index: a term of a row, ``x_1，x_2``."""
_WORDS = lazy(r"(?<![\\A-Za-z])[A-Za-z]{2,30} [A-Za-z]{2,30} [A-Za-z]{2}")
"""Three words side by side: prose."""
_TEX = lazy(r"[\\=_^+<>|/⇒⇐⇔≤≥≠∈∀∃∑]")
_RELATION = lazy(r"[=<>≤≥⇒⇔∈]|\\[A-Za-z]{2}")
_NEXT_CELL = lazy(r"(?<!\\)\s\|\s")
"""Where a cell of a table ends; the bar of a formula has no blanks beside it, or no Han in its dollars."""
_NAME = lazy(r"(?<![\\A-Za-z{])[A-Za-z]{3,}")
"""A name of more letters than a quantity has: a variable of a program."""
_GOES_ON = lazy(r"[A-Za-z0-9_({]")
"""What follows a dollar that opens and closes nothing."""
_NOTHING = lazy(r"[ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)?(?:\[[ xX]\][ \t]+)?")
_SET = lazy(r"[(\[{].*[)\]}]", re.DOTALL)


def plain_dollars(lines: list[Line]) -> list[Line]:
    """The lines with a backslash before each dollar that would make a formula of text."""
    mask = unread_mask(lines)
    out = list(lines)
    for start, end in _runs([line.text for line in lines], mask):
        text = "\n".join(line.text for line in lines[start:end])
        is_cells = "$" in text and text.lstrip().startswith("|")
        if is_cells or (text.count("$") >= 2 and _may_differ(text)):
            for at, changed in enumerate(_escaped(text, is_cells).split("\n"), start):
                out[at] = lines[at].but(changed)
                _tell(lines[at], changed)
    return out


def _tell(line: Line, changed: str) -> None:
    """A remark where commands of TeX stand between dollars that are text."""
    found = _LOST.search(changed) if changed != line.text else None
    if found:
        remark(
            msg(
                "this is a sentence with dollars, no formula, so it is printed as text: {sample}", sample=found[0][1:41]
            ),
            line=line.number,
            hint=msg("put the marks of the sentence outside the dollars"),
            kind="dollars",
        )


def _runs(texts: list[str], mask: list[bool]) -> Iterator[tuple[int, int]]:
    """Where lines go on with each other, outside of code: a formula may end in the next line, in no other block."""
    start = 0
    for at in range(1, len(texts) + 1):
        if at < len(texts) and not (mask[at] or mask[at - 1]) and _goes_on(texts[at - 1], texts[at]):
            continue
        if not mask[start]:
            yield start, at
        start = at


def _goes_on(before: str, text: str) -> bool:
    return not _BEGINS.match(text) and bool(text.strip()) and bool(before.strip()) and not _ROW.match(before)


def _may_differ(text: str) -> bool:
    return "`" in text or bool(_HAN.search(text) or _WORDS.search(text))


def _escaped(text: str, is_cells: bool) -> str:
    """Lines in which a dollar that opens no formula is escaped; ``is_cells``: a row of a table, in whose cells formulas
    end. Pandoc looks for their ends in the rows below too.
    """
    dollars = [found.start() for found in _outside_code(text) if found[0] == "$"]
    inside = {at for at, char in enumerate(text) if char == "$"} - set(dollars)
    last_inside = max((one for one in inside if _closes(text, one)), default=-1)
    ends = _ends(text, dollars)
    out, done, at = [], 0, 0
    while at < len(dollars):
        start, end = dollars[at], ends[at]
        opens = bool(_OPENS.match(text, start))
        if opens and end is not None and _holds_formula(text, start, dollars[end]):
            at = end + 1
            continue
        if opens and (is_cells or end is not None or last_inside > start):
            out += [text[done:start], "\\$"]
            done = start + 1
        at += 1
    return "".join([*out, text[done:]])


def _holds_formula(text: str, start: int, end: int) -> bool:
    """What the dollars at two places hold is a formula by itself, or fills its line, or is a sentence of formulas."""
    tex = text[start + 1 : min(end, start + _LONGEST)]
    if is_formula(tex):
        return True
    if "$" in tex or "`" in tex or _WORDS.search(tex) or end > start + _LONGEST:
        return False
    if not tex[:1].isdigit() and _fills_line(text, start, end):
        return True
    is_sentence = _HAN.search(tex) and _RELATION.search(tex) and not _NAME.search(_TEXT.sub("", tex))
    return bool(is_sentence) and not _GOES_ON.match(text, end + 1)


def _fills_line(text: str, start: int, end: int) -> bool:
    """True where nothing else stands in the line: Han alone are a formula there too, of words."""
    before = text[text.rfind("\n", 0, start) + 1 : start]
    after = text[end + 1 :].partition("\n")[0] if "\n" not in text[start:end] else "…"
    return not after.strip() and bool(_NOTHING.fullmatch(before))


def _ends(text: str, dollars: list[int]) -> list[int | None]:
    """For each dollar the next that may close what it opens, by its place among them."""
    ends: list[int | None] = []
    following: int | None = None
    for at in range(len(dollars) - 1, -1, -1):
        ends.append(following)
        following = at if _closes(text, dollars[at]) else following
    return ends[::-1]


def _closes(text: str, at: int) -> bool:
    return not text[at - 1].isspace() and not text[at + 1 : at + 2].isdigit()


def _outside_code(text: str) -> list[re.Match[str]]:
    """The marks of a line that stand in no code; code begins and ends with as many backticks."""
    marks = list(_MARK.finditer(text))
    last = {mark[0]: at for at, mark in enumerate(marks)}
    out: list[re.Match[str]] = []
    at = 0
    while at < len(marks):
        mark = marks[at]
        if mark[0][0] == "`" and last[mark[0]] > at:
            at = next(n for n in range(at + 1, len(marks)) if marks[n][0] == mark[0])
        else:
            out.append(mark)
        at += 1
    return out


def _is_row(tex: str) -> bool:
    """True where all marks of a sentence stand in brackets, ``h_{l，k}``, or part terms of a row: ``x_1，x_2``."""
    for _ in range(_DEEPEST):
        tex = _GROUP.sub("", tex)
    return not _SENTENCE.search(tex) or all(map(_TERM.fullmatch, map(str.strip, _MARKS.split(tex))))


def is_formula(tex: str) -> bool:
    """False for what is prose between two dollars: code, sentences, Han without any sign of a formula."""
    rest = _TEXT.sub("", tex)
    if "`" in rest or _WORDS.search(rest) or (_NEXT_CELL.search(rest) and _HAN.search(rest)):
        return False
    if rest[-1:] in _ENDS and _TEX.search(rest):
        rest = rest[:-1]  # the sentence's own mark, typed before the dollar: $a_n = b，$
    is_set = not _HAN.search(rest) and (_SET.fullmatch(rest) or _is_row(rest))
    if (
        _SENTENCE.search(rest)
        and not is_set
        and (_HAN.search(rest) or not (_COMMAND.search(rest) or _EQUATIONS.fullmatch(rest)))
    ):
        return False
    return not _HAN.search(rest) or bool(_TEX.search(rest))
