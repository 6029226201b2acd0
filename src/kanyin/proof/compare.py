"""The text of a PDF beside the text it was made of: PF601 and PF602."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from kanyin.messages import msg
from kanyin.proof import marks
from kanyin.proof.faults import at_line
from kanyin.proof.layout import Layout, Line, visible
from kanyin.proof.model import Fault

_CLAUSE = re.compile(r"[^，。；：！？、,.;:!?]+[，。；：！？、,.;:!?”’）)》]*")


def check(layout: Layout, text: str) -> Iterator[Fault]:
    """What one has and the other has not, clause by clause. A page's end may interrupt a clause once.

    Numbers, marks of notes and running heads that the PDF has besides are no fault: only prose is looked for
    in the other direction.
    """
    printed = solid("".join(glyph.text for page in layout.file.pages for glyph in visible(page)))
    told = 0
    for clause in (clause for row in text.split("\n") for clause in _CLAUSE.findall(solid(row))):
        if not any(map(marks.is_han, clause)) or len(clause) < 2:
            continue
        lost = _uncovered(clause, printed)
        if lost:
            told += sum(map(marks.is_han, lost))
            yield Fault("PF601", msg("not in the PDF: {text}", text=lost[:40]), text=clause[:40])
    short = _counts(solid(text)) - _counts(printed)
    if sum(short.values()) > told:
        missing = "".join(sorted(short))[:40]
        yield Fault("PF601", msg("fewer than in the source: {text}", text=missing))
    source = solid(text)
    for line in layout.lines:
        if layout.is_prose(line) and (lost := _uncovered(_prose(line), source)):
            yield at_line("PF602", msg("not in the source: {text}", text=lost[:40]), line)


def solid(text: str) -> str:
    """Text without what no reader sees: white space, soft hyphens; compatibility forms as their plain ones."""
    bare = re.sub(r"[\s\u00ad\u200b-\u200d\u2060\ufeff]", "", text)
    return re.sub("[\u2e80-\u2fdf\uf900-\ufaff]", lambda match: unicodedata.normalize("NFKC", match[0]), bare)


def _prose(line: Line) -> str:
    """A line without superscripts."""
    return solid("".join(glyph.text for glyph in line.main))


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
