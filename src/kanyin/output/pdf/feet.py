"""Pages that are full to the foot: where a page or a column would end short, a paragraph on it runs a line in or out,
or one on the pages before it (``earlier_pages``).

A page ends short where a paragraph's first line, or its last one, would stand alone, or a heading would have too few
lines below it. WeasyPrint lays a page out at a time; the page is laid out again with a paragraph changed, and kept so
where it is then full.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from kanyin.output.pdf.earlier_pages import fill_from_before
from kanyin.output.pdf.last_pages import draw_in_last_lines
from kanyin.output.pdf.made_pages import Change, Column, MadePage, Range, kept, longer_or_shorter, runs, undo

_TRIES = 10
"""Times that a page is laid out again at most."""
_MOST = 6
"""Lines that a page may lack so that it can be filled: a heading's, and those of the paragraph below it."""
_USUAL, _LOOSER = (-1.0, 0.1), (0.1, 0.125)
"""How open a paragraph that runs a line in or out may be: at first, and where nothing else helps."""
_BEFORE = 6
"""Pages that are kept, for they may be laid out again."""
_MOSTLY = 1 / 3
"""Of the measure: a last line of a paragraph that long may stand alone at the head of a page, if nothing else helps."""
_TO_PART = 2
"""Lines that a paragraph must have at the foot of a page, as the style sheets say (``orphans``)."""


@contextmanager
def full_pages(pitch: float) -> Iterator[None]:
    """Fill pages while WeasyPrint lays out; ``pitch``: px from line to line."""
    from weasyprint.layout import block, page

    make_page, linebox_layout = page.make_page, block._linebox_layout
    before: list[MadePage] = []

    def make(context: Any, root: Any, kind: Any, resume_at: Any, number: int, state: Any) -> Any:
        if before and (before[-1].context is not context or before[-1].number != number - 1):
            before.clear()
        this = MadePage(make_page, context, (root, kind), resume_at, number, state, pitch)
        for loosest in (_USUAL, _LOOSER):
            _fill(this, loosest)
            if this.is_short(_MOST):
                fill_from_before(this, before, _fill, loosest)
        draw_in_last_lines(this, before, _USUAL)
        before.append(this)
        del before[:-_BEFORE]
        return this.give()

    def lay_out(context: Any, box: Any, index: int, child: Any, *more: Any) -> Any:
        paragraph = getattr(child, "typeset_paragraph", None)
        if paragraph and paragraph.may_part:
            box.style = box.style.copy()
            box.style["widows"] = 1
        made = linebox_layout(context, box, index, child, *more)
        context.tried_paragraph = getattr(child, "typeset_paragraph", None) or None  # False: its lines are not ours
        return made

    page.make_page, block._linebox_layout = make, lay_out
    try:
        yield
    finally:
        page.make_page, block._linebox_layout = make_page, linebox_layout


def _fill(page: MadePage, loosest: Range) -> list[Change]:
    """Make the page as full as can be by what stands on it; gives what has been changed."""
    made: list[Change] = []
    tries = _TRIES
    for n in range(len(page.columns)):
        if n < len(page.columns) and 0 < page.columns[n].lacks <= _MOST:
            used, change = _fill_column(page, n, tries, loosest)
            tries -= used
            made += [change] if change else []
    return made


def _fill_column(page: MadePage, n: int, most: int, loosest: Range) -> tuple[int, Change]:
    """Fill the column ``n`` and leave those before it as they are, or the page as it was made. Gives how many times it
    was laid out, ``most`` times at most, and what has been changed."""
    wanted = [0 if at == n else column.lacks for at, column in enumerate(page.columns[: n + 1])]
    tries = 0
    for change in _changes(page, n, loosest):
        if tries == most:
            undo(change)
            break
        page.again()
        tries += 1
        lacks = [column.lacks for column in page.columns[: n + 1]]
        if len(lacks) <= n or all(lack <= most for lack, most in zip(lacks, wanted, strict=False)):
            return tries, change
        undo(change)
    if tries:
        page.again()
    return tries, []


def _changes(page: MadePage, n: int, loosest: Range) -> Iterator[Change]:
    """Ways to fill the column ``n``, each made already: paragraphs a line longer, a paragraph a line shorter; then the
    one that begins the next column, for it found too little room in this one; at last a paragraph's last line alone at
    the head of the next column.
    """
    column = page.columns[n]
    # A line more in an earlier column, which stays full, is one more in this one.
    yield from runs(page.columns[: n + 1], loosest, longer_or_shorter(column.lacks))
    pushed = page.columns[n + 1].first if n + 1 < len(page.columns) else page.tried
    if pushed is not None and pushed.is_filled and pushed.lines() and pushed is not column.parted:
        yield from _run_pushed(pushed, loosest)
    if loosest == _USUAL:  # a last line alone opens nothing: it need not be tried twice
        yield from _part(column, pushed)


def _run_pushed(pushed: Any, loosest: Range) -> Iterator[Change]:
    """A paragraph that is too short to be parted where the column ends a line longer, or a line shorter."""
    for extra in (1, -1):
        change = kept(pushed)
        openness = pushed.run(extra, 0, loosest[1]) if len(pushed.lines()) <= _TO_PART + 2 else None
        if openness is not None and openness > loosest[0]:
            yield [change]
        else:
            undo([change])


def _part(column: Column, pushed: Any) -> Iterator[Change]:
    parted = column.parted or pushed
    if parted is None or len(parted.lines()) <= _TO_PART:
        return
    last = parted.lines()[-1]
    if last.width >= _MOSTLY * max(line.width for line in parted.lines()):
        change = kept(parted)
        parted.may_part = True
        yield [change]
