"""The text of a PDF beside the text it was made of: PF601 and PF602."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate, pairwise

from kanyin.messages import msg
from kanyin.patterns import lazy
from kanyin.proof import marks
from kanyin.proof.columns import visible
from kanyin.proof.faults import at_line
from kanyin.proof.layout import Layout
from kanyin.proof.line import Line
from kanyin.proof.model import FORMULA, Fault, Glyph, Page

_CLAUSE = lazy(rf"[^，。；：！？、,.;:!?{FORMULA}]+[，。；：！？、,.;:!?”’）)》]*")
_LABEL = lazy(r"^(?:[0-9]{1,3}[.．、)）]|[(（][0-9]{1,3}[)）]|[•●○■□▪◦–·])")
"""Of an entry of a list, which Markdown writes in another way."""
_BESIDE_FORMULA = lazy("[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]{2,}")
_HYPHEN = lazy("(?<=[A-Za-z\u00c0-\u024f])[-\u2010]$")
_SHORTEST = 6
"""Characters of a clause whose number is compared; shorter ones come again in any text."""
_NEAR = 3000
"""Characters within which the next clause of a text is looked for."""


def check(layout: Layout, text: str) -> Iterator[Fault]:
    """What one has and the other has not, clause by clause, and what the PDF has more often.

    A page's end may interrupt a clause once. Numbers, marks of notes and running heads that the PDF has besides are no
    fault: only prose is looked for in the other direction. What is lost is told at the line that it should follow.
    """
    clauses = [clause for row in text.split("\n") for clause in _CLAUSE.findall(solid(row)) if _tells(clause)]
    source = solid(text)
    prose = [line for line in layout.lines if layout.is_prose(line)]
    yield from _lost(layout, clauses, source, prose)
    for line in prose:
        if lost := _added(_prose(line), source):
            yield at_line("PF602", msg("not in the source: {text}", text=lost[:40]), line)
    yield from _doubled(layout, clauses, source, prose)


def _tells(clause: str) -> bool:
    return len(clause) > 1 and any(map(marks.is_han, clause))


def _lost(layout: Layout, clauses: Sequence[str], source: str, prose: Sequence[Line]) -> Iterator[Fault]:
    printed = solid("".join(glyph.text for page in layout.file.pages for glyph in (*visible(page), *_turned(page))))
    told, at = Counter[str](), 0
    text, starts = _joined(layout, prose)
    for clause in clauses:
        lost = _uncovered(clause, printed)
        if not lost:
            found = text.find(clause, at)
            at = found if 0 <= found < at + _NEAR else at
            continue
        told += _counts(clause)
        what = msg("not in the PDF: {text}", text=lost[:40])
        if prose:
            line = prose[bisect_right(starts, at) - 1]
            yield replace(at_line("PF601", what, line), text=clause[:40])
        else:
            yield Fault("PF601", what, text=clause[:40])
    short = _counts(source) - _counts(printed) - told
    if short:
        missing = "".join(sorted(short))[:40]
        yield Fault("PF601", msg("fewer than in the source: {text}", text=missing))


def _turned(page: Page) -> Iterator[Glyph]:
    """What stands sideways on a page, a wide table, as the file has it in turn."""
    return (glyph for glyph in page.glyphs if not glyph.upright and glyph.mode != 3)


def _added(line: str, source: str) -> str:
    """What of a line is not in the source; beside formulas runs of Han alone are looked for."""
    lost = _uncovered(line, source) and _uncovered(_LABEL.sub("", line), source)
    if lost and FORMULA in source:
        return next(filter(None, (_uncovered(run, source) for run in _BESIDE_FORMULA.findall(line))), "")
    return lost


def _doubled(layout: Layout, clauses: Sequence[str], source: str, prose: Sequence[Line]) -> Iterator[Fault]:
    """Clauses that the PDF's prose has more often than the source, at the last place where they stand."""
    text, starts = _joined(layout, prose)
    for clause in dict.fromkeys(clause for clause in clauses if len(clause) >= _SHORTEST):
        here, there = text.count(clause), source.count(clause)
        if here > there:
            line = prose[bisect_right(starts, text.rfind(clause)) - 1]
            told = clause[:40]
            said = msg("{here} times in the PDF, {there} in the source: {text}", here=here, there=there, text=told)
            yield at_line("PF602", said, line)


def _joined(layout: Layout, lines: Sequence[Line]) -> tuple[str, list[int]]:
    """The text of lines in one piece, a line's end where a paragraph may begin, and where each line begins in it."""
    parts = []
    for upper, line in pairwise((None, *lines)):
        assert line is not None
        indented = line.left - layout.edge(line).left > 1.4 * layout.size
        apart = upper is not None and upper.column == line.column and layout.below(upper) is not line
        begins = indented or (apart and upper is not None and upper.page == line.page)
        parts.append(("\n" if begins else "") + _prose(line))
    return "".join(parts), list(accumulate(map(len, parts), initial=0))[:-1]


def solid(text: str) -> str:
    """Text without what no reader sees: white space, soft hyphens; compatibility forms as their plain ones."""
    bare = re.sub(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]", "", text)
    return re.sub("[\u2e80-\u2fdf\uf900-\ufaff]", lambda match: unicodedata.normalize("NFKC", match[0]), bare)


def _prose(line: Line) -> str:
    """A line without superscripts and the hyphen of a word that goes on in the next line."""
    return _HYPHEN.sub("", solid("".join(glyph.text for glyph in line.main)))


def _uncovered(clause: str, text: str) -> str:
    """What of a clause is not in ``text``, when it may be interrupted once; empty when all is there."""
    if clause in text:
        return ""
    start = len(clause)
    while start and clause[:start] not in text:
        start -= 1
    end = start
    while end < len(clause) and clause[end:] not in text:
        end += 1
    return clause[start:end]


def _counts(text: str) -> Counter[str]:
    return Counter(character for character in text if marks.is_han(character))
