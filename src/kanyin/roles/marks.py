"""The marks on what a person should look at: lines whose role is in doubt, those in a row together, and fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from kanyin.config.overrides import NONE, Overrides
from kanyin.model import Change, Code, Document, Heading, Table
from kanyin.roles import Labelled
from kanyin.roles.doubt import Doubt, Question, stretches
from kanyin.roles.fields import with_mark
from kanyin.roles.inside import inside_paper
from kanyin.roles.pictures import pictures_within

AT_THE_EDGE = "BP045"
"""The mark on lines that stay though they may be none of the article's."""
_MARKS: dict[Question, str] = {"kept": AT_THE_EDGE, "title": "RL001", "info": "RL002"}
"""The rules of marks on lines that stay in the text, or go into a field."""


def with_marks(document: Document, page: Sequence[Labelled], overrides: Overrides = NONE) -> Document:
    """The Document with its marks: one for the lines in a row that stay in doubt, a drop in doubt for those that went.

    ``page`` are the lines that the roles were told of. What a reader of its own has known is settled.
    """
    settled = settled_lines(document) | inside_paper(document, page)
    away = {n for change in document.changes if change.action in ("lift", "drop") for n in change.src}
    doubts = [_left(each, settled, away) for each in page]
    marks: list[Change] = []
    gone = pictures_within(document, page)
    for stretch in stretches(doubts):
        question = doubts[stretch[0]].question
        if question == "gone":
            gone |= {number for n in stretch for number in page[n].line.src}
        elif question is not None:
            marks.append(overrides.resolve_doubt(_mark([page[n] for n in stretch], question)))
    changes = (*_gone_in_doubt(document.changes, gone), *marks)
    document = replace(document, changes=changes)
    return document if any(each.line.kind == "p" for each in page) else with_mark(document, overrides)


def _left(each: Labelled, settled: set[int], away: set[int]) -> Doubt:
    """The doubt about a line: none where it is settled; whether it stays is none of one that stands in a field or went
    (``away``).
    """
    src = set(each.line.src)
    return Doubt() if settled & src or (each.doubt.question == "kept" and away & src) else each.doubt


def settled_lines(document: Document) -> set[int]:
    """The lines of headings, tables, programs and references, and those that a reader of fields knew and lifted.

    What is in doubt about these is told where they are found.
    """
    blocks = (block.src for block in document.blocks if isinstance(block, Code | Heading | Table))
    lifted = (change.src for change in document.changes if change.action == "lift" and change.rule not in _JUDGED)
    return {n for src in (*blocks, *lifted, *(entry.src for entry in document.references)) for n in src}


_JUDGED = frozenset({"MD001", "MD002"})
"""What is lifted by its role: title and byline."""


def _mark(page: Sequence[Labelled], question: Question) -> Change:
    """One mark for lines in a row whose role is in doubt, and which stay or stand in a field."""
    shown = "\n".join(each.line.text for each in page)
    src = tuple(n for each in page for n in each.line.src)
    return Change(_MARKS[question], "edit", src, shown, shown, doubt=True)


def _gone_in_doubt(changes: Iterable[Change], gone: set[int]) -> Iterator[Change]:
    """Changes in their order; lines in a row that one rule leaves out in doubt are one of them, and one mark."""
    before: Change | None = None
    for change in changes:
        if change.action == "drop" and not change.by and change.src and gone.issuperset(change.src):
            change = replace(change, doubt=True)
            if before is not None and before.rule == change.rule and before.action == "drop" and before.doubt:
                text = f"{before.before}\n{change.before}"
                before = replace(before, src=before.src + change.src, before=text)
                continue
        if before is not None:
            yield before
        before = change
    if before is not None:
        yield before
